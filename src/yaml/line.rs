//! How is a line of a record laid out? Indent, list mark, field name, value.

use std::ops::Range;

/// A line and where it begins in its text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line<'a> {
    /// Byte of its first character.
    pub start: usize,
    /// The line without its end.
    pub text: &'a str,
}

impl<'a> Line<'a> {
    /// The line of `part` in which the byte `at` lies.
    pub fn around(part: &'a str, at: usize) -> Self {
        let start = part[..at].rfind('\n').map_or(0, |n| n + 1);
        Self { start, text: part[start..].lines().next().unwrap_or("") }
    }

    /// The nearest line above that is not blank.
    pub fn above(self, part: &'a str) -> Option<Self> {
        let mut line = self;
        while line.start > 0 {
            line = Self::around(part, line.start - 1);
            if !line.text.trim().is_empty() {
                return Some(line);
            }
        }
        None
    }

    /// The line below.
    pub fn below(self, part: &'a str) -> Option<Self> {
        let next = self.start + self.text.len() + 1;
        (next < part.len()).then(|| Self::around(part, next))
    }

    /// Where the indent and the marks of lists end.
    pub fn body(self) -> usize {
        let mut at = self.indent();
        while self.text[at..].starts_with("- ") {
            at += 2;
            at += self.text[at..].len() - self.text[at..].trim_start_matches(' ').len();
        }
        at
    }

    /// Spaces and tabs at its beginning.
    pub fn indent(self) -> usize {
        self.text.len() - self.text.trim_start_matches([' ', '\t']).len()
    }

    /// The name before the first colon that could be a field, as a range of the line.
    pub fn key(self) -> Option<Range<usize>> {
        let body = self.body();
        let colon = body + self.text[body..].find(':')?;
        let name = &self.text[body..colon];
        let right = !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'));
        right.then_some(body..colon)
    }

    /// The value after `key: ` or the list mark, without spaces at its end.
    pub fn value(self) -> Option<Range<usize>> {
        let body = self.body();
        let after_key = self.text[body..].find(": ").map(|n| body + n + 2);
        let start = match (after_key, self.key()) {
            (Some(start), Some(_)) => start,
            _ if body > self.indent() => body,
            _ => return None,
        };
        let start = start + self.text[start..].len() - self.text[start..].trim_start().len();
        let end = self.text.trim_end().len();
        (start < end).then_some(start..end)
    }
}

/// A text in single quotes, as YAML takes it for exactly this text.
pub(super) fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}
