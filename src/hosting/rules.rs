//! How are the rules written for each web server?

use super::policy::{ASK_AGAIN, FOR_EVER, HEADERS, HIDDEN, KEPT};
use super::types::{TYPES, UNKNOWN, is_text};
use std::fmt::Write;

/// A web server that the site has rules for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Server {
    /// nginx: a file to include in a `server` block.
    Nginx,
    /// Caddy: a file to import in the block of a site.
    Caddy,
    /// Apache: `.htaccess` at the top of the site.
    Apache,
    /// Netlify and hosts that read the same file, Cloudflare Pages among them: `_headers` at the top of the site.
    Netlify,
}

impl Server {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Nginx, Self::Caddy, Self::Apache, Self::Netlify];

    /// Path of the rules in the output folder.
    pub fn path(self) -> &'static str {
        match self {
            Self::Nginx => ".muragat/servers/nginx.conf",
            Self::Caddy => ".muragat/servers/Caddyfile",
            Self::Apache => ".htaccess",
            Self::Netlify => "_headers",
        }
    }

    /// The rules for a site below `base`, the path of its address without a slash at its end: `` or `/archive`.
    pub fn rules(self, base: &str) -> String {
        // An address holds none of them; what does is no path that a rule could name.
        let base: String = base.chars().filter(|c| !c.is_whitespace() && !"\"'{};$\\*".contains(*c)).collect();
        match self {
            Self::Nginx => nginx(&base),
            Self::Caddy => caddy(&base),
            Self::Apache => apache(&base),
            Self::Netlify => netlify(&base),
        }
    }
}

/// All headers, each as a line made of the three parts, and one that says how long the answer is kept.
fn lines(before: &str, between: &str, after: &str, kept: &str) -> String {
    let all = HEADERS.iter().copied().chain(std::iter::once(("Cache-Control", kept)));
    all.fold(String::new(), |out, (name, value)| out + before + name + between + value + after + "\n")
}

/// Types of texts, which are packed on their way.
fn texts() -> Vec<&'static str> {
    TYPES.iter().map(|(_, kind)| *kind).filter(|kind| is_text(kind)).collect()
}

fn nginx(base: &str) -> String {
    let mut out = format!(
        "# nginx: write in the block `server {{ … }}` of the site\n#     include …/.muragat/servers/nginx.conf;\n\
         # The files of the site lie in the folder that `root` names{}.\n\nlocation {base}/ {{\n    index index.html;\n    \
         error_page 404 {base}/404.html;\n    charset utf-8;\n    charset_types {texts};\n    gzip on;\n    gzip_types {texts};\n    \
         default_type {UNKNOWN};\n    types {{\n",
        if base.is_empty() { String::new() } else { format!(", below {base}/") },
        // text/html is always among them, and nginx warns where it is named once more.
        texts = texts().into_iter().filter(|kind| *kind != "text/html").collect::<Vec<_>>().join(" "),
    );
    for (extensions, kind) in TYPES {
        let _ = writeln!(out, "        {kind} {};", extensions.join(" "));
    }
    out.push_str("    }\n");
    out.push_str(&lines("    add_header ", " \"", "\" always;", ASK_AGAIN));
    for folder in KEPT {
        let _ = writeln!(out, "\n    location ^~ {base}/{folder}/ {{");
        out.push_str(&lines("        add_header ", " \"", "\" always;", FOR_EVER));
        out.push_str("    }\n");
    }
    for hidden in HIDDEN {
        let (way, path) = hidden.strip_suffix('*').map_or(("=", *hidden), |folder| ("^~", folder));
        let _ = write!(out, "\n    location {way} {base}{path} {{\n        return 404;\n    }}\n");
    }
    out.push_str("}\n");
    out
}

fn caddy(base: &str) -> String {
    let kept: Vec<String> = KEPT.iter().map(|folder| format!("{base}/{folder}/*")).collect();
    let hidden: Vec<String> = HIDDEN.iter().map(|path| format!("{base}{path}")).collect();
    let mut out = String::from(
        "# Caddy: write in the block of the site, after `root * …`\n#     import …/.muragat/servers/Caddyfile\n\nencode zstd gzip\nheader {\n",
    );
    for (name, value) in HEADERS {
        let _ = writeln!(out, "\t{name} \"{value}\"");
    }
    let _ = write!(
        out,
        "}}\n\n@kept path {kept}\nheader @kept Cache-Control \"{FOR_EVER}\"\n@other not path {kept}\nheader @other Cache-Control \"{ASK_AGAIN}\"\n\n",
        kept = kept.join(" ")
    );
    for (extensions, kind) in TYPES.iter().filter(|(_, kind)| *kind != "text/html") {
        let patterns: Vec<String> = extensions.iter().map(|extension| format!("*.{extension}")).collect();
        let charset = if is_text(kind) { "; charset=utf-8" } else { "" };
        let name = extensions.first().copied().unwrap_or_default();
        let _ = writeln!(out, "@{name} path {}\nheader @{name} Content-Type \"{kind}{charset}\"", patterns.join(" "));
    }
    let _ = write!(
        out,
        "\n@hidden path {}\nerror @hidden 404\nhandle_errors {{\n\t@404 expression `{{err.status_code}} == 404`\n\theader @404 Content-Type \"text/html; charset=utf-8\"\n\t\
         rewrite @404 {base}/404.html\n\tfile_server\n}}\nfile_server\n",
        hidden.join(" ")
    );
    out
}

fn apache(base: &str) -> String {
    let mut out = format!(
        "# Apache reads these rules where the site lies, if `AllowOverride FileInfo` is set for its folder.\n\
         ErrorDocument 404 {base}/404.html\n<IfModule mod_mime.c>\n"
    );
    for (extensions, kind) in TYPES {
        let all: Vec<String> = extensions.iter().map(|extension| format!(".{extension}")).collect();
        let charset = if is_text(kind) { format!("AddCharset utf-8 {}\n", all.join(" ")) } else { String::new() };
        let _ = write!(out, "AddType {kind} {}\n{charset}", all.join(" "));
    }
    let _ = write!(
        out,
        "</IfModule>\n<IfModule mod_filter.c>\n<IfModule mod_deflate.c>\nAddOutputFilterByType DEFLATE {}\n</IfModule>\n</IfModule>\n\
         <IfModule mod_alias.c>\nRedirectMatch 404 ^{}/(\\.muragat/|\\.htaccess|_headers)\n</IfModule>\n<IfModule mod_headers.c>\n",
        texts().join(" "),
        base.replace('.', "\\."),
    );
    out.push_str(&lines("Header always set ", " \"", "\"", ASK_AGAIN));
    let kept: Vec<String> = KEPT.iter().map(|folder| format!("{base}/{folder}/")).collect();
    let starts = |path: &String| format!("%{{REQUEST_URI}} =~ m#^{}#", path.replace('.', "\\."));
    let any = kept.iter().map(starts).collect::<Vec<_>>().join(" || ");
    let _ = write!(out, "<If \"{any}\">\nHeader always set Cache-Control \"{FOR_EVER}\"\n</If>\n</IfModule>\n");
    out
}

/// Types, packing and the page for missing addresses are these hosts' own business; what they keep, they ask for again.
fn netlify(base: &str) -> String {
    let mut out = format!("# Netlify, Cloudflare Pages: read at the top of the folder that is published\n{base}/*\n");
    for (name, value) in HEADERS {
        let _ = writeln!(out, "  {name}: {value}");
    }
    for folder in KEPT {
        let _ = write!(out, "{base}/{folder}/*\n  Cache-Control: {FOR_EVER}\n");
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_server_gets_every_header_and_the_path_of_the_site() {
        for server in Server::ALL {
            for base in ["", "/archive/2026"] {
                let rules = server.rules(base);
                for (name, value) in HEADERS {
                    assert!(rules.contains(name) && rules.contains(value), "{server:?}: {name}");
                }
                for folder in KEPT {
                    assert!(rules.contains(&format!("{base}/{folder}/")), "{server:?}: {folder}");
                }
                assert!(rules.contains(FOR_EVER) && rules.ends_with('\n'));
                assert_eq!(rules.matches('{').count(), rules.matches('}').count(), "{server:?}");
            }
        }
    }

    #[test]
    fn an_odd_address_adds_no_rule() {
        for server in Server::ALL {
            assert_eq!(server.rules("/a\"; }\n evil {$x"), server.rules("/aevilx"), "{server:?}");
        }
    }
}
