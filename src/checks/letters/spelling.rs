//! Which words does no dictionary know? Hints only: each word once, at its first place, the most frequent ones.

mod own;
mod tokens;

use super::super::Checked;
use super::piece::Piece;
use super::pieces;
use crate::diagnostics::{Diagnostic, Diagnostics, Files, Span};
use crate::i18n::Lang;
use crate::records::{Prose, Record};
use crate::sources::about_code;
use crate::spelling::{Dictionaries, Judge};
use rayon::prelude::*;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Most words that are told at once.
const MOST_WORDS: usize = 100;
/// So many of them get suggestions, which take long to find.
const MOST_SUGGESTED: usize = 30;

/// What spelling was found to be wrong.
#[derive(Debug, Default)]
pub struct Spelled {
    /// The findings.
    pub findings: Diagnostics,
    /// Number of unknown words that are not among them.
    pub more: usize,
}

/// How a word is used in texts of one language.
#[derive(Clone, Debug)]
struct Use {
    times: usize,
    first: Span,
    /// As it is written at its first place.
    word: String,
    /// Whether a capital begins it everywhere.
    capital: bool,
    record: Option<String>,
}

/// Words in small letters by language.
type Uses = BTreeMap<(Lang, String), Use>;

/// Looks for unknown words in the fields and texts of all records and in the texts about the archive.
pub(crate) fn check(checked: &Checked<'_>, dictionaries: &Dictionaries) -> Spelled {
    let own = own::words(checked.archive, checked.site);
    let judge = Judge::new(dictionaries, own.iter().map(String::as_str));
    let uses: Vec<((Lang, String), Use)> = uses(checked, &judge).into_iter().collect();
    let wrong = |((lang, small), used): &((Lang, String), Use)| {
        !judge.is_right(if used.capital { &used.word } else { small }, *lang)
    };
    let unknown: Vec<((Lang, String), Use)> = uses.into_par_iter().filter(wrong).collect();
    let mut unknown = one_of_each(unknown);
    unknown.sort_by_key(|(_, used)| (Reverse(used.times), used.first));
    let more = unknown.len().saturating_sub(MOST_WORDS);
    unknown.truncate(MOST_WORDS);
    let finding = |(place, ((lang, _), used)): (usize, ((Lang, String), Use))| {
        let guesses = if place < MOST_SUGGESTED { judge.suggestions(&used.word, lang) } else { Vec::new() };
        let finding = Diagnostic::info("spelling", used.first).arg("word", used.word).arg("n", used.times);
        let finding = if guesses.is_empty() { finding } else { finding.arg("guess", guesses.join(", ")).help("guess") };
        match used.record {
            Some(record) => finding.record(record),
            None => finding,
        }
    };
    let findings = unknown.into_par_iter().enumerate().map(finding).collect();
    Spelled { findings: Diagnostics(findings), more }
}

/// A word that is unknown in texts of both languages is told once, with all of its uses.
fn one_of_each(unknown: Vec<((Lang, String), Use)>) -> Vec<((Lang, String), Use)> {
    let mut words: BTreeMap<String, (Lang, Use)> = BTreeMap::new();
    for ((lang, small), other) in unknown {
        match words.get_mut(&small) {
            Some((first_lang, used)) => {
                let times = used.times + other.times;
                if other.first < used.first {
                    (*first_lang, *used) = (lang, other);
                }
                used.times = times;
            }
            None => {
                words.insert(small, (lang, other));
            }
        }
    }
    words.into_iter().map(|(small, (lang, used))| ((lang, small), used)).collect()
}

fn uses(checked: &Checked<'_>, judge: &Judge<'_>) -> Uses {
    let records: Vec<&Record> = checked.archive.iter().map(|(_, record)| record).collect();
    let declared = records.par_iter().filter(|record| !record.unverified);
    let mut all: Vec<Uses> = declared.map(|record| of_record(checked, judge, record)).collect();
    all.extend(checked.sources.iter().filter_map(|(file, source)| {
        let lang = Lang::parse(about_code(&source.path)?)?;
        let prose = Prose::whole(file, checked.sources.text(file));
        let mut uses = Uses::new();
        pieces(checked, lang, &prose).iter().for_each(|piece| count(piece, judge, None, &mut uses));
        Some(uses)
    }));
    let mut sum = Uses::new();
    for (key, used) in all.into_iter().flatten() {
        add(&mut sum, key, used);
    }
    sum
}

fn of_record(checked: &Checked<'_>, judge: &Judge<'_>, record: &Record) -> Uses {
    let mut uses = Uses::new();
    let key = record.key();
    record.each_text(&mut |lang, text| {
        let raw = checked.sources.text(text.span.file).get(text.span.range()).unwrap_or("");
        count(&Piece::field(&text.text, lang, text.span, raw), judge, Some(&key), &mut uses);
    });
    for (lang, prose) in &record.prose {
        pieces(checked, *lang, prose).iter().for_each(|piece| count(piece, judge, Some(&key), &mut uses));
    }
    uses
}

fn count(piece: &Piece, judge: &Judge<'_>, record: Option<&str>, uses: &mut Uses) {
    if !piece.has.cyrillic || !judge.knows(piece.lang) {
        return;
    }
    for (at, word) in tokens::words(&piece.text) {
        let used = Use {
            times: 1,
            first: piece.place(at..at + word.len()),
            word: word.to_owned(),
            capital: word.starts_with(char::is_uppercase),
            record: record.map(str::to_owned),
        };
        add(uses, (piece.lang, word.to_lowercase()), used);
    }
}

fn add(uses: &mut Uses, key: (Lang, String), other: Use) {
    let Some(known) = uses.get_mut(&key) else {
        uses.insert(key, other);
        return;
    };
    let (times, capital) = (known.times + other.times, known.capital && other.capital);
    if other.first < known.first {
        *known = other;
    }
    (known.times, known.capital) = (times, capital);
}
