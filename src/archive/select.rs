//! Which records are published? Drafts, embargoed and withdrawn ones leave here, before anything is counted or linked.

use crate::dates::Moment;
use crate::diagnostics::Span;
use crate::model::kinds::Status;
use crate::model::values::Flag;
use crate::records::Record;

/// Why a record is not published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WithheldReason {
    /// `status: draft`
    Draft,
    /// `publish_at` lies ahead; the moment as written.
    Embargo(String),
    /// `status: withdrawn`
    Withdrawn,
    /// `status: removed`
    Removed,
    /// `page: false` on a person.
    OnRequest,
}

/// A record that was not published.
#[derive(Clone, Debug)]
pub struct Withheld {
    /// `kind/id`.
    pub key: String,
    /// Where it stands.
    pub span: Span,
    /// Why.
    pub reason: WithheldReason,
}

/// Parts the records into those that are published at `now` and those that wait. `drafts` lets drafts and embargoed ones pass.
/// Sessions written inside a withheld event are withheld with it.
pub fn select(records: Vec<Record>, now: &Moment, drafts: bool) -> (Vec<Record>, Vec<Withheld>) {
    let mut withheld: Vec<Withheld> = Vec::new();
    let reasons: Vec<Option<WithheldReason>> = records.iter().map(|record| reason(record, now, drafts)).collect();
    let hidden: std::collections::BTreeSet<String> =
        records.iter().zip(&reasons).filter(|(_, reason)| reason.is_some()).map(|(record, _)| record.key()).collect();
    let hidden_above = |record: &Record| {
        // The id of a session begins with the id of the event it was written in.
        record
            .written_in
            .as_ref()
            .is_some_and(|_| hidden.iter().any(|key| record.key().starts_with(&format!("{key}-"))))
    };
    let mut published = Vec::with_capacity(records.len());
    for (record, reason) in records.into_iter().zip(reasons) {
        match reason {
            Some(reason) => withheld.push(Withheld { key: record.key(), span: record.span, reason }),
            None if !hidden.is_empty() && hidden_above(&record) => {
                withheld.push(Withheld { key: record.key(), span: record.span, reason: WithheldReason::Draft });
            }
            None => published.push(record),
        }
    }
    (published, withheld)
}

fn reason(record: &Record, now: &Moment, drafts: bool) -> Option<WithheldReason> {
    match record.common.status {
        Some(Status::Draft) if !drafts => return Some(WithheldReason::Draft),
        Some(Status::Withdrawn) => return Some(WithheldReason::Withdrawn),
        Some(Status::Removed) => return Some(WithheldReason::Removed),
        _ => {}
    }
    if record.person().is_some_and(|person| person.page.0 == Some(Flag(false))) {
        return Some(WithheldReason::OnRequest);
    }
    match &record.common.publish_at.0 {
        Some(at) if !drafts && at.moment.sort_key() > now.sort_key() => Some(WithheldReason::Embargo(at.moment.iso())),
        _ => None,
    }
}
