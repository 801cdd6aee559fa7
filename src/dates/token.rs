//! Which numbers, words and signs does a typed date consist of?

use std::ops::Range;

/// A piece of a typed date and the bytes where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub kind: Kind,
    pub range: Range<usize>,
    /// Whether a space stands before it.
    pub spaced: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A number and how many digits it was written with.
    Number(u16, usize),
    /// A word in small letters.
    Word(String),
    /// `XXXX`, a year that is not known.
    Unknown,
    Dot,
    /// `..`
    Dots,
    /// A hyphen, dash or minus.
    Dash,
    Slash,
    Comma,
    /// `?`, `~` or `%`
    Mark(char),
}

/// The tokens of a text; the bytes of the first sign that no date has, otherwise.
pub(super) fn tokens(text: &str) -> Result<Vec<Token>, Range<usize>> {
    let mut out: Vec<Token> = Vec::new();
    let mut spaced = false;
    let mut at = 0;
    while let Some(letter) = text[at..].chars().next() {
        let rest = &text[at..];
        let run = |same: fn(char) -> bool| rest.find(|c| !same(c)).unwrap_or(rest.len());
        let (kind, len) = match letter {
            ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\t' => {
                spaced = true;
                at += letter.len_utf8();
                continue;
            }
            '0'..='9' => {
                let len = run(|c| c.is_ascii_digit());
                match rest[..len].parse() {
                    Ok(number) if len <= 4 => (Kind::Number(number, len), len),
                    _ => return Err(at..at + len),
                }
            }
            'X' if rest.starts_with("XXXX") && !rest[4..].starts_with(char::is_alphanumeric) => (Kind::Unknown, 4),
            _ if letter.is_alphabetic() => {
                let len = run(char::is_alphabetic);
                (Kind::Word(rest[..len].to_lowercase()), len)
            }
            '.' if rest.starts_with("..") => (Kind::Dots, 2),
            '.' => (Kind::Dot, 1),
            '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' => (Kind::Dash, letter.len_utf8()),
            '/' => (Kind::Slash, 1),
            ',' | ';' => (Kind::Comma, 1),
            '?' | '~' | '%' => (Kind::Mark(letter), 1),
            _ => return Err(at..at + letter.len_utf8()),
        };
        out.push(Token { kind, range: at..at + len, spaced });
        spaced = false;
        at += len;
    }
    Ok(out)
}
