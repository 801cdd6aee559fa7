//! Which output does a request mean, and may it be answered at all? Pure, so that odd requests are easy to try.

use crate::plan::{Job, SitePlan};
use crate::search::FOLDER;

/// What to do with a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Route<'p> {
    /// Make this output; the path is the plan's.
    Output(&'p str, &'p Job),
    /// The folder was meant: its address, made from the plan and never from the request.
    Folder(String),
    /// A file of the search may be meant: its path. Which of them there are is only known when they are made.
    Search(String),
    /// There is no such output.
    Missing,
}

/// Finds the output of a request's path (percent-encoded, without the query). `base` is the path of the site's address.
pub(super) fn route<'p>(plan: &'p SitePlan, base: &str, path: &str) -> Route<'p> {
    let (Some(path), Some(plain_base)) = (decoded(path), decoded(base)) else { return Route::Missing };
    if !base.is_empty() && (path == "/" || path == plain_base) {
        return Route::Folder(encoded(&format!("{plain_base}/")));
    }
    let Some(path) = path.strip_prefix(plain_base.as_str()).and_then(|rest| rest.strip_prefix('/')) else {
        return Route::Missing;
    };
    let is_folder = path.is_empty() || path.ends_with('/');
    let file = if is_folder { format!("{path}index.html") } else { path.to_owned() };
    if let Some((path, job)) = plan.jobs.get_key_value(&file) {
        return Route::Output(path, job);
    }
    if path.starts_with(FOLDER) {
        return Route::Search(path.to_owned());
    }
    match plan.jobs.get_key_value(&format!("{path}/index.html")) {
        Some((known, _)) => Route::Folder(encoded(&format!("{plain_base}/{}", known.trim_end_matches("index.html")))),
        None => Route::Missing,
    }
}

/// Whether a `Host` names this machine as seen from itself, with any port. A page of another site that points its own name at
/// 127.0.0.1 is refused here.
pub(super) fn is_local(host: &str) -> bool {
    let host = host.to_ascii_lowercase();
    ["127.0.0.1", "localhost", "[::1]"].iter().any(|name| {
        let is_port = |port: &str| (1..=5).contains(&port.len()) && port.bytes().all(|b| b.is_ascii_digit());
        host.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.strip_prefix(':').is_some_and(is_port))
    })
}

/// The text behind `%D2%9B`; `None` where it is not UTF-8 or a `%` is alone.
fn decoded(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        let digit = |byte: Option<u8>| char::from(byte?).to_digit(16);
        bytes.push(match byte {
            b'%' => u8::try_from(digit(rest.next())? * 16 + digit(rest.next())?).ok()?,
            byte => byte,
        });
    }
    String::from_utf8(bytes).ok()
}

/// A path as it stands in an address: everything but letters, digits and `-._~/` percent-encoded.
pub fn encoded(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => out.push(char::from(byte)),
            byte => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_lead_to_outputs_of_the_plan_only() {
        let mut plan = SitePlan::default();
        for path in ["index.html", "kk/index.html", "kk/news/a/index.html", "files/бағдарлама.pdf", "404.html"]
        {
            plan.jobs.insert(path.to_owned(), Job::Robots);
        }
        let shown = |base: &str, path: &str| match route(&plan, base, path) {
            Route::Output(path, _) => path.to_owned(),
            Route::Folder(address) => format!("-> {address}"),
            Route::Search(path) => format!("search {path}"),
            Route::Missing => "none".to_owned(),
        };
        for (base, path, expected) in [
            ("", "/", "index.html"),
            ("", "/kk/", "kk/index.html"),
            ("", "/kk/index.html", "kk/index.html"),
            ("", "/kk", "-> /kk/"),
            ("", "/kk/news/a", "-> /kk/news/a/"),
            ("", "/kk/news/", "none"),
            ("", "/files/%D0%B1%D0%B0%D2%93%D0%B4%D0%B0%D1%80%D0%BB%D0%B0%D0%BC%D0%B0.pdf", "files/бағдарлама.pdf"),
            ("", "/assets/search/kk-0123abcd.json", "search assets/search/kk-0123abcd.json"),
            ("", "//kk", "none"),
            ("", "//evil.example/kk", "none"),
            ("", "/../kk/", "none"),
            ("", "/%2e%2e/Cargo.toml", "none"),
            ("", "/kk/..%2fkk", "none"),
            ("", "/%ff", "none"),
            ("", "/%4", "none"),
            ("", "/%", "none"),
            ("", "kk/", "none"),
            ("", "", "none"),
            ("/archive", "/archive/kk/", "kk/index.html"),
            ("/archive", "/archive/kk", "-> /archive/kk/"),
            ("/archive", "/", "-> /archive/"),
            ("/archive", "/archive", "-> /archive/"),
            ("/archive", "/archive/", "index.html"),
            ("/archive", "/kk/", "none"),
            ("/archive", "/archived/kk/", "none"),
            ("/мұрағат", "/", "-> /%D0%BC%D2%B1%D1%80%D0%B0%D2%93%D0%B0%D1%82/"),
        ] {
            assert_eq!(shown(base, path), expected, "{base} {path}");
        }
    }

    #[test]
    fn only_this_machine_is_answered() {
        for right in ["127.0.0.1:8017", "localhost", "LocalHost:80", "[::1]:8017"] {
            assert!(is_local(right), "{right}");
        }
        for wrong in [
            "",
            "example.org",
            "localhost.example.org",
            "127.0.0.1.example.org:80",
            "127.0.0.1:",
            "localhost:80@x",
            "127.0.0.2",
        ] {
            assert!(!is_local(wrong), "{wrong}");
        }
    }
}
