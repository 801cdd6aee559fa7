//! Which of two records comes first in a list? By time, by the alphabet of a language, or by both.

use super::listings::YearShelf;
use crate::archive::{Archive, Ix};
use crate::i18n::{Collation, Lang, index_letter};
use crate::model::Kind;
use crate::site::Site;
use std::collections::BTreeMap;

/// Newest first; what has no year comes last, in the order of the calendar. A year alone follows the months of that year.
pub type TimeKey = (bool, i32, bool, i32, i32, i32);

/// Under which letter a name stands, and where among those of its letter.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct NameKey {
    letter: Vec<u8>,
    name: Vec<u8>,
}

/// The order of all records in one language.
pub(super) struct Order {
    /// Sort key of each record's name; empty for those that are sorted by time and have one.
    pub names: Vec<NameKey>,
    /// The letter under which each record stands.
    pub letters: Vec<String>,
    /// Place of each record among all: by kind as on the page of a person or a place, then by time, then by name.
    pub rank: Vec<u32>,
}

/// Whether lists of this kind are sorted by time.
pub fn is_timed(kind: Kind) -> bool {
    matches!(kind, Kind::Events | Kind::News | Kind::AwardLists)
}

/// In which order the kinds stand where records of several kinds are listed together.
fn kind_rank(kind: Kind) -> u8 {
    match kind {
        Kind::Events => 0,
        Kind::AwardLists => 1,
        Kind::Works => 2,
        Kind::Documents => 3,
        Kind::News => 4,
        Kind::Series => 5,
        Kind::Awards => 6,
        Kind::Organizations => 7,
        Kind::People => 8,
        Kind::Places => 9,
        Kind::Topics => 10,
    }
}

/// When a record happened or was published.
pub fn time_key(archive: &Archive, ix: Ix) -> TimeKey {
    if let Some(news) = archive.get(ix).news() {
        let Some(published) = &news.published else { return (true, 0, true, 0, 0, 0) };
        let day = published.moment.day();
        let minute = published.moment.time().map_or(0, |t| i32::from(t.hour) * 60 + i32::from(t.minute));
        return (false, -day.year, false, -i32::from(day.month), -i32::from(day.day), -minute);
    }
    let Some(date) = archive.date(ix) else { return (true, 0, true, 0, 0, 0) };
    let month_unknown = date.month().is_none();
    match date.earliest() {
        Some(day) => (false, -day.year, month_unknown, -i32::from(day.month), -i32::from(day.day), 0),
        None => {
            let (month, day) = date.month_day().map_or((0, 0), |(m, d)| (m, d.unwrap_or(0)));
            (true, 0, month_unknown, i32::from(month), i32::from(day), 0)
        }
    }
}

/// The year under which a list shows a record.
pub fn shelf_of(archive: &Archive, ix: Ix) -> YearShelf {
    match time_key(archive, ix) {
        (true, ..) => YearShelf::Undated,
        (false, year, ..) => YearShelf::Year(-year),
    }
}

impl Order {
    /// Sorts all records in a language.
    pub fn new(archive: &Archive, site: &Site, lang: Lang, times: &[TimeKey]) -> Self {
        let (names, letters) = names(archive, site, lang, times);
        let mut all: Vec<Ix> = archive.iter().map(|(ix, _)| ix).collect();
        let key = |ix: Ix| {
            let at = ix.0 as usize;
            (kind_rank(archive.get(ix).kind), times[at], &names[at])
        };
        all.sort_by(|a, b| key(*a).cmp(&key(*b)).then_with(|| a.cmp(b)));
        let mut rank = vec![0; all.len()];
        for (place, ix) in (0..).zip(&all) {
            rank[ix.0 as usize] = place;
        }
        Self { names, letters, rank }
    }

    /// Puts records in their order.
    pub fn sort(&self, list: &mut [Ix]) {
        list.sort_unstable_by_key(|ix| self.rank[ix.0 as usize]);
    }
}

/// People are sorted by surname, everything else by the words of its name.
fn names(archive: &Archive, site: &Site, lang: Lang, times: &[TimeKey]) -> (Vec<NameKey>, Vec<String>) {
    let collation = Collation::new(lang);
    let mut known: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    let mut keys = Vec::with_capacity(archive.len());
    let mut letters = Vec::with_capacity(archive.len());
    for (ix, record) in archive.iter() {
        let undated = times[ix.0 as usize].0;
        if is_timed(record.kind) && !undated {
            keys.push(NameKey::default());
            letters.push(String::new());
            continue;
        }
        let name = match record.names().and_then(|names| names.best(lang, site.default_lang)) {
            Some((name, _)) if record.kind == Kind::People => name.sorted_display(),
            _ => archive.title(ix, lang, site.default_lang).map(|(title, _)| title).unwrap_or_default(),
        };
        let letter = index_letter(lang, &name);
        // What has no letter comes last. The letter goes first, so that «№ 4 мектеп» stands among the names with М.
        let of_letter = |letter: &str| if letter == "#" { vec![u8::MAX] } else { collation.sort_key(letter) };
        let letter_key = known.entry(letter.clone()).or_insert_with(|| of_letter(&letter)).clone();
        keys.push(NameKey { letter: letter_key, name: collation.sort_key(&name) });
        letters.push(letter);
    }
    (keys, letters)
}
