//! What did a person probably do where the reader of YAML stumbles?

use super::first_error;
use super::line::{Line, quoted};
use super::word::{curly_fault, is_curly, list_fault, odd_space, odd_space_fault};
use crate::diagnostics::{Diagnostic, Edit, Span};
use serde_yaml::granit_parser::{ErrorKind, ScanError};

/// Bytes of a corrected line that is worth printing.
const LONGEST_PASTE: usize = 500;
/// Bytes of a text in which repairs are tried out.
const LONGEST_TRIED: usize = 1 << 20;

/// Turns the scanner's words into ours where we know what people usually did.
pub(super) fn syntax_fault(whole: Span, part: &str, error: &ScanError) -> Diagnostic {
    let at = error.marker().byte_offset().unwrap_or(0).min(part.len());
    let line = Line::around(part, at);
    let end = part[at..].chars().next().map_or(at, |c| at + c.len_utf8());
    let finding = guess(whole, part, line, at, error)
        .unwrap_or_else(|| Diagnostic::error("yaml-syntax", whole.part(at..end)).arg("cause", error.info()));
    only_what_repairs(whole, part, finding)
}

/// What is wrong with the only line of a file that is no map.
pub(super) fn first_line_slip(span: Span, line: &str) -> Option<Diagnostic> {
    if let Some(at) = odd_space(line) {
        return Some(odd_space_fault(span, line, at));
    }
    no_space(span, Line { start: 0, text: line })
}

fn guess(whole: Span, part: &str, line: Line<'_>, at: usize, error: &ScanError) -> Option<Diagnostic> {
    // The scanner often stumbles only on the line after the one with the slip.
    let near = [Some(line), line.above(part)];
    let near = || near.iter().flatten().copied();
    if let Some((line, odd)) = near().find_map(|line| Some((line, odd_space(line.text)?))) {
        return Some(odd_space_fault(whole, part, line.start + odd));
    }
    if let Some(finding) = near().find_map(|line| list_fault(whole, part, line)) {
        return Some(finding);
    }
    let open = unclosed_start(&part[..line.start + line.text.len()], error.kind());
    if let Some((offset, quote)) = open.filter(|(offset, open)| !closed_later(&part[*offset..], *open)) {
        let code = if matches!(quote, '[' | '{') { "yaml-unclosed-bracket" } else { "yaml-unclosed-quote" };
        return Some(Diagnostic::error(code, whole.part(offset..offset + 1)));
    }
    if let Some(finding) = tab_fault(whole, part, line, error) {
        return Some(finding);
    }
    if matches!(error.kind(), ErrorKind::RecursionLimitExceeded) {
        let end = part[at..].chars().next().map_or(at, |c| at + c.len_utf8());
        return Some(too_deep(whole.part(at..end)));
    }
    quotes_fault(whole, part, line)
        .or_else(|| colon_fault(whole, part, line))
        .or_else(|| flow_colon_fault(whole, part, line, at - line.start))
        .or_else(|| near().find_map(|line| quotes_fault(whole, part, line)))
        .or_else(|| near().find_map(|line| no_space(whole, line)))
        .or_else(|| indent_fault(whole, part, line))
        .or_else(|| near().find_map(|line| no_colon(whole, line)))
}

/// Keeps the edits of a finding only where the text can be read further with them than without.
fn only_what_repairs(whole: Span, part: &str, mut finding: Diagnostic) -> Diagnostic {
    let Some(last) = finding.fix.last().map(|edit| (edit.span.end - whole.start) as usize) else { return finding };
    let mut edits: Vec<&Edit> = finding.fix.iter().collect();
    edits.sort_by_key(|edit| edit.span);
    let mut repaired = part.to_owned();
    for edit in edits.into_iter().rev() {
        let range = edit.span.range();
        let start = whole.start as usize;
        repaired.replace_range(range.start - start..range.end - start, &edit.text);
    }
    let end = part[last..].find('\n').map_or(part.len(), |n| last + n);
    let grown = repaired.len().saturating_sub(part.len());
    if part.len() > LONGEST_TRIED || first_error(&repaired).is_some_and(|error| error <= end + grown) {
        finding.fix.clear();
    }
    finding
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

/// A tab in the indent, here or in the next line. Its repair puts two spaces for each tab of an indent, or eight where
/// that is what the tabs stood for.
fn tab_fault(whole: Span, part: &str, line: Line<'_>, error: &ScanError) -> Option<Diagnostic> {
    let named = matches!(
        error.kind(),
        ErrorKind::TabNotAllowed
            | ErrorKind::TabInBlockIndentation
            | ErrorKind::TabInIndentation
            | ErrorKind::TabInPlainScalar
    );
    let indented = |line: Line<'_>| line.text[..line.indent()].find('\t').map(|n| line.start + n);
    let tab = indented(line).or_else(|| line.below(part).and_then(indented)).or_else(|| {
        let here = line.text.find('\t').map(|n| line.start + n);
        here.filter(|_| named)
    })?;
    let mut finding = Diagnostic::error("yaml-tab", whole.part(tab..tab + 1));
    let tabs: Vec<usize> = tabs_of_indents(part);
    let with = |width: usize| {
        let mut text = part.to_owned();
        tabs.iter().rev().for_each(|at| text.replace_range(at..&(at + 1), &" ".repeat(width)));
        text
    };
    // The widths that give a readable text must all mean the same; else nobody knows what was meant.
    let meanings: Vec<_> = [2, 4, 8].into_iter().filter_map(|width| Some((width, meaning(&with(width))?))).collect();
    if let [(width, first), rest @ ..] = meanings.as_slice()
        && rest.iter().all(|(_, other)| other.says_same(first))
    {
        for at in tabs {
            finding = finding.fix(whole.part(at..at + 1), " ".repeat(*width));
        }
    }
    Some(finding)
}

/// The tabs in the indents of a text, in the order of the text.
fn tabs_of_indents(part: &str) -> Vec<usize> {
    let mut start = 0;
    let mut all = Vec::new();
    for line in part.split_inclusive('\n') {
        let indent = line.len() - line.trim_start_matches([' ', '\t']).len();
        all.extend(line[..indent].match_indices('\t').map(|(n, _)| start + n));
        start += line.len();
    }
    all
}

/// What a text says, where it can be read without any fault.
fn meaning(text: &str) -> Option<super::Node> {
    if text.len() > LONGEST_TRIED {
        return None;
    }
    let (node, faults) = super::parse_clean(text);
    node.filter(|_| !faults)
}

/// Byte of a second colon in `key: value: more`, in the line.
fn second_colon(line: Line<'_>) -> Option<usize> {
    let value = line.value()?;
    let text = &line.text[value.clone()];
    text.find(": ").or_else(|| text.ends_with(':').then(|| text.len() - 1)).map(|n| value.start + n)
}

fn colon_fault(whole: Span, part: &str, line: Line<'_>) -> Option<Diagnostic> {
    let colon = second_colon(line)?;
    let value = line.value()?;
    let text = &line.text[value.clone()];
    if text.starts_with(['{', '[']) {
        return None;
    }
    if is_curly(text) {
        let span = whole.part(line.start + value.start..line.start + value.end);
        return Some(curly_fault(span, text, true));
    }
    let at = line.start + colon;
    Some(with_quotes(Diagnostic::error("yaml-colon", whole.part(at..at + 1)), whole, part, line, value))
}

/// A second colon inside brackets: `{kk: Форум: қорытынды}`.
fn flow_colon_fault(whole: Span, part: &str, line: Line<'_>, at: usize) -> Option<Diagnostic> {
    let before = line.text.get(..at.min(line.text.len()))?;
    if !before.contains(['{', '[']) {
        return None;
    }
    let start = before.rfind(['{', '[', ','])? + 1;
    let end = start + line.text[start..].find([',', '}', ']'])?;
    let first = start + line.text[start..end].find(": ")? + 2;
    let colon = first + line.text[first..end].find(": ")?;
    let value = first..first + line.text[first..end].trim_end().len();
    let at = line.start + colon;
    Some(with_quotes(Diagnostic::error("yaml-colon", whole.part(at..at + 1)), whole, part, line, value))
}

/// Adds the line with quotes around `value`, to paste and as a repair.
fn with_quotes(
    finding: Diagnostic,
    whole: Span,
    part: &str,
    line: Line<'_>,
    value: std::ops::Range<usize>,
) -> Diagnostic {
    let text = &line.text[value.clone()];
    // After two spaces a remark begins; after one it may be a part of the text («#білім»).
    let text = text.find("  #").map_or(text, |end| text[..end].trim_end());
    let value = value.start..value.start + text.len();
    let better = quoted(text);
    let shown = format!("{}{better}{}", &line.text[..value.start], &line.text[value.end..]);
    let finding = finding.arg("line", shown.trim()).help(if shown.len() > LONGEST_PASTE { "long" } else { "help" });
    // Where a remark or another line follows, it is not certain where the text ends.
    let goes_on = line.below(part).is_some_and(|below| below.indent() > line.body() && below.key().is_none());
    if text.contains(" #") || goes_on {
        return finding;
    }
    finding.fix(whole.part(line.start + value.start..line.start + value.end), better)
}

/// Lists and fields nested deeper than any record needs.
pub(super) fn too_deep(at: Span) -> Diagnostic {
    Diagnostic::error("yaml-too-deep", at)
}

/// A value that begins with a character of YAML's own, or goes on after its closing quote or bracket.
fn quotes_fault(whole: Span, part: &str, line: Line<'_>) -> Option<Diagnostic> {
    let value = line.value()?;
    let text = &line.text[value.clone()];
    let first = text.chars().next()?;
    let at = line.start + value.start;
    if matches!(first, '@' | '`' | '%' | '!' | '}' | ']' | ',') {
        let finding = Diagnostic::error("yaml-quote-needed", whole.part(at..at + 1)).arg("mark", first.to_string());
        return Some(with_quotes(finding, whole, part, line, value));
    }
    let close = match first {
        '"' | '\'' => first,
        '[' => ']',
        '{' => '}',
        _ => return None,
    };
    let closed = 1 + text[1..].find(close)?;
    let after = text[closed + 1..].trim_start();
    if after.is_empty() || after.starts_with(['#', ',', ':']) || after.starts_with(close) {
        return None;
    }
    let from = line.start + value.end - after.len();
    let finding = Diagnostic::error("yaml-text-after", whole.part(from..line.start + value.end));
    Some(with_quotes(finding.arg("mark", close.to_string()), whole, part, line, value))
}

/// `title:Форум`: no space after the colon of a field.
fn no_space(whole: Span, line: Line<'_>) -> Option<Diagnostic> {
    let key = line.key()?;
    let name = &line.text[key.clone()];
    let after = &line.text[key.end + 1..];
    if !name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_') || after.starts_with("//") {
        return None;
    }
    let at = line.start + key.end;
    let glued = after.starts_with(|c: char| !c.is_whitespace());
    glued.then(|| {
        Diagnostic::error("yaml-no-space", whole.part(at..at + 1)).arg("key", name).fix(whole.part(at + 1..at + 1), " ")
    })
}

/// A field or list item whose indent fits no line above it.
fn indent_fault(whole: Span, part: &str, line: Line<'_>) -> Option<Diagnostic> {
    let above = line.above(part)?;
    let item = line.text[line.indent()..].starts_with("- ");
    if line.indent() == 0 || !(item || line.key().is_some()) {
        return None;
    }
    let wanted = if item { above.indent() } else { above.body() };
    let span = whole.part(line.start..line.start + line.indent());
    (wanted != line.indent()).then(|| {
        let spaces = line.text[..line.indent()].chars().count();
        Diagnostic::error("yaml-indent", span).arg("spaces", spaces).arg("above", wanted)
    })
}

/// A line without a colon where a field belongs.
fn no_colon(whole: Span, line: Line<'_>) -> Option<Diagnostic> {
    let body = line.body();
    let text = line.text[body..].trim_end();
    if text.is_empty() || text.contains(':') || text.starts_with(['#', '-', '\'', '"', '[', '{', '}', ']']) {
        return None;
    }
    let word = text.split_whitespace().next()?;
    let at = line.start + body;
    Some(Diagnostic::error("yaml-no-colon", whole.part(at..at + word.len())).arg("word", word))
}
