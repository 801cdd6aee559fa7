//! What did Word make of what was typed? Curly quotes, dashes for list marks, spaces that don't break, and a # that cuts.

use super::line::Line;
use crate::diagnostics::{Diagnostic, Diagnostics, Span};
use std::ops::Range;

/// Quotes that Word puts in the place of `"`.
pub(super) const CURLY: [char; 4] = ['“', '”', '„', '‟'];
/// What Word and chats put in the place of the hyphen before an item of a list.
const LIST_MARKS: [char; 12] = ['–', '—', '−', '‐', '‑', '‒', '―', '•', '·', '▪', '●', '*'];

/// What is odd in a plain value or name that could be read. `base` is the place `range` of `part` begins at.
pub(super) fn plain_faults(part: &str, text: &str, base: Span, range: Range<usize>) -> Diagnostics {
    let mut faults = Diagnostics::default();
    let whole = Span { start: base.start - u32::try_from(range.start).unwrap_or(0), ..base };
    if let Some(hash) = cutting_hash(part, range.end) {
        let end = hash + part[hash..].lines().next().map_or(0, |rest| rest.trim_end().len());
        faults.push(Diagnostic::warning("yaml-hash", whole.part(hash..end)).arg("lost", &part[hash..end]));
    }
    // Only spaces are looked through: a line may be megabytes long.
    let before = part[..range.start].trim_end_matches([' ', '\t']);
    let alone = before.is_empty() || before.ends_with('\n');
    if !text.is_ascii() {
        if is_curly(text) {
            faults.push(curly_fault(whole.part(range.clone()), text, false));
        }
        if let Some(at) = hidden_space(text) {
            let from = range.start + part[range.start..range.end].find(&text[at..]).unwrap_or(0);
            faults.push(odd_space_fault(whole, part, from));
        }
    }
    if alone && let Some(finding) = list_fault(whole, part, Line::around(part, range.start)) {
        faults.push(finding);
    }
    faults
}

/// A `#` right before a letter after a value: what follows is left out, which nobody wants of «Форум #1».
fn cutting_hash(part: &str, end: usize) -> Option<usize> {
    let rest = part.get(end..)?;
    let hash = rest.len() - rest.trim_start_matches([' ', '\t']).len();
    let after = rest[hash..].strip_prefix('#')?;
    (hash > 0 && after.starts_with(|c: char| c.is_alphanumeric())).then_some(end + hash)
}

/// Whether a whole value stands in curly quotes, and none in between.
pub(super) fn is_curly(text: &str) -> bool {
    let mut chars = text.chars();
    let ends =
        chars.next().is_some_and(|c| CURLY.contains(&c)) && chars.next_back().is_some_and(|c| CURLY.contains(&c));
    ends && !chars.as_str().is_empty() && !chars.as_str().contains(CURLY)
}

/// The finding for a value in curly quotes. Where the quotes had to hold a colon, straight ones do; a word of the model
/// needs none; a text keeps its quotes in the form that Kazakh and Russian have.
pub(super) fn curly_fault(span: Span, text: &str, straight: bool) -> Diagnostic {
    let inner = text.trim_matches(CURLY);
    let better = if straight {
        super::line::quoted(inner)
    } else if inner.is_ascii() && !inner.contains([' ', '#', ':']) {
        inner.to_owned()
    } else {
        format!("«{inner}»")
    };
    Diagnostic::error("curly-quotes", span).arg("better", better.clone()).fix(span, better)
}

/// A space that is no space for YAML, right after the colon of a field or at the beginning of a name.
fn hidden_space(text: &str) -> Option<usize> {
    if text.starts_with(odd) {
        return Some(0);
    }
    let colon = text.find(':')?;
    let name = &text[..colon];
    let field = !name.is_empty() && name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
    (field && text[colon + 1..].starts_with(odd)).then_some(colon + 1)
}

/// Whether a character looks like a space and is none for YAML.
pub(super) fn odd(c: char) -> bool {
    matches!(c, '\u{a0}' | '\u{202f}' | '\u{2000}'..='\u{200b}' | '\u{3000}' | '\u{feff}')
}

/// Where a line has a space that is no space for YAML.
pub(super) fn odd_space(line: &str) -> Option<usize> {
    line.char_indices().take_while(|(_, c)| !matches!(c, '"' | '\'')).find(|(_, c)| odd(*c)).map(|(at, _)| at)
}

/// The finding for the odd space at `at`. Right after a colon and in the indent an ordinary one belongs there for certain.
pub(super) fn odd_space_fault(whole: Span, part: &str, at: usize) -> Diagnostic {
    let c = part[at..].chars().next().unwrap_or(' ');
    let name = match c {
        '\u{a0}' => "no-break-space",
        '\u{202f}' => "narrow-space",
        '\u{200b}' | '\u{feff}' => "zero-width-space",
        _ => "typographic-space",
    };
    let span = whole.part(at..at + c.len_utf8());
    let line = Line::around(part, at);
    let before = part[line.start..at].trim();
    let spaced = part[at + c.len_utf8()..].starts_with(' ') || part[line.start..at].ends_with(' ');
    let certain = before.is_empty() || before.ends_with(':') || before == "-";
    let finding = Diagnostic::error("yaml-odd-space", span).word("name", name);
    if !certain {
        return finding;
    }
    let at_start = before.is_empty() && part[line.start..at].is_empty();
    finding.fix(span, if spaced || at_start || name == "zero-width-space" { "" } else { " " })
}

/// The mark of a list item in a line, where it is not the hyphen with a space that YAML wants.
fn mark_of<'a>(line: Line<'a>) -> Option<&'a str> {
    let rest = &line.text[line.indent()..];
    let mark = rest.chars().next()?;
    let after = rest[mark.len_utf8()..].chars().next()?;
    let spaced = after == ' ' || odd(after);
    let len = mark.len_utf8();
    (LIST_MARKS.contains(&mark) && spaced).then_some(&rest[..len])
}

/// A hyphen without a space after it, in a list of at least two such lines.
fn tight(line: Line<'_>) -> bool {
    let rest = line.text.trim_start();
    rest.strip_prefix('-').is_some_and(|after| after.starts_with(char::is_alphabetic))
}

/// The finding for a list whose items begin with dashes or bullets; its repair writes all of them anew.
pub(super) fn list_fault(whole: Span, part: &str, line: Line<'_>) -> Option<Diagnostic> {
    let at = line.start + line.indent();
    if let Some(mark) = mark_of(line) {
        let span = whole.part(at..at + mark.len());
        let mut finding = Diagnostic::error("word-list-mark", span).arg("mark", mark);
        let mut next = Some(line);
        while let Some((line, mark)) = next.and_then(|line| Some((line, mark_of(line)?))) {
            let at = line.start + line.indent();
            let after = part[at + mark.len()..].chars().next().unwrap_or(' ');
            finding = finding.fix(whole.part(at..at + mark.len() + after.len_utf8()), "- ");
            next = line.below(part);
        }
        return Some(finding);
    }
    let below = line.below(part).filter(|below| tight(*below) && below.indent() == line.indent());
    if !tight(line) || below.is_none() {
        return None;
    }
    let mut finding = Diagnostic::error("word-list-mark", whole.part(at..at + 1)).arg("mark", "-").help("space");
    let mut next = Some(line);
    while let Some(line) = next.filter(|line| tight(*line)) {
        let at = line.start + line.indent() + 1;
        finding = finding.fix(whole.part(at..at), " ");
        next = line.below(part);
    }
    Some(finding)
}
