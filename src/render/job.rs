//! How does a job become bytes?

use super::context::Renderer;
use super::data::record_json;
use super::error::RenderError;
use super::views;
use crate::i18n::Lang;
use crate::plan::{Job, Page};

impl Renderer<'_> {
    /// The bytes of one output. `None` for files that are copied from disk.
    ///
    /// # Errors
    /// A fault in a template.
    pub fn render(&self, job: &Job) -> Result<Option<Vec<u8>>, RenderError> {
        Ok(Some(match job {
            Job::Page(lang, page) => self.page(*lang, *page)?,
            Job::Data(ix) => record_json(self, *ix),
            Job::Asset(path) => self.theme.assets.get(path).cloned().unwrap_or_default(),
            Job::Root => views::root(self)?,
            Job::NotFound => views::not_found(self)?,
            Job::Redirect(to) => views::redirect(self, to)?,
            Job::Robots => b"User-agent: *\nAllow: /\n".to_vec(),
            Job::Rules(server) => server.rules(self.site.base_path()).into_bytes(),
            // Readers get the file itself, not the text that was made of it.
            Job::File(_) => return Ok(None),
        }))
    }

    fn page(&self, lang: Lang, page: Page) -> Result<Vec<u8>, RenderError> {
        let speaker = self.in_lang(lang);
        match page {
            Page::Home => views::home(&speaker),
            Page::List { kind, number } => views::list(&speaker, kind, number),
            Page::Record { ix, number } => views::record(&speaker, ix, number),
            Page::Reading => views::reading(&speaker),
            Page::Years => views::years(&speaker),
            Page::Statistics => views::statistics(&speaker),
            Page::Year { shelf, number } => views::year(&speaker, shelf, number),
        }
    }
}
