//! `period-ends-before-start`: does a post end after it began?

use super::Checked;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::model::Kind;

pub(super) fn check(checked: &Checked<'_>) -> Diagnostics {
    let mut faults = Diagnostics::default();
    for (_, record) in checked.archive.of_kind(Kind::People) {
        for affiliation in record.person().into_iter().flat_map(|person| &person.affiliations) {
            let start = affiliation.from.as_ref().and_then(|d| d.date.earliest());
            let end = affiliation.until.as_ref().and_then(|d| d.date.latest());
            if start.zip(end).is_some_and(|(start, end)| end < start) {
                let at = affiliation.until.as_ref().map_or(affiliation.span, |d| d.span);
                faults.push(Diagnostic::error("period-ends-before-start", at).record(record.key()));
            }
        }
    }
    faults
}
