//! What does a mistake look like, and how does it look when it is right? One page of examples for each code.
//!
//! A page is a file `pages/{code}.txt`: files of a small archive under `=== wrong PATH` and `=== right PATH`; `{U+00A0}` is
//! that character. A page without files begins with `=== none` and says why in its next line. Tests run both archives.

use std::ops::Range;

macro_rules! pages {
    ($($code:literal),* $(,)?) => {
        &[$(($code, include_str!(concat!("pages/", $code, ".txt")))),*]
    };
}

/// Code and page, in alphabetical order.
const PAGES: &[(&str, &str)] = pages![
    "bad-id",
    "case-clash",
    "control-character",
    "direction-mark",
    "document-as-record",
    "empty-file",
    "file-and-folder",
    "file-tells-place",
    "file-too-big",
    "folder-too-deep",
    "id-mismatch",
    "inner-bom",
    "legacy-encoding",
    "link-out-of-tree",
    "missing-file",
    "name-not-utf8",
    "name-with-control",
    "not-a-file",
    "not-utf8",
    "picture-too-large",
    "picture-unreadable",
    "same-name-twice",
    "stray-file",
    "table-column",
    "table-empty",
    "table-too-long",
    "table-unreadable",
    "unknown-folder",
    "unlisted-file",
    "unreadable-file",
    "utf16-read",
    "windows-name",
    "yaml-colon",
];

/// One of the two sides of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The mistake.
    Wrong,
    /// The same without the mistake.
    Right,
}

/// The files of one side of a code's page: path and text as they stand in the page, characters written out.
pub fn example(code: &str, side: Side) -> Vec<(&'static str, String)> {
    let Ok(at) = PAGES.binary_search_by(|(known, _)| (*known).cmp(code)) else { return Vec::new() };
    let wanted = match side {
        Side::Wrong => "wrong ",
        Side::Right => "right ",
    };
    let page = PAGES[at].1;
    let parts = page.split("=== ").filter_map(|part| part.strip_prefix(wanted)?.split_once('\n'));
    parts.map(|(path, text)| (path.trim(), characters(text))).collect()
}

/// All codes that have a page.
pub fn explained() -> impl Iterator<Item = &'static str> {
    PAGES.iter().map(|(code, _)| *code)
}

/// Replaces `{U+00A0}` by the character itself.
fn characters(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((at, end, c)) = next_character(rest) {
        out.push_str(&rest[..at]);
        out.push(c);
        rest = &rest[end..];
    }
    out.push_str(rest);
    out
}

/// Where the next `{U+…}` begins and ends, and what it means.
fn next_character(text: &str) -> Option<(usize, usize, char)> {
    let at = text.find("{U+")?;
    let Range { start, end } = at + 3..at + text[at..].find('}')?;
    let c = char::from_u32(u32::from_str_radix(&text[start..end], 16).ok()?)?;
    Some((at, end + 1, c))
}
