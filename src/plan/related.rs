//! Which other events may interest the reader of an event? Those that share a topic, a series, or a place and the year.

use super::listings::YearShelf;
use super::order::shelf_of;
use crate::archive::{Archive, Ix};
use crate::model::Kind;
use rayon::prelude::*;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Events that are named.
const MOST: usize = 5;
/// Events of one topic, series or place that are looked at, those nearest in time: of a topic that is everywhere nothing follows.
const LOOKED_AT: usize = 60;

/// What two events have in common.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shared {
    /// Topics of both.
    pub topics: Vec<Ix>,
    /// The series of both.
    pub series: Option<Ix>,
    /// A place of both.
    pub place: Option<Ix>,
    /// The year of both.
    pub year: Option<i32>,
}

/// Related events of each event that has any: those that share most first, then those of the nearest year.
pub type Related = BTreeMap<Ix, Vec<(Ix, Shared)>>;

/// Events by what they may share, each list in the order of the years.
#[derive(Default)]
struct Index {
    years: BTreeMap<Ix, Option<i32>>,
    of: BTreeMap<Ix, Vec<Ix>>,
}

/// Finds the related events of all events.
pub(super) fn related(archive: &Archive) -> Related {
    let index = Index::new(archive);
    let events: Vec<Ix> = index.years.keys().copied().collect();
    let found: Vec<(Ix, Vec<(Ix, Shared)>)> =
        events.into_par_iter().map(|ix| (ix, of_event(archive, &index, ix))).collect();
    found.into_iter().filter(|(_, related)| !related.is_empty()).collect()
}

impl Index {
    fn new(archive: &Archive) -> Self {
        let mut index = Self::default();
        for (ix, _) in archive.of_kind(Kind::Events) {
            let year = match shelf_of(archive, ix) {
                YearShelf::Year(year) => Some(year),
                YearShelf::Undated => None,
            };
            index.years.insert(ix, year);
            for of in topics(archive, ix).chain(places(archive, ix)).chain(series(archive, ix)) {
                index.of.entry(of).or_default().push(ix);
            }
        }
        for events in index.of.values_mut() {
            events.sort_by_cached_key(|ix| (index.years.get(ix), *ix));
            events.dedup();
        }
        index
    }

    fn year(&self, ix: Ix) -> Option<i32> {
        self.years.get(&ix).copied().flatten()
    }

    /// Events with the same topic, series or place, at most [`LOOKED_AT`] around the time of `ix`.
    fn near(&self, of: Ix, ix: Ix) -> &[Ix] {
        let events = self.of.get(&of).map_or(&[][..], Vec::as_slice);
        let key = |ix: &Ix| (self.year(*ix), *ix);
        let at = events.partition_point(|other| key(other) < key(&ix));
        let first = at.saturating_sub(LOOKED_AT / 2).min(events.len().saturating_sub(LOOKED_AT));
        &events[first..events.len().min(first + LOOKED_AT)]
    }
}

fn of_event(archive: &Archive, index: &Index, ix: Ix) -> Vec<(Ix, Shared)> {
    let year = index.year(ix);
    let mut found: BTreeMap<Ix, Shared> = BTreeMap::new();
    for topic in topics(archive, ix) {
        for other in index.near(topic, ix) {
            found.entry(*other).or_default().topics.push(topic);
        }
    }
    if let Some(both) = series(archive, ix) {
        for other in index.near(both, ix) {
            found.entry(*other).or_default().series = Some(both);
        }
    }
    for place in places(archive, ix) {
        for other in index.near(place, ix) {
            // A place alone is little: so much happens in a city.
            if found.contains_key(other) || year.is_some() && index.year(*other) == year {
                found.entry(*other).or_default().place = Some(place);
            }
        }
    }
    // The event, what it is a part of and all parts of that stand in the programme and in the path.
    let is_family = |other: Ix| archive.top(other) == archive.top(ix);
    let mut found: Vec<(Ix, Shared)> = found.into_iter().filter(|(other, _)| !is_family(*other)).collect();
    found.sort_by_cached_key(|(other, shared)| {
        let same = shared.topics.len() + usize::from(shared.series.is_some()) + usize::from(shared.place.is_some());
        let apart = year.zip(index.year(*other)).map_or(i32::MAX, |(a, b)| a.saturating_sub(b).saturating_abs());
        (Reverse(same), apart, *other)
    });
    found.truncate(MOST);
    for (other, shared) in &mut found {
        shared.year = year.filter(|_| year == index.year(*other));
    }
    found
}

fn topics(archive: &Archive, ix: Ix) -> impl Iterator<Item = Ix> {
    archive.targets(ix, &archive.get(ix).common.topics)
}

fn places(archive: &Archive, ix: Ix) -> impl Iterator<Item = Ix> {
    archive.get(ix).event().into_iter().flat_map(move |event| archive.targets(ix, &event.places))
}

fn series(archive: &Archive, ix: Ix) -> Option<Ix> {
    archive.target(ix, archive.get(ix).event()?.series?)
}
