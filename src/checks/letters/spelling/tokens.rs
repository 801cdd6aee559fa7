//! What in a text is a word that a dictionary can know? Not addresses, figures, abbreviations, Latin words, nor names.

use super::super::marks::{is_address, is_letter, token};

/// Shorter words are too often something else.
const LEAST: usize = 3;
/// Words before a full stop that are no longer may be cut short: «обл.», «мыс.».
const CUT: usize = 6;

/// The words with the place where each begins. Hyphens and apostrophes inside a word belong to it.
pub(super) fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    let runs = std::iter::from_fn(move || {
        let start = at + text[at..].find(is_part)?;
        let rest = &text[start..];
        at = start + rest.find(|c| !is_part(c)).unwrap_or(rest.len());
        Some((start, &text[start..at]))
    });
    let trimmed = runs.map(|(start, run)| {
        let rest = run.trim_start_matches(is_joint);
        (start + run.len() - rest.len(), rest.trim_end_matches(is_joint))
    });
    trimmed.filter(|(at, word)| is_judged(text, *at, word))
}

/// Letters, what joins them, and what spoils them as a word: figures and invisible marks.
fn is_part(c: char) -> bool {
    is_letter(c) || c.is_numeric() || is_joint(c) || matches!(c, '\u{ad}' | '\u{ac}' | '\u{301}' | '_')
}

fn is_joint(c: char) -> bool {
    matches!(c, '-' | '\'' | '’' | 'ʼ')
}

fn is_judged(text: &str, at: usize, word: &str) -> bool {
    let cyrillic = |c: char| matches!(c, '\u{400}'..='\u{481}' | '\u{48a}'..='\u{52f}') || is_joint(c);
    if word.chars().filter(|c| is_letter(*c)).count() < LEAST || !word.chars().all(cyrillic) {
        return false;
    }
    let parts = || word.split(is_joint);
    if parts().any(|part| part.chars().skip(1).any(char::is_uppercase)) || is_address(token(text, at)) {
        return false;
    }
    let after = &text[at + word.len()..];
    if cut_short(word, after) {
        return false;
    }
    !word.starts_with(char::is_uppercase) || opens(&text[..at]) && !begins_a_name(after)
}

/// A short word, a full stop, and the sentence goes on.
fn cut_short(word: &str, after: &str) -> bool {
    let Some(after) = after.strip_prefix('.') else { return false };
    let next = after.trim_start().chars().next();
    word.chars().count() <= CUT
        && next.is_some_and(|c| c.is_lowercase() || c.is_numeric() || matches!(c, ',' | ';' | ')'))
}

/// Whether a sentence begins after this text: else a capital means a name.
fn opens(before: &str) -> bool {
    let mark = |c: char| c.is_whitespace() || matches!(c, '«' | '“' | '„' | '"' | '(' | '–' | '—' | '•' | '*');
    let before = before.trim_end_matches(mark);
    let Some(last) = before.chars().next_back() else { return true };
    if last != '.' {
        return matches!(last, '!' | '?' | '…');
    }
    // Initials and abbreviations have a full stop, too: «Ғ. Бейсембаев», «г. Уральск».
    let word = before[..before.len() - 1].rsplit(|c| !is_letter(c)).next().unwrap_or("");
    word.chars().count() > 2
}

/// Whether another word with a capital follows: «Ахмет Байтұрсынұлы».
fn begins_a_name(after: &str) -> bool {
    let next = after.strip_prefix([' ', '\u{a0}', '\n']);
    next.is_some_and(|rest| rest.trim_start_matches(['«', '“', '"']).starts_with(char::is_uppercase))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Vec<&str> {
        words(text).map(|(at, word)| (assert_eq!(&text[at..at + word.len()], word), word).1).collect()
    }

    #[test]
    fn words_are_what_dictionaries_know() {
        assert_eq!(of("Мектеп бар еді. Оқу басталды!"), ["Мектеп", "бар", "еді", "Оқу", "басталды"]);
        assert_eq!(of("оқу-әдістемелік жұмыс – «онлайн-сабақ»"), ["оқу-әдістемелік", "жұмыс", "онлайн-сабақ"]);
        for text in [
            "ол Ғани Бейсембаев",
            "Ғани Бейсембаев",
            "ҚР БАҰО КеАҚ ЮНЕСКО-ның",
            "5-сынып 75балабақшада XXI Zoom",
            "muragat.kz info@мекен.kz",
            "жұмыс\u{ad}тар жұмыс¬тар",
            "обл. және млн. 5",
            "г. Орал, Ғ.Б. Бейсембаев",
        ] {
            let left: Vec<_> = of(text).into_iter().filter(|word| !["ол", "және"].contains(word)).collect();
            assert!(left.is_empty(), "{text}: {left:?}");
        }
    }
}
