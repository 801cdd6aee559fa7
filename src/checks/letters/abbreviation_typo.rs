//! Is an abbreviation one letter away from one that everybody in education knows, or that the archive declares: STEEM?

use super::known::Known;
use super::marks::{is_capitals, words};
use super::piece::Piece;
use crate::diagnostics::Diagnostic;

/// Abbreviations that press texts about education use.
const COMMON: [&str; 22] = [
    "STEM",
    "STEAM",
    "PISA",
    "TIMSS",
    "PIRLS",
    "TALIS",
    "ICILS",
    "IELTS",
    "TOEFL",
    "UNESCO",
    "UNICEF",
    "OECD",
    "CLIL",
    "CEFR",
    "COVID",
    "ERASMUS",
    "ЮНЕСКО",
    "ЮНИСЕФ",
    "ОБСЕ",
    "ОЭСР",
    "ЕҚЫҰ",
    "ЭЫДҰ",
];
/// Near to them, and right.
const RIGHT: [&str; 8] = ["STREAM", "STEAMS", "STEPS", "STEMS", "TEAMS", "TEAM", "ЮНИДО", "VISAS"];
/// Shorter abbreviations of an archive are near to each other by chance.
const LONG: usize = 5;

pub(super) fn check(pieces: &[Piece], known: &Known, found: &mut Vec<Diagnostic>) {
    for piece in pieces.iter().filter(|piece| piece.has.inner_capital) {
        for (at, word) in words(&piece.text) {
            if word.chars().count() < LONG
                || !is_capitals(word)
                || known.abbreviates(word)
                || COMMON.contains(&word)
                || RIGHT.contains(&word)
            {
                continue;
            }
            // A line in capitals has words, not abbreviations.
            if in_capitals(&piece.text, at, word) {
                continue;
            }
            let near: Vec<&str> = COMMON
                .into_iter()
                .chain(known.abbreviations().filter(|other| other.chars().count() >= LONG))
                .filter(|other| is_near(word, other))
                .collect();
            if !near.is_empty() {
                let guess = near.join(", ");
                found.push(piece.info("abbreviation-typo", at..at + word.len()).arg("word", word).arg("guess", guess));
            }
        }
    }
}

/// Whether the word before or after is in capitals, too.
fn in_capitals(text: &str, at: usize, word: &str) -> bool {
    let neighbour =
        |word: Option<(usize, &str)>| word.is_some_and(|(_, word)| is_capitals(word) && word.chars().count() > 2);
    neighbour(words(&text[..at]).last()) || neighbour(words(&text[at + word.len()..]).next())
}

/// Whether one letter too many, too few or wrong makes `typed` of `right`.
fn is_near(typed: &str, right: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (typed.chars().collect(), right.chars().collect());
    if b.len() < 4 || a.len().abs_diff(b.len()) > 1 {
        return false;
    }
    let head = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let tail = a[head..].iter().rev().zip(b[head..].iter().rev()).take_while(|(x, y)| x == y).count();
    let (left_a, left_b) = (a.len() - head - tail, b.len() - head - tail);
    let swapped = left_a == 2 && left_b == 2 && a[head] == b[head + 1] && a[head + 1] == b[head];
    a != b && (left_a <= 1 && left_b <= 1 || swapped)
}

#[cfg(test)]
mod tests {
    use super::super::tests::{places, silent};
    use crate::i18n::Lang;

    #[test]
    fn one_letter_away() {
        assert_eq!(places(Lang::KK, "мектептерге STEEM зертханалары", "abbreviation-typo").len(), 1);
        assert_eq!(places(Lang::KK, "TIMMSS зерттеуі, ЮНСЕКО", "abbreviation-typo").len(), 2);
    }

    #[test]
    fn others_stay() {
        for text in [
            "STEM, STEAM, TIMSS, PISA",
            "PEDAGOGICAL WORKSHOP",
            "ЖОО, ҚР, БАҰО",
            "SMART мақсат",
            "TEAMS AND STEMS",
            "НЗМ",
        ] {
            silent(Lang::KK, text);
        }
    }
}
