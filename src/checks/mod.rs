//! Stage 4, check: what in the linked archive can't be right? One rule, one file.

mod beside;
mod dates;
mod document_as_record;
mod incomplete;
mod links;
mod nominations;
mod pictures;
mod results;
mod unlisted_file;

pub use beside::{Companion, companions, record_key};

use crate::archive::Archive;
use crate::diagnostics::Diagnostics;
use crate::sources::SourceTree;

/// What a rule may look at.
pub(crate) struct Checked<'a> {
    /// The linked records.
    pub archive: &'a Archive,
    /// Texts and files.
    pub sources: &'a SourceTree,
}

/// The rules, in the order of their names.
const RULES: [fn(&Checked<'_>) -> Diagnostics; 8] = [
    dates::check,
    document_as_record::check,
    incomplete::check,
    links::check,
    nominations::check,
    pictures::check,
    results::check,
    unlisted_file::check,
];

/// Runs every rule over the archive. All findings, nothing stopped at the first.
pub fn check(archive: &Archive, sources: &SourceTree) -> Diagnostics {
    let checked = Checked { archive, sources };
    let mut faults = Diagnostics::default();
    for rule in RULES {
        faults.append(rule(&checked));
    }
    faults
}
