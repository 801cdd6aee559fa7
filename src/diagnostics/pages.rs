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
    "abbreviated-million",
    "abbreviation-typo",
    "absolute-link",
    "ambiguous-reference",
    "bad-clock",
    "bad-count",
    "bad-date",
    "bad-geo",
    "bad-id",
    "bad-moment",
    "bad-money",
    "bad-old-url",
    "bad-template",
    "bad-theme-name",
    "bad-url",
    "bad-words",
    "bold-title",
    "broken-hyphen",
    "capital-surname",
    "case-clash",
    "clock-end-before-start",
    "colon-in-text",
    "comment-open",
    "control-character",
    "count-without-unit",
    "credit-without-role",
    "curly-quotes",
    "cyrillic-abbreviation",
    "dangerous-link",
    "dangling-anchor",
    "dangling-link",
    "dangling-reference",
    "date-is-not-its-blocks",
    "direction-mark",
    "document-as-record",
    "double-mark",
    "double-space",
    "duplicate-id",
    "empty-credit",
    "empty-file",
    "end-before-start",
    "everyday-date",
    "fact-twice",
    "file-and-folder",
    "file-tells-place",
    "file-too-big",
    "file-without-file",
    "folder-too-deep",
    "foreign-abbreviation",
    "foreign-paragraph",
    "front-matter-open",
    "front-matter-start",
    "glued-initials",
    "glued-number",
    "hyphen-for-dash",
    "id-is-a-name",
    "id-mismatch",
    "id-twice",
    "ignore-refused",
    "ignore-unknown-code",
    "ignore-unused",
    "ignore-without-reason",
    "image-without-alt",
    "incomplete-unknown",
    "inner-bom",
    "joined-words",
    "legacy-encoding",
    "likely-duplicate",
    "link-out-of-tree",
    "link-to-unlisted-file",
    "list-without-space",
    "lost-picture",
    "markdown-too-deep",
    "merged-cycle",
    "missing-field",
    "missing-file",
    "missing-space",
    "missing-translation",
    "mixed-dashes",
    "mixed-script",
    "name-not-utf8",
    "name-with-control",
    "no-kazakh-letters",
    "no-records",
    "no-site-file",
    "no-such-day",
    "no-such-month",
    "no-theme",
    "not-a-file",
    "not-a-number",
    "not-utf8",
    "part-of-cycle",
    "path-collision",
    "period-ends-before-start",
    "photo-without-alt",
    "photo-without-file",
    "picture-too-large",
    "picture-unreadable",
    "place-twice",
    "quote-style",
    "raw-html",
    "reference-to-withheld",
    "result-without-recipient",
    "results-without-status",
    "roman-cyrillic",
    "rooms-overlap",
    "same-name-twice",
    "session-outside-event",
    "soft-hyphen",
    "spelling",
    "stop-in-brackets",
    "stray-file",
    "stray-nbsp",
    "table-column",
    "table-empty",
    "table-too-long",
    "table-unreadable",
    "time-in-date",
    "two-digit-year",
    "unbalanced-quotes",
    "unknown-choice",
    "unknown-folder",
    "unknown-key",
    "unknown-language",
    "unknown-name",
    "unknown-nomination",
    "unknown-stage",
    "unknown-zone",
    "unlisted-file",
    "unreadable-file",
    "unverified-name",
    "utf16-read",
    "vanished-record",
    "view-counter",
    "windows-name",
    "word-list-mark",
    "wrong-kind",
    "wrong-offset",
    "wrong-shape",
    "yaml-alias",
    "yaml-colon",
    "yaml-documents",
    "yaml-duplicate-key",
    "yaml-hash",
    "yaml-indent",
    "yaml-key",
    "yaml-no-colon",
    "yaml-no-space",
    "yaml-not-a-map",
    "yaml-odd-space",
    "yaml-quote-needed",
    "yaml-syntax",
    "yaml-tab",
    "yaml-tag",
    "yaml-text-after",
    "yaml-too-big",
    "yaml-too-deep",
    "yaml-unclosed-bracket",
    "yaml-unclosed-quote",
    "zero-width",
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
