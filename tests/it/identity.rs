//! Who is who in the demo archive? `tests/identity_cases.tsv` says what each name leads to.

use crate::html::{tags, visible_text};
use crate::support::{Archive as Folder, NOW, demo_site, repository};
use muragat::archive::Archive;
use muragat::dates::Moment;
use muragat::model::Kind;
use muragat::pipeline::{RunOptions, prepare};

fn cases() -> Vec<[String; 4]> {
    let text = std::fs::read_to_string(repository().join("tests/identity_cases.tsv")).unwrap();
    let read = |line: &str| -> [String; 4] {
        let cells: Vec<String> = line.split('\t').map(str::to_owned).collect();
        cells.try_into().unwrap_or_else(|_| panic!("not four columns: {line}"))
    };
    text.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).map(read).collect()
}

fn demo() -> Archive {
    let now = Moment::parse(NOW).unwrap();
    let prepared = prepare(repository(), &RunOptions::new(now));
    assert!(!prepared.findings.has_errors(), "the demo archive has errors: run `muragat check`");
    prepared.archive
}

/// `kind/id`, `ambiguous` or `none`.
fn meaning(archive: &Archive, kind: Kind, form: &str) -> String {
    if let Some(ix) = archive.find(kind, form) {
        return archive.get(ix).key();
    }
    match archive.find_name(kind, form) {
        [] => "none".to_owned(),
        [ix] => archive.get(*ix).key(),
        _ => "ambiguous".to_owned(),
    }
}

#[test]
fn names_lead_to_the_right_records() {
    let archive = demo();
    let mut faults = Vec::new();
    for [case, kind, form, expected] in cases().iter().filter(|case| case[1] != "prose") {
        let kind = Kind::from_folder(kind).unwrap();
        let got = meaning(&archive, kind, form);
        if got != *expected {
            faults.push(format!("{case}: {kind} «{form}» is {got}, should be {expected}"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Қазан is a city and a month: words of prose are text, and a link stands only where an author wrote one.
#[test]
fn words_of_prose_are_never_linked_by_guess() {
    let words: Vec<[String; 4]> = cases().into_iter().filter(|case| case[1] == "prose").collect();
    assert!(!words.is_empty());
    let prose: String = words.iter().map(|case| format!("Бұл {} сөзі.\n\n", case[2])).collect();
    let folder = Folder::new(&[
        ("content/places/qazan.yaml", "names: {kk: {full: Қазан, variants: [қазан]}, ru: Казань}\nkind: city\n"),
        ("content/news/bir.kk.md", &format!("---\ntitle: Бір\npublished: 2022-12-26\n---\n{prose}")),
    ]);
    folder.build(&[]).expect(0);
    let page = folder.read("public/kk/news/bir/index.html");
    let body = page.split_once("class=\"prose\"").unwrap().1;
    let body = body.split_once("<footer").unwrap().0;
    for word in words {
        assert!(visible_text(body).contains(&word[2]), "the word itself stands there");
    }
    let place = tags(body).into_iter().find(|tag| tag.get("href").is_some_and(|href| href.contains("qazan")));
    assert!(place.is_none(), "{place:?}");
}

/// A post is not a person: «әкім» has no page, and who it may have been is said to editors only.
#[test]
fn suggestions_are_never_published() {
    let site = demo_site();
    let panel = String::from_utf8_lossy(&site["kk/events/tamyz-2023-mektepke-deiingi-panel/index.json"]).into_owned();
    assert!(panel.contains("\"office\""), "offices without a name are credited");
    assert!(!panel.contains("\"maybe\""), "a suggestion for the editor is not part of the data");
}
