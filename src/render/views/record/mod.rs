//! What does the page of a record show? The parts that all kinds share; each kind adds its own.

mod organization;
mod person;
mod place;
mod topic;

use crate::archive::Ix;
use crate::model::Kind;
use crate::plan::Page;
use crate::render::RenderError;
use crate::render::atoms::{Entry, Fact, Pager, Phrase, When};
use crate::render::context::Speaker;
use crate::render::frame::FrameLink;
use crate::render::prose::ProseView;
use serde::Serialize;

/// What every record page shows.
#[derive(Serialize)]
struct RecordView {
    when: Option<When>,
    kind: String,
    title: Phrase,
    lead: Option<Phrase>,
    facts: Vec<Fact>,
    prose: Option<ProseView>,
    related: Vec<Entry>,
    pager: Option<Pager>,
}

/// `{lang}/{kind}/{id}/`
pub fn record(speaker: &Speaker<'_>, ix: Ix, number: usize) -> Result<Vec<u8>, RenderError> {
    let record = speaker.archive().get(ix);
    match record.kind {
        Kind::People => return person::person(speaker, ix, number),
        Kind::Organizations => return organization::organization(speaker, ix, number),
        Kind::Places => return place::place(speaker, ix, number),
        Kind::Topics => return topic::topic(speaker, ix, number),
        _ => {}
    }
    let related = speaker.renderer.plan.listings.related.get(&ix).map_or(&[][..], Vec::as_slice);
    let view = RecordView {
        when: matches!(record.kind, Kind::Events | Kind::AwardLists).then(|| speaker.when(speaker.archive().date(ix))),
        kind: speaker.term("one", record.kind.singular()),
        title: Phrase { url: None, ..speaker.link(ix) },
        lead: record.common.summary.as_ref().map(|s| speaker.phrase(s)),
        facts: Vec::new(),
        prose: speaker.prose(ix),
        related: speaker.rows_of(related, number).iter().map(|ix| speaker.entry(*ix)).collect(),
        pager: speaker.pager(related.len(), number, &|number| speaker.page_url(Page::Record { ix, number })),
    };
    let frame = record_frame(speaker, ix, number);
    speaker.fill("record.html", &frame, &view)
}

/// The frame of a record's page: the path goes through its kind and what it is a part of.
fn record_frame(speaker: &Speaker<'_>, ix: Ix, number: usize) -> crate::render::frame::PageFrame {
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
    frame.description = speaker.description(ix);
    frame.index = number == 1;
    frame
}
