//! Does a Russian abbreviation stand in a Kazakh text, though the archive declares it in Russian only?

use super::known::Known;
use super::marks::{after, before, is_capitals, words};
use super::piece::Piece;
use crate::diagnostics::Diagnostic;
use crate::i18n::Lang;
use std::collections::BTreeSet;

pub(super) fn check(pieces: &[Piece], known: &Known, found: &mut Vec<Diagnostic>) {
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    for piece in pieces.iter().filter(|piece| piece.lang == Lang::KK && piece.has.inner_capital) {
        let text = piece.text.as_str();
        for (at, word) in words(text).filter(|(_, word)| is_capitals(word)) {
            let Some(kazakh) = known.russian_only_abbreviation(word) else { continue };
            let end = at + word.len();
            // «КАНО» in quotes is spoken of, not used.
            let quoted = before(text, at) == Some('«') && after(text, end) == Some('»');
            // An institution whose name begins with it: РАЧОО «Әділет».
            let named = text[end..].starts_with(" «") && text.starts_with(word);
            if quoted || named || !seen.insert(word) {
                continue;
            }
            let finding = piece.info("foreign-abbreviation", at..end).arg("word", word);
            found.push(match kazakh {
                Some(kazakh) => finding.arg("guess", kazakh),
                None => finding.help("none"),
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{found_with, silent};
    use super::Known;
    use crate::i18n::Lang;

    #[test]
    fn once_a_text_with_the_kazakh_name() {
        let known = Known::with(&["КАНО"], &[("КАНО", "Қазақстандық үздіксіз білім беру қауымдастығы")]);
        let found = found_with(Lang::KK, "өкілдері КАНО, ЕҰУ.\n\nКАНО мүшелері", &known);
        assert_eq!(found, ["foreign-abbreviation"]);
        assert!(found_with(Lang::RU, "представители КАНО", &known).is_empty());
        assert!(found_with(Lang::KK, "орысша «КАНО» қысқартуы", &known).is_empty());
        silent(Lang::KK, "КАНО өкілдері");
    }
}
