//! Of which media type is a file? By its extension (IANA; texts with their charset).

/// Extensions and their type.
pub(super) const TYPES: &[(&[&str], &str)] = &[
    (&["html", "htm"], "text/html"),
    (&["css"], "text/css"),
    (&["js", "mjs"], "text/javascript"),
    (&["json"], "application/json"),
    (&["webmanifest"], "application/manifest+json"),
    (&["xml"], "application/xml"),
    (&["txt", "yaml", "yml"], "text/plain"),
    (&["md"], "text/markdown"),
    (&["csv"], "text/csv"),
    (&["ics"], "text/calendar"),
    (&["vtt"], "text/vtt"),
    (&["svg"], "image/svg+xml"),
    (&["png"], "image/png"),
    (&["jpg", "jpeg"], "image/jpeg"),
    (&["webp"], "image/webp"),
    (&["gif"], "image/gif"),
    (&["avif"], "image/avif"),
    (&["ico"], "image/vnd.microsoft.icon"),
    (&["woff2"], "font/woff2"),
    (&["pdf"], "application/pdf"),
    (&["zip"], "application/zip"),
    (&["mp3"], "audio/mpeg"),
    (&["mp4"], "video/mp4"),
    (&["webm"], "video/webm"),
    (&["docx"], "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    (&["xlsx"], "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    (&["pptx"], "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
];
/// The type of files that have none in the table.
pub(super) const UNKNOWN: &str = "application/octet-stream";

/// Whether files of a type are texts: they are sent as UTF-8, and packed.
pub(super) fn is_text(kind: &str) -> bool {
    kind.starts_with("text/") || ["json", "xml"].iter().any(|end| kind.ends_with(end))
}

/// The media type of an output, by its extension.
pub fn content_type(path: &str) -> String {
    let extension = path.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase()).unwrap_or_default();
    let known = TYPES.iter().find(|(extensions, _)| extensions.contains(&extension.as_str()));
    let kind = known.map_or(UNKNOWN, |(_, kind)| kind);
    if is_text(kind) { format!("{kind}; charset=utf-8") } else { kind.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_by_extension() {
        for (path, expected) in [
            ("kk/index.html", "text/html; charset=utf-8"),
            ("assets/style.0123456789.css", "text/css; charset=utf-8"),
            ("assets/mark.svg", "image/svg+xml; charset=utf-8"),
            ("kk/events/a/index.json", "application/json; charset=utf-8"),
            ("site.webmanifest", "application/manifest+json; charset=utf-8"),
            ("files/a.PDF", "application/pdf"),
            ("files/a.exe", "application/octet-stream"),
            ("files/noextension", "application/octet-stream"),
        ] {
            assert_eq!(content_type(path), expected, "{path}");
        }
    }
}
