//! Under which names is a record looked for? All that were ever written for it, in every language, and initials.

use crate::analysis::{Analyzer, words};
use crate::archive::Archive;
use crate::i18n::Lang;
use crate::model::Kind;
use crate::model::values::{LText, Name, NamePeriod, Text};
use crate::records::Record;
use std::collections::BTreeSet;

/// The names of a record with their languages; printed forms without one count as written in the language of the archive.
pub(super) fn forms(record: &Record, own: Lang) -> Vec<(Lang, String)> {
    let mut forms: Vec<(Lang, String)> = Vec::new();
    for (lang, name) in record.names().into_iter().flat_map(|names| &names.parts) {
        forms.extend(written(name).map(|text| (*lang, text.text.clone())));
        if record.kind == Kind::People {
            forms.extend(initials(name).map(|initial| (*lang, initial)));
        }
    }
    let mut add = |text: Option<&LText>| {
        forms.extend(text.into_iter().flat_map(LText::iter).map(|(lang, text)| (lang, text.text.clone())));
    };
    add(record.title());
    add(record.common.short_title.as_ref());
    add(record.event().and_then(|event| event.type_as.as_ref()));
    former(record).iter().for_each(|period| add(Some(&period.name)));
    forms.extend(printed(record).iter().map(|text| (own, text.text.clone())));
    forms
}

/// What is written of a name.
fn written(name: &Name) -> impl Iterator<Item = &Text> {
    let parts = [&name.family, &name.given, &name.patronymic, &name.initials, &name.full, &name.short, &name.abbr];
    parts.into_iter().flatten().chain(&name.variants)
}

/// «Ғ.» and «Б.» of «Ғани Болатұлы Бейсембаев». Of a name that has no parts any word may be the given name.
fn initials(name: &Name) -> impl Iterator<Item = String> {
    let given = [&name.given, &name.patronymic].into_iter().flatten();
    let whole = name.full.iter().filter(|_| name.given.is_none());
    let words = given.chain(whole).flat_map(|text| text.text.split_whitespace());
    let first = words.filter_map(|word| word.chars().next().filter(|c| c.is_alphabetic()));
    first.map(|letter| letter.to_uppercase().chain(['.']).collect())
}

/// Former names with their time.
fn former(record: &Record) -> &[NamePeriod] {
    match record.kind {
        Kind::Organizations => record.organization().map(|organization| organization.former_names.as_slice()),
        Kind::Places => record.place().map(|place| place.former_names.as_slice()),
        Kind::Series => record.series().map(|series| series.renamed_from.as_slice()),
        _ => None,
    }
    .unwrap_or_default()
}

/// Forms that were printed somewhere, of which nobody wrote down the language.
fn printed(record: &Record) -> &[Text] {
    match record.kind {
        Kind::People => record.person().map(|person| person.variants.as_slice()),
        Kind::Organizations => record.organization().map(|organization| organization.variants.as_slice()),
        Kind::Places => record.place().map(|place| place.variants.as_slice()),
        Kind::Topics => record.topic().map(|topic| topic.aliases.as_slice()),
        _ => None,
    }
    .unwrap_or_default()
}

/// What turns words into keys, told the names of the archive: from «Сәтбаев» and «Орал» nothing may be taken off, and all forms of
/// «Астана» are one in Russian, too.
pub(super) fn analyzer(archive: &Archive) -> Analyzer {
    let of = |lang: Lang| {
        let mut names: BTreeSet<String> = BTreeSet::new();
        for (_, record) in archive.iter() {
            if let Some(name) = record.names().and_then(|names| names.get(lang)) {
                protected(record.kind, name, &mut names);
            }
        }
        names
    };
    let (kazakh, russian) = (of(Lang::KK), of(Lang::RU));
    Analyzer::with_names(kazakh.iter().map(String::as_str)).and_russian_names(russian.iter().map(String::as_str))
}

/// Words that are names: all of a person's; of a place all but its last word, which says what it is; short names of organizations.
fn protected(kind: Kind, name: &Name, names: &mut BTreeSet<String>) {
    let texts: Vec<&Text> = match kind {
        Kind::People | Kind::Places => written(name).collect(),
        Kind::Organizations => [&name.short, &name.abbr].into_iter().flatten().collect(),
        _ => return,
    };
    for text in texts {
        let mut found: Vec<String> = words(&text.text).into_iter().filter(|w| !w.initial).map(|w| w.surface).collect();
        match kind {
            Kind::People => {}
            _ if found.len() == 1 => {}
            Kind::Places => found.truncate(found.len().saturating_sub(1)),
            _ => found.clear(),
        }
        names.extend(found.into_iter().filter(|word| word.chars().all(char::is_alphabetic)));
    }
}
