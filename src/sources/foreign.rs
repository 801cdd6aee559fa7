//! Which files are documents of another program, told from their first bytes or from their names?

use crate::diagnostics::{Diagnostic, Span};

/// What a file that should be a text turns out to be: a key of the catalogue's words.
pub type Foreign = &'static str;

/// What the first bytes of a file say it is, if that is no text.
pub(super) fn of_bytes(bytes: &[u8]) -> Option<Foreign> {
    let html = || {
        let start = bytes.trim_ascii_start();
        let begins = |tag: &str| start.get(..tag.len()).is_some_and(|head| head.eq_ignore_ascii_case(tag.as_bytes()));
        begins("<!doctype html") || begins("<html")
    };
    match bytes {
        [b'P', b'K', 3, 4, ..] => Some(of_zip(bytes)),
        [b'%', b'P', b'D', b'F', ..] => Some("document-pdf"),
        [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, ..] => Some("document-doc"),
        [b'{', b'\\', b'r', b't', b'f', ..] => Some("document-rtf"),
        _ if html() => Some("document-html"),
        _ => None,
    }
}

/// Word, LibreOffice and Excel all save zip files; the names of the parts stand near the start.
fn of_zip(bytes: &[u8]) -> Foreign {
    let head = &bytes[..bytes.len().min(4096)];
    let has = |name: &[u8]| head.windows(name.len()).any(|part| part == name);
    match () {
        () if has(b"opendocument.text") => "document-odt",
        () if has(b"xl/") => "document-xlsx",
        () if has(b"word/") || has(b"[Content_Types].xml") => "document-word",
        () => "document-zip",
    }
}

/// What the name of a file says it is, if people write texts in it that could have become a record.
pub fn of_name(name: &str) -> Option<Foreign> {
    let (_, extension) = name.rsplit_once('.')?;
    Some(match extension.to_ascii_lowercase().as_str() {
        "docx" | "docm" => "document-word",
        "doc" => "document-doc",
        "odt" => "document-odt",
        "rtf" => "document-rtf",
        "pdf" => "document-pdf",
        "html" | "htm" | "mht" => "document-html",
        "txt" => "document-txt",
        _ => return None,
    })
}

/// The finding about a document that stands where a record is expected.
pub fn finding(at: Span, kind: Foreign) -> Diagnostic {
    let help = match kind {
        "document-txt" => "txt",
        "document-xlsx" => "table",
        _ => "help",
    };
    Diagnostic::error("document-as-record", at).word("what", kind).help(help)
}
