//! Is a word glued to a number: «№75балабақшада», «2023жылғы»?

use super::known::Known;
use super::marks::{before, is_address, is_cyrillic, token};
use super::piece::Piece;
use crate::diagnostics::Diagnostic;

/// What may follow figures without a space or after a hyphen that somebody forgot: endings, not words.
const ENDINGS: [&str; 36] = [
    "шы", "ші", "ыншы", "інші", "нші", "ншы", "мен", "бен", "пен", "нан", "нен", "дан", "ден", "тан", "тен", "ның",
    "нің", "дың", "дің", "тың", "тің", "лық", "лік", "дық", "дік", "тық", "тік", "дай", "дей", "ные", "ный", "ная",
    "ное", "ого", "ому", "ых",
];

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
            if !is_word(word, sign)
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

/// Whether small letters after figures are a word of its own; after № two letters are enough.
fn is_word(word: &str, sign: bool) -> bool {
    let letters = word.chars().count();
    letters >= if sign { 2 } else { 3 }
        && is_cyrillic(word)
        && word.chars().all(char::is_lowercase)
        && !ENDINGS.contains(&word)
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
            "IP67стандарт",
        ] {
            silent(Lang::KK, text);
        }
    }
}
