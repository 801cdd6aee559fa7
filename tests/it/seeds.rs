//! Is every fault of the five press texts found at its place, and nothing that is right called wrong?
//!
//! The texts stand beside the repository and are no part of it. `SEED_FACTS.md` §0 lists their faults; [`LISTED`] is that list.
//! [`ALSO`] is everything else that is found in them, judged one by one.

use crate::support::{Finding, repository};
use muragat::dates::Moment;
use muragat::diagnostics::{Diagnostics, json_lines};
use muragat::i18n::Lang;
use muragat::pipeline::{RunOptions, prepare_from};
use muragat::site::read_site;
use muragat::sources::SourceTree;
use muragat::theme::load_theme;
use std::collections::BTreeSet;
use std::fs;

/// Lines of the fields before a text.
const HEAD: u64 = 5;

/// Text, code, line of the text and column: the faults that `SEED_FACTS.md` §0 lists.
const LISTED: &[(&str, &str, u64, u64)] = &[
    ("000", "glued-number", 6, 165),      // №75балабақшада
    ("000", "unbalanced-quotes", 3, 13),  // «Өрлеу» БАҰО» АҚФ: twelve », ten «
    ("000", "unbalanced-quotes", 3, 652), // «Мәңгілік Ел» ұлттық … әлеуметтендіру», the second of the two
    ("000", "roman-cyrillic", 5, 27),     // ІІ, where the same text has II
    ("001", "quote-style", 1, 26),        // “ ”, in 16 places
    ("001", "unbalanced-quotes", 4, 322), // “Цифрлық жас педагог “(: an opening mark closes
    ("001", "missing-space", 4, 230),     // “Қолдау”(
    ("001", "capital-surname", 7, 6),     // Әсел ОРАЗБАЕВА
    ("002", "broken-hyphen", 11, 553),    // жұмыстар¬дың
    ("002", "stray-nbsp", 1, 383),        // five of the six U+00A0, at the ends of paragraphs
    ("002", "double-space", 11, 1),       // the sixth, before the first word
    ("002", "joined-words", 8, 3),        // LessonStudy
    ("002", "list-without-space", 6, 1),  // -кәсіптік
    ("002", "list-without-space", 7, 1),  // -мұғалімдердің
    ("002", "list-without-space", 8, 1),  // -«LessonStudy»
    ("003", "double-space", 6, 74),       // U+00A0 and a space, four times
    ("003", "double-space", 6, 150),
    ("003", "double-space", 12, 98),
    ("003", "double-space", 16, 235),
    ("003", "lost-picture", 8, 1),             // акс
    ("003", "lost-picture", 14, 1),            // акс2
    ("003", "view-counter", 2, 1),             // Оқылды: 67
    ("003", "foreign-paragraph", 26, 1),       // Узнайте первым …
    ("003", "abbreviation-typo", 18, 88),      // STEEM
    ("004", "bold-title", 3, 3),               // the title in **
    ("004", "mixed-dashes", 3, 166),           // «Стратегиялық …» with - here and with – below
    ("004", "hyphen-for-dash", 3, 166),        // the same place: the hyphen is the wrong one
    ("004", "double-mark", 15, 3),             // - 1- …, six items
    ("004", "glued-initials", 32, 177),        // И.В.Бочарова
    ("004", "stop-in-brackets", 28, 728),      // профессоры.)
    ("004", "foreign-abbreviation", 9, 303),   // КАНО
    ("004", "foreign-abbreviation", 9, 309),   // РАЧОО
    ("004", "cyrillic-abbreviation", 24, 202), // ІТ
    ("004", "roman-cyrillic", 26, 48),         // І бөлімінде
    ("004", "roman-cyrillic", 28, 17),         // ІІ бөлімінде
];

/// What else is found, and why it is right.
const ALSO: &[(&str, &str, u64, u64)] = &[
    ("000", "glued-initials", 4, 230),      // Ы.Алтынсарин
    ("000", "glued-initials", 4, 273),      // Л.Гумилев
    ("000", "glued-initials", 4, 297),      // С.Сейфуллин
    ("000", "glued-initials", 4, 326),      // М.Өтемісұлы
    ("001", "glued-initials", 1, 207),      // Ы.Алтынсарин
    ("001", "glued-initials", 6, 219),      // М.Жұмабаев
    ("001", "glued-initials", 6, 243),      // Ы.Алтынсарин
    ("001", "abbreviated-million", 6, 103), // 1 млн. теңгенің
    ("002", "double-space", 1, 1),          // a space before the first word
    ("002", "glued-initials", 2, 8),        // Н.Назарбаевтың
    ("002", "unbalanced-quotes", 4, 148),   // «Өрлеу» БАҰО» Акционерлік
    ("002", "unbalanced-quotes", 4, 402),   // «Өрлеу» БАҰО» АҚ
    ("002", "unbalanced-quotes", 11, 409),  // «Өрлеу» БАҰО» АҚ
    ("002", "hyphen-for-dash", 4, 211),     // бірі - педагог
    ("002", "hyphen-for-dash", 5, 28),      // мақсаты - деңгейлік
    ("002", "hyphen-for-dash", 5, 974),     // мақсаты - біліктілікті
    ("003", "hyphen-for-dash", 27, 30),     // Telegram - канале, a compound
    ("004", "hyphen-for-dash", 16, 40),     // ортасы - жеке
];

fn seeds() -> Vec<(String, String)> {
    let folder = repository().join("../shared/seeds");
    let folder = if folder.exists() { folder } else { repository().join("../../shared/seeds") };
    let Ok(entries) = fs::read_dir(&folder) else { return Vec::new() };
    let mut seeds: Vec<(String, String)> = entries
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .map(|path| (path.file_name().unwrap().to_str().unwrap()[..3].to_owned(), fs::read_to_string(path).unwrap()))
        .collect();
    seeds.sort();
    seeds
}

/// The findings in the texts, each a news record in an archive with the organizations of the demo.
fn findings(seeds: &[(String, String)]) -> Vec<Finding> {
    let mut files = vec![("site.yaml".to_owned(), "title: {kk: Мұрағат, ru: Архив}\n".to_owned())];
    for entry in fs::read_dir(repository().join("content/organizations")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        files.push((format!("organizations/{name}"), fs::read_to_string(&path).unwrap()));
    }
    for (number, text) in seeds {
        let head = format!("---\ntitle: \"Сынақ {number}\"\npublished: 2023-08-25\nlanguage: kk\n---\n");
        files.push((format!("news/{number}.kk.md"), head + text));
    }
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let (sources, _) = SourceTree::from_texts(&files);
    let (site, _) = read_site(&sources);
    let (theme, _) = load_theme(repository(), &site);
    let options = RunOptions { letters: true, ..RunOptions::new(Moment::parse("2026-11-21").unwrap()) };
    let prepared = prepare_from(sources, site, theme, Diagnostics::default(), &options);
    let lines = json_lines(&prepared.findings, &prepared.sources, Lang::EN);
    let of_seed =
        |finding: &Finding| finding.file.starts_with("content/news/") && finding.code != "missing-translation";
    lines.lines().map(Finding::parse).filter(of_seed).collect()
}

#[test]
fn every_fault_of_the_press_texts_is_found_and_nothing_else() {
    let seeds = seeds();
    if seeds.is_empty() {
        println!("skipped: the press texts (../shared/seeds) are not here");
        return;
    }
    assert_eq!(seeds.len(), 5);
    let found: BTreeSet<(String, String, u64, u64)> = findings(&seeds)
        .into_iter()
        .map(|f| (f.file["content/news/".len()..][..3].to_owned(), f.code, f.line - HEAD, f.column))
        .collect();
    let row =
        |(seed, code, line, column): &(&str, &str, u64, u64)| ((*seed).to_owned(), (*code).to_owned(), *line, *column);
    let expected: BTreeSet<_> = LISTED.iter().chain(ALSO).map(row).collect();
    let missing: Vec<_> = expected.difference(&found).collect();
    let new: Vec<_> = found.difference(&expected).collect();
    assert!(missing.is_empty() && new.is_empty(), "not found: {missing:#?}\nnobody judged: {new:#?}");
}
