//! What may a record be called in addresses, and what is wrong with a name that may not?

use crate::diagnostics::{Diagnostic, Span};
use crate::i18n::latin_look;

/// Longest id, in bytes.
const LONGEST: usize = 80;

/// Whether `id` is 2–80 characters of `[a-z0-9-]`.
pub fn is_id(id: &str) -> bool {
    (2..=LONGEST).contains(&id.len())
        && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        && !id.starts_with('-')
        && !id.ends_with('-')
}

/// The finding about an id that is none: it names the character that can't be seen, or that only looks like the right one.
pub fn bad_id(id: &str, at: Span) -> Diagnostic {
    let finding = Diagnostic::error("bad-id", at).arg("id", id);
    if let Some((place, c)) = (1_usize..).zip(id.chars()).find(|(_, c)| is_invisible(*c)) {
        return finding.arg("place", place).arg("code", format!("U+{:04X}", u32::from(c))).help("invisible");
    }
    if let Some((place, c)) = first_stranger(id) {
        let script = match c {
            '\u{400}'..='\u{52f}' => "script-cyrillic",
            '\u{370}'..='\u{3ff}' => "script-greek",
            _ => "script-other",
        };
        return finding.arg("place", place).arg("letter", c.to_string()).word("script", script).help("mixed");
    }
    match id.chars().count() {
        n if n > LONGEST => finding.arg("n", n).help("long"),
        _ => finding,
    }
}

/// The first letter outside ASCII in a word that has Latin letters, too, with its place from 1.
fn first_stranger(id: &str) -> Option<(usize, char)> {
    let letters: Vec<char> = id.chars().collect();
    let mut at = 0;
    for word in letters.split(|c| !c.is_alphabetic()) {
        if let Some(place) = word.iter().position(|c| !c.is_ascii())
            && word.iter().any(char::is_ascii)
        {
            return Some((at + place + 1, word[place]));
        }
        at += word.len() + 1;
    }
    None
}

/// Whether a text is an id in disguise: with characters that can't be seen, or with letters of another alphabet in the place
/// of Latin ones. A name is none: it has capitals or spaces, or its words are all of one alphabet.
pub fn is_disguised_id(text: &str) -> bool {
    if text.is_ascii() {
        return false;
    }
    let seen: String = text.chars().filter(|c| !is_invisible(*c)).collect();
    // The Kazakh ө is an o to the eye that reads Latin; in a word of Kazakh it is a letter of its own.
    let plain = latin_look(&seen).replace('ө', "o");
    is_id(&plain) && (text.chars().any(is_invisible) || first_stranger(text).is_some())
}

/// Whether a character can't be seen in an address: spaces that are none, marks of direction and of joining, fillers.
pub fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{a0}' | '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{2000}'..='\u{200f}' | '\u{2028}'..='\u{202f}' | '\u{205f}'..='\u{206f}'
        | '\u{3000}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e0fff}')
}

/// Whether a text can stand in a link: `https://` or `http://`, without spaces and without anything that can't be seen.
pub fn is_web_address(url: &str) -> bool {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    rest.is_some() && !url.chars().any(|c| c.is_whitespace() || c.is_control() || is_invisible(c))
}

/// The finding for an address that begins with something else or holds a space.
pub fn bad_url(url: &str, at: Span) -> Diagnostic {
    Diagnostic::error("bad-url", at).arg("url", url)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_no_disguised_ids() {
        for id in ["fоrum-2024", "astаna", "oral\u{200b}", "\u{feff}orleu", "almaty\u{a0}"] {
            assert!(is_disguised_id(id), "{id}");
        }
        for name in ["astana", "Astаna", "роса", "it-парк", "асқар", "Орал қаласы", "itпарк", "қаласы\u{200b}"]
        {
            assert!(!is_disguised_id(name), "{name}");
        }
    }
}
