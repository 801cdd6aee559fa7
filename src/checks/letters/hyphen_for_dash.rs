//! Does a hyphen stand between words where a dash belongs?

use super::known::Known;
use super::marks::{Script, after, before, is_blank, script};
use super::piece::Piece;
use crate::diagnostics::Diagnostic;
use crate::i18n::Lang;

pub(super) fn check(pieces: &[Piece], _: &Known, found: &mut Vec<Diagnostic>) {
    for piece in pieces.iter().filter(|piece| piece.has.hyphen && matches!(piece.lang, Lang::KK | Lang::RU)) {
        let text = &piece.text;
        let mut at = 0;
        while let Some(start) = text[at..].find('-').map(|found| at + found) {
            let rest = &text[start..];
            let end = start + rest.len() - rest.trim_start_matches('-').len();
            at = end;
            if end - start > 2 || !stands_alone(text, start, end) {
                continue;
            }
            let finding = piece.info("hyphen-for-dash", start..end);
            found.push(if is_compound(text, start, end) {
                finding.help("compound")
            } else {
                piece.fix(finding, start..end, "–")
            });
        }
    }
}

/// Whether words with spaces stand on both sides; between two numbers it may be a minus.
fn stands_alone(text: &str, start: usize, end: usize) -> bool {
    let (left, right) = (&text[..start], &text[end..]);
    if !left.ends_with(is_blank) || !right.starts_with(is_blank) {
        return false;
    }
    let (left, right) = (left.trim_end_matches(is_blank), right.trim_start_matches(is_blank));
    let (Some(a), Some(b)) = (before(left, left.len()), after(right, 0)) else { return false };
    a != '\n' && b != '\n' && !(a.is_ascii_digit() && b.is_ascii_digit())
}

/// «Telegram - канал», «2 - орын», «COVID - 19»: may be one compound, whose hyphen has no spaces.
fn is_compound(text: &str, start: usize, end: usize) -> bool {
    let left = text[..start].trim_end_matches(is_blank);
    let right = text[end..].trim_start_matches(is_blank);
    let foreign = |c: char| c.is_ascii_digit() || script(c) == Some(Script::Latin);
    let part = |c: char| c.is_ascii_digit() || c.is_lowercase() && script(c) == Some(Script::Cyrillic);
    before(left, left.len()).is_some_and(foreign) && after(right, 0).is_some_and(part)
}

#[cfg(test)]
mod tests {
    use super::super::tests::{fixed, places, silent};
    use crate::i18n::Lang;

    #[test]
    fn a_dash_is_put() {
        assert_eq!(fixed(Lang::KK, "мақсаты - білім беру -- сапа", "hyphen-for-dash"), ["- → –", "-- → –"]);
        assert_eq!(fixed(Lang::RU, "наш Telegram - канал", "hyphen-for-dash"), ["-"]);
        assert_eq!(fixed(Lang::KK, "2 - орын, COVID - 19", "hyphen-for-dash"), ["-", "-"]);
        assert_eq!(places(Lang::RU, "школа - это дом", "hyphen-for-dash"), [6]);
    }

    #[test]
    fn hyphens_stay() {
        for text in
            ["мектеп-гимназия", "2 - 1 = 1", "2011-2020 жылдар", "- бір\n- екі", "бір –\nекі", "a\n---\nb", "бір- екі"]
        {
            silent(Lang::KK, text);
        }
        silent(Lang::EN, "a - b");
    }
}
