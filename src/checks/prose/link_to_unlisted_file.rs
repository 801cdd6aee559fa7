//! `link-to-unlisted-file`: does the record list the files that its text leads to?

use super::Reading;
use crate::diagnostics::Diagnostic;
use crate::markup::Destination;

pub(super) fn check(reading: &Reading<'_>) -> Vec<Diagnostic> {
    let unlisted = |destination: &Destination<'_>| match destination {
        Destination::File(path) => !reading.beside.contains(path),
        _ => false,
    };
    let links = reading.links().filter(|(_, destination)| unlisted(destination));
    let finding = |link| Diagnostic::error("link-to-unlisted-file", reading.place(link));
    links.map(|(link, _)| finding(link).arg("link", &link.destination)).collect()
}
