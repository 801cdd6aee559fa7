//! Is one title written once with a hyphen and once with a dash, or with two dashes of different length?

use super::known::Known;
use super::piece::{Origin, Piece};
use crate::diagnostics::Diagnostic;
use crate::markup::Role;
use std::collections::BTreeMap;

const DASHES: [&str; 3] = [" - ", " – ", " — "];

pub(super) fn check(pieces: &[Piece], _: &Known, found: &mut Vec<Diagnostic>) {
    let mut titles: BTreeMap<String, (&Piece, usize, &str)> = BTreeMap::new();
    for piece in pieces.iter().filter(|piece| piece.has.hyphen || piece.has.dash) {
        let whole =
            matches!(piece.origin, Origin::Field | Origin::Prose(Role::Heading)).then_some((0, piece.text.as_str()));
        for (at, title) in whole.into_iter().chain(quoted(&piece.text)) {
            let Some((first, dash)) = dashes(title).next() else { continue };
            if let Some((second, other)) = dashes(title).find(|(_, other)| *other != dash) {
                found.push(finding(piece, at + second, other, dash).help("one"));
                continue;
            }
            let same = DASHES.iter().fold(title.to_lowercase(), |title, dash| title.replace(dash, " "));
            let (earlier, place, known) = *titles.entry(same).or_insert((piece, at + first, dash));
            if known == " - " && dash != known {
                found.push(finding(earlier, place, known, dash));
            } else if known != dash {
                found.push(finding(piece, at + first, dash, known));
            }
        }
    }
}

fn finding(piece: &Piece, at: usize, dash: &str, other: &str) -> Diagnostic {
    let finding = piece.info("mixed-dashes", at + 1..at + dash.len() - 1);
    finding.arg("dash", dash.trim()).arg("other", other.trim())
}

/// The dashes of a title with spaces around them, in order.
fn dashes(title: &str) -> impl Iterator<Item = (usize, &str)> {
    title.char_indices().filter_map(|(at, _)| {
        let dash = DASHES.iter().find(|dash| title[at..].starts_with(**dash))?;
        Some((at, &title[at..at + dash.len()]))
    })
}

/// What stands in « », with its place.
fn quoted(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.match_indices('«').filter_map(|(at, mark)| {
        let start = at + mark.len();
        let len = text[start..].find(['»', '«'])?;
        Some((start, &text[start..start + len]))
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::{places, silent};
    use crate::i18n::Lang;

    #[test]
    fn one_title_has_one_dash() {
        let text = "# «Міндеттер - бағдар» туралы\n\nБұл «Міндеттер – бағдар» сессиясы.";
        assert_eq!(places(Lang::KK, text, "mixed-dashes").len(), 1);
        assert_eq!(places(Lang::RU, "# а – б — в", "mixed-dashes").len(), 1);
    }

    #[test]
    fn others_stay() {
        silent(Lang::KK, "# «Бір – екі»\n\n«Бір – екі» және «Үш-төрт – бес»");
        silent(Lang::RU, "Школа – дом. Дом — это школа.");
    }
}
