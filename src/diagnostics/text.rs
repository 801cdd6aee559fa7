//! How does a person read findings? The source line with a mark under the fault, the cause and the repair.

use super::{Diagnostic, Diagnostics, Files, LineCol, Severity, Span, catalog, help_of, message_of};
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

/// A line longer than this is named, not shown.
const LONGEST_SHOWN_LINE: usize = 2_000;

/// More findings than this are counted, not shown: nobody reads them in one go. The other formats hold all.
const MOST_SHOWN: usize = 200;

/// Findings as text, each with its source line; `colour` adds terminal colours.
pub fn text_report(findings: &Diagnostics, files: &(impl Files + ?Sized), colour: bool) -> String {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let mut out = String::new();
    for finding in findings.0.iter().take(MOST_SHOWN) {
        out.push_str(&renderer.render(&groups(finding, files)));
        out.push_str("\n\n");
    }
    if findings.0.len() > MOST_SHOWN {
        out.push_str(&format!(
            "… and {} more: repair these first, or see all with --format json\n\n",
            findings.0.len() - MOST_SHOWN
        ));
    }
    out
}

/// `2 errors, 1 warning` as the last line of a check.
pub fn summary_line(findings: &Diagnostics) -> String {
    let plural = |n: usize, word: &str| format!("{n} {word}{}", if n == 1 { "" } else { "s" });
    let errors = findings.count(Severity::Error);
    let warnings = findings.count(Severity::Warning);
    match findings.count(Severity::Info) {
        0 => format!("{}, {}", plural(errors, "error"), plural(warnings, "warning")),
        notes => {
            format!("{}, {}, {}", plural(errors, "error"), plural(warnings, "warning"), plural(notes, "note"))
        }
    }
}

/// First place and (exclusive) last place of a finding; 1:1 where it has no text.
pub(super) fn corners(finding: &Diagnostic, files: &(impl Files + ?Sized)) -> (LineCol, LineCol) {
    match finding.span {
        Some(span) => (files.line_col(span.file, span.start), files.line_col(span.file, span.end.max(span.start))),
        None => (LineCol { line: 1, column: 1 }, LineCol { line: 1, column: 1 }),
    }
}

fn groups<'a>(finding: &'a Diagnostic, files: &'a (impl Files + ?Sized)) -> Vec<Group<'a>> {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
    };
    let title = level.primary_title(message_of(finding)).id(finding.code);
    let mut first = match finding.span {
        Some(span) => place(Group::with_title(title), span, files, AnnotationKind::Primary, None),
        None => Group::with_title(title).element(Origin::path(finding.shown_path(files))),
    };
    if let Some(help) = help_of(finding) {
        first = first.element(Level::HELP.message(help));
    }
    let mut all = vec![first];
    for (span, key) in &finding.notes {
        let title = Level::NOTE.secondary_title(catalog::note_of(finding, key));
        all.push(place(Group::with_title(title), *span, files, AnnotationKind::Primary, None));
    }
    all
}

/// Adds the line(s) of `span` to a group, or only its position where the line is too long or not text.
fn place<'a>(
    group: Group<'a>,
    span: Span,
    files: &'a (impl Files + ?Sized),
    kind: AnnotationKind,
    label: Option<&'a str>,
) -> Group<'a> {
    let text = files.text(span.file);
    let start = (span.start as usize).min(text.len());
    let from = text.as_bytes()[..start].iter().rposition(|&b| b == b'\n').map_or(0, |at| at + 1);
    let first_line = text[from..].lines().next().unwrap_or("");
    let at = files.line_col(span.file, span.start);
    if first_line.is_empty() || first_line.len() > LONGEST_SHOWN_LINE {
        return group.element(Origin::path(files.path(span.file)).line(at.line).char_column(at.column));
    }
    let end = (span.end as usize).clamp(start, from + first_line.len());
    group.element(
        Snippet::source(first_line)
            .path(files.path(span.file))
            .line_start(at.line)
            .annotation(kind.span(start - from..(end - from).max(start - from)).label(label)),
    )
}
