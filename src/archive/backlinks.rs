//! Who refers to a record?

use super::whole::{Archive, Ix};

/// For each record the distinct records that refer to it, in the order of the records. Suggestions for editors don't count.
pub(super) fn incoming(archive: &Archive) -> Vec<Vec<Ix>> {
    let mut incoming: Vec<Vec<Ix>> = vec![Vec::new(); archive.records.len()];
    for (at, targets) in archive.targets.iter().enumerate() {
        let from = Ix::at(at);
        let refs = &archive.records[at].refs;
        for (target, _) in targets.iter().zip(refs).filter(|(_, reference)| !reference.suggestion) {
            if let Some(target) = target {
                let list = &mut incoming[target.usize()];
                if list.last() != Some(&from) && *target != from {
                    list.push(from);
                }
            }
        }
    }
    incoming
}
