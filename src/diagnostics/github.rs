//! How do findings become annotations of a pull request? GitHub workflow commands, one per finding.

use super::{Diagnostics, Files, Severity, help_of, message_of, visible};
use crate::i18n::Lang;
use std::fmt::Write;

/// Findings as `::error file=…,line=…,col=…::message` lines.
pub fn github_lines(findings: &Diagnostics, files: &(impl Files + ?Sized), lang: Lang) -> String {
    let mut out = String::new();
    for finding in &findings.0 {
        let (start, end) = super::text::corners(finding, files);
        let level = match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "notice",
        };
        let help = help_of(finding, lang).map(|help| format!("\n{help}")).unwrap_or_default();
        let _ = writeln!(
            out,
            "::{level} file={},line={},endLine={},col={},endColumn={},title={}::{}",
            property(&visible(finding.shown_path(files))),
            start.line,
            end.line,
            start.column,
            end.column,
            property(finding.code),
            data(&(message_of(finding, lang) + &help)),
        );
    }
    out
}

/// Escapes the part after `::`, so that a value can't start a command of its own.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Escapes a property value.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
