//! How does a table of winners become results? `.csv` and `.xlsx` rows turn into the same tree as YAML, each cell with its place.

use crate::diagnostics::{Diagnostic, Diagnostics, FileId, Files, Span};
use crate::model::nearest;
use crate::sources::{Content, SourceTree};
use crate::yaml::{Entry, Node, Value};
use calamine::{Data, Reader, Xlsx};
use std::io::Cursor;

/// Most rows of a table.
const MAX_ROWS: usize = 20_000;

/// Where a column's cells go in a result, and what the column is called in Kazakh and Russian lists.
const COLUMNS: &[(&str, &[&str])] = &[
    (
        "recipients.person",
        &["person", "аты-жөні", "аты жөні", "т.а.ә.", "қатысушы", "фио", "ф.и.о.", "участник", "победитель"],
    ),
    ("recipients.name", &["name", "атауы", "название"]),
    ("recipients.org", &["org", "organization", "ұйым", "ұйымы", "мектебі", "организация", "школа", "место работы"]),
    ("recipients.group", &["group", "ұжым", "топ", "коллектив", "группа"]),
    ("recipients.place", &["from", "өңір", "облыс", "қала", "регион", "область", "город"]),
    ("recipients.position", &["position", "лауазымы", "қызметі", "должность"]),
    ("place", &["place", "орын", "орны", "дәрежесі", "место", "степень"]),
    ("nomination", &["nomination", "аталым", "номинация", "бағыт", "направление"]),
    ("stage", &["stage", "кезең", "этап"]),
    ("works", &["work", "works", "жұмысы", "жұмыс", "работа"]),
    ("reason", &["reason", "не үшін", "за что"]),
    ("printed", &["printed", "марапаты", "награда"]),
    ("note", &["note", "ескертпе", "примечание"]),
    ("shared", &["shared"]),
    ("share", &["share"]),
    ("money", &["money", "сомасы", "сумма"]),
    ("count", &["count", "саны", "количество"]),
    ("date", &["date", "күні", "дата"]),
    ("presented_at", &["presented_at"]),
    ("", &["№", "#", "р/с", "п/п", "№ п/п"]),
];

/// A cell with its place.
struct Cell {
    text: String,
    span: Span,
}

/// Reads the rows of a table as a list of results.
///
/// # Errors
/// Findings for columns that nobody knows, for tables that can't be read, and for rows that are too many.
pub(super) fn read_table(file: FileId, sources: &SourceTree, content: &Content) -> Result<Vec<Node>, Diagnostics> {
    let rows = match content {
        Content::Workbook(bytes) => workbook_rows(file, bytes)?,
        _ => csv_rows(file, sources.text(file))?,
    };
    let mut rows = rows.into_iter().filter(|row| row.iter().any(|cell| !cell.text.is_empty()));
    let Some(head) = rows.next() else { return one(Diagnostic::error("table-empty", Span::file_start(file))) };
    let columns = columns_of(&head)?;
    let rows: Vec<Vec<Cell>> = rows.take(MAX_ROWS + 1).collect();
    if let Some(first) = rows.get(MAX_ROWS) {
        let at = first.first().map_or(Span::file_start(file), |cell| cell.span);
        return one(Diagnostic::error("table-too-long", at).arg("limit", MAX_ROWS.to_string()));
    }
    Ok(rows.iter().map(|row| result_node(&columns, row)).collect())
}

fn one<T>(finding: Diagnostic) -> Result<T, Diagnostics> {
    Err(Diagnostics(vec![finding]))
}

/// Target of each column, by its heading.
fn columns_of(head: &[Cell]) -> Result<Vec<&'static str>, Diagnostics> {
    let mut faults = Diagnostics::default();
    let mut columns = Vec::new();
    for cell in head {
        let heading = cell.text.to_lowercase();
        let known = COLUMNS.iter().find(|(target, words)| *target == heading || words.contains(&heading.as_str()));
        match known {
            Some((target, _)) => columns.push(*target),
            None if heading.is_empty() => columns.push(""),
            None => {
                let words: Vec<&str> = COLUMNS.iter().flat_map(|(_, words)| words.iter().copied()).collect();
                let finding = Diagnostic::error("table-column", cell.span).arg("heading", cell.text.clone());
                faults.push(match nearest(&heading, words.into_iter()) {
                    Some(guess) => finding.arg("guess", guess).help("guess"),
                    None => finding,
                });
            }
        }
    }
    if faults.has_errors() { Err(faults) } else { Ok(columns) }
}

fn result_node(columns: &[&'static str], row: &[Cell]) -> Node {
    let span = row.first().map_or(Span::default(), |cell| cell.span);
    let entry = |key: &str, cell: &Cell| Entry {
        key: key.to_owned(),
        key_span: cell.span,
        node: Node { span: cell.span, value: Value::Scalar { text: cell.text.clone(), plain: true } },
    };
    let (mut fields, mut credit) = (Vec::new(), Vec::new());
    for (target, cell) in columns.iter().zip(row).filter(|(target, cell)| !target.is_empty() && !cell.text.is_empty()) {
        match target.strip_prefix("recipients.") {
            Some(key) => credit.push(entry(key, cell)),
            None => fields.push(entry(target, cell)),
        }
    }
    if let Some(first) = credit.first() {
        let at = first.key_span;
        let recipient = Node { span: at, value: Value::Map(credit) };
        let node = Node { span: at, value: Value::List(vec![recipient]) };
        fields.insert(0, Entry { key: "recipients".to_owned(), key_span: at, node });
    }
    Node { span, value: Value::Map(fields) }
}

/// Rows of a CSV text; the separator is `;` where the first line has more of them than commas, as Excel writes it here.
fn csv_rows(file: FileId, text: &str) -> Result<Vec<Vec<Cell>>, Diagnostics> {
    let first = text.lines().next().unwrap_or("");
    let count = |c| first.matches(c).count();
    let separator = [';', '\t'].into_iter().find(|c| count(*c) > count(',')).unwrap_or(',');
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator as u8)
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                let at = error.position().map_or(0, |p| usize::try_from(p.byte()).unwrap_or(0));
                return one(
                    Diagnostic::error("table-unreadable", Span::new(file, at..at)).arg("cause", error.to_string())
                );
            }
        };
        let mut at = record.position().map_or(0, |p| usize::try_from(p.byte()).unwrap_or(0));
        let mut row = Vec::new();
        for field in &record {
            // The cell begins at or after `at`; a quoted one is found by its text.
            let found = text.get(at..).and_then(|rest| rest.find(field)).filter(|_| !field.is_empty());
            let start = found.map_or(at, |n| at + n);
            row.push(Cell {
                text: field.trim().to_owned(),
                span: Span::new(file, start..start + found.map_or(0, |_| field.len())),
            });
            at = found.map_or(at, |n| at + n + field.len()) + 1;
        }
        rows.push(row);
    }
    Ok(rows)
}

/// Rows of the first sheet. A workbook has no text to point into: its cells point at the file.
fn workbook_rows(file: FileId, bytes: &[u8]) -> Result<Vec<Vec<Cell>>, Diagnostics> {
    let at = Span::file_start(file);
    let unreadable = |cause: String| Diagnostics(vec![Diagnostic::error("table-unreadable", at).arg("cause", cause)]);
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|e| unreadable(e.to_string()))?;
    let sheet = book
        .worksheet_range_at(0)
        .ok_or_else(|| unreadable("no sheet".to_owned()))?
        .map_err(|e| unreadable(e.to_string()))?;
    Ok(sheet.rows().map(|row| row.iter().map(|cell| Cell { text: cell_text(cell), span: at }).collect()).collect())
}

fn cell_text(cell: &Data) -> String {
    match cell {
        Data::Float(number) if number.fract() == 0.0 => format!("{number:.0}"),
        Data::DateTime(date) => {
            let (y, m, d, ..) = date.to_ymd_hms_milli();
            format!("{y:04}-{m:02}-{d:02}")
        }
        other => other.to_string().trim().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `key=text` of every cell of a row, recipients flattened.
    fn flat(node: &Node) -> String {
        let cell = |entry: &Entry| match &entry.node.value {
            Value::List(items) => items.iter().map(flat).collect::<Vec<_>>().join(" "),
            _ => format!("{}={}", entry.key, entry.node.text().unwrap_or_default()),
        };
        node.entries().iter().map(cell).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_workbook_and_a_csv_give_the_same_rows() {
        let expected = ["person=uzdik-a org=bala place=I орын nomination=n1", "person=uzdik-b place=2 nomination=n1"];
        let book = Content::Workbook(include_bytes!("../../tests/cases/tables/results.xlsx").to_vec());
        let (sources, _) = SourceTree::from_texts(&[(
            "award-lists/list.csv",
            "№;Аты-жөні;Ұйым;Орын;Аталым\n1;uzdik-a;bala;I орын;n1\n2;uzdik-b;;2;n1\n",
        )]);
        for content in [book, Content::Text(String::new())] {
            let rows = read_table(FileId(0), &sources, &content).unwrap();
            assert_eq!(rows.iter().map(flat).collect::<Vec<_>>(), expected);
        }
    }

    #[test]
    fn cells_of_a_csv_have_their_place() {
        let text = "person,place\n\"a, b\",1\n";
        let (sources, _) = SourceTree::from_texts(&[("award-lists/list.csv", text)]);
        let rows = read_table(FileId(0), &sources, &Content::Text(String::new())).unwrap();
        let place = rows[0].get("place").unwrap();
        assert_eq!(&text[place.span.range()], "1");
    }

    #[test]
    fn unknown_columns_are_all_reported() {
        let (sources, _) = SourceTree::from_texts(&[("award-lists/list.csv", "persn,balls,place\na,1,2\n")]);
        let faults = read_table(FileId(0), &sources, &Content::Text(String::new())).unwrap_err();
        let found: Vec<(&str, &str)> = faults.0.iter().map(|f| (f.code, f.help)).collect();
        assert_eq!(found, [("table-column", "guess"), ("table-column", "help")]);
    }
}
