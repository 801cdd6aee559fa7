//! By what are hits narrowed, and how many are there of each? Kind, year, place, award.

use super::index::Index;
use super::postings::encoded;
use super::ranking::Hit;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// A place or an award that hits can be narrowed to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// What it is called.
    pub title: String,
    /// Folder of its page relative to the root of the site.
    pub path: String,
}

/// What a reader chose.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Narrowing {
    /// Number of a kind.
    pub kind: Option<usize>,
    /// A year, or what has none.
    pub year: Option<Option<i32>>,
    /// Number of a place in [`Index::places`].
    pub place: Option<usize>,
    /// Number of an award in [`Index::awards`].
    pub award: Option<usize>,
}

/// How many hits there are of each; what has none is left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// By number of the kind.
    pub kinds: BTreeMap<usize, usize>,
    /// By year.
    pub years: BTreeMap<Option<i32>, usize>,
    /// By number of the place.
    pub places: BTreeMap<usize, usize>,
    /// By number of the award.
    pub awards: BTreeMap<usize, usize>,
}

impl Narrowing {
    fn without_kind(&self) -> Self {
        Self { kind: None, ..self.clone() }
    }

    fn without_year(&self) -> Self {
        Self { year: None, ..self.clone() }
    }

    fn without_place(&self) -> Self {
        Self { place: None, ..self.clone() }
    }

    fn without_award(&self) -> Self {
        Self { award: None, ..self.clone() }
    }
}

impl Index {
    /// The hits that fit, in their order.
    pub fn narrowed(&self, hits: &[Hit], to: &Narrowing) -> Vec<Hit> {
        hits.iter().copied().filter(|hit| self.fits(hit.doc, to)).collect()
    }

    /// How many hits each choice would leave: those that fit what was chosen of the other three.
    pub fn counts(&self, hits: &[Hit], to: &Narrowing) -> Counts {
        let mut counts = Counts::default();
        for hit in self.narrowed(hits, &to.without_kind()) {
            if let Some(head) = self.heads.get(hit.doc as usize) {
                *counts.kinds.entry(head.kind).or_default() += 1;
            }
        }
        for hit in self.narrowed(hits, &to.without_year()) {
            if let Some(year) = self.years.get(hit.doc as usize) {
                *counts.years.entry(*year).or_default() += 1;
            }
        }
        counts.places = counted(&self.places, &self.narrowed(hits, &to.without_place()));
        counts.awards = counted(&self.awards, &self.narrowed(hits, &to.without_award()));
        counts
    }

    fn fits(&self, doc: u32, to: &Narrowing) -> bool {
        let at = doc as usize;
        let among = |list: &[(Choice, Vec<u32>)], choice: Option<usize>| {
            choice.is_none_or(|choice| list.get(choice).is_some_and(|(_, docs)| docs.binary_search(&doc).is_ok()))
        };
        to.kind.is_none_or(|kind| self.heads.get(at).is_some_and(|head| head.kind == kind))
            && to.year.is_none_or(|year| self.years.get(at) == Some(&year))
            && among(&self.places, to.place)
            && among(&self.awards, to.award)
    }
}

fn counted(list: &[(Choice, Vec<u32>)], hits: &[Hit]) -> BTreeMap<usize, usize> {
    let number = |docs: &[u32]| hits.iter().filter(|hit| docs.binary_search(&hit.doc).is_ok()).count();
    list.iter().enumerate().map(|(at, (_, docs))| (at, number(docs))).filter(|(_, number)| *number > 0).collect()
}

/// The file by which browsers narrow hits.
pub(super) fn facets_json(index: &Index) -> Value {
    let letter = |kind: usize| u8::try_from(kind).ok().and_then(|kind| b'a'.checked_add(kind)).map_or('?', char::from);
    let kinds: String = index.heads.iter().map(|head| letter(head.kind)).collect();
    let mut years: Vec<(Option<i32>, usize)> = Vec::new();
    for year in &index.years {
        match years.last_mut().filter(|(last, _)| last == year) {
            Some((_, count)) => *count += 1,
            None => years.push((*year, 1)),
        }
    }
    let choices = |list: &[(Choice, Vec<u32>)]| -> Value {
        list.iter().map(|(choice, docs)| json!([choice.title, choice.path, encoded(docs)])).collect()
    };
    json!({ "kind": kinds, "year": years, "places": choices(&index.places), "awards": choices(&index.awards) })
}
