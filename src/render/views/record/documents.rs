//! What does the list of documents show? A table: date, number, title, sort and state, who signed, file.

use super::share::{is_incomplete, printed};
use super::table::{Column, ColumnKind, Line, Row, Table};
use super::{credits, facts::title_word, media};
use crate::archive::Ix;
use crate::dates::short;
use crate::model::Kind;
use crate::model::values::{Credit, Role};
use crate::plan::{Page, Shelved};
use crate::render::RenderError;
use crate::render::atoms::{Pager, Phrase};
use crate::render::context::Speaker;
use crate::render::views::rows::BigCount;
use serde::Serialize;

/// Parties that a row names.
const MOST_PARTIES: usize = 3;

#[derive(Serialize)]
struct DocumentsView {
    count: BigCount,
    table: Option<Table>,
    pager: Option<Pager>,
}

/// `{lang}/documents/`
pub fn documents(speaker: &Speaker<'_>, number: usize) -> Result<Vec<u8>, RenderError> {
    let kind = Kind::Documents;
    let empty = Shelved::default();
    let list = speaker.renderer.plan.listings.by_name.get(&(speaker.lang, kind)).unwrap_or(&empty);
    let mut rows: Vec<Row> = speaker.rows_of(&list.rows, number).iter().map(|ix| row(speaker, *ix)).collect();
    drop_unknown_columns(&mut rows);
    let column = |key: &'static str, kind| Column { title: speaker.word(key).to_owned(), kind };
    let columns = vec![
        column("column_year", ColumnKind::Date),
        column("fact_number", ColumnKind::Plain),
        column("column_title", ColumnKind::Head),
        column("stat_type", ColumnKind::Plain),
        column("fact_parties", ColumnKind::Plain),
        column("column_file", ColumnKind::Plain),
    ];
    let count = speaker.count_of(kind, list.rows.len());
    let mut table = Table::of(count, speaker.kind_title(kind), columns, rows);
    if let Some(table) = &mut table {
        table.set_heads(&[(speaker.word("column_title"), None, true)]);
    }
    let url = |number: usize| speaker.page_url(Page::List { kind, number });
    let view = DocumentsView {
        count: speaker.big_count("list_n_documents", list.rows.len(), String::new()),
        table,
        pager: speaker.pager(list.rows.len(), number, &url),
    };
    let mut frame = speaker.frame(Page::List { kind, number }, "list", speaker.kind_title(kind), Vec::new());
    frame.index = number == 1;
    speaker.fill("documents.html", &frame, &view)
}

/// Empties the columns in which nothing is known: the pages of the documents say so, a table of brackets says nothing.
fn drop_unknown_columns(rows: &mut [Row]) {
    let columns = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    for at in 0..columns {
        let cells = || rows.iter().filter_map(|row| row.cells.get(at)).flatten();
        if cells().all(Line::is_unknown) {
            rows.iter_mut().filter_map(|row| row.cells.get_mut(at)).for_each(Vec::clear);
        }
    }
}

fn row(speaker: &Speaker<'_>, ix: Ix) -> Row {
    let archive = speaker.archive();
    let line = |phrases: Vec<Phrase>| if phrases.is_empty() { Vec::new() } else { vec![Line::of(phrases)] };
    let known = |value: Option<Phrase>, field: &str| {
        let missing = || is_incomplete(speaker, ix, field).then(|| Phrase::unknown(speaker.word("not_named")));
        line(value.or_else(missing).into_iter().collect())
    };
    let Some(document) = archive.get(ix).document() else { return Row { top: false, cells: Vec::new() } };
    let mut title = line(vec![speaker.link(ix)]);
    let event = document.event.and_then(|event| archive.target(ix, event));
    title.extend(event.map(|event| Line::soft(vec![speaker.short_link(event)])));
    let sort = document.kind.map(|kind| Phrase::own(title_word(speaker, "document_type", kind.word())));
    let mut sort = line(sort.into_iter().collect());
    let status = document.document_status.map(|status| speaker.term("document_status", status.word()));
    sort.extend(status.map(|status| Line::soft(vec![Phrase::own(status)])));
    let signed = |credit: &&Credit| credit.role.is_none_or(|role| role == Role::Signatory);
    let parties = document.parties.iter().filter(signed).take(MOST_PARTIES);
    let mut parties: Vec<Line> = parties.map(|party| Line::of(credits::name(speaker, ix, party))).collect();
    if parties.is_empty() && document.parties.is_empty() {
        parties = known(None, "parties");
    }
    let mut files = Vec::new();
    for file in media::files(speaker, ix) {
        files.push(Line::of(vec![file.title]));
        files.extend((!file.about.is_empty()).then(|| Line::soft(file.about)));
    }
    if files.is_empty() && is_incomplete(speaker, ix, "files") {
        files = line(vec![Phrase::unknown(speaker.word("no_document_text"))]);
    }
    let date = document.date.as_ref().map(|date| Phrase::own(short(speaker.lang, &date.date)));
    let number = document.number.as_ref().map(|number| printed(speaker, ix, number));
    Row { top: false, cells: vec![known(date, "date"), known(number, "number"), title, sort, parties, files] }
}
