//! Are there several spaces in a row, or spaces before the first word of a paragraph?

use super::known::Known;
use super::marks::is_blank;
use super::piece::Piece;
use crate::diagnostics::Diagnostic;

pub(super) fn check(pieces: &[Piece], _: &Known, found: &mut Vec<Diagnostic>) {
    for piece in pieces {
        if let Some(indent) = piece.indent {
            found.push(Diagnostic::info("double-space", indent).help("indent").fix(indent, ""));
        }
        if !piece.has.blanks && !piece.has.nbsp {
            continue;
        }
        for (at, line) in piece.lines() {
            let lead = line.len() - line.trim_start_matches(is_blank).len();
            if piece.is_paragraph() && line.starts_with('\u{a0}') {
                found.push(piece.fix(piece.info("double-space", at..at + lead).help("indent"), at..at + lead, ""));
            }
            let end = line.trim_end_matches(is_blank).len().max(lead);
            runs(&line[lead..end]).for_each(|(start, len)| {
                let place = at + lead + start..at + lead + start + len;
                found.push(piece.fix(piece.info("double-space", place.clone()), place, " "));
            });
        }
    }
}

/// Runs of at least two blank spaces: place and length.
fn runs(line: &str) -> impl Iterator<Item = (usize, usize)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let start = at + line[at..].find(is_blank)?;
            let len = line[start..].len() - line[start..].trim_start_matches(is_blank).len();
            at = start + len;
            if line[start..at].chars().nth(1).is_some() {
                return Some((start, len));
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::{fixed, silent};
    use crate::i18n::Lang;

    #[test]
    fn runs_become_one_space() {
        let text = "мектеп\u{a0} акселераторы,  форум";
        assert_eq!(fixed(Lang::KK, text, "double-space"), ["\u{a0}  →  ", "   →  "]);
        assert_eq!(fixed(Lang::KK, "\u{a0}Осы бағытта", "double-space"), ["\u{a0} → "]);
        assert_eq!(fixed(Lang::KK, "бір\n\n  екі", "double-space"), ["   → "]);
    }

    #[test]
    fn lists_code_and_line_ends_stay() {
        for text in
            ["бір  \nекі", "- бір\n\n  екі", "`а  б`", "    код  мұнда", "> а\n> б", "|а  |б |\n|-|-|\n|в  |г |"]
        {
            silent(Lang::KK, text);
        }
    }
}
