//! What does the page of a record show? One file per kind, and what all kinds share.

mod award;
mod award_list;
mod counts;
mod credits;
mod document;
mod event;
mod facts;
mod media;
mod news;
mod parts;
mod results;
mod series;
mod share;
mod sources;
mod table;
mod tree;
mod work;

use self::share::Item;
use crate::archive::Ix;
use crate::plan::Page;
use crate::records::Detail;
use crate::render::RenderError;
use crate::render::atoms::{Entry, Pager, Phrase};
use crate::render::context::Speaker;
use crate::render::frame::{FrameLink, PageFrame};
use serde::Serialize;

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
        _ => plain(speaker, ix, number),
    }
}

/// What the page of a kind without a template of its own shows.
#[derive(Serialize)]
struct RecordView {
    head: parts::Head,
    facts: facts::Facts,
    text: Option<parts::Text>,
    related: Vec<Entry>,
    pager: Option<Pager>,
    tail: parts::Tail,
}

fn plain(speaker: &Speaker<'_>, ix: Ix, number: usize) -> Result<Vec<u8>, RenderError> {
    let related = speaker.renderer.plan.listings.related.get(&ix).map_or(&[][..], Vec::as_slice);
    let kind = Phrase::own(speaker.term("one", speaker.archive().get(ix).kind.singular()));
    let view = RecordView {
        head: parts::head(speaker, ix, vec![kind]),
        facts: facts::Facts::default().finish(speaker, ix),
        text: parts::text(speaker, ix),
        related: speaker.rows_of(related, number).iter().map(|ix| speaker.entry(*ix)).collect(),
        pager: speaker.pager(related.len(), number, &|number| speaker.page_url(Page::Record { ix, number })),
        tail: parts::tail(speaker, ix),
    };
    speaker.fill("record.html", &record_frame(speaker, ix, number), &view)
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
    frame.description = speaker.description(ix);
    frame.index = number == 1;
    frame
}
