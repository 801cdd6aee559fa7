//! Do list items begin with a hyphen and no space? They run together into one paragraph.

use super::known::Known;
use super::marks::after;
use super::piece::Piece;
use crate::diagnostics::Diagnostic;

pub(super) fn check(pieces: &[Piece], _: &Known, found: &mut Vec<Diagnostic>) {
    for piece in pieces.iter().filter(|piece| piece.is_paragraph()) {
        let items: Vec<(usize, char)> = piece.lines().filter_map(|(at, line)| Some((at, item(line)?))).collect();
        let is_list = items.len() > 1 && (piece.text.contains(";\n") || piece.text.contains(":\n"));
        for (at, mark) in &items {
            let place = *at..at + mark.len_utf8();
            let finding = piece.warning("list-without-space", place.clone()).arg("mark", mark.to_string());
            // Other lines may be what people said to each other.
            found.push(if is_list { piece.fix(finding, place, "- ") } else { finding });
        }
    }
}

/// The mark of a line that wants to be a list item.
fn item(line: &str) -> Option<char> {
    let mark = line.chars().next().filter(|c| matches!(c, '-' | '•' | '·'))?;
    after(line, mark.len_utf8()).is_some_and(|c| c.is_alphabetic() || matches!(c, '«' | '“' | '"')).then_some(mark)
}

#[cfg(test)]
mod tests {
    use super::super::tests::{fixed, silent};
    use crate::i18n::Lang;

    #[test]
    fn items_get_their_space() {
        let text = "Міндеттері:\n-жағдай жасау;\n-«Lesson Study» тәсілі";
        assert_eq!(fixed(Lang::KK, text, "list-without-space"), ["- → - ", "- → - "]);
        assert_eq!(fixed(Lang::KK, "-Сәлем!\n-Сәлем.", "list-without-space"), ["-", "-"]);
    }

    #[test]
    fn right_lists_and_numbers_stay() {
        for text in ["- бір\n- екі", "мектеп\n–5 градус", "-5 градус", "– Иә, – деді ол.", "бір\n-- екі"]
        {
            silent(Lang::KK, text);
        }
    }
}
