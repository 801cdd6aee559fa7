//! Where in a Markdown file do the fields end and the prose begin?

use crate::diagnostics::{Diagnostic, FileId, Span};
use std::ops::Range;

/// The two parts of a Markdown file, as byte ranges.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FrontMatter {
    /// The YAML between the `---` lines; empty where there is none.
    pub yaml: Range<usize>,
    /// The prose.
    pub prose: Range<usize>,
}

/// Splits a Markdown text. Front matter starts with `---` on the first line and ends with `---` on a line of its own.
///
/// # Errors
/// A finding where the front matter is not closed, or begins with something that only looks like `---`.
pub fn split_front_matter(file: FileId, text: &str) -> Result<FrontMatter, Box<Diagnostic>> {
    let lead = text.len() - text.trim_start_matches(['\n', ' ', '\u{a0}']).len();
    let first = text[lead..].lines().next().unwrap_or("");
    let at = |range: Range<usize>| Span::new(file, range);
    if first.trim_end() != "---" {
        let almost =
            first.starts_with("----") || first.starts_with("+++") || first.starts_with('—') || first.starts_with('–');
        if almost && first.trim_end().chars().count() <= 8 {
            return Err(Box::new(Diagnostic::error("front-matter-start", at(lead..lead + first.len()))));
        }
        return Ok(FrontMatter { yaml: 0..0, prose: 0..text.len() });
    }
    if lead > 0 {
        return Err(Box::new(Diagnostic::error("front-matter-start", at(lead..lead + first.len()))));
    }
    let yaml_start = (first.len() + 1).min(text.len());
    let mut line_start = yaml_start;
    for line in text[yaml_start..].split_inclusive('\n') {
        if line.trim_end() == "---" {
            return Ok(FrontMatter { yaml: yaml_start..line_start, prose: line_start + line.len()..text.len() });
        }
        line_start += line.len();
    }
    Err(Box::new(Diagnostic::error("front-matter-open", at(0..first.len()))))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> Result<(&str, &str), &'static str> {
        split_front_matter(FileId(0), text).map(|f| (&text[f.yaml], &text[f.prose])).map_err(|d| d.code)
    }

    #[test]
    fn fields_and_prose() {
        assert_eq!(parts("---\na: 1\n---\ntext\n---\n"), Ok(("a: 1\n", "text\n---\n")));
        assert_eq!(parts("---\n---"), Ok(("", "")));
        assert_eq!(parts("only prose\n"), Ok(("", "only prose\n")));
        assert_eq!(parts(""), Ok(("", "")));
        assert_eq!(parts("---\na: 1\n"), Err("front-matter-open"));
        assert_eq!(parts("----\na: 1\n----\n"), Err("front-matter-start"));
        assert_eq!(parts("+++\na = 1\n+++\n"), Err("front-matter-start"));
        assert_eq!(parts("\n---\na: 1\n---\n"), Err("front-matter-start"));
    }
}
