//! On which days of a year did something take place? Twelve small months whose busy days lead to what is known of them.

use crate::archive::Ix;
use crate::dates::{Date, Day, long, month_title, weekday_name, weekday_short};
use crate::i18n::Lang;
use crate::plan::{Page, Shelved, YearPart, YearShelf, held_days};
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

/// The head of a column.
#[derive(Serialize)]
pub(super) struct Weekday {
    short: String,
    name: &'static str,
}

#[derive(Serialize)]
struct Month {
    title: String,
    /// The page of the month.
    url: Option<String>,
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

/// The days of a week, from Monday on.
pub(super) fn weekdays(lang: Lang) -> Vec<Weekday> {
    (0..WEEK).map(|n| Weekday { short: capitalized(weekday_short(lang, n)), name: weekday_name(lang, n) }).collect()
}

/// «24 тамыз»
pub(super) fn day_words(speaker: &Speaker<'_>, day: Day) -> String {
    Date::parse(&format!("XXXX-{:02}-{:02}", day.month, day.day))
        .map_or_else(|_| day.day.to_string(), |parsed| long(speaker.lang, &parsed.date))
}

/// The days of a month in weeks from Monday on; before the first and after the last day the places are empty.
pub(super) fn weeks<T: Clone + Default>(year: i32, month: u8, cell: impl FnMut(Day) -> T) -> Vec<Vec<T>> {
    let Some(first) = Day::new(year, month, 1) else { return Vec::new() };
    let days = std::iter::successors(Some(first), Day::next).take_while(|day| day.month == month);
    let mut cells = vec![T::default(); usize::from(first.weekday())];
    cells.extend(days.map(cell));
    cells.resize(cells.len().next_multiple_of(usize::from(WEEK)), T::default());
    cells.chunks(usize::from(WEEK)).map(<[T]>::to_vec).collect()
}

impl Speaker<'_> {
    /// The calendar of a year whose list is `list`; `None` where no day is known.
    pub(super) fn calendar(&self, year: i32, list: &Shelved<YearPart>) -> Option<Calendar> {
        let mut busy: BTreeMap<Day, Vec<usize>> = BTreeMap::new();
        for (at, ix) in list.rows.iter().enumerate() {
            for day in held_days(self.archive(), *ix).into_iter().filter(|day| day.year == year) {
                busy.entry(day).or_default().push(at);
            }
        }
        if busy.is_empty() {
            return None;
        }
        let mut calendar = Calendar { weekdays: weekdays(self.lang), months: Vec::new(), marked: BTreeSet::new() };
        for number in 1..=12 {
            let marked = &mut calendar.marked;
            let weeks =
                weeks(year, number, |day| self.day(day, busy.get(&day).map_or(&[][..], Vec::as_slice), list, marked));
            let page = Page::Month { year, month: number };
            let known = self.renderer.plan.days.months.contains_key(&(year, number));
            calendar.months.push(Month {
                title: month_title(self.lang, number),
                url: known.then(|| self.page_url(page)),
                busy: weeks.iter().flatten().any(|cell| cell.url.is_some()),
                weeks,
            });
        }
        Some(calendar)
    }

    /// A day with one record leads to its page, a day with several to the first of their rows.
    fn day(&self, day: Day, at: &[usize], list: &Shelved<YearPart>, marked: &mut BTreeSet<Ix>) -> Cell {
        let number = day.day.to_string();
        let words = day_words(self, day);
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
                let begins = |at: &&usize| held_days(self.archive(), list.rows[**at]).first() == Some(&day);
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
