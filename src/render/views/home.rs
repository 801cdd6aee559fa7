//! What does the home page show?

use crate::archive::Ix;
use crate::model::Kind;
use crate::plan::{Page, YearShelf};
use crate::render::RenderError;
use crate::render::atoms::Entry;
use crate::render::context::Speaker;
use serde::Serialize;

#[derive(Serialize)]
struct HomeView {
    total: String,
    contents: Vec<Row>,
    years: Vec<Row>,
    latest: Option<Entry>,
    news: Vec<Entry>,
}

#[derive(Serialize)]
struct Row {
    title: String,
    url: String,
    count: String,
    unknown: bool,
}

/// `{lang}/`
pub fn home(speaker: &Speaker<'_>) -> Result<Vec<u8>, RenderError> {
    let lists = &speaker.renderer.plan.listings;
    let contents = Kind::ALL.into_iter().filter_map(|kind| {
        let count = speaker.archive().of_kind(kind).count();
        let row = Row {
            title: speaker.kind_title(kind),
            url: speaker.page_url(Page::List { kind, number: 1 }),
            count: count.to_string(),
            unknown: false,
        };
        (count > 0).then_some(row)
    });
    let years = lists.years.iter().map(|(shelf, list)| Row {
        title: shelf_title(speaker, *shelf),
        url: speaker.page_url(Page::Year { shelf: *shelf, number: 1 }),
        count: speaker.words.count("records", list.len() as u64),
        unknown: *shelf == YearShelf::Undated,
    });
    let timed = |kind: Kind| lists.by_time.get(&kind).map_or(&[][..], Vec::as_slice);
    let entry = |ix: &Ix| speaker.entry(*ix);
    let view = HomeView {
        total: speaker.words.count("records", speaker.archive().len() as u64),
        contents: contents.collect(),
        years: years.collect(),
        latest: timed(Kind::Events).first().map(entry),
        news: timed(Kind::News).iter().take(6).map(entry).collect(),
    };
    let site = speaker.renderer.site;
    let (title, _) = site.title.best(speaker.lang, site.default_lang);
    let mut frame = speaker.frame(Page::Home, "home", title.to_owned(), Vec::new());
    frame.description = site.description.as_ref().map(|d| d.best(speaker.lang, site.default_lang).0.to_owned());
    speaker.fill("home.html", &frame, &view)
}

/// «2023» or «жылы белгісіз»
pub(super) fn shelf_title(speaker: &Speaker<'_>, shelf: YearShelf) -> String {
    match shelf {
        YearShelf::Year(year) => year.to_string(),
        YearShelf::Undated => speaker.word("undated").to_owned(),
    }
}
