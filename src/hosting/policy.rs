//! What may pages of the site do in a browser, and for how long are files kept? The rules, before any server's way to write them.

/// What a page may load: things of this site, and drawings inside its style sheet. No script or style stands in a page itself
/// (Content Security Policy Level 3, <https://www.w3.org/TR/CSP3/>).
pub const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; \
    connect-src 'self'; media-src 'self'; manifest-src 'self'; worker-src 'self'; frame-src 'none'; object-src 'none'; \
    base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/// Headers of every answer, by name. No value holds a double quote or a dollar sign, so that every server can write it in quotes.
pub const HEADERS: &[(&str, &str)] = &[
    ("Content-Security-Policy", POLICY),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
];

/// Folders whose files have their hash in the name: browsers may keep them for a year, the longest time that counts.
pub const KEPT: &[&str] = &["assets", "pictures"];
/// How long files of those folders are kept.
pub(super) const FOR_EVER: &str = "public, max-age=31536000, immutable";
/// All others are asked for again, and come again only if they changed.
pub(super) const ASK_AGAIN: &str = "no-cache";

/// Outputs that are not for readers.
pub(super) const HIDDEN: &[&str] = &["/.muragat/*", "/.htaccess", "/_headers"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_unsafe_is_allowed() {
        for word in ["unsafe", "*", "http:", "https:", "blob:"] {
            assert!(!POLICY.contains(word), "{word}");
        }
        for directive in ["default-src 'none'", "base-uri 'none'", "object-src 'none'", "frame-ancestors 'none'"] {
            assert!(POLICY.split("; ").any(|part| part == directive), "{directive}");
        }
        assert!(HEADERS.iter().all(|(_, value)| !value.contains(['"', '$', '\n'])));
    }
}
