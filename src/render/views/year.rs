//! What do the pages of the years show?

use super::calendar::{Calendar, entry_id, part_id};
use super::home::{CountedLink, ribbon, shelf_title};
use super::rows::{BigCount, RowView};
use crate::archive::Ix;
use crate::dates::month_title;
use crate::model::Kind;
use crate::plan::{Heading, Page, Shelved, YearPart, YearShelf};
use crate::render::RenderError;
use crate::render::atoms::Pager;
use crate::render::cache::RowStyle;
use crate::render::context::{Speaker, capitalized};
use serde::Serialize;

#[derive(Serialize)]
struct YearView {
    count: BigCount,
    years: Vec<CountedLink>,
    /// Why things stand here that have no year.
    note: Option<String>,
    undated: bool,
    calendar: Option<Calendar>,
    parts: Vec<PartView>,
    pager: Option<Pager>,
}

/// The rows of a month, or the award lists of the year.
#[derive(Serialize)]
struct PartView {
    title: String,
    id: String,
    count: String,
    rows: Vec<RowView>,
}

#[derive(Serialize)]
struct YearsView {
    count: BigCount,
    years: Vec<CountedLink>,
}

/// `{lang}/years/`
pub fn years(speaker: &Speaker<'_>) -> Result<Vec<u8>, RenderError> {
    let years = ribbon(speaker, None);
    let known = years.iter().filter(|year| !year.unknown).count();
    let view = YearsView { count: speaker.big_count("years_count", known, String::new()), years };
    let frame = speaker.frame(Page::Years, "years", speaker.word("years").to_owned(), Vec::new());
    speaker.fill("years.html", &frame, &view)
}

/// `{lang}/years/{yyyy|undated}/`
pub fn year(speaker: &Speaker<'_>, shelf: YearShelf, number: usize) -> Result<Vec<u8>, RenderError> {
    let empty = Shelved::default();
    let list = speaker.renderer.plan.listings.years.get(&shelf).unwrap_or(&empty);
    let per_page = speaker.renderer.site.per_page;
    let start = (number - 1) * per_page;
    let awards = list.headings.iter().find(|heading| heading.name == YearPart::Awards).map_or(0, |h| h.count);
    let rest = if awards > 0 && awards < list.rows.len() {
        format!(", {}", speaker.words.count("list_of_them_awards", awards as u64))
    } else {
        String::new()
    };
    let undated = shelf == YearShelf::Undated;
    let calendar = match shelf {
        YearShelf::Year(year) if number == 1 => speaker.calendar(year, list),
        _ => None,
    };
    let marked = |ix: Ix| calendar.as_ref().is_some_and(|calendar| calendar.marked.contains(&ix));
    let view = YearView {
        count: speaker.big_count("records", list.rows.len(), rest),
        years: ribbon(speaker, Some(shelf)),
        note: (undated && number == 1).then(|| speaker.word("list_undated_note").to_owned()),
        undated,
        parts: list
            .within(start..start + per_page)
            .map(|(h, rows)| part(speaker, shelf, h, rows, &marked))
            .collect::<Result<_, _>>()?,
        calendar,
        pager: speaker.pager(list.rows.len(), number, &|number| speaker.page_url(Page::Year { shelf, number })),
    };
    let crumbs = vec![speaker.crumb(speaker.word("years").to_owned(), Some(speaker.page_url(Page::Years)))];
    let title = capitalized(&shelf_title(speaker, shelf));
    let mut frame = speaker.frame(Page::Year { shelf, number }, "year", title, crumbs);
    frame.index = number == 1;
    speaker.fill("year.html", &frame, &view)
}

fn part(
    speaker: &Speaker<'_>,
    shelf: YearShelf,
    heading: &Heading<YearPart>,
    rows: &[Ix],
    marked: &dyn Fn(Ix) -> bool,
) -> Result<PartView, RenderError> {
    let title = match heading.name {
        YearPart::Month(month) => month_title(speaker.lang, month),
        YearPart::NoMonth if shelf == YearShelf::Undated => speaker.word("list_no_date").to_owned(),
        YearPart::NoMonth => speaker.word("list_no_month").to_owned(),
        YearPart::Awards => speaker.kind_title(Kind::AwardLists),
    };
    let row = |ix: &Ix| {
        let mut row = speaker.row_view(*ix, RowStyle::InYear, Vec::new())?;
        row.id = marked(*ix).then(|| entry_id(speaker, *ix));
        Ok(row)
    };
    let rows = rows.iter().map(row).collect::<Result<_, _>>()?;
    Ok(PartView { title, id: part_id(heading.name), count: speaker.words.count("records", heading.count as u64), rows })
}
