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
    if text.is_ascii() || is_nfc(&text) { text } else { text.nfc().collect() }
}

/// The first control character that no text needs; it would break XML feeds and terminals.
fn control(text: &str) -> Option<(usize, char)> {
    text.char_indices()
        .find(|(_, c)| (c.is_control() && !matches!(c, '\n' | '\t' | '\u{85}')) || matches!(c, '\u{fffe}' | '\u{ffff}'))
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
    }

    #[test]
    fn other_bytes_are_errors() {
        assert_eq!(decode(b"ab\xff"), ("ab".into(), Some(("not-utf8", 2))));
        assert_eq!(decode(b"\xff\xfea\0"), (String::new(), Some(("not-utf8", 0))));
        assert_eq!(decode(b"a\0b").1, Some(("control-character", 1)));
    }
}
