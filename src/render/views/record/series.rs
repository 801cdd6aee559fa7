//! What does the page of a series show?

use super::facts::Facts;
use super::parts::{self, Head, Tail, Text};
use super::share::{Item, news_about, printed};
use super::table::{Column, ColumnKind, Line, Row, Table};
use crate::archive::Ix;
use crate::dates::short;
use crate::model::Kind;
use crate::model::kinds::Series;
use crate::render::RenderError;
use crate::render::atoms::Phrase;
use crate::render::context::Speaker;
use serde::Serialize;

#[derive(Serialize)]
struct SeriesView {
    head: Head,
    facts: Facts,
    text: Option<Text>,
    table: Option<Table>,
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
        former_names: former.collect(),
        news: news_about(speaker, ix),
        tail: parts::tail(speaker, ix),
    };
    speaker.fill("series.html", &super::record_frame(speaker, ix, 1), &view)
}

/// The editions, the newest first: when, which number, title, where.
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
        title.extend(status.map(|status| Line::soft(vec![status])));
        Row {
            top: false,
            cells: vec![
                vec![Line::of(vec![date]).by(day)],
                number.into_iter().collect(),
                title,
                line(places.collect()),
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
    ];
    let caption = speaker.words.count("editions_count", rows.len() as u64);
    Table::of(caption, speaker.word("editions").to_owned(), columns, rows)
}
