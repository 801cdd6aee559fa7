//! Of which word is a Kazakh word a form? Suffixes come off from right to left, in the space of [`skeleton`](super::skeleton()).
//!
//! A skeleton has lost the harmony of vowels, so that a suffix comes off wherever it may follow the last letter of what remains
//! and the suffixes that remain. The shortest stem wins, again and again until nothing comes off: it need not be a word, only the
//! same for all forms. Words that would be cut short are protected: a list of usual ones, and the names of the archive.

use super::kazakh_words::{PROTECTED, SHORT};
use super::skeleton::skeleton;
use super::words::words;
use crate::i18n::kazakh::{SUFFIXES, Slot, State, Suffix, Suffixes};
use std::collections::HashSet;
use std::sync::LazyLock;

/// Fewest letters of what remains, but for a closed list of shorter words.
pub(super) const LEAST: usize = 3;
/// Longer words are left alone; none is as long.
pub(super) const LONGEST: usize = 60;
/// Fewest letters before an -ыс that is taken for a suffix.
const LEAST_BEFORE_IS: usize = 4;
/// Most letters of the suffixes behind a hyphen.
const LONGEST_SUFFIXES: usize = 12;
/// Classes of letters in the order of their bits: see [`Suffix::after`].
pub(super) const CLASSES: &str = "VTDNZLRPM";
/// All that can have been taken off, in the order of their numbers.
pub(super) const STATES: [State; 13] = [
    State::Start,
    State::Case,
    State::OfOwned,
    State::OfMine,
    State::Possessed,
    State::Plural,
    State::Attributive,
    State::Verb,
    State::Voice,
    State::PersonShort,
    State::PersonLong,
    State::NewNoun,
    State::NewVerb,
];

/// Letters as numbers: а is 1, я is 32, all others are 0.
type Code = u8;

/// A suffix in skeleton space. Both forms of a suffix, and suffixes that do the same, have become one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Row {
    /// Its letters.
    pub form: Vec<Code>,
    /// Bits of [`CLASSES`] after which it stands.
    pub after: u16,
    /// Fewest letters before it.
    pub least: usize,
    /// Number of the state that it leads to.
    pub next: usize,
    /// Whether more must come off then.
    pub bound: bool,
    /// Bits of the states in which it comes off: of nouns alone, and of all words.
    pub states: [u16; 2],
}

/// The suffixes and words that all analyzers share.
pub(super) struct Table {
    /// The rows, those of longer suffixes first.
    pub rows: Vec<Row>,
    by_last: Vec<Vec<Row>>,
    short: HashSet<Vec<Code>>,
    protected: HashSet<Vec<Code>>,
}

/// The table, folded from the suffixes of [`i18n`](crate::i18n::kazakh).
pub(super) static TABLE: LazyLock<Table> = LazyLock::new(Table::new);

impl Table {
    fn new() -> Self {
        let mut rows: Vec<Row> = Vec::new();
        for suffix in SUFFIXES {
            for form in [suffix.back, suffix.front] {
                let new = Row::of(suffix, form);
                let same = |row: &&mut Row| row.form == new.form && row.next == new.next && row.states == new.states;
                match rows.iter_mut().find(same) {
                    Some(row) => {
                        row.after |= new.after;
                        row.least = row.least.min(new.least);
                    }
                    None => rows.push(new),
                }
            }
        }
        rows.sort_by_key(|row| std::cmp::Reverse(row.form.len()));
        let mut by_last = vec![Vec::new(); 33];
        for row in &rows {
            by_last[usize::from(last(&row.form))].push(row.clone());
        }
        let set = |words: &[&str]| words.iter().map(|word| codes(&skeleton(word))).collect();
        Self { by_last, rows, short: set(SHORT), protected: set(PROTECTED) }
    }
}

impl Row {
    fn of(suffix: &Suffix, form: &str) -> Self {
        let bit = |class: char| CLASSES.find(class).map_or(0, |at| 1 << at);
        let states = |which: Suffixes| {
            let free = |(at, state): (usize, &State)| {
                let noun = which == Suffixes::Nouns && is_of_nouns(suffix, *state);
                if noun || suffix.slot.may_precede(*state, which) { 1 << at } else { 0 }
            };
            STATES.iter().enumerate().map(free).sum()
        };
        Self {
            form: codes(&skeleton(form)),
            after: suffix.after.chars().map(bit).sum(),
            least: suffix.least,
            next: STATES.iter().position(|state| *state == suffix.next()).unwrap_or(0),
            bound: suffix.next().is_bound(),
            states: [states(Suffixes::Nouns), states(Suffixes::All)],
        }
    }
}

/// What comes off nouns for search though it is doubtful spelling: «таудай», and «to my» after a consonant, «басыма». After a vowel
/// that would cut «анықтама».
fn is_of_nouns(suffix: &Suffix, state: State) -> bool {
    match suffix.slot {
        Slot::Semblative | Slot::OfMine => state == State::Start,
        Slot::Mine => state == State::OfMine && !suffix.after.contains('V'),
        _ => false,
    }
}

/// The letters of a folded word as numbers.
pub(super) fn codes(folded: &str) -> Vec<Code> {
    folded.chars().map(code).collect()
}

fn code(c: char) -> Code {
    match c {
        'а'..='я' => u8::try_from(u32::from(c) - u32::from('а') + 1).unwrap_or(0),
        _ => 0,
    }
}

const fn of(letters: &str) -> u64 {
    let bytes = letters.as_bytes();
    let (mut set, mut at) = (0, 0);
    while at < bytes.len() {
        // Two bytes a letter in UTF-8: а is D0 B0, р is D1 80.
        let code = if bytes[at] == 0xd0 { bytes[at + 1] - 0xb0 + 1 } else { bytes[at + 1] - 0x80 + 17 };
        set |= 1 << code;
        at += 2;
    }
    set
}

/// Vowels of skeletons.
const VOWELS: u64 = of("аеиоуюя");
/// Letters of each class; the rest are R. «у» is half a consonant: «оқу», «оқулар», «оқудың».
const OF_CLASS: [(char, u64); 6] =
    [('V', of("аеиоюя")), ('T', of("пфктсшщчцх")), ('D', of("бвгд")), ('N', of("мн")), ('Z', of("зж")), ('L', of("л"))];

/// The letters of each class, for the tables of the browser.
pub(super) fn letters_of_classes() -> impl Iterator<Item = (char, String)> {
    let letters = |set: u64| ('а'..='я').filter(|c| set >> code(*c) & 1 == 1).collect();
    OF_CLASS.into_iter().map(move |(class, set)| (class, letters(set)))
}

fn is_vowel(code: Code) -> bool {
    VOWELS >> code & 1 == 1
}

fn last(word: &[Code]) -> Code {
    word.last().copied().unwrap_or(0)
}

/// Bits of the classes that the last letter of a stem belongs to.
fn classes(letter: Code) -> u16 {
    let position = |class: char| CLASSES.find(class).unwrap_or(0);
    let class = OF_CLASS.iter().find(|(_, set)| set >> letter & 1 == 1).map_or('R', |(class, _)| *class);
    // In skeletons «и» is the vowels ы and і, and the Russian one, which takes the suffixes of «й».
    let owned = if letter == code('и') { 1 << position('P') | 1 << position('R') } else { 0 };
    let mine = if letter == code('м') || letter == code('н') { 1 << position('M') } else { 0 };
    1 << position(class) | owned | mine
}

/// What one word has to be peeled with.
struct Peeling<'a> {
    word: &'a [Code],
    which: usize,
    names: &'a HashSet<Vec<Code>>,
    /// For each length the states in which it was reached.
    seen: [u16; LONGEST + 1],
    shortest: usize,
    protected: Option<usize>,
}

impl Peeling<'_> {
    fn reach(&mut self, length: usize) {
        self.shortest = self.shortest.min(length);
        let stem = &self.word[..length];
        if self.protected.is_none_or(|longest| longest < length)
            && (TABLE.protected.contains(stem) || self.names.contains(stem))
        {
            self.protected = Some(length);
        }
    }

    fn peel(&mut self, length: usize, state: usize) {
        let word = &self.word[..length];
        for row in &TABLE.by_last[usize::from(last(word))] {
            if row.states[self.which] >> state & 1 == 0 || !word.ends_with(&row.form) {
                continue;
            }
            let rest = length - row.form.len();
            if self.seen[rest] >> row.next & 1 == 1 || !remains(&word[..rest], row, self.which == 0) {
                continue;
            }
            self.seen[rest] |= 1 << row.next;
            if !row.bound {
                self.reach(rest);
            }
            self.peel(rest, row.next);
        }
    }
}

/// Whether the suffix may follow what remains. Short words remain of nouns only: among so many suffixes of verbs all words would end
/// in them.
fn remains(rest: &[Code], row: &Row, noun: bool) -> bool {
    if rest.len() < LEAST.max(row.least) && !(noun && rest.len() == 2 && TABLE.short.contains(rest)) {
        return false;
    }
    row.after & classes(last(rest)) != 0 && rest.iter().any(|letter| is_vowel(*letter))
}

/// The stem of a folded word in letters, before its canonical form.
fn stem_length(word: &[Code], which: Suffixes, names: &HashSet<Vec<Code>>) -> usize {
    let mut length = word.len();
    loop {
        let which = usize::from(which == Suffixes::All);
        let mut peeling = Peeling { word, which, names, seen: [0; LONGEST + 1], shortest: length, protected: None };
        peeling.reach(length);
        peeling.peel(length, 0);
        match peeling.protected {
            Some(protected) => return protected,
            None if peeling.shortest == length => return length,
            None => length = peeling.shortest,
        }
    }
}

/// The key of a folded word.
pub(super) fn key(folded: &str, which: Suffixes, names: &HashSet<Vec<Code>>) -> String {
    let word = codes(folded);
    if word.len() > LONGEST || word.iter().all(|letter| *letter == 0) {
        return folded.to_owned();
    }
    let length = stem_length(&word, which, names);
    canonical(&folded.chars().take(length).collect::<String>())
}

/// The form that a stem has in common with its changed ones: «кітаб» and «кітап», «орн» and «орын», «халқ» and «халық».
pub(super) fn canonical(stem: &str) -> String {
    let mut letters: Vec<char> = stem.chars().collect();
    let vowel = |c: char| is_vowel(code(c));
    // «құрылысы» has lost -сы, so that «құрылыс» loses -ыс.
    if letters.ends_with(&['и', 'с']) && letters.len() >= LEAST_BEFORE_IS + 2 {
        let rest = &letters[..letters.len() - 2];
        if rest.last().is_some_and(|c| !vowel(*c)) && rest.iter().any(|c| vowel(*c)) {
            letters.truncate(letters.len() - 2);
        }
    }
    harden(&mut letters);
    if let [before @ .., third, 'и', last] = letters.as_slice()
        && !vowel(*last)
        && (!vowel(*third) || *third == 'у')
        && (vowel(*third) || before.iter().any(|c| vowel(*c)))
    {
        let last = *last;
        letters.truncate(letters.len() - 2);
        letters.push(last);
        harden(&mut letters);
    }
    if letters.len() >= 4 && letters.last() == Some(&'и') {
        letters.pop();
    }
    letters.into_iter().collect()
}

/// A final б or г of at least three letters is what a vowel made of п or к.
fn harden(letters: &mut [char]) {
    if letters.len() >= 3
        && let Some(last) = letters.last_mut()
    {
        *last = match *last {
            'б' => 'п',
            'г' => 'к',
            other => other,
        };
    }
}

/// Folded names from which plain analysis, or that of one of their forms, would take more than a suffix.
pub(super) fn names_that_matter<'a>(names: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    let none = HashSet::new();
    let mut kept: Vec<String> = names
        .into_iter()
        .flat_map(words)
        .map(|word| skeleton(&word.surface))
        .filter(|name| matters(name, &none))
        .collect();
    kept.sort_unstable();
    kept.dedup();
    kept
}

fn matters(name: &str, none: &HashSet<Vec<Code>>) -> bool {
    let word = codes(name);
    if word.len() < LEAST || word.len() > LONGEST || word.contains(&0) {
        return false;
    }
    // Names of organizations hold forms: «облысы», «басқармасы», «орталығы».
    let stem = stem_length(&word, Suffixes::Nouns, none);
    let owned = word.len() > LEAST
        && is_vowel(word[word.len() - 3])
        && [codes("си"), codes("ги"), codes("би")].iter().any(|end| word.ends_with(end));
    if owned || stem < word.len() && TABLE.protected.contains(&word[..stem]) {
        return false;
    }
    let own = canonical(name);
    if key(name, Suffixes::Nouns, none) != own {
        return true;
    }
    let class = classes(last(&word));
    let follows = |row: &&Row| !row.bound && row.states[0] & 1 == 1 && row.after & class != 0;
    TABLE.rows.iter().filter(follows).any(|row| {
        let form: String = name.chars().chain(row.form.iter().filter_map(|code| letter(*code))).collect();
        key(&form, Suffixes::Nouns, none) != own
    })
}

/// The letter of a number.
pub(super) fn letter(code: Code) -> Option<char> {
    char::from_u32(u32::from('а') + u32::from(code.checked_sub(1)?))
}

/// Whether a folded word is nothing but suffixes of a noun, as after a hyphen: «ЮНЕСКО-ның», «5-тегі». The first may be a `base`.
pub(super) fn is_suffixes(folded: &str, bases: &[&str]) -> bool {
    let word = codes(folded);
    let right = !word.is_empty() && word.len() <= LONGEST_SUFFIXES && !word.contains(&0);
    right && are_suffixes(&word, 0, bases)
}

fn are_suffixes(word: &[Code], state: usize, bases: &[&str]) -> bool {
    let peels = |row: &Row| {
        let rest = word.len().saturating_sub(row.form.len());
        row.states[0] >> state & 1 == 1
            && word.ends_with(&row.form)
            && (rest == 0 || are_suffixes(&word[..rest], row.next, bases))
    };
    bases.iter().any(|base| codes(base) == word) || TABLE.by_last[usize::from(last(word))].iter().any(peels)
}
