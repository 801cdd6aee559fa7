//! Which characters must be replaced before text stands in HTML?

/// Appends `text` as the content of an element.
pub fn text(out: &mut String, text: &str) {
    replace(out, text, |b| matches!(b, b'&' | b'<' | b'>') || is_control(b));
}

/// `text` as the content of an element.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    self::text(&mut out, text);
    out
}

/// Appends `text` as the value of an attribute in double quotes.
pub fn attribute(out: &mut String, text: &str) {
    replace(out, text, |b| matches!(b, b'&' | b'<' | b'>' | b'"' | b'\'' | b'`') || is_control(b));
}

/// Appends `href` as the value of an attribute, with what may not stand in an address percent-encoded
/// (the path percent-encode set of the URL standard, <https://url.spec.whatwg.org/#path-percent-encode-set>).
/// Letters outside ASCII stay: browsers and readers want `бағдарлама.pdf`, not its bytes.
pub(super) fn address(out: &mut String, href: &str) {
    let mut rest = href;
    while let Some(at) = rest.bytes().position(needs_percent) {
        out.push_str(&rest[..at]);
        match rest.as_bytes()[at] {
            b'&' => out.push_str("&amp;"),
            b'\'' => out.push_str("&#39;"),
            byte => {
                out.push('%');
                for digit in [byte >> 4, byte & 15] {
                    out.push(char::from(b"0123456789ABCDEF"[usize::from(digit)]));
                }
            }
        }
        rest = &rest[at + 1..];
    }
    out.push_str(rest);
}

fn needs_percent(byte: u8) -> bool {
    byte <= b' ' || matches!(byte, b'"' | b'<' | b'>' | b'`' | b'&' | b'\'' | 0x7f)
}

/// Controls that HTML forbids (§ 13.2.3.5 "preprocessing the input stream").
fn is_control(byte: u8) -> bool {
    byte < b' ' && !matches!(byte, b'\t' | b'\n' | b'\r') || byte == 0x7f
}

fn replace(out: &mut String, text: &str, special: impl Fn(u8) -> bool) {
    let mut rest = text;
    // Every special byte is ASCII, hence a character of its own.
    while let Some(at) = rest.bytes().position(&special) {
        out.push_str(&rest[..at]);
        out.push_str(match rest.as_bytes()[at] {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            b'\'' => "&#39;",
            b'`' => "&#96;",
            _ => "\u{fffd}",
        });
        rest = &rest[at + 1..];
    }
    out.push_str(rest);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(f: fn(&mut String, &str), text: &str) -> String {
        let mut out = String::new();
        f(&mut out, text);
        out
    }

    #[test]
    fn each_place_has_its_own_set() {
        assert_eq!(with(text, "«a» \"b\" & <c>\u{1}"), "«a» \"b\" &amp; &lt;c&gt;\u{fffd}");
        assert_eq!(with(attribute, "\"'`<&қ"), "&quot;&#39;&#96;&lt;&amp;қ");
        assert_eq!(with(address, "a b\t\"қ\"?x=1&y='%20'"), "a%20b%09%22қ%22?x=1&amp;y=&#39;%20&#39;");
    }
}
