//! How does a view become HTML? Through a template or a component of the theme.

use super::context::Speaker;
use super::error::RenderError;
use super::frame::PageFrame;
use serde::Serialize;

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
