//! Do invisible places for hyphenation stand in the words? They break search and copying.

use super::known::Known;
use super::piece::Piece;
use crate::diagnostics::Diagnostic;

pub(super) fn check(pieces: &[Piece], _: &Known, found: &mut Vec<Diagnostic>) {
    for piece in pieces.iter().filter(|piece| piece.has.invisible) {
        let places: Vec<usize> = piece.text.match_indices('\u{ad}').map(|(at, _)| at).collect();
        let Some(first) = places.first() else { continue };
        let finding = piece.warning("soft-hyphen", *first..first + 2).arg("n", places.len());
        found.push(places.into_iter().fold(finding, |finding, at| piece.fix(finding, at..at + 2, "")));
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{fixed, silent};
    use crate::i18n::Lang;

    #[test]
    fn all_of_a_paragraph_go_together() {
        assert_eq!(fixed(Lang::KK, "кон\u{ad}ферен\u{ad}ция", "soft-hyphen"), ["\u{ad} → ", "\u{ad} → "]);
        silent(Lang::KK, "панельдік-сессия");
    }
}
