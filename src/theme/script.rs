//! What of a script is sent to readers? All but its comments and the spaces before its lines, which are for those who write it.

/// The script without lines that are a comment as a whole, empty lines and indents; line for line otherwise. Comments that begin with
/// `/*!` (licences) or `//#` (for developers' tools) stay. A script that may have a text of several lines is left alone, and so is
/// what is no UTF-8.
pub(super) fn without_comments(js: &[u8]) -> Vec<u8> {
    let Ok(text) = std::str::from_utf8(js) else { return js.to_vec() };
    let several_lines = |line: &str| line.matches('`').count() % 2 == 1 || line.ends_with('\\');
    if text.lines().any(several_lines) {
        return js.to_vec();
    }
    let comment = |line: &str| {
        line.is_empty()
            || line.starts_with("//") && !line.starts_with("//#")
            || line.starts_with("/**") && line.find("*/").is_some_and(|end| end + 2 == line.len())
    };
    let lines = text.lines().map(str::trim).filter(|line| !comment(line));
    lines.flat_map(|line| [line, "\n"]).collect::<String>().into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_go_and_code_stays() {
        for (js, expected) in [
            ("// What?\n\n(() => {\n  /** Ұ */\n  a('// b'); // c\n})();\n", "(() => {\na('// b'); // c\n})();\n"),
            ("/*! Licence */\n//# source\na", "/*! Licence */\n//# source\na\n"),
            ("/** a */ b();\n/** a */ b() /** c */", "/** a */ b();\n/** a */ b() /** c */\n"),
            ("  f(`a`, `b`);\n  // c\n", "f(`a`, `b`);\n"),
            ("a = `\n  // text\n`;\n", "a = `\n  // text\n`;\n"),
            ("a = 'b\\\n  c';\n", "a = 'b\\\n  c';\n"),
            ("", ""),
        ] {
            assert_eq!(String::from_utf8(without_comments(js.as_bytes())).unwrap(), expected, "{js}");
        }
        assert_eq!(without_comments(b"\xff\n// a"), b"\xff\n// a");
    }
}
