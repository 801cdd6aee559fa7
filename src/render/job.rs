//! How does a job become bytes?

use super::context::{Renderer, Speaker};
use super::data::record_json;
use super::frame::PageFrame;
use super::views;
use crate::i18n::Lang;
use crate::plan::{Job, Page};
use crate::sources::Content;
use serde::Serialize;
use std::fmt;

/// A page that could not be made: a fault of a template.
#[derive(Debug)]
pub struct RenderError {
    /// Output path or template.
    pub what: String,
    /// What the template engine says, with file, line and column.
    pub cause: String,
}

impl fmt::Display for RenderError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.what, self.cause)
    }
}

impl std::error::Error for RenderError {}

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
            Job::File(file) => match self.sources.iter().nth(file.0 as usize).map(|(_, f)| &f.content) {
                Some(Content::Text(text)) => text.clone().into_bytes(),
                Some(Content::Workbook(bytes)) => bytes.clone(),
                _ => return Ok(None),
            },
        }))
    }

    fn page(&self, lang: Lang, page: Page) -> Result<Vec<u8>, RenderError> {
        let speaker = self.in_lang(lang);
        match page {
            Page::Home => views::home(&speaker),
            Page::List { kind, number } => views::list(&speaker, kind, number),
            Page::Record { ix, number } => views::record(&speaker, ix, number),
            Page::Years => views::years(&speaker),
            Page::Year { shelf, number } => views::year(&speaker, shelf, number),
        }
    }
}

impl Speaker<'_> {
    /// Fills a component of the theme with one value, called `r` in it.
    pub fn component(&self, name: &str, value: &impl Serialize) -> Result<String, RenderError> {
        let mut context = tera::Context::new();
        context.insert("r", value);
        let filled = self.renderer.theme.tera.render_component(name, &context, None, true);
        filled.map_err(|error| RenderError { what: format!("component {name}"), cause: error.to_string() })
    }

    /// Fills a template with the frame and one view.
    pub fn fill(&self, template: &str, frame: &PageFrame, view: &impl Serialize) -> Result<Vec<u8>, RenderError> {
        let shared = &self.renderer.frames[&self.lang];
        let mut context = tera::Context::new();
        context.insert_value("site", shared.site.clone());
        context.insert_value("w", shared.words.clone());
        context.insert("page", frame);
        context.insert("view", view);
        let mut out = Vec::with_capacity(16 << 10);
        self.renderer
            .theme
            .tera
            .render_to(template, &context, &mut out)
            .map_err(|error| RenderError { what: template.to_owned(), cause: error.to_string() })?;
        Ok(out)
    }
}
