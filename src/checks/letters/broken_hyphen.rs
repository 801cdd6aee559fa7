//! Did a soft hyphen of Word become a visible `¬` inside a word?

use super::known::Known;
use super::marks::{after, before, token};
use super::piece::Piece;
use crate::diagnostics::Diagnostic;

pub(super) fn check(pieces: &[Piece], _: &Known, found: &mut Vec<Diagnostic>) {
    for piece in pieces.iter().filter(|piece| piece.has.invisible) {
        let text = &piece.text;
        for (at, mark) in text.match_indices('¬') {
            let place = at..at + mark.len();
            let letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
            if letter(before(text, at)) && letter(after(text, place.end)) {
                let word = token(text, at).trim_matches(|c: char| !c.is_alphanumeric());
                let finding = piece.warning("broken-hyphen", place.clone());
                let finding = finding.arg("word", word).arg("guess", word.replace('¬', ""));
                found.push(piece.fix(finding, place, ""));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{fixed, silent};
    use crate::i18n::Lang;

    #[test]
    fn only_inside_words() {
        assert_eq!(fixed(Lang::KK, "жұмыстар¬дың әдістері", "broken-hyphen"), ["¬ → "]);
        silent(Lang::KK, "¬p ∧ q, a ¬ b");
    }
}
