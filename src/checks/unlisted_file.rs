//! Does a picture, a document or a table lie beside a record that does not name it? No reader will see it.

use super::beside::record_key;
use super::{Checked, Companion, document_as_record};
use crate::diagnostics::{Diagnostic, Diagnostics, Span};

pub(super) fn check(checked: &Checked<'_>, all: &[Companion]) -> Diagnostics {
    let mut findings = Diagnostics::default();
    for companion in all {
        let Some(source) = checked.sources.get(companion.file) else { continue };
        if companion.named_by.is_some() || document_as_record::of(companion, &source.path).is_some() {
            continue;
        }
        let name = source.path.rsplit('/').next().unwrap_or(&source.path);
        let finding = Diagnostic::info("unlisted-file", Span::file_start(companion.file)).arg("file", name);
        let record = companion.record.and_then(|file| record_key(&checked.sources.get(file)?.path));
        findings.push(match record {
            Some(record) => finding.arg("record", &record).record(record),
            None => finding.help("alone"),
        });
    }
    findings
}
