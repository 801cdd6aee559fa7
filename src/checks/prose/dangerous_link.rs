//! `dangerous-link`: does a link run a program instead of leading somewhere?

use super::Reading;
use crate::diagnostics::Diagnostic;
use crate::markup::Destination;

pub(super) fn check(reading: &Reading<'_>) -> Vec<Diagnostic> {
    let found = reading.links().filter_map(|(link, destination)| match destination {
        Destination::Dangerous(scheme) => {
            let finding = Diagnostic::error("dangerous-link", reading.place(link));
            Some(finding.arg("link", &link.destination).arg("scheme", scheme))
        }
        _ => None,
    });
    found.collect()
}
