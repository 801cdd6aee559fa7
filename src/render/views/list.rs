//! What does the list of a kind show that is sorted by time?

use super::home::shelf_title;
use super::rows::{BigCount, RowView};
use crate::archive::Ix;
use crate::dates::month_title;
use crate::model::Kind;
use crate::plan::{Heading, Page, YearShelf};
use crate::render::RenderError;
use crate::render::atoms::Pager;
use crate::render::cache::RowStyle;
use crate::render::context::{Speaker, capitalized};
use serde::Serialize;

#[derive(Serialize)]
struct ListView {
    count: BigCount,
    years: Vec<YearLink>,
    groups: Vec<YearGroup>,
    pager: Option<Pager>,
}

/// A year beside the list.
#[derive(Serialize)]
struct YearLink {
    title: String,
    url: String,
    count: String,
    unknown: bool,
}

/// Rows of one year.
#[derive(Serialize)]
struct YearGroup {
    title: String,
    id: String,
    count: String,
    /// The page of the year.
    url: String,
    unknown: bool,
    months: Vec<MonthGroup>,
}

/// Rows of one month; without a heading where months are not told apart.
#[derive(Serialize)]
struct MonthGroup {
    title: Option<String>,
    rows: Vec<RowView>,
}

/// `{lang}/{kind}/`
pub fn list(speaker: &Speaker<'_>, kind: Kind, number: usize) -> Result<Vec<u8>, RenderError> {
    let Some(list) = speaker.renderer.plan.listings.by_time.get(&kind) else {
        return super::index::index(speaker, kind, number);
    };
    let per_page = speaker.renderer.site.per_page;
    let url = |number: usize| speaker.page_url(Page::List { kind, number });
    let start = (number - 1) * per_page;
    let total = speaker.archive().of_kind(kind).count();
    let rest = if total > list.rows.len() {
        format!(", {}", speaker.words.count("list_with_parts", total as u64))
    } else {
        String::new()
    };
    let year_link = |heading: &Heading<YearShelf>| YearLink {
        title: shelf_title(speaker, heading.name),
        url: format!("{}#{}", url(heading.first / per_page + 1), shelf_id(heading.name)),
        count: heading.count.to_string(),
        unknown: heading.name == YearShelf::Undated,
    };
    let shown = number == 1 && list.headings.len() > 1;
    let view = ListView {
        count: speaker.big_count(&format!("list_n_{}", kind.folder().replace('-', "_")), list.rows.len(), rest),
        years: list.headings.iter().filter(|_| shown).map(year_link).collect(),
        groups: list
            .within(start..start + per_page)
            .map(|(h, rows)| year_group(speaker, kind, h, rows))
            .collect::<Result<_, _>>()?,
        pager: speaker.pager(list.rows.len(), number, &url),
    };
    let mut frame = speaker.frame(Page::List { kind, number }, "list", speaker.kind_title(kind), Vec::new());
    frame.index = number == 1;
    speaker.fill("list.html", &frame, &view)
}

/// The mark of a year.
pub(super) fn shelf_id(shelf: YearShelf) -> String {
    match shelf {
        YearShelf::Year(year) => format!("y{year}"),
        YearShelf::Undated => "undated".to_owned(),
    }
}

fn year_group(
    speaker: &Speaker<'_>,
    kind: Kind,
    heading: &Heading<YearShelf>,
    rows: &[Ix],
) -> Result<YearGroup, RenderError> {
    Ok(YearGroup {
        title: capitalized(&shelf_title(speaker, heading.name)),
        id: shelf_id(heading.name),
        count: speaker.count_of(kind, heading.count),
        url: speaker.page_url(Page::Year { shelf: heading.name, number: 1 }),
        unknown: heading.name == YearShelf::Undated,
        months: months(speaker, kind, heading.name, rows)?,
    })
}

/// Events of a known year stand under their months; other rows without headings.
fn months(speaker: &Speaker<'_>, kind: Kind, shelf: YearShelf, rows: &[Ix]) -> Result<Vec<MonthGroup>, RenderError> {
    let by_month = kind == Kind::Events && shelf != YearShelf::Undated;
    let mut groups: Vec<MonthGroup> = Vec::new();
    for ix in rows {
        let month = speaker.archive().date(*ix).and_then(|date| date.month());
        let word = || month.map_or_else(|| speaker.word("list_no_month").to_owned(), |m| month_title(speaker.lang, m));
        let title = by_month.then(word);
        let row = speaker.row_view(*ix, RowStyle::InYear, Vec::new())?;
        match groups.last_mut().filter(|group| group.title == title) {
            Some(group) => group.rows.push(row),
            None => groups.push(MonthGroup { title, rows: vec![row] }),
        }
    }
    Ok(groups)
}
