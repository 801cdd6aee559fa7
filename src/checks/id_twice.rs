//! `id-twice`: has each nomination and each stage of a list an id of its own?

use super::Checked;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::model::Kind;
use crate::model::values::Text;
use std::collections::BTreeMap;

pub(super) fn check(checked: &Checked<'_>) -> Diagnostics {
    let mut faults = Diagnostics::default();
    for (_, record) in checked.archive.of_kind(Kind::AwardLists) {
        let Some(list) = record.award_list() else { continue };
        let nominations: Vec<&Text> = list.nominations.iter().map(|nomination| &nomination.id).collect();
        let stages: Vec<&Text> = list.stages.iter().map(|stage| &stage.id).collect();
        for ids in [nominations, stages] {
            let mut seen: BTreeMap<&str, &Text> = BTreeMap::new();
            for id in ids {
                match seen.get(id.text.as_str()) {
                    Some(first) => {
                        let finding = Diagnostic::error("id-twice", id.span).arg("id", &id.text);
                        faults.push(finding.note(first.span, "first").record(record.key()));
                    }
                    None => {
                        seen.insert(&id.text, id);
                    }
                }
            }
        }
    }
    faults
}
