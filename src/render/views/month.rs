//! What do the calendar and its months show? Each month as a table of weeks, below it what took place in it.

use super::calendar::{Weekday, day_words, entry_id, weekdays, weeks};
use super::home::{CountedLink, shelf_title};
use super::rows::{BigCount, RowView};
use crate::archive::Ix;
use crate::dates::{Date, Day, long, month_title};
use crate::plan::{MonthDays, Page, YearPart, YearShelf};
use crate::render::RenderError;
use crate::render::atoms::Phrase;
use crate::render::cache::RowStyle;
use crate::render::context::{Speaker, capitalized};
use serde::Serialize;
use std::collections::BTreeMap;

/// Records that a day of the table names; the others stand in the list below.
const MOST_NAMES: usize = 3;

#[derive(Serialize)]
struct CalendarView {
    /// The days of the year.
    days_url: String,
    count: BigCount,
    years: Vec<YearRow>,
}

/// A year with its months.
#[derive(Serialize)]
struct YearRow {
    title: String,
    url: String,
    unknown: bool,
    months: Vec<CountedLink>,
    /// What has no month: number and address.
    rest: Option<(String, String)>,
}

#[derive(Serialize)]
struct MonthView {
    count: BigCount,
    weekdays: Vec<Weekday>,
    weeks: Vec<Vec<Cell>>,
    rows: Vec<RowView>,
    no_day: Vec<RowView>,
    /// «тағы 12» with the page that has them all.
    more: Option<(String, String)>,
    previous: Option<(String, String)>,
    next: Option<(String, String)>,
    year: (String, String),
}

/// A day of the table.
#[derive(Clone, Default, Serialize)]
struct Cell {
    number: String,
    label: String,
    url: Option<String>,
    links: Vec<Phrase>,
    more: Option<String>,
}

/// `{lang}/calendar/`
pub fn calendar(speaker: &Speaker<'_>) -> Result<Vec<u8>, RenderError> {
    let mut years: BTreeMap<YearShelf, Vec<CountedLink>> = BTreeMap::new();
    let months = &speaker.renderer.plan.days.months;
    for ((year, month), found) in months {
        years.entry(YearShelf::Year(*year)).or_default().push(CountedLink {
            title: month_title(speaker.lang, *month),
            url: speaker.page_url(Page::Month { year: *year, month: *month }),
            count: (found.rows.len() + found.no_day.len()).to_string(),
            unknown: false,
            current: false,
        });
    }
    let lists = &speaker.renderer.plan.listings.years;
    for shelf in lists.iter().filter(|(_, list)| list.headings.iter().any(|h| h.name == YearPart::NoMonth)) {
        years.entry(*shelf.0).or_default();
    }
    if lists.contains_key(&YearShelf::Undated) {
        years.entry(YearShelf::Undated).or_default();
    }
    // The newest year first, what has none last.
    let mut rows: Vec<YearRow> = years.into_iter().map(|(shelf, months)| year_row(speaker, shelf, months)).collect();
    let known = rows.iter().filter(|row| !row.unknown).count();
    rows[..known].reverse();
    let view = CalendarView {
        days_url: speaker.page_url(Page::OnThisDay),
        count: speaker.big_count("months_count", months.len(), String::new()),
        years: rows,
    };
    let title = speaker.word("list_calendar").to_owned();
    let mut frame = speaker.frame(Page::Calendar, "calendar", title, Vec::new());
    frame.description = speaker.word("calendar_about").to_owned();
    speaker.fill("calendar.html", &frame, &view)
}

fn year_row(speaker: &Speaker<'_>, shelf: YearShelf, months: Vec<CountedLink>) -> YearRow {
    let page = |number: usize| speaker.page_url(Page::Year { shelf, number });
    let list = speaker.renderer.plan.listings.years.get(&shelf);
    let rest = list.into_iter().flat_map(|list| &list.headings).find(|heading| heading.name == YearPart::NoMonth);
    let per_page = speaker.renderer.site.per_page;
    let rest = match (shelf, list, rest) {
        (YearShelf::Undated, Some(list), _) => Some((speaker.words.count("records", list.rows.len() as u64), page(1))),
        (_, _, Some(rest)) => {
            let words = speaker.words.count("calendar_no_month", rest.count as u64);
            Some((words, format!("{}#m0", page(rest.first / per_page + 1))))
        }
        _ => None,
    };
    YearRow {
        title: capitalized(&shelf_title(speaker, shelf)),
        url: page(1),
        unknown: shelf == YearShelf::Undated,
        months,
        rest,
    }
}

/// `{lang}/calendar/{yyyy}/{mm}/`
pub fn month(speaker: &Speaker<'_>, year: i32, month: u8) -> Result<Vec<u8>, RenderError> {
    let empty = MonthDays::default();
    let months = &speaker.renderer.plan.days.months;
    let found = months.get(&(year, month)).unwrap_or(&empty);
    let link = |(year, month): (i32, u8)| (named(speaker, year, month), speaker.page_url(Page::Month { year, month }));
    let total = found.rows.len() + found.no_day.len();
    let per_page = speaker.renderer.site.per_page;
    let shown = found.rows.len().min(per_page);
    let row = |ix: &Ix| speaker.row_view(*ix, RowStyle::InYear, Vec::new());
    let marked = |ix: &Ix| {
        let mut row = row(ix)?;
        row.id = Some(entry_id(speaker, *ix));
        Ok(row)
    };
    let (rows, no_day) = (&found.rows[..shown], &found.no_day[..found.no_day.len().min(per_page)]);
    let rest = total - rows.len() - no_day.len();
    let year_page = speaker.page_url(Page::Year { shelf: YearShelf::Year(year), number: 1 });
    let view = MonthView {
        count: speaker.big_count("records", total, String::new()),
        weekdays: weekdays(speaker.lang),
        weeks: table(speaker, year, month, found, rows),
        rows: rows.iter().map(marked).collect::<Result<_, _>>()?,
        no_day: no_day.iter().map(row).collect::<Result<_, _>>()?,
        more: (rest > 0).then(|| (speaker.words.count("more_rows", rest as u64), year_page.clone())),
        previous: months.range(..(year, month)).next_back().map(|(at, _)| link(*at)),
        next: months.range((year, month + 1)..).next().map(|(at, _)| link(*at)),
        year: (year.to_string(), year_page),
    };
    let above = vec![speaker.crumb(speaker.word("list_calendar").to_owned(), Some(speaker.page_url(Page::Calendar)))];
    let mut frame = speaker.frame(Page::Month { year, month }, "month", named(speaker, year, month), above);
    frame.description = format!("{}: {}", frame.title, speaker.words.count("records", total as u64));
    speaker.fill("month.html", &frame, &view)
}

/// «2023 жылғы тамыз»
pub(super) fn named(speaker: &Speaker<'_>, year: i32, month: u8) -> String {
    match Date::parse(&format!("{year:04}-{month:02}")) {
        Ok(parsed) => capitalized(&long(speaker.lang, &parsed.date)),
        Err(_) => format!("{year}, {}", month_title(speaker.lang, month)),
    }
}

/// The weeks of a month; `shown` are the records that stand below.
fn table(speaker: &Speaker<'_>, year: i32, month: u8, found: &MonthDays, shown: &[Ix]) -> Vec<Vec<Cell>> {
    let shown: std::collections::BTreeSet<Ix> = shown.iter().copied().collect();
    let cell = |day: Day| {
        let all = found.days.get(&day.day).map_or(&[][..], Vec::as_slice);
        let rest = all.len().saturating_sub(MOST_NAMES);
        let below =
            |ix: &Ix| if shown.contains(ix) { format!("#{}", entry_id(speaker, *ix)) } else { speaker.url(*ix) };
        Cell {
            number: day.day.to_string(),
            label: format!("{}, {}", day_words(speaker, day), speaker.words.count("records", all.len() as u64)),
            url: all.first().map(below),
            links: all.iter().take(MOST_NAMES).map(|ix| speaker.short_link(*ix)).collect(),
            more: (rest > 0).then(|| speaker.words.count("more_rows", rest as u64)),
        }
    };
    weeks(year, month, cell)
}
