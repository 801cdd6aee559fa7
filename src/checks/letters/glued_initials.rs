//! Is a surname glued to its initials: «И.В.Бочарова»? The site puts the space in; copies of the text keep it glued.

use super::known::Known;
use super::marks::{after, before, is_address, token};
use super::piece::Piece;
use crate::diagnostics::Diagnostic;

pub(super) fn check(pieces: &[Piece], _: &Known, found: &mut Vec<Diagnostic>) {
    for piece in pieces.iter().filter(|piece| piece.has.tight_mark) {
        let text = &piece.text;
        for (at, _) in text.match_indices('.').filter(|(at, _)| is_glued(text, *at)) {
            let rest = &text[at + 1..];
            let surname = &rest[..rest.find(|c: char| !c.is_alphabetic() && c != '-').unwrap_or(rest.len())];
            let first = initials_start(text, at);
            let place = first..at + 1 + surname.len();
            let finding = piece.info("glued-initials", place.clone()).arg("typed", &text[place]);
            let finding = finding.arg("guess", format!("{} {surname}", &text[first..=at]));
            found.push(piece.fix(finding, at..at + 1, ". "));
        }
    }
}

/// Whether the point at `at` ends one capital letter and a surname begins right after it.
fn is_glued(text: &str, at: usize) -> bool {
    let initial = before(text, at).filter(|c| c.is_uppercase() && !matches!(c, 'I' | 'V' | 'X' | 'І'));
    let Some(initial) = initial else { return false };
    let lone = before(text, at - initial.len_utf8()).is_none_or(|c| !c.is_alphanumeric());
    let first = after(text, at + 1).filter(|c| c.is_uppercase());
    let Some(first) = first else { return false };
    let small = after(text, at + 1 + first.len_utf8()).is_some_and(char::is_lowercase);
    lone && small && !is_address(token(text, at))
}

/// Where the initials that end with the point at `at` begin.
fn initials_start(text: &str, at: usize) -> usize {
    let mut start = at;
    while let Some(initial) = before(text, start).filter(|c| c.is_uppercase()) {
        start -= initial.len_utf8();
        if before(text, start) != Some('.') {
            break;
        }
        start -= 1;
    }
    start + usize::from(text[start..].starts_with('.'))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{fixed, places, silent};
    use crate::i18n::Lang;

    #[test]
    fn a_space_is_put_in() {
        assert_eq!(fixed(Lang::KK, "И.В.Бочарова мен Ы.Алтынсарин", "glued-initials"), [". → . ", ". → . "]);
        assert_eq!(places(Lang::KK, "(И.В.Бочарова)", "glued-initials"), [1]);
    }

    #[test]
    fn others_stay() {
        for text in
            ["И.В. Бочарова", "I.Бөлім", "Ғ.Б. Бейсембаев", "п.ғ.д.", "А.Б. сайты abai.Kz/A.Bcd", "С.Н., профессор"]
        {
            silent(Lang::KK, text);
        }
    }
}
