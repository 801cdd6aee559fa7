//! What does the analysis of the browser need to know? Every table of this module as JSON, so that none exists twice.

use super::kazakh::{self, CLASSES, Row, STATES, TABLE};
use super::kazakh_words::{PROTECTED, SHORT};
use super::latin::{DIGRAPHS, LETTERS, VOWELS};
use super::letters::look_alikes;
use super::skeleton::{FOLD, skeleton};
use super::sound::{BEFORE_H, SHELVES, SOUNDS};
use super::weak::weak_words;
use super::words::{AFTER_HYPHEN, AFTER_NUMBER};
use crate::i18n::keyboard::KEYS;
use serde_json::{Map, Value, json};

/// The tables of the analysis for the browser; the same for all languages and archives.
///
/// * `rows`: suffixes `[form, classes after which it stands, fewest letters before it, next state, must more come off (0/1), states of
///   nouns, states of all words]`; the last two are bits, state 0 is the beginning. Longer forms stand first.
/// * `states`: how many there are; `least`, `longest`: letters of a stem and of a word.
/// * `classes`: letters of each class; others are `R`; «и» is also `P` and `R`, «м» and «н» are also `M`.
/// * `short`, `keep`: stems of two letters, protected words; both folded and sorted.
/// * `fold`: letters and what stands for them ("" nothing); `alike`: pairs of Cyrillic and Latin letters, the first match counts.
/// * `digraphs`, `latin`, `vowels`: Latin letters as Cyrillic ones; `sounds`, `shelves`, `mute`: those of `sound` and `shelf`.
/// * `keys`: pairs of a Latin key and the letter on it; `weak`: words; `hyphened`, `numbered`: suffixes behind a hyphen.
pub fn tables() -> Value {
    let texts = |pairs: &[(char, &str)]| -> Map<String, Value> {
        pairs.iter().map(|(from, to)| (from.to_string(), json!(to))).collect()
    };
    let folded = |words: &[&str]| {
        let mut words: Vec<String> = words.iter().map(|word| skeleton(word)).collect();
        words.sort_unstable();
        words.dedup();
        words.join(" ")
    };
    let fold = FOLD.map(|(from, to)| (from.to_string(), json!(to.map(String::from).unwrap_or_default())));
    let pairs = |pairs: &mut dyn Iterator<Item = (char, char)>| -> String {
        pairs.flat_map(|(one, other)| [one, other]).collect()
    };
    let mut weak: Vec<&str> = weak_words().collect();
    weak.sort_unstable();
    weak.dedup();
    json!({
        "rows": TABLE.rows.iter().map(row).collect::<Vec<_>>(),
        "states": STATES.len(),
        "least": kazakh::LEAST,
        "longest": kazakh::LONGEST,
        "classes": kazakh::letters_of_classes().map(|(class, letters)| (class.to_string(), json!(letters))).collect::<Map<_, _>>(),
        "short": folded(SHORT),
        "keep": folded(PROTECTED),
        "fold": fold.into_iter().collect::<Map<_, _>>(),
        "alike": pairs(&mut look_alikes()),
        "digraphs": DIGRAPHS,
        "latin": texts(LETTERS),
        "vowels": VOWELS,
        "sounds": texts(SOUNDS),
        "shelves": texts(SHELVES),
        "mute": BEFORE_H,
        "keys": pairs(&mut KEYS.iter().copied()),
        "hyphened": AFTER_HYPHEN.join(" "),
        "numbered": AFTER_NUMBER.join(" "),
        "weak": weak.join(" "),
    })
}

fn row(row: &Row) -> Value {
    let form: String = row.form.iter().filter_map(|code| kazakh::letter(*code)).collect();
    let classes: String =
        CLASSES.chars().enumerate().filter(|(bit, _)| row.after >> bit & 1 == 1).map(|(_, c)| c).collect();
    json!([form, classes, row.least, row.next, u8::from(row.bound), row.states[0], row.states[1]])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_small_and_the_same_every_time() {
        let text = tables().to_string();
        assert_eq!(text, tables().to_string());
        assert!(text.len() < 16_000, "{}", text.len());
        assert!(text.contains(r#"["нин","VN""#), "{text}");
    }
}
