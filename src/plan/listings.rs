//! In which order do lists show records? Each list once for the whole build; pages take their rows from it.

use crate::archive::{Archive, Ix};
use crate::i18n::{Collation, Lang};
use crate::model::Kind;
use crate::site::Site;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// A year, or the shelf of what has none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum YearShelf {
    /// A year.
    Year(i32),
    /// No year is known.
    Undated,
}

/// Sorted lists.
#[derive(Debug, Default)]
pub struct Listings {
    /// Records of each kind that are sorted by time, the newest first and undated ones last. Events: those that are no part of another.
    pub by_time: BTreeMap<Kind, Vec<Ix>>,
    /// Records of the other kinds per language, sorted by its alphabet.
    pub by_name: BTreeMap<(Lang, Kind), Vec<Ix>>,
    /// Events, award lists and news of each year, in the order of the calendar.
    pub years: BTreeMap<YearShelf, Vec<Ix>>,
    /// What refers to a record and is shown as a list on its page, the newest first.
    pub related: BTreeMap<Ix, Vec<Ix>>,
}

/// Whether a list of this kind is sorted by time.
fn is_timed(kind: Kind) -> bool {
    matches!(kind, Kind::Events | Kind::News | Kind::AwardLists)
}

type TimeKey = (bool, Reverse<(i32, u8, u8, i32)>, String);

/// Newest first; what has no year comes last, in the order of the calendar.
fn time_key(archive: &Archive, ix: Ix) -> TimeKey {
    let id = archive.get(ix).id.clone();
    if let Some(news) = archive.get(ix).news() {
        let Some(published) = &news.published else { return (true, Reverse((0, 0, 0, 0)), id) };
        let day = published.moment.day();
        let minute = published.moment.time().map_or(0, |t| i32::from(t.hour) * 60 + i32::from(t.minute));
        return (false, Reverse((day.year, day.month, day.day, minute)), id);
    }
    let date = archive.date(ix);
    match date.and_then(|date| date.earliest()) {
        Some(day) => (false, Reverse((day.year, day.month, day.day, 0)), id),
        None => {
            let (month, day) = date.and_then(|d| d.month_day()).map_or((0, 0), |(m, d)| (m, d.unwrap_or(0)));
            (true, Reverse((0, month, day, 0)), id)
        }
    }
}

/// Makes all lists.
pub(super) fn listings(archive: &Archive, site: &Site) -> Listings {
    let mut lists = Listings::default();
    let keys: Vec<TimeKey> = archive.iter().map(|(ix, _)| time_key(archive, ix)).collect();
    let by_time = |list: &mut Vec<Ix>| list.sort_by(|a, b| keys[a.0 as usize].cmp(&keys[b.0 as usize]));
    let names: BTreeMap<Lang, Vec<Vec<u8>>> =
        site.langs.iter().map(|lang| (*lang, name_keys(archive, *lang, site))).collect();
    for kind in Kind::ALL {
        let mut all: Vec<Ix> = archive.of_kind(kind).map(|(ix, _)| ix).collect();
        if is_timed(kind) {
            all.retain(|ix| kind != Kind::Events || archive.parent(*ix).is_none());
            by_time(&mut all);
            lists.by_time.insert(kind, all);
        } else {
            for (lang, keys) in &names {
                let mut sorted = all.clone();
                sorted.sort_by(|a, b| keys[a.0 as usize].cmp(&keys[b.0 as usize]).then_with(|| a.cmp(b)));
                lists.by_name.insert((*lang, kind), sorted);
            }
        }
    }
    lists.years = years(archive);
    for (ix, record) in archive.iter() {
        let mut related = related(archive, ix, record.kind);
        if !related.is_empty() {
            by_time(&mut related);
            lists.related.insert(ix, related);
        }
    }
    lists
}

/// Sort key of each record's name in a language: people by surname.
fn name_keys(archive: &Archive, lang: Lang, site: &Site) -> Vec<Vec<u8>> {
    let collation = Collation::new(lang);
    archive
        .iter()
        .map(|(ix, record)| {
            if is_timed(record.kind) {
                return Vec::new();
            }
            let name = match record.names().and_then(|names| names.best(lang, site.default_lang)) {
                Some((name, _)) if record.kind == Kind::People => name.sorted_display(),
                _ => archive.title(ix, lang, site.default_lang).map(|(title, _)| title).unwrap_or_default(),
            };
            collation.sort_key(&name)
        })
        .collect()
}

/// Events, award lists and news by year; a part of an event is listed under its event, unless it has a date of its own year.
fn years(archive: &Archive) -> BTreeMap<YearShelf, Vec<Ix>> {
    let mut years: BTreeMap<YearShelf, Vec<(String, Ix)>> = BTreeMap::new();
    for (ix, record) in archive.iter().filter(|(_, record)| is_timed(record.kind)) {
        let (shelves, key): (Vec<i32>, String) = match record.news() {
            Some(news) => {
                let day = news.published.as_ref().map(|p| p.moment.day());
                (day.iter().map(|d| d.year).collect(), day.map_or_else(String::new, |d| d.to_string()))
            }
            None => {
                if record.kind == Kind::Events && archive.parent(ix).is_some() {
                    continue;
                }
                let date = archive.date(ix);
                let key = date.map(|d| d.earliest().map_or_else(|| d.edtf().to_owned(), |day| day.to_string()));
                (date.map(|d| d.years()).unwrap_or_default(), key.unwrap_or_default())
            }
        };
        if shelves.is_empty() {
            years.entry(YearShelf::Undated).or_default().push((key.clone(), ix));
        }
        for year in shelves {
            years.entry(YearShelf::Year(year)).or_default().push((key.clone(), ix));
        }
    }
    years
        .into_iter()
        .map(|(shelf, mut list)| {
            list.sort();
            (shelf, list.into_iter().map(|(_, ix)| ix).collect())
        })
        .collect()
}

/// What the page of a record lists: everything that refers to it or, for organizations, places and topics, to one of its parts.
fn related(archive: &Archive, ix: Ix, kind: Kind) -> Vec<Ix> {
    let mut all: Vec<Ix> = archive.incoming(ix).to_vec();
    match kind {
        Kind::Organizations | Kind::Places | Kind::Topics => {
            for part in archive.descendants(ix) {
                all.extend(archive.incoming(part));
            }
            // Sub-units and sub-places stand in the tree, not in the list of what happened.
            all.retain(|from| archive.get(*from).kind != kind);
        }
        Kind::People | Kind::Awards => {}
        // Events, series, works and the like show what refers to them in sections of their own.
        _ => return Vec::new(),
    }
    all.sort_unstable();
    all.dedup();
    all
}
