//! How do parsed records become the archive?

use super::backlinks::incoming;
use super::duplicates::likely_same;
use super::names::{declared_forms, normal_form};
use super::resolve::{Directory, Resolved, Waiting};
use super::select::{Tombstone, Withheld};
use super::trees::{cycles, grow, way_round};
use super::whole::{Archive, Ix};
use crate::diagnostics::{Diagnostic, Diagnostics, FileId, Span};
use crate::i18n::{Lang, slug};
use crate::model::kinds::{Common, Organization, Person};
use crate::model::values::Names;
use crate::model::{Kind, Reader};
use crate::records::{Detail, Record};
use crate::site::Site;
use crate::yaml::{Node, Value};
use rayon::prelude::*;
use std::collections::{BTreeMap, HashMap};

/// Links the published records: ids and declared names lead to records, unknown names of people and organizations get an
/// unverified record, trees and back-references are gathered. Findings: dangling and ambiguous references, cycles, likely duplicates.
pub fn link(records: Vec<Record>, withheld: &[Withheld], site: &Site) -> (Archive, Diagnostics) {
    let mut tombstones: Vec<Tombstone> = withheld.iter().filter_map(|w| w.tombstone.clone()).collect();
    tombstones.sort_by(|a, b| (a.kind, &a.id).cmp(&(b.kind, &b.id)));
    let mut archive = Archive { records, tombstones, ..Archive::default() };
    index(&mut archive);
    let waiting = Waiting::new(withheld);
    let (resolved, mut faults) = resolve_all(&archive, &waiting);
    add_unverified(&mut archive, &resolved, &waiting, site, &mut faults);
    fill_targets(&mut archive, &resolved);
    faults.append(follow_merged(&mut archive));
    faults.append(grow(&mut archive));
    archive.incoming = incoming(&archive);
    faults.append(likely_same(&mut archive));
    (archive, faults)
}

/// Builds the look-ups by id and by declared name.
fn index(archive: &mut Archive) {
    let count = archive.records.len();
    archive.by_key = HashMap::with_capacity(count);
    archive.by_name = HashMap::with_capacity(count * 2);
    let forms: Vec<Vec<String>> = archive.records.par_iter().map(declared_forms).collect();
    for (at, (record, forms)) in archive.records.iter().zip(forms).enumerate() {
        archive.by_key.insert((record.kind, record.id.clone()), Ix::at(at));
        for form in forms {
            archive.by_name.entry((record.kind, form)).or_default().push(Ix::at(at));
        }
    }
}

fn resolve_all(archive: &Archive, waiting: &Waiting) -> (Vec<Vec<Resolved>>, Diagnostics) {
    let mut ids: BTreeMap<Kind, Vec<String>> = BTreeMap::new();
    for record in &archive.records {
        ids.entry(record.kind).or_default().push(record.id.clone());
    }
    let key_of = |ix: Ix| archive.get(ix).key();
    let directory = || Directory {
        by_key: &archive.by_key,
        by_name: &archive.by_name,
        ids: &ids,
        withheld: waiting,
        key_of: &key_of,
    };
    let parts: Vec<(Vec<Resolved>, Vec<Diagnostic>)> = archive
        .records
        .par_iter()
        .map(|record| {
            let mut found = Vec::new();
            let directory = directory();
            let resolved = record.refs.iter().map(|reference| directory.resolve(reference, &mut found)).collect();
            (resolved, found.into_iter().map(|d| d.record(record.key())).collect())
        })
        .collect();
    let mut faults = Diagnostics::default();
    let mut all = Vec::with_capacity(parts.len());
    for ((resolved, found), record) in parts.into_iter().zip(&archive.records) {
        found.into_iter().for_each(|finding| faults.push(finding));
        for (what, reference) in resolved.iter().zip(&record.refs) {
            match what {
                Resolved::Nothing(finding) => faults.push(finding.as_ref().clone().record(record.key())),
                Resolved::Withheld => {
                    faults.push(reference_to_withheld(reference.span, &reference.text).record(record.key()));
                }
                _ => {}
            }
        }
        all.push(resolved);
    }
    (all, faults)
}

/// The finding for a reference or a link to a record that is not published.
pub(crate) fn reference_to_withheld(at: Span, text: &str) -> Diagnostic {
    Diagnostic::warning("reference-to-withheld", at).arg("text", text)
}

/// Makes a record for every name that nobody declares.
fn add_unverified(
    archive: &mut Archive,
    resolved: &[Vec<Resolved>],
    waiting: &Waiting,
    site: &Site,
    faults: &mut Diagnostics,
) {
    let mut made: Vec<Record> = Vec::new();
    let mut known: BTreeMap<(Kind, String), String> = BTreeMap::new();
    for (record, targets) in archive.records.iter().zip(resolved) {
        for (reference, target) in record.refs.iter().zip(targets) {
            let Resolved::Unverified(kind) = target else { continue };
            let kind = *kind;
            faults.push(
                Diagnostic::warning("unverified-name", reference.span)
                    .arg("text", &reference.text)
                    .arg("kind", kind.folder())
                    .arg("id", slug(site.default_lang, &reference.text))
                    .record(record.key()),
            );
            let form = (kind, normal_form(&reference.text));
            if known.contains_key(&form) {
                continue;
            }
            let taken = |id: &str| {
                archive.by_key.contains_key(&(kind, id.to_owned()))
                    || waiting.has_id(kind, id)
                    || made.iter().any(|r| r.kind == kind && r.id == id)
            };
            let id = free_id(site.default_lang, &reference.text, &taken);
            known.insert(form, id.clone());
            made.extend(unverified(kind, id, &reference.text, reference.span, site.default_lang));
        }
    }
    if made.is_empty() {
        return;
    }
    archive.records.append(&mut made);
}

/// An id for a name, with a number where it is taken.
fn free_id(lang: Lang, name: &str, taken: &dyn Fn(&str) -> bool) -> String {
    let mut base = slug(lang, name);
    if base.len() < 2 {
        base = format!("name-{}", name.chars().take(12).map(|c| format!("{:x}", u32::from(c))).collect::<String>());
    }
    let numbered = (2..).map(|n| format!("{base}-{n}"));
    std::iter::once(base.clone()).chain(numbered).find(|id| !taken(id)).unwrap_or(base)
}

/// A record that only has a name.
fn unverified(kind: Kind, id: String, name: &str, span: Span, lang: Lang) -> Option<Record> {
    let nothing = |_: FileId| None;
    let no_table = |_: &str, _: Span| Ok(Vec::new());
    let mut cx = Reader::new(lang, &id, &nothing, &no_table);
    let empty = Node { span, value: Value::Map(Vec::new()) };
    let mut common = Common::read_known(&empty, &mut cx)?;
    common.names = Some(Names::single(lang, name.trim(), span));
    let detail = match kind {
        Kind::Organizations => Detail::Organization(Box::new(Organization::read_known(&empty, &mut cx)?)),
        _ => Detail::Person(Box::new(Person::read_known(&empty, &mut cx)?)),
    };
    Some(Record {
        kind,
        id,
        span,
        files: vec![span.file],
        folder: String::new(),
        common,
        detail,
        refs: Vec::new(),
        written_in: None,
        position: 0,
        prose: Vec::new(),
        unverified: true,
    })
}

/// Puts the targets in place, after the records have found their final order.
fn fill_targets(archive: &mut Archive, resolved: &[Vec<Resolved>]) {
    let old_keys: Vec<(Kind, String)> = archive.records.iter().map(|r| (r.kind, r.id.clone())).collect();
    let declared = resolved.len();
    let mut order: Vec<usize> = (0..archive.records.len()).collect();
    order.sort_by(|a, b| old_keys[*a].cmp(&old_keys[*b]));
    let mut new_of_old = vec![Ix(0); order.len()];
    for (new, old) in order.iter().enumerate() {
        new_of_old[*old] = Ix::at(new);
    }
    let unverified: HashMap<(Kind, String), Ix> = archive.records[declared..]
        .iter()
        .zip(declared..)
        .filter_map(|(record, old)| {
            let (name, _) = record.names()?.parts.first().map(|(lang, name)| (name.display(), lang))?;
            Some(((record.kind, normal_form(&name)), new_of_old[old]))
        })
        .collect();
    let mut targets: Vec<Vec<Option<Ix>>> = Vec::with_capacity(order.len());
    for (record, row) in archive.records.iter().zip(resolved) {
        let row = row.iter().zip(&record.refs).map(|(what, reference)| match what {
            Resolved::Record(old) => Some(new_of_old[old.usize()]),
            Resolved::Unverified(kind) => unverified.get(&(*kind, normal_form(&reference.text))).copied(),
            Resolved::Withheld | Resolved::Nothing(_) => None,
        });
        targets.push(row.collect());
    }
    if declared == archive.records.len() {
        // Nobody was added: the records stand in their final order already.
        archive.targets = targets;
        return;
    }
    targets.resize(order.len(), Vec::new());
    let mut paired: Vec<(Record, Vec<Option<Ix>>)> =
        std::mem::take(&mut archive.records).into_iter().zip(targets).collect();
    paired.sort_by(|a, b| (a.0.kind, &a.0.id).cmp(&(b.0.kind, &b.0.id)));
    (archive.records, archive.targets) = paired.into_iter().unzip();
    index(archive);
}

/// References to a person who was merged lead to the one that stayed.
fn follow_merged(archive: &mut Archive) -> Diagnostics {
    let mut merged: BTreeMap<Ix, Ix> = archive
        .of_kind(Kind::People)
        .filter_map(|(ix, record)| Some((ix, archive.target(ix, record.person()?.merged_into?)?)))
        .collect();
    let mut faults = Diagnostics::default();
    if merged.is_empty() {
        return faults;
    }
    let next: Vec<Option<Ix>> = (0..archive.records.len()).map(|at| merged.get(&Ix::at(at)).copied()).collect();
    for cycle in cycles(&next) {
        let Some(first) = cycle.first() else { continue };
        let record = archive.get(*first);
        let slot = record.person().and_then(|person| person.merged_into).map(|reference| reference.slot as usize);
        let at = slot.and_then(|slot| record.refs.get(slot)).map_or(record.span, |reference| reference.span);
        let finding = Diagnostic::error("merged-cycle", at).arg("cycle", way_round(archive, &cycle));
        faults.push(finding.record(record.key()));
        merged.remove(first);
    }
    let last = |mut ix: Ix| {
        for _ in 0..merged.len() {
            match merged.get(&ix) {
                Some(next) => ix = *next,
                None => break,
            }
        }
        ix
    };
    for (at, row) in archive.targets.iter_mut().enumerate() {
        if !merged.contains_key(&Ix::at(at)) {
            row.iter_mut().flatten().for_each(|target| *target = last(*target));
        }
    }
    faults
}
