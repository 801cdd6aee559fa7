//! How do code scanners take findings? SARIF 2.1.0, the OASIS standard, as GitHub's code scanning reads it.

use super::{
    CODES, Diagnostic, Diagnostics, Files, LineCol, Severity, Span, catalog, help_of, message_of, text::corners,
    texts_of,
};
use crate::i18n::Lang;
use serde_json::{Value, json};

/// Findings as one SARIF log with one run. Columns count characters (`unicodeCodePoints`); the end is exclusive.
pub fn sarif_log(findings: &Diagnostics, files: &(impl Files + ?Sized), lang: Lang) -> String {
    let mut used: Vec<&str> = findings.0.iter().map(|finding| finding.code).collect();
    used.sort_unstable();
    used.dedup();
    let results: Vec<Value> = findings.0.iter().map(|finding| result(finding, &used, files, lang)).collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "muragat",
                "version": env!("CARGO_PKG_VERSION"),
                "language": lang.code(),
                "rules": used.iter().map(|code| rule(code, lang)).collect::<Vec<Value>>(),
            }},
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    serde_json::to_string_pretty(&log).unwrap_or_default() + "\n"
}

fn rule(code: &str, lang: Lang) -> Value {
    debug_assert!(CODES.contains(&code));
    let texts = texts_of(code, lang).map(|(_, parts)| parts).unwrap_or_default();
    let part = |name: &str| texts.iter().find(|(key, _)| *key == name).map_or(code, |(_, text)| *text);
    json!({
        "id": code,
        "shortDescription": { "text": part("about") },
        "help": { "text": part("help") },
    })
}

fn result(finding: &Diagnostic, rules: &[&str], files: &(impl Files + ?Sized), lang: Lang) -> Value {
    let message = message_of(finding, lang);
    let text = match help_of(finding, lang) {
        Some(help) => format!("{message}. {help}"),
        None => message,
    };
    let related: Vec<Value> = finding
        .notes
        .iter()
        .map(|(span, key)| {
            let mut place = place(files.path(span.file), ends(*span, files));
            place["message"] = json!({ "text": catalog::note_of(finding, key, lang) });
            place
        })
        .collect();
    let mut result = json!({
        "ruleId": finding.code,
        "ruleIndex": rules.binary_search(&finding.code).unwrap_or(0),
        "level": match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "note",
        },
        "message": { "text": text },
        "locations": [place(finding.shown_path(files), corners(finding, files))],
    });
    if !related.is_empty() {
        result["relatedLocations"] = related.into();
    }
    result
}

fn ends(span: Span, files: &(impl Files + ?Sized)) -> (LineCol, LineCol) {
    (files.line_col(span.file, span.start), files.line_col(span.file, span.end.max(span.start)))
}

fn place(path: &str, (start, end): (LineCol, LineCol)) -> Value {
    json!({ "physicalLocation": {
        "artifactLocation": { "uri": uri(path) },
        "region": {
            "startLine": start.line,
            "startColumn": start.column,
            "endLine": end.line,
            "endColumn": end.column,
        },
    }})
}

/// A relative URI reference (RFC 3986): bytes that are neither unreserved nor `/` as `%20`.
fn uri(path: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~' | b'/');
    path.bytes().map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}
