//! How does a job become bytes?

use super::context::Renderer;
use super::data::record_json;
use super::error::RenderError;
use super::views;
use crate::i18n::Lang;
use crate::model::Kind;
use crate::plan::{Job, Page};

impl Renderer<'_> {
    /// The bytes of one output. `None` for what is made of files beside records: copies and pictures.
    ///
    /// # Errors
    /// A fault in a template.
    pub fn render(&self, job: &Job) -> Result<Option<Vec<u8>>, RenderError> {
        Ok(Some(match job {
            Job::Page(lang, page) => self.page(*lang, *page)?,
            Job::Share(lang, ix) => views::share_image(&self.in_lang(*lang), *ix)?,
            Job::Data(ix) => record_json(self, *ix),
            Job::Asset(path) => self.theme.assets.get(path).cloned().unwrap_or_default(),
            Job::Root => views::root(self)?,
            Job::NotFound => views::not_found(self)?,
            Job::Redirect(to) => views::redirect(self, to)?,
            Job::Robots => b"User-agent: *\nAllow: /\n".to_vec(),
            Job::Rules(server) => server.rules(self.site.base_path()).into_bytes(),
            // Readers get the file itself, not the text that was made of it.
            Job::File(_) | Job::Picture { .. } => return Ok(None),
        }))
    }

    fn page(&self, lang: Lang, page: Page) -> Result<Vec<u8>, RenderError> {
        let speaker = self.in_lang(lang);
        match page {
            Page::Home => views::home(&speaker),
            Page::List { kind: Kind::Documents, number } => views::documents(&speaker, number),
            Page::List { kind, number } => views::list(&speaker, kind, number),
            Page::Record { ix, number } => views::record(&speaker, ix, number),
            Page::Programme { ix } => views::programme(&speaker, ix),
            Page::Ordered { ix, by } => views::ordered(&speaker, ix, by),
            Page::Picture { ix, number } => views::picture(&speaker, ix, number),
            Page::Reading => views::reading(&speaker),
            Page::Years => views::years(&speaker),
            Page::Calendar => views::calendar(&speaker),
            Page::Month { year, month } => views::month(&speaker, year, month),
            Page::OnThisDay => views::days(&speaker),
            Page::DayOfYear { month, day } => views::day(&speaker, month, day),
            Page::SiteMap => views::site_map(&speaker),
            Page::Statistics => views::statistics(&speaker),
            Page::About => views::about(&speaker),
            Page::Data => views::data(&speaker),
            Page::Withdrawn(at) => views::withdrawn(&speaker, at),
            Page::Year { shelf, number } => views::year(&speaker, shelf, number),
        }
    }
}
