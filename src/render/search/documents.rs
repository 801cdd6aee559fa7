//! By which words is a page found? Every word that readers see there, and every name of what it is about.

use super::collect::{Collector, Entry, wholes};
use crate::analysis::words;
use crate::archive::{Archive, Ix};
use crate::dates::{Date, long};
use crate::i18n::Lang;
use crate::markup::running_text;
use crate::model::Kind;
use crate::model::values::LText;
use crate::plan::{YearShelf, shelf_of};
use crate::records::Record;
use crate::search::{Document, Field, FoundWord, Piece};
use serde_json::Value;
use std::collections::BTreeSet;

/// Parts of an event that its page shows: those of three levels, and no more than these.
const MOST_PARTS: usize = 500;
const LEVELS: usize = 3;

/// Fields that are the same in every language, and where their words stand: beside names, or in the text.
const PRINTED: &[(&str, Field)] = &[
    ("credited_as", Field::Names),
    ("org_as", Field::Names),
    ("edition_label", Field::Names),
    ("year_label", Field::Names),
    ("number", Field::Names),
    ("printed", Field::Body),
    ("quote", Field::Body),
    ("author", Field::Body),
    ("pages", Field::Body),
    ("identifiers", Field::Body),
];

impl Collector<'_> {
    /// The document of a number.
    pub(super) fn document(&self, at: usize) -> Document {
        let Some(entry) = self.entry(at) else { return Document::default() };
        let head = self.head(entry);
        match entry {
            Entry::Year(year) => {
                let named = self.piece(Field::Name, year.to_string());
                let shown = self.piece(Field::Title, head.title.clone());
                Document { head, year: Some(year), pieces: vec![named, shown], ..Document::default() }
            }
            Entry::Record(ix) => {
                let year = match shelf_of(self.speaker.archive(), ix) {
                    YearShelf::Year(year) => Some(year),
                    YearShelf::Undated => None,
                };
                let (pieces, words) = (self.pieces(ix), self.words(ix));
                Document { head, year, places: self.places(ix), awards: self.awards(ix), pieces, words }
            }
        }
    }

    /// A text in the language of the index.
    fn piece(&self, field: Field, text: String) -> Piece {
        Piece { field, lang: self.speaker.lang, text }
    }

    /// The words of everything that the record names.
    fn words(&self, ix: Ix) -> Vec<(Field, FoundWord)> {
        let of = |field: Field, named: BTreeSet<Ix>| {
            let words = named.into_iter().flat_map(|named| self.known.words(named));
            words.map(move |word| (field, word.clone()))
        };
        of(Field::Names, self.referred(ix)).chain(of(Field::Body, self.parts(ix))).collect()
    }

    fn pieces(&self, ix: Ix) -> Vec<Piece> {
        let record = self.speaker.archive().get(ix);
        let mut pieces = self.title(ix, record);
        self.sort_and_time(ix, record, &mut pieces);
        let summary = record.common.summary.iter().flat_map(LText::iter);
        pieces.extend(summary.map(|(lang, text)| Piece { field: Field::Summary, lang, text: text.text.clone() }));
        record.each_text(&mut |lang, text| {
            pieces.push(Piece { field: Field::Body, lang, text: text.text.clone() });
        });
        self.printed(record, &mut pieces);
        self.nominations(ix, record, &mut pieces);
        let own = record.prose.iter().any(|(lang, _)| *lang == self.speaker.lang);
        for (lang, prose) in record.prose.iter().filter(|(lang, _)| !own || *lang == self.speaker.lang) {
            let text = running_text(prose.text(self.speaker.renderer.sources));
            pieces.push(Piece { field: Field::Body, lang: *lang, text });
        }
        pieces
    }

    /// What the record itself is called. A single word is a name; of a person every word is one.
    fn title(&self, ix: Ix, record: &Record) -> Vec<Piece> {
        let entity = record.kind.is_named() || matches!(record.kind, Kind::Awards | Kind::Series);
        let names = self.known.names(ix).iter();
        if entity {
            let field = |text: &str| match record.kind {
                Kind::People => Field::Name,
                _ if words(text).len() == 1 => Field::Name,
                _ => Field::EntityTitle,
            };
            return names.map(|(lang, text)| Piece { field: field(text), lang: *lang, text: text.clone() }).collect();
        }
        let type_as = record.event().and_then(|event| event.type_as.as_ref());
        let texts = [record.title(), record.common.short_title.as_ref(), type_as].into_iter().flatten();
        let best = |text: &LText| {
            let (text, lang) = text.best(self.speaker.lang, self.speaker.fallback());
            Piece { field: Field::Title, lang, text: text.to_owned() }
        };
        let in_all = names.map(|(lang, text)| Piece { field: Field::Names, lang: *lang, text: text.clone() });
        texts.map(best).chain(in_all).collect()
    }

    /// Everything that the record refers to, the places these lie in, and what it is a part of.
    fn referred(&self, ix: Ix) -> BTreeSet<Ix> {
        let archive = self.speaker.archive();
        let mut all: BTreeSet<Ix> = targets(archive, ix).collect();
        let places: Vec<Ix> = all.iter().copied().filter(|to| archive.get(*to).kind == Kind::Places).collect();
        all.extend(places.into_iter().flat_map(|place| wholes(archive, place)));
        all.extend(wholes(archive, ix));
        all
    }

    /// The parts of an event and who took part in them: its page shows the programme.
    fn parts(&self, ix: Ix) -> BTreeSet<Ix> {
        let archive = self.speaker.archive();
        if archive.get(ix).kind != Kind::Events {
            return BTreeSet::new();
        }
        let (mut parts, mut level) = (Vec::new(), vec![ix]);
        for _ in 0..LEVELS {
            level = level.iter().flat_map(|whole| archive.children(*whole)).copied().take(MOST_PARTS).collect();
            parts.extend_from_slice(&level);
        }
        parts.truncate(MOST_PARTS);
        parts.into_iter().flat_map(|part| std::iter::once(part).chain(targets(archive, part))).collect()
    }

    /// What sort of record it is, and when it was, in the words of the page.
    fn sort_and_time(&self, ix: Ix, record: &Record, pieces: &mut Vec<Piece>) {
        let speaker = &self.speaker;
        let mut words: Vec<String> = Vec::new();
        let mut add = |prefix: &str, word: Option<&str>| words.extend(word.map(|word| speaker.term(prefix, word)));
        if let Some(event) = record.event() {
            // «Панельдік сессия» is what people call such an event, whatever its title.
            let kind = event.kind.map(|kind| speaker.term("event_type", kind.word()));
            pieces.extend(kind.map(|kind| self.piece(Field::Title, kind)));
            add("level", event.level.map(|level| level.word()));
            add("mode", event.mode.map(|mode| mode.word()));
        }
        if let Some(award) = record.award() {
            add("award_type", award.kind.map(|kind| kind.word()));
            add("level", award.level.map(|level| level.word()));
        }
        add("level", record.series().and_then(|series| series.level).map(|level| level.word()));
        add("work_type", record.work().and_then(|work| work.kind).map(|kind| kind.word()));
        add("document_type", record.document().and_then(|document| document.kind).map(|kind| kind.word()));
        add("list_place", record.place().and_then(|place| place.kind).map(|kind| kind.word()));
        let published = record.news().and_then(|news| news.published.as_ref());
        let day = published.and_then(|published| Date::parse(&published.moment.day().to_string()).ok());
        let date = day.as_ref().map(|parsed| &parsed.date).or(speaker.archive().date(ix));
        words.extend(date.map(|date| long(speaker.lang, date)));
        pieces.extend(words.into_iter().map(|word| self.piece(Field::Names, word)));
    }

    /// Texts that stand in the record without a language: names as they were printed, numbers, quotations.
    fn printed(&self, record: &Record, pieces: &mut Vec<Piece>) {
        let lang: Lang = self.speaker.fallback();
        let mut add = |field: Field, text: &str| pieces.push(Piece { field, lang, text: text.to_owned() });
        walk(&Value::Object(record.data(&|_| None)), None, &mut add);
    }

    /// The categories of an award, which its lists show.
    fn nominations(&self, ix: Ix, record: &Record, pieces: &mut Vec<Piece>) {
        let archive = self.speaker.archive();
        let award = record.award_list().and_then(|list| list.award).and_then(|to| archive.target(ix, to));
        let nominations =
            award.and_then(|award| archive.get(award).award()).map_or(&[][..], |award| &award.nominations);
        for (lang, text) in nominations.iter().flat_map(|nomination| nomination.name.iter()) {
            pieces.push(Piece { field: Field::Body, lang, text: text.text.clone() });
        }
    }
}

/// What a record refers to; suggestions for editors don't count.
fn targets(archive: &Archive, ix: Ix) -> impl Iterator<Item = Ix> + '_ {
    let refs = archive.get(ix).refs.iter().zip(0..).filter(|(reference, _)| !reference.suggestion);
    refs.filter_map(move |(_, slot)| archive.slot(ix, slot))
}

/// Shows each text below one of the printed fields.
fn walk(value: &Value, within: Option<Field>, show: &mut dyn FnMut(Field, &str)) {
    match value {
        Value::Object(map) => {
            for (key, value) in map {
                let field = PRINTED.iter().find(|(known, _)| known == key).map(|(_, field)| *field);
                walk(value, field.or(within), show);
            }
        }
        Value::Array(all) => all.iter().for_each(|value| walk(value, within, show)),
        Value::String(text) => within.into_iter().for_each(|field| show(field, text)),
        _ => {}
    }
}
