//! Does a letter of the other alphabet stand in a word? It looks right, but nobody finds the word.

use super::known::Known;
use super::marks::{Script, script, twin, words};
use super::piece::Piece;
use super::roman_cyrillic;
use crate::diagnostics::Diagnostic;
use crate::i18n::Lang;

pub(super) fn check(pieces: &[Piece], known: &Known, found: &mut Vec<Diagnostic>) {
    for piece in pieces.iter().filter(|piece| piece.has.latin && piece.has.cyrillic) {
        for (at, word) in words(&piece.text) {
            let Some(mix) = mix(word).filter(|_| !known.spells(word) && roman_cyrillic::numeral(word).is_none()) else {
                continue;
            };
            let Some((from, letter)) = word.char_indices().find(|(_, c)| script(*c) == Some(mix.foreign)) else {
                continue;
            };
            let place = at + from..at + from + letter.len_utf8();
            let finding = piece.warning("mixed-script", place).arg("word", word).arg("letter", letter.to_string());
            let alphabet = if mix.foreign == Script::Latin { "latin" } else { "cyrillic" };
            let finding = finding.word("alphabet", alphabet);
            found.push(match mix.repaired {
                Some(right) => {
                    let finding = finding.arg("guess", right.as_str());
                    if is_certain(word, mix.foreign, piece.lang) {
                        piece.fix(finding, at..at + word.len(), &right)
                    } else {
                        finding
                    }
                }
                None => finding.help("retype"),
            });
        }
    }
}

struct Mix {
    foreign: Script,
    /// The word in one alphabet, where each foreign letter has a twin.
    repaired: Option<String>,
}

/// What is mixed in a word; `None` for one alphabet, and for an ending after a foreign name («Zoomда»).
fn mix(word: &str) -> Option<Mix> {
    let (mut latin, mut cyrillic) = (0, 0);
    let (mut only_latin, mut only_cyrillic) = (false, false);
    let (mut switches, mut last) = (0, None);
    for c in word.chars() {
        let own = script(c)?;
        match own {
            Script::Latin => (latin, only_latin) = (latin + 1, only_latin || twin(c).is_none()),
            Script::Cyrillic => (cyrillic, only_cyrillic) = (cyrillic + 1, only_cyrillic || twin(c).is_none()),
        }
        switches += usize::from(last.is_some_and(|last| last != own));
        last = Some(own);
    }
    if latin == 0 || cyrillic == 0 {
        return None;
    }
    let foreign = match (only_latin, only_cyrillic) {
        (true, false) => Script::Cyrillic,
        (false, true) => Script::Latin,
        _ if is_prefixed(word) => return None,
        (true, true) if switches == 1 && latin > 1 && cyrillic > 1 => return None,
        _ if latin > cyrillic => Script::Cyrillic,
        _ => Script::Latin,
    };
    let turned = |c: char| if script(c) == Some(foreign) { twin(c) } else { Some(c) };
    Some(Mix { foreign, repaired: word.chars().map(turned).collect() })
}

/// «eӨтініш»: a small letter before a capital is the mark of an electronic service.
fn is_prefixed(word: &str) -> bool {
    let mut letters = word.chars();
    matches!(letters.next(), Some('e' | 'i')) && letters.next().is_some_and(char::is_uppercase)
}

/// A foreign ending may be meant («Telegramа»), and `y` looks like two Kazakh letters.
fn is_certain(word: &str, foreign: Script, lang: Lang) -> bool {
    let of = |c: char| script(c) == Some(foreign);
    let ending_only = foreign == Script::Cyrillic && !word.trim_end_matches(of).contains(of);
    !(ending_only || lang == Lang::KK && word.contains(['y', 'Y']))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{fixed, silent};
    use crate::i18n::Lang;

    #[test]
    fn twins_are_repaired() {
        // Latin a in a Kazakh word, Cyrillic с in an English one.
        assert_eq!(fixed(Lang::KK, "Қaзақстан, Cессия", "mixed-script"), ["Қaзақстан → Қазақстан", "Cессия → Сессия"]);
        assert_eq!(fixed(Lang::RU, "Сonference", "mixed-script"), ["Сonference → Conference"]);
        // No twin: a finding without an edit.
        assert_eq!(fixed(Lang::RU, "Фoрuм", "mixed-script"), ["o"]);
    }

    #[test]
    fn right_words_stay() {
        for text in [
            "Zoomда",
            "Telegram-канал",
            "IT-мамандар",
            "Ұрпақ Next",
            "XXI ғасыр",
            "COVID19",
            "Smart әліппе",
            "5G",
            "E-mail",
        ] {
            silent(Lang::KK, text);
        }
    }
}
