//! What do the pages of the years show?

use super::home::shelf_title;
use crate::plan::{Page, YearShelf};
use crate::render::RenderError;
use crate::render::atoms::{Entry, Pager};
use crate::render::context::Speaker;
use crate::render::frame::FrameLink;
use serde::Serialize;

#[derive(Serialize)]
struct YearView {
    count: String,
    years: Vec<FrameLink>,
    entries: Vec<Entry>,
    pager: Option<Pager>,
}

fn ribbon(speaker: &Speaker<'_>, here: Option<YearShelf>) -> Vec<FrameLink> {
    let link = |shelf: &YearShelf| FrameLink {
        title: shelf_title(speaker, *shelf),
        lang: None,
        url: Some(speaker.page_url(Page::Year { shelf: *shelf, number: 1 })),
        current: Some(*shelf) == here,
    };
    speaker.renderer.plan.listings.years.keys().map(link).collect()
}

/// `{lang}/years/`
pub fn years(speaker: &Speaker<'_>) -> Result<Vec<u8>, RenderError> {
    let years = ribbon(speaker, None);
    let count = speaker.words.count("years_count", years.len() as u64);
    let view = YearView { count, years, entries: Vec::new(), pager: None };
    let frame = speaker.frame(Page::Years, "years", speaker.word("years").to_owned(), Vec::new());
    speaker.fill("year.html", &frame, &view)
}

/// `{lang}/years/{yyyy|undated}/`
pub fn year(speaker: &Speaker<'_>, shelf: YearShelf, number: usize) -> Result<Vec<u8>, RenderError> {
    let all = speaker.renderer.plan.listings.years.get(&shelf).map_or(&[][..], Vec::as_slice);
    let view = YearView {
        count: speaker.words.count("records", all.len() as u64),
        years: ribbon(speaker, Some(shelf)),
        entries: speaker.rows_of(all, number).iter().map(|ix| speaker.entry(*ix)).collect(),
        pager: speaker.pager(all.len(), number, &|number| speaker.page_url(Page::Year { shelf, number })),
    };
    let crumbs = vec![speaker.crumb(speaker.word("years").to_owned(), Some(speaker.page_url(Page::Years)))];
    let title = crate::render::context::capitalized(&shelf_title(speaker, shelf));
    let mut frame = speaker.frame(Page::Year { shelf, number }, "year", title, crumbs);
    frame.index = number == 1;
    speaker.fill("year.html", &frame, &view)
}
