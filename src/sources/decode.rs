//! Which text do the bytes of a file mean? UTF-8, and what announces itself as Unicode; everything else is told apart and named.

use super::{foreign, legacy};
use crate::diagnostics::{Diagnostic, FileId, Span};
use std::ops::Range;
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// What became of the bytes of a file.
pub(super) struct Decoded {
    /// The text in NFC, with `\n` line ends and without byte order marks. Of bytes that are not UTF-8 it is what they seem to
    /// mean, or what stands before the first of them, so that a finding can show the line.
    pub text: String,
    /// Whether the text may only be shown, not read.
    pub broken: bool,
    /// What is wrong with it.
    pub findings: Vec<Diagnostic>,
}

/// Decodes the bytes of a file.
pub(super) fn text(bytes: Vec<u8>, file: FileId) -> Decoded {
    if let Some(kind) = foreign::of_bytes(&bytes) {
        return broken(String::new(), foreign::finding(Span::file_start(file), kind));
    }
    if let Some((name, text)) = marked_unicode(&bytes) {
        return match text {
            Ok(text) => {
                let mut decoded = whole(text, file);
                let read = Diagnostic::warning("utf16-read", Span::file_start(file)).arg("encoding", name);
                decoded.findings.insert(0, read);
                decoded
            }
            Err(half) => damaged(half, file, "FFFD".to_owned()),
        };
    }
    if let Some((name, Ok(text))) = plain_utf16(&bytes) {
        return other_encoding(name, text, file);
    }
    match String::from_utf8(bytes) {
        Ok(text) => whole(text, file),
        Err(error) => {
            let (at, wrong) = (error.utf8_error().valid_up_to(), error.utf8_error().error_len());
            let mut bytes = error.into_bytes();
            if let Some(guess) = legacy::guess(&bytes) {
                return other_encoding(guess.encoding, guess.text, file);
            }
            // A byte that opens a letter is wrong because of the one after it: both are shown.
            let opens = usize::from(bytes.get(at).is_some_and(|byte| *byte >= 0xC2 && *byte < 0xF5));
            let shown = &bytes[at..bytes.len().min(at + wrong.unwrap_or(1) + opens)];
            let hex: Vec<String> = shown.iter().map(|byte| format!("{byte:02X}")).collect();
            bytes.truncate(at);
            damaged(String::from_utf8(bytes).unwrap_or_default(), file, hex.join(" "))
        }
    }
}

fn broken(text: String, finding: Diagnostic) -> Decoded {
    Decoded { text, broken: true, findings: vec![finding] }
}

/// A text that ends where its bytes mean nothing any more.
fn damaged(before: String, file: FileId, hex: String) -> Decoded {
    let (text, _) = clean(before);
    let end = text.len();
    broken(text, Diagnostic::error("not-utf8", Span::new(file, end..end)).arg("found", hex))
}

/// A text in an encoding that is known but not taken; the place is its first letter that shows it.
fn other_encoding(name: &'static str, text: String, file: FileId) -> Decoded {
    let (text, _) = clean(text);
    let first = text.char_indices().find(|(_, c)| !c.is_ascii()).map_or(0..0, |(at, c)| at..at + c.len_utf8());
    let finding = Diagnostic::error("legacy-encoding", Span::new(file, first)).arg("encoding", name);
    broken(text, finding)
}

/// A text whose bytes are in order.
fn whole(text: String, file: FileId) -> Decoded {
    let (text, inner_mark) = clean(text);
    let mut findings = Vec::new();
    findings.extend(inner_mark.map(|at| Diagnostic::warning("inner-bom", Span::new(file, at..at))));
    let odd = odd_characters(&text);
    let broken = odd.control.is_some();
    findings.extend(odd.control.map(|(at, c)| {
        Diagnostic::error("control-character", Span::new(file, at..at + c.len_utf8())).arg("code", code_point(c))
    }));
    findings.extend(odd.direction.into_iter().map(|range| {
        let code = text[range.clone()].chars().next().map_or_else(String::new, code_point);
        let at = Span::new(file, range);
        Diagnostic::warning("direction-mark", at).arg("code", code).fix(at, "")
    }));
    Decoded { text, broken, findings }
}

fn code_point(c: char) -> String {
    format!("U+{:04X}", u32::from(c))
}

/// A text, or what stands before its first damage.
type Units = Result<String, String>;

/// Unicode in units of two or four bytes that begins with its mark.
pub(super) fn marked_unicode(bytes: &[u8]) -> Option<(&'static str, Units)> {
    Some(match bytes {
        [0xFF, 0xFE, 0, 0, rest @ ..] => ("UTF-32LE", utf32(rest, u32::from_le_bytes)),
        [0, 0, 0xFE, 0xFF, rest @ ..] => ("UTF-32BE", utf32(rest, u32::from_be_bytes)),
        [0xFF, 0xFE, rest @ ..] => ("UTF-16LE", utf16(rest, u16::from_le_bytes)),
        [0xFE, 0xFF, rest @ ..] => ("UTF-16BE", utf16(rest, u16::from_be_bytes)),
        _ => return None,
    })
}

/// Unicode in units of two or four bytes without a mark: zero bytes stand in every unit of a plain letter, always at the
/// same side, and what comes out is a text.
pub(super) fn plain_utf16(bytes: &[u8]) -> Option<(&'static str, Units)> {
    if bytes.len() < 4 || !bytes[..bytes.len().min(1 << 16)].contains(&0) {
        return None;
    }
    let readings: [(&str, Units); 4] = [
        ("UTF-32LE", utf32(bytes, u32::from_le_bytes)),
        ("UTF-32BE", utf32(bytes, u32::from_be_bytes)),
        ("UTF-16LE", utf16(bytes, u16::from_le_bytes)),
        ("UTF-16BE", utf16(bytes, u16::from_be_bytes)),
    ];
    readings.into_iter().find(|(_, text)| text.as_ref().is_ok_and(|text| is_usual(text)))
}

/// Whether nearly all characters are those of Kazakh, Russian and English texts.
fn is_usual(text: &str) -> bool {
    let usual = |c: &char| matches!(c, '\t' | '\n' | '\r' | ' '..='~' | '\u{a0}'..='\u{ff}' | '\u{400}'..='\u{52f}' | '\u{2010}'..='\u{2122}');
    let all = text.chars().count();
    text.chars().filter(usual).count() * 10 >= all * 9
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Units {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let mut text = String::with_capacity(bytes.len());
    for c in char::decode_utf16(pairs.iter().map(|pair| unit(*pair))) {
        match c {
            Ok(c) => text.push(c),
            Err(_) => return Err(text),
        }
    }
    if rest.is_empty() { Ok(text) } else { Err(text) }
}

fn utf32(bytes: &[u8], unit: fn([u8; 4]) -> u32) -> Units {
    let (units, rest) = bytes.as_chunks::<4>();
    let mut text = String::with_capacity(bytes.len());
    for c in units.iter().map(|four| char::from_u32(unit(*four))) {
        match c {
            Some(c) => text.push(c),
            None => return Err(text),
        }
    }
    if rest.is_empty() { Ok(text) } else { Err(text) }
}

/// A text with `\n` line ends, without byte order marks, in NFC; and where the first mark stood that was not at its start.
fn clean(text: String) -> (String, Option<usize>) {
    let text = match text.strip_prefix('\u{feff}') {
        Some(rest) => rest.to_owned(),
        None => text,
    };
    let (text, mark) = if has_odd_line_ends(&text) { plain_lines(&text) } else { (text, None) };
    if surely_nfc(&text) || is_nfc(&text) {
        return (text, mark);
    }
    let mark = mark.map(|at| text[..at].nfc().map(char::len_utf8).sum());
    (text.nfc().collect(), mark)
}

/// Whether a text has a line end other than `\n`, or a byte order mark.
fn has_odd_line_ends(text: &str) -> bool {
    let bytes = text.as_bytes();
    (0..bytes.len()).any(|at| match bytes[at] {
        0x0B..=0x0D => true,
        0xC2 => bytes[at + 1] == 0x85,
        0xE2 => bytes[at + 1] == 0x80 && matches!(bytes[at + 2], 0xA8 | 0xA9),
        0xEF => bytes[at + 1] == 0xBB && bytes[at + 2] == 0xBF,
        _ => false,
    })
}

/// Every line end as `\n`: those of Windows and old Macs, Word's line and page breaks, and those of Unicode.
fn plain_lines(text: &str) -> (String, Option<usize>) {
    let mut out = String::with_capacity(text.len());
    let mut mark = None;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' => {
                chars.next_if_eq(&'\n');
                out.push('\n');
            }
            '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => out.push('\n'),
            '\u{feff}' => mark = mark.or(Some(out.len())),
            c => out.push(c),
        }
    }
    (out, mark)
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

/// Characters that no text needs.
#[derive(Default)]
struct Odd {
    /// The first control character or noncharacter: it would break XML feeds and terminals.
    control: Option<(usize, char)>,
    /// Runs of marks that turn the direction of writing.
    direction: Vec<Range<usize>>,
}

fn odd_characters(text: &str) -> Odd {
    let bytes = text.as_bytes();
    let mut odd = Odd::default();
    for (at, byte) in bytes.iter().enumerate() {
        let suspicious = match byte {
            b'\n' | b'\t' => false,
            0x00..=0x1F | 0x7F => true,
            0xC2 => bytes[at + 1] < 0xA0,
            0xD8 => bytes[at + 1] == 0x9C,
            0xE2 => matches!(bytes[at + 1], 0x80 | 0x81),
            0xEF => bytes[at + 1] >= 0xB7,
            0xF0..=0xF4 => bytes[at + 2] == 0xBF && bytes[at + 3] >= 0xBE,
            _ => false,
        };
        let Some(c) = suspicious.then(|| text[at..].chars().next()).flatten() else { continue };
        if is_control(c) {
            odd.control = odd.control.or(Some((at, c)));
        } else if is_direction_mark(c) {
            match odd.direction.last_mut().filter(|last| last.end == at) {
                Some(last) => last.end = at + c.len_utf8(),
                None => odd.direction.push(at..at + c.len_utf8()),
            }
        }
    }
    odd
}

/// Control characters, and code points that never are characters (Unicode 17.0, section 23.7).
fn is_control(c: char) -> bool {
    c.is_control() || matches!(c, '\u{fdd0}'..='\u{fdef}') || u32::from(c) & 0xFFFE == 0xFFFE
}

/// Marks, embeddings, overrides and isolates of the direction of writing (UAX #9).
fn is_direction_mark(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decode(bytes: &[u8]) -> (String, Option<(&'static str, u32)>) {
        let decoded = text(bytes.to_vec(), FileId(0));
        let first = decoded.findings.first().map(|f| (f.code, f.span.map_or(0, |s| s.start)));
        assert_eq!(decoded.broken, decoded.findings.iter().any(|f| f.severity == crate::diagnostics::Severity::Error));
        (decoded.text, first)
    }

    #[test]
    fn texts_come_out_the_same_whatever_the_editor() {
        assert_eq!(decode("a\r\nб\rв".as_bytes()), ("a\nб\nв".into(), None));
        assert_eq!(decode("a\u{b}б\u{c}в\u{85}г\u{2028}д\u{2029}".as_bytes()), ("a\nб\nв\nг\nд\n".into(), None));
        assert_eq!(decode("\u{feff}а".as_bytes()), ("а".into(), None));
        assert_eq!(decode("и\u{306}".as_bytes()), ("й".into(), None), "macOS writes й in two parts");
        for text in ["«Қазақ» – №\u{a0}4", "a\u{2001}b", "\u{212a}", "ģ", "한"] {
            assert_eq!(decode(text.as_bytes()).0, text.nfc().collect::<String>(), "{text}");
        }
    }

    #[test]
    fn marks_inside_a_text_are_dropped_and_said() {
        assert_eq!(decode("и\u{306}\u{feff}а\u{feff}".as_bytes()), ("йа".into(), Some(("inner-bom", 2))));
        assert_eq!(decode("\u{feff}\u{feff}---".as_bytes()), ("---".into(), Some(("inner-bom", 0))));
    }

    #[test]
    fn other_bytes_are_errors() {
        assert_eq!(decode(b"ab\xff"), ("ab".into(), Some(("not-utf8", 2))));
        assert_eq!(decode(b"\xff\xfea\0"), ("a".into(), Some(("utf16-read", 0))));
        assert_eq!(decode(b"\xff\xfea\0\0\xd8b\0"), ("a".into(), Some(("not-utf8", 1))));
        assert_eq!(decode(b"a\0b").1, Some(("control-character", 1)));
        assert_eq!(decode("«а»\u{a0}\u{81}".as_bytes()).1, Some(("control-character", 8)));
        assert_eq!(decode("а\u{ffff}".as_bytes()).1, Some(("control-character", 2)));
        assert_eq!(decode("а\u{1fffe}".as_bytes()).1, Some(("control-character", 2)));
        assert_eq!(decode("а\u{1f600}﷽ﷺ".as_bytes()).1, None);
    }

    #[test]
    fn marks_of_direction_are_found_in_runs() {
        let decoded = text("аb\u{202e}\u{2066}c\u{200f}".as_bytes().to_vec(), FileId(0));
        let found: Vec<_> = decoded.findings.iter().map(|f| (f.code, f.fix[0].span.range())).collect();
        assert_eq!(found, [("direction-mark", 3..9), ("direction-mark", 10..13)]);
    }
}
