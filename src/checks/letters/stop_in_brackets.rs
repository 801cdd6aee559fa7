//! Does a full stop stand before a closing bracket though the sentence goes on?

use super::known::Known;
use super::piece::Piece;
use crate::diagnostics::Diagnostic;

pub(super) fn check(pieces: &[Piece], _: &Known, found: &mut Vec<Diagnostic>) {
    for piece in pieces.iter().filter(|piece| piece.has.bracket) {
        let text = &piece.text;
        for (at, _) in text.match_indices(".)").filter(|(at, _)| is_stray(text, *at)) {
            found.push(piece.info("stop-in-brackets", at..at + 1));
        }
    }
}

/// After a whole small word (an abbreviation keeps its point), and with more of the sentence after the bracket.
fn is_stray(text: &str, at: usize) -> bool {
    let small = text[..at].chars().rev().take_while(|c| c.is_lowercase()).count();
    let rest = &text[at + 2..];
    let goes_on = rest.starts_with([',', ';', '.', ':']) || rest.trim_start().starts_with(char::is_lowercase);
    small >= 6 && goes_on
}

#[cfg(test)]
mod tests {
    use super::super::tests::{places, silent};
    use crate::i18n::Lang;

    #[test]
    fn inside_a_sentence_it_is_stray() {
        assert_eq!(places(Lang::KK, "бағытталған (ЕҰУ профессоры.), сапасы", "stop-in-brackets"), [27]);
    }

    #[test]
    fn sentences_and_abbreviations_keep_theirs() {
        for text in [
            "Ол өтті. (Қараңыз: бағдарлама.) Содан кейін",
            "(2023 ж.), сессия",
            "(мектеп, колледж, т.б.) қатысты",
            "(1 млн.), иә",
        ] {
            silent(Lang::KK, text);
        }
    }
}
