//! Stage 4, check: what in the linked archive can't be right? One rule, one file.

mod dates;
mod incomplete;
mod links;
mod missing_translation;
mod nominations;
mod pictures;
mod results;

use crate::archive::Archive;
use crate::diagnostics::Diagnostics;
use crate::site::Site;
use crate::sources::SourceTree;

/// What a rule may look at.
pub(crate) struct Checked<'a> {
    /// The linked records.
    pub archive: &'a Archive,
    /// The settings.
    pub site: &'a Site,
    /// Texts and files.
    pub sources: &'a SourceTree,
}

/// The rules, in the order of their names.
const RULES: [fn(&Checked<'_>) -> Diagnostics; 7] = [
    dates::check,
    incomplete::check,
    links::check,
    missing_translation::check,
    nominations::check,
    pictures::check,
    results::check,
];

/// Runs every rule over the archive. All findings, nothing stopped at the first.
pub fn check(archive: &Archive, site: &Site, sources: &SourceTree) -> Diagnostics {
    let checked = Checked { archive, site, sources };
    let mut faults = Diagnostics::default();
    for rule in RULES {
        faults.append(rule(&checked));
    }
    faults
}
