//! How are the events named that may interest the reader of this one? Each with its date and what both share.

use super::share::{Item, date_of};
use crate::archive::Ix;
use crate::plan::Shared;
use crate::render::atoms::Phrase;
use crate::render::context::Speaker;

/// The related events, those that share most first.
pub(super) fn related(speaker: &Speaker<'_>, ix: Ix) -> Vec<Item> {
    let related = speaker.renderer.plan.related.get(&ix).map_or(&[][..], Vec::as_slice);
    related.iter().map(|(other, shared)| item(speaker, *other, shared)).collect()
}

/// The event with its date, and what it shares.
fn item(speaker: &Speaker<'_>, other: Ix, common: &Shared) -> Item {
    let shared = common.topics.iter().chain(&common.series).chain(&common.place);
    let mut names: Vec<Phrase> = shared.map(|ix| Phrase { url: None, ..speaker.short_link(*ix) }).collect();
    names.extend(common.year.map(|year| Phrase::own(year.to_string())));
    let mut about: Vec<Phrase> = date_of(speaker, other).into_iter().collect();
    if let Some(first) = names.first_mut() {
        // A piece in another language stays apart from the label, which is in the language of the page.
        if first.lang.is_none() {
            first.text = format!("{}: {}", speaker.word("related_shared"), first.text);
        } else {
            about.push(Phrase::own(format!("{}:", speaker.word("related_shared"))));
        }
    }
    about.extend(names);
    Item::new(speaker.link(other), about)
}
