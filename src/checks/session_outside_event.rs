//! `session-outside-event`: is a session on a day that its event has?

use super::Checked;
use crate::archive::Ix;
use crate::dates::Date;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::model::Kind;
use crate::model::kinds::{DateStatus, Event};

/// An error between exact dates, else a warning.
pub(super) fn check(checked: &Checked<'_>) -> Diagnostics {
    let outer = nearest_dated(checked);
    let events = checked.archive.of_kind(Kind::Events).zip(outer);
    let found = events
        .filter_map(|((_, record), outer)| Some(of_event(checked, record.event()?, outer?)?.record(record.key())));
    Diagnostics(found.collect())
}

/// For each event in order, the nearest event above it that has a date. Each step up is made once, however deep the tree is.
fn nearest_dated(checked: &Checked<'_>) -> Vec<Option<Ix>> {
    let archive = checked.archive;
    let events: Vec<Ix> = archive.of_kind(Kind::Events).map(|(ix, _)| ix).collect();
    let Some(first) = events.first().map(|ix| ix.0) else { return Vec::new() };
    let place = |ix: Ix| (ix.0 - first) as usize;
    let dated = |ix: Ix| archive.get(ix).event().is_some_and(|event| event.date.is_some());
    let mut known: Vec<Option<Option<Ix>>> = vec![None; events.len()];
    for start in &events {
        let (mut way, mut at) = (Vec::new(), *start);
        let found = loop {
            if let Some(found) = known[place(at)] {
                break found;
            }
            way.push(at);
            match archive.parent(at) {
                Some(up) if dated(up) => break Some(up),
                Some(up) => at = up,
                None => break None,
            }
        };
        way.into_iter().for_each(|ix| known[place(ix)] = Some(found));
    }
    known.into_iter().map(Option::flatten).collect()
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
