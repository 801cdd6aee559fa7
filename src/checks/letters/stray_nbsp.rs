//! Does a no-break space stand where an ordinary one belongs? Lines then break at odd places, and words are not found.

use super::known::Known;
use super::marks::{after, before, is_blank};
use super::piece::Piece;
use crate::diagnostics::Diagnostic;
use crate::i18n::holds_together;
use crate::markup::OPAQUE;

const NBSP: char = '\u{a0}';

pub(super) fn check(pieces: &[Piece], _: &Known, found: &mut Vec<Diagnostic>) {
    for piece in pieces.iter().filter(|piece| piece.has.nbsp) {
        let places: Vec<(usize, &str)> =
            piece.text.match_indices(NBSP).filter_map(|(at, _)| Some((at, instead(piece, at)?))).collect();
        let Some((first, _)) = places.first() else { continue };
        let finding = piece.info("stray-nbsp", *first..first + 2).arg("n", places.len());
        found.push(places.into_iter().fold(finding, |finding, (at, new)| piece.fix(finding, at..at + 2, new)));
    }
}

/// What should stand there: nothing at the end of a line, an ordinary space between two words.
fn instead(piece: &Piece, at: usize) -> Option<&'static str> {
    let (left, right) = (&piece.text[..at], &piece.text[at + 2..]);
    if left.is_empty() || left.ends_with('\n') || left.ends_with(is_blank) || right.starts_with(is_blank) {
        return None;
    }
    if right.is_empty() || right.starts_with('\n') {
        return Some("");
    }
    (!holds_together(piece.lang, left, right) && between_words(left, right)).then_some(" ")
}

/// Between two words of some length nothing is to be held together; short words may be bound to their neighbours.
fn between_words(left: &str, right: &str) -> bool {
    let closed = |c: Option<char>| c.is_some_and(|c| c.is_lowercase() || ",;:!?»”)".contains(c));
    let long = |letters: usize| letters >= 4;
    let word = right.trim_start_matches(['«', '“', '(']);
    let ahead = word.chars().take_while(|c| c.is_alphabetic()).count();
    let behind = left.trim_end_matches([',', ';', ':', '!', '?', '»', '”', ')']);
    let behind = behind.chars().rev().take_while(|c| c.is_alphabetic()).count();
    closed(before(left, left.len())) && after(right, 0) != Some(OPAQUE) && long(ahead) && long(behind)
}

#[cfg(test)]
mod tests {
    use super::super::tests::{fixed, silent};
    use crate::i18n::Lang;

    #[test]
    fn between_words_and_at_the_end() {
        assert_eq!(fixed(Lang::KK, "білім\u{a0}беру сапасы.\u{a0}", "stray-nbsp"), ["\u{a0} →  ", "\u{a0} → "]);
    }

    #[test]
    fn where_it_belongs_it_stays() {
        for text in [
            "№~75 балабақша",
            "Ғ.~Б.~Бейсембаев",
            "24~тамыз",
            "2023~жылғы 24~тамыз",
            "1~млн~теңге",
            "XXI~ғасыр",
            "сессия~– жиын",
            "т.~б.",
            "33~мектеп",
            "5~000 адам",
            "г.~Астана",
            "мен~де барамын",
            "и~школа",
        ] {
            silent(Lang::KK, &text.replace('~', "\u{a0}"));
        }
        silent(Lang::RU, "в\u{a0}школе, 24\u{a0}августа 2023\u{a0}г., 2023\u{a0}года, им.\u{a0}Гумилева");
    }
}
