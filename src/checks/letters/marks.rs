//! Which letters look alike, which marks are quotes, and where does a word begin and end?

/// The two scripts that are mixed up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Script {
    Latin,
    Cyrillic,
}

/// The script of a letter.
pub(super) fn script(c: char) -> Option<Script> {
    match c {
        'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{f6}' | '\u{f8}'..='\u{24f}' | 'ə' => {
            Some(Script::Latin)
        }
        '\u{400}'..='\u{52f}' => Some(Script::Cyrillic),
        _ => None,
    }
}

/// Latin letters and the Cyrillic ones that look the same.
const TWINS: [(char, char); 22] = [
    ('a', 'а'),
    ('c', 'с'),
    ('e', 'е'),
    ('o', 'о'),
    ('p', 'р'),
    ('x', 'х'),
    ('y', 'у'),
    ('i', 'і'),
    ('h', 'һ'),
    ('ə', 'ә'),
    ('A', 'А'),
    ('B', 'В'),
    ('C', 'С'),
    ('E', 'Е'),
    ('H', 'Н'),
    ('I', 'І'),
    ('K', 'К'),
    ('M', 'М'),
    ('O', 'О'),
    ('P', 'Р'),
    ('T', 'Т'),
    ('X', 'Х'),
];

/// The letter of the other script that looks the same.
pub(super) fn twin(c: char) -> Option<char> {
    TWINS.iter().find_map(|(latin, cyrillic)| match c {
        _ if c == *latin => Some(*cyrillic),
        _ if c == *cyrillic => Some(*latin),
        _ => None,
    })
}

/// A letter that only Kazakh has.
pub(super) fn is_kazakh(c: char) -> bool {
    matches!(
        c,
        'ә' | 'ғ'
            | 'қ'
            | 'ң'
            | 'ө'
            | 'ұ'
            | 'ү'
            | 'һ'
            | 'і'
            | 'Ә'
            | 'Ғ'
            | 'Қ'
            | 'Ң'
            | 'Ө'
            | 'Ұ'
            | 'Ү'
            | 'Һ'
            | 'І'
    )
}

/// A space, breaking or not.
pub(super) fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}')
}

/// Whether a character is a letter; quick for the two scripts that nearly all texts are made of.
pub(super) fn is_letter(c: char) -> bool {
    match c {
        '\u{400}'..='\u{481}' | '\u{48a}'..='\u{52f}' => true,
        c if c.is_ascii() => c.is_ascii_alphabetic(),
        c => c.is_alphabetic(),
    }
}

/// Whether a Cyrillic letter is a capital: above U+0460 the capitals have even numbers, but for a few that nobody types.
pub(super) fn is_cyrillic_capital(c: char) -> bool {
    match u32::from(c) {
        0x400..=0x42f => true,
        number => number >= 0x460 && number % 2 == 0,
    }
}

/// The runs of letters with the place where each begins.
pub(super) fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + text[at..].find(is_letter)?;
        let rest = &text[start..];
        let len = rest.find(|c: char| !is_letter(c)).unwrap_or(rest.len());
        at = start + len;
        Some((start, &rest[..len]))
    })
}

/// The character before a place.
pub(super) fn before(text: &str, at: usize) -> Option<char> {
    text[..at].chars().next_back()
}

/// The character at a place.
pub(super) fn after(text: &str, at: usize) -> Option<char> {
    text[at..].chars().next()
}

/// Everything between the blank spaces around a place.
pub(super) fn token(text: &str, at: usize) -> &str {
    let start = text[..at]
        .rfind(char::is_whitespace)
        .map_or(0, |found| found + text[found..].chars().next().map_or(1, char::len_utf8));
    let end = text[at..].find(char::is_whitespace).map_or(text.len(), |found| at + found);
    &text[start..end]
}

/// Whether a token is an address, a file name, a path or a tag rather than words.
pub(super) fn is_address(token: &str) -> bool {
    let ends = |end: &&str| {
        let token = token.trim_end_matches(|c: char| !c.is_alphanumeric());
        token.len() > end.len() && token.to_ascii_lowercase().ends_with(*end)
    };
    token.contains(['@', '/', '\\', '_', '#', crate::markup::OPAQUE])
        || token.starts_with("www.")
        || [
            ".kz", ".ru", ".com", ".org", ".net", ".jpg", ".jpeg", ".png", ".pdf", ".doc", ".docx", ".xls", ".xlsx",
            ".yaml", ".md", ".csv",
        ]
        .iter()
        .any(ends)
}

/// Whether all letters are capitals, and there are at least two.
pub(super) fn is_capitals(word: &str) -> bool {
    word.chars().all(char::is_uppercase) && word.chars().nth(1).is_some()
}

/// Whether a word begins with a capital and goes on in small letters.
pub(super) fn is_capitalized(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase)
        && letters.next().is_some_and(char::is_lowercase)
        && letters.all(char::is_lowercase)
}

/// Whether every letter is Cyrillic.
pub(super) fn is_cyrillic(word: &str) -> bool {
    word.chars().all(|c| script(c) == Some(Script::Cyrillic))
}
