//! `session-outside-event`: is a session on a day that its event has?

use super::Checked;
use crate::archive::Ix;
use crate::dates::Date;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::model::Kind;
use crate::model::kinds::{DateStatus, Event};

/// An error between exact dates, else a warning.
pub(super) fn check(checked: &Checked<'_>) -> Diagnostics {
    let events = checked.archive.of_kind(Kind::Events);
    let found = events.filter_map(|(ix, record)| {
        let outer = checked.archive.dated_above(ix)?;
        Some(of_event(checked, record.event()?, outer)?.record(record.key()))
    });
    Diagnostics(found.collect())
}

fn of_event(checked: &Checked<'_>, event: &Event, parent: Ix) -> Option<Diagnostic> {
    let own = event.date.as_ref()?;
    let parent = checked.archive.get(parent).event()?;
    let outer = parent.date.as_ref()?;
    if outer.date.covers(&own.date) != Some(false) {
        return None;
    }
    let exact =
        |event: &Event, date: &Date| date.is_exact() && matches!(event.date_status, None | Some(DateStatus::Exact));
    let finding = if exact(event, &own.date) && exact(parent, &outer.date) {
        Diagnostic::error("session-outside-event", own.span).judgement()
    } else {
        Diagnostic::warning("session-outside-event", own.span)
    };
    Some(finding.arg("date", own.date.edtf()).arg("outer", outer.date.edtf()).note(outer.span, "event"))
}
