//! Is a surname typed in capitals beside a name in small letters: «Әсел ОРАЗБАЕВА»?

use super::known::Known;
use super::marks::{is_blank, is_capitalized, is_capitals, is_cyrillic, words};
use super::piece::Piece;
use crate::diagnostics::Diagnostic;

/// How Kazakh and Russian surnames end.
const ENDINGS: [&str; 14] =
    ["ОВ", "ЕВ", "ЁВ", "ИН", "ОВА", "ЕВА", "ЁВА", "ИНА", "ҰЛЫ", "ҚЫЗЫ", "СКИЙ", "СКАЯ", "ЦКИЙ", "ЦКАЯ"];

pub(super) fn check(pieces: &[Piece], known: &Known, found: &mut Vec<Diagnostic>) {
    for piece in pieces.iter().filter(|piece| piece.has.cyrillic && piece.has.inner_capital) {
        let all: Vec<(usize, &str)> = words(&piece.text).collect();
        for (number, (at, word)) in all.iter().enumerate() {
            if !is_surname(word) || known.abbreviates(word) {
                continue;
            }
            let beside = |other: usize, from: usize, to: usize| {
                all.get(other).is_some_and(|(_, name)| is_capitalized(name) && name.chars().nth(2).is_some())
                    && piece.text.get(from..to).is_some_and(|gap| !gap.is_empty() && gap.chars().all(is_blank))
            };
            let end = at + word.len();
            let before =
                number.checked_sub(1).is_some_and(|other| beside(other, all[other].0 + all[other].1.len(), *at));
            let after = all.get(number + 1).is_some_and(|(next, _)| beside(number + 1, end, *next));
            if before || after {
                let guess =
                    word.chars().take(1).chain(word.chars().skip(1).flat_map(char::to_lowercase)).collect::<String>();
                found.push(piece.info("capital-surname", *at..end).arg("word", *word).arg("guess", guess));
            }
        }
    }
}

fn is_surname(word: &str) -> bool {
    word.chars().count() >= 5
        && is_capitals(word)
        && is_cyrillic(word)
        && ENDINGS.iter().any(|ending| word.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{places, silent};
    use crate::i18n::Lang;

    #[test]
    fn surnames_beside_names() {
        assert_eq!(places(Lang::KK, "Әсел ОРАЗБАЕВА,\nхатшы", "capital-surname"), [5]);
        assert_eq!(places(Lang::RU, "ИВАНОВ Пётр", "capital-surname"), [0]);
    }

    #[test]
    fn abbreviations_and_lines_in_capitals_stay() {
        for text in [
            "Қазақстан ЮНИСЕФ өкілі",
            "ТАМЫЗ КОНФЕРЕНЦИЯСЫ ҚОРЫТЫНДЫЛАРЫ",
            "КазАТУ және ЕҰУ",
            "ОРАЗБАЕВА ӘСЕЛ",
            "Ә. ОРАЗБАЕВА",
        ] {
            silent(Lang::KK, text);
        }
    }
}
