//! `raw-html`: does a text hold HTML, which is shown as it is typed?

use super::Reading;
use crate::diagnostics::Diagnostic;
use std::ops::Range;

/// Once a line is enough.
pub(super) fn check(reading: &Reading<'_>) -> Vec<Diagnostic> {
    let mut kept: Vec<Range<usize>> = Vec::new();
    let mut end = 0;
    for range in &reading.scan.raw_html {
        let between = reading.text.get(end..range.start).unwrap_or("\n");
        if kept.is_empty() || between.contains('\n') {
            kept.push(range.clone());
        }
        end = range.end;
    }
    kept.into_iter().map(|range| Diagnostic::warning("raw-html", reading.prose.place(range))).collect()
}
