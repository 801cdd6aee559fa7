//! How does GitLab show findings in a merge request? A Code Quality report: one JSON array
//! (<https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format>).

use super::{Diagnostic, Diagnostics, Files, Severity, help_of, message_of, text::corners};
use crate::fingerprint::fingerprint;
use crate::i18n::Lang;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// Findings as one JSON array. Equal findings of one file are told apart by a number, not by their lines, so that a finding
/// keeps its fingerprint when lines are added above it.
pub fn gitlab_report(findings: &Diagnostics, files: &(impl Files + ?Sized), lang: Lang) -> String {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let issues: Vec<Value> = findings
        .0
        .iter()
        .map(|finding| {
            let message = message_of(finding, lang);
            let mark = format!("{}\n{}\n{}", finding.code, finding.shown_path(files), typed(finding, files));
            let times = seen.entry(mark.clone()).or_default();
            *times += 1;
            let (start, end) = corners(finding, files);
            json!({
                "description": match help_of(finding, lang) {
                    Some(help) => format!("{message}. {help}"),
                    None => message,
                },
                "check_name": finding.code,
                "fingerprint": fingerprint(format!("{mark}\n{times}").as_bytes()),
                "severity": match finding.severity {
                    Severity::Error => "major",
                    Severity::Warning => "minor",
                    Severity::Info => "info",
                },
                "location": {
                    "path": finding.shown_path(files),
                    "lines": { "begin": start.line, "end": end.line },
                },
            })
        })
        .collect();
    serde_json::to_string_pretty(&issues).unwrap_or_default() + "\n"
}

/// What the finding points at, as it was typed.
fn typed<'a>(finding: &Diagnostic, files: &'a (impl Files + ?Sized)) -> &'a str {
    finding.span.and_then(|span| files.text(span.file).get(span.range())).unwrap_or("")
}
