//! What does the page of a work show?

use super::credits::{self, CreditGroup};
use super::facts::{Facts, title_word};
use super::parts::{self, Head, Tail, Text};
use super::results::list_item;
use super::share::{Item, date_of, distinct, incoming, news_about, rows};
use crate::archive::Ix;
use crate::model::Kind;
use crate::model::kinds::Work;
use crate::model::values::Role;
use crate::render::RenderError;
use crate::render::atoms::Phrase;
use crate::render::context::Speaker;
use serde::Serialize;

#[derive(Serialize)]
struct WorkView {
    head: Head,
    facts: Facts,
    text: Option<Text>,
    credits: Vec<CreditGroup>,
    shown_at: Vec<Item>,
    award_lists: Vec<Item>,
    contents: Vec<Item>,
    news: Vec<Item>,
    tail: Tail,
}

/// Fills `work.html`.
pub(super) fn page(speaker: &Speaker<'_>, ix: Ix, work: &Work) -> Result<Vec<u8>, RenderError> {
    let archive = speaker.archive();
    let kind = work.kind.map_or_else(
        || speaker.term("one", Kind::Works.singular()),
        |kind| title_word(speaker, "work_type", kind.word()),
    );
    let shown = archive.targets(ix, &work.presented_at).chain(incoming(speaker, ix, Kind::Events));
    let view = WorkView {
        head: parts::head(speaker, ix, vec![Phrase::own(kind)]),
        facts: facts(speaker, ix, work),
        text: parts::text(speaker, ix),
        credits: credits::groups(speaker, ix, work.authors.iter(), Role::Author, None),
        shown_at: rows(speaker, distinct(shown), super::event::item),
        award_lists: rows(speaker, incoming(speaker, ix, Kind::AwardLists), list_item),
        contents: rows(speaker, incoming(speaker, ix, Kind::Works), item),
        news: news_about(speaker, ix),
        tail: parts::tail(speaker, ix),
    };
    speaker.fill("work.html", &super::record_frame(speaker, ix, 1), &view)
}

fn facts(speaker: &Speaker<'_>, ix: Ix, work: &Work) -> Facts {
    let archive = speaker.archive();
    let mut facts = Facts::default();
    let subject = work.subject.iter().map(|text| speaker.phrase(text)).collect();
    facts.add_or_unknown(speaker, ix, speaker.word("fact_subject"), "subject", subject);
    if work.authors.is_empty() {
        facts.add_or_unknown(speaker, ix, speaker.word("role_author"), "authors", Vec::new());
    }
    let date = work.date.iter().map(|date| speaker.date(&date.date)).collect();
    facts.add_or_unknown(speaker, ix, speaker.word("fact_published"), "date", date);
    let publisher = work.publisher.and_then(|org| archive.target(ix, org)).map(|org| speaker.link(org));
    facts.add_or_unknown(speaker, ix, speaker.word("fact_publisher"), "publisher", publisher.into_iter().collect());
    let inside = work.published_in.and_then(|to| archive.target(ix, to)).map(|to| speaker.link(to));
    facts.add(speaker.word("fact_published_in"), inside.into_iter().collect());
    facts.add(speaker.word("fact_pages"), work.pages.iter().map(|pages| Phrase::own(pages.text.as_str())).collect());
    let contest = work.submitted_to.and_then(|to| archive.target(ix, to)).map(|to| speaker.link(to));
    facts.add(speaker.word("fact_submitted_to"), contest.into_iter().collect());
    facts.finish(speaker, ix)
}

/// A work as a row of a short list.
pub(super) fn item(speaker: &Speaker<'_>, ix: Ix) -> Item {
    let work = speaker.archive().get(ix).work();
    let mut about: Vec<Phrase> =
        work.and_then(|w| w.subject.as_ref()).map(|text| speaker.phrase(text)).into_iter().collect();
    let authors = work.into_iter().flat_map(|w| &w.authors).take(3);
    about.extend(authors.filter(|c| c.person.is_some()).flat_map(|credit| credits::name(speaker, ix, credit)));
    about.extend(date_of(speaker, ix));
    Item::new(speaker.link(ix), about)
}
