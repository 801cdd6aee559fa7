//! Which other events may interest the reader of this one? Those that share a topic, a series, or a place and the year.

use super::share::{Item, date_of};
use crate::archive::Ix;
use crate::model::Kind;
use crate::plan::{YearShelf, shelf_of};
use crate::render::atoms::Phrase;
use crate::render::context::Speaker;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// Events that are named.
const MOST: usize = 5;
/// Records of one topic, series or place that are looked at: of a topic that is everywhere nothing follows.
const LOOKED_AT: usize = 200;

/// What two events have in common.
#[derive(Default)]
struct Common {
    topics: Vec<Ix>,
    series: Option<Ix>,
    place: Option<Ix>,
}

/// At most five events with what they share, those that share most first, then those of the nearest year.
pub(super) fn related(speaker: &Speaker<'_>, ix: Ix) -> Vec<Item> {
    let archive = speaker.archive();
    let year = year_of(speaker, ix);
    let mut found: BTreeMap<Ix, Common> = BTreeMap::new();
    for topic in topics(speaker, ix) {
        for other in looked_at(speaker, topic).filter(|other| topics(speaker, *other).any(|of| of == topic)) {
            found.entry(other).or_default().topics.push(topic);
        }
    }
    if let Some(series) = series(speaker, ix) {
        for other in archive.editions(series).iter().take(LOOKED_AT) {
            found.entry(*other).or_default().series = Some(series);
        }
    }
    for place in places(speaker, ix) {
        let here = |other: &Ix| places(speaker, *other).any(|of| of == place);
        for other in looked_at(speaker, place).filter(here) {
            // A place alone is little: so much happens in a city.
            if found.contains_key(&other) || year.is_some() && year_of(speaker, other) == year {
                found.entry(other).or_default().place = Some(place);
            }
        }
    }
    let tree = family(speaker, ix);
    found.retain(|other, _| !tree.contains(other));
    let mut found: Vec<(Ix, Common)> = found.into_iter().collect();
    found.sort_by_key(|(other, common)| {
        let same = common.topics.len() + usize::from(common.series.is_some()) + usize::from(common.place.is_some());
        let apart = year.zip(year_of(speaker, *other)).map_or(i32::MAX, |(a, b)| a.saturating_sub(b).saturating_abs());
        (Reverse(same), apart, *other)
    });
    found.truncate(MOST);
    found.into_iter().map(|(other, common)| item(speaker, other, &common, year)).collect()
}

/// The event with its date, and what it shares.
fn item(speaker: &Speaker<'_>, other: Ix, common: &Common, year: Option<i32>) -> Item {
    let shared = common.topics.iter().chain(&common.series).chain(&common.place);
    let mut names: Vec<Phrase> = shared.map(|ix| Phrase { url: None, ..speaker.short_link(*ix) }).collect();
    names.extend(year.filter(|_| year == year_of(speaker, other)).map(|year| Phrase::own(year.to_string())));
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

/// Events that refer to a topic or a place.
fn looked_at<'a>(speaker: &Speaker<'a>, of: Ix) -> impl Iterator<Item = Ix> + 'a {
    let archive = speaker.archive();
    let events = archive.incoming(of).iter().copied().filter(move |from| archive.get(*from).kind == Kind::Events);
    events.take(LOOKED_AT)
}

fn topics<'a>(speaker: &Speaker<'a>, ix: Ix) -> impl Iterator<Item = Ix> + 'a {
    speaker.archive().targets(ix, &speaker.archive().get(ix).common.topics)
}

fn places<'a>(speaker: &Speaker<'a>, ix: Ix) -> impl Iterator<Item = Ix> + 'a {
    let archive = speaker.archive();
    archive.get(ix).event().into_iter().flat_map(move |event| archive.targets(ix, &event.places))
}

fn series(speaker: &Speaker<'_>, ix: Ix) -> Option<Ix> {
    speaker.archive().target(ix, speaker.archive().get(ix).event()?.series?)
}

fn year_of(speaker: &Speaker<'_>, ix: Ix) -> Option<i32> {
    match shelf_of(speaker.archive(), ix) {
        YearShelf::Year(year) => Some(year),
        YearShelf::Undated => None,
    }
}

/// The event, what it is a part of, all parts of that: they stand in the programme and in the path.
fn family(speaker: &Speaker<'_>, ix: Ix) -> BTreeSet<Ix> {
    let archive = speaker.archive();
    let top = archive.ancestors(ix).last().unwrap_or(ix);
    archive.descendants(top).into_iter().chain([top]).collect()
}
