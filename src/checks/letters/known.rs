//! Which abbreviations and unusual spellings does the archive itself declare?

use super::marks::{is_capitals, words};
use crate::archive::Archive;
use crate::i18n::Lang;
use crate::model::Kind;
use crate::model::values::{Name, Text};
use crate::records::{Detail, Record};
use std::collections::{BTreeMap, BTreeSet};

/// What the archive declares.
#[derive(Debug, Default)]
pub(super) struct Known {
    /// Words with capitals inside, or with letters of two scripts, from names and titles.
    spellings: BTreeSet<String>,
    /// Abbreviations of at least two letters.
    abbreviations: BTreeSet<String>,
    /// Abbreviations declared in Russian only, with what the organization is called in Kazakh.
    russian: BTreeMap<String, Option<String>>,
}

/// Other printed forms of a name, other words for a topic.
pub(super) fn variants(record: &Record) -> &[Text] {
    match &record.detail {
        Detail::Person(person) => &person.variants,
        Detail::Organization(organization) => &organization.variants,
        Detail::Place(place) => &place.variants,
        Detail::Topic(topic) => &topic.aliases,
        _ => &[],
    }
}

impl Known {
    /// Reads the names of all records, and the titles of what has a name of its own: works, awards, series.
    pub fn of(archive: &Archive) -> Self {
        let mut known = Self::default();
        for (_, record) in archive.iter() {
            let names = record.names().map_or(&[][..], |names| &names.parts);
            for (_, name) in names {
                name.declared_forms().iter().for_each(|form| known.spelling(form));
                known.abbreviations.extend(name.abbr.iter().map(|abbr| abbr.text.clone()));
            }
            known.russian_only(names);
            variants(record).iter().for_each(|form| known.spelling(&form.text));
            if matches!(record.kind, Kind::Works | Kind::Awards | Kind::AwardLists | Kind::Series | Kind::Documents) {
                record
                    .title()
                    .into_iter()
                    .flat_map(|title| title.iter())
                    .for_each(|(_, text)| known.spelling(&text.text));
            }
        }
        known
    }

    fn spelling(&mut self, text: &str) {
        let unusual = |word: &str| word.chars().skip(1).any(char::is_uppercase);
        for (_, word) in words(text).filter(|(_, word)| unusual(word)) {
            if is_capitals(word) {
                self.abbreviations.insert(word.to_owned());
            }
            self.spellings.insert(word.to_owned());
        }
    }

    fn russian_only(&mut self, names: &[(Lang, Name)]) {
        let abbr = |lang: Lang| names.iter().find(|(l, _)| *l == lang).and_then(|(_, name)| name.abbr.as_ref());
        let (Some(russian), None) = (abbr(Lang::RU), abbr(Lang::KK)) else { return };
        let kazakh = names.iter().find(|(lang, _)| *lang == Lang::KK).map(|(_, name)| name);
        let of = |part: &Option<Text>| part.as_ref().map(|text| text.text.clone());
        let called = kazakh.and_then(|name| of(&name.short).or_else(|| of(&name.full)));
        if is_capitals(&russian.text) && called.as_deref() != Some(&russian.text) {
            self.russian.insert(russian.text.clone(), called);
        }
    }

    /// Whether a word is spelled so on purpose.
    pub fn spells(&self, word: &str) -> bool {
        self.spellings.contains(word)
    }

    /// Whether a word is an abbreviation of the archive.
    pub fn abbreviates(&self, word: &str) -> bool {
        self.abbreviations.contains(word)
    }

    /// All abbreviations, in order.
    pub fn abbreviations(&self) -> impl Iterator<Item = &str> {
        self.abbreviations.iter().map(String::as_str)
    }

    /// What stands for a Russian abbreviation in Kazakh; the outer `None` where it is not a Russian one.
    pub fn russian_only_abbreviation(&self, word: &str) -> Option<Option<&str>> {
        self.russian.get(word).map(Option::as_deref)
    }

    #[cfg(test)]
    pub fn with(words: &[&str], russian: &[(&str, &str)]) -> Self {
        let mut known = Self::default();
        words.iter().for_each(|word| known.spelling(word));
        known.russian = russian.iter().map(|(a, b)| ((*a).to_owned(), Some((*b).to_owned()))).collect();
        known
    }
}
