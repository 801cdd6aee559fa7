//! Are the results of an award list possible, and is it said where they are when there are none?

use super::Checked;
use crate::diagnostics::{Diagnostic, Diagnostics, Span};
use crate::model::Kind;
use crate::model::values::{AwardResult, Flag, ResultPlace};
use crate::records::Record;
use std::collections::BTreeMap;

pub(super) fn check(checked: &Checked<'_>) -> Diagnostics {
    let mut faults = Diagnostics::default();
    for (_, record) in checked.archive.of_kind(Kind::AwardLists) {
        let Some(list) = record.award_list() else { continue };
        let stages_say = list.stages.iter().any(|stage| stage.results_status.is_some());
        if list.results.rows.is_empty() && !list.results.faulty && list.results_status.is_none() && !stages_say {
            faults.push(Diagnostic::error("results-without-status", record.span).record(record.key()));
        }
        shared_places(record, &list.results.rows, &mut faults);
    }
    faults
}

/// What must be unique without `shared`: a numbered place in one nomination of one stage.
type Seat<'a> = (ResultPlace, Option<&'a str>, Option<&'a str>);

/// Two first places in one nomination must say that the place is shared.
fn shared_places(record: &Record, rows: &[AwardResult], faults: &mut Diagnostics) {
    let mut seen: BTreeMap<Seat<'_>, Span> = BTreeMap::new();
    for row in rows.iter().filter(|row| row.shared != Some(Flag(true))) {
        let Some(place) = row.place.filter(|place| place.is_numbered()) else { continue };
        let seat =
            (place, row.nomination.as_ref().map(|t| t.text.as_str()), row.stage.as_ref().map(|t| t.text.as_str()));
        match seen.get(&seat) {
            Some(first) => faults.push(
                Diagnostic::error("place-twice", row.span)
                    .arg("place", place.word())
                    .note(*first, "first")
                    .record(record.key()),
            ),
            None => {
                seen.insert(seat, row.span);
            }
        }
    }
}
