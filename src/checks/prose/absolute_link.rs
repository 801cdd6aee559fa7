//! `absolute-link`: does a link depend on the address under which the site is published?

use super::Reading;
use crate::diagnostics::Diagnostic;
use crate::markup::Destination;

pub(super) fn check(reading: &Reading<'_>) -> Vec<Diagnostic> {
    let absolute = reading.links().filter(|(_, destination)| matches!(destination, Destination::Absolute(_)));
    let finding = |link| Diagnostic::error("absolute-link", reading.place(link));
    absolute.map(|(link, _)| finding(link).arg("link", &link.destination)).collect()
}
