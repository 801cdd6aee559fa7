//! Is every quotation mark that opens also closed, in the same paragraph?

use super::known::Known;
use super::marks::{after, before, is_blank};
use super::piece::Piece;
use crate::diagnostics::Diagnostic;

pub(super) fn check(pieces: &[Piece], _: &Known, found: &mut Vec<Diagnostic>) {
    // A quotation over several paragraphs opens in one and closes in another.
    let mut waiting: Option<(usize, Odd)> = None;
    for (number, piece) in pieces.iter().enumerate().filter(|(_, piece)| piece.has.quote) {
        for odd in odd_marks(&piece.text) {
            match (odd.fault, waiting.take()) {
                (Fault::Unopened, Some((_, open))) if closes(open.mark, odd.mark) => {}
                (fault, earlier) => {
                    found.extend(earlier.map(|(number, open)| finding(&pieces[number], &open)));
                    if fault == Fault::Unclosed {
                        waiting = Some((number, odd));
                    } else {
                        found.push(finding(piece, &odd));
                    }
                }
            }
        }
    }
    found.extend(waiting.map(|(number, open)| finding(&pieces[number], &open)));
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fault {
    Unclosed,
    Unopened,
    /// An opening mark where a closing one belongs.
    Turned,
}

#[derive(Debug)]
struct Odd {
    at: usize,
    mark: char,
    fault: Fault,
}

fn finding(piece: &Piece, odd: &Odd) -> Diagnostic {
    let end = odd.at + odd.mark.len_utf8();
    let finding = piece.warning("unbalanced-quotes", odd.at..end).arg("mark", odd.mark.to_string());
    match odd.fault {
        Fault::Unclosed => finding.help("unclosed"),
        Fault::Unopened => finding.help("unopened"),
        Fault::Turned => {
            let right = if odd.mark == '«' { '»' } else { '”' };
            let start = piece.text[..odd.at].trim_end_matches(is_blank).len();
            let gap = if after(&piece.text, end).is_some_and(|c| c.is_alphanumeric() || c == '(') { " " } else { "" };
            let finding = finding.arg("right", right.to_string()).help("turned");
            piece.fix(finding, start..end, &format!("{right}{gap}"))
        }
    }
}

fn closes(open: char, close: char) -> bool {
    matches!((open, close), ('«', '»') | ('“' | '„', '”') | ('„', '“'))
}

struct Open {
    at: usize,
    mark: char,
    /// A mark of the same kind was closed inside it: one closing mark then stands for both.
    nested: bool,
}

/// The marks of a text that have no partner, in order.
fn odd_marks(text: &str) -> Vec<Odd> {
    let mut open: Vec<Open> = Vec::new();
    let mut odd: Vec<Odd> = Vec::new();
    let mut straight: Vec<usize> = Vec::new();
    for (at, mark) in text.char_indices() {
        let top = open.last().map(|open| open.mark);
        match mark {
            '"' if !before(text, at).is_some_and(|c| c.is_ascii_digit()) => straight.push(at),
            '“' if top == Some('„') => {
                open.pop();
            }
            '«' | '“' if top == Some(mark) && !opens(text, at, mark) => {
                open.pop();
                odd.push(Odd { at, mark, fault: Fault::Turned });
            }
            '«' | '“' | '„' => open.push(Open { at, mark, nested: false }),
            '»' | '”' => match open.iter().rposition(|open| closes(open.mark, mark)) {
                Some(place) => {
                    let left = open.drain(place..).skip(1).filter(|open| !open.nested);
                    odd.extend(left.map(|open| Odd { at: open.at, mark: open.mark, fault: Fault::Unclosed }));
                    if let Some(outer) = open.last_mut().filter(|outer| closes(outer.mark, mark)) {
                        outer.nested = true;
                    }
                }
                None => odd.push(Odd { at, mark, fault: Fault::Unopened }),
            },
            _ => {}
        }
    }
    let left = open.into_iter().filter(|open| !open.nested);
    odd.extend(left.map(|open| Odd { at: open.at, mark: open.mark, fault: Fault::Unclosed }));
    if straight.len() % 2 == 1 {
        odd.extend(straight.pop().map(|at| Odd { at, mark: '"', fault: Fault::Unclosed }));
    }
    odd.sort_by_key(|odd| odd.at);
    odd
}

/// Whether a word follows an opening mark.
fn opens(text: &str, at: usize, mark: char) -> bool {
    after(text, at + mark.len_utf8()).is_some_and(|c| c.is_alphanumeric() || "«“„\"№–—-…*#\u{fffc}".contains(c))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{fixed, places, silent};
    use crate::i18n::Lang;

    #[test]
    fn the_odd_mark_is_named() {
        for (text, at) in [
            ("«Өрлеу» БАҰО» АҚФ", vec![12]),
            ("Бұл «Жаңа толқын шеберханасы", vec![4]),
            ("жаңа толқын» шеберханасы", vec![11]),
            ("“Қолдау” және “Зияткер", vec![14]),
            ("«бір “екі» үш", vec![5]),
            ("\"бір екі", vec![0]),
        ] {
            assert_eq!(places(Lang::KK, text, "unbalanced-quotes"), at, "{text}");
        }
    }

    #[test]
    fn an_opening_mark_at_the_end_is_turned() {
        let text = "“Цифрлық жас педагог “(оқыту), “Смарт әліппе”";
        assert_eq!(fixed(Lang::KK, text, "unbalanced-quotes"), [" “ → ” "]);
    }

    #[test]
    fn pairs_nests_and_long_quotations_stay() {
        for text in [
            "«Өрлеу» және «Зияткер»",
            "АО «Национальный центр «Өрлеу»",
            "АО «Центр „Өрлеу“»",
            "«“Өрлеу” орталығы»",
            "«Бірінші бөлік.\n\nЕкінші бөлік»",
            "5\" экран",
            "**«Өрлеу»** орталығы",
            "«[Өрлеу](events/x)»",
            "`«`",
            "„Өрлеу“ деген",
            "«««а»»»",
        ] {
            assert_eq!(places(Lang::RU, text, "unbalanced-quotes"), [0; 0], "{text}");
        }
        silent(Lang::KK, "«Мектепке дейінгі ұйымның үздік педагогі–2023»");
    }
}
