//! Which Kazakh or Russian word was typed in Latin letters?
//!
//! Kazakh is written in Latin letters in many ways: the alphabets of 2018 (ǵ ń ý) and 2021 (ğ ñ ū), the transliteration of passports
//! and of BGN/PCGN (zh, kh, gh, ng), and what people type without any marks. Each letter is read as all of them agree, else as most
//! do; what remains between them is left to [`sound`](super::sound()).

use super::letters::{is_apostrophe, is_latin};

/// Several Latin letters for one, the longest first.
pub(super) const DIGRAPHS: &[(&str, &str)] = &[
    ("shch", "щ"),
    ("sch", "щ"),
    ("şş", "щ"),
    ("sh", "ш"),
    ("zh", "ж"),
    ("kh", "х"),
    ("gh", "ғ"),
    ("ch", "ч"),
    ("ts", "ц"),
    ("ya", "я"),
    ("ia", "я"),
    ("ıa", "я"),
    ("yu", "ю"),
    ("iu", "ю"),
    ("ıý", "ю"),
    ("ng", "ң"),
];

/// Single Latin letters.
pub(super) const LETTERS: &[(char, &str)] = &[
    ('a', "а"),
    ('b', "б"),
    ('c', "к"),
    ('d', "д"),
    ('e', "е"),
    ('f', "ф"),
    ('g', "г"),
    ('h', "х"),
    ('i', "и"),
    ('j', "ж"),
    ('k', "к"),
    ('l', "л"),
    ('m', "м"),
    ('n', "н"),
    ('o', "о"),
    ('p', "п"),
    ('q', "қ"),
    ('r', "р"),
    ('s', "с"),
    ('t', "т"),
    ('u', "у"),
    ('v', "в"),
    ('w', "в"),
    ('x', "кс"),
    ('y', "ы"),
    ('z', "з"),
    ('ä', "ә"),
    ('á', "ә"),
    ('ə', "ә"),
    ('â', "а"),
    ('ç', "ч"),
    ('č', "ч"),
    ('ė', "е"),
    ('é', "е"),
    ('ë', "е"),
    ('ğ', "ғ"),
    ('ǵ', "ғ"),
    ('ǧ', "ғ"),
    ('ı', "и"),
    ('ī', "и"),
    ('í', "и"),
    ('ï', "и"),
    ('ñ', "ң"),
    ('ń', "ң"),
    ('ŋ', "ң"),
    ('ö', "ө"),
    ('ó', "ө"),
    ('ş', "ш"),
    ('š', "ш"),
    ('ū', "ұ"),
    ('ü', "ү"),
    ('ú', "ү"),
    ('ý', "у"),
    ('ž', "ж"),
];

/// Latin vowels.
pub(super) const VOWELS: &str = "aeiouyäáəâėéëıīíïöóūüúý";

/// A word in Latin letters as a Kazakh or Russian one: `qazaqstan` → «қазақстан», `Beissembayev` → «бейссембаев». Small letters.
pub fn latin_as_cyrillic(text: &str) -> String {
    let small: String = text.to_lowercase().chars().filter(|c| *c != '\u{307}' && !is_apostrophe(*c)).collect();
    let mut out = String::with_capacity(2 * small.len());
    let mut rest = small.as_str();
    let mut before = None;
    while let Some(letter) = rest.chars().next() {
        let after_vowel = before.is_some_and(|c| VOWELS.contains(c));
        let at_start = before.is_none_or(|c| !is_latin(c));
        let next = rest.chars().nth(1);
        let glide = letter == 'y' && next.is_some_and(|c| VOWELS.contains(c));
        let (taken, meant) = match DIGRAPHS.iter().find(|(latin, _)| rest.starts_with(latin)) {
            // Between vowels, at the beginning and before е the y is only heard: Yerlan, Beissembayev.
            _ if glide && next == Some('e') => (1, ""),
            Some((latin, meant)) => (latin.len(), *meant),
            None if glide && (after_vowel || at_start) || matches!(letter, 'y' | 'i' | 'ı' | 'ī') && after_vowel => {
                (letter.len_utf8(), "й")
            }
            None => {
                (letter.len_utf8(), LETTERS.iter().find(|(latin, _)| *latin == letter).map_or("", |(_, meant)| *meant))
            }
        };
        if meant.is_empty() && !is_latin(letter) {
            out.push(letter);
        }
        out.push_str(meant);
        before = rest[..taken].chars().next_back();
        rest = &rest[taken..];
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::skeleton;

    #[test]
    fn latin_spellings_become_kazakh_words() {
        for (latin, cyrillic) in [
            ("qazaqstan", "қазақстан"),
            ("Kazakhstan", "казахстан"),
            ("Gani", "ғани"),
            ("Yerlan", "ерлан"),
            ("Ainūr", "айнұр"),
            ("Shymkent", "шымкент"),
            ("Şymkent", "шымкент"),
            ("tolqyn", "толқын"),
            ("oqu-ağartu", "оқу-ағарту"),
            ("Ǵabıt", "ғабит"),
            ("Abay", "абай"),
            ("Aliya", "алия"),
            ("2023", "2023"),
        ] {
            let found = latin_as_cyrillic(latin);
            let close = |word: &str| skeleton(word).replace("ия", "я");
            assert_eq!(close(&found), close(cyrillic), "{latin}: {found}");
        }
    }
}
