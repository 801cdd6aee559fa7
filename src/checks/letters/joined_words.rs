//! Are two words written as one: «LessonStudy»?

use super::known::Known;
use super::marks::{Script, is_address, script, token, words};
use super::piece::Piece;
use crate::diagnostics::Diagnostic;

/// Names that are written so.
const NAMES: [&str; 58] = [
    "YouTube",
    "GitHub",
    "GitLab",
    "LinkedIn",
    "WhatsApp",
    "TikTok",
    "PowerPoint",
    "WordPress",
    "JavaScript",
    "TypeScript",
    "PhD",
    "OpenAI",
    "ChatGPT",
    "DeepMind",
    "DeepSeek",
    "FaceTime",
    "OneDrive",
    "OneNote",
    "SharePoint",
    "MacBook",
    "WeChat",
    "AliExpress",
    "PlayStation",
    "PlayMarket",
    "AppStore",
    "MySQL",
    "PostgreSQL",
    "LaTeX",
    "MasterCard",
    "PayPal",
    "BigBlueButton",
    "ClassDojo",
    "CoSpaces",
    "LearningApps",
    "LiveWorksheets",
    "WordWall",
    "QuizWhizzer",
    "GeoGebra",
    "OnlineMektep",
    "BilimLand",
    "BilimMedia",
    "BilimClass",
    "BilimKids",
    "EdTech",
    "FinTech",
    "AgroTech",
    "MedTech",
    "HandMade",
    "QazTech",
    "QazTrade",
    "QazInnovations",
    "QazVolunteer",
    "KazNet",
    "KazTransCom",
    "AstanaHub",
    "WebKassa",
    "StopMotion",
    "WorldSkills",
];
/// Beginnings of names made of parts, such as КазМунайГаз.
const BEGINNINGS: [&str; 12] = ["Каз", "Қаз", "Рос", "Евро", "Гос", "Нур", "Нұр", "Мак", "Mc", "Mac", "Kaz", "Qaz"];

pub(super) fn check(pieces: &[Piece], known: &Known, found: &mut Vec<Diagnostic>) {
    for piece in pieces.iter().filter(|piece| piece.has.inner_capital) {
        for (at, word) in words(&piece.text) {
            let Some(seam) = seam(word) else { continue };
            let named = NAMES.contains(&word) || BEGINNINGS.iter().any(|start| word.starts_with(start));
            if named || known.spells(word) || is_address(token(&piece.text, at)) {
                continue;
            }
            let guess = format!("{} {}", &word[..seam], &word[seam..]);
            found.push(piece.info("joined-words", at..at + word.len()).arg("word", word).arg("guess", guess));
        }
    }
}

/// Where a second word begins: a capital after at least three letters of one script, with small letters before and after.
fn seam(word: &str) -> Option<usize> {
    let letters: Vec<(usize, char)> = word.char_indices().collect();
    let one_script = |own: Script| letters.iter().all(|(_, c)| script(*c) == Some(own));
    if !(one_script(Script::Latin) || one_script(Script::Cyrillic)) || !letters.first()?.1.is_uppercase() {
        return None;
    }
    let small = |slice: &[(usize, char)]| slice.len() >= 2 && slice.iter().all(|(_, c)| c.is_lowercase());
    let at = letters.iter().skip(1).position(|(_, c)| c.is_uppercase())? + 1;
    (small(&letters[1..at]) && small(&letters[at + 1..])).then(|| letters[at].0)
}

#[cfg(test)]
mod tests {
    use super::super::tests::{places, silent};
    use crate::i18n::Lang;

    #[test]
    fn two_words_in_one() {
        assert_eq!(places(Lang::KK, "«LessonStudy» тәсілі", "joined-words"), [1]);
        assert_eq!(places(Lang::KK, "Тамыз ТамызСессиясы", "joined-words"), [6]);
    }

    #[test]
    fn names_stay() {
        for text in [
            "YouTube",
            "iPhone",
            "eGov",
            "JavaScript",
            "КазАТУ",
            "ҚазҰУ",
            "КазМунайГаз",
            "PhD",
            "МакДональд",
            "ЮНИСЕФ",
            "ҚазТАГ",
            "BilimLand",
            "#ТамызСессиясы",
            "LessonStudy.kz",
            "STEMшілер",
            "ұйымдар",
        ] {
            silent(Lang::KK, text);
        }
    }
}
