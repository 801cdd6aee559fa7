//! Which records are published? Drafts, embargoed and withdrawn ones leave here, before anything is counted or linked.

use crate::dates::Moment;
use crate::diagnostics::Span;
use crate::model::Kind;
use crate::model::kinds::Status;
use crate::model::values::Flag;
use crate::records::Record;
use std::collections::BTreeMap;

/// Sessions are nested no deeper than YAML is.
const MAX_DEPTH: usize = 24;

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
    if reasons.iter().all(Option::is_none) {
        return (records, withheld);
    }
    // A session written inside an event goes with it; the chain of events it was written in is followed upward.
    let by_id: BTreeMap<(Kind, &str), usize> =
        records.iter().enumerate().map(|(at, record)| ((record.kind, record.id.as_str()), at)).collect();
    let parent = |at: usize| by_id.get(&(records[at].kind, records[at].written_in.as_deref()?)).copied();
    let hidden_above: Vec<Option<WithheldReason>> = (0..records.len())
        .map(|at| {
            std::iter::successors(parent(at), |up| parent(*up)).take(MAX_DEPTH).find_map(|up| reasons[up].clone())
        })
        .collect();
    let mut published = Vec::with_capacity(records.len());
    for (record, reason) in records.into_iter().zip(reasons.into_iter().zip(hidden_above)) {
        match reason.0.or(reason.1) {
            Some(reason) => withheld.push(Withheld { key: record.key(), span: record.span, reason }),
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
        Some(at) if !drafts && at.moment.utc_minutes() > now.utc_minutes() => {
            Some(WithheldReason::Embargo(at.moment.iso()))
        }
        _ => None,
    }
}
