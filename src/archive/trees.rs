//! What is a part of what? Parents and ordered children of events, organizations, places and topics; editions of series.

use super::whole::{Archive, Ix};
use crate::diagnostics::{Diagnostic, Diagnostics, Span};
use crate::records::{Detail, Record};
use std::collections::BTreeMap;

/// Members of a cycle that a message names.
const LONGEST_WAY: usize = 8;

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
    for cycle in cycles(&parent) {
        let Some(first) = cycle.first().copied() else { continue };
        let record = archive.get(first);
        let finding = Diagnostic::error("part-of-cycle", parent_span(record)).arg("cycle", way_round(archive, &cycle));
        faults.push(finding.record(record.key()));
        parent[first.usize()] = None;
    }
    let mut children: Vec<Vec<Ix>> = vec![Vec::new(); count];
    for (at, up) in parent.iter().enumerate() {
        if let Some(up) = up {
            children[up.usize()].push(Ix::at(at));
        }
    }
    archive.parent = parent;
    archive.dated_above = dated_above(archive);
    archive.top = tops(archive);
    let mut order: Vec<Vec<Ix>> = Vec::with_capacity(count);
    for mut list in children {
        list.sort_by_cached_key(|ix| sibling_key(archive, *ix));
        order.push(list);
    }
    archive.children = order;
    archive.editions = editions(archive);
    faults
}

/// What is found on the way up from each record. Each step is made once, however deep the tree is: `look` says what the way ends
/// with at a record and the one above it, and `None` where it goes on.
fn upwards<T: Copy>(archive: &Archive, look: impl Fn(Ix, Option<Ix>) -> Option<T>) -> Vec<Option<T>> {
    let mut known: Vec<Option<T>> = vec![None; archive.records.len()];
    for start in 0..archive.records.len() {
        let (mut way, mut at) = (Vec::new(), Some(Ix::at(start)));
        let mut found = None;
        while let Some(here) = at.filter(|_| found.is_none()) {
            way.push(here);
            found = known[here.usize()].or_else(|| look(here, archive.parent(here)));
            at = archive.parent(here);
        }
        way.into_iter().for_each(|ix| known[ix.usize()] = found);
    }
    known
}

/// For each record, the nearest one above it that has a date.
fn dated_above(archive: &Archive) -> Vec<Option<Ix>> {
    let dated = |_, up: Option<Ix>| match up {
        Some(up) => archive.own_date(up).map(|_| Some(up)),
        None => Some(None),
    };
    upwards(archive, dated).into_iter().map(Option::flatten).collect()
}

/// For each record, the topmost one that it is a part of.
fn tops(archive: &Archive) -> Vec<Ix> {
    let found = upwards(archive, |here, up| up.is_none().then_some(here));
    found.into_iter().enumerate().map(|(at, top)| top.unwrap_or(Ix::at(at))).collect()
}

/// Every cycle of "leads to", each once, beginning with its smallest member. Looks at each record once.
pub(super) fn cycles(next: &[Option<Ix>]) -> Vec<Vec<Ix>> {
    // The walk on which a record was first met; walks are numbered from 1.
    let mut met = vec![0; next.len()];
    let mut cycles = Vec::new();
    for start in 0..next.len() {
        let walk = start + 1;
        let (mut at, mut way) = (Some(Ix::at(start)), Vec::new());
        while let Some(here) = at.filter(|here| met[here.usize()] == 0) {
            met[here.usize()] = walk;
            way.push(here);
            at = next[here.usize()];
        }
        // Only a record of this very walk closes a cycle; others were looked at before.
        if let Some(closing) = at.filter(|here| met[here.usize()] == walk) {
            let mut cycle: Vec<Ix> = way.into_iter().skip_while(|ix| *ix != closing).collect();
            let smallest = cycle.iter().enumerate().min_by_key(|(_, ix)| **ix).map_or(0, |(at, _)| at);
            cycle.rotate_left(smallest);
            cycles.push(cycle);
        }
    }
    cycles
}

/// `events/a → events/b → events/a`; of a long way round only the beginning.
pub(super) fn way_round(archive: &Archive, cycle: &[Ix]) -> String {
    let mut keys: Vec<String> = cycle.iter().take(LONGEST_WAY).map(|ix| archive.get(*ix).key()).collect();
    if cycle.len() > LONGEST_WAY {
        keys.push("…".to_owned());
    }
    keys.extend(cycle.first().map(|ix| archive.get(*ix).key()));
    keys.join(" → ")
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
        if series.is_none() {
            continue;
        }
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
