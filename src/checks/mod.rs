//! Stage 4, check: what in the linked archive can't be right? One rule, one code, one file of the same name.

mod beside;
mod date_is_not_its_blocks;
mod document_as_record;
mod file_tells_place;
mod id_twice;
mod incomplete_unknown;
mod letters;
mod missing_translation;
mod period_ends_before_start;
pub(crate) mod picture_unreadable;
mod picture_too_large;
mod place_twice;
mod prose;
mod results_without_status;
mod rooms_overlap;
mod session_outside_event;
mod unknown_nomination;
mod unknown_stage;
mod unlisted_file;
mod vanished_record;

pub use beside::{Companion, companions, record_key};
pub use letters::spelling::Spelled;
pub use vanished_record::published_records;

use crate::archive::Archive;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::model::values::Text;
use crate::model::{Kind, nearest};
use crate::records::Record;
use crate::site::Site;
use crate::sources::{Content, SourceTree};
use crate::spelling::Dictionaries;
use rayon::prelude::*;
use std::collections::BTreeSet;

/// What a rule may look at.
#[derive(Clone, Copy)]
pub struct Checked<'a> {
    /// The linked records.
    pub archive: &'a Archive,
    /// Texts and files.
    pub sources: &'a SourceTree,
    /// The settings.
    pub site: &'a Site,
    /// Records that were published before.
    pub published: &'a BTreeSet<(Kind, String)>,
    /// `kind/id` of the records that are not published now.
    pub withheld: &'a BTreeSet<String>,
}

/// A rule.
type Rule = fn(&Checked<'_>) -> Diagnostics;

/// The rules, in the order of their names. The rules over prose share one reading of each text, those over
/// files that lie beside records one list of them.
const RULES: &[Rule] = &[
    beside::check,
    date_is_not_its_blocks::check,
    file_tells_place::check,
    id_twice::check,
    incomplete_unknown::check,
    missing_translation::check,
    period_ends_before_start::check,
    picture_too_large::check,
    picture_unreadable::check,
    place_twice::check,
    prose::check,
    results_without_status::check,
    rooms_overlap::check,
    session_outside_event::check,
    unknown_nomination::check,
    unknown_stage::check,
    vanished_record::check,
];

/// Runs the rules about letters and marks: what `check --letters` finds.
pub fn check_letters(checked: &Checked<'_>) -> Diagnostics {
    letters::check(checked)
}

/// Looks for words that no dictionary knows: what `check --spelling` finds.
pub fn check_spelling(checked: &Checked<'_>, dictionaries: &Dictionaries) -> Spelled {
    letters::spelling::check(checked, dictionaries)
}

/// Runs every rule over the archive. All findings, nothing stopped at the first.
pub fn check(checked: &Checked<'_>) -> Diagnostics {
    let found: Vec<Diagnostics> = RULES.par_iter().map(|rule| rule(checked)).collect();
    Diagnostics(found.into_iter().flat_map(|found| found.0).collect())
}

/// What lies beside a record under a name.
fn content_beside<'a>(checked: &Checked<'a>, record: &Record, name: &Text) -> Option<&'a Content> {
    checked.sources.find(&format!("{}{}", record.folder, name.text)).map(|(_, file)| &file.content)
}

/// Every photograph that lies beside its record.
fn photos<'a>(checked: &Checked<'a>) -> impl Iterator<Item = (&'a Record, &'a Text, &'a Content)> {
    let records = checked.archive.iter().map(|(_, record)| record);
    let named = records
        .flat_map(|record| record.common.photos.iter().filter_map(move |photo| Some((record, photo.file.as_ref()?))));
    let checked = *checked;
    named.filter_map(move |(record, name)| Some((record, name, content_beside(&checked, record, name)?)))
}

/// Completes a finding about an id that the list does not have.
fn unknown_id(finding: Diagnostic, text: &Text, known: &[String]) -> Diagnostic {
    let finding = finding.arg("id", &text.text).arg("known", known.join(", "));
    match nearest(&text.text, known.iter().map(String::as_str)) {
        Some(guess) => finding.arg("guess", guess).help("guess"),
        None => finding,
    }
}
