//! `vanished-record`: is every record that was published still there, or is it said where it went?

use super::Checked;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::model::{Kind, is_id};
use std::collections::BTreeSet;

/// Kind and id of the records whose pages are among the paths of an earlier output.
pub fn published_records<'a>(paths: impl Iterator<Item = &'a str>) -> BTreeSet<(Kind, String)> {
    let record = |path: &str| {
        let parts: Vec<&str> = path.split('/').collect();
        match parts.as_slice() {
            [_, folder, id, "index.json"] => Some((Kind::from_folder(folder)?, (*id).to_owned())),
            _ => None,
        }
    };
    paths.filter_map(record).filter(|(_, id)| is_id(id)).collect()
}

/// An error; of people and organizations a warning, because a page may have been made from a name alone.
pub(super) fn check(checked: &Checked<'_>) -> Diagnostics {
    let gone: Vec<&(Kind, String)> =
        checked.published.iter().filter(|(kind, id)| is_gone(checked, *kind, id)).collect();
    if gone.is_empty() {
        return Diagnostics::default();
    }
    let renamed: BTreeSet<(Kind, &str)> = checked
        .archive
        .iter()
        .flat_map(|(_, record)| record.common.old_ids.iter().map(|old| (record.kind, old.text.as_str())))
        .collect();
    let left = gone.into_iter().filter(|(kind, id)| !renamed.contains(&(*kind, id.as_str())));
    Diagnostics(left.map(|(kind, id)| finding(*kind, id)).collect())
}

fn is_gone(checked: &Checked<'_>, kind: Kind, id: &str) -> bool {
    checked.archive.find(kind, id).is_none() && !checked.withheld.contains(&format!("{kind}/{id}"))
}

fn finding(kind: Kind, id: &str) -> Diagnostic {
    let path = format!("content/{kind}/{id}.yaml");
    let finding = if kind.may_be_unverified() {
        Diagnostic::path_warning("vanished-record", path)
    } else {
        Diagnostic::path_error("vanished-record", path)
    };
    finding.arg("key", format!("{kind}/{id}")).arg("id", id).record(format!("{kind}/{id}"))
}
