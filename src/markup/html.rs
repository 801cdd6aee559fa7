//! How does each event of Markdown become HTML?
//!
//! One loop over the events writes straight into the page. It keeps counters and short stacks instead of calling
//! itself, so a text nested a hundred thousand deep costs time in proportion to its length and no stack.

use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag, TagEnd};

use super::anchors::{Anchors, Heading};
use super::comments::{Comments, is_comment};
use super::linked::Alt;
use super::notes::Notes;
use super::scan::MAX_DEPTH;
use super::tables::Tables;
use super::{escape, highlight};

/// What a page tells about itself, for [`to_html`].
#[derive(Clone, Copy)]
pub struct Options<'a> {
    /// Level of a heading with one `#`, 1 to 6; deeper ones follow, at most `<h6>`.
    pub heading_base: u8,
    /// Stands before every `id`, for pages with several texts.
    pub id_prefix: &'a str,
    /// Name of a table for readers' software ("Кесте"); the second table of a text gets " 2" and so on.
    pub table_label: &'a str,
    /// Name of the list of footnotes ("Ескертпелер").
    pub notes_label: &'a str,
    /// Name of the link from a footnote back to the text ("Мәтінге оралу"); its number follows.
    pub back_label: &'a str,
    /// Makes the `id` of a heading from its words; may return nothing.
    pub slug: &'a dyn Fn(&str) -> String,
    /// Resolves the destination of a link or an image, as [`super::LinkUse::destination`] has it.
    /// `None` drops the link and keeps its text. Never asked about an address that is unsafe by its scheme.
    pub link: &'a dyn Fn(&str) -> Option<LinkTarget>,
}

/// Where a link leads in the finished site.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LinkTarget {
    /// Address, not escaped.
    pub href: String,
    /// Language of the target where it differs from the page (`hreflang` and `lang`).
    pub lang: Option<String>,
    /// Does it leave the site? Gives `rel="external"`.
    pub external: bool,
    /// What an image shows, where that is something else than what a link leads to.
    pub picture: Option<PictureTarget>,
}

/// A picture of the site in its sizes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PictureTarget {
    /// Address of the JPEG, not escaped.
    pub src: String,
    /// Value of `srcset` for the WebPs.
    pub srcset: String,
    /// Value of `sizes`; none where there is one WebP.
    pub sizes: Option<&'static str>,
    /// Pixels from left to right.
    pub width: u32,
    /// Pixels from top to bottom.
    pub height: u32,
}

/// A finished text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Html {
    /// HTML for the inside of a `<div>`.
    pub html: String,
    /// Headings in order, for a table of contents.
    pub headings: Vec<Heading>,
    /// Is there a block of code, so that the page needs its styles?
    pub has_code: bool,
}

/// Writes `text` as HTML; linear in its length, whatever it holds.
pub fn to_html(text: &str, options: &Options<'_>) -> Html {
    let mut writer = Writer::new(text.len(), options);
    for event in Parser::new_ext(text, super::extensions()) {
        if writer.alt.is_some() {
            writer.alt_event(event);
        } else {
            writer.event(event);
        }
    }
    writer.notes.finish(&mut writer.out, options.id_prefix, options.notes_label, options.back_label);
    Html { html: writer.out, headings: writer.headings, has_code: writer.has_code }
}

/// The page so far and what is open in it.
pub(super) struct Writer<'o, 't> {
    pub(super) options: &'o Options<'o>,
    pub(super) out: String,
    headings: Vec<Heading>,
    has_code: bool,
    anchors: Anchors,
    pub(super) heading: Option<OpenHeading>,
    /// The image whose description is being read.
    pub(super) alt: Option<Alt<'t>>,
    /// For each open link: was its `<a>` written?
    pub(super) links: Vec<bool>,
    depth: usize,
    tables: Tables,
    notes: Notes,
    code: Option<Code>,
    highlighter: highlight::Highlighter,
    comments: Comments,
    html_open: bool,
}

pub(super) struct OpenHeading {
    level: u8,
    start: usize,
    pub(super) text: String,
}

struct Code {
    language: String,
    text: String,
}

impl<'o, 't> Writer<'o, 't> {
    fn new(len: usize, options: &'o Options<'o>) -> Self {
        Self {
            options,
            out: String::with_capacity(len + len / 4 + 32),
            headings: Vec::new(),
            has_code: false,
            anchors: Anchors::default(),
            heading: None,
            alt: None,
            links: Vec::new(),
            depth: 0,
            tables: Tables::default(),
            notes: Notes::default(),
            code: None,
            highlighter: highlight::Highlighter::default(),
            comments: Comments::default(),
            html_open: false,
        }
    }

    fn event(&mut self, event: Event<'t>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => match &mut self.code {
                Some(code) => code.text.push_str(&text),
                None => self.words(&text),
            },
            Event::Code(code) => {
                self.out.push_str("<code>");
                self.words(&code);
                self.out.push_str("</code>");
            }
            Event::InlineHtml(html) => {
                if !is_comment(&html) {
                    self.words(&html);
                }
            }
            Event::Html(line) => self.html_line(&line),
            Event::FootnoteReference(label) => {
                self.notes.mark(&mut self.out, &label, self.options.id_prefix);
            }
            Event::SoftBreak => self.words("\n"),
            Event::HardBreak => {
                self.out.push_str("<br>");
                self.words("\n");
            }
            Event::Rule => self.line("<hr>\n"),
            // Their extensions are off.
            Event::InlineMath(text) | Event::DisplayMath(text) => self.words(&text),
            Event::TaskListMarker(_) => {}
        }
    }

    fn words(&mut self, text: &str) {
        escape::text(&mut self.out, text);
        if let Some(heading) = &mut self.heading {
            heading.text.push_str(if text == "\n" { " " } else { text });
        }
    }

    /// Writes a tag at the start of a line.
    fn line(&mut self, tag: &str) {
        if !self.out.is_empty() && !self.out.ends_with('\n') {
            self.out.push('\n');
        }
        self.out.push_str(tag);
    }

    /// Enters (or leaves) a tag that nests; beyond [`MAX_DEPTH`] only its words are kept.
    fn nest(&mut self, block: bool, tag: &str) {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return;
        }
        if block { self.line(tag) } else { self.out.push_str(tag) }
    }

    fn unnest(&mut self, tag: &str) {
        if self.depth <= MAX_DEPTH {
            self.out.push_str(tag);
        }
        self.depth = self.depth.saturating_sub(1);
    }

    fn start(&mut self, tag: Tag<'t>) {
        match tag {
            Tag::Paragraph => self.line("<p>"),
            Tag::Heading { level, .. } => self.start_heading(level as u8),
            Tag::BlockQuote(_) => self.nest(true, "<blockquote>\n"),
            Tag::CodeBlock(kind) => self.start_code(&kind),
            Tag::HtmlBlock => self.comments = Comments::default(),
            Tag::List(None) => self.nest(true, "<ul>\n"),
            Tag::List(Some(1)) => self.nest(true, "<ol>\n"),
            Tag::List(Some(first)) => self.nest(true, &format!("<ol start=\"{first}\">\n")),
            Tag::Item => {
                if self.depth <= MAX_DEPTH {
                    self.line("<li>");
                }
            }
            Tag::FootnoteDefinition(label) => self.notes.open(&mut self.out, &label),
            Tag::Table(alignments) => {
                self.line("");
                self.tables.open(&mut self.out, alignments, self.options.table_label);
            }
            Tag::TableHead => self.tables.open_head(&mut self.out),
            Tag::TableRow => self.tables.open_row(&mut self.out),
            Tag::TableCell => self.tables.open_cell(&mut self.out),
            Tag::Emphasis => self.nest(false, "<em>"),
            Tag::Strong => self.nest(false, "<strong>"),
            Tag::Strikethrough => self.nest(false, "<del>"),
            Tag::Link { link_type, dest_url, title, .. } => self.start_link(link_type, &dest_url, &title),
            Tag::Image { dest_url, title, .. } => self.start_image(&dest_url, title),
            // Their extensions are off.
            Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition
            | Tag::Superscript
            | Tag::Subscript
            | Tag::MetadataBlock(_) => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph => self.out.push_str("</p>\n"),
            TagEnd::Heading(_) => self.end_heading(),
            TagEnd::BlockQuote(_) => self.unnest("</blockquote>\n"),
            TagEnd::CodeBlock => self.end_code(),
            TagEnd::HtmlBlock => {
                if std::mem::take(&mut self.html_open) {
                    self.out.truncate(self.out.trim_end().len());
                    self.out.push_str("</p>\n");
                }
            }
            TagEnd::List(false) => self.unnest("</ul>\n"),
            TagEnd::List(true) => self.unnest("</ol>\n"),
            TagEnd::Item => self.out.push_str(if self.depth <= MAX_DEPTH { "</li>\n" } else { "\n" }),
            TagEnd::FootnoteDefinition => self.notes.close(&mut self.out),
            TagEnd::Table => self.tables.close(&mut self.out),
            TagEnd::TableHead => self.tables.close_head(&mut self.out),
            TagEnd::TableRow => self.out.push_str("</tr>\n"),
            TagEnd::TableCell => self.tables.close_cell(&mut self.out),
            TagEnd::Emphasis => self.unnest("</em>"),
            TagEnd::Strong => self.unnest("</strong>"),
            TagEnd::Strikethrough => self.unnest("</del>"),
            TagEnd::Link => {
                if self.links.pop() == Some(true) {
                    self.out.push_str("</a>");
                }
            }
            TagEnd::Image
            | TagEnd::DefinitionList
            | TagEnd::DefinitionListTitle
            | TagEnd::DefinitionListDefinition
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::MetadataBlock(_) => {}
        }
    }

    fn start_heading(&mut self, level: u8) {
        let level = (self.options.heading_base.max(1) - 1).saturating_add(level).min(6);
        self.line("");
        let start = self.out.len();
        self.out.push_str(["<h1>", "<h2>", "<h3>", "<h4>", "<h5>", "<h6>"][usize::from(level - 1)]);
        self.heading = Some(OpenHeading { level, start, text: String::new() });
    }

    fn end_heading(&mut self) {
        let Some(OpenHeading { level, start, text }) = self.heading.take() else { return };
        let text = text.trim();
        let id = self.anchors.id(text, self.options.id_prefix, self.options.slug);
        let content = start + "<h1>".len();
        if self.out.len() == content {
            // A heading without content would be an empty entry in the reader's list of headings.
            self.out.truncate(start);
            return;
        }
        let mut attribute = String::with_capacity(id.len() + 6);
        attribute.push_str(" id=\"");
        escape::attribute(&mut attribute, &id);
        attribute.push('"');
        self.out.insert_str(content - 1, &attribute);
        self.out.push_str(["</h1>\n", "</h2>\n", "</h3>\n", "</h4>\n", "</h5>\n", "</h6>\n"][usize::from(level - 1)]);
        self.headings.push(Heading { level, id, text: text.to_owned() });
    }

    /// Shows a line of raw HTML as text, in a paragraph that begins with the first visible character.
    fn html_line(&mut self, line: &str) {
        let (out, open) = (&mut self.out, &mut self.html_open);
        self.comments.visible(line, |part| {
            let part = if *open { part } else { part.trim_start() };
            if !*open && !part.is_empty() {
                *open = true;
                if !out.is_empty() && !out.ends_with('\n') {
                    out.push('\n');
                }
                out.push_str("<p>");
            }
            escape::text(out, part);
        });
    }

    fn start_code(&mut self, kind: &CodeBlockKind<'t>) {
        self.has_code = true;
        let language = match kind {
            CodeBlockKind::Fenced(info) => highlight::language(info).unwrap_or_default(),
            CodeBlockKind::Indented => "",
        };
        // The block takes the keyboard focus: without it a wide one could not be scrolled by keys.
        self.line("<pre tabindex=\"0\"><code");
        self.code = Some(Code { language: language.to_owned(), text: String::new() });
    }

    fn end_code(&mut self) {
        let Some(Code { language, text }) = self.code.take() else { return };
        let spans = if language.is_empty() { None } else { self.highlighter.spans(&text, &language) };
        if !language.is_empty() {
            self.out.push_str(if spans.is_some() { " class=\"hl language-" } else { " class=\"language-" });
            self.out.push_str(&language);
            self.out.push('"');
        }
        self.out.push('>');
        match spans {
            Some(spans) => self.out.push_str(&spans),
            None => escape::text(&mut self.out, &text),
        }
        self.out.push_str("</code></pre>\n");
    }
}
