//! `picture-too-large`: are the pictures of a record within the bounds of what is decoded?

use super::{Checked, photos};
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::pictures::Fault;
use crate::sources::Content;

pub(super) fn check(checked: &Checked<'_>) -> Diagnostics {
    let found = photos(checked).filter_map(|(record, name, content)| match content {
        Content::Picture(Err(fault @ (Fault::Pixels(..) | Fault::Bytes(_)))) => {
            let finding = Diagnostic::error("picture-too-large", name.span).arg("file", &name.text);
            Some(finding.arg("cause", fault.to_string()).record(record.key()))
        }
        _ => None,
    });
    Diagnostics(found.collect())
}
