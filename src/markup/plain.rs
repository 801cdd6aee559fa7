//! What does a text say in one line, for descriptions and previews?

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

/// The running text of `text` in one line of at most `max_chars` characters, cut at a word with "…".
/// Headings, tables, code blocks, images, footnotes and HTML are left out: they do not read well in one line.
pub fn to_plain(text: &str, max_chars: usize) -> String {
    let mut line = Line { out: String::new(), chars: 0, gap: false, item: false };
    let mut skipped = 0_usize;
    for event in Parser::new_ext(text, super::extensions()) {
        match event {
            Event::Start(tag) if skipped > 0 || is_skipped(&tag) => skipped += 1,
            Event::End(tag) if skipped > 0 => {
                skipped -= 1;
                line.gap |= tag != TagEnd::Image;
            }
            _ if skipped > 0 => {}
            Event::Text(words) | Event::Code(words) => line.push(&words, max_chars),
            Event::SoftBreak | Event::HardBreak | Event::End(TagEnd::Paragraph) => line.gap = true,
            Event::End(TagEnd::Item) => {
                line.gap = true;
                line.item = true;
            }
            Event::End(TagEnd::List(_)) => line.item = false,
            Event::Start(Tag::Item | Tag::List(_)) => line.gap = true,
            _ => {}
        }
        if line.chars > max_chars {
            break;
        }
    }
    line.cut(max_chars)
}

fn is_skipped(tag: &Tag<'_>) -> bool {
    matches!(
        tag,
        Tag::Heading { .. }
            | Tag::Table(_)
            | Tag::CodeBlock(_)
            | Tag::Image { .. }
            | Tag::FootnoteDefinition(_)
            | Tag::HtmlBlock
    )
}

struct Line {
    out: String,
    chars: usize,
    /// A space is due before the next word.
    gap: bool,
    /// An item of a list ended, which needs a mark of its own in one line.
    item: bool,
}

impl Line {
    /// Appends words with white space and control characters folded; stops once the line is certainly too long.
    fn push(&mut self, words: &str, max_chars: usize) {
        for c in words.chars() {
            if self.chars > max_chars {
                return;
            }
            // A no-break space stays: «2023 ж.» must not be torn apart.
            if c != '\u{a0}' && c.is_whitespace() || c.is_control() {
                self.gap = true;
                continue;
            }
            if self.gap && !self.out.is_empty() {
                if self.item && self.out.ends_with(char::is_alphanumeric) {
                    self.add(';');
                }
                self.add(' ');
            }
            self.gap = false;
            self.item = false;
            self.add(c);
        }
    }

    fn add(&mut self, c: char) {
        self.out.push(c);
        self.chars += 1;
    }

    fn cut(mut self, max_chars: usize) -> String {
        if self.chars <= max_chars {
            return self.out;
        }
        let Some(room) = max_chars.checked_sub(1) else { return String::new() };
        let end = self.out.char_indices().nth(room).map_or(self.out.len(), |(at, _)| at);
        let at_word = self.out[end..].starts_with(char::is_whitespace);
        // A single word longer than the line is cut inside.
        let end = if at_word { end } else { self.out[..end].rfind(char::is_whitespace).unwrap_or(end) };
        self.out.truncate(end);
        let kept = self.out.trim_end_matches(|c: char| c.is_whitespace() || ",;:–—-(«".contains(c)).len();
        self.out.truncate(kept);
        self.out.push('…');
        self.out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_become_one_line() {
        let table = [
            ("", 10, ""),
            (
                "# Тақырып\n\n**Форум**\nөтті <b>бүгін</b>.\n\nОл [сайтта](people/x).",
                80,
                "Форум өтті бүгін. Ол сайтта.",
            ),
            ("- бір\n- екі\n\nүш", 80, "бір; екі үш"),
            ("- бір,\n- екі.", 80, "бір, екі."),
            ("a ![alt](p.jpg) b[^1]\n\n[^1]: note\n\n<div>x</div>\n\n|a|\n|-|\n|b|\n\n    code", 80, "a b"),
            ("a<!-- secret -->b `c  d`", 80, "ab c d"),
            ("Халықаралық форум Алматыда өтті", 20, "Халықаралық форум…"),
            ("Халықаралық форум Алматыда өтті", 18, "Халықаралық форум…"),
            ("Халықаралық форум Алматыда өтті", 17, "Халықаралық…"),
            ("Халықаралық форум", 17, "Халықаралық форум"),
            ("Форум – Алматыда өтті", 9, "Форум…"),
            ("Халықаралық", 6, "Халық…"),
            ("Халықаралық", 1, "…"),
            ("Халықаралық", 0, ""),
            ("24\u{a0}тамыз", 80, "24\u{a0}тамыз"),
        ];
        for (text, max, expected) in table {
            assert_eq!(to_plain(text, max), expected, "{text:?} in {max}");
        }
    }
}
