//! Who got what? Rows of award lists as a table, and short rows that lead to a list.

use super::share::{Item, distinct, incoming, printed, rows};
use super::table::{Column, ColumnKind, Line, Row, Table};
use super::{credits, facts::title_word};
use crate::archive::Ix;
use crate::dates::short;
use crate::i18n::{grouped, nbsp};
use crate::model::Kind;
use crate::model::kinds::{AwardList, ResultsStatus};
use crate::model::values::{AwardListOf, AwardResult, Credit, Flag, Money, Nomination, Ref, ResultPlace};
use crate::plan::region_of;
use crate::render::atoms::Phrase;
use crate::render::context::Speaker;

/// Recipients that a short row names.
const MOST_NAMES: usize = 3;

/// An award list with its fields.
pub(super) type ListOf<'a> = (Ix, &'a AwardList);

/// «1 000 000 теңге»
pub(super) fn money(speaker: &Speaker<'_>, money: &Money) -> String {
    let key = format!("currency_{}", money.currency.to_lowercase());
    if speaker.words.has(&key) {
        nbsp(speaker.lang, &speaker.words.count(&key, money.amount)).into_owned()
    } else {
        format!("{}\u{a0}{}", grouped(money.amount), money.currency)
    }
}

/// The categories of a list: its own, else those of its award.
pub(super) fn nominations<'a>(speaker: &Speaker<'a>, (ix, list): ListOf<'a>) -> &'a [Nomination] {
    let archive = speaker.archive();
    let award = list.award.filter(|_| list.nominations.is_empty()).and_then(|award| archive.target(ix, award));
    match award.and_then(|award| archive.get(award).award()) {
        Some(award) => &award.nominations,
        None => &list.nominations,
    }
}

/// Short name of a category.
pub(super) fn short_name(speaker: &Speaker<'_>, nomination: &Nomination) -> Phrase {
    speaker.phrase(nomination.short_name.as_ref().unwrap_or(&nomination.name))
}

/// The place of an id among the categories of a list.
fn nomination_place(nominations: &[Nomination], result: &AwardResult) -> usize {
    let Some(id) = &result.nomination else { return usize::MAX };
    nominations.iter().position(|nomination| nomination.id.text == id.text).unwrap_or(usize::MAX)
}

/// The rows of a list in order: by stage, by category, by place; else as written.
pub(super) fn sorted<'a>(speaker: &Speaker<'a>, list: ListOf<'a>) -> Vec<&'a AwardResult> {
    let nominations = nominations(speaker, list);
    let stage = |result: &AwardResult| {
        let id = result.stage.as_ref()?;
        list.1.stages.iter().position(|stage| stage.id.text == id.text)
    };
    let mut rows: Vec<&AwardResult> = list.1.results.rows.iter().collect();
    // The last stage is the one that counts most.
    rows.sort_by_cached_key(|result| {
        let stage = stage(result).map_or(usize::MAX, |at| usize::MAX - 1 - at);
        (stage, nomination_place(nominations, result), result.place.map_or(usize::MAX, |place| place as usize))
    });
    rows
}

/// Which columns a table of results has besides those that every one may have.
#[derive(Clone, Copy)]
pub(super) struct Columns {
    /// The year of the list.
    pub year: bool,
    /// The region.
    pub regions: bool,
}

/// Whether the results are from different regions: the same one in every row says nothing.
pub(super) fn has_regions(speaker: &Speaker<'_>, lists: &[ListOf<'_>]) -> bool {
    let rows = lists.iter().flat_map(|(ix, list)| list.results.rows.iter().map(|row| (*ix, row)));
    let mut known = rows.filter_map(|(ix, row)| region_of(speaker.archive(), ix, row));
    let first = known.next();
    known.any(|region| Some(region) != first)
}

/// The results of some lists as a table. With more than one list the first column names the list by its year.
pub(super) fn table<'a>(
    speaker: &Speaker<'a>,
    lists: &[(ListOf<'a>, Vec<&'a AwardResult>)],
    by_list: bool,
) -> Option<Table> {
    let mut rows = Vec::new();
    let all: Vec<ListOf<'_>> = lists.iter().map(|(list, _)| *list).collect();
    let regions = has_regions(speaker, &all);
    for (list, results) in lists {
        // A firm line opens each category, or each place where there are no categories.
        let by_place = !by_list && results.iter().all(|result| result.nomination.is_none());
        let mut before = None;
        for result in results {
            let place = result.place.filter(|_| by_place);
            let group = (result.stage.as_ref().map(|s| &s.text), result.nomination.as_ref().map(|n| &n.text), place);
            let first = before.is_none();
            let top = before.replace(group).is_some_and(|before| before != group) || first && by_list;
            let columns = Columns { year: by_list && first, regions };
            rows.push(row(speaker, *list, result, columns, top && !rows.is_empty()));
        }
    }
    of_rows(speaker, rows)
}

/// Whether the results of a list stand in the order of their places.
pub(super) fn is_by_place((_, list): ListOf<'_>) -> bool {
    let rows = &list.results.rows;
    rows.iter().all(|row| row.nomination.is_none() && row.stage.is_none()) && rows.iter().any(|row| row.place.is_some())
}

/// A result as a row; `top` opens a group.
pub(super) fn row(speaker: &Speaker<'_>, list: ListOf<'_>, result: &AwardResult, columns: Columns, top: bool) -> Row {
    let year = if columns.year { year(speaker, list) } else { Vec::new() };
    let mut cells = cells(speaker, list, nominations(speaker, list), result, year);
    let region = region_of(speaker.archive(), list.0, result).filter(|_| columns.regions);
    cells.insert(4, region.map(|region| Line::of(vec![speaker.short_link(region)])).into_iter().collect());
    Row { top, cells }
}

/// The table of some rows.
pub(super) fn of_rows(speaker: &Speaker<'_>, rows: Vec<Row>) -> Option<Table> {
    let column = |key: &'static str, kind| Column { title: speaker.word(key).to_owned(), kind };
    let columns = vec![
        column("column_list", ColumnKind::Group),
        column("column_place", ColumnKind::Mark),
        column("column_recipient", ColumnKind::Head),
        column("column_organization", ColumnKind::Plain),
        column("column_region", ColumnKind::Plain),
        column("column_nomination", ColumnKind::Plain),
        column("column_work", ColumnKind::Plain),
        column("column_note", ColumnKind::Plain),
        column("column_money", ColumnKind::Number),
    ];
    let caption = speaker.words.count("results_count", rows.len() as u64);
    Table::of(caption, speaker.word("results").to_owned(), columns, rows)
}

/// The year of a list as a link to it; where no year is known, words for that and its title.
fn year(speaker: &Speaker<'_>, (ix, list): ListOf<'_>) -> Vec<Line> {
    let words = list.year_label.as_ref().map(|label| printed(speaker, ix, label));
    let words = words.or_else(|| speaker.archive().date(ix).map(|date| Phrase::own(short(speaker.lang, date))));
    match words {
        Some(words) => {
            let day = speaker.archive().date(ix).and_then(|date| date.earliest());
            vec![Line::of(vec![Phrase { url: Some(speaker.url(ix)), ..words }]).by(day)]
        }
        None => {
            vec![Line::of(vec![Phrase::unknown(speaker.word("undated"))]), Line::soft(vec![speaker.short_link(ix)])]
        }
    }
}

fn cells(
    speaker: &Speaker<'_>,
    (ix, list): ListOf<'_>,
    nominations: &[Nomination],
    result: &AwardResult,
    year: Vec<Line>,
) -> Vec<Vec<Line>> {
    let archive = speaker.archive();
    let line = |phrases: Vec<Phrase>| if phrases.is_empty() { Vec::new() } else { vec![Line::of(phrases)] };
    let alone = result.recipients.len() <= 1;
    let mut people = Vec::new();
    for credit in &result.recipients {
        let person = credit.person.and_then(|person| archive.target(ix, person));
        // A reader looks for the surname, whatever the form in which the list has the name.
        let surname = person.map(|person| speaker.index_title(person).text);
        people.push(Line::of(credits::name(speaker, ix, credit)).by(surname));
        let post = if alone { own_post(speaker, credit) } else { credits::post(speaker, ix, credit) };
        let note = credit.note.iter().map(|note| speaker.phrase(note));
        let post: Vec<Phrase> = post.into_iter().chain(note).collect();
        people.extend((!post.is_empty()).then(|| Line::soft(post)));
    }
    people.extend(result.count.map(|n| Line::soft(vec![Phrase::own(speaker.words.count("people_count", n.0))])));
    let by_name =
        |credit: &&Credit| alone && (credit.person.is_some() || credit.office.is_some() || credit.name.is_some());
    let orgs: Vec<Phrase> =
        result.recipients.iter().filter(by_name).flat_map(|c| credits::short_organizations(speaker, ix, c)).collect();
    let works: Vec<Phrase> = archive.targets(ix, &result.works).map(|work| speaker.link(work)).collect();
    if people.is_empty() {
        // A film or a book that got the prize itself.
        people = line(works.clone());
    }
    let works = if result.recipients.is_empty() { Vec::new() } else { works };
    let nomination = result.nomination.as_ref().map(|id| {
        let known = nominations.iter().find(|nomination| nomination.id.text == id.text);
        known.map_or_else(|| Phrase::own(id.text.as_str()), |nomination| short_name(speaker, nomination))
    });
    let place = result
        .place
        .map(|place| Line::of(vec![Phrase::own(title_word(speaker, "place", place.word()))]).by(Some(place as usize)));
    let amount = result.money.as_ref().map(|amount| Phrase::own(money(speaker, amount)));
    vec![
        year,
        place.into_iter().collect(),
        people,
        line(orgs),
        line(nomination.into_iter().collect()),
        line(works),
        remarks(speaker, (ix, list), result).into_iter().map(|phrase| Line::of(vec![phrase])).collect(),
        line(amount.into_iter().collect()),
    ]
}

/// Degree and position without the organization, which has a column of its own.
fn own_post(speaker: &Speaker<'_>, credit: &Credit) -> Vec<Phrase> {
    [&credit.degree, &credit.position].into_iter().flatten().map(|text| speaker.phrase(text)).collect()
}

/// Everything else that is known of a result.
pub(super) fn remarks(speaker: &Speaker<'_>, (ix, list): ListOf<'_>, result: &AwardResult) -> Vec<Phrase> {
    let stage = result.stage.as_ref().filter(|_| list.stages.len() > 1);
    let stage = stage.and_then(|id| list.stages.iter().find(|stage| stage.id.text == id.text));
    let mut words: Vec<Phrase> = stage.iter().map(|stage| speaker.phrase(&stage.name)).collect();
    words.extend(result.reason.as_ref().map(|text| speaker.phrase(text)));
    words.extend(result.printed.as_ref().map(|text| printed(speaker, ix, text)));
    let share = result.share.as_ref().map(|share| speaker.words.fill("share_of", &[("share", &share.text)]));
    let shared = (result.shared == Some(Flag(true)) && share.is_none()).then(|| speaker.word("shared").to_owned());
    words.extend(share.or(shared).map(Phrase::own));
    words.extend(result.date.as_ref().map(|date| Phrase::own(short(speaker.lang, &date.date))));
    words.extend((result.official == Some(Flag(false))).then(|| Phrase::own(speaker.word("not_official"))));
    words.extend(result.note.as_ref().map(|text| speaker.phrase(text)));
    let event = result.presented_at.and_then(|event| speaker.archive().target(ix, event));
    words.extend(event.map(|event| speaker.short_link(event)));
    words
}

/// Words for results that are not all here; `None` where they are.
pub(super) fn status_words(speaker: &Speaker<'_>, status: Option<ResultsStatus>, any: bool) -> Option<String> {
    let status = match (status, any) {
        (Some(ResultsStatus::Complete), _) | (None, true) => return None,
        (Some(status), _) => status,
        (None, false) => ResultsStatus::NotInArchive,
    };
    Some(speaker.term("results", status.word()))
}

/// An award list as a short row: its year, the first recipients, or words for results that are not here.
pub(super) fn list_item(speaker: &Speaker<'_>, ix: Ix) -> Item {
    let mut item = Item::new(speaker.link(ix), Vec::new());
    let Some(list) = speaker.archive().get(ix).award_list() else { return item };
    let found = sorted(speaker, (ix, list));
    for result in found.iter().take(MOST_NAMES) {
        let names = result.recipients.iter().take(MOST_NAMES).flat_map(|credit| credits::name(speaker, ix, credit));
        item.about.extend(names);
        let place = result.place.filter(|place| *place != ResultPlace::Winner);
        item.about.extend(place.map(|place| Phrase::own(speaker.term("place", place.word()))));
    }
    if found.len() > MOST_NAMES {
        item.about.push(Phrase::own(speaker.words.count("results_count", found.len() as u64)));
    }
    let money = found.first().filter(|_| found.len() == 1).and_then(|result| result.money.as_ref());
    item.about.extend(money.map(|amount| Phrase::own(self::money(speaker, amount))));
    if found.is_empty() {
        item.about.extend(status_words(speaker, list.results_status, false).map(Phrase::unknown));
    }
    item
}

/// The award lists that belong to an event or were presented at it.
pub(super) fn lists_at(speaker: &Speaker<'_>, event: Ix, own: &[Ref<AwardListOf>]) -> Vec<Item> {
    let own = speaker.archive().targets(event, own);
    rows(speaker, distinct(own.chain(incoming(speaker, event, Kind::AwardLists))), list_item)
}

/// The category with this id in the lists of an event or of what it is a part of.
pub(super) fn nomination_at(speaker: &Speaker<'_>, event: Ix, id: &str) -> Option<Phrase> {
    let archive = speaker.archive();
    std::iter::once(event).chain(archive.ancestors(event)).find_map(|at| {
        incoming(speaker, at, Kind::AwardLists).find_map(|ix| {
            let list = archive.get(ix).award_list()?;
            let nominations = nominations(speaker, (ix, list));
            let found = nominations.iter().find(|nomination| nomination.id.text == id)?;
            Some(Phrase { url: Some(format!("{}#n-{id}", speaker.url(ix))), ..short_name(speaker, found) })
        })
    })
}
