//! How does a table of records look? Columns in which no row has a value are left out.

use crate::render::atoms::Phrase;
use serde::Serialize;

/// A line of a cell; a soft one says something about the line above.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Line {
    parts: Vec<Phrase>,
    soft: bool,
    /// What the cell is sorted by, where its text does not tell: `2023-08-24`. The first line counts.
    sort: Option<String>,
}

impl Line {
    /// A line of phrases.
    pub fn of(parts: Vec<Phrase>) -> Self {
        Self { parts, soft: false, sort: None }
    }

    /// The line in a cell that is sorted by `key` instead of its text, if there is one.
    pub fn by(self, key: Option<impl ToString>) -> Self {
        Self { sort: key.map(|key| key.to_string()), ..self }
    }

    /// Whether it only says that something is not known.
    pub fn is_unknown(&self) -> bool {
        self.parts.iter().all(|part| part.unknown)
    }

    /// A line about the one above.
    pub fn soft(parts: Vec<Phrase>) -> Self {
        Self { parts, soft: true, sort: None }
    }
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum ColumnKind {
    /// A place; as the first column it stands in the margin.
    Mark,
    /// A date; as the first column it stands in the margin.
    Date,
    /// A date that stands once for all rows of its group; as the first column it stands in the margin.
    Group,
    /// What the row is about: its heading.
    Head,
    /// A number, set to the right.
    Number,
    /// Anything else.
    Plain,
}

/// A column with its heading.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Column {
    /// Heading.
    pub title: String,
    /// What it holds.
    pub kind: ColumnKind,
}

/// A row; `top` opens a group.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Row {
    /// Whether a firm line stands above.
    pub top: bool,
    /// One cell for each column.
    pub cells: Vec<Vec<Line>>,
}

/// A table with a caption.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Table {
    caption: String,
    label: String,
    /// Whether the first column hangs in the margin.
    hang: bool,
    /// Whether it needs the width of the whole sheet.
    wide: bool,
    columns: Vec<Column>,
    rows: Vec<Row>,
    /// For each column where its head leads and whether the table is sorted by it; empty where no head leads anywhere.
    heads: Vec<(Option<String>, bool)>,
}

impl Table {
    /// Makes heads lead to other orders: title, address, and whether the table is sorted by that column.
    pub fn set_heads(&mut self, heads: &[(&str, Option<String>, bool)]) {
        let head = |column: &Column| heads.iter().find(|(title, ..)| *title == column.title);
        let of = |column| head(column).map_or((None, false), |(_, url, sorted)| (url.clone(), *sorted));
        self.heads = self.columns.iter().map(of).collect();
    }

    /// A table without empty columns; `None` without rows.
    pub fn of(caption: String, label: String, columns: Vec<Column>, mut rows: Vec<Row>) -> Option<Self> {
        let used = |at: usize| rows.iter().any(|row| row.cells.get(at).is_some_and(|cell| !cell.is_empty()));
        let keep: Vec<bool> = (0..columns.len()).map(used).collect();
        for row in &mut rows {
            let mut at = 0;
            row.cells.retain(|_| {
                at += 1;
                keep.get(at - 1) == Some(&true)
            });
        }
        let columns: Vec<Column> = columns.into_iter().zip(keep).filter(|(_, keep)| *keep).map(|(c, _)| c).collect();
        let hang = columns
            .first()
            .is_some_and(|column| matches!(column.kind, ColumnKind::Mark | ColumnKind::Date | ColumnKind::Group));
        let wide = columns.len() > 4;
        (!rows.is_empty()).then_some(Self { caption, label, hang, wide, columns, rows, heads: Vec::new() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn empty_columns_are_left_out() {
        let column = |kind| Column { title: String::new(), kind };
        let full = || vec![Line::of(vec![Phrase::own("x")])];
        let row = |cells| Row { top: false, cells };
        let columns = vec![column(ColumnKind::Mark), column(ColumnKind::Head), column(ColumnKind::Plain)];
        let rows = vec![row(vec![vec![], full(), vec![]]), row(vec![vec![], full(), full()])];
        let table = Table::of(String::new(), String::new(), columns, rows).unwrap();
        let kinds: Vec<ColumnKind> = table.columns.iter().map(|column| column.kind).collect();
        assert_eq!(kinds, [ColumnKind::Head, ColumnKind::Plain]);
        assert!(!table.hang && table.rows.iter().all(|row| row.cells.len() == 2));
        assert!(Table::of(String::new(), String::new(), Vec::new(), Vec::new()).is_none());
    }
}
