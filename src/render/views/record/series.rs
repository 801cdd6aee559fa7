//! What does the page of a series show?

use super::super::statistics::{ChartView, Counted, by_year, chart_view};
use super::counts;
use super::facts::Facts;
use super::parts::{self, Head, Tail, Text};
use super::share::{Item, news_about, printed};
use super::table::{Column, ColumnKind, Line, Row, Table};
use crate::archive::Ix;
use crate::dates::short;
use crate::model::Kind;
use crate::model::kinds::Series;
use crate::model::values::Role;
use crate::plan::{YearShelf, participants};
use crate::render::RenderError;
use crate::render::atoms::Phrase;
use crate::render::context::Speaker;
use serde::Serialize;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// Editions with a number of participants; a chart of fewer says nothing that the table does not.
const FEWEST: usize = 3;
/// People of several editions that the page names.
const MOST_PEOPLE: usize = 60;
/// Roles in which somebody speaks.
const SPOKE: [Role; 6] = [Role::Speaker, Role::Panelist, Role::Presenter, Role::Moderator, Role::Chair, Role::Expert];

#[derive(Serialize)]
struct SeriesView {
    head: Head,
    facts: Facts,
    text: Option<Text>,
    table: Option<Table>,
    chart: Option<ChartView>,
    /// People who spoke at several editions.
    recurring: Vec<Item>,
    former_names: Vec<Item>,
    news: Vec<Item>,
    tail: Tail,
}

/// Fills `series.html`.
pub(super) fn page(speaker: &Speaker<'_>, ix: Ix, series: &Series) -> Result<Vec<u8>, RenderError> {
    let mut kind = vec![Phrase::own(speaker.term("one", Kind::Series.singular()))];
    kind.extend(series.level.map(|level| Phrase::own(speaker.term("level", level.word()))));
    let mut facts = Facts::default();
    let frequency = series.frequency.iter().map(|text| speaker.phrase(text)).collect();
    facts.add_or_unknown(speaker, ix, speaker.word("fact_frequency"), "frequency", frequency);
    let organizers = speaker.archive().targets(ix, &series.organizers).map(|org| speaker.link(org)).collect();
    facts.add_or_unknown(speaker, ix, speaker.word("fact_organizers"), "organizers", organizers);
    let former = series.renamed_from.iter().map(|former| {
        let years = [&former.from, &former.until].map(|date| date.as_ref().map(|d| short(speaker.lang, &d.date)));
        let years = match years {
            [None, None] => None,
            [from, until] => Some(format!("{}–{}", from.unwrap_or_default(), until.unwrap_or_default())),
        };
        Item::new(speaker.phrase(&former.name), years.map(Phrase::own).into_iter().collect())
    });
    let view = SeriesView {
        head: parts::head(speaker, ix, kind),
        facts: facts.finish(speaker, ix),
        text: parts::text(speaker, ix),
        table: editions(speaker, ix),
        chart: chart(speaker, ix),
        recurring: recurring(speaker, ix),
        former_names: former.collect(),
        news: news_about(speaker, ix),
        tail: parts::tail(speaker, ix),
    };
    speaker.fill("series.html", &super::record_frame(speaker, ix, 1), &view)
}

/// How many took part in each year, where three editions or more say it.
fn chart(speaker: &Speaker<'_>, series: Ix) -> Option<ChartView> {
    let archive = speaker.archive();
    let mut years: BTreeMap<YearShelf, usize> = BTreeMap::new();
    for ix in archive.editions(series) {
        let count = archive.get(*ix).event().and_then(participants);
        if let (Some(count), Some(year)) = (count, archive.date(*ix).and_then(|date| date.year())) {
            let shelf = YearShelf::Year(year);
            // Two editions in one year are not one number.
            if years.insert(shelf, usize::try_from(count.value).unwrap_or(usize::MAX)).is_some() {
                return None;
            }
        }
    }
    let years: Vec<(YearShelf, usize)> = years.into_iter().collect();
    if years.len() < FEWEST {
        return None;
    }
    let (rows, drawing) = by_year(speaker, &years);
    let total = speaker.words.count("people_count", years.iter().map(|(_, count)| *count as u64).sum());
    let title = speaker.word("stat_by_participants");
    let counted = Counted {
        id: "participants",
        heading: speaker.word("stat_participants"),
        title,
        note: String::new(),
        column: speaker.word("stat_year"),
        total,
        rows,
        drawing,
    };
    Some(chart_view(speaker, counted))
}

/// People who spoke at two editions or more, those of most editions first, each with the years.
fn recurring(speaker: &Speaker<'_>, series: Ix) -> Vec<Item> {
    let archive = speaker.archive();
    let mut spoke: BTreeMap<Ix, BTreeSet<usize>> = BTreeMap::new();
    let editions = archive.editions(series);
    for (at, edition) in editions.iter().enumerate() {
        for part in std::iter::once(*edition).chain(archive.descendants(*edition)) {
            let credits = archive.get(part).event().map_or(&[][..], |event| &event.credits);
            for credit in credits.iter().filter(|credit| credit.role.is_some_and(|role| SPOKE.contains(&role))) {
                if let Some(person) = credit.person.and_then(|person| archive.target(part, person)) {
                    spoke.entry(person).or_default().insert(at);
                }
            }
        }
    }
    let mut people: Vec<(Ix, BTreeSet<usize>)> = spoke.into_iter().filter(|(_, at)| at.len() > 1).collect();
    people.sort_by_key(|(person, at)| (Reverse(at.len()), *person));
    let year = |at: &usize| {
        let edition = editions.get(*at)?;
        let words = archive.date(*edition).and_then(|date| date.year()).map(|year| year.to_string());
        let link = speaker.short_link(*edition);
        Some(words.map_or_else(|| link.clone(), |year| Phrase { url: link.url.clone(), ..Phrase::own(year) }))
    };
    let people = people.iter().take(MOST_PEOPLE);
    people.map(|(person, at)| Item::new(speaker.link(*person), at.iter().filter_map(year).collect())).collect()
}

/// The editions, the newest first: when, which number, title with its motto, where, how many took part.
fn editions(speaker: &Speaker<'_>, series: Ix) -> Option<Table> {
    let archive = speaker.archive();
    let line = |phrases: Vec<Phrase>| if phrases.is_empty() { Vec::new() } else { vec![Line::of(phrases)] };
    let row = |ix: &Ix| {
        let event = archive.get(*ix).event();
        let date = match archive.date(*ix) {
            Some(date) => Phrase::own(short(speaker.lang, date)),
            None => Phrase::unknown(speaker.word("no_date")),
        };
        let label = event.and_then(|e| e.edition_label.as_ref()).map(|label| printed(speaker, *ix, label));
        let number = label.or_else(|| event?.edition.map(|n| Phrase::own(n.0.to_string())));
        let number = number.filter(|number| number.text != date.text);
        let places =
            event.into_iter().flat_map(|e| archive.targets(*ix, &e.places)).map(|place| speaker.short_link(place));
        let day = archive.date(*ix).and_then(|date| date.earliest());
        let which = event.and_then(|e| e.edition.map(|n| n.0));
        let number = number.map(|number| Line::of(vec![number]).by(which));
        let status = event.and_then(|e| e.event_status).filter(|s| *s != crate::model::kinds::EventStatus::Held);
        let status = status.map(|s| Phrase::own(speaker.term("event_status", s.word())));
        let mut title = line(vec![speaker.link(*ix)]);
        let motto = archive.get(*ix).common.subtitle.as_ref().map(|text| speaker.phrase(text));
        title.extend(motto.map(|motto| Line::soft(vec![motto])));
        let people = event.and_then(participants).map(|count| Phrase::own(counts::numeral(count)));
        title.extend(status.map(|status| Line::soft(vec![status])));
        Row {
            top: false,
            cells: vec![
                vec![Line::of(vec![date]).by(day)],
                number.into_iter().collect(),
                title,
                line(places.collect()),
                line(people.into_iter().collect()),
            ],
        }
    };
    let rows: Vec<Row> = archive.editions(series).iter().rev().map(row).collect();
    let column = |key: &'static str, kind| Column { title: speaker.word(key).to_owned(), kind };
    let columns = vec![
        column("column_year", ColumnKind::Date),
        column("column_edition", ColumnKind::Plain),
        column("column_title", ColumnKind::Head),
        column("column_where", ColumnKind::Plain),
        column("stat_participants", ColumnKind::Number),
    ];
    let caption = speaker.words.count("editions_count", rows.len() as u64);
    Table::of(caption, speaker.word("editions").to_owned(), columns, rows)
}
