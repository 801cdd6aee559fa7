//! Which text do the bytes of a file mean? UTF-8 only, told apart from what else Word and Notepad write.

use crate::diagnostics::{Diagnostic, FileId, Span};
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// The text of a file in NFC, with `\n` line ends and without a byte order mark. Bytes that are not UTF-8 are an error at the
/// first of them; the text then ends there, so that the finding can show the line.
pub(super) fn text(bytes: Vec<u8>, file: FileId) -> (String, Option<Diagnostic>) {
    if let Some(name) = other_encoding(&bytes) {
        return (String::new(), Some(Diagnostic::error("not-utf8", Span::file_start(file)).arg("found", name)));
    }
    match String::from_utf8(bytes) {
        Ok(text) => {
            let text = clean(text);
            let fault = control(&text).map(|(at, c)| {
                Diagnostic::error("control-character", Span::new(file, at..at + c.len_utf8()))
                    .arg("code", format!("U+{:04X}", u32::from(c)))
            });
            (text, fault)
        }
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let mut bytes = error.into_bytes();
            let byte = bytes.get(at).copied().unwrap_or_default();
            bytes.truncate(at);
            let text = clean(String::from_utf8(bytes).unwrap_or_default());
            let end = text.len();
            let fault =
                Diagnostic::error("not-utf8", Span::new(file, end..end)).arg("found", format!("byte {byte:02X}"));
            (text, Some(fault))
        }
    }
}

/// Encodings that announce themselves.
fn other_encoding(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0xFF, 0xFE, 0, 0, ..] | [0, 0, 0xFE, 0xFF, ..] => Some("UTF-32"),
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => Some("UTF-16 (“Unicode” in Notepad)"),
        [b'P', b'K', 3, 4, ..] => Some("a Word or zip file"),
        [b'%', b'P', b'D', b'F', ..] => Some("a PDF"),
        _ => None,
    }
}

fn clean(text: String) -> String {
    let text = match text.strip_prefix('\u{feff}') {
        Some(rest) => rest.to_owned(),
        None => text,
    };
    let text = if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text };
    if surely_nfc(&text) || is_nfc(&text) { text } else { text.nfc().collect() }
}

/// Whether a text holds only characters that NFC leaves alone, seen from its bytes: Latin and Cyrillic letters, usual marks.
/// `false` means that the tables must be asked.
fn surely_nfc(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        at += match bytes[at] {
            0x00..=0x7F => 1,
            // U+0080–U+02FF and U+0400–U+052F; combining marks stand between them.
            0xC2..=0xCB | 0xD0..=0xD4 => 2,
            // General punctuation without the two quads that NFC replaces, and №.
            0xE2 if bytes[at + 1] == 0x80 && bytes[at + 2] >= 0x82 => 3,
            0xE2 if bytes[at + 1] == 0x84 && bytes[at + 2] == 0x96 => 3,
            _ => return false,
        };
    }
    true
}

/// The first control character that no text needs; it would break XML feeds and terminals.
fn control(text: &str) -> Option<(usize, char)> {
    let suspicious = |window: &[u8]| match window[0] {
        b'\n' | b'\t' => false,
        0x00..=0x1F | 0x7F => true,
        0xC2 => window.get(1).is_some_and(|next| (0x80..=0x9F).contains(next) && *next != 0x85),
        0xEF => window.get(1) == Some(&0xBF) && window.get(2).is_some_and(|last| *last >= 0xBE),
        _ => false,
    };
    let bytes = text.as_bytes();
    let at = (0..bytes.len()).find(|at| suspicious(&bytes[*at..]))?;
    text[at..].chars().next().map(|c| (at, c))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decode(bytes: &[u8]) -> (String, Option<(&'static str, u32)>) {
        let (text, fault) = text(bytes.to_vec(), FileId(0));
        (text, fault.map(|f| (f.code, f.span.map_or(0, |s| s.start))))
    }

    #[test]
    fn texts_come_out_the_same_whatever_the_editor() {
        assert_eq!(decode("a\r\nб\rв".as_bytes()), ("a\nб\nв".into(), None));
        assert_eq!(decode("\u{feff}а".as_bytes()), ("а".into(), None));
        assert_eq!(decode("и\u{306}".as_bytes()), ("й".into(), None), "macOS writes й in two parts");
        for text in ["«Қазақ» – №\u{a0}4", "a\u{2001}b", "\u{212a}", "ģ", "한"] {
            assert_eq!(decode(text.as_bytes()).0, text.nfc().collect::<String>(), "{text}");
        }
    }

    #[test]
    fn other_bytes_are_errors() {
        assert_eq!(decode(b"ab\xff"), ("ab".into(), Some(("not-utf8", 2))));
        assert_eq!(decode(b"\xff\xfea\0"), (String::new(), Some(("not-utf8", 0))));
        assert_eq!(decode(b"a\0b").1, Some(("control-character", 1)));
        assert_eq!(decode("«а»\u{a0}\u{81}".as_bytes()).1, Some(("control-character", 8)));
        assert_eq!(decode("а\u{ffff}".as_bytes()).1, Some(("control-character", 2)));
    }
}
