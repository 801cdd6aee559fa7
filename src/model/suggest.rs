//! Which known word did somebody mean? «ешеду», “tilte”, “tіtle” and «Атауы» all mean `title`.
//!
//! A typed word is read in several ways: as it stands, with look-alike letters made Latin, and as the same keys on the other
//! keyboard. Each reading is compared with the known words and with what people call them; the fewest typing errors win.

mod called;

use super::schema::{FieldSpec, Shape};
use crate::diagnostics::field_labels;
use crate::i18n::{keyboard, latin_look};

/// Most typing errors in a word.
const MOST_ERRORS: usize = 2;
/// A longer word is no typing error of ours.
const LONGEST: usize = 60;

/// A known word, and whether nothing else can have been meant: only letters of another alphabet, case or hyphens differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Guess<'a> {
    /// The word.
    pub word: &'a str,
    /// Whether the word may be put in the place of what was typed without asking.
    pub certain: bool,
    /// Whether it was typed without an error, be it as a name that people have for it.
    pub exact: bool,
}

/// The known word that a typing error, another alphabet or another keyboard away is from `word`.
pub fn nearest<'a>(word: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    best(word, candidates.map(|known| (known, known, true))).map(|guess| guess.word)
}

/// The field that somebody meant: by its key, by what people call it in Kazakh, Russian or English, with typing errors.
pub fn nearest_key<'a>(typed: &str, keys: &[&'a str]) -> Option<Guess<'a>> {
    nearest_called(typed, keys, field_labels())
}

/// As [`nearest_key`], with labels of the caller's: what people call a field, and its key.
pub fn nearest_called<'a>(
    typed: &str,
    keys: &[&'a str],
    labels: impl Iterator<Item = (&'static str, &'static str)>,
) -> Option<Guess<'a>> {
    let known = |key: &str| keys.iter().find(|known| **known == key).copied();
    let called = called::FIELDS.iter().flat_map(|(key, names)| names.iter().map(move |name| (*name, *key)));
    // The label of a field before a word that people also use for it.
    let named: Vec<_> = labels.chain(called).filter_map(|(name, key)| Some((name, known(key)?, false))).collect();
    best(typed, keys.iter().map(|key| (*key, *key, true)).chain(named))
}

/// The word of a closed list that somebody meant, also by what it is called in Kazakh or Russian.
pub fn nearest_choice<'a>(typed: &str, words: &[&'a str]) -> Option<Guess<'a>> {
    let known = |word: &str| words.iter().find(|known| **known == word).copied();
    let named: Vec<_> = called::CHOICES
        .iter()
        .filter_map(|(word, names)| Some((known(word)?, names)))
        .flat_map(|(word, names)| names.iter().map(move |name| (*name, word, false)))
        .collect();
    best(typed, words.iter().map(|word| (*word, *word, true)).chain(named))
}

/// The field below whose lines a key belongs, and the key: `position` on an event belongs below `credits`.
pub fn elsewhere(typed: &str, specs: &[FieldSpec]) -> Option<(&'static str, &'static str)> {
    const USUAL: [&str; 7] = ["credits", "authors", "photos", "files", "links", "blocks", "counts"];
    let mut groups: Vec<(&'static str, Fields)> =
        specs.iter().filter_map(|spec| Some((spec.key, group_of(&spec.shape)?))).collect();
    groups.sort_by_key(|(key, _)| USUAL.iter().position(|usual| usual == key).unwrap_or(USUAL.len()));
    groups.into_iter().find_map(|(place, specs)| {
        let fields = specs();
        let keys = fields.iter().map(|spec| (spec.key, spec.key, true));
        best(typed, keys).filter(|guess| guess.certain).map(|guess| (place, guess.word))
    })
}

/// The fields of a group.
type Fields = fn() -> Vec<FieldSpec>;

fn group_of(shape: &Shape) -> Option<Fields> {
    match shape {
        Shape::Group(_, specs) => Some(*specs),
        Shape::List(inner) => group_of(inner),
        _ => None,
    }
}

/// How far a known form is from what was typed; the smaller, the likelier.
type Distance = (usize, usize, usize, usize);

/// The nearest of `(form, word, whether the form is the word itself)`.
fn best<'a, 'f>(typed: &str, forms: impl Iterator<Item = (&'f str, &'a str, bool)>) -> Option<Guess<'a>> {
    let typed = typed.trim();
    if typed.is_empty() || typed.len() > 4 * LONGEST || typed.chars().count() > LONGEST {
        return None;
    }
    let readings = readings(typed);
    let mut found: Option<(Distance, Guess<'a>)> = None;
    for (form, word, own) in forms {
        let form = folded(form);
        // «да» is one letter away from half of all short words.
        let exact_only = !own && form.chars().count() <= 3;
        for (penalty, reading) in readings.iter().enumerate() {
            let Some((errors, kind, apart)) = distance(reading, &form) else { continue };
            if exact_only && errors > 0 {
                continue;
            }
            let order = (errors, kind, apart, usize::from(penalty > 0) + usize::from(!own));
            if found.is_none_or(|(known, _)| order < known) {
                found = Some((order, Guess { word, certain: own && errors == 0, exact: errors == 0 }));
            }
        }
    }
    found.map(|(_, guess)| guess)
}

/// The ways in which a typed word can be read, the likeliest first.
fn readings(typed: &str) -> Vec<String> {
    let mut all = vec![folded(typed)];
    let others = [Some(latin_look(typed).into_owned()), keyboard::as_latin(typed), keyboard::as_cyrillic(typed)];
    for other in others.into_iter().flatten().map(|other| folded(&other)) {
        if !other.is_empty() && !all.contains(&other) {
            all.push(other);
        }
    }
    all
}

/// Small letters without hyphens, underscores and spaces: `Base-URL` is `base_url`.
fn folded(text: &str) -> String {
    text.chars().filter(|c| !matches!(c, '-' | '_' | ' ' | '\u{a0}')).flat_map(char::to_lowercase).collect()
}

/// Typing errors between two words; 0 for letters swapped or missing and 1 for other errors; letters after the first
/// and before the last difference.
fn distance(typed: &str, known: &str) -> Option<(usize, usize, usize)> {
    if typed == known {
        return Some((0, 0, 0));
    }
    let (a, b): (Vec<char>, Vec<char>) = (typed.chars().collect(), known.chars().collect());
    if a.len().abs_diff(b.len()) > MOST_ERRORS {
        return None;
    }
    let errors = strsim::osa_distance(typed, known);
    // Short words are near to too many others.
    if errors > MOST_ERRORS || errors * 2 > a.len().max(2) {
        return None;
    }
    let same = a.iter().zip(&b).take_while(|(x, y)| x == y).count()
        + a.iter().rev().zip(b.iter().rev()).take_while(|(x, y)| x == y).count();
    let sorted = |word: &[char]| {
        let mut word = word.to_vec();
        word.sort_unstable();
        word
    };
    let slip = sorted(&a) == sorted(&b) || (a.len() + 1 == b.len() && errors == 1);
    Some((errors, usize::from(!slip), b.len().saturating_sub(same)))
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEYS: [&str; 7] = ["title", "date", "date_status", "places", "old_ids", "status", "part_of"];

    #[test]
    fn one_word_read_in_many_ways() {
        let labels = [("Күні", "date"), ("Өтетін орны", "places"), ("Дата", "date"), ("Former ids", "old_ids")];
        let cases = [
            ("вфеу", "date", true),
            ("ешеду", "title", true),
            ("зфкеӨща", "part_of", true),
            ("tіtle", "title", true),
            ("Date-Status", "date_status", true),
            ("PartOf", "part_of", true),
            ("Күні", "date", false),
            ("күны", "date", false),
            ("r8y3", "date", false),
            ("дтаа", "date", false),
            ("lfnf", "date", false),
            ("former id", "old_ids", false),
            ("место проведения", "places", false),
            ("венуе", "", false),
            ("dtae", "date", false),
            ("dates", "date", false),
            ("tite", "title", false),
            ("ешду", "title", false),
            ("weather", "", false),
            ("", "", false),
        ];
        for (typed, word, certain) in cases {
            let guess = nearest_called(typed, &KEYS, labels.into_iter());
            let expected = (!word.is_empty()).then_some((word, certain));
            assert_eq!(guess.map(|guess| (guess.word, guess.certain)), expected, "{typed}");
        }
        assert_eq!(nearest_called(&"ә".repeat(10_000), &KEYS, labels.into_iter()), None);
    }

    #[test]
    fn words_of_a_list_are_known_in_three_languages() {
        let roles = ["organizer", "moderator", "speaker", "jury", "guest", "true", "false"];
        for (typed, word) in [
            ("сөйлеуші", "speaker"),
            ("докладчик", "speaker"),
            ("Докладчики", "speaker"),
            ("Баяндамашы", "speaker"),
            ("спикер", "speaker"),
            ("speker", "speaker"),
            ("ызуфлук", "speaker"),
            ("член жюри", "jury"),
            ("да", "true"),
            ("иә", "true"),
            ("жоқ", "false"),
        ] {
            assert_eq!(nearest_choice(typed, &roles).map(|guess| guess.word), Some(word), "{typed}");
        }
    }
}
