//! Which words does a text say, paragraph by paragraph, and where does each of them stand?

use pulldown_cmark::{Event, LinkType, Parser, Tag, TagEnd};
use std::ops::Range;

/// Stands in the text of a passage for what is no prose: code, a picture, an address.
pub const OPAQUE: char = '\u{fffc}';

/// What a passage is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A paragraph, also in a quotation or further down in a list item.
    Paragraph,
    /// The first words of a list item.
    Item,
    /// A heading.
    Heading,
    /// A cell of a table.
    Cell,
    /// The description of a picture.
    Caption,
}

/// A piece of running text without its markup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// What it is.
    pub role: Role,
    /// Its words; lines stay apart, code and addresses are [`OPAQUE`].
    pub text: String,
    /// Where the words come from, in order.
    pub runs: Vec<Run>,
    /// Whether all of it is bold.
    pub strong: bool,
    /// Whether it stands in a list, a quotation or a note.
    pub nested: bool,
}

/// A part of a passage and its place. Where both have the same length, they are the same bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// Bytes of the passage.
    pub text: Range<usize>,
    /// Bytes of the source.
    pub source: Range<usize>,
}

/// The prose of a Markdown text. Code, HTML and destinations of links are left out.
pub fn passages(text: &str) -> Vec<Passage> {
    let mut reader = PassageReader {
        source: text,
        done: Vec::new(),
        open: Vec::new(),
        next: Role::Paragraph,
        strong: 0,
        nested: 0,
        skipped: 0,
        address: false,
    };
    for (event, range) in Parser::new_ext(text, super::extensions()).into_offset_iter() {
        reader.event(&event, range);
    }
    reader.flush();
    reader.done
}

struct PassageReader<'t> {
    source: &'t str,
    done: Vec<Passage>,
    /// The passage being read and, while a picture is described, the one around it.
    open: Vec<Passage>,
    next: Role,
    strong: usize,
    nested: usize,
    skipped: usize,
    address: bool,
}

impl PassageReader<'_> {
    fn event(&mut self, event: &Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(Tag::CodeBlock(_) | Tag::HtmlBlock) => {
                self.flush();
                self.skipped += 1;
            }
            Event::End(TagEnd::CodeBlock | TagEnd::HtmlBlock) => self.skipped -= 1,
            _ if self.skipped > 0 => {}
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(*tag),
            Event::Text(_) if self.address => {}
            Event::Text(words) => self.push(words, range),
            Event::Code(_) | Event::InlineMath(_) | Event::DisplayMath(_) => self.opaque(range),
            Event::SoftBreak | Event::HardBreak => self.push("\n", range),
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Strong => self.strong += 1,
            Tag::Link { link_type: LinkType::Autolink | LinkType::Email, .. } => {
                self.opaque(range);
                self.address = true;
            }
            Tag::Image { .. } => {
                self.opaque(range);
                self.open.push(self.passage(Role::Caption));
            }
            Tag::Emphasis | Tag::Strikethrough | Tag::Link { .. } => {}
            _ => {
                self.flush();
                self.next = match tag {
                    Tag::Item => Role::Item,
                    Tag::Heading { .. } => Role::Heading,
                    Tag::TableCell => Role::Cell,
                    Tag::Paragraph if self.next == Role::Item => Role::Item,
                    _ => Role::Paragraph,
                };
                if matches!(tag, Tag::BlockQuote(_) | Tag::List(_) | Tag::FootnoteDefinition(_)) {
                    self.nested += 1;
                }
            }
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Strong => self.strong = self.strong.saturating_sub(1),
            TagEnd::Link => self.address = false,
            TagEnd::Image => self.close(),
            TagEnd::Emphasis | TagEnd::Strikethrough => {}
            _ => {
                self.flush();
                self.next = Role::Paragraph;
                if matches!(tag, TagEnd::BlockQuote(_) | TagEnd::List(_) | TagEnd::FootnoteDefinition) {
                    self.nested = self.nested.saturating_sub(1);
                }
            }
        }
    }

    fn passage(&self, role: Role) -> Passage {
        Passage { role, text: String::new(), runs: Vec::new(), strong: true, nested: self.nested > 0 }
    }

    fn push(&mut self, words: &str, source: Range<usize>) {
        if self.open.is_empty() {
            self.open.push(self.passage(self.next));
        }
        let strong = self.strong > 0;
        let same = self.source.get(source.clone()) == Some(words);
        let Some(passage) = self.open.last_mut() else { return };
        let start = passage.text.len();
        passage.text.push_str(words);
        passage.strong &= strong || words.trim().is_empty();
        match passage.runs.last_mut() {
            Some(last) if same && last.source.end == source.start && last.text.len() == last.source.len() => {
                last.text.end += words.len();
                last.source.end = source.end;
            }
            _ => {
                // Equal lengths mean equal bytes: what Markdown rewrote is one place, never counted through.
                let source = if !same && source.len() == words.len() { source.start..source.end + 1 } else { source };
                passage.runs.push(Run { text: start..start + words.len(), source });
            }
        }
    }

    fn opaque(&mut self, source: Range<usize>) {
        self.push(OPAQUE.encode_utf8(&mut [0; 3]), source);
    }

    /// Ends the passage that is being read.
    fn close(&mut self) {
        if let Some(passage) = self.open.pop()
            && !passage.text.trim().is_empty()
        {
            self.done.push(passage);
        }
    }

    fn flush(&mut self) {
        while !self.open.is_empty() {
            self.close();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(Role, String)> {
        passages(text).into_iter().map(|p| (p.role, p.text.replace(OPAQUE, "~"))).collect()
    }

    #[test]
    fn only_prose_is_read() {
        let text = "# А *б*\n\nв `код` [г](x \"y\") <https://gov.kz>\nд<br>\n\n```\nкод\n```\n\n- е\n- ж\n\n  з\n\n> и\n\n|к|\n|-|\n|л|\n\n![м](n.jpg)\n\n<p>н\n";
        let expected = [
            (Role::Heading, "А б"),
            (Role::Paragraph, "в ~ г ~\nд"),
            (Role::Item, "е"),
            (Role::Item, "ж"),
            (Role::Paragraph, "з"),
            (Role::Paragraph, "и"),
            (Role::Cell, "к"),
            (Role::Cell, "л"),
            (Role::Caption, "м"),
            (Role::Paragraph, "~"),
        ];
        assert_eq!(read(text), expected.map(|(role, text)| (role, text.to_owned())));
    }

    #[test]
    fn runs_lead_back_to_the_text() {
        let text = "> а **б** &amp; \\* в\n> г\n";
        for passage in passages(text) {
            let mut at = 0;
            for run in &passage.runs {
                assert_eq!(run.text.start, at);
                at = run.text.end;
                if run.text.len() == run.source.len() {
                    assert_eq!(passage.text[run.text.clone()], text[run.source.clone()]);
                }
            }
            assert_eq!((at, passage.text.as_str()), (passage.text.len(), "а б & * в\nг"));
        }
        assert!(passages("**а б**\n").iter().all(|p| p.strong) && !passages("**а** б\n")[0].strong);
    }
}
