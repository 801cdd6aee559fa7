//! What does the linked archive know about each record?

use super::select::Tombstone;
use crate::dates::Date;
use crate::i18n::Lang;
use crate::model::Kind;
use crate::model::values::Ref;
use crate::records::Record;
use std::collections::{BTreeMap, HashMap};

/// Number of a record in the archive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ix(pub u32);

impl Ix {
    pub(super) fn at(index: usize) -> Self {
        Ix(u32::try_from(index).unwrap_or(u32::MAX))
    }

    pub(super) fn usize(self) -> usize {
        self.0 as usize
    }
}

/// All published records and how they hang together.
#[derive(Debug, Default)]
pub struct Archive {
    /// Sorted by kind and id; records made from names that nobody declared are among them.
    pub(super) records: Vec<Record>,
    /// For each record, where each of its references leads.
    pub(super) targets: Vec<Vec<Option<Ix>>>,
    /// For each record, who refers to it: distinct, in the order of the records.
    pub(super) incoming: Vec<Vec<Ix>>,
    /// The record it is a part of: events, organizations, places, topics.
    pub(super) parent: Vec<Option<Ix>>,
    /// The topmost record that it is a part of; itself where it is a part of nothing.
    pub(super) top: Vec<Ix>,
    /// The nearest record above it that has a date of its own.
    pub(super) dated_above: Vec<Option<Ix>>,
    /// Its parts, in order.
    pub(super) children: Vec<Vec<Ix>>,
    /// Editions of a series, the oldest first.
    pub(super) editions: BTreeMap<Ix, Vec<Ix>>,
    pub(super) by_key: HashMap<(Kind, String), Ix>,
    pub(super) by_name: HashMap<(Kind, String), Vec<Ix>>,
    /// Pairs of people or organizations that may be the same.
    pub(super) likely_same: BTreeMap<Ix, Vec<Ix>>,
    /// What was withdrawn or removed, by kind and id.
    pub(super) tombstones: Vec<Tombstone>,
}

impl Archive {
    /// Number of records.
    pub fn len(&self) -> usize {
        self.records.len()
    }

    /// Whether there is no record.
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// All records with their numbers.
    pub fn iter(&self) -> impl Iterator<Item = (Ix, &Record)> {
        self.records.iter().enumerate().map(|(at, record)| (Ix::at(at), record))
    }

    /// The records of a kind, by id.
    pub fn of_kind(&self, kind: Kind) -> impl Iterator<Item = (Ix, &Record)> {
        let start = self.records.partition_point(|r| r.kind < kind);
        let end = self.records.partition_point(|r| r.kind <= kind);
        (start..end).map(|at| (Ix::at(at), &self.records[at]))
    }

    /// A record.
    pub fn get(&self, ix: Ix) -> &Record {
        &self.records[ix.usize()]
    }

    /// The record of a kind and an id.
    pub fn find(&self, kind: Kind, id: &str) -> Option<Ix> {
        self.by_key.get(&(kind, id.to_owned())).copied()
    }

    /// What was withdrawn or removed, by kind and id. Nothing else in the archive knows of it.
    pub fn tombstones(&self) -> &[Tombstone] {
        &self.tombstones
    }

    /// Whether a record of this kind and id was withdrawn or removed.
    pub fn is_gone(&self, kind: Kind, id: &str) -> bool {
        self.tombstones.binary_search_by(|stone| (stone.kind, stone.id.as_str()).cmp(&(kind, id))).is_ok()
    }

    /// The records of a kind that declare a name.
    pub fn find_name(&self, kind: Kind, name: &str) -> &[Ix] {
        self.by_name.get(&(kind, super::normal_form(name))).map_or(&[], Vec::as_slice)
    }

    /// Where a reference of `from` leads; `None` where it leads nowhere that is published.
    pub fn target<T>(&self, from: Ix, reference: Ref<T>) -> Option<Ix> {
        self.slot(from, reference.slot)
    }

    /// Where the reference with this number leads.
    pub fn slot(&self, from: Ix, slot: u32) -> Option<Ix> {
        self.targets.get(from.usize())?.get(slot as usize).copied().flatten()
    }

    /// Where several references lead, without those that lead nowhere.
    pub fn targets<'a, T>(&'a self, from: Ix, references: &'a [Ref<T>]) -> impl Iterator<Item = Ix> + 'a {
        references.iter().filter_map(move |reference| self.target(from, *reference))
    }

    /// Who refers to a record, each once, in the order of the records.
    pub fn incoming(&self, ix: Ix) -> &[Ix] {
        &self.incoming[ix.usize()]
    }

    /// The record it is a part of.
    pub fn parent(&self, ix: Ix) -> Option<Ix> {
        self.parent[ix.usize()]
    }

    /// The topmost record that it is a part of; itself where it is a part of nothing.
    pub fn top(&self, ix: Ix) -> Ix {
        self.top[ix.usize()]
    }

    /// The nearest record above it that has a date of its own.
    pub fn dated_above(&self, ix: Ix) -> Option<Ix> {
        self.dated_above[ix.usize()]
    }

    /// Its parents, the nearest first.
    pub fn ancestors(&self, ix: Ix) -> impl Iterator<Item = Ix> + '_ {
        std::iter::successors(self.parent(ix), |ix| self.parent(*ix))
    }

    /// Its parts, in order.
    pub fn children(&self, ix: Ix) -> &[Ix] {
        &self.children[ix.usize()]
    }

    /// All its parts at any depth, parents before children.
    pub fn descendants(&self, ix: Ix) -> Vec<Ix> {
        let mut all = Vec::new();
        let mut open: Vec<Ix> = self.children(ix).iter().rev().copied().collect();
        while let Some(next) = open.pop() {
            all.push(next);
            open.extend(self.children(next).iter().rev());
        }
        all
    }

    /// The editions of a series, the oldest first.
    pub fn editions(&self, series: Ix) -> &[Ix] {
        self.editions.get(&series).map_or(&[], Vec::as_slice)
    }

    /// People or organizations that may be the same.
    pub fn likely_same(&self, ix: Ix) -> &[Ix] {
        self.likely_same.get(&ix).map_or(&[], Vec::as_slice)
    }

    /// When it was: its own date, for events also that of what it is a part of, for awards that of their event.
    pub fn date(&self, ix: Ix) -> Option<&Date> {
        self.own_date(ix).or_else(|| {
            let record = self.get(ix);
            match record.kind {
                Kind::Events => self.own_date(self.dated_above(ix)?),
                Kind::AwardLists => {
                    let event = record.award_list()?.event.and_then(|event| self.target(ix, event))?;
                    self.date(event)
                }
                Kind::Documents => {
                    let event = record.document()?.event.and_then(|event| self.target(ix, event))?;
                    self.date(event)
                }
                _ => None,
            }
        })
    }

    /// The date that stands in the record itself.
    pub fn own_date(&self, ix: Ix) -> Option<&Date> {
        let record = self.get(ix);
        match record.kind {
            Kind::Events => record.event()?.date.as_ref(),
            Kind::AwardLists => record.award_list()?.year.as_ref(),
            Kind::Works => record.work()?.date.as_ref(),
            Kind::Documents => record.document()?.date.as_ref(),
            _ => None,
        }
        .map(|value| &value.date)
    }

    /// Name or title in `lang`, else in `fallback`, else in the language there is; events may have none.
    pub fn title(&self, ix: Ix, lang: Lang, fallback: Lang) -> Option<(String, Lang)> {
        let record = self.get(ix);
        if record.kind.is_named() {
            let (name, lang) = record.names()?.best(lang, fallback)?;
            return Some((name.display(), lang));
        }
        record.title().map(|title| title.best(lang, fallback)).map(|(text, lang)| (text.to_owned(), lang))
    }
}
