//! Are the quotation marks those of Kazakh and Russian, « »? Once a text, at the first of the others.

use super::known::Known;
use super::marks::before;
use super::piece::Piece;
use crate::diagnostics::Diagnostic;
use crate::i18n::Lang;

pub(super) fn check(pieces: &[Piece], _: &Known, found: &mut Vec<Diagnostic>) {
    let mut first: Option<(&Piece, usize, char)> = None;
    let mut marks: usize = 0;
    for piece in pieces.iter().filter(|piece| piece.has.quote && matches!(piece.lang, Lang::KK | Lang::RU)) {
        for (at, mark) in outermost(&piece.text) {
            marks += 1;
            first.get_or_insert((piece, at, mark));
        }
    }
    if let Some((piece, at, mark)) = first {
        let n = marks.div_ceil(2);
        found.push(piece.info("quote-style", at..at + mark.len_utf8()).arg("mark", mark.to_string()).arg("n", n));
    }
}

/// Quotation marks other than « » that do not stand inside « ».
fn outermost(text: &str) -> Vec<(usize, char)> {
    let mut depth: usize = 0;
    let mut found = Vec::new();
    for (at, mark) in text.char_indices() {
        match mark {
            '«' => depth += 1,
            '»' => depth = depth.saturating_sub(1),
            '"' if before(text, at).is_some_and(|c| c.is_ascii_digit()) => {}
            '“' | '”' | '„' | '"' if depth == 0 => found.push((at, mark)),
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::tests::{places, silent};
    use crate::i18n::Lang;

    #[test]
    fn once_a_text() {
        assert_eq!(places(Lang::KK, "Бұл “Қолдау” және “Зияткер”.\n\n“Үш”", "quote-style"), [4]);
        assert_eq!(places(Lang::RU, "форум \"Школа\"", "quote-style"), [6]);
    }

    #[test]
    fn inside_guillemets_they_are_right() {
        silent(Lang::KK, "«“Өрлеу” орталығы»");
        silent(Lang::RU, "АО «Центр „Өрлеу“»");
        silent(Lang::EN, "the “Support” project");
        silent(Lang::KK, "15\" экран");
    }
}
