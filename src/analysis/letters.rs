//! Which letters were meant? Words typed partly in the other alphabet, Roman numerals in Cyrillic letters, stray marks.

use crate::i18n::LOOK_ALIKES;
use unicode_normalization::UnicodeNormalization;

/// Kazakh and Russian letters outside of а–я, small and capital.
const MORE_CYRILLIC: &str = "ёәғқңөұүһіЁӘҒҚҢӨҰҮҺІ";
/// Most letters of a Roman numeral.
const LONGEST_NUMERAL: usize = 8;

/// A word as it is compared: composed (NFC), in small letters, look-alikes of another alphabet repaired, Roman numerals in Latin
/// letters, without soft hyphens, marks of stress and apostrophes.
pub fn surface(typed: &str) -> String {
    plain(typed).unwrap_or_else(|| repaired(typed))
}

/// Small letters of a word that needs no more: nearly all words of an archive are such.
fn plain(typed: &str) -> Option<String> {
    if typed.is_ascii() {
        return typed.bytes().all(|b| b.is_ascii_alphanumeric()).then(|| typed.to_ascii_lowercase());
    }
    plain_cyrillic(typed)
}

fn repaired(typed: &str) -> String {
    let plain: String = typed.nfc().filter(|c| !is_unseen(*c) && *c != '¬' && !is_apostrophe(*c)).collect();
    small(&numeral(&plain).unwrap_or_else(|| in_one_alphabet(plain)))
}

/// Small letters of a word that has Kazakh and Russian letters only and is no numeral.
fn plain_cyrillic(typed: &str) -> Option<String> {
    let mut small = String::with_capacity(typed.len());
    let mut numeral = true;
    for c in typed.chars() {
        let letter = match c {
            'а'..='я' | 'ё' | 'ә' | 'ғ' | 'қ' | 'ң' | 'ө' | 'ұ' | 'ү' | 'һ' | 'і' => c,
            'А'..='Я' => char::from_u32(u32::from(c) + 32)?,
            _ if MORE_CYRILLIC.contains(c) => c.to_lowercase().next()?,
            _ => return None,
        };
        numeral &= matches!(letter, 'і' | 'х' | 'с' | 'м');
        small.push(letter);
    }
    (!numeral).then_some(small)
}

/// In small letters, composed, without marks that no letter has.
pub(super) fn small(typed: &str) -> String {
    let composed: String = typed.nfc().filter(|c| !is_unseen(*c)).collect();
    composed.to_lowercase().chars().filter(|c| !('\u{300}'..='\u{36f}').contains(c)).collect()
}

/// Soft hyphens and marks without width: inside a word they are not there.
pub(super) fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')
}

/// Apostrophes and the signs for ь and ъ of transliterations.
pub(super) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ' | 'ʹ' | 'ʺ')
}

/// Whether it is a letter of the Latin alphabet, with or without marks.
pub(super) fn is_latin(c: char) -> bool {
    matches!(c, 'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' | 'ə') && c.is_alphabetic()
}

/// Whether it is a letter of the Cyrillic alphabet.
pub(super) fn is_cyrillic(c: char) -> bool {
    matches!(c, '\u{400}'..='\u{52f}') && c.is_alphabetic()
}

/// Pairs of a Kazakh or Russian letter and the Latin one that looks like it.
pub(super) fn look_alikes() -> impl Iterator<Item = (char, char)> {
    let ours = |c: char| matches!(c, 'а'..='я' | 'А'..='Я') || MORE_CYRILLIC.contains(c);
    LOOK_ALIKES.iter().copied().filter(move |(letter, _)| ours(*letter))
}

fn as_cyrillic(c: char) -> Option<char> {
    look_alikes().find(|(_, latin)| *latin == c).map(|(letter, _)| letter)
}

fn as_latin(c: char) -> Option<char> {
    look_alikes().find(|(letter, _)| *letter == c).map(|(_, latin)| latin)
}

/// A word of both alphabets in that of the letters that only one of them has; of look-alikes alone, in that of the most. It stays
/// as it is where both have such letters.
fn in_one_alphabet(word: String) -> String {
    let latin = word.chars().filter(|c| is_latin(*c)).count();
    let cyrillic = word.chars().filter(|c| is_cyrillic(*c)).count();
    if latin == 0 || cyrillic == 0 {
        return word;
    }
    let only_latin = word.chars().any(|c| is_latin(c) && as_cyrillic(c).is_none());
    let only_cyrillic = word.chars().any(|c| is_cyrillic(c) && as_latin(c).is_none());
    let change: fn(char) -> Option<char> = match (only_latin, only_cyrillic) {
        (true, true) => return word,
        (true, false) => as_latin,
        (false, true) => as_cyrillic,
        (false, false) if latin > cyrillic => as_latin,
        (false, false) => as_cyrillic,
    };
    word.chars().map(|c| change(c).unwrap_or(c)).collect()
}

/// A Roman numeral that was typed with Cyrillic letters, in Latin ones: «ІІ», «ХХІ», «ІV».
///
/// Kazakh has no word «і», so it is a numeral even alone; «С», «Х» and «М» alone are not. С and М count only beside V, X or L in
/// Latin letters: «СМ» is a unit, «мi» a particle.
fn numeral(word: &str) -> Option<String> {
    let latin = |c: char| match c {
        'І' | 'і' | 'I' | 'i' => Some('I'),
        'Х' | 'х' | 'X' | 'x' => Some('X'),
        'С' | 'с' | 'C' | 'c' => Some('C'),
        'М' | 'м' | 'M' | 'm' => Some('M'),
        'V' | 'v' => Some('V'),
        'L' | 'l' => Some('L'),
        _ => None,
    };
    if word.chars().count() > LONGEST_NUMERAL || !word.chars().any(is_cyrillic) {
        return None;
    }
    let numeral: String = word.chars().map(latin).collect::<Option<_>>()?;
    let sure = word.contains(['V', 'v', 'X', 'x', 'L', 'l']);
    let right = numeral != "X" && (sure || !numeral.contains(['C', 'M'])) && is_numeral(&numeral);
    right.then_some(numeral)
}

/// Whether it is a number below 4000 in Roman numerals of I, V, X, L, C and M.
fn is_numeral(text: &str) -> bool {
    let mut rest = text;
    let mut take = |digits: &[&str]| {
        let found = digits.iter().find_map(|digit| rest.strip_prefix(digit));
        rest = found.unwrap_or(rest);
    };
    take(&["MMM", "MM", "M"]);
    take(&["CM", "CCC", "CC", "C"]);
    take(&["XC", "XL", "LXXX", "LXX", "LX", "L", "XXX", "XX", "X"]);
    take(&["IX", "IV", "VIII", "VII", "VI", "V", "III", "II", "I"]);
    rest.is_empty() && !text.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn look_alikes_follow_the_letters_that_only_one_alphabet_has() {
        for (typed, meant) in [
            ("мeктеп", "мектеп"),
            ("Бейiмбет", "бейімбет"),
            ("Kөкшетау", "көкшетау"),
            ("əдебиет", "әдебиет"),
            ("Fоrum", "forum"),
            ("СOVID", "covid"),
            ("тыныc", "тыныс"),
            ("wi", "wi"),
            ("SMMщик", "smmщик"),
        ] {
            assert_eq!(surface(typed), meant, "{typed}");
        }
    }

    proptest::proptest! {
        #[test]
        fn plain_words_need_no_repair(typed in "[а-яА-ЯёЁәғқңөұүһіӘҒҚҢӨҰҮҺІХСМ]{1,9}|[IVXLCMa-z0-9]{1,6}|[СМХІсмхіiIxX]{1,4}") {
            if let Some(small) = plain(&typed) {
                proptest::prop_assert_eq!(small, repaired(&typed));
            }
        }
    }

    #[test]
    fn roman_numerals_are_latin() {
        for typed in ["ІІ", "II", "іі", "IІ"] {
            assert_eq!(surface(typed), "ii", "{typed}");
        }
        for (typed, meant) in [
            ("ХХІ", "xxi"),
            ("ххі", "xxi"),
            ("ІV", "iv"),
            ("І", "i"),
            ("ХХVІІІ", "xxviii"),
            ("МСМХLV", "mcmxlv"),
            ("ХХ", "xx"),
        ] {
            assert_eq!(surface(typed), meant, "{typed}");
        }
        for (typed, word) in
            [("Х", "х"), ("С", "с"), ("см", "см"), ("мi", "мі"), ("іі", "ii"), ("ІТ", "іт"), ("ІХІ", "іхі")]
        {
            assert_eq!(surface(typed), word, "{typed}");
        }
    }

    #[test]
    fn what_is_not_seen_is_not_there() {
        assert_eq!(surface("жұ\u{ad}мыс\u{200b}тар¬дың"), "жұмыстардың");
        assert_eq!(surface("за\u{301}мок"), "замок");
        assert_eq!(surface("и\u{306}од"), "йод");
        assert_eq!(surface("Don’t"), "dont");
        assert_eq!(surface("İstanbul"), "istanbul");
    }
}
