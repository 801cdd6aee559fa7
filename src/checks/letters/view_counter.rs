//! Was the view counter of a web page copied with the text: «Оқылды: 67»?

use super::known::Known;
use super::piece::Piece;
use crate::diagnostics::Diagnostic;

const WORDS: [&str; 12] = [
    "оқылды",
    "қаралды",
    "көрілді",
    "қаралым",
    "қаралым саны",
    "қаралымдар",
    "просмотров",
    "просмотры",
    "прочитано",
    "прочитали",
    "views",
    "количество просмотров",
];

pub(super) fn check(pieces: &[Piece], _: &Known, found: &mut Vec<Diagnostic>) {
    for piece in pieces.iter().filter(|piece| piece.is_paragraph() && piece.has.digit) {
        for (at, line) in piece.lines().filter(|(_, line)| is_counter(line)) {
            found.push(piece.warning("view-counter", at..at + line.trim_end().len()).arg("text", line.trim()));
        }
    }
}

fn is_counter(line: &str) -> bool {
    if line.len() > 80 {
        return false;
    }
    let line = line.trim().to_lowercase();
    let line = line.strip_suffix(" рет").or(line.strip_suffix(" раз")).unwrap_or(&line);
    let words = line.trim_end_matches(|c: char| c.is_ascii_digit() || c.is_whitespace());
    words.len() < line.len() && WORDS.contains(&words.trim_end_matches([':', '–', '-', ' ']))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{places, silent};
    use crate::i18n::Lang;

    #[test]
    fn counters_are_named() {
        for text in ["Оқылды: 67", "Просмотров: 1 204", "Қаралды 12 рет", "26.12.2022, 11:00\nОқылды: 67"]
        {
            assert_eq!(places(Lang::KK, text, "view-counter").len(), 1, "{text}");
        }
    }

    #[test]
    fn sentences_stay() {
        for text in ["Қаралды", "Кітап 67 рет оқылды.", "Оқылды: 67 мақала", "Қаралды: бюджет 2023"]
        {
            silent(Lang::KK, text);
        }
    }
}
