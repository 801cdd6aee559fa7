//! Do the dates of an event fit those of its parts and blocks?

use super::Checked;
use crate::archive::Ix;
use crate::dates::Date;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::model::Kind;
use crate::model::kinds::{DateStatus, Event};

pub(super) fn check(checked: &Checked<'_>) -> Diagnostics {
    let mut faults = Diagnostics::default();
    for (ix, record) in checked.archive.of_kind(Kind::Events) {
        if let Some(event) = record.event() {
            let found = outside_parent(checked, ix, event).into_iter().chain(not_its_blocks(event));
            found.for_each(|finding| faults.push(finding.record(record.key())));
        }
    }
    for (_, record) in checked.archive.of_kind(Kind::People) {
        for affiliation in record.person().into_iter().flat_map(|person| &person.affiliations) {
            let start = affiliation.from.as_ref().and_then(|d| d.date.earliest());
            let end = affiliation.until.as_ref().and_then(|d| d.date.latest());
            if start.zip(end).is_some_and(|(start, end)| end < start) {
                let at = affiliation.until.as_ref().map_or(affiliation.span, |d| d.span);
                faults.push(Diagnostic::error("period-ends-before-start", at).record(record.key()));
            }
        }
    }
    faults
}

/// A session on a day that its event does not have: an error between exact dates, else a warning.
fn outside_parent(checked: &Checked<'_>, ix: Ix, event: &Event) -> Option<Diagnostic> {
    let own = event.date.as_ref()?;
    let (parent, outer) = checked.archive.ancestors(ix).find_map(|up| {
        let parent = checked.archive.get(up);
        Some((parent, parent.event()?.date.as_ref()?))
    })?;
    if outer.date.covers(&own.date) != Some(false) {
        return None;
    }
    let exact = |event: Option<&Event>, date: &Date| {
        date.is_exact() && event.is_none_or(|e| matches!(e.date_status, None | Some(DateStatus::Exact)))
    };
    let finding = if exact(Some(event), &own.date) && exact(parent.event(), &outer.date) {
        Diagnostic::error("session-outside-event", own.span)
    } else {
        Diagnostic::warning("session-outside-event", own.span)
    };
    Some(finding.arg("date", own.date.edtf()).arg("outer", outer.date.edtf()).note(outer.span, "event"))
}

/// A discontinuous date must be the days of its blocks.
fn not_its_blocks(event: &Event) -> Option<Diagnostic> {
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
