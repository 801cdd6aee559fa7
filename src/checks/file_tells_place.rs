//! `file-tells-place`: does a photograph that is published byte by byte say where it was taken?

use super::{Checked, content_beside};
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::sources::Content;

pub(super) fn check(checked: &Checked<'_>) -> Diagnostics {
    let mut findings = Diagnostics::default();
    for (_, record) in checked.archive.iter() {
        for name in record.common.files.iter().filter_map(|file| file.file.as_ref()) {
            if let Some(Content::Picture(Ok(picture))) = content_beside(checked, record, name)
                && picture.head.gps
            {
                let finding = Diagnostic::error("file-tells-place", name.span).arg("file", &name.text);
                findings.push(finding.record(record.key()));
            }
        }
    }
    findings
}
