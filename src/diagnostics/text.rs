//! How does a person read findings? The source line with a mark under the fault, the cause and the repair.

use super::catalog::{self, say, word};
use super::{Diagnostic, Diagnostics, Files, LineCol, Severity, Span, help_of, message_of, visible};
use crate::i18n::Lang;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use std::collections::BTreeMap;
use std::ops::Range;

/// A line longer than this is named, not shown.
const LONGEST_SHOWN_LINE: usize = 2_000;

/// More findings than this are counted, not shown: nobody reads them in one go. The other formats hold all.
const MOST_SHOWN: usize = 200;

/// More notes of one code than this are counted, not shown.
const MOST_NOTES: usize = 20;

/// Findings as text, each with its source line; `colour` adds terminal colours.
pub fn text_report(findings: &Diagnostics, files: &(impl Files + ?Sized), lang: Lang, colour: bool) -> String {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let (shown, left) = chosen(findings);
    let mut out = String::new();
    for finding in &shown {
        out.push_str(&renderer.render(&groups(finding, files, lang)));
        out.push_str("\n\n");
    }
    for (code, count) in left {
        out.push_str(&say(lang, "more", &[("n", count.into()), ("code", code.into())]));
        out.push_str("\n\n");
    }
    out
}

/// The findings that a person can read in one go, and how many more there are of each code.
fn chosen(findings: &Diagnostics) -> (Vec<&Diagnostic>, BTreeMap<&'static str, usize>) {
    let mut notes: BTreeMap<&str, usize> = BTreeMap::new();
    let mut left: BTreeMap<&str, usize> = BTreeMap::new();
    let mut shown = Vec::new();
    for finding in &findings.0 {
        let of_code = notes.entry(finding.code).or_default();
        *of_code += usize::from(finding.severity == Severity::Info);
        if shown.len() < MOST_SHOWN && *of_code <= MOST_NOTES {
            shown.push(finding);
        } else {
            *left.entry(finding.code).or_default() += 1;
        }
    }
    (shown, left)
}

/// `2 errors, 1 warning` as the last line of a check.
pub fn summary_line(findings: &Diagnostics, lang: Lang) -> String {
    let count = |severity, key| {
        let n = findings.count(severity);
        (n, say(lang, key, &[("n", n.into())]))
    };
    let (_, errors) = count(Severity::Error, "errors");
    let (_, warnings) = count(Severity::Warning, "warnings");
    match count(Severity::Info, "notes") {
        (0, _) => format!("{errors}, {warnings}"),
        (_, notes) => format!("{errors}, {warnings}, {notes}"),
    }
}

/// First place and (exclusive) last place of a finding; 1:1 where it has no text.
pub(super) fn corners(finding: &Diagnostic, files: &(impl Files + ?Sized)) -> (LineCol, LineCol) {
    match finding.span {
        Some(span) => (files.line_col(span.file, span.start), files.line_col(span.file, span.end.max(span.start))),
        None => (LineCol { line: 1, column: 1 }, LineCol { line: 1, column: 1 }),
    }
}

fn groups<'a>(finding: &'a Diagnostic, files: &'a (impl Files + ?Sized), lang: Lang) -> Vec<Group<'a>> {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
    };
    let title = level.with_name(word(lang, finding.severity.word())).primary_title(message_of(finding, lang));
    let title = title.id(finding.code);
    let mut first = match finding.span {
        Some(span) => place(Group::with_title(title), span, files),
        None => Group::with_title(title).element(Origin::path(visible(finding.shown_path(files)))),
    };
    if let Some(help) = help_of(finding, lang) {
        first = first.element(Level::HELP.with_name(word(lang, "help")).message(help));
    }
    let mut all = vec![first];
    for (span, key) in &finding.notes {
        let note = Level::NOTE.with_name(word(lang, "note"));
        all.push(place(Group::with_title(note.secondary_title(catalog::note_of(finding, key, lang))), *span, files));
    }
    all
}

/// Adds the line of `span` to a group, or only its position where the line is too long or not text.
fn place<'a>(group: Group<'a>, span: Span, files: &'a (impl Files + ?Sized)) -> Group<'a> {
    let text = files.text(span.file);
    let start = (span.start as usize).min(text.len());
    let from = text.as_bytes()[..start].iter().rposition(|&b| b == b'\n').map_or(0, |at| at + 1);
    let line = text[from..].lines().next().unwrap_or("");
    let at = files.line_col(span.file, span.start);
    let path = visible(files.path(span.file));
    if line.is_empty() || line.len() > LONGEST_SHOWN_LINE {
        return group.element(Origin::path(path).line(at.line).char_column(at.column));
    }
    let end = (span.end as usize).clamp(start, from + line.len());
    let (line, marked) = shown_line(line, start - from..(end - from).max(start - from));
    group.element(Snippet::source(line).path(path).line_start(at.line).annotation(AnnotationKind::Primary.span(marked)))
}

/// A line in which tabs and characters without width can be seen, and the range there of what was `marked`.
fn shown_line(line: &str, marked: Range<usize>) -> (String, Range<usize>) {
    let mut shown = String::with_capacity(line.len());
    let (mut start, mut end) = (0, 0);
    for (at, c) in line.char_indices() {
        if at <= marked.start {
            start = shown.len();
        }
        if at <= marked.end {
            end = shown.len();
        }
        match c {
            '\t' => shown.push('→'),
            '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' => shown.push_str(&format!("‹U+{:04X}›", u32::from(c))),
            c => shown.push_str(&visible(c.encode_utf8(&mut [0; 4]))),
        }
    }
    if marked.start >= line.len() {
        start = shown.len();
    }
    if marked.end >= line.len() {
        end = shown.len();
    }
    (shown, start..end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::FileId;

    fn report(line: &str, marked: &str) -> String {
        let start = line.find(marked).unwrap();
        let finding = Diagnostic::error("yaml-tab", Span::new(FileId(0), start..start + marked.len()));
        let files: &[(&str, &str)] = &[("a.yaml", line)];
        text_report(&Diagnostics(vec![finding]), files, Lang::EN, false)
    }

    /// The mark stands under what it is about: letters count as wide as a terminal shows them.
    #[test]
    fn the_mark_stands_under_the_fault() {
        for (line, marked, expected) in [
            ("title: Форум: итоги", "Форум", "       ^^^^^"),
            ("\t- ә", "\t", "^"),
            ("a:\tб: в", "б", "   ^"),
            ("日本: ы", "ы", "      ^"),
            ("а\u{301}б: ы", "ы", "    ^"),
            ("жұмыстар\u{ad}дың ә", "\u{ad}", "        ^^^^^^^^"),
        ] {
            let report = report(line, marked);
            let mark = report.lines().find(|l| l.contains('^')).unwrap().trim_start_matches(' ');
            let under = mark.trim_start_matches("| ").trim_end();
            assert_eq!(under, expected, "{report}");
        }
    }

    #[test]
    fn nothing_in_a_line_steers_the_terminal() {
        let report = report("a: \u{1b}[31mx\u{202e}", "a");
        assert!(report.contains("a: ‹U+001B›[31mx‹U+202E›"), "{report}");
    }
}
