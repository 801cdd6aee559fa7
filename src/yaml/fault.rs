//! What did a person probably do where the reader of YAML stumbles?

use crate::diagnostics::{Diagnostic, Span};
use serde_yaml::granit_parser::{ErrorKind, ScanError};

/// Bytes of a corrected line that is worth printing.
const LONGEST_PASTE: usize = 500;

/// Turns the scanner's words into ours where we know what people usually did.
pub(super) fn syntax_fault(whole: Span, part: &str, error: &ScanError) -> Diagnostic {
    let at = error.marker().byte_offset().unwrap_or(0).min(part.len());
    let end = part[at..].chars().next().map_or(at, |c| at + c.len_utf8());
    let span = whole.part(at..end);
    let line_start = part[..at].rfind('\n').map_or(0, |n| n + 1);
    let line = part[line_start..].lines().next().unwrap_or("");
    // The scanner often stumbles only on the line after the one with the odd character.
    let before = part[..line_start.saturating_sub(1)].rfind('\n').map_or(0, |n| n + 1);
    for from in [line_start, before] {
        let found = odd_space(part[from..].lines().next().unwrap_or(""));
        if let Some((offset, name)) = found {
            let from = from + offset;
            let len = part[from..].chars().next().map_or(1, char::len_utf8);
            return Diagnostic::error("yaml-odd-space", whole.part(from..from + len)).arg("name", name);
        }
    }
    let open = unclosed_start(&part[..line_start + line.len()], error.kind());
    if let Some((offset, quote)) = open.filter(|(offset, open)| !closed_later(&part[*offset..], *open)) {
        let code = if matches!(quote, '[' | '{') { "yaml-unclosed-bracket" } else { "yaml-unclosed-quote" };
        return Diagnostic::error(code, whole.part(offset..offset + 1));
    }
    match error.kind() {
        ErrorKind::TabNotAllowed
        | ErrorKind::TabInBlockIndentation
        | ErrorKind::TabInIndentation
        | ErrorKind::TabInPlainScalar => {
            let tab = line.find('\t').map_or(at, |n| line_start + n);
            Diagnostic::error("yaml-tab", whole.part(tab..tab + 1))
        }
        ErrorKind::MappingValueNotAllowed | ErrorKind::InvalidColonPlacement if second_colon(line).is_some() => {
            colon_fault(whole, line_start, line)
        }
        ErrorKind::RecursionLimitExceeded => Diagnostic::error("yaml-too-deep", span),
        _ => Diagnostic::error("yaml-syntax", span).arg("cause", error.info()),
    }
}

/// The quote or bracket whose closing one is missing: the last value that opens one and does not close it in its line.
fn unclosed_start(before: &str, kind: &ErrorKind) -> Option<(usize, char)> {
    let at_end = matches!(
        kind,
        ErrorKind::UnclosedQuotedScalar
            | ErrorKind::UnclosedFlowCollection { .. }
            | ErrorKind::UnexpectedEofFlowMapping
            | ErrorKind::UnexpectedEofFlowSequence
            | ErrorKind::UnexpectedEof
            | ErrorKind::InvalidQuotedScalarIndent
            | ErrorKind::InvalidFlowScalarIndent
            | ErrorKind::ExpectedFlowMappingSeparator
            | ErrorKind::InvalidColonPlacement
    );
    if !at_end {
        return None;
    }
    let mut line_start = 0;
    let mut found = None;
    for line in before.split_inclusive('\n') {
        let value = line.find(": ").map_or(0, |n| n + 2);
        let text = line[value..].trim_end();
        let open = text.chars().next().filter(|c| matches!(c, '"' | '\'' | '[' | '{'));
        if let Some(open) = open {
            let close = match open {
                '[' => ']',
                '{' => '}',
                quote => quote,
            };
            if text.len() < 2 || !text.ends_with(close) {
                found = Some((line_start + value, open));
            }
        }
        line_start += line.len();
    }
    found
}

/// Whether a bracket that opens at the start of `text` is closed before the next field of the record.
fn closed_later(text: &str, open: char) -> bool {
    let close = match open {
        '[' => ']',
        '{' => '}',
        _ => return false,
    };
    let end = text.match_indices('\n').find(|(at, _)| text[at + 1..].starts_with(char::is_alphanumeric));
    text[..end.map_or(text.len(), |(at, _)| at)].contains(close)
}

/// A character that looks like a space but isn't one for YAML, with its name.
fn odd_space(line: &str) -> Option<(usize, &'static str)> {
    line.char_indices().take_while(|(_, c)| !matches!(c, '"' | '\'')).find_map(|(at, c)| match c {
        '\u{a0}' => Some((at, "no-break space")),
        '\u{202f}' => Some((at, "narrow no-break space")),
        '\u{2003}' | '\u{2009}' => Some((at, "typographic space")),
        '\u{200b}' | '\u{feff}' => Some((at, "invisible zero-width space")),
        _ => None,
    })
}

/// Byte position of a second `: ` in `key: value: more`.
fn second_colon(line: &str) -> Option<usize> {
    let first = line.find(": ")?;
    line[first + 2..].find(": ").map(|n| first + 2 + n).or_else(|| line.ends_with(':').then(|| line.len() - 1))
}

fn colon_fault(whole: Span, line_start: usize, line: &str) -> Diagnostic {
    let colon = second_colon(line).unwrap_or(0);
    let value_at = line.find(": ").map_or(0, |n| n + 2);
    let quoted = format!("{}'{}'", &line[..value_at], line[value_at..].trim().replace('\'', "''"));
    Diagnostic::error("yaml-colon", whole.part(line_start + colon..line_start + colon + 1))
        .arg("line", quoted.trim_start())
        .help(if quoted.len() > LONGEST_PASTE { "long" } else { "help" })
}
