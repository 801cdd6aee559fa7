//! `comment-open`: does a comment end, so that what follows it is not lost?

use super::Reading;
use crate::diagnostics::Diagnostic;

pub(super) fn check(reading: &Reading<'_>) -> Vec<Diagnostic> {
    let open = reading.scan.open_comment.clone();
    open.map(|range| Diagnostic::error("comment-open", reading.prose.place(range))).into_iter().collect()
}
