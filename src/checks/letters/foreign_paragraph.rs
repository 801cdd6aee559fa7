//! Does a Russian paragraph stand in a Kazakh text, or a Kazakh one in a Russian text?

use super::known::Known;
use super::marks::words;
use super::no_kazakh_letters::lacks_them;
use super::piece::{Origin, Piece};
use crate::diagnostics::Diagnostic;
use crate::i18n::Lang;

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
            Lang::KK if is_russian(piece) => "russian",
            Lang::RU if is_kazakh_text(piece) => "kazakh",
            _ => continue,
        };
        let own = if piece.lang == Lang::KK { "kazakh" } else { "russian" };
        let line = piece.text.find('\n').unwrap_or(piece.text.trim_end().len());
        found.push(piece.info("foreign-paragraph", 0..line).word("other", other).word("own", own));
    }
}

fn is_russian(piece: &Piece) -> bool {
    piece.has.letters >= ENOUGH && piece.has.kazakh == 0 && small_words(&piece.text, &RUSSIAN) >= 2
}

fn is_kazakh_text(piece: &Piece) -> bool {
    piece.has.letters >= ENOUGH
        && piece.has.kazakh * 100 >= piece.has.letters * 8
        && small_words(&piece.text, &KAZAKH) >= 1
        && small_words(&piece.text, &RUSSIAN) == 0
}

/// How many different words of a list a text has.
fn small_words(text: &str, list: &[&str]) -> u32 {
    let longest = list.iter().map(|word| word.len()).max().unwrap_or(0);
    let place = |word: &str| list.iter().position(|small| *small == word);
    let mut found = 0_u64;
    // Most words are longer: only the others are made small and compared.
    for (_, word) in words(text).filter(|(_, word)| word.len() <= longest) {
        let place = if word.starts_with(char::is_uppercase) { place(&word.to_lowercase()) } else { place(word) };
        found |= place.map_or(0, |place| 1 << place);
    }
    found.count_ones()
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
