//! `markdown-too-deep`: are lists and quotations nested so deeply that their markup is lost?

use super::Reading;
use crate::diagnostics::Diagnostic;

pub(super) fn check(reading: &Reading<'_>) -> Vec<Diagnostic> {
    let deep = reading.scan.too_deep.clone();
    deep.map(|range| Diagnostic::warning("markdown-too-deep", reading.prose.place(range))).into_iter().collect()
}
