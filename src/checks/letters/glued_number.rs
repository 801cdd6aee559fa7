//! Is a word glued to a number: «№75балабақшада», «2023жылғы»?

use super::known::Known;
use super::marks::{before, is_address, is_cyrillic, token};
use super::piece::Piece;
use crate::diagnostics::Diagnostic;
use crate::i18n::{Lang, holds_together};

/// Endings that follow the number of a school without a space: they want a hyphen.
const ENDINGS: [&str; 14] =
    ["шы", "ші", "нші", "ншы", "інші", "ыншы", "ның", "нің", "дың", "дің", "дан", "ден", "мен", "пен"];

pub(super) fn check(pieces: &[Piece], _: &Known, found: &mut Vec<Diagnostic>) {
    for piece in pieces.iter().filter(|piece| piece.has.digit && piece.has.cyrillic) {
        let text = &piece.text;
        let mut at = 0;
        while let Some(start) = text[at..].find(|c: char| c.is_ascii_digit()).map(|found| at + found) {
            let digits = text[start..].len() - text[start..].trim_start_matches(|c: char| c.is_ascii_digit()).len();
            at = start + digits;
            let rest = &text[at..];
            let word = &rest[..rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len())];
            let sign = text[..start].trim_end_matches(super::marks::is_blank).ends_with('№');
            if !is_word(piece.lang, &text[start..at], word, sign)
                || before(text, start).is_some_and(char::is_alphabetic)
                || is_address(token(text, start))
            {
                continue;
            }
            let place = start..at + word.len();
            let finding = piece.warning("glued-number", place.clone());
            let right = format!("{} {word}", &text[start..at]);
            let typed = &text[place.clone()];
            found.push(piece.fix(finding.arg("typed", typed).arg("guess", right.as_str()), place, &right));
        }
    }
}

/// Whether small letters after figures are a word of its own: after № nearly every one, else a unit such as «жылғы».
/// Others may want a hyphen: «5сынып» is «5-сынып».
fn is_word(lang: Lang, figures: &str, word: &str, sign: bool) -> bool {
    let letters = word.chars().count();
    let own = if sign {
        letters >= 2 && !ENDINGS.contains(&word)
    } else {
        letters >= 3 && holds_together(lang, figures, word) && !(word.starts_with("лет") && word != "лет")
    };
    own && is_cyrillic(word) && word.chars().all(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::super::tests::{fixed, silent};
    use crate::i18n::Lang;

    #[test]
    fn words_part_from_numbers() {
        assert_eq!(fixed(Lang::KK, "№75балабақшада, №4 мектеп", "glued-number"), ["75балабақшада → 75 балабақшада"]);
        assert_eq!(fixed(Lang::KK, "2023жылғы", "glued-number"), ["2023жылғы → 2023 жылғы"]);
    }

    #[test]
    fn classes_endings_and_names_stay() {
        for text in [
            "№4 мектеп",
            "11А сынып",
            "5-сынып",
            "1ші",
            "2нші",
            "10мың".replace("мың", "кг").as_str(),
            "COVID19дан",
            "№5б",
            "5сынып",
            "№5ші",
        ] {
            silent(Lang::KK, text);
        }
    }
}
