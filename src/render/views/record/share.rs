//! Which small questions do the pages of all kinds ask? Printed words, missing fields, hosts, who refers to a record.

use crate::archive::Ix;
use crate::i18n::Lang;
use crate::model::Kind;
use crate::model::values::Text;
use crate::render::atoms::Phrase;
use crate::render::context::Speaker;
use serde::Serialize;

/// A row of a short list: a title, a status, and what is to be said about it.
#[derive(Default, Serialize)]
pub(super) struct Item {
    pub title: Phrase,
    pub tag: Option<String>,
    pub about: Vec<Phrase>,
    pub note: Option<Phrase>,
}

impl Item {
    /// A row with a title and words about it.
    pub fn new(title: Phrase, about: Vec<Phrase>) -> Self {
        Self { title, about, ..Self::default() }
    }
}

/// The language in which the words of a source stand: that of the original, else that of the record, else the default one.
pub(super) fn printed_lang(speaker: &Speaker<'_>, ix: Ix) -> Lang {
    let common = &speaker.archive().get(ix).common;
    let code = common.original.as_ref().or(common.language.first());
    code.and_then(|code| Lang::parse(&code.text)).unwrap_or(speaker.fallback())
}

/// Words as printed, with the language of the source.
pub(super) fn printed(speaker: &Speaker<'_>, ix: Ix, text: &Text) -> Phrase {
    // Numbers and codes belong to no language.
    if text.text.chars().any(char::is_alphabetic) && !text.text.is_ascii() {
        speaker.phrase_in(&text.text, printed_lang(speaker, ix))
    } else {
        speaker.phrase_in(&text.text, speaker.lang)
    }
}

/// Whether the record says that a field is known to be missing.
pub(super) fn is_incomplete(speaker: &Speaker<'_>, ix: Ix, field: &str) -> bool {
    speaker.archive().get(ix).common.incomplete.iter().any(|missing| missing.text == field)
}

/// Host of an address: `zhaikpress.kz`. `None` for what is no web address.
pub(super) fn host(url: &str) -> Option<&str> {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"))?;
    let host = rest.split(['/', '?', '#']).next().unwrap_or(rest);
    Some(host.strip_prefix("www.").unwrap_or(host)).filter(|host| !host.is_empty())
}

/// The records of a kind that refer to this one.
pub(super) fn incoming<'a>(speaker: &Speaker<'a>, ix: Ix, kind: Kind) -> impl Iterator<Item = Ix> + 'a {
    let archive = speaker.archive();
    archive.incoming(ix).iter().copied().filter(move |from| archive.get(*from).kind == kind)
}

/// The records without repetition, in the order in which they come first.
pub(super) fn distinct(records: impl Iterator<Item = Ix>) -> Vec<Ix> {
    let mut seen = std::collections::BTreeSet::new();
    records.filter(|ix| seen.insert(*ix)).collect()
}

/// Rows of a short list on one page; the others stand in the lists of their kind.
const MOST_ROWS: usize = 200;

/// The records as rows, at most [`MOST_ROWS`] of them and then how many more there are.
pub(super) fn rows(
    speaker: &Speaker<'_>,
    records: impl IntoIterator<Item = Ix>,
    item: fn(&Speaker<'_>, Ix) -> Item,
) -> Vec<Item> {
    let mut records = records.into_iter();
    let mut rows: Vec<Item> = records.by_ref().take(MOST_ROWS).map(|ix| item(speaker, ix)).collect();
    let more = records.count();
    if more > 0 {
        rows.push(Item::new(Phrase::own(speaker.words.count("more_rows", more as u64)), Vec::new()));
    }
    rows
}

/// The news that report on a record, the newest first.
pub(super) fn news_about(speaker: &Speaker<'_>, ix: Ix) -> Vec<Item> {
    let archive = speaker.archive();
    let mut news: Vec<Ix> = incoming(speaker, ix, Kind::News).collect();
    news.sort_by_cached_key(|ix| {
        let published = archive.get(*ix).news().and_then(|news| news.published.as_ref());
        std::cmp::Reverse(published.map(|published| published.moment.sort_key()))
    });
    rows(speaker, news, super::news::item)
}

/// The date of a record in words, as a list of at most one phrase.
pub(super) fn date_of(speaker: &Speaker<'_>, ix: Ix) -> Option<Phrase> {
    speaker.archive().date(ix).map(|date| Phrase::own(crate::dates::short(speaker.lang, date)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_of_addresses() {
        let cases = [
            ("https://zhaikpress.kz/", Some("zhaikpress.kz")),
            ("http://www.gov.kz/a?b#c", Some("gov.kz")),
            ("https://", None),
            ("ftp://gov.kz", None),
            ("бейне", None),
        ];
        for (url, expected) in cases {
            assert_eq!(host(url), expected, "{url}");
        }
    }
}
