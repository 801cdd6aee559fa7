//! What took place on one day of the year, in all years? Its page, the list of such days, and the lines on the home page.

use super::calendar::day_words;
use super::home::CountedLink;
use super::rows::{BigCount, RowView};
use crate::archive::Ix;
use crate::dates::{Day, month_title};
use crate::plan::Page;
use crate::render::RenderError;
use crate::render::atoms::Phrase;
use crate::render::cache::RowStyle;
use crate::render::context::Speaker;
use serde::Serialize;

/// Records that the home page names.
const MOST_NAMES: usize = 3;
/// A year that has 29 February.
const LEAP: i32 = 2000;

#[derive(Serialize)]
struct DaysView {
    count: BigCount,
    months: Vec<MonthOfDays>,
}

#[derive(Serialize)]
struct MonthOfDays {
    title: String,
    /// The number of each day, what the link leads to, and its address.
    days: Vec<(String, String, String)>,
}

#[derive(Serialize)]
struct DayView {
    title: String,
    count: BigCount,
    years: Vec<YearOfDay>,
    /// «тағы 12»
    more: Option<String>,
    calendar_url: String,
    previous: Option<(String, String)>,
    next: Option<(String, String)>,
}

/// What took place on the day in one year.
#[derive(Serialize)]
struct YearOfDay {
    /// «2023 жылғы тамыз»
    month: String,
    year: CountedLink,
    rows: Vec<RowView>,
}

/// The lines on the home page.
#[derive(Serialize)]
pub(super) struct Today {
    /// It is the day of the build, not a later one of its week.
    is_today: bool,
    /// «24 тамыз»
    title: String,
    url: String,
    /// Year and title.
    rows: Vec<(String, Phrase)>,
    more: Option<String>,
}

/// `{lang}/on-this-day/`
pub fn days(speaker: &Speaker<'_>) -> Result<Vec<u8>, RenderError> {
    let found = &speaker.renderer.plan.days.of_year;
    let month = |month: u8| {
        let days = found.range((month, 0)..(month + 1, 0)).map(|((month, day), all)| {
            let label = format!("{}, {}", words(speaker, *month, *day), records(speaker, all.len()));
            (day.to_string(), label, url(speaker, (*month, *day)))
        });
        MonthOfDays { title: month_title(speaker.lang, month), days: days.collect() }
    };
    let months: Vec<MonthOfDays> = (1..=12).map(month).filter(|month| !month.days.is_empty()).collect();
    let view = DaysView { count: speaker.big_count("days_count", found.len(), String::new()), months };
    let title = speaker.word("on_this_day").to_owned();
    let mut frame = speaker.frame(Page::OnThisDay, "days", title, above(speaker, false));
    frame.description = speaker.word("on_this_day_about").to_owned();
    speaker.fill("days.html", &frame, &view)
}

/// `{lang}/on-this-day/{mm-dd}/`
pub fn day(speaker: &Speaker<'_>, month: u8, day: u8) -> Result<Vec<u8>, RenderError> {
    let found = &speaker.renderer.plan.days.of_year;
    let all = found.get(&(month, day)).map_or(&[][..], Vec::as_slice);
    let shown = &all[..all.len().min(speaker.renderer.site.per_page)];
    let mut years: Vec<YearOfDay> = Vec::new();
    for of_year in shown.chunk_by(|(a, _), (b, _)| a == b) {
        let Some((year, _)) = of_year.first() else { continue };
        let link = CountedLink {
            title: year.to_string(),
            url: speaker.page_url(Page::Month { year: *year, month }),
            count: records(speaker, of_year.len()),
            unknown: false,
            current: false,
        };
        let row = |(_, ix): &(i32, Ix)| speaker.row_view(*ix, RowStyle::InYear, Vec::new());
        years.push(YearOfDay {
            month: super::month::named(speaker, *year, month),
            year: link,
            rows: of_year.iter().map(row).collect::<Result<_, _>>()?,
        });
    }
    let rest = all.len() - shown.len();
    let link = |at: &(u8, u8)| (words(speaker, at.0, at.1), url(speaker, *at));
    let title = words(speaker, month, day);
    let view = DayView {
        title: title.clone(),
        count: speaker.big_count("records", all.len(), String::new()),
        years,
        more: (rest > 0).then(|| speaker.words.count("more_rows", rest as u64)),
        calendar_url: speaker.page_url(Page::Calendar),
        previous: found.range(..(month, day)).next_back().map(|(at, _)| link(at)),
        next: found.range((month, day + 1)..).next().map(|(at, _)| link(at)),
    };
    let mut frame = speaker.frame(Page::DayOfYear { month, day }, "day", title, above(speaker, true));
    frame.title = format!("{}\u{a0}– {}", frame.title, speaker.word("on_this_day"));
    frame.description = format!("{}: {}", frame.title, records(speaker, all.len()));
    speaker.fill("day.html", &frame, &view)
}

/// What the home page says of the day of the build or else of the next day of that week with something.
pub(super) fn today(speaker: &Speaker<'_>) -> Option<Today> {
    let found = &speaker.renderer.plan.days.of_year;
    let today = speaker.renderer.moments.today;
    let week = std::iter::successors(Some(today), Day::next).take(7 - usize::from(today.weekday()));
    let leap = |day: &Day| Day::new(day.year, 2, 29).is_some();
    let (day, at, all) = week
        .flat_map(|day| {
            // What took place on 29 February is remembered a day earlier in the years without it.
            let also = ((day.month, day.day) == (2, 28) && !leap(&day)).then_some((2, 29));
            std::iter::once((day.month, day.day)).chain(also).map(move |at| (day, at))
        })
        .find_map(|(day, at)| Some((day, at, found.get(&at)?)))?;
    let rest = all.len().saturating_sub(MOST_NAMES);
    Some(Today {
        is_today: day == today,
        title: words(speaker, at.0, at.1),
        url: url(speaker, at),
        rows: all.iter().take(MOST_NAMES).map(|(year, ix)| (year.to_string(), speaker.short_link(*ix))).collect(),
        more: (rest > 0).then(|| speaker.words.count("more_rows", rest as u64)),
    })
}

fn above(speaker: &Speaker<'_>, list: bool) -> Vec<crate::render::frame::FrameLink> {
    let step = |key: &'static str, page| speaker.crumb(speaker.words.get(key).to_owned(), Some(speaker.page_url(page)));
    let list = list.then(|| step("on_this_day", Page::OnThisDay));
    std::iter::once(step("list_calendar", Page::Calendar)).chain(list).collect()
}

fn words(speaker: &Speaker<'_>, month: u8, day: u8) -> String {
    Day::new(LEAP, month, day).map_or_else(String::new, |day| day_words(speaker, day))
}

fn url(speaker: &Speaker<'_>, (month, day): (u8, u8)) -> String {
    speaker.page_url(Page::DayOfYear { month, day })
}

fn records(speaker: &Speaker<'_>, number: usize) -> String {
    speaker.words.count("records", number as u64)
}
