//! Under which key is a word found, in whatever form and on whatever keyboard it was typed?

mod english;
mod kazakh;
mod kazakh_words;
mod keyboard;
mod latin;
mod letters;
mod russian;
mod skeleton;
mod sound;
mod tables;
mod weak;
mod words;

use crate::i18n::Lang;
use crate::i18n::kazakh::Suffixes;
use std::collections::HashSet;

pub use keyboard::other_keyboards;
pub use latin::latin_as_cyrillic;
pub use letters::surface;
pub use skeleton::skeleton;
pub use sound::{shelf, sound};
pub use tables::tables;
pub use weak::is_weak;
pub use words::{Word, words};

/// Finds the keys of words. Cheap to clone is not needed: one serves a whole archive.
#[derive(Clone, Debug, Default)]
pub struct Analyzer {
    names: Vec<String>,
    protected: HashSet<Vec<u8>>,
}

impl Analyzer {
    /// An analyzer that knows Kazakh and no archive.
    pub fn new() -> Self {
        Self::default()
    }

    /// An analyzer that knows the names of an archive: words in their base form from which no suffix must be taken. Words of fewer
    /// than three letters or with other than Cyrillic ones do nothing, nor do those that end as possessed ones («басқармасы») or
    /// are forms of words that are protected anyway.
    pub fn with_names<'a>(names: impl IntoIterator<Item = &'a str>) -> Self {
        let names = kazakh::names_that_matter(names);
        Self { protected: names.iter().map(|name| kazakh::codes(name)).collect(), names }
    }

    /// The folded names that make a difference, sorted; the browser needs them, too.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// The key of a word (as [`Word::surface`] has it): equal for all its forms. Words with Latin letters are English whatever the
    /// language; words in Cyrillic letters are Russian or, in a text of any other language, Kazakh. Of a word with hyphens each part
    /// has its key, but for a suffix behind a hyphen.
    pub fn key(&self, lang: Lang, surface: &str) -> String {
        by_parts(surface, |part| {
            if part.chars().any(letters::is_latin) {
                english::key(part)
            } else if lang == Lang::RU {
                russian::key(part)
            } else {
                kazakh::key(&skeleton(part), Suffixes::Nouns, &self.protected)
            }
        })
    }

    /// The key of the verb (or noun) that a Kazakh word was made from: «қатысқандар» and «қатысты».
    pub fn verb_key(&self, surface: &str) -> String {
        by_parts(surface, |part| kazakh::key(&skeleton(part), Suffixes::All, &self.protected))
    }
}

/// The keys of the parts of a word between hyphens, without suffixes behind a hyphen.
fn by_parts(surface: &str, key: impl Fn(&str) -> String) -> String {
    if !surface.contains(words::is_hyphen) {
        return key(surface);
    }
    let mut parts: Vec<&str> = Vec::new();
    for part in surface.split(words::is_hyphen).filter(|part| !part.is_empty()) {
        let number = parts.last().is_some_and(|last| last.chars().next_back().is_some_and(char::is_numeric));
        if parts.is_empty() || !words::is_suffix(part, number) {
            parts.push(part);
        }
    }
    parts.into_iter().map(key).collect::<Vec<_>>().join("-")
}
