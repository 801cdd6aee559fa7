//! What do pages without a place in the tree show? The root page, the page for lost addresses, redirects.

use crate::i18n::Lang;
use crate::model::Kind;
use crate::plan::Page;
use crate::render::RenderError;
use crate::render::context::Renderer;
use crate::render::frame::lang_name;
use serde::Serialize;

#[derive(Serialize)]
struct GateView {
    to: String,
    absolute: String,
    langs: Vec<LangView>,
}

#[derive(Serialize)]
struct LangView {
    code: String,
    name: String,
    home: String,
    events: String,
    people: String,
    search: String,
    words: tera::Value,
}

fn langs(renderer: &Renderer<'_>) -> Vec<LangView> {
    let view = |lang: &Lang| {
        let speaker = renderer.in_lang(*lang);
        LangView {
            code: lang.to_string(),
            name: lang_name(*lang),
            home: speaker.page_url(Page::Home),
            events: speaker.page_url(Page::List { kind: Kind::Events, number: 1 }),
            people: speaker.page_url(Page::List { kind: Kind::People, number: 1 }),
            search: speaker.page_url(Page::Search),
            words: renderer.frames[lang].words.clone(),
        }
    };
    renderer.site.langs.iter().map(view).collect()
}

/// Fills a template in the default language that has no frame of its own.
fn fill(
    renderer: &Renderer<'_>,
    template: &str,
    kind: &'static str,
    to: String,
    absolute: String,
) -> Result<Vec<u8>, RenderError> {
    let speaker = renderer.in_lang(renderer.site.default_lang);
    let title = speaker.word(if kind == "missing" { "not_found_title" } else { "site_root" }).to_owned();
    let mut frame = speaker.frame(Page::Home, kind, title, Vec::new());
    frame.index = false;
    speaker.fill(template, &frame, &GateView { to, absolute, langs: langs(renderer) })
}

/// `index.html`: leads to the default language without a script.
pub fn root(renderer: &Renderer<'_>) -> Result<Vec<u8>, RenderError> {
    let home = renderer.in_lang(renderer.site.default_lang).page_url(Page::Home);
    let absolute = format!("{}/{}/", renderer.site.base_url, renderer.site.default_lang);
    fill(renderer, "root.html", "gate", home, absolute)
}

/// `404.html`: in all languages.
pub fn not_found(renderer: &Renderer<'_>) -> Result<Vec<u8>, RenderError> {
    fill(renderer, "404.html", "missing", String::new(), String::new())
}

/// A page that leads to another one.
pub fn redirect(renderer: &Renderer<'_>, to: &str) -> Result<Vec<u8>, RenderError> {
    let path = to.strip_prefix(renderer.site.base_path()).unwrap_or(to);
    fill(renderer, "redirect.html", "redirect", to.to_owned(), format!("{}{path}", renderer.site.base_url))
}
