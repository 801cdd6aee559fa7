//! What stands in a built page? A scanner of tags and visible text, independent of the program under test.

/// A start tag.
#[derive(Debug)]
pub struct Tag {
    pub name: String,
    /// Attributes in order, values unescaped.
    pub attributes: Vec<(String, String)>,
}

impl Tag {
    /// The value of an attribute.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

enum Piece<'a> {
    Text(&'a str),
    Start(Tag),
    Other,
}

/// All start tags of a page, in order.
pub fn tags(html: &str) -> Vec<Tag> {
    pieces(html).into_iter().filter_map(|piece| if let Piece::Start(tag) = piece { Some(tag) } else { None }).collect()
}

/// The first tag of a name with an attribute of a value.
pub fn find<'t>(tags: &'t [Tag], name: &str, attribute: &str, value: &str) -> Option<&'t Tag> {
    tags.iter().find(|tag| tag.name == name && tag.get(attribute) == Some(value))
}

/// The text that a reader sees, with every run of spaces (also no-break ones) as one space. Words of separate elements stay apart.
pub fn visible_text(html: &str) -> String {
    let mut out = String::new();
    let mut hidden = false;
    for piece in pieces(html) {
        match piece {
            Piece::Text(text) if !hidden => out.push_str(&unescape(text)),
            Piece::Start(tag) => {
                hidden = matches!(tag.name.as_str(), "style" | "script" | "title");
                if is_block(&tag.name) {
                    out.push(' ');
                }
            }
            Piece::Text(_) => {}
            Piece::Other => hidden = false,
        }
    }
    one_space(&out)
}

fn is_block(name: &str) -> bool {
    !matches!(
        name,
        "a" | "b"
            | "i"
            | "em"
            | "strong"
            | "span"
            | "small"
            | "time"
            | "sup"
            | "sub"
            | "code"
            | "q"
            | "cite"
            | "abbr"
            | "wbr"
            | "mark"
            | "bdi"
    )
}

/// Every run of spaces as one space.
pub fn one_space(text: &str) -> String {
    text.split(|c: char| c.is_whitespace()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

fn pieces(html: &str) -> Vec<Piece<'_>> {
    let mut found = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        if at > 0 {
            found.push(Piece::Text(&rest[..at]));
        }
        rest = &rest[at..];
        if rest.starts_with("<!--") {
            rest = rest.find("-->").map_or("", |end| &rest[end + 3..]);
        } else if rest[1..].starts_with(|c: char| c.is_ascii_alphabetic()) {
            let (tag, after) = start_tag(&rest[1..]);
            let raw = matches!(tag.name.as_str(), "script" | "style");
            rest = after;
            let close = format!("</{}", tag.name);
            found.push(Piece::Start(tag));
            if raw {
                let end = rest.find(&close).unwrap_or(rest.len());
                found.push(Piece::Text(&rest[..end]));
                rest = &rest[end..];
            }
        } else {
            found.push(Piece::Other);
            rest = rest.find('>').map_or("", |end| &rest[end + 1..]);
        }
    }
    if !rest.is_empty() {
        found.push(Piece::Text(rest));
    }
    found
}

/// The tag whose name starts at `text`, and what follows its `>`.
fn start_tag(text: &str) -> (Tag, &str) {
    let end = text.find(|c: char| c.is_whitespace() || matches!(c, '>' | '/')).unwrap_or(text.len());
    let mut tag = Tag { name: text[..end].to_ascii_lowercase(), attributes: Vec::new() };
    let mut rest = &text[end..];
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
        if rest.is_empty() || rest.starts_with('>') {
            return (tag, rest.get(1..).unwrap_or(""));
        }
        let end = rest.find(|c: char| c.is_whitespace() || matches!(c, '=' | '>' | '/')).unwrap_or(rest.len());
        let name = rest[..end].to_ascii_lowercase();
        rest = rest[end..].trim_start();
        let Some(value) = rest.strip_prefix('=') else {
            tag.attributes.push((name, String::new()));
            continue;
        };
        let value = value.trim_start();
        let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''));
        let (value, after) = match quote {
            Some(quote) => value[1..].split_once(quote).unwrap_or((&value[1..], "")),
            None => value.split_at(value.find(|c: char| c.is_whitespace() || c == '>').unwrap_or(value.len())),
        };
        tag.attributes.push((name, unescape(value)));
        rest = after;
    }
}

/// Character references as characters.
pub fn unescape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let Some((name, tail)) = after.split_once(';').filter(|(name, _)| name.len() <= 8) else {
            out.push('&');
            rest = after;
            continue;
        };
        let number = name.strip_prefix("#x").or(name.strip_prefix("#X")).map(|hex| u32::from_str_radix(hex, 16));
        let number = number.or(name.strip_prefix('#').map(str::parse)).and_then(Result::ok).and_then(char::from_u32);
        match (name, number) {
            ("amp", _) => out.push('&'),
            ("lt", _) => out.push('<'),
            ("gt", _) => out.push('>'),
            ("quot", _) => out.push('"'),
            ("nbsp", _) => out.push('\u{a0}'),
            (_, Some(c)) => out.push(c),
            _ => out.extend(["&", name, ";"]),
        }
        rest = tail;
    }
    out.push_str(rest);
    out
}

#[test]
fn the_scanner_reads_what_browsers_read() {
    let page = "<!-- <a href=no> --><a class=x href='/q?a=1&amp;b=2' hidden>a &lt;b&gt;</a><p>c&nbsp; d<script>if (a<b) {}</script>";
    let tags = tags(page);
    assert_eq!(tags.iter().map(|t| t.name.as_str()).collect::<Vec<_>>(), ["a", "p", "script"]);
    assert_eq!(tags[0].get("href"), Some("/q?a=1&b=2"));
    assert_eq!(tags[0].get("hidden"), Some(""));
    assert_eq!(visible_text(page), "a <b> c d");
}
