//! Of which small things are views made? Texts with their language, links, dates, rows of lists.

use super::context::Speaker;
use crate::archive::Ix;
use crate::dates::{Date, block, datetime_attr, long};
use crate::i18n::{Lang, nbsp};
use crate::model::values::LText;
use serde::Serialize;

/// A text, with its language where that is not the page's. Most phrases are only a text: what is not there is not handed on.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub(super) struct Phrase {
    /// The text.
    pub text: String,
    /// BCP 47 code, where it differs from the page's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lang: Option<String>,
    /// Address it leads to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Whether it says that something is not known; shown in square brackets.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub unknown: bool,
}

impl Phrase {
    /// A text in the language of the page.
    pub fn own(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// Something that is not known.
    pub fn unknown(text: impl Into<String>) -> Self {
        Self { text: text.into(), unknown: true, ..Self::default() }
    }
}

/// A large date that hangs in the margin.
#[derive(Clone, Debug, Default, Serialize)]
pub(super) struct When {
    /// «24–25»
    pub big: String,
    /// «тамыз 2023»
    pub rest: String,
    /// Value for `<time datetime>`.
    pub datetime: Option<String>,
    /// The words shown where there is no date at all.
    pub unknown: Option<String>,
}

/// A link to another page of a list.
#[derive(Clone, Debug, Serialize)]
pub(super) struct PageLink {
    /// Number as shown.
    pub label: String,
    /// Address; `None` for the page that is open.
    pub url: Option<String>,
    /// Pages before it are left out.
    pub gap: bool,
}

/// Previous, next and numbered pages of a list.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Pager {
    /// Address of the previous page.
    pub previous: Option<String>,
    /// Address of the next page.
    pub next: Option<String>,
    /// Numbers around the open page, the first and the last.
    pub pages: Vec<PageLink>,
}

impl<'a> Speaker<'a> {
    /// A text per language as a phrase.
    pub fn phrase(&self, text: &LText) -> Phrase {
        let (text, lang) = text.best(self.lang, self.fallback());
        Phrase { text: nbsp(lang, text).into_owned(), lang: self.foreign(lang), ..Phrase::default() }
    }

    /// A text in a known language as a phrase.
    pub fn phrase_in(&self, text: &str, lang: Lang) -> Phrase {
        Phrase { text: nbsp(lang, text).into_owned(), lang: self.foreign(lang), ..Phrase::default() }
    }

    /// A link to a record by its title.
    pub fn link(&self, ix: Ix) -> Phrase {
        let (text, lang) = self.title(ix);
        Phrase { text, lang: self.foreign(lang), url: Some(self.url(ix)), unknown: false }
    }

    /// A link to a record by its short title.
    pub fn short_link(&self, ix: Ix) -> Phrase {
        let (text, lang) = self.short_title(ix);
        Phrase { text, lang: self.foreign(lang), url: Some(self.url(ix)), unknown: false }
    }

    /// A date for the margin.
    pub fn when(&self, date: Option<&Date>) -> When {
        match date {
            Some(date) => {
                let parts = block(self.lang, date);
                When { big: parts.big, rest: parts.rest, datetime: datetime_attr(date), unknown: None }
            }
            None => When { unknown: Some(self.word("no_date").to_owned()), ..When::default() },
        }
    }

    /// A date in words.
    pub fn date(&self, date: &Date) -> Phrase {
        Phrase::own(long(self.lang, date))
    }

    /// Links to the pages of a list with `rows` rows; `None` where one page is enough.
    pub fn pager(&self, rows: usize, number: usize, url: &dyn Fn(usize) -> String) -> Option<Pager> {
        let last = rows.div_ceil(self.renderer.site.per_page).max(1);
        if last == 1 {
            return None;
        }
        let shown = |n: usize| n == 1 || n == last || n.abs_diff(number) <= 2;
        let link = |n: usize| PageLink {
            label: n.to_string(),
            url: (n != number).then(|| url(n)),
            gap: n > 1 && !shown(n - 1),
        };
        Some(Pager {
            previous: (number > 1).then(|| url(number - 1)),
            next: (number < last).then(|| url(number + 1)),
            pages: (1..=last).filter(|n| shown(*n)).map(link).collect(),
        })
    }

    /// The rows of page `number` of a list.
    pub fn rows_of<T>(&self, list: &'a [T], number: usize) -> &'a [T] {
        let per_page = self.renderer.site.per_page;
        let start = (number.saturating_sub(1) * per_page).min(list.len());
        &list[start..(start + per_page).min(list.len())]
    }
}
