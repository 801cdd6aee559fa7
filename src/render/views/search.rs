//! What does the search page show? The field, what its scripts need, and the indexes and lists for those without them.

use super::home::{CountedLink, ribbon};
use super::site_map::{KindView, kind_view};
use crate::i18n::{Lang, grouped};
use crate::model::Kind;
use crate::plan::{Page, url_of};
use crate::render::RenderError;
use crate::render::context::Speaker;
use serde::Serialize;

/// Scripts of the page, in the order in which they run.
const SCRIPTS: &[&str] = &["search/words.js", "search/russian.js", "search/engine.js"];
/// Kinds whose lists are indexes from A to Я.
const INDEXES: &[Kind] = &[Kind::People, Kind::Organizations, Kind::Places];

#[derive(Serialize)]
struct SearchView {
    scripts: Vec<String>,
    script: String,
    /// Address of the root of the site.
    base: String,
    /// Codes of the languages of the site.
    langs: String,
    manifest: String,
    tables: String,
    facets: String,
    /// Words of results, by the name of the attribute that carries them.
    words: Vec<(String, String)>,
    indexes: Vec<KindView>,
    years: Vec<CountedLink>,
    years_url: String,
    lists: Vec<CountedLink>,
}

/// `{lang}/search/`
pub fn search(speaker: &Speaker<'_>) -> Result<Vec<u8>, RenderError> {
    let renderer = speaker.renderer;
    let asset = |name: &str| renderer.plan.assets.get(name).cloned();
    let some = |kind: &Kind| renderer.plan.listings.count(*kind) > 0;
    let langs: Vec<String> = renderer.site.langs.iter().map(Lang::to_string).collect();
    let view = SearchView {
        scripts: SCRIPTS.iter().filter_map(|name| asset(name)).collect(),
        script: asset("search/page.js").unwrap_or_default(),
        base: url_of(renderer.site, ""),
        langs: langs.join(" "),
        manifest: renderer.search_manifest_url(speaker.lang),
        tables: renderer.search_tables_url(),
        facets: renderer.search_facets_url(speaker.lang),
        words: words(speaker),
        indexes: INDEXES.iter().filter(|kind| some(kind)).map(|kind| kind_view(speaker, *kind)).collect(),
        years: ribbon(speaker, None),
        years_url: speaker.page_url(Page::Years),
        lists: Kind::ALL.into_iter().filter(some).map(|kind| list(speaker, kind)).collect(),
    };
    let mut frame = speaker.frame(Page::Search, "search", speaker.word("search").to_owned(), Vec::new());
    frame.description = speaker.word("search_about").to_owned();
    speaker.fill("search.html", &frame, &view)
}

/// The list of a kind, and how long it is.
fn list(speaker: &Speaker<'_>, kind: Kind) -> CountedLink {
    CountedLink {
        title: speaker.kind_title(kind),
        url: speaker.page_url(Page::List { kind, number: 1 }),
        count: grouped(speaker.renderer.plan.listings.count(kind) as u64),
        unknown: false,
        current: false,
    }
}

/// Words that depend on a number, on the kind of a record, or on the language it is written in.
fn words(speaker: &Speaker<'_>) -> Vec<(String, String)> {
    let mut words = Vec::new();
    for (name, key) in [("n", "search_n"), ("found", "search_found")] {
        words.extend(
            speaker.words.forms(key).map(|(form, text)| (format!("{name}-{}", form.keyword()), text.to_owned())),
        );
    }
    for kind in Kind::ALL {
        words.push((format!("one-{}", kind.folder()), speaker.term("one", kind.singular())));
    }
    words.push(("one-years".to_owned(), speaker.word("one_year").to_owned()));
    let others = speaker.renderer.site.langs.iter().filter(|lang| **lang != speaker.lang);
    words.extend(others.map(|lang| (format!("only-{lang}"), speaker.term("search_only", &lang.to_string()))));
    words
}
