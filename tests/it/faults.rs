//! Is every mistake found where it was made? One file of `tests/cases/faults/` per mistake.
//!
//! A case is a sentence that says what it shows, then files, each under a line `=== path`. A line `#! error code 3-9` is
//! no part of its file: it says that the next line has that finding in the columns 3 to 9 (9 is the first one after it;
//! `3-+1:9` ends a line further down). A finding without a line of text stands before the first file: `#! error code path`.
//! `{U+00A0}` is that character. A last part `=== report` holds the whole report for people.
//! `alone: reason` before the first file keeps a case out of the run over all cases at once.
//!
//! New case: copy a file, change it, run `UPDATE=1 cargo test --test it faults`, read the diff, commit.

use crate::support::{Archive, Finding, repository, update};
use muragat::dates::Moment;
use muragat::diagnostics::{CODES, text_report};
use muragat::i18n::Lang;
use muragat::pipeline::{RunOptions, prepare};
use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::PathBuf;

/// Codes that no small text can provoke, and where they are tested.
const ELSEWHERE: &[(&str, &str)] = &[
    ("not-utf8", "hostile.rs: needs bytes that are no text"),
    ("legacy-encoding", "fault_files.rs: needs bytes that are no text"),
    ("utf16-read", "fault_files.rs: needs bytes that are no text"),
    ("same-name-twice", "fault_names.rs: needs a disk"),
    ("unreadable-file", "hostile.rs: needs a disk"),
    ("name-not-utf8", "hostile.rs: needs a disk"),
    ("name-with-control", "hostile.rs: needs a disk"),
    ("link-out-of-tree", "hostile.rs: needs a disk"),
    ("not-a-file", "hostile.rs: needs a disk"),
    ("folder-too-deep", "hostile.rs: needs 300 folders"),
    ("file-too-big", "hostile.rs: needs megabytes"),
    ("yaml-too-big", "hostile.rs: needs megabytes"),
    ("file-tells-place", "pictures.rs: needs a photograph"),
    ("spelling", "spelling.rs: needs dictionaries"),
    ("table-too-long", "hostile.rs: needs megabytes"),
    ("vanished-record", "vanished.rs: needs a site built before"),
];

/// What is said of nearly every small archive; only cases that are named after it show it.
const QUIET: &str = "missing-translation";

const SETTINGS: &str = "title: {kk: Мұрағат, ru: Архив}\n";

#[derive(Debug)]
pub struct Case {
    path: PathBuf,
    head: Vec<String>,
    alone: bool,
    /// Path and lines as typed in the case, without expectations.
    files: Vec<(String, Vec<String>)>,
    pub expected: Vec<Finding>,
    report: Option<String>,
}

impl Case {
    fn parse(path: PathBuf, text: &str) -> Self {
        let mut case =
            Case { path, head: Vec::new(), alone: false, files: Vec::new(), expected: Vec::new(), report: None };
        for line in text.lines() {
            if let Some(name) = line.strip_prefix("=== ") {
                if name == "report" {
                    case.report = Some(String::new());
                } else {
                    case.files.push((name.to_owned(), Vec::new()));
                }
            } else if let Some(report) = &mut case.report {
                report.push_str(line);
                report.push('\n');
            } else if let Some(mark) = line.strip_prefix("#! ") {
                let finding = case.mark(mark);
                case.expected.push(finding);
            } else if let Some((_, lines)) = case.files.last_mut() {
                lines.push(line.to_owned());
            } else {
                case.alone |= line.starts_with("alone: ");
                case.head.push(line.to_owned());
            }
        }
        case.expected.sort();
        case
    }

    fn mark(&self, mark: &str) -> Finding {
        let parts: Vec<&str> = mark.splitn(3, ' ').collect();
        let [severity, code, place] = parts.as_slice() else { panic!("{}: {mark}", self.name()) };
        let finding = |file: &str, line, column, end_line, end_column| Finding {
            file: file.to_owned(),
            line,
            column,
            end_line,
            end_column,
            severity: (*severity).to_owned(),
            code: (*code).to_owned(),
        };
        let Some((path, lines)) = self.files.last() else { return finding(place, 1, 1, 1, 1) };
        let line = lines.len() as u64 + 1;
        let number = |text: &str| text.parse::<u64>().unwrap_or_else(|_| panic!("{}: {mark}", self.name()));
        let (start, end) = place.split_once('-').unwrap_or_else(|| panic!("{}: {mark}", self.name()));
        let (down, end) = end.strip_prefix('+').and_then(|e| e.split_once(':')).unwrap_or(("0", end));
        finding(path, line, number(start), line + number(down), number(end))
    }

    pub fn name(&self) -> String {
        self.path.file_name().unwrap().to_str().unwrap().to_owned()
    }

    /// The files as they are written to disk.
    pub fn texts(&self) -> Vec<(String, String)> {
        let text = |lines: &Vec<String>| lines.iter().map(|line| characters(line) + "\n").collect();
        self.files.iter().map(|(path, lines)| (path.clone(), text(lines))).collect()
    }

    /// The case with other expectations.
    fn write(&self, found: &[Finding], report: &str) -> String {
        let mut out = self.head.join("\n") + "\n";
        let known = |finding: &&Finding| self.files.iter().any(|(path, _)| *path == finding.file);
        for finding in found.iter().filter(|finding| !known(finding)) {
            let _ = writeln!(out, "#! {} {} {}", finding.severity, finding.code, finding.file);
        }
        for (path, lines) in &self.files {
            let _ = writeln!(out, "=== {path}");
            for at in 0..=lines.len() {
                for finding in found.iter().filter(|f| f.file == *path && f.line == at as u64 + 1) {
                    let down = finding.end_line - finding.line;
                    let down = if down == 0 { String::new() } else { format!("+{down}:") };
                    let Finding { severity, code, column, end_column, .. } = finding;
                    let _ = writeln!(out, "#! {severity} {code} {column}-{down}{end_column}");
                }
                if let Some(line) = lines.get(at) {
                    let _ = writeln!(out, "{line}");
                }
            }
        }
        if self.report.is_some() {
            let _ = write!(out, "=== report\n{report}");
        }
        out
    }
}

/// Replaces `{U+00A0}` by the character itself.
fn characters(line: &str) -> String {
    let mut parts = line.split("{U+");
    let mut out = parts.next().unwrap_or("").to_owned();
    for part in parts {
        let (hex, rest) = part.split_once('}').unwrap_or_else(|| panic!("no }} after {{U+ in {line}"));
        out.extend(u32::from_str_radix(hex, 16).ok().and_then(char::from_u32));
        out.push_str(rest);
    }
    out
}

pub fn cases() -> Vec<Case> {
    let folder = repository().join("tests/cases/faults");
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.into_iter().map(|path| Case::parse(path.clone(), &std::fs::read_to_string(&path).unwrap())).collect()
}

/// All findings of a case and the report for people.
fn check(case: &Case) -> (Vec<Finding>, String) {
    let texts = case.texts();
    let mut files: Vec<(&str, &str)> = texts.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    if !case.alone && !files.iter().any(|(path, _)| *path == "content/site.yaml") {
        files.push(("content/site.yaml", SETTINGS));
    }
    let archive = Archive::bare(&files);
    let now = Moment::parse("2026-11-21").unwrap();
    let prepared = prepare(
        archive.root(),
        &RunOptions { drafts: true, letters: true, lang: Some(Lang::EN), ..RunOptions::new(now) },
    );
    let json = muragat::diagnostics::json_lines(&prepared.findings, &prepared.sources, Lang::EN);
    let shown = |code: &str| code != QUIET || case.name().starts_with(QUIET);
    let mut found: Vec<Finding> = json.lines().map(Finding::parse).filter(|finding| shown(&finding.code)).collect();
    found.sort();
    let mut findings = prepared.findings.clone();
    findings.0.retain(|finding| shown(finding.code));
    (found, text_report(&findings, &prepared.sources, Lang::EN, false).trim_end().to_owned() + "\n")
}

#[test]
fn each_case_has_exactly_its_findings() {
    let mut faults = Vec::new();
    for case in cases() {
        let (found, report) = check(&case);
        if update() {
            std::fs::write(&case.path, case.write(&found, &report)).unwrap();
        } else if found != case.expected {
            faults.push(format!("{}\nfound: {found:#?}\nexpected: {:#?}", case.name(), case.expected));
        } else if case.report.as_ref().is_some_and(|expected| *expected != report) {
            faults.push(format!("{} has another report:\n{report}", case.name()));
        }
    }
    let count = faults.len();
    assert!(
        faults.is_empty(),
        "{}\n{count} cases; if the new findings are right: UPDATE=1 cargo test",
        faults.join("\n")
    );
}

#[test]
fn one_run_over_all_cases_reports_all_of_them() {
    let cases: Vec<Case> = cases().into_iter().filter(|case| !case.alone).collect();
    let archive = Archive::bare(&[("content/site.yaml", SETTINGS)]);
    let mut taken = BTreeSet::new();
    for case in &cases {
        for (path, text) in case.texts() {
            assert!(taken.insert(path.clone()), "{} uses {path}, another case too: rename it", case.name());
            archive.write(&path, text);
        }
    }
    let run = archive.check(&[]).expect(1);
    let mut expected: Vec<Finding> = cases.into_iter().flat_map(|case| case.expected).collect();
    expected.sort();
    let mut found = run.findings();
    // Every expected one, and of those that small archives have, only the expected ones.
    found.retain(|finding| finding.code != QUIET || expected.contains(finding));
    found.sort();
    let missing: Vec<_> = expected.iter().filter(|finding| !found.contains(finding)).collect();
    let new: Vec<_> = found.iter().filter(|finding| !expected.contains(finding)).collect();
    assert!(missing.is_empty() && new.is_empty(), "not found in the large run: {missing:#?}\nonly there: {new:#?}");
    assert_eq!(found.len(), expected.len());
}

#[test]
fn every_code_has_a_case() {
    let tested: BTreeSet<String> =
        cases().into_iter().flat_map(|case| case.expected).map(|finding| finding.code).collect();
    let elsewhere: BTreeSet<&str> = ELSEWHERE.iter().map(|(code, _)| *code).collect();
    let open: Vec<_> = CODES.iter().filter(|code| !tested.contains(**code) && !elsewhere.contains(*code)).collect();
    assert!(open.is_empty(), "write a case in tests/cases/faults/ for: {open:?}");
    let needless: Vec<_> = elsewhere.iter().filter(|code| tested.contains(**code) || !CODES.contains(code)).collect();
    assert!(needless.is_empty(), "no exceptions any more: {needless:?}");
}

/// A case is named after the first code it shows, so that it is found by its name.
#[test]
fn cases_are_named_after_their_code() {
    for case in cases() {
        let name = case.name();
        let code = name.split("--").next().unwrap().trim_end_matches(".txt").to_owned();
        let right =
            code == "fine" && case.expected.is_empty() || case.expected.iter().any(|finding| finding.code == code);
        assert!(right, "{name} does not show `{code}`: {:?}", case.expected);
        assert!(case.head.first().is_some_and(|line| line.ends_with('.')), "{name} begins with a sentence");
    }
}
