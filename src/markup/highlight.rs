//! How is a block of code coloured?
//!
//! The output carries class names and no colours; each has the prefix `hl-`. They are the scopes of Sublime Text's
//! grammars (<https://www.sublimetext.com/docs/scope_naming.html>), of which a theme styles a few:
//! `.hl-comment`, `.hl-string`, `.hl-keyword` and `.hl-storage`, `.hl-constant` (numbers, `true`), `.hl-entity`
//! (names being defined, tags, attributes), `.hl-variable`, `.hl-support`, `.hl-invalid`, `.hl-punctuation`.

use std::sync::LazyLock;

use syntect::html::{ClassStyle, line_tokens_to_classed_spans};
use syntect::parsing::{ParseState, ScopeStack, SyntaxSet};
use syntect::util::LinesWithEndings;

/// Bytes of code coloured per text.
const MAX_BYTES: usize = 100_000;
/// A block with a longer line stays plain.
const MAX_LINE_CHARS: usize = 2_000;
const MAX_LINES: usize = 2_000;
/// Patterns of some grammars take time quadratic in the length of a line, so the squares are what is counted:
/// enough for a thousand lines of 60 characters or one of 2,000, and below a second at worst.
const MAX_WORK: usize = 4_000_000;
/// Marked-up bytes per byte of code, plus the same for every block; beyond it the block stays plain.
const MAX_GROWTH: usize = 10;
const GROWTH_FLOOR: usize = 16_384;

const STYLE: ClassStyle = ClassStyle::SpacedPrefixed { prefix: "hl-" };

/// Unpacking the grammars takes longer than a page, so it waits for the first block that names a language.
static SYNTAXES: LazyLock<SyntaxSet> = LazyLock::new(SyntaxSet::load_defaults_newlines);

/// The language that an info string names, if it is a plain word: nothing else of it may reach the page.
pub(super) fn language(info: &str) -> Option<&str> {
    let word = info.split(|c: char| c.is_whitespace() || c == ',').next()?;
    let plain = (1..=20).contains(&word.len())
        && word.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'#' | b'-'));
    plain.then_some(word)
}

/// Colours the blocks of one text and keeps account of the effort.
#[derive(Default)]
pub(super) struct Highlighter {
    bytes: usize,
    work: usize,
}

impl Highlighter {
    /// `code` as HTML with classed `<span>`s, or `None` where the language is unknown or the code is better left plain:
    /// there is no way to interrupt a grammar, so what could take long is not begun.
    pub(super) fn spans(&mut self, code: &str, language: &str) -> Option<String> {
        let (mut lines, mut longest, mut work) = (0, 0, 0);
        if self.bytes + code.len() > MAX_BYTES {
            return None;
        }
        for line in code.lines() {
            let chars = line.chars().count();
            lines += 1;
            longest = longest.max(chars);
            work += chars * chars;
        }
        if lines > MAX_LINES || longest > MAX_LINE_CHARS || self.work + work > MAX_WORK {
            return None;
        }
        self.bytes += code.len();
        self.work += work;
        spans(code, language)
    }
}

fn spans(code: &str, language: &str) -> Option<String> {
    let syntax = SYNTAXES.find_syntax_by_token(language)?;
    if syntax.name == "Plain Text" {
        return None;
    }
    let mut state = ParseState::new(syntax);
    let mut stack = ScopeStack::new();
    let mut open = 0;
    let mut html = String::with_capacity(code.len() * 4);
    for line in LinesWithEndings::from(code) {
        let tokens = state.parse_line(line, &SYNTAXES).ok()?;
        let (spans, delta) = line_tokens_to_classed_spans(line, &tokens, STYLE, &mut stack).ok()?;
        html.push_str(&spans);
        open += delta;
        if html.len() > code.len() * MAX_GROWTH + GROWTH_FLOOR {
            return None;
        }
    }
    for _ in 0..open {
        html.push_str("</span>");
    }
    Some(html)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn info_strings_name_a_language_or_nothing() {
        let table = [
            ("rust", Some("rust")),
            ("c++ linenos", Some("c++")),
            ("rust,ignore", Some("rust")),
            ("", None),
            ("қазақша", None),
            ("a\"onclick", None),
            ("<script>", None),
            ("abcdefghijklmnopqrstu", None),
        ];
        for (info, expected) in table {
            assert_eq!(language(info), expected, "{info:?}");
        }
    }

    #[test]
    fn code_gets_classes_and_keeps_its_words() {
        let html = spans("let a = \"<қ>\"; // b\n", "rust").unwrap();
        assert!(html.contains("hl-comment") && html.contains("hl-string") && html.contains("hl-keyword"), "{html}");
        assert!(html.contains("&lt;қ&gt;"), "{html}");
        assert_eq!(html.matches("<span").count(), html.matches("</span>").count());
        assert_eq!(spans("a", "txt"), None);
        assert_eq!(spans("a", "no-such-language"), None);
    }

    #[test]
    fn what_could_take_long_stays_plain() {
        let spans = |code: &str, language| Highlighter::default().spans(code, language);
        assert_eq!(spans(&"a = 1\n".repeat(20_000), "python"), None);
        assert_eq!(spans(&"a = 1\n".repeat(3_000), "python"), None);
        assert_eq!(spans(&"қ".repeat(2_001), "python"), None);
        assert!(spans(&"қ".repeat(2_000), "python").is_some());
        let mut one = Highlighter::default();
        assert!(one.spans(&"қ".repeat(1_500), "python").is_some());
        assert_eq!(one.spans(&"қ".repeat(1_500), "python"), None, "the effort is counted over the text");
        let brackets = spans(&"[[[[[[[[[[[[[[[[\n".repeat(1_900), "json");
        assert!(brackets.is_none_or(|html| html.len() < 1_000_000));
    }
}
