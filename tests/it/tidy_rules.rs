//! Is each rule in one place? One code, one source file; texts in three languages; a page with a wrong and a right example.

use crate::rust_source::sources;
use crate::support::{read_tree, repository};
use muragat::diagnostics::{CODES, LANGUAGES, Side, example, explained};
use std::collections::{BTreeMap, BTreeSet};

/// Files that name a code without finding it.
const MENTIONS: &[(&str, &str, &str)] = &[
    ("unknown-choice", "src/model/values/credit.rs", "a role that can't be read is not a missing role"),
    ("unknown-language", "src/ledger.rs", "the ledger says what became of a file"),
    ("stray-file", "src/ledger.rs", "the ledger says what became of a file"),
    ("yaml-colon", "src/yaml.rs", "what can be passed over to read on"),
    ("yaml-odd-space", "src/yaml.rs", "what can be passed over to read on"),
    ("legacy-encoding", "src/commands/fix.rs", "what --encoding rewrites"),
    ("utf16-read", "src/commands/fix.rs", "what --encoding rewrites"),
    ("spelling", "src/archive/duplicates.rs", "names that differ in spelling only: a word of the catalogue"),
    ("spelling", "src/pipeline.rs", "a comment about it is needless only where it was asked for"),
    ("spelling", "src/site.rs", "the setting of the same name"),
    ("ignore-unused", "src/pipeline.rs", "told only where every rule was asked"),
];

#[track_caller]
fn report(faults: &[String]) {
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

/// The source files that name each code.
fn homes() -> BTreeMap<&'static str, BTreeSet<String>> {
    let mut homes: BTreeMap<&str, BTreeSet<String>> = CODES.iter().map(|code| (*code, BTreeSet::new())).collect();
    for source in sources().iter().filter(|source| !source.path.starts_with("src/diagnostics/pages")) {
        for literal in source.quoted.split('"') {
            if let Some((_, home)) = homes.iter_mut().find(|(code, _)| **code == literal) {
                home.insert(source.path.clone());
            }
        }
    }
    homes
}

#[test]
fn each_code_has_one_home() {
    let mut faults = Vec::new();
    for (code, mut files) in homes() {
        files.retain(|file| !MENTIONS.iter().any(|(known, mention, _)| *known == code && mention == file));
        if files.len() != 1 {
            faults.push(format!("{code} is found in {files:?}"));
        }
    }
    report(&faults);
}

/// A rule over the archive or over texts is found by its file name.
#[test]
fn rules_are_called_as_their_codes() {
    let homes = homes();
    let mut faults = Vec::new();
    for source in sources().iter().filter(|source| source.path.starts_with("src/checks/")) {
        let own = source.path.rsplit('/').next().unwrap().trim_end_matches(".rs").replace('_', "-");
        let codes: Vec<_> =
            homes.iter().filter(|(_, files)| files.contains(&source.path)).map(|(code, _)| *code).collect();
        if !codes.is_empty() && codes != [own.as_str()] {
            faults.push(format!("{} finds {codes:?}", source.path));
        }
    }
    report(&faults);
}

/// The lines of the catalogue of a language, without the descriptions of fields.
fn catalogue(lang: &str) -> BTreeMap<String, String> {
    let areas = read_tree(&repository().join("src/diagnostics/catalogues").join(lang));
    let mut entries = BTreeMap::new();
    for (path, bytes) in areas.into_iter().filter(|(path, _)| path != "fields.txt") {
        for line in String::from_utf8(bytes).unwrap().lines().filter(|line| !line.starts_with('#')) {
            let Some((key, text)) = line.split_once('=') else { continue };
            let twice = entries.insert(key.trim().to_owned(), text.trim().to_owned());
            assert!(twice.is_none(), "{lang}/{path}: {} stands twice", key.trim());
        }
    }
    entries
}

/// The placeholders of a text. Plural forms of a number don't count: Kazakh needs none.
fn placeholders(text: &str) -> BTreeSet<String> {
    let names = text.split('{').skip(1).filter_map(|part| part.split_once('}')).map(|(name, _)| name);
    let plain = |name: &str| !name.is_empty() && name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
    names.filter(|name| plain(name)).map(str::to_owned).collect()
}

#[test]
fn languages_say_the_same() {
    let [kk, ru, en] = LANGUAGES.map(|lang| catalogue(lang.code()));
    let mut faults = Vec::new();
    for key in kk.keys().chain(ru.keys()).chain(en.keys()).collect::<BTreeSet<_>>() {
        match (kk.get(key), ru.get(key), en.get(key)) {
            (Some(kk), Some(ru), Some(en)) => {
                let (a, b, c) = (placeholders(kk), placeholders(ru), placeholders(en));
                if a != b || b != c {
                    faults.push(format!("{key}: {a:?} in Kazakh, {b:?} in Russian, {c:?} in English"));
                }
                if !key.starts_with("word.") && kk == en && en.chars().any(|c| c.is_ascii_lowercase()) {
                    faults.push(format!("{key} is not translated"));
                }
            }
            texts => faults.push(format!("{key}: {texts:?}")),
        }
    }
    report(&faults);
}

/// What `explain` needs: what it means, and an example of both sides.
#[test]
fn each_code_is_explained() {
    let en = catalogue("en");
    let pages: BTreeSet<&str> = explained().collect();
    let mut faults = Vec::new();
    for code in CODES.iter() {
        for part in ["help", "about"] {
            if !en.contains_key(&format!("{code}.{part}")) {
                faults.push(format!("{code} has no .{part}"));
            }
        }
        let page =
            std::fs::read_to_string(repository().join(format!("src/diagnostics/pages/{code}.txt"))).unwrap_or_default();
        let both = !example(code, Side::Wrong).is_empty() && !example(code, Side::Right).is_empty();
        let reason =
            page.strip_prefix("=== none\n").is_some_and(|rest| rest.lines().next().is_some_and(|l| l.len() > 10));
        if !pages.contains(code) || !(both || reason) {
            faults.push(format!("{code} has no page with a wrong and a right example"));
        }
    }
    report(&faults);
}
