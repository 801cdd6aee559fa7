//! What does a hit show of a page? Its title, when and where it was, the beginning of what it says.

use super::collect::{Collector, Entry};
use crate::archive::Ix;
use crate::dates::Date;
use crate::i18n::Lang;
use crate::model::Kind;
use crate::plan::{Page, YearShelf, page_path, record_path};
use crate::render::atoms::When;
use crate::render::cache::RowStyle;
use crate::render::context::capitalized;
use crate::render::views::shelf_title;
use crate::search::Head;

/// Letters of a summary.
const LONGEST: usize = 200;

impl Collector<'_> {
    /// What a hit shows of a page.
    pub(super) fn head(&self, entry: Entry) -> Head {
        match entry {
            Entry::Record(ix) => self.record_head(ix),
            Entry::Year(year) => self.year_head(year),
        }
    }

    fn record_head(&self, ix: Ix) -> Head {
        let speaker = &self.speaker;
        let record = speaker.archive().get(ix);
        let (title, lang) = speaker.title(ix);
        let row = speaker.row(ix, RowStyle::Full);
        let published = record.news().and_then(|news| news.published.as_ref());
        let when = match published.and_then(|published| Date::parse(&published.moment.day().to_string()).ok()) {
            Some(parsed) => speaker.when(Some(&parsed.date)),
            None => row.when,
        };
        let languages = speaker.languages(ix);
        let meta: Vec<String> =
            row.meta.into_iter().filter(|part| Some(part) != languages.as_ref()).map(|part| part.text).collect();
        Head {
            path: record_path(speaker.lang, record.kind, &record.id),
            title,
            title_lang: Some(lang).filter(|lang| *lang != speaker.lang),
            when: in_words(&when),
            meta: meta.join(" · "),
            summary: cut(&speaker.description(ix).unwrap_or_default()),
            kind: Kind::ALL.into_iter().position(|kind| kind == record.kind).unwrap_or_default(),
            only: only(&record.langs(), speaker.lang, speaker.fallback()),
        }
    }

    fn year_head(&self, year: i32) -> Head {
        let speaker = &self.speaker;
        let shelf = YearShelf::Year(year);
        let records = speaker.renderer.plan.listings.years.get(&shelf).map_or(0, |list| list.rows.len());
        Head {
            path: page_path(speaker.archive(), speaker.lang, Page::Year { shelf, number: 1 }),
            title: capitalized(&shelf_title(speaker, shelf)),
            meta: speaker.words.count("records", records as u64),
            kind: Kind::ALL.len(),
            ..Head::default()
        }
    }
}

/// «24–25 тамыз 2023»
fn in_words(when: &When) -> String {
    match (&when.unknown, when.rest.as_str()) {
        (Some(_), _) => String::new(),
        (None, "") => when.big.clone(),
        (None, rest) => format!("{} {rest}", when.big),
    }
}

/// The language in which a record can be read, where it is not that of the index.
fn only(langs: &[Lang], own: Lang, fallback: Lang) -> Option<Lang> {
    if langs.contains(&own) {
        return None;
    }
    langs.iter().find(|lang| **lang == fallback).or(langs.first()).copied()
}

/// The beginning of a text, cut between two words.
fn cut(text: &str) -> String {
    let Some((end, _)) = text.char_indices().nth(LONGEST) else { return text.to_owned() };
    let before: String = text.get(..end).unwrap_or_default().chars().take(LONGEST - 1).collect();
    let whole = before.rfind(char::is_whitespace).and_then(|at| before.get(..at)).unwrap_or(&before);
    format!("{}…", whole.trim_end_matches(|c: char| c.is_whitespace() || ",;:–—-(«".contains(c)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_summaries_end_between_words() {
        assert_eq!(cut("Қысқа мәтін."), "Қысқа мәтін.");
        for (text, letters) in [("мұғалім, ".repeat(40), 197), ("ә".repeat(300), 200)] {
            let short = cut(&text);
            assert_eq!(
                (short.chars().count(), short.ends_with("м…") || short.ends_with("ә…")),
                (letters, true),
                "{short}"
            );
        }
        assert_eq!(cut(&"ә".repeat(200)).chars().count(), 200);
    }

    #[test]
    fn records_of_another_language_say_so() {
        let (kk, ru, en) = (Lang::KK, Lang::RU, Lang::EN);
        assert_eq!(only(&[kk, ru], ru, kk), None);
        assert_eq!(only(&[kk], ru, kk), Some(kk));
        assert_eq!(only(&[en, ru], kk, ru), Some(ru));
        assert_eq!(only(&[], kk, kk), None);
    }
}
