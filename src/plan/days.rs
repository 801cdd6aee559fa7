//! On which days did something take place or appear? Months, and days of the year, with what belongs to them.

use super::listings::{Listings, Shelved};
use crate::archive::{Archive, Ix};
use crate::dates::{Date, Day};
use crate::model::Kind;
use crate::model::kinds::EventStatus;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// What lasts longer is remembered on its first day only.
const LONGEST: usize = 7;

/// A month of one year.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MonthDays {
    /// What has stated days in it, in the order of time.
    pub rows: Vec<Ix>,
    /// What is known to belong to the month, but not to which days.
    pub no_day: Vec<Ix>,
    /// What took place on each day, what began that day first.
    pub days: BTreeMap<u8, Vec<Ix>>,
}

/// Events and news by month and by day of the year.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Days {
    /// Months with something, by year and number of the month.
    pub months: BTreeMap<(i32, u8), MonthDays>,
    /// Days with something, by month and day: the year and what took place, the newest first.
    pub of_year: BTreeMap<(u8, u8), Vec<(i32, Ix)>>,
}

/// Sorts everything into its days.
pub(super) fn days(archive: &Archive, lists: &Listings) -> Days {
    let mut found = Days::default();
    for kind in [Kind::Events, Kind::News] {
        let list = lists.by_time.get(&kind).map_or(&[][..], |list: &Shelved<_>| &list.rows);
        for ix in list {
            found.add(archive, *ix);
        }
    }
    for month in found.months.values_mut() {
        let news = |ix: &Ix| archive.get(*ix).kind == Kind::News;
        let first = |ix: &Ix| stated_days(archive, *ix).first().copied();
        month.rows.sort_by_cached_key(|ix| (first(ix), news(ix)));
        for day in month.days.values_mut() {
            day.sort_by_cached_key(|ix| (news(ix), Reverse(first(ix))));
        }
    }
    for day in found.of_year.values_mut() {
        day.sort_by_key(|(year, _)| Reverse(*year));
    }
    found
}

impl Days {
    fn add(&mut self, archive: &Archive, ix: Ix) {
        let stated = stated_days(archive, ix);
        let held = took_place(archive, ix);
        let mut last = None;
        for day in &stated {
            let month = self.months.entry((day.year, day.month)).or_default();
            if last.replace((day.year, day.month)) != Some((day.year, day.month)) {
                month.rows.push(ix);
            }
            if held {
                month.days.entry(day.day).or_default().push(ix);
            }
        }
        let remembered = if stated.len() > LONGEST { 1 } else { stated.len() };
        for day in stated.iter().take(remembered).filter(|_| held) {
            self.of_year.entry((day.month, day.day)).or_default().push((day.year, ix));
        }
        let date = archive.date(ix).filter(|_| stated.is_empty() && archive.get(ix).kind == Kind::Events);
        if let Some((year, month)) = date.and_then(|date| Some((date.year()?, date.month()?))) {
            self.months.entry((year, month)).or_default().no_day.push(ix);
        }
    }
}

/// The days on which an event took place or a piece of news appeared, as far as they are stated exactly; none for what
/// was called off.
pub fn held_days(archive: &Archive, ix: Ix) -> Vec<Day> {
    if took_place(archive, ix) { stated_days(archive, ix) } else { Vec::new() }
}

fn took_place(archive: &Archive, ix: Ix) -> bool {
    let status = archive.get(ix).event().and_then(|event| event.event_status);
    !matches!(status, Some(EventStatus::Cancelled | EventStatus::Postponed))
}

fn stated_days(archive: &Archive, ix: Ix) -> Vec<Day> {
    let record = archive.get(ix);
    match record.kind {
        Kind::Events => archive.date(ix).map(Date::days).unwrap_or_default(),
        Kind::News => {
            record.news().and_then(|news| news.published.as_ref()).map(|at| at.moment.day()).into_iter().collect()
        }
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::listings::listings;
    use super::*;
    use crate::archive::link;
    use crate::records::parse_records;
    use crate::site::read_site;
    use crate::sources::SourceTree;

    #[test]
    fn everything_stands_on_its_days_and_nothing_on_an_invented_one() {
        let event = |date: &str| format!("title: А\ntype: forum\ndate: \"{date}\"\n");
        let off = event("2024-02-29") + "event_status: cancelled\n";
        let (sources, _) = SourceTree::from_texts(&[
            ("site.yaml", "title: {kk: М, ru: М}\nlanguages: [kk, ru]\n"),
            ("events/aa.yaml", &event("2024-02-28/2024-03-01")),
            ("events/bb.yaml", &event("2024-02-29")),
            ("events/cc.yaml", &event("2024-02")),
            ("events/dd.yaml", &event("2024")),
            ("events/ee.yaml", &event("XXXX-02-29")),
            ("events/ff.yaml", &event("2023-02-01/2023-03-15")),
            ("events/gg.yaml", &event("2024-02-29?")),
            ("events/hh.yaml", &off),
            ("news/nn.kk.md", "---\ntitle: А\npublished: 2020-02-29\n---\nА.\n"),
        ]);
        let (site, _) = read_site(&sources);
        let (archive, _) = link(parse_records(&sources, &site).0, &[], &site);
        let found = days(&archive, &listings(&archive, &site));
        let ids = |rows: &[Ix]| rows.iter().map(|ix| archive.get(*ix).id.as_str()).collect::<Vec<_>>();
        let months: Vec<(i32, u8)> = found.months.keys().copied().collect();
        assert_eq!(months, [(2020, 2), (2023, 2), (2023, 3), (2024, 2), (2024, 3)]);
        let february = &found.months[&(2024, 2)];
        assert_eq!((ids(&february.rows), ids(&february.no_day)), (vec!["aa", "bb", "hh"], vec!["gg", "cc"]));
        assert_eq!(ids(&february.days[&29]), ["bb", "aa"], "what began that day comes first");
        assert_eq!(february.days.keys().copied().collect::<Vec<_>>(), [28, 29]);
        let leap: Vec<(i32, &str)> =
            found.of_year[&(2, 29)].iter().map(|(year, ix)| (*year, archive.get(*ix).id.as_str())).collect();
        assert_eq!(leap, [(2024, "bb"), (2024, "aa"), (2020, "nn")]);
        let days: Vec<(u8, u8)> = found.of_year.keys().copied().collect();
        assert_eq!(days, [(2, 1), (2, 28), (2, 29), (3, 1)], "a long event is remembered on its first day");
    }
}
