//! How does a reader send a page to somebody? Plain links that open a messenger or a letter; nothing is asked of other hosts before.

use crate::archive::Ix;
use crate::plan::{Page, page_path};
use crate::render::context::{Speaker, capitalized};
use serde::Serialize;
use std::fmt::Write;

/// A link that opens with the title and the address of the page.
#[derive(Serialize)]
pub(super) struct Way {
    name: String,
    url: String,
}

/// Telegram, WhatsApp and e-mail.
pub(super) fn ways(speaker: &Speaker<'_>, ix: Ix) -> Vec<Way> {
    let path = page_path(speaker.archive(), speaker.lang, Page::Record { ix, number: 1 });
    let address = encoded(&format!("{}/{path}", speaker.renderer.site.base_url));
    let title = encoded(&capitalized(&speaker.title(ix).0));
    let way = |name: &str, url: String| Way { name: name.to_owned(), url };
    vec![
        way("Telegram", format!("https://t.me/share/url?url={address}&text={title}")),
        way("WhatsApp", format!("https://wa.me/?text={title}%0A{address}")),
        way(speaker.word("share_email"), format!("mailto:?subject={title}&body={address}")),
    ]
}

/// The text as one value of a query (RFC 3986): everything but letters, digits and `-._~` in percent form. Letters of all scripts stay
/// as they are, browsers write them out (<https://url.spec.whatwg.org/#query-state>); that keeps Kazakh pages small. No-break spaces,
/// which letters and messengers show as odd signs, become spaces.
fn encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    for c in text.chars() {
        if c.is_alphanumeric() || "-._~".contains(c) {
            out.push(c);
        } else {
            let c = if c == '\u{a0}' { ' ' } else { c };
            // Writing to a String cannot fail.
            let _ = c.encode_utf8(&mut [0; 4]).bytes().try_for_each(|byte| write!(out, "%{byte:02X}"));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_hold_nothing_that_ends_them() {
        for (text, expected) in [
            ("ab-1._~", "ab-1._~"),
            ("a b\u{a0}c", "a%20b%20c"),
            ("\"><script>&x=1#?%", "%22%3E%3Cscript%3E%26x%3D1%23%3F%25"),
            ("Қ\r\nBcc: x@y", "Қ%0D%0ABcc%3A%20x%40y"),
            ("«М. Жұмабаев» №1", "%C2%ABМ.%20Жұмабаев%C2%BB%20%E2%84%961"),
        ] {
            assert_eq!(encoded(text), expected);
        }
    }
}
