//! What does the page of a record show? One file per kind, and what all kinds share.

mod award;
mod award_list;
mod card;
mod cite;
mod counts;
mod credits;
mod document;
mod documents;
mod event;
mod facts;
mod media;
mod named;
pub(super) mod naming;
mod news;
mod ordered;
mod organization;
mod parts;
mod person;
mod pictures;
mod place;
mod programme;
mod related;
mod results;
mod schedule;
mod send;
mod series;
mod share;
mod sources;
mod table;
mod topic;
mod tree;
mod work;

pub use self::card::share_image;
pub use self::documents::documents;
pub use self::ordered::ordered;
pub use self::pictures::picture;
pub use self::programme::programme;
use self::share::Item;
use crate::archive::Ix;
use crate::plan::Page;
use crate::records::Detail;
use crate::render::RenderError;
use crate::render::context::Speaker;
use crate::render::frame::{FrameLink, PageFrame};

/// `{lang}/{kind}/{id}/`
pub fn record(speaker: &Speaker<'_>, ix: Ix, number: usize) -> Result<Vec<u8>, RenderError> {
    match &speaker.archive().get(ix).detail {
        Detail::Event(fields) => event::page(speaker, ix, fields),
        Detail::News(fields) => news::page(speaker, ix, fields),
        Detail::AwardList(fields) => award_list::page(speaker, ix, fields),
        Detail::Award(fields) => award::page(speaker, ix, fields, number),
        Detail::Series(fields) => series::page(speaker, ix, fields),
        Detail::Work(fields) => work::page(speaker, ix, fields),
        Detail::Document(fields) => document::page(speaker, ix, fields),
        Detail::Person(_) => person::person(speaker, ix, number),
        Detail::Organization(_) => organization::organization(speaker, ix, number),
        Detail::Place(_) => place::place(speaker, ix, number),
        Detail::Topic(_) => topic::topic(speaker, ix, number),
    }
}

/// Any record as a row of a short list.
fn item(speaker: &Speaker<'_>, ix: Ix) -> Item {
    match &speaker.archive().get(ix).detail {
        Detail::Event(_) => event::item(speaker, ix),
        Detail::News(_) => news::item(speaker, ix),
        Detail::AwardList(_) => results::list_item(speaker, ix),
        Detail::Work(_) => work::item(speaker, ix),
        Detail::Document(_) => document::item(speaker, ix),
        _ => Item::new(speaker.link(ix), Vec::new()),
    }
}

/// The frame of a page below that of a record: the path goes through the record.
fn page_below(speaker: &Speaker<'_>, ix: Ix, page: Page, kind: &'static str, title: &str) -> PageFrame {
    let record = record_frame(speaker, ix, 1);
    let mut above = record.crumbs;
    if let Some(last) = above.last_mut() {
        (last.url, last.current) = (Some(speaker.url(ix)), false);
    }
    // The first step is the home page, which every frame begins with.
    let above = above.into_iter().skip(1).collect();
    let mut frame = speaker.frame(page, kind, title.to_owned(), above);
    frame.title = format!("{title}\u{a0}– {}", speaker.short_title(ix).0);
    frame.description = record.description;
    frame
}

/// The frame of a record's page: the path goes through its kind and what it is a part of.
fn record_frame(speaker: &Speaker<'_>, ix: Ix, number: usize) -> PageFrame {
    let record = speaker.archive().get(ix);
    let kind = record.kind;
    let mut crumbs =
        vec![speaker.crumb(speaker.kind_title(kind), Some(speaker.page_url(Page::List { kind, number: 1 })))];
    let mut above: Vec<Ix> = speaker.archive().ancestors(ix).collect();
    above.reverse();
    crumbs.extend(above.into_iter().map(|up| {
        let (title, lang) = speaker.short_title(up);
        FrameLink { title, lang: speaker.foreign(lang), url: Some(speaker.url(up)), current: false }
    }));
    let (title, lang) = speaker.short_title(ix);
    let mut frame = speaker.frame(Page::Record { ix, number }, kind.singular(), title, crumbs);
    if let Some(last) = frame.crumbs.last_mut() {
        last.lang = speaker.foreign(lang);
    }
    if let Some(top) = speaker.archive().ancestors(ix).last() {
        // Windows and search results show no path: «1-секция» alone says nothing.
        frame.title = format!("{}\u{a0}– {}", frame.title, speaker.short_title(top).0);
    }
    if let Some(words) = speaker.description(ix) {
        frame.description = words;
    }
    frame.index = number == 1;
    frame
}
