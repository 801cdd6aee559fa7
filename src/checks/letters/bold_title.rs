//! Is the first line of a text its title, typed in bold? The page then has two titles, and neither search nor lists know this one.

use super::known::Known;
use super::piece::Piece;
use crate::diagnostics::Diagnostic;

pub(super) fn check(pieces: &[Piece], _: &Known, found: &mut Vec<Diagnostic>) {
    let Some(first) = pieces.first() else { return };
    let sentence = first.text.trim_end().ends_with(['.', '!', '?', ':', ';', '…']);
    if first.strong && first.is_paragraph() && !first.nested && pieces.len() > 1 && !sentence {
        found.push(first.warning("bold-title", 0..first.text.trim_end().len()));
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{places, silent};
    use crate::i18n::Lang;

    #[test]
    fn only_the_first_line_as_a_whole() {
        assert_eq!(places(Lang::KK, "**Тамыз сессиясы туралы**\n\nОл өтті.", "bold-title").len(), 1);
        for text in [
            "**Тамыз** сессиясы\n\nОл өтті.",
            "Ол өтті.\n\n**Қорытынды**",
            "**Екі күнде алты секция жұмыс істеді.**\n\nОл өтті.",
            "# **А**\n\nб",
        ] {
            silent(Lang::KK, text);
        }
    }
}
