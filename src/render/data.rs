//! What does a record look like as data? The fields of its YAML under the same names, with references as `kind/id`.

use super::context::Renderer;
use crate::archive::Ix;
use serde_json::{Map, Value};

/// `index.json` of a record: the same in every language.
pub(super) fn record_json(renderer: &Renderer<'_>, ix: Ix) -> Vec<u8> {
    let archive = renderer.archive;
    let record = archive.get(ix);
    let resolve = |slot: u32| archive.slot(ix, slot).map(|to| archive.get(to).key());
    let mut data = record.data(&resolve);
    if record.unverified {
        data.insert("unverified".into(), true.into());
    }
    if record.event().is_some() {
        if let Some(parent) = archive.parent(ix) {
            data.insert("part_of".into(), archive.get(parent).key().into());
        }
        let sessions: Vec<Value> = archive.children(ix).iter().map(|child| archive.get(*child).key().into()).collect();
        if !sessions.is_empty() {
            data.insert("sessions".into(), sessions.into());
        }
    }
    let mut body = Map::new();
    for (lang, prose) in &record.prose {
        body.insert(lang.to_string(), prose.text(renderer.sources).trim().into());
    }
    if !body.is_empty() {
        data.insert("body".into(), body.into());
    }
    let mut bytes = serde_json::to_vec(&data).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}
