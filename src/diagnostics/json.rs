//! How do other programs read findings? One JSON object per finding, one per line.

use super::{Diagnostic, Diagnostics, Files, help_of, message_of};
use crate::i18n::Lang;
use serde::Serialize;

#[derive(Serialize)]
struct Line<'a> {
    code: &'a str,
    severity: &'a str,
    file: &'a str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    message: String,
    help: Option<String>,
    record: Option<&'a str>,
}

/// Findings as JSON lines, in the order given. Columns count characters from 1; the end is exclusive.
pub fn json_lines(findings: &Diagnostics, files: &(impl Files + ?Sized), lang: Lang) -> String {
    let mut out = String::new();
    for finding in &findings.0 {
        out.push_str(&serde_json::to_string(&line(finding, files, lang)).unwrap_or_default());
        out.push('\n');
    }
    out
}

fn line<'a>(finding: &'a Diagnostic, files: &'a (impl Files + ?Sized), lang: Lang) -> Line<'a> {
    let (start, end) = super::text::corners(finding, files);
    Line {
        code: finding.code,
        severity: finding.severity.word(),
        file: finding.shown_path(files),
        line: start.line,
        column: start.column,
        end_line: end.line,
        end_column: end.column,
        message: message_of(finding, lang),
        help: help_of(finding, lang),
        record: finding.record.as_deref(),
    }
}
