//! What of a style sheet is sent to readers? All but its comments and indents, which are for those who write it.

/// The style sheet without comments, the lines that they leave empty, and white space around lines. Strings stay whole; so does what is no UTF-8.
pub(super) fn without_comments(css: &[u8]) -> Vec<u8> {
    let Ok(text) = std::str::from_utf8(css) else { return css.to_vec() };
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['"', '\'', '/']) {
        out.push_str(&rest[..at]);
        let after = &rest[at..];
        let length = match after.as_bytes() {
            [b'/', b'*', ..] => {
                let end = after[2..].find("*/").map_or(after.len(), |end| end + 4);
                rest = &after[end..];
                continue;
            }
            [b'/', ..] => 1,
            _ => string_length(after),
        };
        out.push_str(&after[..length]);
        rest = &after[length..];
    }
    out.push_str(rest);
    let lines = out.lines().filter(|line| !line.trim().is_empty());
    lines.flat_map(|line| [line.trim(), "\n"]).collect::<String>().into_bytes()
}

/// Bytes of the string that `text` begins with, its quotes included.
fn string_length(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut at = 1;
    while at < bytes.len() && bytes[at] != bytes[0] {
        at += if bytes[at] == b'\\' { 2 } else { 1 };
    }
    // A backslash may stand before a letter of several bytes.
    (at + 1..=text.len()).find(|end| text.is_char_boundary(*end)).unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_go_and_strings_stay() {
        for (css, expected) in [
            ("/* Frame */\na{b:c}\n\n/* 2 */ p{q:r} /* end", "a{b:c}\np{q:r}\n"),
            ("a{content:\"/* no */\"}", "a{content:\"/* no */\"}\n"),
            ("a::after{content:'\\'/*'}/*x*/b{}", "a::after{content:'\\'/*'}b{}\n"),
            ("a{grid:1/2/3}/**/\n", "a{grid:1/2/3}\n"),
            ("a{content:\"\\ұ\"}/* Ұ */", "a{content:\"\\ұ\"}\n"),
            ("a{content:\"open", "a{content:\"open\n"),
            ("", ""),
        ] {
            assert_eq!(String::from_utf8(without_comments(css.as_bytes())).unwrap(), expected, "{css}");
        }
        assert_eq!(without_comments(b"\xff/* a */"), b"\xff/* a */");
    }
}
