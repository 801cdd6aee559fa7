//! `rooms-overlap`: do two sessions sit in one room at the same time?

use super::Checked;
use crate::archive::Ix;
use crate::dates::{Clock, Day};
use crate::diagnostics::{Diagnostic, Diagnostics, Span};
use crate::model::Kind;
use crate::model::kinds::PlaceKind;
use std::collections::BTreeMap;

/// Who sits in a room, from when until when.
struct Sitting {
    event: Ix,
    start: Clock,
    end: Clock,
    span: Span,
}

/// Only places that are rooms: a palace holds many sessions at once.
pub(super) fn check(checked: &Checked<'_>) -> Diagnostics {
    let mut findings = Diagnostics::default();
    for ((room, _), mut sittings) in sittings(checked) {
        sittings.sort_by_key(|sitting| (sitting.start, sitting.end, sitting.event));
        for (at, later) in sittings.iter().enumerate() {
            let at_once = |earlier: &&Sitting| later.start < earlier.end && apart(checked, earlier.event, later.event);
            if let Some(earlier) = sittings[..at].iter().rev().take(16).find(at_once) {
                findings.push(finding(checked, room, earlier, later));
            }
        }
    }
    findings
}

/// Sessions with a clock time, by room and day.
fn sittings(checked: &Checked<'_>) -> BTreeMap<(Ix, Day), Vec<Sitting>> {
    let archive = checked.archive;
    let mut rooms: BTreeMap<(Ix, Day), Vec<Sitting>> = BTreeMap::new();
    for (event, record) in archive.of_kind(Kind::Events) {
        let Some(details) = record.event() else { continue };
        for block in &details.blocks {
            let (Some(start), Some(end)) = (block.start, block.end) else { continue };
            let (Some(day), Some(last)) = (block.date.date.earliest(), block.date.date.latest()) else { continue };
            if day != last {
                continue;
            }
            let places = if block.places.is_empty() { &details.places } else { &block.places };
            let is_room = |ix: &Ix| archive.get(*ix).place().is_some_and(|place| place.kind == Some(PlaceKind::Room));
            for room in archive.targets(event, places).filter(is_room) {
                let sitting = Sitting { event, start: start.0, end: end.0, span: block.span };
                rooms.entry((room, day)).or_default().push(sitting);
            }
        }
    }
    rooms
}

/// Whether two events are different ones, neither a part of the other.
fn apart(checked: &Checked<'_>, a: Ix, b: Ix) -> bool {
    let above = |a: Ix, b: Ix| checked.archive.ancestors(a).any(|up| up == b);
    a != b && !above(a, b) && !above(b, a)
}

fn finding(checked: &Checked<'_>, room: Ix, earlier: &Sitting, later: &Sitting) -> Diagnostic {
    let key = |ix: Ix| checked.archive.get(ix).key();
    Diagnostic::warning("rooms-overlap", later.span)
        .arg("room", key(room))
        .arg("other", key(earlier.event))
        .arg("start", later.start.to_string())
        .arg("end", earlier.end.to_string())
        .note(earlier.span, "first")
        .record(key(later.event))
}
