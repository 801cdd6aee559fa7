//! `dangling-link`: is there a record where a link leads?

use super::Reading;
use crate::archive::reference_to_withheld;
use crate::diagnostics::Diagnostic;
use crate::markup::{Destination, LinkUse};
use crate::model::{Kind, nearest};

pub(super) fn check(reading: &Reading<'_>) -> Vec<Diagnostic> {
    let found = reading.links().filter_map(|(link, destination)| match destination {
        Destination::Record { kind, id, .. } => of_record(reading, link, Kind::from_folder(kind)?, id),
        _ => None,
    });
    found.collect()
}

fn of_record(reading: &Reading<'_>, link: &LinkUse, kind: Kind, id: &str) -> Option<Diagnostic> {
    let archive = reading.checked.archive;
    if archive.find(kind, id).is_some() {
        return None;
    }
    let at = reading.place(link);
    if archive.is_gone(kind, id) {
        return Some(reference_to_withheld(at, &link.destination));
    }
    let finding = Diagnostic::error("dangling-link", at).arg("link", &link.destination);
    let ids: Vec<&str> = archive.of_kind(kind).map(|(_, record)| record.id.as_str()).collect();
    Some(match nearest(id, ids.into_iter()) {
        Some(guess) => finding.arg("guess", format!("{kind}/{guess}")).help("guess"),
        None => finding,
    })
}
