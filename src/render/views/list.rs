//! What does the list of a kind show?

use crate::archive::Ix;
use crate::dates::moment_long;
use crate::i18n::{alphabet, index_letter};
use crate::model::Kind;
use crate::plan::Page;
use crate::render::RenderError;
use crate::render::atoms::{Entry, Pager, Phrase, When};
use crate::render::context::Speaker;
use serde::Serialize;
use std::collections::BTreeMap;

#[derive(Serialize)]
struct ListView {
    count: String,
    groups: Vec<Group>,
    letters: Vec<Letter>,
    pager: Option<Pager>,
}

/// Rows under one heading: a year or a letter.
#[derive(Serialize)]
struct Group {
    title: String,
    id: String,
    entries: Vec<Entry>,
}

/// A letter of the alphabet and the page where its names begin.
#[derive(Serialize)]
struct Letter {
    letter: String,
    url: Option<String>,
}

/// `{lang}/{kind}/`
pub fn list(speaker: &Speaker<'_>, kind: Kind, number: usize) -> Result<Vec<u8>, RenderError> {
    let lists = &speaker.renderer.plan.listings;
    let url = |number: usize| speaker.page_url(Page::List { kind, number });
    let (all, letters) = match lists.by_time.get(&kind) {
        Some(all) => (all.as_slice(), Vec::new()),
        None => {
            let all = lists.by_name.get(&(speaker.lang, kind)).map_or(&[][..], Vec::as_slice);
            (all, letters(speaker, all, &url))
        }
    };
    let rows = speaker.rows_of(all, number);
    let view = ListView {
        count: speaker.words.count("records", all.len() as u64),
        groups: groups(speaker, kind, rows),
        letters,
        pager: speaker.pager(all.len(), number, &url),
    };
    let title = speaker.kind_title(kind);
    let mut frame = speaker.frame(Page::List { kind, number }, "list", title, Vec::new());
    frame.index = number == 1;
    speaker.fill("list.html", &frame, &view)
}

fn groups(speaker: &Speaker<'_>, kind: Kind, rows: &[Ix]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for ix in rows {
        let title = if speaker.renderer.plan.listings.by_time.contains_key(&kind) {
            year_title(speaker, *ix)
        } else {
            letter_of(speaker, *ix)
        };
        let entry = speaker.entry(*ix);
        match groups.last_mut().filter(|group| group.title == title) {
            Some(group) => group.entries.push(entry),
            None => groups.push(Group { id: anchor(&title), title, entries: vec![entry] }),
        }
    }
    groups
}

fn year_title(speaker: &Speaker<'_>, ix: Ix) -> String {
    let archive = speaker.archive();
    let year = match archive.get(ix).news() {
        Some(news) => news.published.as_ref().map(|p| p.moment.day().year),
        None => archive.date(ix).and_then(|date| date.year()),
    };
    year.map_or_else(|| speaker.word("undated").to_owned(), |year| year.to_string())
}

fn letter_of(speaker: &Speaker<'_>, ix: Ix) -> String {
    let record = speaker.archive().get(ix);
    let name = match record.names().and_then(|names| names.best(speaker.lang, speaker.fallback())) {
        Some((name, _)) if record.kind == Kind::People => name.sorted_display(),
        _ => speaker.title(ix).0,
    };
    index_letter(speaker.lang, &name)
}

/// All letters of the language; those under which something stands lead to their page.
fn letters(speaker: &Speaker<'_>, all: &[Ix], url: &dyn Fn(usize) -> String) -> Vec<Letter> {
    let mut first: BTreeMap<String, usize> = BTreeMap::new();
    for (at, ix) in all.iter().enumerate() {
        first.entry(letter_of(speaker, *ix)).or_insert(at / speaker.renderer.site.per_page + 1);
    }
    let known: Vec<String> = alphabet(speaker.lang).iter().map(char::to_string).collect();
    let mut order: Vec<String> = known.clone();
    order.extend(first.keys().filter(|letter| !known.contains(letter)).cloned());
    order
        .into_iter()
        .map(|letter| Letter {
            url: first.get(&letter).map(|page| format!("{}#{}", url(*page), anchor(&letter))),
            letter,
        })
        .collect()
}

fn anchor(letter: &str) -> String {
    format!("l-{}", letter.chars().map(|c| format!("{:x}", u32::from(c))).collect::<String>())
}

impl Speaker<'_> {
    /// A record as a row of a list.
    pub fn entry(&self, ix: Ix) -> Entry {
        let record = self.archive().get(ix);
        let mut meta = Vec::new();
        let when = match record.news() {
            Some(news) => match &news.published {
                Some(published) => When { rest: moment_long(self.lang, &published.moment), ..When::default() },
                None => self.when(None),
            },
            None if matches!(record.kind, Kind::Events | Kind::AwardLists) => self.when(self.archive().date(ix)),
            None => When::default(),
        };
        if let Some(event) = record.event() {
            if let Some(kind) = event.kind {
                meta.push(Phrase::own(self.term("event_type", kind.word())));
            }
            meta.extend(self.archive().targets(ix, &event.places).map(|place| self.short_link(place)));
        }
        let mut title = self.link(ix);
        if record.kind == Kind::People
            && let Some((name, lang)) = record.names().and_then(|names| names.best(self.lang, self.fallback()))
        {
            title = Phrase { url: title.url, ..self.phrase_in(&name.sorted_display(), lang) };
        }
        Entry { when, title, text: record.common.summary.as_ref().map(|s| self.phrase(s)), meta }
    }
}
