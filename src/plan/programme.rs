//! Which events have a programme on a page of its own? Those whose parts need a table to be found.

use crate::archive::{Archive, Ix};
use crate::model::Kind;
use std::collections::BTreeSet;

/// More parts than this are too many for the short tree on the page of the event.
const MANY: usize = 10;
/// Parts with a time or a place that make a table worth a page.
const ENOUGH: usize = 3;

/// The events with a programme. A part that is written in the file of its event stands in the programme of that event.
pub(super) fn programmes(archive: &Archive) -> BTreeSet<Ix> {
    let events = archive.of_kind(Kind::Events).filter(|(_, record)| record.written_in.is_none());
    events.map(|(ix, _)| ix).filter(|ix| archive.children(*ix).len() > 1 && is_large(archive, *ix)).collect()
}

fn is_large(archive: &Archive, ix: Ix) -> bool {
    let parts = archive.descendants(ix);
    let placed = |part: &&Ix| {
        archive.get(**part).event().is_some_and(|event| {
            let timed = event.blocks.iter().any(|block| block.start.is_some() || !block.places.is_empty());
            timed || !event.places.is_empty()
        })
    };
    parts.len() > MANY || parts.iter().filter(placed).count() >= ENOUGH
}
