//! Which Latin word does a word with Cyrillic letters look like? «tіtle» with the Kazakh і reads as “title”.

use std::borrow::Cow;

/// Letters that look like Latin ones in the usual fonts, in lower case and in capitals (after the confusables of Unicode Technical
/// Standard #39). Of letters that look like the same one the most frequent stands first.
pub const LOOK_ALIKES: &[(char, char)] = &[
    ('а', 'a'),
    ('α', 'a'),
    ('ә', 'ə'),
    ('с', 'c'),
    ('ԁ', 'd'),
    ('е', 'e'),
    ('һ', 'h'),
    ('і', 'i'),
    ('ı', 'i'),
    ('ι', 'i'),
    ('ј', 'j'),
    ('ӏ', 'l'),
    ('о', 'o'),
    ('ο', 'o'),
    ('θ', 'o'),
    ('р', 'p'),
    ('ρ', 'p'),
    ('ԛ', 'q'),
    ('ѕ', 's'),
    ('у', 'y'),
    ('ү', 'y'),
    ('γ', 'y'),
    ('ν', 'v'),
    ('ԝ', 'w'),
    ('х', 'x'),
    ('χ', 'x'),
    ('А', 'A'),
    ('Ә', 'Ə'),
    ('В', 'B'),
    ('С', 'C'),
    ('Е', 'E'),
    ('Н', 'H'),
    ('І', 'I'),
    ('Ј', 'J'),
    ('К', 'K'),
    ('к', 'k'),
    ('κ', 'k'),
    ('М', 'M'),
    ('м', 'm'),
    ('О', 'O'),
    ('Р', 'P'),
    ('Ѕ', 'S'),
    ('Т', 'T'),
    ('т', 't'),
    ('У', 'Y'),
    ('Ү', 'Y'),
    ('Х', 'X'),
];

/// The text with every look-alike as the Latin letter; the text itself where it has none.
pub fn latin_look(text: &str) -> Cow<'_, str> {
    let latin = |c: char| LOOK_ALIKES.iter().find(|(from, _)| *from == c).map_or(c, |(_, to)| *to);
    if text.is_ascii() || !text.contains(|c| latin(c) != c) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(latin).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_look_alikes_change() {
        assert_eq!(latin_look("tіtlе"), "title");
        assert_eq!(latin_look("ТІМЕ"), "TIME");
        assert!(matches!(latin_look("title"), Cow::Borrowed(_)));
        assert!(matches!(latin_look("күйы".trim_start_matches("кү")), Cow::Borrowed("йы")));
    }
}
