//! Do the keys of search gather the forms of a word, and keep words apart? Lists of forms with floors, and `muragat analyze`.

use crate::support::{Run, command, finish, repository};
use muragat::analysis::{Analyzer, shelf, skeleton, surface, words};
use muragat::i18n::Lang;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

/// Forms and their lemmas; a form that two lemmas have counts for the first.
type Forms = BTreeMap<String, String>;

fn read(text: &str) -> Forms {
    let mut forms = Forms::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let (lemma, form) = line.split_once('\t').unwrap_or_else(|| panic!("no tab in {line}"));
        forms.entry(form.to_owned()).or_insert_with(|| lemma.to_owned());
    }
    forms
}

/// Per mille, so that floors are compared exactly.
#[derive(Debug)]
struct Measured {
    /// Pairs of forms of one lemma that have one key.
    recall: usize,
    /// Pairs of forms of one key that are of one lemma.
    precision: usize,
    /// Forms that have the key of their lemma.
    of_lemma: usize,
    /// Forms that have the key of their lemma though they are typed without Kazakh letters, the worse of both ways.
    typed: usize,
}

fn key(word: &str) -> String {
    Analyzer::new().key(Lang::KK, &surface(word))
}

/// As it is typed on a Russian keyboard; «і» as `narrow`.
fn typed(word: &str, narrow: char) -> String {
    let letter = |c| match c {
        'ә' => 'а',
        'ғ' => 'г',
        'қ' => 'к',
        'ң' => 'н',
        'ө' => 'о',
        'ұ' | 'ү' => 'у',
        'һ' => 'х',
        'і' => narrow,
        other => other,
    };
    word.to_lowercase().chars().map(letter).collect()
}

fn measure(forms: &Forms) -> Measured {
    let pairs = |n: usize| n * n.saturating_sub(1) / 2;
    let mut of_lemma: BTreeMap<&str, BTreeMap<String, usize>> = BTreeMap::new();
    let mut of_key: BTreeMap<String, usize> = BTreeMap::new();
    let (mut right, mut right_typed) = (0, [0; 2]);
    for (form, lemma) in forms {
        let (own, key_of_lemma) = (key(form), key(lemma));
        right += usize::from(own == key_of_lemma);
        for (count, narrow) in right_typed.iter_mut().zip(['и', 'ы']) {
            let typed = key(&typed(form, narrow));
            assert_eq!(typed, own, "{form} typed without Kazakh letters");
            *count += usize::from(typed == key_of_lemma);
        }
        *of_lemma.entry(lemma).or_default().entry(own.clone()).or_default() += 1;
        *of_key.entry(own).or_default() += 1;
    }
    let same: usize = of_lemma.values().flat_map(BTreeMap::values).copied().map(pairs).sum();
    let all: usize = of_lemma.values().map(|keys| pairs(keys.values().sum())).sum();
    let joined: usize = of_key.values().copied().map(pairs).sum();
    let share = |part: usize, whole: usize| 1000 * part / whole.max(1);
    Measured {
        recall: share(same, all),
        precision: share(same, joined),
        of_lemma: share(right, forms.len()),
        typed: share(right_typed.into_iter().min().unwrap_or(0), forms.len()),
    }
}

#[track_caller]
fn holds(forms: &Forms, recall: usize, precision: usize, of_lemma: usize) {
    let found = measure(forms);
    assert!(found.recall >= recall && found.precision >= precision, "{found:?}");
    assert!(found.of_lemma >= of_lemma && found.typed >= of_lemma, "{found:?}");
}

#[test]
fn forms_of_press_texts_lead_to_their_word() {
    let text = fs::read_to_string(repository().join("tests/cases/analysis/kazakh.tsv")).unwrap();
    let mut forms = read(&text);
    for lemma in forms.values().cloned().collect::<BTreeSet<_>>() {
        forms.insert(lemma.clone(), lemma);
    }
    assert!(forms.len() > 300);
    holds(&forms, 994, 995, 990);
}

#[expect(clippy::print_stdout, reason = "says why nothing was tested")]
fn shared(list: &str) -> Option<Forms> {
    let places = ["../shared/lang", "../../shared/lang"].map(|folder| repository().join(folder).join(list));
    let found: Option<&PathBuf> = places.iter().find(|path| path.exists());
    if found.is_none() {
        println!("skipped: the list of forms ../shared/lang/{list} is not here");
    }
    Some(read(&fs::read_to_string(found?).unwrap()))
}

#[test]
fn forms_of_a_treebank_lead_to_their_word() {
    if let Some(forms) = shared("kk-nouns-ktb-dev.tsv") {
        holds(&forms, 950, 990, 978);
    }
}

#[test]
fn forms_of_a_dictionary_lead_to_their_word() {
    if let Some(forms) = shared("kk-nouns-unimorph-dev.tsv") {
        holds(&forms, 990, 970, 995);
    }
}

#[test]
fn names_of_the_archive_keep_their_ends() {
    let names = ["Нұрлан", "Ардан", "Бейсембаев", "Ерден", "Әл", "Ардан", "облысы", "басқармасы", "Smith"];
    let known = Analyzer::with_names(names);
    assert!(known.names().is_sorted() && known.names().iter().any(|name| name == "ардан"), "{:?}", known.names());
    for useless in ["ал", "облиси", "баскармаси", "smith"] {
        assert!(!known.names().iter().any(|name| name == useless), "{useless}");
    }
    for (name, forms) in [
        ("ардан", ["арданның", "арданға", "арданы"]),
        ("ерден", ["ерденнің", "ерденге", "ерденнен"]),
        ("бейсембаев", ["бейсембаевтың", "бейсембаевқа", "бейсембаевтар"]),
    ] {
        for form in forms {
            assert_eq!(known.key(Lang::KK, form), known.key(Lang::KK, name), "{form}");
        }
        assert!(known.key(Lang::KK, name).starts_with(&name[..8]), "{name}");
    }
    assert_ne!(Analyzer::new().key(Lang::KK, "ардан"), known.key(Lang::KK, "ардан"));
    let again = Analyzer::with_names(names.iter().rev().copied());
    assert_eq!(again.names(), known.names());
}

#[test]
fn verbs_have_a_wider_key() {
    let analyzer = Analyzer::new();
    for words in [
        &["қатысқандар", "қатысты", "қатысушылар", "қатысатын"][..],
        &["өткізілді", "өткізген", "өткізу", "өткізілетін"],
        &["беру", "берді", "беретін"],
    ] {
        let keys: BTreeSet<String> = words.iter().map(|word| analyzer.verb_key(word)).collect();
        assert_eq!(keys.len(), 1, "{words:?}: {keys:?}");
    }
    assert_ne!(analyzer.verb_key("білім"), analyzer.verb_key("бірлестік"));
}

/// The program with these bytes on standard input.
fn analyzed(input: &[u8], args: &[&str]) -> Run {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("words");
    fs::write(&path, input).unwrap();
    let mut run = command(&[&["analyze"], args].concat());
    run.stdin(fs::File::open(&path).unwrap());
    finish(run)
}

#[test]
fn analyze_prints_one_key_a_line() {
    let run = analyzed("мектептеріміздің\n\nЮНИСЕФ-тің\r\nқарым-қатынастар\nІІ\nAwards".as_bytes(), &[]).expect(0);
    assert_eq!(run.out, "мектеп\n\nюнисеф\nкарм-катинас\nii\naward\n");
    let russian = analyzed("награждения\nнаграждением\nАстаны\n".as_bytes(), &["--lang", "ru"]).expect(0);
    let lines: Vec<&str> = russian.out.lines().collect();
    assert!(lines.len() == 3 && lines[0] == lines[1] && lines[2] == "аста", "{lines:?}");
    assert_eq!(analyzed(b"", &["--lang", "en"]).expect(0).out, "");
}

#[test]
fn analyze_takes_utf_8_only() {
    let run = analyzed(b"\xe1\xb3\xeb\xb3\xec\n", &[]).expect(3);
    assert!(run.err.contains("line 1") && run.err.contains("UTF-8"), "{}", run.err);
    let odd = analyzed(b"a\n\xff\n", &["--lang", "xx"]).expect(2);
    assert!(odd.out.is_empty());
}

#[test]
fn analyze_is_fast_and_prints_a_line_for_any_line() {
    let text = fs::read_to_string(repository().join("tests/cases/analysis/kazakh.tsv")).unwrap();
    let lines: Vec<&str> = text.lines().chain(["-", "--ның", "а\u{301}", "\u{ad}", "日本", "🎓", "ІХЦ"]).collect();
    let many: Vec<&str> = lines.iter().copied().cycle().take(100_000).collect();
    let run = analyzed(many.join("\n").as_bytes(), &[]).expect(0);
    assert_eq!(run.out.lines().count(), 100_000);
    assert!(run.took.as_secs() < 30, "{:?}", run.took);
}

#[test]
fn keys_of_a_text_are_what_a_reader_types() {
    let analyzer = Analyzer::new();
    let keys = |lang, text: &str| -> Vec<String> {
        words(text).into_iter().map(|word| analyzer.key(lang, &word.surface)).collect()
    };
    assert_eq!(keys(Lang::KK, "Қызылорда облысының мектептері"), keys(Lang::KK, "кызылорда облысы мектеп"));
    assert_eq!(keys(Lang::RU, "учёные Астаны"), keys(Lang::RU, "ученый астана"));
    assert_eq!(keys(Lang::RU, "Awards"), keys(Lang::KK, "award"));
    assert_eq!(shelf(&skeleton("Шымкент")), shelf("shymkent"));
}
