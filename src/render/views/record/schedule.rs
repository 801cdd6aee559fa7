//! On which day and in which order do the parts of an event come? Parts under their part of the same day, by time.

use crate::archive::{Archive, Ix};
use crate::dates::{Clock, Date, Day};
use std::collections::BTreeMap;

/// Days of one part that the programme repeats it on; what lasts longer stands apart from the days.
const MOST_DAYS: usize = 14;

/// A part at one time.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Slot {
    /// The part.
    pub ix: Ix,
    /// Its day, where it is known.
    pub day: Option<Day>,
    /// When it begins.
    pub start: Option<Clock>,
    /// When it ends.
    pub end: Option<Clock>,
    /// Where.
    pub places: Vec<Ix>,
    /// The part of that day in which it stands.
    up: Option<usize>,
}

/// A row of the programme of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Placed {
    /// Number of the slot.
    pub slot: usize,
    /// 0 for what stands in no other part of that day.
    pub depth: usize,
    /// It or something in it has a time.
    pub timed: bool,
    /// Another part is going on at the same time.
    pub parallel: bool,
}

/// The parts of an event by day; `None` is for those whose day is not known, and comes last.
pub(super) struct Schedule {
    pub slots: Vec<Slot>,
    pub days: Vec<(Option<Day>, Vec<Placed>)>,
}

/// The schedule of `event`, whose parts at any depth are `parts`, parents before children, each with its depth.
pub(super) fn schedule(archive: &Archive, event: Ix, parts: impl Iterator<Item = (Ix, usize)>) -> Schedule {
    let whole = archive.date(event).map(Date::days).unwrap_or_default();
    let whole = if let [one] = whole.as_slice() { Some(*one) } else { None };
    let mut slots: Vec<Slot> = Vec::new();
    // The slots of the part that is open on each level.
    let mut open: Vec<Vec<usize>> = Vec::new();
    for (ix, depth) in parts {
        open.truncate(depth);
        let above = open.last().map_or(&[][..], Vec::as_slice);
        let inherited = above.first().map_or(whole, |up| slots[*up].day);
        let first = slots.len();
        let own: Vec<Slot> = times(archive, ix, inherited)
            .into_iter()
            .map(|slot| Slot { up: above.iter().copied().find(|up| slots[*up].day == slot.day), ..slot })
            .collect();
        slots.extend(own);
        open.push((first..slots.len()).collect());
    }
    let days = by_day(&slots);
    Schedule { slots, days }
}

/// When and where a part takes place; at least one time, be it unknown.
fn times(archive: &Archive, ix: Ix, inherited: Option<Day>) -> Vec<Slot> {
    let event = archive.get(ix).event();
    let places: Vec<Ix> = event.map(|event| archive.targets(ix, &event.places).collect()).unwrap_or_default();
    let slot = |day| Slot { ix, day, start: None, end: None, places: places.clone(), up: None };
    let mut slots = Vec::new();
    for block in event.map_or(&[][..], |event| &event.blocks) {
        let own: Vec<Ix> = archive.targets(ix, &block.places).collect();
        let (start, end) = (block.start.map(|clock| clock.0), block.end.map(|clock| clock.0));
        let places = if own.is_empty() { places.clone() } else { own };
        let times = days_of(&block.date.date);
        slots.extend(times.into_iter().map(|day| Slot { start, end, places: places.clone(), ..slot(day) }));
    }
    if slots.is_empty() {
        slots = match archive.own_date(ix) {
            Some(date) => days_of(date).into_iter().map(slot).collect(),
            None => vec![slot(inherited)],
        };
    }
    slots
}

fn days_of(date: &Date) -> Vec<Option<Day>> {
    let days = date.days();
    if days.is_empty() || days.len() > MOST_DAYS { vec![None] } else { days.into_iter().map(Some).collect() }
}

fn by_day(slots: &[Slot]) -> Vec<(Option<Day>, Vec<Placed>)> {
    let mut starts: Vec<Option<Clock>> = slots.iter().map(|slot| slot.start).collect();
    let mut inside: Vec<Vec<usize>> = vec![Vec::new(); slots.len()];
    let mut days: BTreeMap<(bool, Option<Day>), Vec<usize>> = BTreeMap::new();
    for (at, slot) in slots.iter().enumerate().rev() {
        match slot.up {
            // Parts come after what they stand in: going backwards, what is inside is known before it is asked for.
            Some(up) => {
                starts[up] = [starts[up], starts[at]].into_iter().flatten().min();
                inside[up].push(at);
            }
            None => days.entry((slot.day.is_none(), slot.day)).or_default().push(at),
        }
    }
    let mut parallel = vec![false; slots.len()];
    for row in inside.iter_mut().chain(days.values_mut()) {
        row.reverse();
        in_order(row, &starts);
        mark_parallel(row, slots, &mut parallel);
    }
    let placed = |tops: Vec<usize>| {
        let mut rows = Vec::new();
        let mut open: Vec<(usize, usize)> = tops.into_iter().rev().map(|slot| (slot, 0)).collect();
        while let Some((slot, depth)) = open.pop() {
            rows.push(Placed { slot, depth, timed: starts[slot].is_some(), parallel: parallel[slot] });
            open.extend(inside[slot].iter().rev().map(|inner| (*inner, depth + 1)));
        }
        rows
    };
    days.into_iter().map(|((_, day), tops)| (day, placed(tops))).collect()
}

/// By time; what has none stays behind what it was written after.
fn in_order(row: &mut Vec<usize>, starts: &[Option<Clock>]) {
    let mut last = None;
    let mut keyed: Vec<(Option<Clock>, usize)> = Vec::with_capacity(row.len());
    for at in row.drain(..) {
        last = starts[at].or(last);
        keyed.push((last, at));
    }
    keyed.sort_by_key(|(start, _)| *start);
    row.extend(keyed.into_iter().map(|(_, at)| at));
}

/// Marks the neighbours whose times overlap.
fn mark_parallel(row: &[usize], slots: &[Slot], parallel: &mut [bool]) {
    // What ends last of those before.
    let mut open: Option<(Clock, Clock, usize)> = None;
    for at in row.iter().copied().filter(|at| slots[*at].day.is_some()) {
        let Some(start) = slots[at].start else { continue };
        let end = slots[at].end.unwrap_or(start);
        if let Some((began, until, other)) = open
            && (start < until || start == began)
        {
            parallel[at] = true;
            parallel[other] = true;
        }
        if open.is_none_or(|(_, until, _)| end >= until) {
            open = Some((start, end, at));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slot(day: u8, start: &str, end: &str, up: Option<usize>) -> Slot {
        let (start, end) = (Clock::parse(start), Clock::parse(end));
        Slot { ix: Ix(0), day: Day::new(2023, 8, day), start, end, places: Vec::new(), up }
    }

    fn rows(slots: &[Slot]) -> Vec<(u8, Vec<(usize, usize)>)> {
        let row = |(day, rows): (Option<Day>, Vec<Placed>)| {
            (day.map_or(0, |day| day.day), rows.iter().map(|row| (row.slot, row.depth)).collect())
        };
        by_day(slots).into_iter().map(row).collect()
    }

    #[test]
    fn parts_come_by_day_and_time_inside_what_they_belong_to() {
        let slots = [
            slot(24, "", "", None),
            slot(24, "14:00", "15:00", Some(0)),
            slot(24, "09:30", "10:00", Some(0)),
            slot(24, "09:00", "", None),
            slot(25, "10:00", "", None),
            slot(24, "", "", None),
            slot(0, "", "", None),
        ];
        let expected = [(24, vec![(3, 0), (5, 0), (0, 0), (2, 1), (1, 1)]), (25, vec![(4, 0)]), (0, vec![(6, 0)])];
        assert_eq!(rows(&slots), expected);
        assert!(by_day(&slots)[0].1[2].timed, "a part has the time of what is in it");
    }

    #[test]
    fn only_overlapping_times_are_parallel() {
        let slots = [
            slot(24, "09:00", "12:00", None),
            slot(24, "10:00", "10:30", None),
            slot(24, "11:00", "12:00", None),
            slot(24, "12:00", "13:00", None),
            slot(24, "14:00", "", None),
            slot(24, "14:00", "", None),
            slot(24, "15:00", "", None),
            slot(24, "", "", None),
        ];
        let marked: Vec<usize> = by_day(&slots)[0].1.iter().filter(|row| row.parallel).map(|row| row.slot).collect();
        assert_eq!(marked, [0, 1, 2, 4, 5]);
    }
}
