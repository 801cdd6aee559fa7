//! `unknown-stage`: do results and stages name stages that their list has?

use super::{Checked, unknown_id};
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::model::Kind;

pub(super) fn check(checked: &Checked<'_>) -> Diagnostics {
    let mut faults = Diagnostics::default();
    for (_, record) in checked.archive.of_kind(Kind::AwardLists) {
        let Some(list) = record.award_list() else { continue };
        let known: Vec<String> = list.stages.iter().map(|stage| stage.id.text.clone()).collect();
        let of_rows = list.results.rows.iter().filter_map(|row| row.stage.as_ref());
        let next = list.stages.iter().filter_map(|stage| stage.advances_to.as_ref());
        for text in of_rows.chain(next).filter(|text| !known.contains(&text.text)) {
            let finding = Diagnostic::error("unknown-stage", text.span);
            faults.push(unknown_id(finding, text, &known).record(record.key()));
        }
    }
    faults
}
