//! How do links and images get into the page, and which of them do not?

use pulldown_cmark::{CowStr, Event, LinkType};

use super::comments::is_comment;
use super::html::{LinkTarget, Writer};
use super::{escape, links};

/// An image whose description is being read.
pub(super) struct Alt<'t> {
    /// Open tags, the image's own included.
    depth: usize,
    /// `None` where only the description is shown.
    title: Option<CowStr<'t>>,
    /// Whether the image stands in a `<picture>`.
    sized: bool,
}

impl<'t> Writer<'_, 't> {
    pub(super) fn start_link(&mut self, kind: LinkType, dest: &str, title: &str) {
        let email = if kind == LinkType::Email { Some(format!("mailto:{dest}")) } else { None };
        // An `<a>` inside an `<a>` would be torn apart by the browser.
        let target = if self.links.contains(&true) { None } else { self.target(email.as_deref().unwrap_or(dest)) };
        self.links.push(target.is_some());
        let Some(target) = target else { return };
        self.out.push_str("<a href=\"");
        escape::address(&mut self.out, &target.href);
        self.out.push('"');
        if let Some(lang) = &target.lang {
            for name in [" hreflang=\"", " lang=\""] {
                self.out.push_str(name);
                escape::attribute(&mut self.out, lang);
                self.out.push('"');
            }
        }
        if target.external {
            self.out.push_str(" rel=\"external\"");
        }
        self.title(title);
        self.out.push('>');
    }

    pub(super) fn start_image(&mut self, dest: &str, title: CowStr<'t>) {
        let target = self.target(dest);
        let picture = target.as_ref().and_then(|target| target.picture.as_ref());
        if let Some(picture) = picture {
            self.out.push_str("<picture><source type=\"image/webp\" srcset=\"");
            escape::attribute(&mut self.out, &picture.srcset);
            if let Some(sizes) = picture.sizes {
                self.out.push_str("\" sizes=\"");
                escape::attribute(&mut self.out, sizes);
            }
            self.out.push_str("\">");
        }
        if let Some(target) = &target {
            self.out.push_str("<img src=\"");
            escape::address(&mut self.out, picture.map_or(&target.href, |picture| &picture.src));
            if let Some(picture) = picture {
                self.out.push_str(&format!("\" width=\"{}\" height=\"{}", picture.width, picture.height));
            }
            self.out.push_str("\" alt=\"");
        }
        self.alt = Some(Alt { depth: 1, sized: picture.is_some(), title: target.map(|_| title) });
    }

    /// Asks the caller, and trusts neither the destination nor the answer to be free of `javascript:`.
    fn target(&self, dest: &str) -> Option<LinkTarget> {
        links::is_safe_address(dest)
            .then(|| (self.options.link)(dest))
            .flatten()
            .filter(|target| links::is_safe_address(&target.href))
    }

    fn title(&mut self, title: &str) {
        if !title.is_empty() {
            self.out.push_str(" title=\"");
            escape::attribute(&mut self.out, title);
            self.out.push('"');
        }
    }

    /// Inside the description of an image only words count, whatever markup they carry.
    pub(super) fn alt_event(&mut self, event: Event<'t>) {
        let Some(alt) = &mut self.alt else { return };
        match event {
            Event::Start(_) => alt.depth += 1,
            Event::End(_) => {
                alt.depth -= 1;
                if alt.depth == 0 {
                    self.end_image();
                }
            }
            Event::Text(text) | Event::Code(text) => self.alt_words(&text),
            Event::InlineHtml(html) if !is_comment(&html) => self.alt_words(&html),
            Event::SoftBreak | Event::HardBreak => self.alt_words(" "),
            _ => {}
        }
    }

    fn alt_words(&mut self, text: &str) {
        escape::attribute(&mut self.out, text);
        if let Some(heading) = &mut self.heading {
            heading.text.push_str(text);
        }
    }

    fn end_image(&mut self) {
        if let Some(Alt { title: Some(title), sized, .. }) = self.alt.take() {
            self.out.push('"');
            self.title(&title);
            self.out.push_str(" loading=\"lazy\">");
            if sized {
                self.out.push_str("</picture>");
            }
        }
    }
}
