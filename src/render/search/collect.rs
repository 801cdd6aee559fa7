//! Which documents does the search of one language have, and in which order? Every page of a record or a year, the newest first.

use super::names::forms;
use crate::archive::{Archive, Ix};
use crate::i18n::{Collation, Lang};
use crate::model::Kind;
use crate::model::kinds::PlaceKind;
use crate::plan::{TimeKey, YearShelf, record_path, time_key};
use crate::records::Record;
use crate::render::context::{Renderer, Speaker};
use crate::search::{Choice, Collection, Document, FoundWord, found_words};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// Wholes above a record that count; a longer chain is no archive of events or places.
const MOST_WHOLES: usize = 16;

/// A page that can be found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Entry {
    /// Of a record.
    Record(Ix),
    /// Of a year.
    Year(i32),
}

/// What is the same in all languages.
#[derive(Debug)]
pub(super) struct Known {
    /// The names of each record.
    names: Vec<Vec<(Lang, String)>>,
    /// Their words.
    words: Vec<Vec<FoundWord>>,
    /// What people, organizations and works received.
    pub received: BTreeMap<Ix, BTreeSet<Ix>>,
}

impl Known {
    /// Gathers names and awards.
    pub fn new(renderer: &Renderer<'_>) -> Self {
        let own = renderer.site.default_lang;
        let records: Vec<&Record> = renderer.archive.iter().map(|(_, record)| record).collect();
        let names: Vec<Vec<(Lang, String)>> = records.par_iter().map(|record| forms(record, own)).collect();
        let words = names.par_iter().map(|names| {
            let words: BTreeSet<FoundWord> = names.iter().flat_map(|(lang, text)| found_words(*lang, text)).collect();
            words.into_iter().collect()
        });
        Self { words: words.collect(), names, received: received(renderer.archive) }
    }

    /// The words of the names of a record, each once.
    pub fn words(&self, ix: Ix) -> &[FoundWord] {
        self.words.get(ix.0 as usize).map_or(&[], Vec::as_slice)
    }

    /// The names of a record.
    pub fn names(&self, ix: Ix) -> &[(Lang, String)] {
        self.names.get(ix.0 as usize).map_or(&[], Vec::as_slice)
    }
}

fn received(archive: &Archive) -> BTreeMap<Ix, BTreeSet<Ix>> {
    let mut received: BTreeMap<Ix, BTreeSet<Ix>> = BTreeMap::new();
    for (ix, record) in archive.of_kind(Kind::AwardLists) {
        let Some(list) = record.award_list() else { continue };
        let Some(award) = list.award.and_then(|award| archive.target(ix, award)) else { continue };
        for row in &list.results.rows {
            for credit in &row.recipients {
                let who = credit.person.and_then(|person| archive.target(ix, person));
                let all = who.into_iter().chain(archive.targets(ix, &credit.org));
                all.for_each(|who| _ = received.entry(who).or_default().insert(award));
            }
            archive.targets(ix, &row.works).for_each(|work| _ = received.entry(work).or_default().insert(award));
        }
    }
    received
}

/// Collects the documents of one language.
pub(super) struct Collector<'a> {
    pub speaker: Speaker<'a>,
    pub known: &'a Known,
    entries: Vec<Entry>,
    places: BTreeMap<Ix, usize>,
    awards: BTreeMap<Ix, usize>,
    choices: [Vec<Choice>; 2],
}

impl<'a> Collector<'a> {
    /// Puts the pages of a language in their order.
    pub fn new(renderer: &'a Renderer<'a>, known: &'a Known, lang: Lang) -> Self {
        let speaker = renderer.in_lang(lang);
        let listed = |kind: Kind| -> Vec<Ix> {
            let list = renderer.plan.listings.by_name.get(&(lang, kind)).map_or(&[][..], |list| list.rows.as_slice());
            list.iter().copied().filter(|ix| !is_country(renderer.archive, *ix)).collect()
        };
        let (places, awards) = (listed(Kind::Places), listed(Kind::Awards));
        let choice = |ix: &Ix| {
            let record = renderer.archive.get(*ix);
            Choice { title: speaker.title(*ix).0, path: record_path(lang, record.kind, &record.id) }
        };
        let choices = [places.iter().map(choice).collect(), awards.iter().map(choice).collect()];
        let numbered = |list: Vec<Ix>| list.into_iter().zip(0..).collect();
        let entries = entries(&speaker);
        Self { speaker, known, entries, places: numbered(places), awards: numbered(awards), choices }
    }

    /// What the index is made of.
    pub fn collection(&self, document: &'a (dyn Fn(usize) -> Document + Sync)) -> Collection<'a> {
        let [places, awards] = self.choices.clone();
        let lang = self.speaker.lang;
        let others = self.speaker.renderer.site.langs.iter().copied().filter(|other| *other != lang).collect();
        Collection { lang, others, len: self.entries.len(), document, places, awards }
    }

    /// The page of a number.
    pub fn entry(&self, at: usize) -> Option<Entry> {
        self.entries.get(at).copied()
    }

    /// The record of each document.
    pub fn records(&self) -> Vec<Option<Ix>> {
        let record = |entry: &Entry| if let Entry::Record(ix) = entry { Some(*ix) } else { None };
        self.entries.iter().map(record).collect()
    }

    /// Numbers of the places that a record names, with those they lie in. What a part of an event does not say is said by the whole.
    pub fn places(&self, ix: Ix) -> Vec<usize> {
        let archive = self.speaker.archive();
        let own = |ix: Ix| {
            let refs = archive.get(ix).refs.iter().zip(0..).filter(|(reference, _)| !reference.suggestion);
            let named = refs.filter_map(move |(_, slot)| archive.slot(ix, slot)).chain([ix]);
            named.filter(|to| archive.get(*to).kind == Kind::Places).collect::<Vec<Ix>>()
        };
        let mut named = own(ix);
        if named.is_empty() && archive.get(ix).kind == Kind::Events {
            named = wholes(archive, ix).map(own).find(|named| !named.is_empty()).unwrap_or_default();
        }
        let all: BTreeSet<Ix> =
            named.iter().flat_map(|place| std::iter::once(*place).chain(wholes(archive, *place))).collect();
        all.iter().filter_map(|place| self.places.get(place).copied()).collect()
    }

    /// Numbers of the awards that a record is about, or that were received.
    pub fn awards(&self, ix: Ix) -> Vec<usize> {
        let record = self.speaker.archive().get(ix);
        let list = record.award_list().and_then(|list| list.award).and_then(|to| self.speaker.archive().target(ix, to));
        let all = self.known.received.get(&ix).into_iter().flatten().copied().chain(list).chain([ix]);
        all.filter_map(|award| self.awards.get(&award).copied()).collect()
    }
}

/// What a record is a part of, the nearest first.
pub(super) fn wholes(archive: &Archive, ix: Ix) -> impl Iterator<Item = Ix> + '_ {
    archive.ancestors(ix).take(MOST_WHOLES)
}

fn is_country(archive: &Archive, ix: Ix) -> bool {
    archive.get(ix).place().is_some_and(|place| place.kind == Some(PlaceKind::Country))
}

/// All pages, the newest first; each year stands after what happened in it, and what has no year at the end. Of the same time, and
/// without one, they stand by kind, the whole before its parts, by name.
fn entries(speaker: &Speaker<'_>) -> Vec<Entry> {
    let archive = speaker.archive();
    let collation = Collation::new(speaker.lang);
    let no_year: TimeKey = (true, 0, true, 0, 0, 0);
    let record = |(ix, record): (Ix, &Record)| {
        let time = Some(time_key(archive, ix)).filter(|key| !key.0).unwrap_or(no_year);
        let title = collation.sort_key(&speaker.title(ix).0);
        let depth = wholes(archive, ix).count();
        (time, Some(record.kind), depth, title, record.id.clone(), Entry::Record(ix))
    };
    let shown = |record: &Record| record.person().is_none_or(|person| person.merged_into.is_none());
    let mut all: Vec<_> = archive.iter().filter(|(_, record)| shown(record)).map(record).collect();
    for shelf in speaker.renderer.plan.listings.years.keys() {
        if let YearShelf::Year(year) = shelf {
            let time = (false, -year, true, i32::MAX, 0, 0);
            all.push((time, None, 0, Vec::new(), String::new(), Entry::Year(*year)));
        }
    }
    all.sort_unstable();
    all.into_iter().map(|(.., entry)| entry).collect()
}
