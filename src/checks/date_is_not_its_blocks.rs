//! `date-is-not-its-blocks`: does a discontinuous date consist of the days of its blocks?

use super::Checked;
use crate::dates::Date;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::model::Kind;
use crate::model::kinds::Event;

pub(super) fn check(checked: &Checked<'_>) -> Diagnostics {
    let events = checked.archive.of_kind(Kind::Events);
    Diagnostics(events.filter_map(|(_, record)| Some(of_event(record.event()?)?.record(record.key()))).collect())
}

fn of_event(event: &Event) -> Option<Diagnostic> {
    let own = event.date.as_ref()?;
    let blocks: Vec<&Date> = event.blocks.iter().map(|block| &block.date.date).collect();
    if blocks.is_empty() || own.date.is_union_of(&blocks) != Some(false) {
        return None;
    }
    let days: Vec<&str> = blocks.iter().map(|date| date.edtf()).collect();
    let first = event.blocks.first().map_or(own.span, |block| block.date.span);
    Some(
        Diagnostic::error("date-is-not-its-blocks", own.span)
            .arg("date", own.date.edtf())
            .arg("blocks", days.join(", "))
            .note(first, "blocks"),
    )
}
