//! What is the destination of a link: a record, a file, another site, or something that must not be published?

/// A destination as an author wrote it, after Markdown's own decoding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Destination<'a> {
    /// `people/beisembaev-gani`, `people/beisembaev-gani#bio`; `./` before, `/` or `.md` after are tolerated.
    /// Whether such a record exists is not known here.
    Record {
        /// A kind of record, for which `is_kind` said yes.
        kind: &'a str,
        /// Identifier inside the kind, not checked.
        id: &'a str,
        /// What follows `#`.
        fragment: Option<&'a str>,
    },
    /// A relative path such as `photo.jpg` or `../docs/x.pdf`, with query and fragment if there are any; empty for `[a]()`.
    File(&'a str),
    /// A whole address with the scheme `http`, `https`, `mailto` or `tel`.
    External(&'a str),
    /// `#x`: the part after `#`, in the same text.
    Anchor(&'a str),
    /// A scheme that may run code or read files (`javascript:`), that is unknown, or that is disguised by spaces,
    /// control characters, percent signs or entities. The value is the scheme as written.
    Dangerous(&'a str),
    /// `/x` or `//x`: depends on where the site is published.
    Absolute(&'a str),
}

impl<'a> Destination<'a> {
    /// Says what `dest` is; `is_kind` knows the names of the kinds of records (`people`, `events`).
    pub fn parse(dest: &'a str, is_kind: &dyn Fn(&str) -> bool) -> Self {
        match scheme(dest) {
            Scheme::Allowed => return Self::External(dest.trim_matches(is_blank)),
            Scheme::Refused(name) => return Self::Dangerous(name),
            Scheme::None => {}
        }
        let path = dest.trim_matches(is_blank);
        if let Some(anchor) = path.strip_prefix('#') {
            return Self::Anchor(anchor);
        }
        // Browsers take `\` for `/`: `\\evil.example` leads to another site.
        if path.starts_with(['/', '\\']) {
            return Self::Absolute(path);
        }
        let path = path.strip_prefix("./").unwrap_or(path);
        record(path, is_kind).unwrap_or(Self::File(path))
    }
}

/// May this address stand in a page, as far as its scheme is concerned?
pub(super) fn is_safe_address(href: &str) -> bool {
    !matches!(scheme(href), Scheme::Refused(_))
}

fn record<'a>(path: &'a str, is_kind: &dyn Fn(&str) -> bool) -> Option<Destination<'a>> {
    let (path, fragment) = path.split_once('#').map_or((path, None), |(path, fragment)| (path, Some(fragment)));
    let (kind, id) = path.split_once('/')?;
    let id = id.strip_suffix('/').or_else(|| id.strip_suffix(".md")).unwrap_or(id);
    let fits = !id.is_empty() && !id.contains(['/', '.', '?', '\\']) && is_kind(kind);
    fits.then_some(Destination::Record { kind, id, fragment })
}

enum Scheme<'a> {
    None,
    Allowed,
    Refused(&'a str),
}

/// Finds the scheme as the most lenient reader could see it: blanks, control and invisible characters removed,
/// percent signs and entities decoded. Browsers remove tabs, line ends and leading controls
/// (<https://url.spec.whatwg.org/#concept-basic-url-parser>); the rest is refused because no honest author writes it.
fn scheme(dest: &str) -> Scheme<'_> {
    const LONGEST: usize = 8;
    let mut name = [0; LONGEST];
    let mut len = 0;
    let mut disguised = false;
    let mut rest = dest;
    while let Some(first) = rest.chars().next() {
        let (c, width) = match decode(rest) {
            Some(decoded) => {
                disguised = true;
                decoded
            }
            None => (first, first.len_utf8()),
        };
        match c {
            // A blank before or after the whole is a slip of the pen, one inside the scheme is not.
            c if is_blank(c) => disguised |= len > 0 || c != ' ',
            ':' if len == 0 => return Scheme::None,
            ':' => {
                let written = dest[..dest.len() - rest.len()].trim_matches(is_blank);
                let known = matches!(&name[..len.min(LONGEST)], b"http" | b"https" | b"mailto" | b"tel");
                return if known && !disguised { Scheme::Allowed } else { Scheme::Refused(written) };
            }
            c if c.is_ascii_alphabetic() || len > 0 && (c.is_ascii_digit() || matches!(c, '+' | '-' | '.')) => {
                if len < LONGEST {
                    name[len] = c.to_ascii_lowercase() as u8;
                }
                len += 1;
            }
            _ => return Scheme::None,
        }
        rest = &rest[width..];
    }
    Scheme::None
}

/// White space, control characters, and format characters that nobody sees.
fn is_blank(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// Decodes a percent sign or an entity at the start of `text`: the character and the bytes it took.
fn decode(text: &str) -> Option<(char, usize)> {
    if let Some(rest) = text.strip_prefix('%') {
        let byte = u8::from_str_radix(rest.get(..2)?, 16).ok()?;
        return Some((char::from(byte), 3));
    }
    let rest = text.strip_prefix('&')?;
    for (name, c) in [("colon;", ':'), ("tab;", '\t'), ("newline;", '\n'), ("nbsp;", ' ')] {
        if rest.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name)) {
            return Some((c, name.len() + 1));
        }
    }
    let number = rest.strip_prefix('#')?;
    let (digits, radix) = number.strip_prefix(['x', 'X']).map_or((number, 10), |hex| (hex, 16));
    let len = digits.bytes().position(|b| !char::from(b).is_digit(radix)).unwrap_or(digits.len());
    let c = char::from_u32(u32::from_str_radix(digits.get(..len)?, radix).ok()?)?;
    let end = text.len() - digits.len() + len;
    Some((c, end + usize::from(text[end..].starts_with(';'))))
}

#[cfg(test)]
mod tests {
    use super::Destination::{Absolute, Anchor, Dangerous, External, File, Record};
    use super::*;

    fn parse(dest: &str) -> Destination<'_> {
        Destination::parse(dest, &|kind| kind == "people" || kind == "events")
    }

    #[test]
    fn destinations_are_told_apart() {
        let record = |id| Record { kind: "people", id, fragment: None };
        let table = [
            ("people/aman-asel", record("aman-asel")),
            ("./people/aman-asel", record("aman-asel")),
            ("people/aman-asel/", record("aman-asel")),
            ("people/aman-asel.md", record("aman-asel")),
            ("people/Әсел", record("Әсел")),
            ("people/aman-asel#bio", Record { kind: "people", id: "aman-asel", fragment: Some("bio") }),
            ("people/", File("people/")),
            ("people/photo.jpg", File("people/photo.jpg")),
            ("people/a/b", File("people/a/b")),
            ("cities/oral", File("cities/oral")),
            ("photo.jpg", File("photo.jpg")),
            (" ./docs/Бағдарлама 1.pdf", File("docs/Бағдарлама 1.pdf")),
            ("../docs/x.pdf", File("../docs/x.pdf")),
            ("12:30.jpg", File("12:30.jpg")),
            ("Сессия 1: баяндама.pdf", File("Сессия 1: баяндама.pdf")),
            ("docs/a:b.pdf", File("docs/a:b.pdf")),
            ("a%20b.pdf", File("a%20b.pdf")),
            ("", File("")),
            ("#bio", Anchor("bio")),
            ("#", Anchor("")),
            ("/kk/people/", Absolute("/kk/people/")),
            ("//evil.example/", Absolute("//evil.example/")),
            ("\\\\evil.example", Absolute("\\\\evil.example")),
            ("\t/\\evil.example", Absolute("/\\evil.example")),
            ("https://gov.kz/а?b=c:d", External("https://gov.kz/а?b=c:d")),
            (" HTTP://gov.kz", External("HTTP://gov.kz")),
            ("mailto:a@b.kz", External("mailto:a@b.kz")),
            ("tel:+77001234567", External("tel:+77001234567")),
        ];
        for (dest, expected) in table {
            assert_eq!(parse(dest), expected, "{dest:?}");
        }
    }

    #[test]
    fn disguised_and_unknown_schemes_are_dangerous() {
        let table = [
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "java\tscript:alert(1)",
            "java\nscript:alert(1)",
            "\u{1}javascript:alert(1)",
            "  javascript:alert(1)",
            "\u{a0}javascript:alert(1)",
            "\u{2028}javascript:alert(1)",
            "\u{feff}java\u{ad}scr\u{200b}ipt\u{0}:alert(1)",
            "javascript :alert(1)",
            "&#106;avascript:alert(1)",
            "&#0000106avascript:alert(1)",
            "&#x6A;avascript&colon;alert(1)",
            "java&Tab;script:alert(1)",
            "j%61vascript:alert(1)",
            "javascript%3Aalert(1)",
            "javascript%3aalert(1)",
            "ht\ttps://gov.kz",
            "https%3A//gov.kz",
            "data:text/html;base64,PHNjcmlwdD4=",
            "vbscript:msgbox(1)",
            "file:///etc/passwd",
            "blob:https://gov.kz/1",
            "view-source:https://gov.kz",
            "x-very-long-unknown-scheme:1",
            "httpsx:1",
            "mailtomailto:1",
        ];
        for dest in table {
            assert!(matches!(parse(dest), Dangerous(_)), "{dest:?} is {:?}", parse(dest));
            assert!(!is_safe_address(dest), "{dest:?}");
        }
        assert_eq!(parse(" java\tscript:x"), Dangerous("java\tscript"));
        assert_eq!(parse("javascript%3Ax"), Dangerous("javascript"));
    }

    #[test]
    fn odd_bytes_do_not_panic() {
        for dest in ["%", "%4", "%қ", "&", "&#", "&#x", "&#x110000;:", "&#99999999999:", "&coқ", "%ff:", "a%", "&#қ"]
        {
            let _ = parse(dest);
        }
    }
}
