//! Which people or organizations may be one and the same? Reported for the editor, never merged.

use super::names::normal_form;
use super::whole::{Archive, Ix};
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::model::Kind;
use crate::model::values::{Name, Text};
use std::collections::{BTreeMap, BTreeSet};

/// Why two names look like one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Likeness {
    /// Only spaces, hyphens, quotes, the order of words, look-alike letters or the ending of the surname differ.
    Spelling,
    /// One letter differs.
    OneLetter,
    /// One has only initials that fit the other.
    Initials,
}

impl Likeness {
    fn word(self) -> &'static str {
        match self {
            Likeness::Spelling => "spelling",
            Likeness::OneLetter => "one-letter",
            Likeness::Initials => "initials",
        }
    }
}

/// Fills `likely_same` and reports each pair once, at the second record.
pub(super) fn likely_same(archive: &mut Archive) -> Diagnostics {
    let mut pairs: BTreeMap<(Ix, Ix), Likeness> = BTreeMap::new();
    for kind in [Kind::People, Kind::Organizations, Kind::Places] {
        by_spelling(archive, kind, &mut pairs);
    }
    similar_people(archive, &mut pairs);
    let declared_different = not_same(archive);
    pairs.retain(|pair, _| !declared_different.contains(pair));
    let mut faults = Diagnostics::default();
    let mut likely: BTreeMap<Ix, Vec<Ix>> = BTreeMap::new();
    for ((a, b), likeness) in &pairs {
        likely.entry(*a).or_default().push(*b);
        likely.entry(*b).or_default().push(*a);
        let (first, second) = (archive.get(*a), archive.get(*b));
        faults.push(
            Diagnostic::info("likely-duplicate", second.span)
                .arg("key", second.key())
                .arg("other", first.key())
                .word("why", likeness.word())
                .note(first.span, "first")
                .record(second.key()),
        );
    }
    archive.likely_same = likely;
    faults
}

/// Small letters without marks, look-alikes and Kazakh letters as a Russian keyboard types them, words in order; without the
/// signs that only Russian spelling has («Айнагүль»).
fn spelling_key(name: &str) -> String {
    let mut words: Vec<String> = normal_form(name)
        .split(|c: char| !c.is_alphanumeric())
        .map(|word| word.chars().filter(|c| !matches!(c, 'ь' | 'ъ')).map(fold).collect::<String>())
        .filter(|word| !word.is_empty())
        .collect();
    words.sort_unstable();
    words.concat()
}

fn fold(c: char) -> char {
    match c {
        'ә' | 'ə' | 'a' => 'а',
        'қ' | 'k' => 'к',
        'ғ' => 'г',
        'ң' => 'н',
        'ө' | 'θ' | 'o' => 'о',
        'ұ' | 'ү' => 'у',
        'һ' | 'x' => 'х',
        'і' | 'i' | 'ы' => 'и',
        'э' | 'e' => 'е',
        'c' => 'с',
        'p' => 'р',
        'y' => 'у',
        // Small letters of capitals that look alike: B, H, M, T.
        'b' => 'в',
        'h' => 'н',
        'm' => 'м',
        't' => 'т',
        c => c,
    }
}

fn by_spelling(archive: &Archive, kind: Kind, pairs: &mut BTreeMap<(Ix, Ix), Likeness>) {
    let mut groups: BTreeMap<String, Vec<Ix>> = BTreeMap::new();
    for (ix, record) in archive.of_kind(kind) {
        let mut keys: BTreeSet<String> = BTreeSet::new();
        for (_, name) in record.names().into_iter().flat_map(|names| &names.parts) {
            let name = name.display();
            if kind == Kind::People {
                keys.insert(stems_key(&name));
            }
            keys.insert(spelling_key(&name));
        }
        for key in keys.into_iter().filter(|key| key.chars().count() >= 4) {
            groups.entry(key).or_default().push(ix);
        }
    }
    for group in groups.values() {
        for (at, a) in group.iter().enumerate() {
            for b in group[at + 1..].iter().take(8) {
                pairs.insert((*a, *b), Likeness::Spelling);
            }
        }
    }
}

/// Surname without -ов/-ев/-ова/-ева and the like: since 1996 (decree 2923) the ending may be dropped or be -ұлы, -қызы, so both
/// are one name.
fn surname_stem(family: &str) -> String {
    let key = spelling_key(family);
    for ending in ["ова", "ева", "ина", "ов", "ев", "ин", "ули", "кизи", "теги", "й"] {
        if let Some(stem) = key.strip_suffix(ending).filter(|stem| stem.chars().count() >= 4) {
            return stem.to_owned();
        }
    }
    key
}

/// The words of a name without the endings that a surname may drop.
fn stems_key(name: &str) -> String {
    let form = normal_form(name);
    let mut stems: Vec<String> = form.split(' ').map(surname_stem).collect();
    stems.sort_unstable();
    stems.concat()
}

fn text(part: &Option<Text>) -> Option<&str> {
    part.as_ref().map(|text| text.text.as_str())
}

/// Stem of a surname and first letter of the given name, folded.
type Surname = (String, Option<char>);

/// People with one surname whose other parts fit: compared only inside a group of one surname and one first letter.
fn similar_people(archive: &Archive, pairs: &mut BTreeMap<(Ix, Ix), Likeness>) {
    let mut groups: BTreeMap<Surname, Vec<(Ix, &Name)>> = BTreeMap::new();
    for (ix, record) in archive.of_kind(Kind::People) {
        for (_, name) in record.names().into_iter().flat_map(|names| &names.parts) {
            if let Some(family) = text(&name.family) {
                let first = text(&name.given).or(text(&name.initials)).and_then(|g| g.chars().next());
                groups.entry((surname_stem(family), first.map(fold))).or_default().push((ix, name));
            }
        }
    }
    for group in groups.values() {
        for (at, (a, name_a)) in group.iter().enumerate() {
            for (b, name_b) in group[at + 1..].iter().filter(|(b, _)| b != a).take(64) {
                if let Some(likeness) = compare(name_a, name_b) {
                    pairs.entry((*a.min(b), *a.max(b))).or_insert(likeness);
                }
            }
        }
    }
}

fn compare(a: &Name, b: &Name) -> Option<Likeness> {
    match (text(&a.given), text(&b.given)) {
        (Some(x), Some(y)) => {
            let one_patronymic = match (text(&a.patronymic), text(&b.patronymic)) {
                (Some(p), Some(q)) => p == q,
                _ => true,
            };
            if !one_patronymic {
                return None;
            }
            let near = x.chars().count() >= 4 && strsim::damerau_levenshtein(x, y) == 1;
            if x == y { Some(Likeness::Spelling) } else { near.then_some(Likeness::OneLetter) }
        }
        _ => {
            let (initials, full) = match (text(&a.initials), text(&b.initials)) {
                (Some(initials), _) if a.given.is_none() => (initials, b),
                (_, Some(initials)) => (initials, a),
                _ => return None,
            };
            let mut letters = initials.chars().filter(|c| c.is_alphabetic());
            let given = text(&full.given).or(text(&full.initials));
            let fits = letters.next().map(fold) == given.and_then(|g| g.chars().next()).map(fold)
                && match (letters.next(), text(&full.patronymic).and_then(|p| p.chars().next())) {
                    (Some(second), Some(patronymic)) => fold(second) == fold(patronymic),
                    _ => true,
                };
            fits.then_some(Likeness::Initials)
        }
    }
}

fn not_same(archive: &Archive) -> BTreeSet<(Ix, Ix)> {
    let mut different = BTreeSet::new();
    for (ix, record) in archive.iter() {
        let others: Vec<Ix> = match record.kind {
            Kind::People => record.person().map(|p| archive.targets(ix, &p.not_same_as).collect()),
            Kind::Organizations => record.organization().map(|o| archive.targets(ix, &o.not_same_as).collect()),
            Kind::Places => record.place().map(|p| archive.targets(ix, &p.not_same_as).collect()),
            _ => None,
        }
        .unwrap_or_default();
        different.extend(others.into_iter().map(|other| (ix.min(other), ix.max(other))));
    }
    different
}
