//! Where in a Markdown file do the fields end and the prose begin?

use crate::diagnostics::{Diagnostic, FileId, Span};
use std::ops::Range;

/// The two parts of a Markdown file, as byte ranges.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FrontMatter {
    /// The YAML between the `---` lines; empty where there is none.
    pub yaml: Range<usize>,
    /// The prose.
    pub prose: Range<usize>,
}

/// Most bytes of a line that was meant to be `---`.
const LONGEST_MARK: usize = 24;
/// Most lines of prose above fields that were put too low.
const LINES_ABOVE: usize = 8;

/// Splits a Markdown text. Front matter starts with `---` on the first line and ends with `---` on a line of its own.
///
/// # Errors
/// A finding where the front matter is not closed, or begins with something that only looks like `---`. Its repair is made
/// only where the fields end with certainty.
pub fn split_front_matter(file: FileId, text: &str) -> Result<FrontMatter, Box<Diagnostic>> {
    let at = |range: Range<usize>| Span::new(file, range);
    let lead = text.len() - text.trim_start_matches(['\n', ' ', '\t', '\u{a0}', '\u{feff}', '\u{200b}']).len();
    let first = text[lead..].lines().next().unwrap_or("");
    let mark = first.trim_end();
    let below = &text[(lead + first.len() + 1).min(text.len())..];
    let start = |range: Range<usize>| Diagnostic::error("front-matter-start", at(range));
    if mark == "---" && lead == 0 {
        return closed(file, text, first.len());
    }
    if mark == "---" {
        let finding = start(lead..lead + first.len()).help("spaces");
        return Err(Box::new(if ends(below) { finding.fix(at(0..lead), "") } else { finding }));
    }
    if is_almost(mark) && (is_sure(mark) || begins_with_field(below)) {
        let finding = start(lead..lead + first.len());
        let end = almost_end(below).filter(|_| !mark.starts_with('+'));
        let begin = lead + first.len() + 1;
        return Err(Box::new(match end {
            Some(end) => {
                finding.fix(at(0..lead + mark.len()), "---").fix(at(begin + end.start..begin + end.end), "---")
            }
            None => finding,
        }));
    }
    match fields_below(text) {
        Some(range) => Err(Box::new(start(range).help("text"))),
        None => Ok(FrontMatter { yaml: 0..0, prose: 0..text.len() }),
    }
}

/// The parts of a text that begins with `---`; `first` is the length of its first line.
fn closed(file: FileId, text: &str, first: usize) -> Result<FrontMatter, Box<Diagnostic>> {
    let at = |range: Range<usize>| Span::new(file, range);
    let yaml_start = (first + 1).min(text.len());
    let mut line_start = yaml_start;
    for line in text[yaml_start..].split_inclusive('\n') {
        if line.trim_end() == "---" {
            return Ok(FrontMatter { yaml: yaml_start..line_start, prose: line_start + line.len()..text.len() });
        }
        line_start += line.len();
    }
    let finding = Diagnostic::error("front-matter-open", at(0..first));
    Err(Box::new(match almost_end(&text[yaml_start..]) {
        Some(end) => {
            let place = at(yaml_start + end.start..yaml_start + end.end);
            finding.note(place, "there").help("end").fix(place, "---")
        }
        None => finding,
    }))
}

/// The line that was meant to end the fields: the first one of hyphens, dashes or dots, with spaces around.
fn almost_end(yaml: &str) -> Option<Range<usize>> {
    let mut start = 0;
    for line in yaml.split_inclusive('\n') {
        let mark = line.trim();
        if is_almost(mark) || mark == "---" || mark == "..." || mark == "…" {
            let end = start + line.trim_end().len();
            return Some(start..end);
        }
        start += line.len();
    }
    None
}

/// Whether fields that begin above `below` end there as they should.
fn ends(below: &str) -> bool {
    below.lines().any(|line| line.trim_end() == "---")
}

/// Whether a line looks like `---` without being it: `----`, `+++`, `***`, «—», `…---`, `- - -`.
fn is_almost(mark: &str) -> bool {
    let only = |c: char| matches!(c, '-' | '–' | '—' | '‐' | '‑' | '―' | '−' | '+' | '*' | '_' | '=' | '~' | '…' | ' ');
    let dashes = mark.starts_with(['—', '–', '―', '…']) || mark.len() >= 2;
    mark != "---" && dashes && mark.len() <= LONGEST_MARK && !mark.is_empty() && mark.chars().all(only)
}

/// Whether a line can hardly be meant as anything else, whatever comes below it.
fn is_sure(mark: &str) -> bool {
    mark.starts_with("----") || mark.starts_with("+++") || mark.starts_with(['—', '–'])
}

/// Whether the first line that is not blank is a field.
fn begins_with_field(text: &str) -> bool {
    text.lines().find(|line| !line.trim().is_empty()).is_some_and(is_field)
}

fn is_field(line: &str) -> bool {
    line.split_once(':').is_some_and(|(key, rest)| {
        !key.is_empty()
            && key.bytes().all(|b| b.is_ascii_lowercase() || b == b'_')
            && (rest.is_empty() || rest.starts_with([' ', '\u{a0}']))
    })
}

/// The `---` of fields that stand below some lines of prose.
fn fields_below(text: &str) -> Option<Range<usize>> {
    let mut start = 0;
    for line in text.split_inclusive('\n').take(LINES_ABOVE) {
        let below = &text[start + line.len()..];
        if line.trim_end() == "---" && begins_with_field(below) && ends(below) {
            return Some(start..start + line.trim_end().len());
        }
        start += line.len();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> Result<(&str, &str), &'static str> {
        split_front_matter(FileId(0), text).map(|f| (&text[f.yaml], &text[f.prose])).map_err(|d| d.code)
    }

    #[test]
    fn fields_and_prose() {
        assert_eq!(parts("---\na: 1\n---\ntext\n---\n"), Ok(("a: 1\n", "text\n---\n")));
        assert_eq!(parts("---\n---"), Ok(("", "")));
        assert_eq!(parts("only prose\n"), Ok(("", "only prose\n")));
        assert_eq!(parts(""), Ok(("", "")));
        assert_eq!(parts("---\na: 1\n"), Err("front-matter-open"));
        assert_eq!(parts("----\na: 1\n----\n"), Err("front-matter-start"));
        assert_eq!(parts("+++\na = 1\n+++\n"), Err("front-matter-start"));
        assert_eq!(parts("\n---\na: 1\n---\n"), Err("front-matter-start"));
        assert_eq!(parts("***\n\nprose\n"), Ok(("", "***\n\nprose\n")), "a rule above prose");
        assert_eq!(parts("A\n---\nprose: b\n"), Ok(("", "A\n---\nprose: b\n")), "a heading with its line");
    }
}
