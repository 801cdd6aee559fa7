//! What may a page ask for while it is rendered? Everything that was decided before, and pure look-ups.

use super::cache::{Cache, Called};
use super::frame::{LangFrame, lang_frame};
use crate::archive::{Archive, Ix};
use crate::dates::Day;
use crate::i18n::{Lang, Words, nbsp};
use crate::model::Kind;
use crate::plan::{Page, SitePlan, page_path, record_path, url_of};
use crate::search::SearchFiles;
use crate::site::Site;
use crate::sources::SourceTree;
use crate::theme::Theme;
use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

/// The times that pages may mention; arguments of the build, never the clock.
#[derive(Clone, Copy, Debug)]
pub struct Moments {
    /// Day of the build.
    pub today: Day,
}

/// Everything that rendering needs. Shared by all threads, changed by none.
pub struct Renderer<'a> {
    /// The linked records.
    pub archive: &'a Archive,
    /// Settings.
    pub site: &'a Site,
    /// Templates and words.
    pub theme: &'a Theme,
    /// Outputs and lists.
    pub plan: &'a SitePlan,
    /// Texts of the records.
    pub sources: &'a SourceTree,
    /// Times.
    pub moments: Moments,
    pub(super) frames: BTreeMap<Lang, LangFrame>,
    pub(super) cache: Cache,
    /// The files of the search, made when the first of them is asked for.
    pub(super) search: Arc<OnceLock<SearchFiles>>,
}

impl<'a> Renderer<'a> {
    /// Prepares what the pages of a language share.
    pub fn new(
        archive: &'a Archive,
        site: &'a Site,
        theme: &'a Theme,
        plan: &'a SitePlan,
        sources: &'a SourceTree,
        moments: Moments,
    ) -> Self {
        let cache = Cache::new(&site.langs, archive.len());
        let mut renderer = Self {
            archive,
            site,
            theme,
            plan,
            sources,
            moments,
            frames: BTreeMap::new(),
            cache,
            search: Arc::default(),
        };
        renderer.frames = site.langs.iter().map(|lang| (*lang, lang_frame(&renderer, *lang))).collect();
        renderer
    }

    /// Shares the files of the search with other renderers of the same archive.
    #[must_use]
    pub fn sharing(self, search: &Arc<OnceLock<SearchFiles>>) -> Self {
        Self { search: Arc::clone(search), ..self }
    }

    /// A page in one language, as views see it.
    pub(super) fn in_lang(&'a self, lang: Lang) -> Speaker<'a> {
        Speaker { renderer: self, lang, words: &self.theme.words[&lang] }
    }
}

/// The renderer in one language: words, names, addresses.
#[derive(Clone, Copy)]
pub(super) struct Speaker<'a> {
    pub renderer: &'a Renderer<'a>,
    pub lang: Lang,
    pub words: &'a Words,
}

impl<'a> Speaker<'a> {
    /// The archive.
    pub fn archive(&self) -> &'a Archive {
        self.renderer.archive
    }

    /// The site's default language, in which texts stand that have no translation.
    pub fn fallback(&self) -> Lang {
        self.renderer.site.default_lang
    }

    /// An interface word.
    pub fn word(&self, key: &'a str) -> &'a str {
        self.words.get(key)
    }

    /// An interface word that is made from a prefix and a word of the model: `role_`, `co-organizer` → `role_co_organizer`.
    pub fn term(&self, prefix: &str, word: &str) -> String {
        self.words.get(&format!("{prefix}_{}", word.replace('-', "_"))).to_owned()
    }

    /// The address of a page.
    pub fn page_url(&self, page: Page) -> String {
        url_of(self.renderer.site, &page_path(self.archive(), self.lang, page))
    }

    /// How a record is called; made once for all pages.
    fn called<T>(&self, ix: Ix, part: impl Fn(&Called) -> T) -> T {
        let make = || {
            let title = self.find_title(ix);
            let short = self.find_short_title(ix).unwrap_or_else(|| title.clone());
            let record = self.archive().get(ix);
            let url = url_of(self.renderer.site, &record_path(self.lang, record.kind, &record.id));
            Called { title, short, url }
        };
        match self.renderer.cache.called(self.lang, ix, make) {
            Some(called) => part(called),
            None => part(&make()),
        }
    }

    /// The address of a record's page.
    pub fn url(&self, ix: Ix) -> String {
        self.called(ix, |called| called.url.clone())
    }

    /// Title or name of a record with the language it is in. An event without a title is called by its type.
    pub fn title(&self, ix: Ix) -> (String, Lang) {
        self.called(ix, |called| called.title.clone())
    }

    /// The short title or short name where there is one, else the title.
    pub fn short_title(&self, ix: Ix) -> (String, Lang) {
        self.called(ix, |called| called.short.clone())
    }

    fn find_title(&self, ix: Ix) -> (String, Lang) {
        let record = self.archive().get(ix);
        if let Some((title, lang)) = self.archive().title(ix, self.lang, self.fallback()) {
            return (nbsp(lang, &title).into_owned(), lang);
        }
        if let Some(event) = record.event() {
            if let Some(printed) = &event.type_as {
                let (text, lang) = printed.best(self.lang, self.fallback());
                return (capitalized(text), lang);
            }
            if let Some(kind) = event.kind {
                return (self.term("event_type", kind.word()), self.lang);
            }
        }
        (record.id.clone(), Lang::EN)
    }

    fn find_short_title(&self, ix: Ix) -> Option<(String, Lang)> {
        let record = self.archive().get(ix);
        if let Some(short) = &record.common.short_title {
            let (text, lang) = short.best(self.lang, self.fallback());
            return Some((nbsp(lang, text).into_owned(), lang));
        }
        let (name, lang) = record.names()?.best(self.lang, self.fallback())?;
        name.short.as_ref().map(|short| (nbsp(lang, &short.text).into_owned(), lang))
    }

    /// The name of a kind as a heading of its list.
    pub fn kind_title(&self, kind: Kind) -> String {
        self.term("kind", kind.folder())
    }

    /// The language code where a text is not in the language of the page.
    pub fn foreign(&self, lang: Lang) -> Option<String> {
        (lang != self.lang).then(|| lang.to_string())
    }
}

/// The text with a capital first letter.
pub(super) fn capitalized(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
