//! Which records are published? Drafts, embargoed and withdrawn ones leave here, before anything is counted or linked.

use super::names::declared_forms;
use crate::dates::Moment;
use crate::diagnostics::Span;
use crate::model::Kind;
use crate::model::kinds::Status;
use crate::model::values::{Flag, LText, Names, Text};
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
    /// The names under which other records may mean it: none of them becomes a page of its own.
    pub forms: Vec<String>,
    /// What its address says from now on; only for what was withdrawn or removed.
    pub tombstone: Option<Tombstone>,
}

/// All that stays of a record that was withdrawn or removed: its address says that there was one.
#[derive(Clone, Debug)]
pub struct Tombstone {
    /// Its kind.
    pub kind: Kind,
    /// Its id.
    pub id: String,
    /// Where it stands.
    pub span: Span,
    /// Whether nothing of it may be shown, not even its title.
    pub removed: bool,
    /// Title of a withdrawn record.
    pub title: Option<LText>,
    /// Name of a withdrawn person, organization, place or topic.
    pub names: Option<Names>,
    /// Why it was removed, in words for readers.
    pub reason: Option<LText>,
    /// Former ids, which lead to it.
    pub old_ids: Vec<Text>,
}

impl Tombstone {
    /// What stays of `record`, which left together with `cause`: itself or the event it was written in.
    fn of(record: &Record, cause: &Record) -> Option<Self> {
        let removed = match cause.common.status {
            Some(Status::Removed) => true,
            Some(Status::Withdrawn) => record.common.status == Some(Status::Removed),
            _ => return None,
        };
        let shown = !removed;
        Some(Self {
            kind: record.kind,
            id: record.id.clone(),
            span: record.span,
            removed,
            title: record.title().filter(|_| shown).cloned(),
            names: record.names().filter(|_| shown).cloned(),
            reason: cause.common.removed_reason.clone(),
            old_ids: record.common.old_ids.clone(),
        })
    }
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
    // For each record that leaves, the one whose status says so: itself, else the nearest event it was written in.
    let causes: Vec<Option<usize>> = (0..records.len())
        .map(|at| {
            let mut chain = std::iter::successors(Some(at), |up| parent(*up)).take(MAX_DEPTH + 1);
            chain.find(|up| reasons[*up].is_some())
        })
        .collect();
    let stones: Vec<Option<Tombstone>> = causes
        .iter()
        .enumerate()
        .map(|(at, cause)| cause.and_then(|cause| Tombstone::of(&records[at], &records[cause])))
        .collect();
    let mut published = Vec::with_capacity(records.len());
    for (record, (cause, tombstone)) in records.into_iter().zip(causes.into_iter().zip(stones)) {
        match cause.and_then(|cause| reasons[cause].clone()) {
            Some(reason) => {
                let forms = declared_forms(&record);
                withheld.push(Withheld { key: record.key(), span: record.span, reason, forms, tombstone });
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
        Some(at) if !drafts && at.moment.utc_minutes() > now.utc_minutes() => {
            Some(WithheldReason::Embargo(at.moment.iso()))
        }
        _ => None,
    }
}
