//! `image-without-alt`: is every picture in a text described for those who don't see it?

use super::Reading;
use crate::diagnostics::Diagnostic;
use crate::markup::Destination;

pub(super) fn check(reading: &Reading<'_>) -> Vec<Diagnostic> {
    let shown = |destination: &Destination<'_>| match destination {
        // A picture that the record does not list is not shown at all.
        Destination::File(path) => reading.beside.contains(path),
        Destination::External(_) | Destination::Anchor(_) => true,
        _ => false,
    };
    let links = reading.links().filter(|(link, destination)| link.image && link.alt_empty && shown(destination));
    let finding = |link| Diagnostic::error("image-without-alt", reading.place(link));
    links.map(|(link, _)| finding(link).arg("link", &link.destination)).collect()
}
