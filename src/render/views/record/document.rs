//! What does the page of a document show?

use super::credits::{self, CreditGroup};
use super::facts::{Facts, title_word};
use super::parts::{self, Head, Tail, Text};
use super::results::list_item;
use super::share::{Item, distinct, incoming, is_incomplete, news_about, printed, rows};
use crate::archive::Ix;
use crate::dates::short;
use crate::model::Kind;
use crate::model::kinds::Document;
use crate::model::values::Role;
use crate::render::RenderError;
use crate::render::atoms::Phrase;
use crate::render::context::Speaker;
use serde::Serialize;

#[derive(Serialize)]
struct DocumentView {
    head: Head,
    facts: Facts,
    text: Option<Text>,
    /// Whether the text is known not to be in the archive.
    no_text: bool,
    credits: Vec<CreditGroup>,
    events: Vec<Item>,
    award_lists: Vec<Item>,
    news: Vec<Item>,
    tail: Tail,
}

/// Fills `document.html`.
pub(super) fn page(speaker: &Speaker<'_>, ix: Ix, document: &Document) -> Result<Vec<u8>, RenderError> {
    let archive = speaker.archive();
    let kind = document.kind.map_or_else(
        || speaker.term("one", Kind::Documents.singular()),
        |kind| title_word(speaker, "document_type", kind.word()),
    );
    let tag = document.document_status.map(|status| speaker.term("document_status", status.word()));
    let own = document.event.and_then(|event| archive.target(ix, event));
    let events = distinct(own.into_iter().chain(incoming(speaker, ix, Kind::Events)));
    let text = parts::text(speaker, ix);
    let view = DocumentView {
        head: Head { tag, ..parts::head(speaker, ix, vec![Phrase::own(kind)]) },
        facts: facts(speaker, ix, document),
        no_text: text.is_none() && is_incomplete(speaker, ix, "files"),
        text,
        credits: credits::groups(speaker, ix, document.parties.iter(), Role::Signatory, None),
        events: rows(speaker, events, super::event::item),
        award_lists: rows(speaker, incoming(speaker, ix, Kind::AwardLists), list_item),
        news: news_about(speaker, ix),
        tail: parts::tail(speaker, ix),
    };
    speaker.fill("document.html", &super::record_frame(speaker, ix, 1), &view)
}

fn facts(speaker: &Speaker<'_>, ix: Ix, document: &Document) -> Facts {
    let mut facts = Facts::default();
    let number = document.number.iter().map(|number| printed(speaker, ix, number)).collect();
    facts.add_or_unknown(speaker, ix, speaker.word("fact_number"), "number", number);
    let date = document.date.iter().map(|date| speaker.date(&date.date)).collect();
    facts.add_or_unknown(speaker, ix, speaker.word("fact_date"), "date", date);
    if document.parties.is_empty() {
        facts.add_or_unknown(speaker, ix, speaker.word("fact_parties"), "parties", Vec::new());
    }
    facts.finish(speaker, ix)
}

/// A document as a row of a short list: sort, number, date, and whether its text is here.
pub(super) fn item(speaker: &Speaker<'_>, ix: Ix) -> Item {
    let mut item = Item::new(speaker.link(ix), Vec::new());
    let record = speaker.archive().get(ix);
    let Some(document) = record.document() else { return item };
    item.tag = document.document_status.map(|status| speaker.term("document_status", status.word()));
    item.about.extend(document.number.as_ref().map(|number| Phrase::own(format!("№\u{a0}{}", number.text))));
    item.about.extend(document.date.as_ref().map(|date| Phrase::own(short(speaker.lang, &date.date))));
    if record.common.files.is_empty() && is_incomplete(speaker, ix, "files") {
        item.about.push(Phrase::unknown(speaker.word("no_document_text")));
    }
    item
}
