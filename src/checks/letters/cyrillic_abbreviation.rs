//! Is an English abbreviation typed with Cyrillic letters that look the same? `ІТ` is not found by who looks for IT.

use super::known::Known;
use super::marks::{twin, words};
use super::piece::Piece;
use crate::diagnostics::Diagnostic;

/// As typed with Cyrillic letters; none of them is a word or a usual abbreviation of Kazakh or Russian.
const TYPED: [&str; 3] = ["ІТ", "ІСТ", "АІ"];

pub(super) fn check(pieces: &[Piece], known: &Known, found: &mut Vec<Diagnostic>) {
    for piece in pieces.iter().filter(|piece| piece.has.roman_like || piece.has.inner_capital) {
        for (at, word) in words(&piece.text).filter(|(_, word)| TYPED.contains(word) && !known.spells(word)) {
            let right: String = word.chars().filter_map(twin).collect();
            let place = at..at + word.len();
            let finding =
                piece.warning("cyrillic-abbreviation", place.clone()).arg("word", word).arg("guess", right.as_str());
            found.push(piece.fix(finding, place, &right));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{fixed, silent};
    use crate::i18n::Lang;

    #[test]
    fn only_the_well_known_are_changed() {
        assert_eq!(fixed(Lang::KK, "ұйымдар, ІТ, театр", "cyrillic-abbreviation"), ["ІТ → IT"]);
        for text in ["IT мамандары", "ИТ-бөлім", "АТ", "ИКТ", "СӨЖ"] {
            silent(Lang::KK, text);
        }
    }
}
