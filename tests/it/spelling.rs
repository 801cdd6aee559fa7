//! Are words that no dictionary knows told, and the right ones left alone? With dictionaries of a few words made for it.

use crate::support::{Archive, Run, muragat, repository};
use muragat::spelling::{Dictionaries, Dictionary};
use std::path::Path;

const AFF: &str = "SET UTF-8\nTRY аеоиыіұүқғңөәрлтнс\nSFX A Y 1\nSFX A 0 и .\n";
const KAZAKH: &[&str] =
    &["мұғалім", "жина", "жиналды", "орталық", "мектеп", "оқушы", "келді", "форум", "өт", "және", "бар", "қазақ"];
const RUSSIAN: &[&str] = &["учитель", "учителя", "собрались", "форум", "прошёл", "в", "городе", "школа"];

fn dic(words: &[&str]) -> String {
    format!("{}\n{}\n", words.len(), words.join("\n"))
}

/// A dictionary of each language, for tests of other parts, too.
pub fn dictionaries() -> Dictionaries {
    let of = |words| Some(Dictionary::parse(AFF, &dic(words)).unwrap());
    Dictionaries { kazakh: of(KAZAKH), russian: of(RUSSIAN) }
}

const NEWS: &str = "content/news/forum.kk.md";

fn news(text: &str) -> String {
    format!("---\ntitle: Форум өтті\npublished: 2023-08-25\n---\n\n{text}\n")
}

/// An archive with its own dictionaries and these settings below `spelling`.
fn archive(text: &str, settings: &str) -> Archive {
    let settings =
        format!("title: {{kk: М, ru: М}}\nlanguages: [kk, ru]\nspelling:\n  dictionaries: [words]\n{settings}");
    let archive = Archive::bare(&[("content/site.yaml", &settings), (NEWS, &news(text))]);
    for (name, words) in [("kk_KZ", KAZAKH), ("ru_RU", RUSSIAN)] {
        archive.write(&format!("words/{name}.aff"), AFF);
        archive.write(&format!("words/{name}.dic"), dic(words));
    }
    archive
}

/// `line:column-column` of the findings about spelling.
fn places(run: &Run) -> Vec<String> {
    let spelling = run.findings().into_iter().filter(|finding| finding.code == "spelling");
    spelling
        .map(|finding| {
            assert_eq!((finding.severity.as_str(), finding.file.as_str()), ("info", NEWS));
            format!("{}:{}-{}", finding.line, finding.column, finding.end_column)
        })
        .collect()
}

const ONLY: &[&str] = &["--spelling", "--only", "spelling"];

#[test]
fn unknown_words_are_told_once_at_their_first_place() {
    let text = "Мұғалімдер мектепке келді. Оқушылар мектептерінде мүғалімдер, мүғалімдер.\n\nҚыздар келді.";
    let archive = archive(text, "");
    let run = archive.check(&[ONLY, &["--lang", "en"]].concat()).expect(0);
    // «Мұғалімдер» and «мектептерінде» are forms of words that the dictionary has.
    assert_eq!(places(&run), ["6:51-61", "8:1-7"], "{}", run.out);
    assert!(run.out.contains("it is used 2 times") && run.out.contains("Did you mean: мұғалімдер?"), "{}", run.out);
    assert_eq!(run.out, archive.check(&[ONLY, &["--lang", "en"]].concat()).out, "the same on every run");
    assert_eq!(archive.check(&[]).expect(0).out.matches("\"spelling\"").count(), 0, "only where it is asked for");
    assert_eq!(archive.check(&["--spelling", "--ignore", "spelling"]).expect(0).out.matches("\"spelling\"").count(), 0);
    archive.check(&["--spelling", "--strict", "--only", "spelling"]).expect(0);
}

#[test]
fn words_of_the_archive_are_right_in_any_form() {
    let text = "Коворкингтерде сүйінбаевтың пен оралдағы қонақтар өлшемшарттары.";
    let settings = "  words: [қонақ, пен, сүйінбаев]\n";
    let run = archive(text, settings);
    run.write("content/places/oral.yaml", "names: {kk: Орал, ru: Уральск}\ntype: city\n");
    assert_eq!(places(&run.check(ONLY).expect(0)), [""; 0]);
    run.write("content/site.yaml", run.read("content/site.yaml").replace(settings, ""));
    assert_eq!(places(&run.check(ONLY).expect(0)), ["6:16-28", "6:29-32", "6:42-50"]);
}

/// A word of the other language is no mistake, and neither is what no dictionary can know.
#[test]
fn what_is_no_word_of_the_dictionary_stays_silent() {
    for text in [
        "Форум учителя городе",
        "форумының форумдарға",
        "Мектепке Қарлығаш Төлеген келді",
        "БҰҰ КеАҚ ЮНЕСКО-ның Zoom muragat.kz `мүғалім` <https://мүғалім.kz> 5-сыныптық",
        "[мектепке](https://example.org/мүғалім)",
    ] {
        assert_eq!(places(&archive(text, "").check(ONLY).expect(0)), [""; 0], "{text}");
    }
}

#[test]
fn a_comment_overrules_it() {
    let comment = "<!-- muragat: ignore spelling: дәйексөзде солай жазылған -->\n";
    let archive = archive(&format!("{comment}Мүғалім келді."), "");
    let run = archive.check(&["--spelling"]).expect(0);
    assert_eq!((places(&run).len(), run.out.contains("ignore-unused")), (0, false), "{}", run.out);
    // Nobody looked for such words: the comment is not called needless.
    assert!(!archive.check(&[]).expect(0).out.contains("ignore-unused"));
    archive.write(NEWS, news(&format!("{comment}Мұғалім келді.")));
    assert!(archive.check(&["--spelling"]).expect(0).out.contains("ignore-unused"));
}

#[test]
fn dictionaries_that_are_not_there_are_no_fault() {
    let archive = archive("Мүғалім келді.", "");
    std::fs::remove_file(archive.at("words/kk_KZ.dic")).unwrap();
    for (lang, told) in [("en", "hunspell-kk"), ("ru", "не найден словарь kk_KZ"), ("kk", "kk_KZ сөздігі табылмады")]
    {
        let run = archive.check(&[ONLY, &["--lang", lang]].concat()).expect(0);
        assert_eq!((run.out.as_str(), run.err.lines().count()), ("", 1), "{}", run.err);
        assert!(run.err.contains(told), "{}", run.err);
    }
    archive.write("words/kk_KZ.dic", b"1\n\xec\xe0\n");
    let run = archive.check(&[ONLY, &["--lang", "en"]].concat()).expect(0);
    assert!(run.err.contains("can't be read") && run.err.contains("kk_KZ.dic"), "{}", run.err);
}

#[test]
fn the_most_frequent_words_are_told_and_the_others_counted() {
    // Words that differ in their first letters; the last one is used twice.
    let letters: Vec<char> = "бвгджзклмнпрстфхцчшщ".chars().collect();
    let word = |n: usize| format!("{}{}ъъъ", letters[n / letters.len()], letters[n % letters.len()]);
    let mut text: String = (0..130).map(|n| word(n) + "\n").collect();
    text.push_str(&word(129));
    let run = archive(&text, "").check(&[ONLY, &["--lang", "en"]].concat()).expect(0);
    let found = places(&run);
    assert_eq!((found.len(), found.last().map(String::as_str)), (100, Some("135:1-6")));
    assert!(run.err.contains("and 30 more words"), "{}", run.err);
}

/// The dictionaries of Debian, where they are installed: the texts of the demo archive are right but for a handful of words.
#[test]
fn the_demo_archive_is_spelled_well() {
    if !["kk_KZ", "ru_RU"]
        .iter()
        .all(|name| Path::new("/usr/share/hunspell").join(name).with_extension("dic").is_file())
    {
        println!("skipped: hunspell-kk and hunspell-ru are not installed here");
        return;
    }
    let root = repository();
    let run = muragat(&[&["check", "--root", root.to_str().unwrap(), "--format", "json"], ONLY].concat()).expect(0);
    let found = run.findings();
    assert!(found.len() < 20, "{} words: {}", found.len(), run.out);
}
