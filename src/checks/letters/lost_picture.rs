//! Does a line only say that a picture was here: «акс2», «сурет», «img_1234.jpg»?

use super::known::Known;
use super::piece::Piece;
use crate::diagnostics::Diagnostic;

const WORDS: [&str; 14] = [
    "акс",
    "сурет",
    "суреттер",
    "фото",
    "фотолар",
    "фотосурет",
    "фотография",
    "рис",
    "рисунок",
    "photo",
    "image",
    "img",
    "picture",
    "dsc",
];
const ENDINGS: [&str; 6] = [".jpg", ".jpeg", ".png", ".webp", ".gif", ".heic"];

pub(super) fn check(pieces: &[Piece], _: &Known, found: &mut Vec<Diagnostic>) {
    for piece in pieces.iter().filter(|piece| piece.is_paragraph() && !piece.nested) {
        for (at, line) in piece.lines().filter(|(_, line)| is_placeholder(line)) {
            let start = at + line.len() - line.trim_start().len();
            let text = line.trim();
            found.push(piece.warning("lost-picture", start..start + text.len()).arg("text", text));
        }
    }
}

fn is_placeholder(line: &str) -> bool {
    if line.len() > 60 {
        return false;
    }
    let bare = line.trim().trim_matches(['(', ')', '[', ']', '<', '>', '*']).to_lowercase();
    let named = bare.contains(|c: char| c.is_alphanumeric()) && !bare.contains(char::is_whitespace);
    if named && ENDINGS.iter().any(|ending| bare.ends_with(ending)) {
        return true;
    }
    let word = bare.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, ' ' | '_' | '-' | '.' | '№' | ':'));
    WORDS.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::super::tests::{places, silent};
    use crate::i18n::Lang;

    #[test]
    fn placeholders_are_named() {
        for text in ["акс", "акс2", "сурет", "Фото 1", "img_1234.jpg", "[фото]", "(сурет 2)", "DSC_0042"]
        {
            assert_eq!(places(Lang::KK, text, "lost-picture").len(), 1, "{text}");
        }
        assert_eq!(places(Lang::KK, "Форум өтті.\n\nакс\n\nСоңы.", "lost-picture").len(), 1);
    }

    #[test]
    fn words_about_pictures_stay() {
        for text in ["Суреттер көрмесі", "# Фото", "- фото", "Фото: Қ. Иманов", "аксакал", "![сурет](a.jpg)", "2023"]
        {
            silent(Lang::KK, text);
        }
    }
}
