//! What does the site map show? Every list with its pages, years and letters, so that each record is two steps away.

use super::home::{CountedLink, ribbon, shelf_title};
use super::index::{FEW, anchor};
use super::list::shelf_id;
use super::statistics::chart_count;
use crate::model::Kind;
use crate::plan::{Heading, Page};
use crate::render::RenderError;
use crate::render::context::Speaker;
use serde::Serialize;

#[derive(Serialize)]
struct SiteMapView {
    /// Pages that are no lists of records.
    pages: Vec<(String, String)>,
    years: Vec<CountedLink>,
    years_url: String,
    kinds: Vec<KindView>,
}

/// The list of a kind with its years or letters, and its pages.
#[derive(Serialize)]
pub(super) struct KindView {
    title: String,
    url: String,
    count: String,
    /// Years or letters with their addresses.
    parts: Vec<(String, String)>,
    /// Addresses of its pages, where there are several.
    pages: Vec<(usize, String)>,
}

/// `{lang}/sitemap/`
pub fn site_map(speaker: &Speaker<'_>) -> Result<Vec<u8>, RenderError> {
    let plan = speaker.renderer.plan;
    let link = |key: &str, page| (speaker.words.get(key).to_owned(), speaker.page_url(page));
    let mut pages = vec![link("home", Page::Home), link("search", Page::Search), link("list_calendar", Page::Calendar)];
    if !plan.days.of_year.is_empty() {
        pages.push(link("on_this_day", Page::OnThisDay));
    }
    if chart_count(speaker) > 0 {
        pages.push(link("statistics", Page::Statistics));
    }
    pages.push(link("about_title", Page::About));
    pages.push(link("data_title", Page::Data));
    pages.push(link("reading_title", Page::Reading));
    let kinds = Kind::ALL.into_iter().filter(|kind| plan.listings.count(*kind) > 0);
    let view = SiteMapView {
        pages,
        years: ribbon(speaker, None),
        years_url: speaker.page_url(Page::Years),
        kinds: kinds.map(|kind| kind_view(speaker, kind)).collect(),
    };
    let title = speaker.word("site_map").to_owned();
    let mut frame = speaker.frame(Page::SiteMap, "sitemap", title, Vec::new());
    frame.description = speaker.word("site_map_about").to_owned();
    speaker.fill("sitemap.html", &frame, &view)
}

pub(super) fn kind_view(speaker: &Speaker<'_>, kind: Kind) -> KindView {
    let listings = &speaker.renderer.plan.listings;
    let per_page = speaker.renderer.site.per_page;
    let url = |number: usize| speaker.page_url(Page::List { kind, number });
    let rows = listings.count(kind);
    let mut parts = Vec::new();
    if let Some(list) = listings.by_time.get(&kind).filter(|list| list.headings.len() > 1) {
        parts.extend(list.headings.iter().map(|year| {
            let to = format!("{}#{}", url(year.first / per_page + 1), shelf_id(year.name));
            (shelf_title(speaker, year.name), to)
        }));
    }
    // Documents stand in a table, short lists under no letters.
    let lettered = kind != Kind::Documents && rows >= FEW;
    if let Some(list) = listings.by_name.get(&(speaker.lang, kind)).filter(|_| lettered) {
        parts.extend(list.headings.iter().map(|letter: &Heading<String>| {
            (letter.name.clone(), format!("{}#{}", url(letter.first / per_page + 1), anchor(&letter.name)))
        }));
    }
    let last = rows.div_ceil(per_page);
    KindView {
        title: speaker.kind_title(kind),
        url: url(1),
        count: speaker.count_of(kind, rows),
        parts,
        pages: (1..=last).filter(|_| last > 1).map(|number| (number, url(number))).collect(),
    }
}
