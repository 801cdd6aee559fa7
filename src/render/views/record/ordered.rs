//! What do the results of an award look like in another order? By name, by organization, by region.

use super::results::{self, ListOf};
use super::table::Table;
use super::{credits, results::Columns};
use crate::archive::Ix;
use crate::i18n::Collation;
use crate::model::values::AwardResult;
use crate::plan::{Page, TableOrder, region_of};
use crate::render::RenderError;
use crate::render::atoms::Phrase;
use crate::render::context::Speaker;
use serde::Serialize;

#[derive(Serialize)]
struct OrderedView {
    title: String,
    record: Phrase,
    table: Option<Table>,
}

/// Where a row stands: rows of which the thing sorted by is not known come last.
type RowKey = (bool, Vec<u8>, Vec<u8>);

/// `{lang}/award-lists/{id}/by-name/` and the like
pub fn ordered(speaker: &Speaker<'_>, ix: Ix, by: TableOrder) -> Result<Vec<u8>, RenderError> {
    let archive = speaker.archive();
    let related = speaker.renderer.plan.listings.related.get(&ix).map_or(&[][..], Vec::as_slice);
    let one = [ix];
    let own = archive.get(ix).award_list().is_some();
    let lists = if own { &one[..] } else { related };
    let lists: Vec<ListOf<'_>> = lists.iter().filter_map(|ix| Some((*ix, archive.get(*ix).award_list()?))).collect();
    let mut table = sorted_table(speaker, &lists, !own, by);
    link_heads(speaker, ix, Some(by), false, table.as_mut());
    let title = match by {
        TableOrder::Name => speaker.word("results_by_name"),
        TableOrder::Organization => speaker.word("results_by_organization"),
        TableOrder::Region => speaker.word("results_by_region"),
    };
    let mut frame = super::page_below(speaker, ix, Page::Ordered { ix, by }, "results", title);
    frame.index = false;
    frame.canonical = super::record_frame(speaker, ix, 1).canonical;
    speaker.fill("ordered.html", &frame, &OrderedView { title: title.to_owned(), record: speaker.link(ix), table })
}

/// Makes the heads of a table of results lead to its other orders.
pub(super) fn link_heads(
    speaker: &Speaker<'_>,
    ix: Ix,
    by: Option<TableOrder>,
    by_place: bool,
    table: Option<&mut Table>,
) {
    let (Some(table), Some(orders)) = (table, speaker.renderer.plan.orders.get(&ix)) else { return };
    let mut heads = Vec::new();
    // The order in which the results were written: by list, or by place within a list.
    let first = if speaker.archive().get(ix).award_list().is_some() { "column_place" } else { "column_list" };
    heads.push((speaker.words.get(first), by.map(|_| speaker.url(ix)), by.is_none() && by_place));
    for order in orders {
        let column = match order {
            TableOrder::Name => "column_recipient",
            TableOrder::Organization => "column_organization",
            TableOrder::Region => "column_region",
        };
        let url = speaker.page_url(Page::Ordered { ix, by: *order });
        heads.push((speaker.words.get(column), (by != Some(*order)).then_some(url), by == Some(*order)));
    }
    table.set_heads(&heads);
}

fn sorted_table(speaker: &Speaker<'_>, lists: &[ListOf<'_>], by_list: bool, by: TableOrder) -> Option<Table> {
    let collation = Collation::new(speaker.lang);
    let written = lists.iter().flat_map(|list| results::sorted(speaker, *list).into_iter().map(|row| (*list, row)));
    let mut rows: Vec<(ListOf<'_>, &AwardResult)> = written.collect();
    rows.sort_by_cached_key(|(list, row)| row_key(speaker, &collation, *list, row, by));
    let columns = Columns { year: by_list, regions: results::has_regions(speaker, lists) };
    let mut before: Option<RowKey> = None;
    let rows = rows.iter().map(|(list, row)| {
        let (missing, key, _) = row_key(speaker, &collation, *list, row, by);
        let group = (missing, key, Vec::new());
        // Each name stands for itself; of organizations and regions there are many rows.
        let first = before.replace(group.clone()).is_some_and(|before| before != group);
        results::row(speaker, *list, row, columns, first && by != TableOrder::Name)
    });
    results::of_rows(speaker, rows.collect())
}

fn row_key(
    speaker: &Speaker<'_>,
    collation: &Collation,
    list: ListOf<'_>,
    row: &AwardResult,
    by: TableOrder,
) -> RowKey {
    let name = collation.sort_key(&name_of(speaker, list.0, row));
    let text = match by {
        TableOrder::Name => return (row.recipients.is_empty(), name, Vec::new()),
        TableOrder::Organization => {
            let [credit] = row.recipients.as_slice() else { return (true, Vec::new(), name) };
            credits::short_organizations(speaker, list.0, credit).into_iter().next().map(|org| org.text)
        }
        TableOrder::Region => region_of(speaker.archive(), list.0, row).map(|region| speaker.short_title(region).0),
    };
    (text.is_none(), text.map(|text| collation.sort_key(&text)).unwrap_or_default(), name)
}

/// The name under which an index would have the first recipient: people by surname.
fn name_of(speaker: &Speaker<'_>, list: Ix, row: &AwardResult) -> String {
    let archive = speaker.archive();
    let Some(credit) = row.recipients.first() else {
        return archive.targets(list, &row.works).next().map(|work| speaker.title(work).0).unwrap_or_default();
    };
    let person = credit.person.and_then(|person| archive.target(list, person));
    match person.and_then(|person| archive.get(person).names()?.best(speaker.lang, speaker.fallback())) {
        Some((name, _)) => name.sorted_display(),
        None => credits::name(speaker, list, credit).into_iter().map(|phrase| phrase.text + " ").collect(),
    }
}
