//! Does a Russian paragraph stand in a Kazakh text, or a Kazakh one in a Russian text?

use super::known::Known;
use super::marks::{Script, is_kazakh, script, words};
use super::no_kazakh_letters::lacks_them;
use super::piece::{Origin, Piece};
use crate::diagnostics::Diagnostic;
use crate::i18n::Lang;
use std::collections::BTreeSet;

/// Fewer letters may be a name or a title.
const ENOUGH: usize = 40;
/// Small words that only Russian has.
const RUSSIAN: [&str; 32] = [
    "и",
    "в",
    "на",
    "с",
    "о",
    "об",
    "для",
    "из",
    "по",
    "что",
    "как",
    "не",
    "от",
    "за",
    "при",
    "это",
    "или",
    "под",
    "его",
    "их",
    "мы",
    "нашей",
    "нашем",
    "наш",
    "которые",
    "который",
    "был",
    "была",
    "были",
    "также",
    "до",
    "во",
];
/// Small words that only Kazakh has.
const KAZAKH: [&str; 22] = [
    "және",
    "мен",
    "үшін",
    "бойынша",
    "туралы",
    "бұл",
    "осы",
    "деп",
    "бір",
    "өтті",
    "болды",
    "қатысты",
    "атындағы",
    "беру",
    "білім",
    "жылғы",
    "дейін",
    "арқылы",
    "ретінде",
    "тиіс",
    "керек",
    "жаңа",
];

pub(super) fn check(pieces: &[Piece], _: &Known, found: &mut Vec<Diagnostic>) {
    if pieces.iter().all(|piece| piece.origin == Origin::Field) || lacks_them(pieces) {
        return;
    }
    for piece in pieces {
        let other = match piece.lang {
            Lang::KK if is_russian(&piece.text) => "russian",
            Lang::RU if is_kazakh_text(&piece.text) => "kazakh",
            _ => continue,
        };
        let own = if piece.lang == Lang::KK { "kazakh" } else { "russian" };
        let line = piece.text.find('\n').unwrap_or(piece.text.trim_end().len());
        found.push(piece.info("foreign-paragraph", 0..line).word("other", other).word("own", own));
    }
}

fn is_russian(text: &str) -> bool {
    let (letters, kazakh) = letters(text);
    letters >= ENOUGH && kazakh == 0 && small_words(text, &RUSSIAN) >= 2
}

fn is_kazakh_text(text: &str) -> bool {
    let (letters, kazakh) = letters(text);
    letters >= ENOUGH
        && kazakh * 100 >= letters * 8
        && small_words(text, &KAZAKH) >= 1
        && small_words(text, &RUSSIAN) == 0
}

/// Cyrillic letters, and how many of them only Kazakh has.
fn letters(text: &str) -> (usize, usize) {
    let cyrillic = text.chars().filter(|c| script(*c) == Some(Script::Cyrillic));
    cyrillic.fold((0, 0), |(all, kazakh), c| (all + 1, kazakh + usize::from(is_kazakh(c))))
}

/// How many different words of a list a text has.
fn small_words(text: &str, list: &[&str]) -> usize {
    let found: BTreeSet<String> =
        words(text).map(|(_, word)| word.to_lowercase()).filter(|word| list.contains(&word.as_str())).collect();
    found.len()
}

#[cfg(test)]
mod tests {
    use super::super::tests::{places, silent};
    use crate::i18n::Lang;

    const KAZAKH: &str = "Қатысушылар тәжірибе алмасып, білім беру сапасын талқылады және ұсыныс қабылдады.";
    const RUSSIAN: &str = "Узнайте первым о важных новостях Западного Казахстана на нашей странице";

    #[test]
    fn paragraphs_of_the_other_language() {
        assert_eq!(places(Lang::KK, &format!("{KAZAKH}\n\n{RUSSIAN}\nв сети"), "foreign-paragraph").len(), 1);
        assert_eq!(places(Lang::RU, &format!("{RUSSIAN}\n\n{KAZAKH}"), "foreign-paragraph").len(), 1);
    }

    #[test]
    fn names_and_own_paragraphs_stay() {
        silent(Lang::KK, &format!("{KAZAKH}\n\nКонференция программасы: форум, сессия, панель, пленар отырысы"));
        silent(
            Lang::RU,
            &format!("{RUSSIAN}\n\nПалатой «Өрлеу» руководит Ғани Бейсембаев, а «Бегім ана» – детский сад в Кызылорде"),
        );
    }
}
