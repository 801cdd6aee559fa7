//! Does a full stop stand after млн or млрд? These abbreviations have none.

use super::known::Known;
use super::marks::words;
use super::piece::Piece;
use crate::diagnostics::Diagnostic;

pub(super) fn check(pieces: &[Piece], _: &Known, found: &mut Vec<Diagnostic>) {
    for piece in pieces.iter().filter(|piece| piece.has.million) {
        let text = &piece.text;
        for stem in ["млн.", "млрд.", "трлн."] {
            for (at, _) in text.match_indices(stem) {
                let end = at + stem.len();
                let rest = text[end..].trim_start();
                // At the end of a sentence the stop is its own.
                let goes_on = rest.starts_with(|c: char| c.is_lowercase() || matches!(c, '₸' | ',' | '$' | '€'));
                if goes_on && words(&text[..at]).last().is_none_or(|(from, word)| from + word.len() < at) {
                    let word = &stem[..stem.len() - 1];
                    let finding = piece.info("abbreviated-million", at..end).arg("typed", stem).arg("guess", word);
                    let gap = if text[end..].starts_with(char::is_alphabetic) { " " } else { "" };
                    found.push(piece.fix(finding, end - 1..end, gap));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{fixed, silent};
    use crate::i18n::Lang;

    #[test]
    fn the_stop_goes() {
        assert_eq!(fixed(Lang::KK, "1 млн. теңгенің сертификаты", "abbreviated-million"), [". → "]);
        assert_eq!(fixed(Lang::KK, "1 млн.теңге", "abbreviated-million"), [". →  "]);
        assert_eq!(fixed(Lang::RU, "2 млрд. тенге", "abbreviated-million"), [". → "]);
    }

    #[test]
    fn ends_of_sentences_stay() {
        for text in ["Бюджет – 1 млн. Жоба", "1 млн теңге", "Барлығы 5 млрд.", "5 тыс. тенге"]
        {
            silent(Lang::RU, text);
        }
    }
}
