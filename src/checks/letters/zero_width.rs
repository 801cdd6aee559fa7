//! Do characters without any width stand between the letters? They come with texts copied from messengers and web pages.

use super::known::Known;
use super::marks::{after, before, script};
use super::piece::Piece;
use crate::diagnostics::Diagnostic;

pub(super) fn check(pieces: &[Piece], _: &Known, found: &mut Vec<Diagnostic>) {
    for piece in pieces.iter().filter(|piece| piece.has.invisible) {
        let text = &piece.text;
        // Emoji and Arabic letters need them.
        let plain = |c: Option<char>| {
            c.is_none_or(|c| {
                script(c).is_some() || c.is_ascii() || c.is_whitespace() || is_zero(c) || "«»“”„–—№…".contains(c)
            })
        };
        let places: Vec<usize> = text
            .char_indices()
            .filter(|(at, c)| is_zero(*c) && plain(before(text, *at)) && plain(after(text, at + c.len_utf8())))
            .map(|(at, _)| at)
            .collect();
        let Some(first) = places.first() else { continue };
        let finding = piece.warning("zero-width", *first..first + 3).arg("n", places.len());
        found.push(places.into_iter().fold(finding, |finding, at| piece.fix(finding, at..at + 3, "")));
    }
}

fn is_zero(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200d}' | '\u{2060}')
}

#[cfg(test)]
mod tests {
    use super::super::tests::{fixed, silent};
    use crate::i18n::Lang;

    #[test]
    fn emoji_and_arabic_keep_theirs() {
        assert_eq!(fixed(Lang::KK, "білім\u{200b} беру\u{2060}", "zero-width").len(), 2);
        silent(Lang::KK, "👩\u{200d}🏫 мұғалім");
        silent(Lang::KK, "می\u{200c}خواهم");
    }
}
