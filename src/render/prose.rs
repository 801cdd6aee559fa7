//! How does the Markdown of a record become the prose of its page?

use super::context::Speaker;
use crate::archive::Ix;
use crate::diagnostics::Files;
use crate::i18n::{Lang, slug};
use crate::markup::{Destination, LinkTarget, Options, to_html, to_plain};
use crate::model::Kind;
use crate::plan::{file_path, url_of};
use serde::Serialize;

/// Before the ids of headings and notes, so that no heading takes an id of the page.
const TEXT_ID: &str = "t-";

/// A text with its language and the headings that a list of contents shows.
#[derive(Debug, Serialize)]
pub(super) struct ProseView {
    /// Safe HTML.
    pub html: String,
    /// Language, where it is not the page's.
    pub lang: Option<String>,
    /// Address and text of its headings.
    pub headings: Vec<(String, String)>,
}

impl Speaker<'_> {
    /// The text of a record in the language of the page, else in the default language, else in the one there is.
    pub fn prose(&self, ix: Ix) -> Option<ProseView> {
        let record = self.archive().get(ix);
        let part = |lang: Lang| record.prose.iter().find(|(l, _)| *l == lang);
        let (lang, prose) = part(self.lang).or_else(|| part(self.fallback())).or(record.prose.first())?;
        Some(self.prose_of(prose.text(self.renderer.sources), *lang, Some(ix)))
    }

    /// The text about the archive in the language of the page, else in the default language.
    pub fn about_prose(&self) -> Option<ProseView> {
        let sources = self.renderer.sources;
        let (lang, file) =
            [self.lang, self.fallback()].into_iter().find_map(|lang| Some((lang, sources.about(lang)?)))?;
        Some(self.prose_of(sources.text(file), lang, None)).filter(|prose| !prose.html.trim().is_empty())
    }

    /// A text in a language; its files lie beside the record that it belongs to.
    fn prose_of(&self, text: &str, lang: Lang, owner: Option<Ix>) -> ProseView {
        let kinds = |name: &str| Kind::from_folder(name).is_some();
        let link = |destination: &str| self.destination(owner, lang, destination, &kinds);
        let html = to_html(
            text,
            &Options {
                heading_base: 3,
                id_prefix: TEXT_ID,
                table_label: self.word("table"),
                notes_label: self.word("footnotes"),
                back_label: self.word("back_to_text"),
                slug: &|text| slug(lang, text),
                link: &link,
            },
        );
        let headings = html.headings.into_iter().filter(|h| h.level == 3).map(|h| (h.id, h.text)).collect();
        ProseView { html: html.html, lang: self.foreign(lang), headings }
    }

    /// The first words of a record: its summary, else the beginning of its text.
    pub fn description(&self, ix: Ix) -> Option<String> {
        let record = self.archive().get(ix);
        if let Some(summary) = &record.common.summary {
            return Some(summary.best(self.lang, self.fallback()).0.to_owned());
        }
        let part = |lang: Lang| record.prose.iter().find(|(l, _)| *l == lang);
        let (_, prose) = part(self.lang).or_else(|| part(self.fallback())).or(record.prose.first())?;
        Some(to_plain(prose.text(self.renderer.sources), 200)).filter(|text| !text.is_empty())
    }

    /// Where a link of a text leads; `None` drops the link and keeps its words.
    fn destination(
        &self,
        owner: Option<Ix>,
        lang: Lang,
        destination: &str,
        kinds: &dyn Fn(&str) -> bool,
    ) -> Option<LinkTarget> {
        let anchor = |name: &str| format!("#{TEXT_ID}{}", slug(lang, name));
        match Destination::parse(destination, kinds) {
            Destination::Record { kind, id, fragment } => {
                let target = self.archive().find(Kind::from_folder(kind)?, id)?;
                let fragment = fragment.map(anchor).unwrap_or_default();
                Some(LinkTarget { href: self.url(target) + &fragment, ..LinkTarget::default() })
            }
            Destination::File(path) => {
                if let Some(picture) = owner.and_then(|ix| self.picture_target(ix, path)) {
                    return Some(picture);
                }
                let folder = owner.map_or("", |ix| self.archive().get(ix).folder.as_str());
                let full = file_path(&format!("{folder}{path}"));
                let published = self.renderer.plan.jobs.contains_key(&full);
                published.then(|| LinkTarget { href: url_of(self.renderer.site, &full), ..LinkTarget::default() })
            }
            Destination::External(url) => {
                Some(LinkTarget { href: url.to_owned(), external: true, ..LinkTarget::default() })
            }
            Destination::Anchor(name) => Some(LinkTarget { href: anchor(name), ..LinkTarget::default() }),
            Destination::Absolute(_) | Destination::Dangerous(_) => None,
        }
    }
}
