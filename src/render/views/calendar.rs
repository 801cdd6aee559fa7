//! On which days of a year did something take place? Twelve small months whose busy days lead to what is known of them.

use crate::archive::Ix;
use crate::dates::{Date, Day, long, month_title, weekday_name, weekday_short};
use crate::model::Kind;
use crate::model::kinds::EventStatus;
use crate::plan::{Page, Shelved, YearPart, YearShelf};
use crate::render::context::{Speaker, capitalized};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// Days of a week.
const WEEK: u8 = 7;

/// The days of a year.
#[derive(Serialize)]
pub(super) struct Calendar {
    /// From Monday on.
    weekdays: Vec<Weekday>,
    months: Vec<Month>,
    /// The records of this page to whose rows a day leads.
    #[serde(skip)]
    pub marked: BTreeSet<Ix>,
}

#[derive(Serialize)]
struct Weekday {
    short: String,
    name: &'static str,
}

#[derive(Serialize)]
struct Month {
    title: String,
    /// Something took place in it.
    busy: bool,
    weeks: Vec<Vec<Cell>>,
}

/// A day, or the empty place before the first and after the last day of a month.
#[derive(Clone, Default, Serialize)]
struct Cell {
    number: String,
    url: Option<String>,
    /// What the link leads to.
    label: String,
}

/// The mark of a record's row on the page of a year.
pub(super) fn entry_id(speaker: &Speaker<'_>, ix: Ix) -> String {
    let record = speaker.archive().get(ix);
    format!("{}-{}", record.kind.folder(), record.id)
}

/// The mark of a part of the page of a year.
pub(super) fn part_id(part: YearPart) -> String {
    match part {
        YearPart::Month(month) => format!("m{month}"),
        YearPart::NoMonth => "m0".to_owned(),
        YearPart::Awards => "awards".to_owned(),
    }
}

impl Speaker<'_> {
    /// The calendar of a year whose list is `list`; `None` where no day is known.
    pub(super) fn calendar(&self, year: i32, list: &Shelved<YearPart>) -> Option<Calendar> {
        let mut busy: BTreeMap<Day, Vec<usize>> = BTreeMap::new();
        for (at, ix) in list.rows.iter().enumerate() {
            for day in self.days(*ix).into_iter().filter(|day| day.year == year) {
                busy.entry(day).or_default().push(at);
            }
        }
        if busy.is_empty() {
            return None;
        }
        let weekday =
            |n: u8| Weekday { short: capitalized(weekday_short(self.lang, n)), name: weekday_name(self.lang, n) };
        let mut calendar =
            Calendar { weekdays: (0..WEEK).map(weekday).collect(), months: Vec::new(), marked: BTreeSet::new() };
        for number in 1..=12 {
            let first = Day::new(year, number, 1)?;
            let days = std::iter::successors(Some(first), Day::next).take_while(|day| day.month == number);
            let mut cells = vec![Cell::default(); usize::from(first.weekday())];
            for day in days {
                let at = busy.get(&day).map_or(&[][..], Vec::as_slice);
                cells.push(self.day(day, at, list, &mut calendar.marked));
            }
            cells.resize(cells.len().next_multiple_of(usize::from(WEEK)), Cell::default());
            calendar.months.push(Month {
                title: month_title(self.lang, number),
                busy: cells.iter().any(|cell| cell.url.is_some()),
                weeks: cells.chunks(usize::from(WEEK)).map(<[Cell]>::to_vec).collect(),
            });
        }
        Some(calendar)
    }

    /// The days on which an event took place or a piece of news appeared, as far as they are stated exactly.
    fn days(&self, ix: Ix) -> Vec<Day> {
        let record = self.archive().get(ix);
        match record.kind {
            Kind::Events => {
                let status = record.event().and_then(|event| event.event_status);
                if matches!(status, Some(EventStatus::Cancelled | EventStatus::Postponed)) {
                    return Vec::new();
                }
                self.archive().date(ix).map(Date::days).unwrap_or_default()
            }
            Kind::News => {
                record.news().and_then(|news| news.published.as_ref()).map(|at| at.moment.day()).into_iter().collect()
            }
            _ => Vec::new(),
        }
    }

    /// A day with one record leads to its page, a day with several to the first of their rows.
    fn day(&self, day: Day, at: &[usize], list: &Shelved<YearPart>, marked: &mut BTreeSet<Ix>) -> Cell {
        let number = day.day.to_string();
        let words = Date::parse(&format!("XXXX-{:02}-{:02}", day.month, day.day))
            .map_or_else(|_| number.clone(), |parsed| long(self.lang, &parsed.date));
        let count = || format!("{words}, {}", self.words.count("records", at.len() as u64));
        match at {
            [] => Cell { number, ..Cell::default() },
            [only] => {
                let ix = list.rows[*only];
                let (title, lang) = self.title(ix);
                // A label is read in one language.
                let label = if lang == self.lang { format!("{words}: {title}") } else { count() };
                Cell { number, url: Some(self.url(ix)), label }
            }
            several => {
                let begins = |at: &&usize| self.days(list.rows[**at]).first() == Some(&day);
                let first = several.iter().find(begins).unwrap_or(&several[0]);
                Cell { number, url: self.row_url(day.year, *first, list, marked), label: count() }
            }
        }
    }

    /// Where a row of the year stands: on the first page by its own mark, on others under the heading of its part.
    fn row_url(&self, year: i32, at: usize, list: &Shelved<YearPart>, marked: &mut BTreeSet<Ix>) -> Option<String> {
        let ix = *list.rows.get(at)?;
        let number = at / self.renderer.site.per_page + 1;
        if number == 1 {
            marked.insert(ix);
            return Some(format!("#{}", entry_id(self, ix)));
        }
        let heading = list.headings.iter().rfind(|heading| heading.first <= at)?;
        let page = self.page_url(Page::Year { shelf: YearShelf::Year(year), number });
        Some(format!("{page}#{}", part_id(heading.name)))
    }
}
