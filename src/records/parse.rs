//! How does a group of files become records?

use super::group::{RecordFiles, group_files};
use super::merge::{Part, merge};
use super::record::{Detail, Prose, Record, detail_specs};
use super::table::read_table;
use crate::diagnostics::{Diagnostic, Diagnostics, FileId, Files, Span};
use crate::i18n::Lang;
use crate::model::kinds::{
    Award, AwardList, Common, Document, Event, News, Organization, Person, Place, Series, Topic, Work,
};
use crate::model::schema::{FieldSpec, Shape};
use crate::model::values::{Credit, LText};
use crate::model::{Kind, Reader, bad_id, is_id};
use crate::site::Site;
use crate::sources::{Content, SourceTree, split_front_matter};
use crate::yaml::{self, Node, Value};
use rayon::prelude::*;

/// Reads all records, sorted by kind and id. Sessions written inside an event become records of their own.
pub fn parse_records(sources: &SourceTree, site: &Site) -> (Vec<Record>, Diagnostics) {
    let (groups, mut faults) = group_files(sources);
    if groups.is_empty() {
        faults.push(Diagnostic::path_error("no-records", "content/"));
    }
    let groups: Vec<_> = groups.into_iter().collect();
    let parsed: Vec<(Vec<Record>, Diagnostics)> =
        groups.par_iter().map(|((kind, id), files)| RecordParser::new(sources, site, *kind, files).run(id)).collect();
    let mut records: Vec<Record> = Vec::with_capacity(parsed.len());
    for (mut some, found) in parsed {
        records.append(&mut some);
        faults.append(found);
    }
    records.sort_by(|a, b| (a.kind, &a.id, a.span).cmp(&(b.kind, &b.id, b.span)));
    for pair in records.windows(2) {
        if (pair[0].kind, &pair[0].id) == (pair[1].kind, &pair[1].id) {
            faults.push(
                Diagnostic::error("duplicate-id", pair[1].span).arg("id", pair[1].key()).note(pair[0].span, "first"),
            );
        }
    }
    records.dedup_by(|b, a| (a.kind, &a.id) == (b.kind, &b.id));
    (records, faults)
}

struct RecordParser<'a> {
    sources: &'a SourceTree,
    site: &'a Site,
    kind: Kind,
    files: &'a RecordFiles,
    faults: Diagnostics,
    /// Whether all its files could be read: else nothing is said about what it lacks.
    readable: bool,
}

impl<'a> RecordParser<'a> {
    fn new(sources: &'a SourceTree, site: &'a Site, kind: Kind, files: &'a RecordFiles) -> Self {
        Self { sources, site, kind, files, faults: Diagnostics::default(), readable: true }
    }

    fn run(mut self, id: &str) -> (Vec<Record>, Diagnostics) {
        let key = format!("{}/{id}", self.kind.folder());
        let (mut parts, prose, readable) = self.read_parts();
        let at = self.files.parts.first().map_or(Span::default(), |(file, _)| Span::file_start(*file));
        if readable && prose.is_empty() && parts.iter().all(|part| part.node.entries().is_empty()) {
            self.faults.push(Diagnostic::error("empty-file", at).record(key));
            return (Vec::new(), self.faults);
        }
        if parts.is_empty() {
            parts.push(Part { lang: self.site.default_lang, node: Node { span: at, value: Value::Map(Vec::new()) } });
        }
        self.readable = readable;
        let mut specs = Common::specs();
        specs.extend(detail_specs(self.kind));
        specs.retain(|spec| self.kind.is_named_by(spec.key));
        let (node, found) = merge(parts, &specs, &key);
        self.faults.append(found);
        let mut records = Vec::new();
        let made = Draft { id: id.to_owned(), node, prose, written_in: None, position: 0 };
        self.record(made, &specs, &mut records);
        (records, self.faults)
    }

    /// Fields and prose of each file, in an order that does not depend on the disk: YAML first, then the default language.
    fn read_parts(&mut self) -> (Vec<Part>, Vec<(Lang, Prose)>, bool) {
        let mut files = self.files.parts.clone();
        files.sort_by_key(|(file, lang)| (lang.is_some(), *lang != Some(self.site.default_lang), *file));
        let (mut parts, mut prose, mut readable) = (Vec::new(), Vec::new(), true);
        for (file, lang) in files {
            if self.sources.get(file).is_none_or(|source| !matches!(source.content, Content::Text(_))) {
                readable = false;
                continue;
            }
            let text = self.sources.text(file);
            let lang = lang.unwrap_or(self.site.default_lang);
            let is_markdown = self.sources.path(file).ends_with(".md");
            let (fields, body) = if is_markdown {
                match split_front_matter(file, text) {
                    Ok(split) => (split.yaml, split.prose),
                    Err(fault) => {
                        self.faults.push(*fault);
                        readable = false;
                        continue;
                    }
                }
            } else {
                (0..text.len(), 0..0)
            };
            let (node, found) = yaml::parse_map(file, text, fields);
            self.faults.append(found);
            readable &= node.is_some();
            parts.extend(node.map(|node| Part { lang, node }));
            if !text[body.clone()].trim().is_empty() {
                prose.push((lang, Prose { span: Span::new(file, body), inline: None }));
            }
        }
        (parts, prose, readable)
    }

    /// Reads one record and the sessions written inside it.
    fn record(&mut self, draft: Draft, specs: &[FieldSpec], records: &mut Vec<Record>) {
        let Draft { id, mut node, mut prose, written_in, position } = draft;
        let sessions = if self.kind == Kind::Events { take(&mut node, "sessions") } else { None };
        let lang_of_file = |file: FileId| self.files.parts.iter().find(|(f, _)| *f == file).and_then(|(_, lang)| *lang);
        let table = |name: &str, at: Span| self.table(name, at);
        let key = format!("{}/{id}", self.kind.folder());
        let mut cx = Reader::new(self.site.default_lang, &key, &lang_of_file, &table);
        // Sessions are fields, too: «did you mean» must know them.
        let known = |key: &str| specs.iter().any(|spec| spec.key == key);
        cx.unknown_keys(&node, self.kind.singular(), &known, &|| specs.to_vec());
        cx.record_specs = specs;
        let common = Common::read_known(&node, &mut cx);
        let detail = read_detail(self.kind, &node, &mut cx);
        if let (Some(common), Some(detail)) = (common, detail) {
            if self.readable {
                check_common(self.kind, &id, &node, &common, &detail, &mut cx);
            }
            if let Some(body) = &common.body.0 {
                prose.extend(inline_prose(body));
            }
            let faults = std::mem::take(&mut cx.faults);
            let refs = std::mem::take(&mut cx.refs);
            records.push(Record {
                kind: self.kind,
                id: id.clone(),
                span: Span { end: node.span.start, ..node.span },
                files: self.files.parts.iter().map(|(file, _)| *file).collect(),
                folder: self.files.folder.clone(),
                common,
                detail,
                refs,
                written_in,
                position,
                prose,
                unverified: false,
            });
            self.faults.append(faults);
        } else {
            let faults = std::mem::take(&mut cx.faults);
            self.faults.append(faults);
        }
        if let Some(sessions) = sessions {
            self.sessions(&id, sessions, specs, records);
        }
    }

    fn sessions(&mut self, parent: &str, sessions: Node, specs: &[FieldSpec], records: &mut Vec<Record>) {
        let key = format!("{}/{parent}", self.kind.folder());
        let nothing = |_: FileId| None;
        let mut cx = Reader::new(self.site.default_lang, &key, &nothing, &|_, _| Ok(Vec::new()));
        cx.field = Some("sessions");
        if !matches!(sessions.value, Value::List(_)) {
            cx.wrong_shape(&sessions, "sessions");
        }
        let Value::List(items) = sessions.value else {
            self.faults.append(cx.faults);
            return;
        };
        for (position, mut node) in items.into_iter().enumerate() {
            if !cx.expect_map(&node, "event") {
                continue;
            }
            let own = take(&mut node, "id");
            let Some(own_id) = own.as_ref().and_then(Node::text).map(str::to_owned) else {
                cx.missing(&node, "id", &Shape::Text);
                continue;
            };
            let id = format!("{parent}-{own_id}");
            if !is_id(&id) {
                let at = own.map_or(node.span, |n| n.span);
                self.faults.push(bad_id(&id, at).record(key.clone()));
                continue;
            }
            let draft = Draft { id, node, prose: Vec::new(), written_in: Some(parent.to_owned()), position };
            self.record(draft, specs, records);
        }
        self.faults.append(cx.faults);
    }

    /// Rows of a table beside the record.
    fn table(&self, name: &str, at: Span) -> Result<Vec<Node>, Diagnostics> {
        let path = format!("{}{name}", self.files.folder);
        match self.sources.find(&path) {
            Some((file, source)) if matches!(source.content, Content::Text(_) | Content::Workbook(_)) => {
                read_table(file, self.sources, &source.content)
            }
            Some((_, source)) if matches!(source.content, Content::Broken(_) | Content::Unreadable) => Ok(Vec::new()),
            _ => {
                let mut faults = Diagnostics::default();
                faults.push(missing_file(at, name, &path));
                Err(faults)
            }
        }
    }
}

/// The finding for a file that a record names and that is not at `path` below `content/`.
pub(crate) fn missing_file(at: Span, name: &str, path: &str) -> Diagnostic {
    Diagnostic::error("missing-file", at).arg("file", name).arg("path", format!("content/{path}"))
}

/// A record before its fields are read.
struct Draft {
    id: String,
    node: Node,
    prose: Vec<(Lang, Prose)>,
    written_in: Option<String>,
    position: usize,
}

fn take(node: &mut Node, key: &str) -> Option<Node> {
    let Value::Map(entries) = &mut node.value else { return None };
    let at = entries.iter().position(|entry| entry.key == key)?;
    Some(entries.remove(at).node)
}

fn inline_prose(body: &LText) -> Vec<(Lang, Prose)> {
    body.iter().map(|(lang, text)| (lang, Prose { span: text.span, inline: Some(text.text.clone()) })).collect()
}

fn read_detail(kind: Kind, node: &Node, cx: &mut Reader<'_>) -> Option<Detail> {
    Some(match kind {
        Kind::Events => Detail::Event(Box::new(Event::read_known(node, cx)?)),
        Kind::News => Detail::News(Box::new(News::read_known(node, cx)?)),
        Kind::AwardLists => Detail::AwardList(Box::new(AwardList::read_known(node, cx)?)),
        Kind::Awards => Detail::Award(Box::new(Award::read_known(node, cx)?)),
        Kind::Series => Detail::Series(Box::new(Series::read_known(node, cx)?)),
        Kind::People => Detail::Person(Box::new(Person::read_known(node, cx)?)),
        Kind::Organizations => Detail::Organization(Box::new(Organization::read_known(node, cx)?)),
        Kind::Places => Detail::Place(Box::new(Place::read_known(node, cx)?)),
        Kind::Works => Detail::Work(Box::new(Work::read_known(node, cx)?)),
        Kind::Documents => Detail::Document(Box::new(Document::read_known(node, cx)?)),
        Kind::Topics => Detail::Topic(Box::new(Topic::read_known(node, cx)?)),
    })
}

/// What must hold whatever the kind: the id is the file's, there is a title or a name, credits on events have roles.
fn check_common(kind: Kind, id: &str, node: &Node, common: &Common, detail: &Detail, cx: &mut Reader<'_>) {
    if let Some(own) = common.id.as_ref().filter(|own| own.text != id) {
        cx.fault(Diagnostic::error("id-mismatch", own.span).arg("id", own.text.clone()).arg("file_id", id));
    }
    let given = |key: &str| node.get(key).is_some_and(|value| value.value != Value::Null);
    // An event may be called by its type. Whatever is wrong with a field that was given is said where it stands.
    let by_type = kind == Kind::Events && given("type");
    if !by_type && !["title", "name", "names"].into_iter().any(|key| kind.is_named_by(key) && given(key)) {
        cx.missing(node, if kind.is_named() { "name" } else { "title" }, &Shape::LText);
    }
    common.language.iter().chain(&common.original).for_each(|code| cx.expect_language(&code.text, code.span));
    if let Detail::Event(event) = detail {
        Credit::expect_roles(&event.credits, cx);
    }
}
