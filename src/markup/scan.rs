//! Which links, headings and pieces of raw HTML does a text hold, and where?

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, LinkType, OffsetIter, Parser, Tag, TagEnd};

use super::comments::{Comments, is_comment};

/// Lists, quotations and emphasis nested deeper than this lose their markup in the page (their words stay).
pub const MAX_DEPTH: usize = 32;

/// What [`scan`] found, everything in the order of the text. Ranges are bytes of the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scan {
    /// Links and images.
    pub links: Vec<LinkUse>,
    /// Headings.
    pub headings: Vec<HeadingUse>,
    /// HTML that will be shown as text; comments are not listed, they are left out of the page.
    pub raw_html: Vec<Range<usize>>,
    /// A comment without `-->`: what follows it is missing from the page.
    pub open_comment: Option<Range<usize>>,
    /// The first place that is nested deeper than [`MAX_DEPTH`].
    pub too_deep: Option<Range<usize>>,
}

/// One use of a link or an image.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkUse {
    /// Destination after Markdown's decoding; `<a@b.kz>` gives `mailto:a@b.kz`.
    pub destination: String,
    /// The destination in the text (in the definition for `[a][b]`), otherwise the definition, otherwise the link.
    pub range: Range<usize>,
    /// Is it an image?
    pub image: bool,
    /// An image without a description; always false for a link.
    pub alt_empty: bool,
}

/// One heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeadingUse {
    /// Number of `#`: 1 to 6.
    pub level: u8,
    /// Its words, without markup.
    pub text: String,
    /// Where it stands.
    pub range: Range<usize>,
}

/// Reads a text once; linear in its length.
pub fn scan(text: &str) -> Scan {
    let mut events = Parser::new_ext(text, super::extensions()).into_offset_iter();
    let mut scanner = Scanner { text, found: Scan::default(), open: Vec::new(), heading: false, depth: 0, html: None };
    while let Some((event, range)) = events.next() {
        if let Some(open) = scanner.open.last_mut() {
            // Children only; the end of the link itself comes with the range of the whole link.
            if !matches!(event, Event::End(TagEnd::Link | TagEnd::Image)) {
                open.content_end = open.content_end.max(range.end);
            }
        }
        scanner.event(event, range, &events);
    }
    scanner.found
}

struct Open {
    link: usize,
    content_end: usize,
    /// The destination was rewritten by Markdown and is still to be found in the text.
    unplaced: bool,
    has_words: bool,
}

struct HtmlBlock {
    comments: Comments,
    visible: Option<Range<usize>>,
}

struct Scanner<'t> {
    text: &'t str,
    found: Scan,
    open: Vec<Open>,
    heading: bool,
    depth: usize,
    html: Option<HtmlBlock>,
}

impl<'t> Scanner<'t> {
    fn event(&mut self, event: Event<'t>, range: Range<usize>, events: &OffsetIter<'t>) {
        match event {
            Event::Start(tag) => self.start(tag, range, events),
            Event::End(tag) => self.end(tag, range),
            Event::Text(words) | Event::Code(words) => self.words(&words),
            Event::SoftBreak | Event::HardBreak => self.words(" "),
            Event::InlineHtml(html) if !is_comment(&html) => {
                self.words(&html);
                self.found.raw_html.push(range);
            }
            Event::Html(line) => {
                if let Some(block) = &mut self.html {
                    block.comments.visible(&line, |part| {
                        if !part.trim().is_empty() {
                            let start = block.visible.as_ref().map_or(range.start, |seen| seen.start);
                            block.visible = Some(start..range.start + line.trim_end().len());
                        }
                    });
                }
            }
            _ => {}
        }
    }

    fn words(&mut self, words: &str) {
        if let Some(open) = self.open.last_mut() {
            open.has_words |= !words.trim().is_empty();
        }
        if self.heading
            && let Some(heading) = self.found.headings.last_mut()
        {
            heading.text.push_str(words);
        }
    }

    fn start(&mut self, tag: Tag<'t>, range: Range<usize>, events: &OffsetIter<'t>) {
        match tag {
            Tag::Link { link_type, dest_url, id, .. } => self.link(false, (link_type, &dest_url, &id), range, events),
            Tag::Image { link_type, dest_url, id, .. } => self.link(true, (link_type, &dest_url, &id), range, events),
            Tag::Heading { level, .. } => {
                self.heading = true;
                self.found.headings.push(HeadingUse { level: level as u8, text: String::new(), range });
            }
            Tag::HtmlBlock => self.html = Some(HtmlBlock { comments: Comments::default(), visible: None }),
            Tag::BlockQuote(_) | Tag::List(_) | Tag::Emphasis | Tag::Strong | Tag::Strikethrough => {
                self.depth += 1;
                if self.depth > MAX_DEPTH && self.found.too_deep.is_none() {
                    self.found.too_deep = Some(range);
                }
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, range: Range<usize>) {
        match tag {
            TagEnd::Link | TagEnd::Image => self.close_link(range.end),
            TagEnd::Heading(_) => {
                self.heading = false;
                if let Some(heading) = self.found.headings.last_mut() {
                    heading.text = heading.text.trim().to_owned();
                }
            }
            TagEnd::HtmlBlock => self.end_html(range),
            TagEnd::BlockQuote(_) | TagEnd::List(_) | TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough => {
                self.depth = self.depth.saturating_sub(1);
            }
            _ => {}
        }
    }

    fn end_html(&mut self, range: Range<usize>) {
        let Some(block) = self.html.take() else { return };
        if block.comments.is_open() && self.found.open_comment.is_none() {
            let from = self.text.get(range.clone()).and_then(|html| html.rfind("<!--")).unwrap_or_default();
            self.found.open_comment = Some(range.start + from..range.end);
        }
        self.found.raw_html.extend(block.visible);
    }

    fn link(
        &mut self,
        image: bool,
        (kind, dest, id): (LinkType, &CowStr<'t>, &CowStr<'t>),
        range: Range<usize>,
        events: &OffsetIter<'t>,
    ) {
        let whole = range.clone();
        let place = self.inside(dest).or_else(|| match kind {
            LinkType::Reference | LinkType::Collapsed | LinkType::Shortcut => {
                events.reference_definitions().get(id).map(|definition| definition.span.clone())
            }
            LinkType::Autolink | LinkType::Email => Some(range.start + 1..range.end.saturating_sub(1)),
            _ => None,
        });
        self.open.push(Open {
            link: self.found.links.len(),
            content_end: range.start + 1,
            unplaced: place.is_none(),
            has_words: false,
        });
        let destination = if kind == LinkType::Email { format!("mailto:{dest}") } else { dest.to_string() };
        self.found.links.push(LinkUse { destination, range: place.unwrap_or(whole), image, alt_empty: false });
    }

    /// Where `part` stands, if it is a slice of the text and not a rewritten copy.
    fn inside(&self, part: &CowStr<'t>) -> Option<Range<usize>> {
        let CowStr::Borrowed(part) = part else { return None };
        let start = (part.as_ptr() as usize).checked_sub(self.text.as_ptr() as usize)?;
        let range = start..start.checked_add(part.len())?;
        (self.text.get(range.clone()) == Some(*part)).then_some(range)
    }

    fn close_link(&mut self, end: usize) {
        let Some(open) = self.open.pop() else { return };
        let Some(link) = self.found.links.get_mut(open.link) else { return };
        link.alt_empty = link.image && !open.has_words;
        if open.unplaced
            && let Some(place) = after_bracket(self.text, open.content_end, end)
        {
            link.range = place;
        }
        if let Some(outer) = self.open.last_mut() {
            outer.content_end = outer.content_end.max(end);
            outer.has_words |= open.has_words;
        }
    }
}

/// The destination between `](` at `from` and the end of the link, where Markdown rewrote it (`&amp;`, `\_`).
fn after_bracket(text: &str, from: usize, end: usize) -> Option<Range<usize>> {
    let tail = text.get(from..end)?;
    let inner = tail.strip_prefix("](").or_else(|| tail.strip_prefix("[](")).unwrap_or_default().trim_start();
    let start = end - inner.len();
    let (start, len) = match inner.strip_prefix('<') {
        Some(pointed) => (start + 1, pointed.find('>')?),
        None => (start, inner.find(|c: char| c.is_ascii_whitespace()).unwrap_or(inner.len().checked_sub(1)?)),
    };
    (len > 0).then_some(start..start + len)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Destination, the text of its range, and what it is.
    type Row<'a, S> = (S, &'a str, &'a str);

    fn links(text: &str) -> Vec<Row<'_, String>> {
        let mark = |link: &LinkUse| match (link.image, link.alt_empty) {
            (false, _) => "link",
            (true, false) => "image",
            (true, true) => "image without alt",
        };
        scan(text).links.iter().map(|l| (l.destination.clone(), &text[l.range.clone()], mark(l))).collect()
    }

    #[test]
    fn links_are_placed() {
        let table: &[(&str, &[Row<'_, &str>])] = &[
            ("[a](people/x \"t\")", &[("people/x", "people/x", "link")]),
            ("ә [ғ](<b c.pdf>)", &[("b c.pdf", "b c.pdf", "link")]),
            ("[](x)", &[("x", "x", "link")]),
            ("[a](x\\_y&amp;z)", &[("x_y&z", "x\\_y&amp;z", "link")]),
            ("[a](<x\\_y> 't')", &[("x_y", "x\\_y", "link")]),
            ("![](a\\_b.jpg)", &[("a_b.jpg", "a\\_b.jpg", "image without alt")]),
            ("![ `c` ](b.jpg)", &[("b.jpg", "b.jpg", "image")]),
            ("[![](i\\_.jpg)](p\\_q)", &[("p_q", "p\\_q", "link"), ("i_.jpg", "i\\_.jpg", "image without alt")]),
            ("<https://gov.kz>", &[("https://gov.kz", "https://gov.kz", "link")]),
            ("<a@b.kz>", &[("mailto:a@b.kz", "a@b.kz", "link")]),
            (
                "[a][b] [b] [b][]\n\n[b]: x.pdf 't'",
                &[("x.pdf", "x.pdf", "link"), ("x.pdf", "x.pdf", "link"), ("x.pdf", "x.pdf", "link")],
            ),
            ("[a][b]\n\n[b]: x\\_y 't'", &[("x_y", "[b]: x\\_y 't'", "link")]),
            ("> [a](\n> b)", &[("b", "b", "link")]),
            ("|a|\n|-|\n|[a](b)|", &[("b", "b", "link")]),
            ("t[^1]\n\n[^1]: [a](b)", &[("b", "b", "link")]),
            ("[a]()", &[("", "", "link")]),
            ("[a] \\[a](b) `[a](b)`", &[]),
        ];
        for (text, expected) in table {
            let expected: Vec<_> = expected.iter().map(|(d, r, m)| ((*d).to_owned(), *r, *m)).collect();
            assert_eq!(links(text), expected, "{text:?}");
        }
    }

    #[test]
    fn headings_and_raw_html_are_placed() {
        let text = "# A *b* `c`[^1]<!-- d -->\n\nx <b>y</b> <!-- z -->\n\n<!-- a\n\nb -->\n\n<!-- c --> <div>\n\n<p>\nd <!-- e\n-->\n\n[^1]: n\n";
        let found = scan(text);
        let headings: Vec<_> = found.headings.iter().map(|h| (h.level, h.text.as_str())).collect();
        assert_eq!(headings, [(1, "A b c")]);
        let html: Vec<_> = found.raw_html.iter().map(|range| &text[range.clone()]).collect();
        assert_eq!(html, ["<b>", "</b>", "<!-- c --> <div>", "<p>\nd <!-- e"]);
        assert_eq!((found.too_deep, found.open_comment), (None, None));
        assert_eq!(scan("a\n\nb <!-- c\n\n<p>d <!-- e ->\nf\n\ng").open_comment, Some(18..30));
        assert_eq!(scan("a\n\n<!-- e ->\n\ng").open_comment, Some(3..15));
    }

    #[test]
    fn deep_nesting_is_reported_once() {
        assert_eq!(scan(&">".repeat(MAX_DEPTH)).too_deep, None);
        let deep = scan(&format!("{} a", ">".repeat(MAX_DEPTH + 9))).too_deep.unwrap();
        assert_eq!(deep.start, MAX_DEPTH);
    }
}
