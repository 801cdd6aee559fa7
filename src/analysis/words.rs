//! Which words does a text have, and where?
//!
//! A word is a run of letters, or of digits: «75балабақша» is two words, «2-орын» too. What vanishes in print vanishes inside a word:
//! soft hyphens, marks without width, the «¬» that stands for a lost soft hyphen between letters, apostrophes between Latin letters.
//! A suffix behind a hyphen belongs to the word before it: «ЮНИСЕФ-тің», «5000-нан», «2-ші».

use super::kazakh;
use super::letters::{is_apostrophe, is_latin, is_unseen, small, surface};
use super::skeleton::skeleton;
use unicode_normalization::char::is_combining_mark;

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

/// Suffixes behind a hyphen besides those of number, possession and case: ordinals, and what makes adjectives of abbreviations.
pub(super) const AFTER_HYPHEN: &[&str] =
    &["ши", "нши", "инши", "лик", "дик", "тик", "ли", "ди", "ти", "дай", "дей", "тай", "тей", "сиз", "ша", "ше"];
/// Endings of Russian numerals behind a hyphen: «5-й», «90-х».
pub(super) const AFTER_NUMBER: &[&str] = &[
    "й", "я", "е", "х", "м", "ю", "ий", "ой", "ая", "ое", "ие", "их", "им", "ом", "го", "му", "ого", "ому", "ей", "ти",
    "ми", "ую",
];

/// The words of a text, in order.
pub fn words(text: &str) -> Vec<Word> {
    let mut found: Vec<Word> = Vec::new();
    let mut at = 0;
    let mut joined = false;
    while let Some(c) = text[at..].chars().next() {
        let Some(kind) = kind(c) else {
            joined = false;
            at += c.len_utf8();
            continue;
        };
        let mut end = run(text, at, kind);
        let typed = &text[at..end];
        let initial = !joined && text[end..].starts_with('.') && is_capital(typed);
        let surface = if initial { small(typed) } else { surface(typed) };
        while let Some(suffix) = suffix_after(text, end, kind) {
            end = suffix;
        }
        if !surface.is_empty() {
            found.push(Word { range: at..end, surface, initial });
        }
        joined = true;
        at = end;
    }
    found
}

/// Letters are `\p{Alphabetic}`, digits the other `\p{N}`; marks (`\p{M}`) belong to what they follow.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Run {
    Letters,
    Digits,
}

fn kind(c: char) -> Option<Run> {
    match c {
        // The letters and digits of nearly all texts, without a look into the tables of Unicode.
        'a'..='z' | 'A'..='Z' | '\u{400}'..='\u{481}' | '\u{48a}'..='\u{52f}' => Some(Run::Letters),
        '0'..='9' => Some(Run::Digits),
        '\0'..='\u{7f}' => None,
        _ if c.is_alphabetic() => Some(Run::Letters),
        _ if c.is_numeric() => Some(Run::Digits),
        _ => None,
    }
}

/// The end of a run that begins at `from`.
fn run(text: &str, from: usize, of: Run) -> usize {
    let mut end = from;
    let mut last = None;
    let mut unseen = None;
    for (at, c) in text[from..].char_indices() {
        let here = from + at;
        if kind(c) == Some(of) {
            // «¬» and apostrophes are inside only where the run goes on, and the latter between Latin letters.
            let split = unseen.is_some_and(|mark| {
                of == Run::Digits || is_apostrophe(mark) && !(last.is_some_and(is_latin) && is_latin(c))
            });
            if split {
                break;
            }
            (end, last, unseen) = (here + c.len_utf8(), Some(c), None);
        } else if is_combining_mark(c) && unseen.is_none() {
            end = here + c.len_utf8();
        } else if (c == '¬' || is_apostrophe(c)) && unseen.is_none() {
            unseen = Some(c);
        } else if !is_unseen(c) {
            break;
        }
    }
    end
}

/// The end of a suffix that stands behind a hyphen at `end`.
fn suffix_after(text: &str, end: usize, before: Run) -> Option<usize> {
    let hyphen = text[end..].chars().next().filter(|c| is_hyphen(*c))?;
    let from = end + hyphen.len_utf8();
    let first = text[from..].chars().next().filter(|c| kind(*c) == Some(Run::Letters))?;
    let to = run(text, from, Run::Letters);
    let part = &text[from..to];
    // «Ақ-Тан» is a name: a suffix has small letters, or all are capital.
    let titled = first.is_uppercase() && part.chars().any(char::is_lowercase);
    let goes_on = text[to..].chars().next().is_some_and(|c| kind(c).is_some());
    (!titled && !goes_on && is_suffix(&surface(part), before == Run::Digits)).then_some(to)
}

/// Whether a word behind a hyphen is a suffix of what stands before it.
pub(super) fn is_suffix(surface: &str, after_number: bool) -> bool {
    let folded = skeleton(surface);
    let single = folded.chars().count() < 2;
    (after_number || !single) && kazakh::is_suffixes(&folded, AFTER_HYPHEN)
        || after_number && AFTER_NUMBER.contains(&folded.as_str())
}

/// Hyphens that join parts of a word.
pub(super) fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

fn is_capital(typed: &str) -> bool {
    let mut letters = typed.chars().filter(|c| !is_combining_mark(*c) && !is_unseen(*c));
    letters.next().is_some_and(char::is_uppercase) && letters.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn same(text: &str, expected: &[&str]) {
        let found = words(text);
        assert_eq!(found.iter().map(|word| word.surface.as_str()).collect::<Vec<_>>(), expected, "{text}");
    }

    #[test]
    fn letters_and_digits_are_words_of_their_own() {
        same("№75балабақша", &["75", "балабақша"]);
        same("2023-2024 оқу жылы, 18-19 сәуірде", &["2023", "2024", "оқу", "жылы", "18", "19", "сәуірде"]);
        same("2-орын; іс-шара; COVID‑19", &["2", "орын", "іс", "шара", "covid", "19"]);
        same("IV Республикалық ХХІ ғасыр", &["iv", "республикалық", "xxi", "ғасыр"]);
        same("John's don’t д'Артаньян", &["johns", "dont", "д", "артаньян"]);
        same("", &[]);
        same("— … !", &[]);
    }

    #[test]
    fn what_is_not_seen_stays_inside_a_word() {
        same("жұмыстар¬дың бала\u{ad}бақша и\u{306}од", &["жұмыстардың", "балабақша", "йод"]);
        same("сөз¬ 5¬6", &["сөз", "5", "6"]);
        let text = "бала\u{ad}бақша\u{ad} x";
        assert_eq!(&text[words(text)[0].range.clone()], "бала\u{ad}бақша");
    }

    #[test]
    fn a_suffix_behind_a_hyphen_belongs_to_the_word_before() {
        let text = "ЮНИСЕФ-тің, 5000-нан 2-ші, 90-х, 2022\u{2011}сінде Ақ-Тан ата-ана ЮНЕСКО-НЫҢ";
        let found: Vec<(&str, String)> =
            words(text).into_iter().map(|word| (&text[word.range.clone()], word.surface)).collect();
        let expected = [
            ("ЮНИСЕФ-тің", "юнисеф"),
            ("5000-нан", "5000"),
            ("2-ші", "2"),
            ("90-х", "90"),
            ("2022\u{2011}сінде", "2022"),
            ("Ақ", "ақ"),
            ("Тан", "тан"),
            ("ата", "ата"),
            ("ана", "ана"),
            ("ЮНЕСКО-НЫҢ", "юнеско"),
        ];
        assert_eq!(found, expected.map(|(typed, surface)| (typed, surface.to_owned())));
    }

    #[test]
    fn initials_are_one_capital_and_a_full_stop() {
        let initials = |text: &str| -> Vec<String> {
            words(text).into_iter().filter(|word| word.initial).map(|word| word.surface).collect()
        };
        assert_eq!(initials("Ғ.Б. Бейсембаев, І. Есенберлин; G. Beisembaev"), ["ғ", "б", "і", "g"]);
        assert_eq!(initials("2023 ж. 5А. сыныбы"), [""; 0]);
    }

    proptest! {
        #[test]
        fn any_text_has_words_in_order(text in "(\\PC|[а-яА-ЯіІ¬\u{ad}' -]){0,40}") {
            let mut end = 0;
            for word in words(&text) {
                prop_assert!(word.range.start >= end && word.range.end > word.range.start);
                prop_assert!(text.get(word.range.clone()).is_some() && !word.surface.is_empty());
                end = word.range.end;
            }
        }
    }
}
