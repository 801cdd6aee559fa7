//! How many? Numbers as large numerals with the words that say what was counted.

use crate::i18n::{ablative, grouped, nbsp};
use crate::model::values::{Count, CountOp};
use crate::render::atoms::Phrase;
use crate::render::context::Speaker;
use serde::Serialize;

/// A numeral and its words.
#[derive(Serialize)]
pub(super) struct Figure {
    /// «5000+»
    pub numeral: String,
    /// What was counted.
    pub label: Phrase,
    /// «5000-нан астам»; `None` for a plain number.
    pub words: Option<String>,
}

/// A number in figures: «5000+», «≈ 200».
pub(super) fn numeral(count: &Count) -> String {
    let number = grouped(count.value);
    match count.op {
        CountOp::Eq => number,
        CountOp::Gt => number + "+",
        CountOp::Ge => format!("≥\u{a0}{number}"),
        CountOp::Lt => format!("<\u{a0}{number}"),
        CountOp::Approx => format!("≈\u{a0}{number}"),
    }
}

/// A number in words: «5000-нан астам», «более 5000»; a plain one as it is.
fn words(speaker: &Speaker<'_>, count: &Count) -> String {
    let number = grouped(count.value);
    let key = match count.op {
        CountOp::Eq => return number,
        CountOp::Gt => "count_gt",
        CountOp::Ge => "count_ge",
        CountOp::Lt => "count_lt",
        CountOp::Approx => "count_approx",
    };
    let text = speaker.words.fill(key, &[("n", &number), ("from", ablative(count.value))]);
    nbsp(speaker.lang, &text).into_owned()
}

/// What was counted: the label as written, else the role or the unit in the form that the number asks for.
fn label(speaker: &Speaker<'_>, count: &Count) -> Phrase {
    if let Some(label) = &count.label {
        return speaker.phrase(label);
    }
    // Of people the role says more, of everything else what they are.
    let of_people = count.unit.as_ref().is_none_or(|unit| unit == "person");
    let by_role = ("counted", &count.role);
    let by_unit = ("unit", &count.unit);
    let keys = if of_people { [by_role, by_unit] } else { [by_unit, by_role] };
    let mut known = keys.into_iter().filter_map(|(prefix, word)| {
        let key = format!("{prefix}_{}", word.as_ref()?.replace('-', "_"));
        speaker.words.has(&key).then(|| speaker.words.count(&key, count.value))
    });
    let written = || count.unit.clone().or_else(|| count.role.clone()).unwrap_or_default();
    Phrase::own(known.next().unwrap_or_else(written))
}

/// The numbers of a record as figures.
pub(super) fn figures(speaker: &Speaker<'_>, counts: &[Count]) -> Vec<Figure> {
    let figure = |count: &Count| Figure {
        numeral: numeral(count),
        label: label(speaker, count),
        words: (count.op != CountOp::Eq).then(|| words(speaker, count)),
    };
    counts.iter().map(figure).collect()
}

/// A number with its words in a line: «118 жұмыс».
pub(super) fn phrase(speaker: &Speaker<'_>, count: &Count) -> Phrase {
    let label = label(speaker, count);
    Phrase { text: format!("{}\u{a0}{}", words(speaker, count), label.text), ..label }
}

/// A number that follows from the record itself; none for nought.
pub(super) fn derived(speaker: &Speaker<'_>, key: &str, number: usize) -> Option<Figure> {
    let number = number as u64;
    (number > 0).then(|| Figure {
        numeral: grouped(number),
        label: Phrase::own(speaker.words.count(key, number)),
        words: None,
    })
}
