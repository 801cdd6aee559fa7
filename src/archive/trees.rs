//! What is a part of what? Parents and ordered children of events, organizations, places and topics; editions of series.

use super::whole::{Archive, Ix};
use crate::diagnostics::{Diagnostic, Diagnostics, Span};
use crate::records::{Detail, Record};
use std::collections::BTreeMap;

/// Number of the reference that names the parent.
fn parent_slot(record: &Record) -> Option<u32> {
    match &record.detail {
        Detail::Event(event) => event.part_of.map(|r| r.slot),
        Detail::Organization(organization) => organization.parent.map(|r| r.slot),
        Detail::Place(place) => place.part_of.map(|r| r.slot),
        Detail::Topic(topic) => topic.broader.map(|r| r.slot),
        _ => None,
    }
}

/// Fills parents and children. A cycle is an error at each reference that closes one; it is cut there.
pub(super) fn grow(archive: &mut Archive) -> Diagnostics {
    let mut faults = Diagnostics::default();
    let count = archive.records.len();
    let up = |(ix, record): (Ix, &Record)| match &record.written_in {
        Some(id) => archive.find(record.kind, id),
        None => parent_slot(record).and_then(|slot| archive.slot(ix, slot)),
    };
    let mut parent: Vec<Option<Ix>> = archive.iter().map(up).collect();
    for at in 0..count {
        if closes_cycle(&parent, Ix::at(at)) {
            let record = &archive.records[at];
            let span = parent_span(record);
            faults.push(Diagnostic::error("part-of-cycle", span).arg("key", record.key()).record(record.key()));
            parent[at] = None;
        }
    }
    let mut children: Vec<Vec<Ix>> = vec![Vec::new(); count];
    for (at, up) in parent.iter().enumerate() {
        if let Some(up) = up {
            children[up.usize()].push(Ix::at(at));
        }
    }
    archive.parent = parent;
    let mut order: Vec<Vec<Ix>> = Vec::with_capacity(count);
    for mut list in children {
        list.sort_by_cached_key(|ix| sibling_key(archive, *ix));
        order.push(list);
    }
    archive.children = order;
    archive.editions = editions(archive);
    faults
}

/// Whether going up from `start` leads back to it.
fn closes_cycle(parent: &[Option<Ix>], start: Ix) -> bool {
    let mut at = start;
    for _ in 0..parent.len() {
        match parent[at.usize()] {
            None => return false,
            Some(up) if up == start => return true,
            Some(up) => at = up,
        }
    }
    // A cycle further up that does not contain `start` is found at its own members.
    false
}

type SiblingKey = (u64, (i32, u8, u8), usize, u64, String);

/// Explicit order, then time, then the order in which sessions were written, then number, then id.
fn sibling_key(archive: &Archive, ix: Ix) -> SiblingKey {
    let record = archive.get(ix);
    let event = record.event();
    let order = event.and_then(|e| e.order).map_or(u64::MAX, |o| o.0);
    let time = archive.own_date(ix).and_then(|d| d.earliest()).map_or((i32::MAX, 0, 0), |d| (d.year, d.month, d.day));
    let number = event.and_then(|e| e.number.as_ref()).and_then(|n| n.text.parse().ok()).unwrap_or(u64::MAX);
    let position = if record.written_in.is_some() { record.position } else { usize::MAX };
    (order, time, position, number, record.id.clone())
}

fn editions(archive: &Archive) -> BTreeMap<Ix, Vec<Ix>> {
    let mut editions: BTreeMap<Ix, Vec<Ix>> = BTreeMap::new();
    for (ix, record) in archive.iter() {
        let series = record.event().and_then(|event| event.series).and_then(|series| archive.target(ix, series));
        // A stage of an edition may name the series, too; the edition itself is the topmost of them.
        let same_above = archive
            .ancestors(ix)
            .any(|up| archive.get(up).event().and_then(|e| e.series).and_then(|s| archive.target(up, s)) == series);
        if let Some(series) = series.filter(|_| !same_above) {
            editions.entry(series).or_default().push(ix);
        }
    }
    for list in editions.values_mut() {
        list.sort_by_cached_key(|ix| {
            let number = archive.get(*ix).event().and_then(|e| e.edition).map_or(u64::MAX, |n| n.0);
            let time =
                archive.date(*ix).and_then(|d| d.earliest()).map_or((i32::MAX, 0, 0), |d| (d.year, d.month, d.day));
            (time, number, archive.get(*ix).id.clone())
        });
    }
    editions
}

/// Where a record says what it is a part of.
fn parent_span(record: &Record) -> Span {
    parent_slot(record).and_then(|slot| record.refs.get(slot as usize)).map_or(record.span, |r| r.span)
}
