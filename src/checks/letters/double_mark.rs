//! Do list items have two marks: «- 1- …»? Once a text, with their number.

use super::known::Known;
use super::marks::is_blank;
use super::piece::{Origin, Piece};
use crate::diagnostics::Diagnostic;
use crate::markup::Role;

pub(super) fn check(pieces: &[Piece], _: &Known, found: &mut Vec<Diagnostic>) {
    let items = pieces.iter().filter(|piece| piece.origin == Origin::Prose(Role::Item));
    let doubled: Vec<(&Piece, usize)> = items.filter_map(|piece| Some((piece, second_mark(&piece.text)?))).collect();
    if let Some((piece, len)) = doubled.first() {
        let finding = piece.warning("double-mark", 0..*len).arg("mark", &piece.text[..*len]);
        found.push(finding.arg("n", doubled.len()));
    }
}

/// Length of a mark that stands after the mark of the list: a number with a hyphen, a bullet, a dash.
fn second_mark(text: &str) -> Option<usize> {
    let figures = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let rest = &text[figures..];
    let mark = match (figures, rest.chars().next()?) {
        (1..=2, c @ ('-' | '–')) | (0, c @ ('•' | '·' | '–' | '—')) => c,
        _ => return None,
    };
    let end = figures + mark.len_utf8();
    text[end..].starts_with(is_blank).then_some(end)
}

#[cfg(test)]
mod tests {
    use super::super::tests::{places, silent};
    use crate::i18n::Lang;

    #[test]
    fn once_a_text() {
        assert_eq!(places(Lang::KK, "- 1- Бірінші\n- 2- Екінші", "double-mark").len(), 1);
        assert_eq!(places(Lang::KK, "- • Бірінші", "double-mark").len(), 1);
    }

    #[test]
    fn numbers_in_items_stay() {
        for text in ["- 24–25 тамыз", "- 5-сынып", "1. Бірінші", "- 2023 жыл", "- 1-орын – мектеп"]
        {
            silent(Lang::KK, text);
        }
    }
}
