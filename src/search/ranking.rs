//! Which documents does a query find, and which of them comes first? Words that fit exactly before words that only resemble.

use super::index::{Index, Surface};
use super::query::{QueryWord, query_words};
use crate::analysis::{Analyzer, skeleton, sound};
use std::collections::{BTreeMap, BTreeSet};

/// With fewer hits words that begin so are looked for, too; with more nobody would see them.
const MANY: usize = 20;
/// With fewer hits similar words are looked for, too.
const FEW: usize = 5;
/// What the very word counts, that word without Kazakh letters, and any other form of it.
pub(super) const SAME: u32 = 12;
const FOLDED: u32 = 11;
pub(super) const FORM: u32 = 10;
/// Letters from which on the beginning of a word is looked for.
const BEGINNING: usize = 3;
/// Letters from which on a typing error is looked for.
const LONG: usize = 5;

/// A document that was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Its number.
    pub doc: u32,
    /// How far the worst of its words is from the query: 0 a form of the word, 1 its beginning, 2 the same verb, 3 the same sound or
    /// another keyboard, 4 a typing error.
    pub tier: u8,
    /// How much its words count.
    pub points: u32,
}

/// What a query found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// The documents, the best first.
    pub hits: Vec<Hit>,
    /// The words of the index that fit, sorted: to be marked in texts.
    pub surfaces: Vec<String>,
    /// How far it had to go: 1 words and beginnings, 2 the same verb or sound, 3 typing errors, 4 only some of the words. 0 for a
    /// query without words.
    pub round: u8,
    /// Whether no document has all words.
    pub partial: bool,
}

/// Which distances are looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reach {
    /// Forms of the word; for one that stands nowhere also what was meant by it.
    Forms,
    /// What it begins, too.
    Near,
    /// The same verb, the same sound.
    Similar,
    /// Typing errors.
    Wrong,
}

/// The documents of one word, each with its lowest tier and the most points in it.
#[derive(Debug, Default)]
struct Found {
    docs: BTreeMap<u32, (u8, u32)>,
    surfaces: BTreeSet<String>,
}

impl Index {
    /// Finds the documents of a query.
    pub fn search(&self, analyzer: &Analyzer, query: &str) -> Answer {
        let words = query_words(self, analyzer, query);
        if words.is_empty() {
            return Answer::default();
        }
        let mut found: Vec<Found> = words.iter().map(|word| self.found(analyzer, word, Reach::Forms)).collect();
        let mut answer = Answer { hits: all_of(&found), round: 1, ..Answer::default() };
        for (round, reach, enough) in [(1, Reach::Near, MANY), (2, Reach::Similar, FEW), (3, Reach::Wrong, 1)] {
            if answer.hits.len() < enough {
                found = words.iter().map(|word| self.found(analyzer, word, reach)).collect();
                answer = Answer { hits: all_of(&found), round, ..answer };
            }
        }
        if answer.hits.is_empty() && words.len() > 1 {
            answer = Answer { hits: some_of(&found), round: 4, ..answer };
            answer.partial = !answer.hits.is_empty();
        }
        answer.surfaces =
            found.into_iter().flat_map(|found| found.surfaces).collect::<BTreeSet<_>>().into_iter().collect();
        answer
    }

    /// The documents of one word.
    fn found(&self, analyzer: &Analyzer, word: &QueryWord, reach: Reach) -> Found {
        let mut found = Found::default();
        self.forms(word, &mut found);
        let nowhere = found.docs.is_empty();
        let beyond = matches!(reach, Reach::Similar | Reach::Wrong);
        if reach != Reach::Forms {
            self.beginnings(word, &mut found);
        }
        if beyond || nowhere {
            self.other_keyboards(word, &mut found);
        }
        if word.loose && (beyond || nowhere && word.latin) {
            self.sounds(word, &mut found);
        }
        if word.loose && beyond {
            self.verbs(analyzer, word, &mut found);
        }
        if word.loose && reach == Reach::Wrong {
            self.errors(word, &mut found);
        }
        found
    }

    /// Tier 0: forms of the word.
    fn forms(&self, word: &QueryWord, found: &mut Found) {
        for surface in word.keys.iter().filter_map(|key| self.term(key)).flat_map(|term| &term.surfaces) {
            let level = if surface.text == word.surface {
                SAME
            } else if skeleton(&surface.text) == word.skeleton {
                FOLDED
            } else {
                FORM
            };
            found.add(surface, 0, level);
        }
    }

    /// Tier 1: words that begin like the one that is being typed.
    fn beginnings(&self, word: &QueryWord, found: &mut Found) {
        if !word.last || word.surface.ends_with('.') || letters(&word.skeleton) < BEGINNING {
            return;
        }
        let key = word.keys.first().filter(|key| letters(key) >= BEGINNING);
        for beginning in std::iter::once(&word.skeleton).chain(key) {
            for term in self.shelved(&crate::analysis::shelf(beginning)) {
                let by_key = key.is_some_and(|key| term.key.starts_with(key.as_str()));
                for surface in &term.surfaces {
                    if by_key || skeleton(&surface.text).starts_with(&word.skeleton) {
                        found.add(surface, 1, 6);
                    }
                }
            }
        }
    }

    /// Tier 2: words of the same verb.
    fn verbs(&self, analyzer: &Analyzer, word: &QueryWord, found: &mut Found) {
        let Some(verb) = &word.verb else { return };
        for surface in self.shelved(&word.near).iter().flat_map(|term| &term.surfaces) {
            if analyzer.verb_key(&surface.text) == *verb {
                found.add(surface, 2, 5);
            }
        }
    }

    /// Tier 3: words that sound the same, or begin so.
    fn sounds(&self, word: &QueryWord, found: &mut Found) {
        let begins = word.last && letters(&word.surface) >= BEGINNING;
        for term in self.shelved(&word.near) {
            let same = sound(&term.key) == word.key_sound;
            for surface in &term.surfaces {
                if same {
                    found.add(surface, 3, 4);
                } else if begins && sound(&skeleton(&surface.text)).starts_with(&word.sound) {
                    found.add(surface, 3, 3);
                }
            }
        }
    }

    /// Tier 3: what was meant if the keyboard stood on another layout.
    fn other_keyboards(&self, word: &QueryWord, found: &mut Found) {
        for surface in word.readings.iter().filter_map(|key| self.term(key)).flat_map(|term| &term.surfaces) {
            found.add(surface, 3, 4);
        }
    }

    /// Tier 4: words with one typing error.
    fn errors(&self, word: &QueryWord, found: &mut Found) {
        let typed: Vec<char> = word.skeleton.chars().collect();
        if typed.len() < LONG {
            return;
        }
        for surface in self.shelved(&word.near).iter().flat_map(|term| &term.surfaces) {
            let written: Vec<char> = skeleton(&surface.text).chars().collect();
            if one_error(&typed, &written) {
                found.add(surface, 4, 2);
            }
        }
    }
}

impl Found {
    fn add(&mut self, surface: &Surface, tier: u8, level: u32) {
        for posting in &surface.postings {
            let points = posting.field().weight() * level;
            let best = self.docs.entry(posting.doc()).or_insert((tier, points));
            if tier < best.0 || tier == best.0 && points > best.1 {
                *best = (tier, points);
            }
        }
        self.surfaces.insert(surface.text.clone());
    }
}

fn letters(text: &str) -> usize {
    text.chars().count()
}

/// Whether two words differ by one letter more, less or other, or by two neighbours that changed places.
fn one_error(a: &[char], b: &[char]) -> bool {
    let start = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let (a, b) = (&a[start..], &b[start..]);
    match (a, b) {
        ([], [_]) | ([_], []) => true,
        ([x, a @ ..], [y, b @ ..]) => {
            let swapped = matches!((a, b), ([v, a @ ..], [w, b @ ..]) if x == w && y == v && a == b);
            a == b || swapped || a.first() == Some(y) && a[1..] == *b || b.first() == Some(x) && b[1..] == *a
        }
        _ => false,
    }
}

/// The documents that have all words.
fn all_of(found: &[Found]) -> Vec<Hit> {
    let Some((first, rest)) = found.split_first() else { return Vec::new() };
    let mut hits: Vec<Hit> = first
        .docs
        .iter()
        .filter_map(|(doc, (tier, points))| {
            let hit = Hit { doc: *doc, tier: *tier, points: *points };
            rest.iter().try_fold(hit, |hit, found| {
                let (tier, points) = found.docs.get(doc)?;
                Some(Hit { tier: hit.tier.max(*tier), points: hit.points + points, ..hit })
            })
        })
        .collect();
    hits.sort_by_key(|hit| (hit.tier, std::cmp::Reverse(hit.points), hit.doc));
    hits
}

/// The documents that have some of the words, those with most words first.
fn some_of(found: &[Found]) -> Vec<Hit> {
    let mut docs: BTreeMap<u32, (usize, Hit)> = BTreeMap::new();
    for (doc, (tier, points)) in found.iter().flat_map(|found| &found.docs) {
        let (words, hit) = docs.entry(*doc).or_insert((0, Hit { doc: *doc, tier: 0, points: 0 }));
        *words += 1;
        hit.tier = hit.tier.max(*tier);
        hit.points += points;
    }
    let mut hits: Vec<(usize, Hit)> = docs.into_values().collect();
    hits.sort_by_key(|(words, hit)| (std::cmp::Reverse(*words), hit.tier, std::cmp::Reverse(hit.points), hit.doc));
    hits.into_iter().map(|(_, hit)| hit).collect()
}
