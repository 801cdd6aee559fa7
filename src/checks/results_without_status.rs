//! `results-without-status`: is it said where the results are when there are none?

use super::Checked;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::model::Kind;

pub(super) fn check(checked: &Checked<'_>) -> Diagnostics {
    let mut faults = Diagnostics::default();
    for (_, record) in checked.archive.of_kind(Kind::AwardLists) {
        let Some(list) = record.award_list() else { continue };
        let stages_say = list.stages.iter().any(|stage| stage.results_status.is_some());
        if list.results.rows.is_empty() && !list.results.faulty && list.results_status.is_none() && !stages_say {
            faults.push(Diagnostic::error("results-without-status", record.span).record(record.key()));
        }
    }
    faults
}
