//! Is the code laid out as agreed? Order of modules, one home for each outside crate, sizes, and what must not stand in a file.
//!
//! Each rule has its exceptions in one list, each with its reason; an exception that is not needed any more fails, too.

use crate::rust_source::{Source, names_after, rust_files, shown, sources};
use crate::support::repository;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

/// Outside crates that several modules name.
const SHARED_CRATES: &[(&str, &str)] = &[
    ("serde", "views say how they are written, in each module that has them"),
    ("serde_json", "data of records is built where the fields are declared"),
    ("rayon", "each stage runs over its records in parallel"),
    ("fs_err", "stands in for std::fs and names the path in each error"),
    ("unicode_normalization", "file names and names of people are compared in one form"),
    ("strsim", "typing errors are looked for in fields and in names"),
    ("walkdir", "the content and the theme are folders"),
    ("tera", "theme compiles templates, render fills them"),
    ("clap", "main parses, cli declares, commands complete"),
];

/// Files that are longer than allowed.
const LONG_FILES: &[(&str, &str)] = &[];

/// Most lines of a file, and of the two that only lead elsewhere.
const LONGEST: usize = 400;
const LONGEST_OF: &[(&str, usize)] = &[("src/main.rs", 40), ("src/lib.rs", 150)];

/// What does not stand in code that people run.
const BANNED: &[(&str, &str)] = &[
    ("TODO", "an open end belongs into the list of issues"),
    ("FIXME", "an open end belongs into the list of issues"),
    ("dbg!(", "left over from looking for a fault"),
    ("todo!(", "users must not meet it"),
    ("unimplemented!(", "users must not meet it"),
    (".unwrap()", "bad input is a finding, not a crash"),
];

#[track_caller]
fn report(faults: &[String]) {
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

/// Modules in the order of `lib.rs`.
fn order() -> Vec<String> {
    let lib = fs::read_to_string(repository().join("src/lib.rs")).unwrap();
    let name = |line: &str| Some(line.strip_prefix("pub mod ")?.strip_suffix(';')?.to_owned());
    lib.lines().filter_map(name).collect()
}

#[test]
fn modules_mention_only_modules_above_them() {
    let order = order();
    assert!(order.len() > 10);
    let place = |module: &str| order.iter().position(|known| known == module);
    let mut faults = Vec::new();
    for source in sources().iter().filter(|source| !matches!(source.module(), "main" | "lib")) {
        let own = place(source.module()).unwrap_or_else(|| panic!("{} is not in lib.rs", source.path));
        let mentioned: BTreeSet<String> = names_after(&source.code, "crate::").into_iter().collect();
        let below = mentioned.into_iter().filter(|module| place(module).is_some_and(|other| other > own));
        faults.extend(below.map(|module| format!("{} mentions crate::{module}, which stands below it", source.path)));
    }
    report(&faults);
}

#[test]
fn each_outside_crate_has_one_home() {
    let manifest = fs::read_to_string(repository().join("Cargo.toml")).unwrap();
    let table = manifest.split_once("[dependencies]\n").unwrap().1;
    let table = table.split("\n[").next().unwrap();
    let crates: Vec<String> = table
        .lines()
        .filter_map(|line| line.split_once(" = "))
        .map(|(name, _)| name.trim().replace('-', "_"))
        .collect();
    let mut homes: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    let all = sources();
    for source in &all {
        for name in crates.iter().filter(|name| names_crate(source, name)) {
            homes.entry(name).or_default().insert(source.module().to_owned());
        }
    }
    let shared = |name: &str| SHARED_CRATES.iter().any(|(shared, _)| *shared == name);
    let mut faults = Vec::new();
    for name in &crates {
        match homes.get(name.as_str()).map_or(0, BTreeSet::len) {
            0 => faults.push(format!("{name} is a dependency that no module names")),
            1 if shared(name) => faults.push(format!("{name} has one home: take it out of SHARED_CRATES")),
            2.. if !shared(name) => faults.push(format!("{name} is named in {:?}", homes[name.as_str()])),
            _ => {}
        }
    }
    faults.extend(
        SHARED_CRATES
            .iter()
            .filter(|(name, _)| !crates.iter().any(|c| c == name))
            .map(|(n, _)| format!("{n} is no dependency")),
    );
    report(&faults);
}

fn names_crate(source: &Source, name: &str) -> bool {
    !names_after(&source.code, &format!("{name}::")).is_empty()
        || [";", " as "].iter().any(|end| source.code.contains(&format!("use {name}{end}")))
}

#[test]
fn files_begin_with_their_question_and_stay_short() {
    let mut faults = Vec::new();
    let mut long = BTreeSet::new();
    for path in [rust_files("src"), rust_files("tests"), rust_files("benches")].concat() {
        let (text, path) = (fs::read_to_string(&path).unwrap(), shown(&path));
        let first = text.lines().next().unwrap_or("");
        if !first.starts_with("//! ") {
            faults.push(format!("{path} does not begin with //!"));
        }
        let most = LONGEST_OF.iter().find(|(file, _)| *file == path).map_or(LONGEST, |(_, most)| *most);
        let lines = text.lines().count();
        if lines > most {
            long.insert(path.clone());
            if !LONG_FILES.iter().any(|(file, _)| *file == path) {
                faults.push(format!("{path} has {lines} lines, more than {most}"));
            }
        }
    }
    faults.extend(
        LONG_FILES
            .iter()
            .filter(|(file, _)| !long.contains(*file))
            .map(|(f, _)| format!("{f} is short enough: take it out of LONG_FILES")),
    );
    report(&faults);
}

#[test]
fn no_open_ends_and_no_crashes() {
    let mut faults = Vec::new();
    for source in sources() {
        for (word, reason) in BANNED {
            // Open ends hide in comments, too.
            let text = if word.chars().all(char::is_uppercase) { &source.text } else { &source.code };
            if let Some(at) = text.find(word) {
                faults.push(format!("{}:{}: {word}: {reason}", source.path, text[..at].lines().count()));
            }
        }
    }
    report(&faults);
}

#[test]
fn every_test_file_is_part_of_the_tests() {
    let main = fs::read_to_string(repository().join("tests/it/main.rs")).unwrap();
    for path in rust_files("tests/it") {
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        assert!(name == "main" || main.contains(&format!("mod {name};")), "tests/it/{name}.rs is not in main.rs");
    }
}

#[test]
fn the_built_in_theme_is_the_folder() {
    let folder = crate::support::read_tree(&repository().join("themes/default"));
    let embedded: BTreeMap<&str, &[u8]> = muragat::theme::EMBEDDED.iter().copied().collect();
    let here: BTreeSet<&str> = folder.keys().map(String::as_str).collect();
    let inside: BTreeSet<&str> = embedded.keys().copied().collect();
    let different: Vec<_> = here.symmetric_difference(&inside).collect();
    assert!(different.is_empty(), "not both in themes/default and in src/theme/embedded.rs: {different:?}");
    for (path, bytes) in embedded {
        assert!(folder[path] == bytes, "{path} differs from what was built in: build again");
    }
}

/// Files that git knows, or would know; all files outside of the build's folders where there is no git.
fn tracked() -> Vec<PathBuf> {
    let git = std::process::Command::new("git")
        .args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
        .current_dir(repository())
        .output();
    match git {
        Ok(done) if done.status.success() => {
            let list = String::from_utf8(done.stdout).unwrap();
            list.split('\0').filter(|path| !path.is_empty()).map(|path| repository().join(path)).collect()
        }
        _ => {
            let built = |entry: &walkdir::DirEntry| {
                matches!(entry.file_name().to_str(), Some("target" | "node_modules" | "public" | ".git"))
            };
            let walk = walkdir::WalkDir::new(repository()).into_iter().filter_entry(move |entry| !built(entry));
            walk.filter_map(Result::ok)
                .filter(|entry| entry.file_type().is_file())
                .map(walkdir::DirEntry::into_path)
                .collect()
        }
    }
}

/// Nothing tells on which machine the project was made, and nothing is fetched from a place that others can't reach.
#[test]
fn no_machine_stands_in_the_files() {
    let join = |parts: &[&str]| parts.concat();
    let machine = [
        join(&["/", "home/"]),
        join(&["/", "Users/"]),
        join(&["/", "root/"]),
        join(&["/", "work/"]),
        join(&["/tmp/", "bash"]),
        join(&["registry.", "npmjs"]),
        join(&["\"reso", "lved\""]),
        join(&["index.crates", ".io"]),
    ];
    let mut faults = Vec::new();
    for path in tracked() {
        let Ok(text) = fs::read_to_string(&path) else { continue };
        for word in machine.iter().filter(|word| text.contains(word.as_str())) {
            faults.push(format!("{} has {word}", shown(&path)));
        }
    }
    let lock = fs::read_to_string(repository().join("Cargo.lock")).unwrap();
    let official = "source = \"registry+https://github.com/rust-lang/crates.io-index\"";
    faults.extend(lock.lines().filter(|line| line.starts_with("source = ") && *line != official).map(str::to_owned));
    report(&faults);
}
