//! Are names of files and records that can't be addresses found, and do odd ones that can lead to working pages?

use crate::fault_files::{findings, of_codes};
use crate::memory::run_bytes;
use crate::support::{Archive, Finding, read_tree, repository};
use muragat::archive::normal_form;
use muragat::diagnostics::Severity;
use muragat::i18n::Lang;
use muragat::sources::SourceTree;
use std::collections::BTreeSet;
use std::fs;

const TOPIC: &[u8] = "name: {kk: Оқу, ru: Чтение}\n".as_bytes();

/// Thirty characters that can't be seen, or that turn the direction of writing.
const UNSEEN: [char; 30] = [
    '\u{202a}', '\u{202b}', '\u{202c}', '\u{202d}', '\u{202e}', '\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}',
    '\u{200e}', '\u{200f}', '\u{61c}', '\u{200b}', '\u{200c}', '\u{200d}', '\u{2060}', '\u{2061}', '\u{2062}',
    '\u{2063}', '\u{2064}', '\u{ad}', '\u{a0}', '\u{202f}', '\u{2009}', '\u{3000}', '\u{180e}', '\u{34f}', '\u{fe0f}',
    '\u{fff9}', '\u{feff}',
];

fn turns(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Ids and addresses refuse what can't be seen; titles and prose lose only what turns their direction.
#[test]
fn unseen_characters_in_eight_fields() {
    for c in UNSEEN {
        let code = u32::from(c);
        let record = format!(
            "type: forum\ntitle: {{kk: Жа{c}ңа}}\nold_ids: [ol{c}d]\nplaces: [or{c}al]\nlinks: [{{url: 'https://a.kz/{c}b'}}]\n\
             sources: [{{url: 'https://b.kz/{c}c'}}]\nsessions:\n  - id: on{c}e\n    title: {{kk: Бір}}\nbody: {{kk: Мә{c}тін}}\n"
        );
        let name = format!("topics/re{c}ad.yaml");
        let files: &[(&str, &[u8])] = &[
            ("events/unseen.yaml", record.as_bytes()),
            ("places/oral.yaml", "name: {kk: Орал, ru: Уральск}\nkind: city\n".as_bytes()),
            (&name, TOPIC),
        ];
        let found = of_codes(files, &["bad-id", "bad-url", "direction-mark", "inner-bom"]);
        let at =
            |severity: &str, code: &str, place: &str| format!("{severity} {code} content/events/unseen.yaml:{place}");
        let mut expected = vec![format!("error bad-id content/{name}:1:1")];
        if c == '\u{feff}' {
            // The mark is taken out of texts wherever it stands, so the fields are right without it.
            expected.push(at("warning", "inner-bom", "2:15"));
        } else {
            expected.extend([at("error", "bad-id", "3:11"), at("error", "bad-id", "4:10")]);
            expected.extend([
                at("error", "bad-url", "5:15"),
                at("error", "bad-url", "6:17"),
                at("error", "bad-id", "8:9"),
            ]);
        }
        if turns(c) {
            let places = ["2:15", "3:13", "4:12", "5:29", "6:31", "8:11", "10:14"];
            expected.extend(places.map(|place| at("warning", "direction-mark", place)));
        }
        expected.sort();
        let mut found: Vec<String> = found.into_iter().collect();
        found.sort();
        assert_eq!(found, expected, "U+{code:04X}");
    }
}

#[test]
fn no_turn_of_direction_reaches_a_page() {
    let escapes: String = (0x202A..=0x202E).chain(0x2066..=0x2069).map(|c| format!("\\u{c:04X}")).collect();
    let entities: String = (0x202A..=0x202E).chain(0x2066..=0x2069).map(|c| format!("&#x{c:X};")).collect();
    let raw: String = (0x202A..=0x202E).chain(0x2066..=0x2069).filter_map(char::from_u32).collect();
    let archive = Archive::new(&[(
        "content/news/turned.kk.md",
        &format!("---\ntitle: \"Ха{escapes}бар\"\nsummary: а{raw}б\n---\nМәтін {entities} мен {raw}сөз.\n"),
    )]);
    archive.build(&[]).expect(0);
    let mut pages = 0;
    for (path, bytes) in archive.site() {
        if let Ok(text) = String::from_utf8(bytes) {
            let turned = text.contains(|c| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'));
            assert!(!turned, "{path}");
            pages += usize::from(path.contains("turned") && text.contains("Хабар"));
        }
    }
    assert!(pages >= 3, "page in two languages and data");
    let marks = archive.check(&[]).expect(0).findings();
    let places: Vec<(u64, u64)> =
        marks.iter().filter(|f| f.code == "direction-mark").map(|f| (f.line, f.column)).collect();
    assert_eq!(places, [(3, 11), (5, 84)]);
}

#[test]
fn one_name_in_two_forms_of_its_letters() {
    let archive = Archive::new(&[("content/news/х.yaml", "title: {kk: Хабар}\n")]);
    archive.write(
        "content/documents/ereje/index.yaml",
        "title: {kk: Ереже, ru: Положение}\nfiles: [{file: 'ий.pdf', label: {kk: Ереже, ru: Положение}}]\n",
    );
    for name in ["ий.pdf", "ии\u{306}.pdf"] {
        archive.write(&format!("content/documents/ereje/{name}"), "x");
    }
    fs::remove_file(archive.at("content/news/х.yaml")).unwrap();
    let run = archive.build(&["--format", "json"]).expect(1);
    let found: Vec<String> =
        run.findings().iter().map(|f| format!("{} {}:{}:{}", f.code, f.file, f.line, f.column)).collect();
    assert_eq!(found, ["same-name-twice content/documents/ereje/ий.pdf:1:1"]);
    let report = archive.build(&[]).expect(1).err;
    assert!(report.contains("ий.pdf") && report.contains("ии‹U+0306›.pdf"), "both are named: {report}");
    // One form in the record, the other one on the disk: the same name.
    fs::remove_file(archive.at("content/documents/ereje/ий.pdf")).unwrap();
    archive.build(&[]).expect(0);
}

mod forms {
    use super::*;
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization;

    proptest! {
        /// Texts, names of files and references are the same in every normal form.
        #[test]
        fn normal_forms_are_equal(name in "[а-яёйәғқңөұүһіa-zé ]{1,24}") {
            let (whole, apart): (String, String) = (name.nfc().collect(), name.nfd().collect());
            prop_assert_eq!(normal_form(&whole), normal_form(&apart));
            let file = |form: &str| format!("topics/{form}.yaml");
            let (one, _) = SourceTree::from_texts(&[(&file(&whole), &whole)]);
            let (two, _) = SourceTree::from_texts(&[(&file(&apart), &apart)]);
            prop_assert_eq!(one.iter().next(), two.iter().next());
        }
    }
}

#[test]
fn names_in_any_normal_form_are_one() {
    let names = |form: &str| format!("name: {{kk: {form}, ru: {form}}}\n");
    for (place, reference) in [("Айна\u{443}\u{306}й", "Айнаўй"), ("Ё\u{438}\u{306}", "Ёй"), ("Ёй", "Е\u{308}и\u{306}")]
    {
        let record = format!("type: forum\ntitle: {{kk: Форум}}\nplaces: [{reference}]\n");
        let files: &[(&str, &[u8])] =
            &[("places/one.yaml", &names(place).into_bytes()), ("events/forum.yaml", record.as_bytes())];
        let errors: Vec<_> = findings(files).into_iter().filter(|f| f.severity == "error" && f.line == 3).collect();
        assert_eq!(errors, Vec::<Finding>::new(), "{place}");
    }
}

/// Letters that look like Latin ones, in ids of every shape: 200 pairs.
#[test]
fn look_alike_letters_in_ids() {
    let letters = [
        ('o', 'о', "Cyrillic"),
        ('i', 'і', "Cyrillic"),
        ('a', 'а', "Cyrillic"),
        ('e', 'е', "Cyrillic"),
        ('h', 'һ', "Cyrillic"),
        ('o', 'ө', "Cyrillic"),
        ('c', 'с', "Cyrillic"),
        ('o', 'ο', "Greek"),
    ];
    let content = read_tree(&repository().join("content"));
    let words: BTreeSet<&str> = content.keys().filter_map(|path| path.split('/').nth(1)?.split('.').next()).collect();
    let mut ids = Vec::new();
    for word in words {
        for (latin, other, script) in letters {
            for (at, _) in word.match_indices(latin).filter(|_| word.len() > 2).take(1) {
                ids.push((format!("{}{other}{}", &word[..at], &word[at + 1..]), other, script, at + 1));
            }
        }
    }
    ids.truncate(200);
    assert_eq!(ids.len(), 200);
    let paths: Vec<String> = ids.iter().map(|(id, ..)| format!("topics/{id}.yaml")).collect();
    let files: Vec<(&str, &[u8])> = paths.iter().map(|path| (path.as_str(), TOPIC)).collect();
    let prepared = run_bytes(&files);
    for (id, letter, script, place) in ids {
        let path = format!("topics/{id}.yaml");
        let (file, _) = prepared.sources.find(&path).unwrap();
        let errors: Vec<_> =
            prepared.findings.0.iter().filter(|f| f.span.map(|s| s.file) == Some(file) && f.code == "bad-id").collect();
        let [error] = errors.as_slice() else { panic!("{id}: {errors:?}") };
        let help = muragat::diagnostics::help_of(error, Lang::EN).unwrap();
        assert!(help.starts_with(&format!("The letter “{letter}” at place {place} is {script}, ")), "{id}: {help}");
    }
    // In a reference as well: no page of a person is made of it.
    let record = "type: forum\ntitle: {kk: Форум}\nplaces: [orаl]\n";
    let found = of_codes(&[("events/forum.yaml", record.as_bytes())], &["bad-id", "unverified-name", "unknown-name"]);
    assert!(found.contains(&"error bad-id content/events/forum.yaml:3:10".to_owned()), "{found:?}");
}

#[test]
fn look_alike_letters_in_names() {
    for (one, other) in [
        ("Асель Оразбаева", "Aсeль Oрaзбaeвa"),
        ("Роза Сәркен", "Pозa Сәркен"),
        ("Өрлеу орталығы", "Θрлеу орталығы"),
        ("Әсем Аханова", "Əсем Аханова"),
    ] {
        let kind = if one.contains("орталығы") { "organizations" } else { "people" };
        let record = |name: &str| format!("name: {{kk: {name}, ru: {name}}}\n").into_bytes();
        let (a, b) = (record(one), record(other));
        let found =
            of_codes(&[(&format!("{kind}/a1.yaml"), &a), (&format!("{kind}/a2.yaml"), &b)], &["likely-duplicate"]);
        assert_eq!(found, [format!("info likely-duplicate content/{kind}/a2.yaml:1:1")], "{other}");
    }
}

#[test]
fn ids_that_are_too_long() {
    for (length, code) in [(80, None), (81, Some("bad-id")), (240, Some("bad-id"))] {
        let path = format!("topics/{}.yaml", "a".repeat(length));
        let found = findings(&[(&path, TOPIC)]);
        assert_eq!(found.iter().map(|f| f.code.as_str()).collect::<Vec<_>>(), Vec::from_iter(code), "{length}");
    }
    let report = run_bytes(&[(&format!("topics/{}.yaml", "a".repeat(81)), TOPIC)]);
    let help = muragat::diagnostics::help_of(&report.findings.0[0], Lang::RU).unwrap();
    assert!(help.starts_with("Здесь 81 буква;"), "{help}");
}

/// Names without a record of 1 to 400 letters: every name of an output is short enough, and no two are one.
#[test]
fn names_of_one_to_four_hundred_letters() {
    let speakers: Vec<String> =
        (1..=400).map(|n| format!("  - {{role: speaker, person: {{name: {}}}}}\n", "Қ".repeat(n))).collect();
    let record = format!("type: forum\ntitle: {{kk: {}}}\ncredits:\n{}", "Ұ".repeat(400), speakers.concat());
    let prepared = run_bytes(&[("events/long.yaml", record.as_bytes())]);
    let errors: Vec<_> = prepared.findings.0.iter().filter(|f| f.severity == Severity::Error).collect();
    assert!(errors.is_empty(), "{errors:?}");
    let people = prepared.archive.iter().filter(|(_, record)| record.unverified).count();
    assert_eq!(people, 400, "each name has its page");
    for path in prepared.plan.jobs.keys() {
        assert!(path.split('/').all(|name| name.len() <= 200), "{path}");
    }
}
