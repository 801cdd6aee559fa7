//! Does every code have a page, and do its examples show what they say? Wrong gives the code, right gives no error.

use crate::support::{Archive, repository};
use muragat::dates::Moment;
use muragat::diagnostics::{CODES, Severity, Side, example, explained};
use muragat::pipeline::{RunOptions, prepare};
use std::collections::BTreeSet;

const SETTINGS: (&str, &str) = ("content/site.yaml", "title: {kk: Мұрағат, ru: Архив}\n");

/// Codes of the findings of an example, errors apart from the rest.
fn found(code: &str, side: Side) -> (Vec<&'static str>, Vec<&'static str>) {
    let files = example(code, side);
    let mut all: Vec<(&str, &str)> = files.iter().map(|(path, text)| (*path, text.as_str())).collect();
    if !all.iter().any(|(path, _)| *path == SETTINGS.0 || code == "no-site-file") {
        all.push(SETTINGS);
    }
    let archive = Archive::bare(&all);
    let now = Moment::parse("2026-11-21").unwrap();
    let mut prepared = prepare(archive.root(), &RunOptions { drafts: true, letters: true, ..RunOptions::new(now) });
    if code == "spelling" {
        prepared.check_spelling(&crate::spelling::dictionaries());
    }
    let (errors, others): (Vec<_>, Vec<_>) =
        prepared.findings.0.iter().partition(|finding| finding.severity == Severity::Error);
    let codes = |findings: Vec<&muragat::diagnostics::Diagnostic>| findings.iter().map(|f| f.code).collect();
    (codes(errors), codes(others))
}

#[test]
fn examples_show_what_they_say() {
    let mut faults = Vec::new();
    for code in explained().filter(|code| !example(code, Side::Wrong).is_empty()) {
        let (errors, others) = found(code, Side::Wrong);
        if !errors.contains(&code) && !others.contains(&code) {
            faults.push(format!("{code}: the wrong example gives {errors:?} and {others:?}"));
        }
        let (errors, others) = found(code, Side::Right);
        if !errors.is_empty() || others.contains(&code) {
            faults.push(format!("{code}: the right example gives {errors:?} and {others:?}"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_page_is_listed_and_belongs_to_a_code() {
    let folder = repository().join("src/diagnostics/pages");
    let files: BTreeSet<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_str().unwrap().trim_end_matches(".txt").to_owned())
        .collect();
    let listed: BTreeSet<String> = explained().map(str::to_owned).collect();
    assert_eq!(files, listed, "pages/ and the list in pages.rs");
    let strangers: Vec<_> = listed.iter().filter(|code| !CODES.contains(&code.as_str())).collect();
    assert!(strangers.is_empty(), "no such code: {strangers:?}");
}
