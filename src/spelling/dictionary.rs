//! What does a dictionary say of one word? Dictionaries are those of Hunspell: a list of words and a list of their endings.

use std::collections::hash_map::DefaultHasher;
use std::fmt;
use std::hash::BuildHasherDefault;

/// The same order on every run: suggestions depend on it.
type Hasher = BuildHasherDefault<DefaultHasher>;

/// A dictionary of one language.
pub struct Dictionary(spellbook::Dictionary<Hasher>);

impl Dictionary {
    /// Reads the two parts of a dictionary: endings (`.aff`) and words (`.dic`).
    ///
    /// # Errors
    /// What could not be understood, in English.
    pub fn parse(endings: &str, words: &str) -> Result<Self, String> {
        let read = spellbook::Dictionary::new_with_hasher(endings, words, Hasher::default());
        read.map(Self).map_err(|error| error.to_string())
    }

    /// Whether it has the word, or a form that its endings make.
    pub fn has(&self, word: &str) -> bool {
        self.0.check(word)
    }

    /// Words that may have been meant, the likeliest first. This takes long: up to a tenth of a second.
    pub fn suggestions(&self, word: &str) -> Vec<String> {
        let mut found = Vec::new();
        self.0.suggest(word, &mut found);
        found
    }
}

impl fmt::Debug for Dictionary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Dictionary")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dictionary_knows_its_words_and_what_its_endings_make() {
        let endings = "\u{feff}SET UTF-8\r\nTRY аеи\r\nSFX A Y 1\r\nSFX A 0 лар .\r\n";
        let dictionary = Dictionary::parse(endings, "\u{feff}2\r\nбала/A\r\nқала\r\n").unwrap();
        assert!(["бала", "балалар", "қала", "Бала"].iter().all(|word| dictionary.has(word)));
        assert!(["қалалар", "бал", ""].iter().any(|word| !dictionary.has(word)));
        assert_eq!(dictionary.suggestions("бела"), ["бала"]);
        assert!(Dictionary::parse("SFX A Y many\n", "1\nа\n").is_err());
    }
}
