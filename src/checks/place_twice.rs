//! `place-twice`: was a numbered place given to two without saying that they share it?

use super::Checked;
use crate::diagnostics::{Diagnostic, Diagnostics, Span};
use crate::model::Kind;
use crate::model::values::{AwardResult, Flag, ResultPlace};
use crate::records::Record;
use std::collections::BTreeMap;

pub(super) fn check(checked: &Checked<'_>) -> Diagnostics {
    let mut faults = Diagnostics::default();
    for (_, record) in checked.archive.of_kind(Kind::AwardLists) {
        let rows = record.award_list().map_or(&[][..], |list| &list.results.rows);
        of_rows(record, rows, &mut faults);
    }
    faults
}

/// What must be unique without `shared`: a numbered place in one nomination of one stage.
type Seat<'a> = (ResultPlace, Option<&'a str>, Option<&'a str>);

fn of_rows(record: &Record, rows: &[AwardResult], faults: &mut Diagnostics) {
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
