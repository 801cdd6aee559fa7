//! How do tests run the stages without a disk? Files in memory, findings as lines.

use muragat::dates::Moment;
use muragat::diagnostics::{Diagnostics, Files, LineCol, Severity, help_of, message_of};
use muragat::i18n::Lang;
use muragat::pipeline::{Prepared, RunOptions, prepare_from};
use muragat::site::read_site;
use muragat::sources::SourceTree;
use muragat::theme::load_theme;
use std::path::Path;

/// Settings of an archive that has none of its own.
const SETTINGS: (&str, &str) = ("site.yaml", "title: {kk: Мұрағат, ru: Архив}\n");

/// The stages up to the plan over texts below `content/`.
pub fn run(files: &[(&str, &str)]) -> Prepared {
    run_bytes(&files.iter().map(|(path, text)| (*path, text.as_bytes())).collect::<Vec<_>>())
}

/// The stages up to the plan over files of any bytes below `content/`.
pub fn run_bytes(files: &[(&str, &[u8])]) -> Prepared {
    let mut files = files.to_vec();
    if !files.iter().any(|(path, _)| *path == SETTINGS.0) {
        files.push((SETTINGS.0, SETTINGS.1.as_bytes()));
    }
    let (sources, mut findings) = SourceTree::from_bytes(&files);
    let (site, found) = read_site(&sources);
    findings.append(found);
    let (theme, _) = load_theme(Path::new("nowhere"), &site);
    let now = Moment::parse("2026-11-21").unwrap();
    let options = RunOptions { drafts: true, lang: Some(Lang::EN), ..RunOptions::new(now) };
    prepare_from(sources, site, theme, findings, &options)
}

/// `error dangling-reference news/a.yaml:3:7` of each finding that is no mere note.
pub fn faults(files: &[(&str, &str)]) -> Vec<String> {
    lines(&run(files), &|severity| severity != Severity::Info)
}

/// The same for findings of the severities that are wanted.
pub fn lines(prepared: &Prepared, wanted: &dyn Fn(Severity) -> bool) -> Vec<String> {
    let line = |finding: &muragat::diagnostics::Diagnostic| {
        let start = finding.span.map_or(LineCol { line: 1, column: 1 }, |s| prepared.sources.line_col(s.file, s.start));
        let path = finding.shown_path(&prepared.sources).trim_start_matches("content/");
        format!("{} {} {path}:{}:{}", finding.severity.word(), finding.code, start.line, start.column)
    };
    prepared.findings.0.iter().filter(|finding| wanted(finding.severity)).map(line).collect()
}

/// Message and repair of all findings, in English.
pub fn words(findings: &Diagnostics) -> String {
    let one = |finding: &muragat::diagnostics::Diagnostic| {
        format!("{}. {}\n", message_of(finding, Lang::EN), help_of(finding, Lang::EN).unwrap_or_default())
    };
    findings.0.iter().map(one).collect()
}
