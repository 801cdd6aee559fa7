//! Which letters and marks in the texts are not what they look like, or not what a careful editor would print?
//!
//! One rule, one file, one code. A rule looks at one piece of text (a field or a paragraph) or at all pieces of a text.
//! What is right must stay silent: each rule has a test with texts that it must not touch.

mod abbreviated_million;
mod abbreviation_typo;
mod bold_title;
mod broken_hyphen;
mod capital_surname;
mod cyrillic_abbreviation;
mod double_mark;
mod double_space;
mod foreign_abbreviation;
mod foreign_paragraph;
mod glued_initials;
mod glued_number;
mod hyphen_for_dash;
mod joined_words;
mod known;
mod list_without_space;
mod lost_picture;
mod marks;
mod missing_space;
mod mixed_dashes;
mod mixed_script;
mod no_kazakh_letters;
mod piece;
mod quote_style;
mod roman_cyrillic;
mod soft_hyphen;
pub(crate) mod spelling;
mod stop_in_brackets;
mod stray_nbsp;
mod unbalanced_quotes;
mod view_counter;
mod zero_width;

use super::Checked;
use crate::diagnostics::{Diagnostic, Diagnostics, Files};
use crate::i18n::Lang;
use crate::markup::passages;
use crate::records::{Prose, Record};
use crate::sources::about_code;
use known::Known;
use piece::Piece;
use rayon::prelude::*;

/// A rule about the pieces of one text, or about the one piece of a field.
type Rule = fn(&[Piece], &Known, &mut Vec<Diagnostic>);

const RULES: [Rule; 28] = [
    abbreviated_million::check,
    abbreviation_typo::check,
    bold_title::check,
    broken_hyphen::check,
    capital_surname::check,
    cyrillic_abbreviation::check,
    double_mark::check,
    double_space::check,
    foreign_abbreviation::check,
    foreign_paragraph::check,
    glued_initials::check,
    glued_number::check,
    hyphen_for_dash::check,
    joined_words::check,
    list_without_space::check,
    lost_picture::check,
    missing_space::check,
    mixed_dashes::check,
    mixed_script::check,
    no_kazakh_letters::check,
    quote_style::check,
    roman_cyrillic::check,
    soft_hyphen::check,
    stop_in_brackets::check,
    stray_nbsp::check,
    unbalanced_quotes::check,
    view_counter::check,
    zero_width::check,
];

/// Runs the rules about letters and marks over the fields and texts of all records and over the texts about the archive.
pub(crate) fn check(checked: &Checked<'_>) -> Diagnostics {
    let known = Known::of(checked.archive);
    let records: Vec<&Record> = checked.archive.iter().map(|(_, record)| record).collect();
    let mut found: Vec<Vec<Diagnostic>> = records
        .par_iter()
        .filter(|record| !record.unverified)
        .map(|record| of_record(checked, &known, record))
        .collect();
    found.extend(checked.sources.iter().filter_map(|(file, source)| {
        let lang = Lang::parse(about_code(&source.path)?)?;
        let prose = Prose::whole(file, checked.sources.text(file));
        Some(faults(&pieces(checked, lang, &prose), &known))
    }));
    Diagnostics(found.into_iter().flatten().collect())
}

fn of_record(checked: &Checked<'_>, known: &Known, record: &Record) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    record.each_text(&mut |lang, text| {
        let raw = checked.sources.text(text.span.file).get(text.span.range()).unwrap_or("");
        found.extend(faults(&[Piece::field(&text.text, lang, text.span, raw)], known));
    });
    for (lang, prose) in &record.prose {
        found.extend(faults(&pieces(checked, *lang, prose), known));
    }
    found.into_iter().map(|finding| finding.record(record.key())).collect()
}

/// The pieces of a text. Of a text inside YAML only the field as a whole is known as place.
fn pieces(checked: &Checked<'_>, lang: Lang, prose: &Prose) -> Vec<Piece> {
    let base = prose.inline.is_none().then_some(prose.span.start as usize);
    let read = |passage| {
        let mut piece = Piece::passage(passage, lang, prose.span, base);
        piece.find_indent(checked.sources);
        piece
    };
    passages(prose.text(checked.sources)).into_iter().map(read).collect()
}

fn faults(pieces: &[Piece], known: &Known) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    RULES.iter().for_each(|rule| rule(pieces, known, &mut found));
    found
}

#[cfg(test)]
mod tests;
