//! Do results, stages and blocks name nominations and stages that their list has?

use super::Checked;
use crate::archive::Ix;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::model::values::Text;
use crate::model::{Kind, nearest};
use crate::records::Record;

pub(super) fn check(checked: &Checked<'_>) -> Diagnostics {
    let mut faults = Diagnostics::default();
    for (ix, record) in checked.archive.of_kind(Kind::AwardLists) {
        of_list(checked, ix, record, &mut faults);
    }
    for (ix, record) in checked.archive.of_kind(Kind::Events) {
        of_event(checked, ix, record, &mut faults);
    }
    faults
}

/// Ids of the nominations of a list, and of its award over the years.
fn nominations(checked: &Checked<'_>, ix: Ix) -> Vec<String> {
    let Some(list) = checked.archive.get(ix).award_list() else { return Vec::new() };
    let award = list.award.and_then(|award| checked.archive.target(ix, award));
    let of_award = award.and_then(|award| checked.archive.get(award).award()).into_iter().flat_map(|a| &a.nominations);
    list.nominations.iter().chain(of_award).map(|nomination| nomination.id.text.clone()).collect()
}

fn of_list(checked: &Checked<'_>, ix: Ix, record: &Record, faults: &mut Diagnostics) {
    let Some(list) = record.award_list() else { return };
    let nominations = nominations(checked, ix);
    let stages: Vec<String> = list.stages.iter().map(|stage| stage.id.text.clone()).collect();
    let mut expect = |code: &'static str, text: &Text, known: &[String]| {
        if !known.contains(&text.text) {
            faults.push(unknown(code, text, known).record(record.key()));
        }
    };
    for row in &list.results.rows {
        row.nomination.iter().for_each(|text| expect("unknown-nomination", text, &nominations));
        row.stage.iter().for_each(|text| expect("unknown-stage", text, &stages));
    }
    for stage in &list.stages {
        stage.advances_to.iter().for_each(|text| expect("unknown-stage", text, &stages));
    }
    let ids = list.nominations.iter().map(|n| &n.id).collect::<Vec<_>>();
    let stages = list.stages.iter().map(|s| &s.id).collect::<Vec<_>>();
    for ids in [ids, stages] {
        for (at, id) in ids.iter().enumerate() {
            if let Some(first) = ids[..at].iter().find(|other| other.text == id.text) {
                let finding = Diagnostic::error("id-twice", id.span).arg("id", id.text.clone());
                faults.push(finding.note(first.span, "first").record(record.key()));
            }
        }
    }
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
    for text in event.blocks.iter().flat_map(|block| &block.nominations).filter(|text| !known.contains(&text.text)) {
        faults.push(unknown("unknown-nomination", text, &known).record(record.key()));
    }
}

fn unknown(code: &'static str, text: &Text, known: &[String]) -> Diagnostic {
    let finding = Diagnostic::error(code, text.span).arg("id", text.text.clone()).arg("known", known.join(", "));
    match nearest(&text.text, known.iter().map(String::as_str)) {
        Some(guess) => finding.arg("guess", guess).help("guess"),
        None => finding,
    }
}
