//! Which words stand in which documents? Read in parallel, a few documents at a time; the order never depends on the threads.

use super::document::{Collection, Document, Field, Head};
use super::facets::Choice;
use super::postings::Posting;
use super::ranking::{FORM, SAME};
use crate::analysis::{Analyzer, Word, shelf, skeleton, words};
use crate::i18n::Lang;
use rayon::prelude::*;
use std::collections::HashMap;

/// Documents that one thread reads before its words are put to those of the others.
const BATCH: usize = 32;
/// Batches that are in memory at a time.
const BATCHES: usize = 32;

/// A form of a word and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Surface {
    /// The word as it is compared.
    pub text: String,
    /// Its documents, each once, in their order.
    pub postings: Vec<Posting>,
}

/// All forms of a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// Where the key stands among the others.
    pub shelf: String,
    /// What all forms have in common.
    pub key: String,
    /// The forms in their order.
    pub surfaces: Vec<Surface>,
}

/// The documents of one language and their words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Index {
    /// The language.
    pub lang: Lang,
    /// The other languages of the site, in their order.
    pub others: Vec<Lang>,
    /// What hits show, by number of the document.
    pub heads: Vec<Head>,
    /// The year of each document.
    pub years: Vec<Option<i32>>,
    /// Places and their documents.
    pub places: Vec<(Choice, Vec<u32>)>,
    /// Awards and their documents.
    pub awards: Vec<(Choice, Vec<u32>)>,
    /// Words by shelf and key.
    pub terms: Vec<Term>,
}

/// A word of a language, or the initial of a name, which is the same in all of them.
pub type FoundWord = (Option<Lang>, String);
type Words = HashMap<FoundWord, Vec<Posting>>;

impl Index {
    /// Reads all documents of a language.
    pub fn build(collection: &Collection<'_>, analyzer: &Analyzer) -> Self {
        let mut index = Self {
            lang: collection.lang,
            others: collection.others.clone(),
            heads: Vec::with_capacity(collection.len),
            years: Vec::with_capacity(collection.len),
            places: collection.places.iter().map(|choice| (choice.clone(), Vec::new())).collect(),
            awards: collection.awards.iter().map(|choice| (choice.clone(), Vec::new())).collect(),
            terms: Vec::new(),
        };
        let mut words = Words::new();
        let step = BATCH * BATCHES;
        for start in (0..collection.len).step_by(step) {
            let end = (start + step).min(collection.len);
            let numbers: Vec<usize> = (start..end).collect();
            let batches: Vec<(Vec<Document>, Words)> =
                numbers.par_chunks(BATCH).map(|numbers| batch(collection, numbers)).collect();
            for (documents, found) in batches {
                documents.into_iter().for_each(|document| index.keep(document));
                found.into_iter().for_each(|(word, postings)| words.entry(word).or_default().extend(postings));
            }
        }
        index.places.retain(|(_, docs)| !docs.is_empty());
        index.awards.retain(|(_, docs)| !docs.is_empty());
        index.terms = terms(words, analyzer);
        index
    }

    /// Keeps what a document has beside its words; it is the next one.
    fn keep(&mut self, document: Document) {
        let doc = number(self.heads.len());
        for (numbers, list) in [(document.places, &mut self.places), (document.awards, &mut self.awards)] {
            for at in numbers {
                if let Some((_, docs)) = list.get_mut(at)
                    && docs.last() != Some(&doc)
                {
                    docs.push(doc);
                }
            }
        }
        self.heads.push(document.head);
        self.years.push(document.year);
    }

    /// The terms whose shelf starts with `beginning`.
    pub(super) fn shelved(&self, beginning: &str) -> &[Term] {
        let start = self.terms.partition_point(|term| term.shelf.as_str() < beginning);
        let rest = self.terms.get(start..).unwrap_or_default();
        let end = rest.partition_point(|term| term.shelf.starts_with(beginning));
        rest.get(..end).unwrap_or_default()
    }

    /// The term of a key.
    pub(super) fn term(&self, key: &str) -> Option<&Term> {
        let shelf = shelf(key);
        let place = |term: &Term| (term.shelf.as_str(), term.key.as_str()).cmp(&(shelf.as_str(), key));
        self.terms.binary_search_by(place).ok().and_then(|at| self.terms.get(at))
    }
}

fn number(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// Reads some documents, in their order.
fn batch(collection: &Collection<'_>, numbers: &[usize]) -> (Vec<Document>, Words) {
    let mut documents = Vec::with_capacity(numbers.len());
    let mut found = Words::new();
    for at in numbers {
        let mut document = (collection.document)(*at);
        let doc = number(*at);
        for (field, word) in std::mem::take(&mut document.words) {
            note(&mut found, word, doc, field);
        }
        for piece in std::mem::take(&mut document.pieces) {
            for word in words(&piece.text) {
                note(&mut found, found_word(piece.lang, word), doc, piece.field);
            }
        }
        documents.push(document);
    }
    (documents, found)
}

/// A word as the index tells it from others.
fn found_word(lang: Lang, word: Word) -> FoundWord {
    if word.initial { (None, word.surface + ".") } else { (Some(lang), word.surface) }
}

/// The words of a text, as documents may have them ready.
pub fn found_words(lang: Lang, text: &str) -> impl Iterator<Item = FoundWord> {
    words(text).into_iter().map(move |word| found_word(lang, word))
}

/// Notes that a word stands in a document, whose number is the highest so far; its best field counts.
fn note(found: &mut Words, word: FoundWord, doc: u32, field: Field) {
    let posting = Posting::new(doc, field);
    let postings = found.entry(word).or_default();
    match postings.last_mut().filter(|last| last.doc() == doc) {
        Some(last) => *last = posting.min(*last),
        None => postings.push(posting),
    }
}

/// The key of an initial, which has its full stop as surface, too.
pub(super) fn initial_key(surface: &str) -> String {
    skeleton(surface.trim_end_matches('.')) + "."
}

/// Words by their keys. Each form of a language is looked at once, however often it stands in texts.
fn terms(words: Words, analyzer: &Analyzer) -> Vec<Term> {
    let words: Vec<(FoundWord, Vec<Posting>)> = words.into_iter().collect();
    let mut keyed: Vec<(String, String, String, Vec<Posting>)> = words
        .into_par_iter()
        .map(|((lang, surface), postings)| {
            let key = lang.map_or_else(|| initial_key(&surface), |lang| analyzer.key(lang, &surface));
            (shelf(&key), key, surface, postings)
        })
        .collect();
    keyed.par_sort_unstable();
    let mut terms: Vec<Term> = Vec::new();
    for (shelf, key, surface, postings) in keyed {
        if terms.last().is_none_or(|term| term.key != key) {
            terms.push(Term { shelf, key, surfaces: Vec::new() });
        }
        let Some(term) = terms.last_mut() else { continue };
        match term.surfaces.last_mut().filter(|last| last.text == surface) {
            // The same word in two languages.
            Some(last) => last.postings = merged(&last.postings, &postings),
            None => term.surfaces.push(Surface { text: surface, postings }),
        }
    }
    terms.par_iter_mut().for_each(|term| leave_what_counts(&mut term.surfaces));
    terms
}

/// Takes out the places of a form that never decide, since the document has another form in a field that counts more even for whoever
/// looks for the first: half of all places of usual words. The form itself stays, to be marked in texts.
fn leave_what_counts(surfaces: &mut [Surface]) {
    if surfaces.len() < 2 {
        return;
    }
    let mut best: HashMap<u32, Field> = HashMap::new();
    for posting in surfaces.iter().flat_map(|surface| &surface.postings) {
        let field = best.entry(posting.doc()).or_insert(posting.field());
        *field = posting.field().min(*field);
    }
    for surface in surfaces {
        surface.postings.retain(|posting| {
            let best = best.get(&posting.doc()).map_or(0, |field| field.weight());
            best * FORM < posting.field().weight() * SAME
        });
    }
}

/// Two lists of documents as one, each document with its better field.
fn merged(a: &[Posting], b: &[Posting]) -> Vec<Posting> {
    let mut all = [a, b].concat();
    all.sort_unstable();
    all.dedup_by_key(|posting| posting.doc());
    all
}
