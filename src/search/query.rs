//! What does a reader look for? The words of a query, each with all by which words of the index are compared with it.

use super::index::{Index, initial_key};
use crate::analysis::{Analyzer, Word, is_weak, latin_as_cyrillic, other_keyboards, shelf, skeleton, sound, words};
use crate::i18n::Lang;
use std::collections::BTreeSet;

/// More words than these say nothing more.
const MOST_WORDS: usize = 8;
/// Letters of a shelf in which similar words are looked for.
const NEAR: usize = 3;

/// A word of a query.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct QueryWord {
    /// The word as it is compared; an initial with its full stop.
    pub surface: String,
    /// As it is typed without Kazakh letters.
    pub skeleton: String,
    /// Its keys in the language of the index and in the others.
    pub keys: Vec<String>,
    /// Whether it may be the beginning of a word that is still being typed.
    pub last: bool,
    /// Whether it has Latin letters.
    pub latin: bool,
    /// Whether forms of the same verb and similar words are looked for, too.
    pub loose: bool,
    /// The key of its verb, where the site speaks Kazakh and the word may be Kazakh.
    pub verb: Option<String>,
    /// The beginning of the shelves on which similar words stand.
    pub near: String,
    /// How its key sounds.
    pub key_sound: String,
    /// How it sounds itself.
    pub sound: String,
    /// The keys of the words that it was meant to be if the keyboard stood on another layout.
    pub readings: BTreeSet<String>,
}

/// The words of a query that are looked for, in their order.
pub(super) fn query_words(index: &Index, analyzer: &Analyzer, query: &str) -> Vec<QueryWord> {
    let all = words(query);
    let surface = |word: &Word| if word.initial { format!("{}.", word.surface) } else { word.surface.clone() };
    let last = all.last().map(surface).filter(|_| !query.ends_with(char::is_whitespace));
    let only_weak = all.iter().all(|word| !word.initial && is_weak(&word.surface));
    let mut seen = BTreeSet::new();
    let mut found = Vec::new();
    for word in &all {
        let surface = surface(word);
        let weak = !word.initial && is_weak(&surface) && !only_weak;
        if weak || found.len() == MOST_WORDS || !seen.insert(surface.clone()) {
            continue;
        }
        let mut made = query_word(index, analyzer, word.initial, surface);
        made.last = last.as_deref() == Some(made.surface.as_str());
        made.readings = readings(index, analyzer, query, word);
        found.push(made);
    }
    found
}

fn query_word(index: &Index, analyzer: &Analyzer, initial: bool, surface: String) -> QueryWord {
    if initial {
        return QueryWord {
            keys: vec![initial_key(&surface)],
            skeleton: skeleton(&surface),
            surface,
            ..QueryWord::default()
        };
    }
    let mut keys = keys(index, analyzer, &surface);
    let single = surface.chars().count() == 1;
    if single {
        keys.push(initial_key(&surface));
    }
    let latin = surface.chars().any(is_latin);
    let cyrillic = surface.chars().any(|c| matches!(c, '\u{400}'..='\u{52f}'));
    let as_cyrillic = if latin { latin_as_cyrillic(&surface) } else { surface.clone() };
    let kazakh = std::iter::once(&index.lang).chain(&index.others).any(|lang| *lang == Lang::KK);
    let key = if latin { analyzer.key(Lang::KK, &as_cyrillic) } else { keys.first().cloned().unwrap_or_default() };
    let near: String = shelf(&as_cyrillic).chars().take(NEAR).collect();
    let sound_of_word = sound(&surface);
    // Every word begins like one without a sound.
    let silent = near.is_empty() || sound_of_word.is_empty();
    QueryWord {
        skeleton: skeleton(&surface),
        keys,
        latin,
        loose: !single && !silent && !surface.chars().all(char::is_numeric),
        verb: (kazakh && cyrillic).then(|| analyzer.verb_key(&surface)),
        near,
        key_sound: sound(&key),
        sound: sound_of_word,
        surface,
        ..QueryWord::default()
    }
}

/// The keys of a word in the languages of the site, each once.
fn keys(index: &Index, analyzer: &Analyzer, surface: &str) -> Vec<String> {
    let mut keys: Vec<String> = Vec::new();
    for lang in std::iter::once(index.lang).chain(index.others.iter().copied()) {
        let key = analyzer.key(lang, surface);
        if !keys.contains(&key) {
            keys.push(key);
        }
    }
    keys
}

fn is_latin(c: char) -> bool {
    c.is_ascii_alphabetic() || matches!(c, '\u{c0}'..='\u{24f}') && !matches!(c, '\u{d7}' | '\u{f7}')
}

/// The keys of what stands for a word when its chunk of the query, between white space, is read as typed on other layouts. Letters
/// of one layout may be marks or digits of another, so that a word falls into several, or several words into one.
fn readings(index: &Index, analyzer: &Analyzer, query: &str, word: &Word) -> BTreeSet<String> {
    let before = query.get(..word.range.start).unwrap_or_default();
    let start = before.char_indices().rev().find(|(_, c)| c.is_whitespace()).map_or(0, |(at, c)| at + c.len_utf8());
    let rest = query.get(start..).unwrap_or_default();
    let chunk = rest.split(char::is_whitespace).next().unwrap_or_default();
    let own = words(chunk);
    let place = own.iter().position(|other| other.range.start + start == word.range.start);
    let mut found = BTreeSet::new();
    for reading in other_keyboards(chunk) {
        let meant = words(&reading);
        let for_word = match meant.as_slice() {
            [one] => Some(one),
            several if several.len() == own.len() => place.and_then(|place| several.get(place)),
            _ => None,
        };
        if let Some(meant) = for_word.filter(|meant| !meant.initial) {
            found.extend(keys(index, analyzer, &meant.surface));
        }
    }
    found
}
