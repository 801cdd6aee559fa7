//! Stage 4, check: what in the linked archive can't be right? One rule, one file, one code.

mod links;

use crate::archive::Archive;
use crate::diagnostics::Diagnostics;
use crate::site::Site;
use crate::sources::SourceTree;

/// What a rule may look at.
pub(crate) struct Checked<'a> {
    /// The linked records.
    pub archive: &'a Archive,
    /// Texts and files.
    pub sources: &'a SourceTree,
    /// Settings.
    pub site: &'a Site,
}

/// Runs every rule over the archive. All findings, nothing stopped at the first.
pub fn check(archive: &Archive, sources: &SourceTree, site: &Site) -> Diagnostics {
    let checked = Checked { archive, sources, site };
    let mut faults = Diagnostics::default();
    for rule in [links::check] {
        faults.append(rule(&checked));
    }
    faults
}
