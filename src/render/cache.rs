//! What is the same wherever a record is mentioned? Its title and address, and its row in lists: made once, used on many pages.
//!
//! Everything here is made on first use from what was decided before, so it never changes what a page says.

use super::error::RenderError;
use crate::archive::Ix;
use crate::i18n::Lang;
use std::sync::{Arc, OnceLock};

/// How a record is called in one language, and where its page is.
#[derive(Debug)]
pub(super) struct Called {
    /// Title and the language it is in.
    pub title: (String, Lang),
    /// The same for narrow places.
    pub short: (String, Lang),
    /// Address of its page.
    pub url: String,
}

/// The parts of a row that do not depend on the page it stands on, as HTML.
#[derive(Clone, Debug)]
pub(super) struct RowHtml {
    /// Date, title and text.
    pub head: Arc<str>,
    /// Kind, place and parts.
    pub tail: Arc<str>,
}

/// The looks that a row may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RowStyle {
    /// Whole date, text, kind and place.
    Full,
    /// Whole date and title; what it is a part of.
    Bare,
    /// Under the heading of its year: date without the year, and its parts.
    InYear,
    /// Under the number of its year: date without the year, and title; what it is a part of.
    BareInYear,
}

impl RowStyle {
    /// Whether the year stands above the row.
    pub fn in_year(self) -> bool {
        matches!(self, RowStyle::InYear | RowStyle::BareInYear)
    }

    /// Whether the row says no more than title and whole.
    pub fn bare(self) -> bool {
        matches!(self, RowStyle::Bare | RowStyle::BareInYear)
    }
}

/// Number of looks.
const STYLES: usize = 4;

/// One place per record and language; filled on first use by whichever thread comes first.
#[derive(Debug)]
pub(super) struct Cache {
    langs: Vec<Lang>,
    records: usize,
    called: Vec<OnceLock<Called>>,
    rows: Vec<OnceLock<RowHtml>>,
}

impl Cache {
    /// An empty cache for so many records in these languages.
    pub fn new(langs: &[Lang], records: usize) -> Self {
        let empty = |count: usize| std::iter::repeat_with(OnceLock::new).take(count).collect();
        let places = langs.len() * records;
        let rows = std::iter::repeat_with(OnceLock::new).take(places * STYLES).collect();
        Self { langs: langs.to_vec(), records, called: empty(places), rows }
    }

    fn place(&self, lang: Lang, ix: Ix) -> Option<usize> {
        let lang = self.langs.iter().position(|known| *known == lang)?;
        Some(lang * self.records + ix.0 as usize)
    }

    /// How a record is called; `make` is asked at most a few times.
    pub fn called(&self, lang: Lang, ix: Ix, make: impl FnOnce() -> Called) -> Option<&Called> {
        Some(self.called.get(self.place(lang, ix)?)?.get_or_init(make))
    }

    /// The row of a record.
    pub fn row(
        &self,
        lang: Lang,
        ix: Ix,
        style: RowStyle,
        make: impl FnOnce() -> Result<RowHtml, RenderError>,
    ) -> Result<RowHtml, RenderError> {
        let Some(cell) = self.place(lang, ix).and_then(|place| self.rows.get(place * STYLES + style as usize)) else {
            return make();
        };
        match cell.get() {
            Some(row) => Ok(row.clone()),
            None => {
                let row = make()?;
                Ok(cell.get_or_init(|| row).clone())
            }
        }
    }
}
