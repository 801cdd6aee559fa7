//! Do the catalogues say everything that the code asks for? Messages of findings, and interface words in each language.

use crate::rust_source::{first_arguments, sources};
use crate::support::{read_tree, repository};
use muragat::diagnostics::CODES;
use muragat::model::Kind;
use muragat::model::kinds::{
    AwardType, Common, DateStatus, DocumentStatus, DocumentType, EventStatus, EventType, Level, Mode, PlaceKind,
    ResultsStatus, WorkFormat, WorkType,
};
use muragat::model::values::{ResultPlace, Role};
use muragat::records::detail_specs;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

#[track_caller]
fn report(faults: &[String]) {
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

/// Texts in quotes of all code.
fn literals() -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    for source in sources() {
        all.extend(source.quoted.split('"').map(str::to_owned));
    }
    all
}

fn messages() -> String {
    let areas = read_tree(&repository().join("src/diagnostics/catalogues/en"));
    let texts = areas.into_iter().filter(|(path, _)| path != "fields.txt");
    texts.map(|(_, bytes)| String::from_utf8(bytes).unwrap()).collect()
}

#[test]
fn every_code_has_a_message_and_every_message_is_used() {
    let literals = literals();
    let mut faults = Vec::new();
    for code in CODES.iter().filter(|code| !literals.contains(**code)) {
        faults.push(format!("{code} is in catalogues/en.txt and nowhere in the code"));
    }
    let makes = |name: &str| matches!(name, "error" | "warning" | "info" | "path_error" | "stop");
    for source in sources().iter().filter(|source| !source.path.starts_with("src/cli")) {
        for code in first_arguments(&source.quoted, &makes).into_iter().filter(|code| !code.contains(' ')) {
            if !CODES.contains(&code) {
                faults.push(format!("{}: {code} is not in catalogues/en.txt", source.path));
            }
        }
    }
    report(&faults);
}

/// A finding without a repair leaves its reader alone.
#[test]
fn every_message_has_a_repair_and_every_repair_is_used() {
    let text = messages();
    let literals = literals();
    let keys: Vec<&str> =
        text.lines().filter(|l| !l.starts_with('#')).filter_map(|l| Some(l.split_once('=')?.0.trim())).collect();
    let mut faults: Vec<String> = CODES
        .iter()
        .filter(|code| !keys.contains(&format!("{code}.help").as_str()))
        .map(|c| format!("{c} has no repair"))
        .collect();
    let mut seen = BTreeSet::new();
    for key in keys {
        if !seen.insert(key) {
            faults.push(format!("{key} stands twice"));
        }
        let code = key.split('.').next().unwrap_or_default();
        if matches!(code, "say" | "word") {
            continue;
        }
        if let Some((_, part)) = key.split_once('.').filter(|(_, part)| *part != "about" && !literals.contains(*part)) {
            faults.push(format!("{key}: no code asks for {part}"));
        }
    }
    report(&faults);
}

/// The keys of a catalogue with all placeholders of their forms.
fn catalogue(lang: &str) -> BTreeMap<String, BTreeSet<String>> {
    let text = fs::read_to_string(repository().join(format!("themes/default/words/{lang}.txt"))).unwrap();
    let mut words: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let Some((key, text)) = line.split_once('=') else { continue };
        let key = key.trim().split('[').next().unwrap().to_owned();
        let places = text.split('{').skip(1).filter_map(|part| Some(part.split_once('}')?.0.to_owned()));
        // `{from}` is the case ending that only Kazakh writes after a figure: «5000-нан астам».
        words.entry(key).or_default().extend(places.filter(|place| place != "from"));
    }
    words
}

#[test]
fn languages_have_the_same_words() {
    let (kk, ru) = (catalogue("kk"), catalogue("ru"));
    let mut faults = Vec::new();
    for key in kk.keys().chain(ru.keys()).collect::<BTreeSet<_>>() {
        match (kk.get(key), ru.get(key)) {
            (Some(a), Some(b)) if a != b => faults.push(format!("{key}: {a:?} in Kazakh, {b:?} in Russian")),
            (Some(_), Some(_)) => {}
            (None, _) => faults.push(format!("{key} is missing in Kazakh")),
            (_, None) => faults.push(format!("{key} is missing in Russian")),
        }
    }
    report(&faults);
}

/// Words that templates ask for: `w.key` and `words.key`. A component whose parameter is called `w` has its own `w`.
fn template_words() -> BTreeSet<(String, String)> {
    let mut found = BTreeSet::new();
    for (path, bytes) in read_tree(&repository().join("themes/default/templates")) {
        let text = String::from_utf8(bytes).unwrap();
        for part in text.split("{% component ").enumerate().map(|(n, part)| if n == 0 { part } else { component(part) })
        {
            for prefix in ["w.", "words."] {
                for (at, _) in part.match_indices(prefix) {
                    if part[..at].ends_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | '.' | '/'))
                        && prefix == "w."
                    {
                        continue;
                    }
                    let key = part[at + prefix.len()..].chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_');
                    found.insert((path.clone(), key.collect::<String>()));
                }
            }
        }
    }
    found.retain(|(_, key)| !key.is_empty());
    found
}

/// What follows a component with a parameter `w`, or all of it.
fn component(part: &str) -> &str {
    let parameters = part.split_once(')').map_or("", |(head, _)| head);
    let own = parameters.split(['(', ',']).any(|name| name.trim().split(':').next() == Some("w"));
    if own { part.split_once("{% endcomponent").map_or("", |(_, rest)| rest) } else { part }
}

#[test]
fn every_word_that_is_asked_for_exists() {
    let words = catalogue("kk");
    let mut faults = Vec::new();
    for (path, key) in template_words().iter().filter(|(_, key)| !words.contains_key(key)) {
        faults.push(format!("{path}: {key}"));
    }
    let asks = |name: &str| matches!(name, "word" | "fill" | "count_with") || name.ends_with("count");
    for source in sources().iter().filter(|source| source.path.starts_with("src/render")) {
        for key in first_arguments(&source.quoted, &asks)
            .into_iter()
            .filter(|key| !key.ends_with(".html") && !words.contains_key(*key))
        {
            faults.push(format!("{}: {key}", source.path));
        }
        for prefix in first_arguments(&source.quoted, &|name| name == "term") {
            if !words.keys().any(|key| key.starts_with(&format!("{prefix}_"))) {
                faults.push(format!("{}: nothing begins with {prefix}_", source.path));
            }
        }
    }
    report(&faults);
}

/// Words of the model that no page shows.
const NEVER_SHOWN: &[(&str, &str)] = &[
    ("date_status_exact", "an exact date needs no remark"),
    ("event_status_held", "that an event took place needs no remark"),
    ("results_complete", "complete results speak for themselves"),
    ("winner_complete", "complete results speak for themselves"),
];

/// Groups of settings on the reading page and their values; sizes are figures.
#[rustfmt::skip]
const READING: &[&str] = &[
    "size", "theme", "theme_auto", "theme_light", "theme_dark", "theme_bw", "theme_wb", "theme_blue", "theme_beige",
    "gap", "gap_0", "gap_1", "gap_2", "lead", "lead_0", "lead_1", "face", "face_serif", "face_sans",
    "img", "img_on", "img_grey", "img_off",
];

/// What a field of the data may hold.
#[rustfmt::skip]
const SHAPES: &[&str] = &[
    "text", "ltext", "bool", "int", "date", "moment", "clock", "choice", "ref", "names", "group", "list",
];

/// Words made of a prefix and a word of the model are there for each word of the model.
#[test]
fn every_word_of_the_model_has_its_interface_word() {
    let words = catalogue("kk");
    let folders: Vec<&str> = Kind::ALL.iter().map(|kind| kind.folder()).collect();
    let singular: Vec<&str> = Kind::ALL.iter().map(|kind| kind.singular()).collect();
    let mut fields: Vec<&str> = vec!["kind", "body", "sessions", "unverified"];
    let specs = Kind::ALL.into_iter().flat_map(detail_specs).chain(Common::specs());
    fields.extend(specs.filter(|spec| !spec.private).map(|spec| spec.key));
    let mut faults = Vec::new();
    let table: &[(&str, &[&str])] = &[
        ("award_type", AwardType::WORDS),
        ("data_shape", SHAPES),
        ("date_status", DateStatus::WORDS),
        ("document_status", DocumentStatus::WORDS),
        ("document_type", DocumentType::WORDS),
        ("event_status", EventStatus::WORDS),
        ("event_type", EventType::WORDS),
        ("field", &fields),
        ("kind", &folders),
        ("level", Level::WORDS),
        ("list_lang", &["kk", "ru", "en"]),
        ("list_place", PlaceKind::WORDS),
        ("list_results", ResultsStatus::WORDS),
        ("mode", Mode::WORDS),
        ("one", &singular),
        ("place", ResultPlace::WORDS),
        ("reading", READING),
        ("results", ResultsStatus::WORDS),
        ("role_one", Role::WORDS),
        ("search_only", &["kk", "ru", "en"]),
        ("winner", ResultsStatus::WORDS),
        ("work_format", WorkFormat::WORDS),
        ("work_type", WorkType::WORDS),
    ];
    for (prefix, all) in table {
        for word in *all {
            let key = format!("{prefix}_{}", word.replace('-', "_"));
            let shown = !NEVER_SHOWN.iter().any(|(never, _)| *never == key);
            if words.contains_key(&key) != shown {
                faults.push(key);
            }
        }
    }
    // The table follows the code.
    let mut asked = BTreeSet::new();
    for source in sources().iter().filter(|source| source.path.starts_with("src/render")) {
        asked.extend(first_arguments(&source.quoted, &|name| name == "term").into_iter().map(str::to_owned));
    }
    let listed: BTreeSet<String> = table.iter().map(|(prefix, _)| (*prefix).to_owned()).collect();
    faults.extend(
        asked.symmetric_difference(&listed).map(|prefix| format!("{prefix} is not both in the code and in this table")),
    );
    report(&faults);
}
