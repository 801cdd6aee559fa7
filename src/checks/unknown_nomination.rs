//! `unknown-nomination`: do results and blocks of days name nominations that their list has?

use super::{Checked, unknown_id};
use crate::archive::Ix;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::model::Kind;
use crate::model::values::Text;
use crate::records::Record;

pub(super) fn check(checked: &Checked<'_>) -> Diagnostics {
    let mut faults = Diagnostics::default();
    for (ix, record) in checked.archive.of_kind(Kind::AwardLists) {
        let Some(list) = record.award_list() else { continue };
        let named = list.results.rows.iter().filter_map(|row| row.nomination.as_ref());
        report(record, named, &nominations(checked, ix), &mut faults);
    }
    for (ix, record) in checked.archive.of_kind(Kind::Events) {
        of_event(checked, ix, record, &mut faults);
    }
    faults
}

fn report<'a>(record: &Record, named: impl Iterator<Item = &'a Text>, known: &[String], faults: &mut Diagnostics) {
    for text in named.filter(|text| !known.contains(&text.text)) {
        let finding = Diagnostic::error("unknown-nomination", text.span);
        faults.push(unknown_id(finding, text, known).record(record.key()));
    }
}

/// Ids of the nominations of a list, and of its award over the years.
fn nominations(checked: &Checked<'_>, ix: Ix) -> Vec<String> {
    let Some(list) = checked.archive.get(ix).award_list() else { return Vec::new() };
    let award = list.award.and_then(|award| checked.archive.target(ix, award));
    let of_award = award.and_then(|award| checked.archive.get(award).award()).into_iter().flat_map(|a| &a.nominations);
    list.nominations.iter().chain(of_award).map(|nomination| nomination.id.text.clone()).collect()
}

/// Blocks of an event name nominations of the contests whose stage it is.
fn of_event(checked: &Checked<'_>, ix: Ix, record: &Record, faults: &mut Diagnostics) {
    let Some(event) = record.event().filter(|event| event.blocks.iter().any(|b| !b.nominations.is_empty())) else {
        return;
    };
    let mut lists: Vec<Ix> = std::iter::once(ix)
        .chain(checked.archive.ancestors(ix))
        .flat_map(|up| checked.archive.incoming(up))
        .copied()
        .collect();
    lists.extend(checked.archive.targets(ix, &event.award_lists));
    let known: Vec<String> = lists.into_iter().flat_map(|list| nominations(checked, list)).collect();
    report(record, event.blocks.iter().flat_map(|block| &block.nominations), &known, faults);
}
