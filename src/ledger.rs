//! What became of every file of the content folder? Each one is accounted for: nothing is passed over in silence.

use crate::archive::{Archive, Withheld};
use crate::checks::{companions, record_key};
use crate::diagnostics::{Diagnostics, FileId, Files, Severity, say};
use crate::i18n::Lang;
use crate::model::Kind;
use crate::sources::{Content, SourceFile, SourceTree, about_code};
use std::collections::{BTreeMap, BTreeSet};

/// What became of a file. Records are named `kind/id`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fate {
    /// A text of a record.
    Record(String),
    /// A text of a record that is not published.
    Withheld(String),
    /// A picture that a record names.
    Picture(String),
    /// A document that a record names.
    File(String),
    /// A table that a record names.
    Table(String),
    /// The settings of the site.
    Settings,
    /// A text about the archive.
    About,
    /// Left out by the rules about what editors and systems leave behind.
    Litter,
    /// Nobody names it.
    Unused,
    /// It could not be taken: the code of the finding that says why.
    Fault(&'static str),
}

impl Fate {
    /// The fate in words.
    pub fn words(&self, lang: Lang) -> String {
        let of = |key, record: &String| say(lang, key, &[("record", record.into())]);
        match self {
            Fate::Record(record) => of("ledger-record", record),
            Fate::Withheld(record) => of("ledger-withheld", record),
            Fate::Picture(record) => of("ledger-picture", record),
            Fate::File(record) => of("ledger-file", record),
            Fate::Table(record) => of("ledger-table", record),
            Fate::Settings => say(lang, "ledger-settings", &[]),
            Fate::About => say(lang, "ledger-about", &[]),
            Fate::Litter => say(lang, "ledger-litter", &[]),
            Fate::Unused => say(lang, "ledger-unused", &[]),
            Fate::Fault(code) => say(lang, "ledger-fault", &[("code", (*code).into())]),
        }
    }
}

/// Path below the project (`content/…`) and fate of every file, in the order of the paths. A hidden folder is one line, with a
/// slash at its end.
pub fn ledger(
    sources: &SourceTree,
    archive: &Archive,
    withheld: &[Withheld],
    findings: &Diagnostics,
) -> Vec<(String, Fate)> {
    let mut beside: BTreeMap<FileId, Option<String>> = BTreeMap::new();
    for companion in companions(archive, sources) {
        beside.insert(companion.file, companion.named_by);
    }
    let held: BTreeSet<&str> = withheld.iter().map(|record| record.key.as_str()).collect();
    let faults = Faults::of(findings);
    let mut lines: Vec<(String, Fate)> = sources
        .iter()
        .map(|(file, source)| {
            let shown = sources.path(file);
            let fault = faults.code(file, shown);
            let fate = match beside.get(&file) {
                Some(Some(record)) => named(source, record.clone()),
                Some(None) => fault.map_or(Fate::Unused, Fate::Fault),
                None => text(source, archive, &held, fault),
            };
            (shown.to_owned(), fate)
        })
        .collect();
    lines.extend(sources.litter().iter().map(|path| (format!("content/{path}"), Fate::Litter)));
    lines.sort();
    lines
}

fn named(source: &SourceFile, record: String) -> Fate {
    match source.content {
        Content::Picture(_) => Fate::Picture(record),
        Content::Workbook(_) | Content::Text(_) => Fate::Table(record),
        _ => Fate::File(record),
    }
}

/// The fate of a text, or of what could not be read.
fn text(source: &SourceFile, archive: &Archive, held: &BTreeSet<&str>, fault: Option<&'static str>) -> Fate {
    let refused = || fault.map_or(Fate::Unused, Fate::Fault);
    if matches!(source.content, Content::Broken(_) | Content::Unreadable) {
        return refused();
    }
    if source.path == "site.yaml" {
        return Fate::Settings;
    }
    if about_code(&source.path).is_some() {
        return if fault == Some("unknown-language") { refused() } else { Fate::About };
    }
    let Some(key) = record_key(&source.path) else { return refused() };
    let known = key.split_once('/').and_then(|(kind, id)| archive.find(Kind::from_folder(kind)?, id));
    match known {
        // A text in a language that nobody has, or too deep in folders, belongs to no record.
        _ if matches!(fault, Some("unknown-language" | "stray-file")) => refused(),
        Some(_) => Fate::Record(key),
        None if held.contains(key.as_str()) => Fate::Withheld(key),
        None => refused(),
    }
}

/// The first error of each file.
#[derive(Default)]
struct Faults<'a> {
    of_file: BTreeMap<FileId, &'static str>,
    of_path: BTreeMap<&'a str, &'static str>,
}

impl<'a> Faults<'a> {
    fn of(findings: &'a Diagnostics) -> Self {
        let mut faults = Self::default();
        for finding in findings.0.iter().filter(|finding| finding.severity == Severity::Error) {
            match (finding.span, &finding.path) {
                (_, Some(path)) => {
                    faults.of_path.entry(path).or_insert(finding.code);
                }
                (Some(span), None) => {
                    faults.of_file.entry(span.file).or_insert(finding.code);
                }
                (None, None) => {}
            }
        }
        faults
    }

    fn code(&self, file: FileId, shown: &str) -> Option<&'static str> {
        self.of_path.get(shown).or_else(|| self.of_file.get(&file)).copied()
    }
}
