//! Does a Word document, a PDF or a web page lie where a record is expected?

use super::{Checked, Companion};
use crate::diagnostics::{Diagnostics, Span};
use crate::i18n::Lang;
use crate::sources::foreign::{self, Foreign};

pub(super) fn check(checked: &Checked<'_>, all: &[Companion]) -> Diagnostics {
    let found = all.iter().filter_map(|companion| {
        let kind = of(companion, &checked.sources.get(companion.file)?.path)?;
        Some(foreign::finding(Span::file_start(companion.file), kind))
    });
    Diagnostics(found.collect())
}

/// What a file is, if it is a document that nobody names and that stands in the place of a record: where no record is beside
/// it, or under the name of a record's text (`index.docx`, `kk.docx`).
pub(super) fn of(companion: &Companion, path: &str) -> Option<Foreign> {
    let name = path.rsplit('/').next().unwrap_or(path);
    let kind = foreign::of_name(name)?;
    let (stem, _) = name.rsplit_once('.')?;
    let in_place =
        path.matches('/').count() == 2 && (stem == "index" || stem.len() == 2 && Lang::parse(stem).is_some());
    (companion.named_by.is_none() && (companion.record.is_none() || in_place)).then_some(kind)
}
