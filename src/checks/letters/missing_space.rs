//! Is a space missing before a bracket or a quotation mark, or after a comma or a full stop?

use super::known::Known;
use super::marks::{after, before, is_address, is_cyrillic, token};
use super::piece::Piece;
use crate::diagnostics::Diagnostic;

pub(super) fn check(pieces: &[Piece], _: &Known, found: &mut Vec<Diagnostic>) {
    for piece in pieces.iter().filter(|piece| piece.has.bracket || piece.has.quote || piece.has.tight_mark) {
        let text = &piece.text;
        for (at, mark) in text.char_indices().filter(|(_, c)| "(«“,.;:!?".contains(*c)) {
            let end = at + mark.len_utf8();
            let missing = match mark {
                '(' => before_bracket(text, at),
                '«' | '“' => before_quote(text, at, mark),
                '.' => after_stop(text, at),
                _ => after_mark(text, at),
            };
            if !missing || is_address(token(text, at)) {
                continue;
            }
            let opens = matches!(mark, '(' | '«' | '“');
            let new = if opens { format!(" {mark}") } else { format!("{mark} ") };
            let finding = piece.warning("missing-space", at..end).arg("mark", mark.to_string());
            let finding = finding.help(if opens { "before" } else { "after" });
            found.push(piece.fix(finding, at..end, &new));
        }
    }
}

/// «“Қолдау”(инклюзивті», «сөз(екі сөз)»; not «қатысушы(лар)».
fn before_bracket(text: &str, at: usize) -> bool {
    let inside = text[at + 1..].split([')', '\n']).next().unwrap_or("");
    match before(text, at) {
        Some('»' | '”') => true,
        Some(c) if c.is_alphabetic() => is_cyrillic(&c.to_string()) && inside.trim().contains(' '),
        _ => false,
    }
}

/// «сөз«Өрлеу»»; a „…“ of Russian closes with the same mark.
fn before_quote(text: &str, at: usize, mark: char) -> bool {
    let letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
    letter(before(text, at)) && letter(after(text, at + mark.len_utf8())) && !(mark == '“' && text.contains('„'))
}

/// A comma and its like between two Cyrillic words.
fn after_mark(text: &str, at: usize) -> bool {
    let cyrillic = |c: Option<char>| c.is_some_and(|c| ('\u{400}'..='\u{52f}').contains(&c));
    cyrillic(before(text, at)) && cyrillic(after(text, at + 1))
}

/// A full stop between a word of at least three small letters and one that begins with a capital.
fn after_stop(text: &str, at: usize) -> bool {
    let small = text[..at].chars().rev().take_while(|c| c.is_lowercase()).count();
    let mut ahead = text[at + 1..].chars();
    small >= 3
        && after_mark(text, at)
        && ahead.next().is_some_and(char::is_uppercase)
        && ahead.next().is_some_and(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::super::tests::{fixed, silent};
    use crate::i18n::Lang;

    #[test]
    fn spaces_are_put_in() {
        for (text, edit) in [
            ("«Қолдау»(инклюзивті білім беру)", "( →  ("),
            ("ұйым(бұл да ұйым)", "( →  ("),
            ("атты«Өрлеу» орталығы", "« →  «"),
            ("сессия,форум", ", → , "),
            ("өтті.Содан кейін", ". → . "),
            ("Сұрақ?жауап", "? → ? "),
        ] {
            assert_eq!(fixed(Lang::KK, text, "missing-space"), [edit], "{text}");
        }
    }

    #[test]
    fn endings_numbers_and_addresses_stay() {
        for text in [
            "қатысушы(лар)",
            "педагог(и)",
            "3,5 млн",
            "18:30",
            "т.б.",
            "п.ғ.д.",
            "Т.Б. Дүйсенова",
            "zhaikpress.kz",
            "a@b.kz",
            "kk,ru,en",
            "файл.pdf",
            "сайт.қаз/Беті,тағы",
            "f(x, y)",
            "[сөз](https://gov.kz) (екі сөз)",
            "«Өрлеу»дің",
            "мектеп-гимназия",
            "Не?..",
            "(бір сөз)",
            "ҚР БҒМ.",
            "№5(2)",
            "АБВ:где/е",
        ] {
            silent(Lang::KK, text);
        }
    }
}
