//! Is a Roman numeral typed with Cyrillic letters? It sorts, reads aloud and is found as a word.

use super::known::Known;
use super::marks::{Script, is_blank, script, words};
use super::piece::Piece;
use crate::diagnostics::Diagnostic;

/// What a single `І` counts.
const COUNTED_BY_ONE: [&str; 17] = [
    "бөлім",
    "орын",
    "дәреже",
    "тоқсан",
    "том",
    "кезең",
    "кезеңі",
    "жартыжыл",
    "тарау",
    "ғасыр",
    "сынып",
    "курс",
    "этап",
    "место",
    "степен",
    "квартал",
    "век",
];
/// What a single `Х` counts.
const COUNTED_BY_TEN: [&str; 4] = ["ғасыр", "век", "съезд", "съезі"];

pub(super) fn check(pieces: &[Piece], _: &Known, found: &mut Vec<Diagnostic>) {
    for piece in pieces.iter().filter(|piece| piece.has.roman_like) {
        for (at, word) in words(&piece.text) {
            let rest = &piece.text[at + word.len()..];
            let Some(right) = numeral(word).or_else(|| single(word, rest)) else { continue };
            let place = at..at + word.len();
            let finding = piece.warning("roman-cyrillic", place.clone()).arg("word", word).arg("guess", right.as_str());
            found.push(piece.fix(finding, place, &right));
        }
    }
}

/// The numeral in Latin letters, if a word of at least two letters is one and has a Cyrillic letter.
pub(super) fn numeral(word: &str) -> Option<String> {
    if word.len() > 12 || word.chars().nth(1).is_none() || !word.chars().any(|c| script(c) == Some(Script::Cyrillic)) {
        return None;
    }
    let latin = |c: char| match c {
        'І' | 'I' => Some('I'),
        'Х' | 'X' => Some('X'),
        'V' => Some('V'),
        _ => None,
    };
    let text: String = word.chars().map(latin).collect::<Option<_>>()?;
    is_numeral(&text).then_some(text)
}

/// 1 to 39.
fn is_numeral(text: &str) -> bool {
    let ones = text.trim_start_matches('X');
    text.len() - ones.len() <= 3 && matches!(ones, "" | "I" | "II" | "III" | "IV" | "V" | "VI" | "VII" | "VIII" | "IX")
}

fn single(word: &str, rest: &str) -> Option<String> {
    let (counted, right): (&[&str], &str) = match word {
        "І" => (&COUNTED_BY_ONE, "I"),
        "Х" => (&COUNTED_BY_TEN, "X"),
        _ => return None,
    };
    let next = rest.strip_prefix(is_blank)?;
    counted.iter().any(|noun| next.starts_with(noun)).then(|| right.to_owned())
}

#[cfg(test)]
mod tests {
    use super::super::tests::{fixed, silent};
    use crate::i18n::Lang;

    #[test]
    fn numerals_become_latin() {
        let text = "ІІ Республикалық, ХХІ ғасыр, ІV тоқсан, І бөлімінде, ІІІ-орын, Х ғасыр";
        let expected = ["ІІ → II", "ХХІ → XXI", "ІV → IV", "І → I", "ІІІ → III", "Х → X"];
        assert_eq!(fixed(Lang::KK, text, "roman-cyrillic"), expected);
    }

    #[test]
    fn words_and_initials_stay() {
        for text in ["II орын", "І. Есенберлин", "Х. Досмұхамедов", "ХІХІ", "МХК", "Ілияс І.", "ХДП"]
        {
            silent(Lang::KK, text);
        }
    }
}
