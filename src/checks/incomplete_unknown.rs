//! `incomplete-unknown`: do the fields that are listed as missing exist?

use super::Checked;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::model::kinds::Common;
use crate::model::{Kind, nearest};
use crate::records::detail_specs;
use std::collections::BTreeMap;

pub(super) fn check(checked: &Checked<'_>) -> Diagnostics {
    let mut keys: BTreeMap<Kind, Vec<&'static str>> = BTreeMap::new();
    for kind in Kind::ALL {
        let specs = Common::specs().into_iter().chain(detail_specs(kind));
        keys.insert(kind, specs.map(|spec| spec.key).chain(["sessions"]).collect());
    }
    let mut faults = Diagnostics::default();
    for (_, record) in checked.archive.iter() {
        let known = &keys[&record.kind];
        for field in record.common.incomplete.iter().filter(|field| !known.contains(&field.text.as_str())) {
            let finding = Diagnostic::error("incomplete-unknown", field.span).arg("key", field.text.clone());
            let finding = match nearest(&field.text, known.iter().copied()) {
                Some(guess) => finding.arg("guess", guess).help("guess"),
                None => finding,
            };
            faults.push(finding.record(record.key()));
        }
    }
    faults
}
