//! What may stand in a file of the archive, as JSON Schema?
//!
//! It is draft-07: the YAML extension of VS Code has read it from the start, later drafts only since lately, and none of their
//! keywords is needed here. What stands beside `$ref` is ignored in that draft, so a field refers to its form inside
//! `allOf` or `anyOf`. Without a kind the document holds all kinds and the settings in `definitions`.
//!
//! The facts of a record may be split over its files, so no field of a record is required here: `check` knows the whole record.

use super::forms::{Form, PLAIN, form_of, plain};
use super::shelf::{SETTINGS, Shelf, shelves};
use crate::diagnostics::{LANGUAGES, field_words, word};
use crate::i18n::Lang;
use crate::model::Kind;
use serde_json::{Map, Value as Data, json};
use std::collections::BTreeSet;

/// Which files a schema describes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// Files of every kind.
    Everything,
    /// Records of one kind.
    Records(Kind),
    /// `content/site.yaml`.
    Settings,
}

impl Subject {
    /// The kinds, then the settings.
    pub fn each() -> impl Iterator<Item = Subject> {
        Kind::ALL.into_iter().map(Subject::Records).chain([Subject::Settings])
    }

    /// What it is called on the command line and in file names: `events`, `site`.
    pub fn name(self) -> &'static str {
        match self {
            Subject::Everything => "all",
            Subject::Records(kind) => kind.folder(),
            Subject::Settings => "site",
        }
    }

    /// The subject of a word: a kind in the singular or the plural, `site`.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::each().find(|subject| {
            subject.name() == word || matches!(subject, Subject::Records(kind) if kind.singular() == word)
        })
    }

    /// The name of its definition.
    fn definition(self) -> &'static str {
        match self {
            Subject::Records(kind) => kind.singular(),
            _ => "site",
        }
    }
}

const NOT_REQUIRED: &str = "The facts of a record may be split over several files, so nothing is required in one of them. `muragat check` knows the whole record.";

/// The schema of a subject. Labels and descriptions are in `langs`, one line each.
pub fn json_schema(subject: Subject, langs: &[Lang]) -> Data {
    let all = definitions(langs);
    let entry = |subject: Subject| json!({ "$ref": format!("#/definitions/{}", subject.definition()) });
    let mut schema = Map::new();
    schema.insert("$schema".into(), "http://json-schema.org/draft-07/schema#".into());
    schema.insert("$comment".into(), NOT_REQUIRED.into());
    schema.insert("title".into(), format!("Muragat: {}", subject.name()).into());
    match subject {
        Subject::Everything => {
            schema.insert("anyOf".into(), Subject::each().map(entry).collect());
            schema.insert("definitions".into(), Data::Object(all));
        }
        _ => {
            schema.insert("allOf".into(), json!([entry(subject)]));
            let mut needed = BTreeSet::new();
            reach(subject.definition(), &all, &mut needed);
            let some = all.into_iter().filter(|(name, _)| needed.contains(name)).collect();
            schema.insert("definitions".into(), Data::Object(some));
        }
    }
    Data::Object(schema)
}

/// Adds a definition and all that it refers to.
fn reach(name: &str, all: &Map<String, Data>, needed: &mut BTreeSet<String>) {
    if let Some(definition) = all.get(name).filter(|_| needed.insert(name.to_owned())) {
        refer(definition, &mut |name| reach(name, all, needed));
    }
}

fn refer(schema: &Data, found: &mut dyn FnMut(&str)) {
    match schema {
        Data::Object(map) => {
            if let Some(name) = map.get("$ref").and_then(Data::as_str).and_then(|to| to.strip_prefix("#/definitions/"))
            {
                found(name);
            }
            map.values().for_each(|part| refer(part, found));
        }
        Data::Array(parts) => parts.iter().for_each(|part| refer(part, found)),
        _ => {}
    }
}

fn definitions(langs: &[Lang]) -> Map<String, Data> {
    let mut all = Map::new();
    for shelf in shelves() {
        let name = if shelf.name == SETTINGS { "site" } else { shelf.name };
        all.insert(name.replace(' ', "-"), map_of(&shelf, langs));
    }
    all.insert("participant".into(), participant());
    all.insert("session".into(), session());
    all.insert("name-or-person".into(), json!({ "anyOf": [to("form-text"), to("credit")] }));
    for name in PLAIN {
        let message = |name: &str| {
            let key = format!("form-{name}");
            (word(Lang::EN, &key) != key).then(|| lines(langs, |lang| word(lang, &key).to_owned(), "\n"))
        };
        all.insert(format!("form-{name}"), plain(name, &message));
    }
    all
}

fn to(name: &str) -> Data {
    json!({ "$ref": format!("#/definitions/{}", name.replace(' ', "-")) })
}

/// Somebody who took part in an event must have a role; a name alone has none.
fn participant() -> Data {
    json!({ "allOf": [to("credit"), { "anyOf": [{ "required": ["role"] }, { "required": ["role_as"] }] }] })
}

/// An event inside an event is written in one piece, so what it needs is known.
fn session() -> Data {
    json!({ "allOf": [to("event"), { "required": ["id"], "anyOf": [{ "required": ["title"] }, { "required": ["type"] }] }] })
}

/// The map of a shelf: its fields, no others, and what must be there.
fn map_of(shelf: &Shelf, langs: &[Lang]) -> Data {
    let properties: Map<String, Data> = shelf
        .fields
        .iter()
        .map(|spec| {
            let form = form_of(shelf.name, shelf.kind, spec);
            // An empty value is a field that is left out, but not in these places.
            let filled = spec.required
                || matches!(form, Form::Sessions)
                || matches!((shelf.name, spec.key), ("count", "unit" | "role"));
            let mut field = described(shelf.name, spec.key, langs);
            field.extend(value_of(&form, filled));
            (spec.key.to_owned(), Data::Object(field))
        })
        .collect();
    let mut map = Map::new();
    let whole_file = shelf.kind.is_some() || shelf.name == SETTINGS;
    map.insert("type".into(), if whole_file { json!(["object", "null"]) } else { json!("object") });
    map.insert("properties".into(), Data::Object(properties));
    let required: Vec<&str> = shelf.fields.iter().filter(|spec| spec.required).map(|spec| spec.key).collect();
    if !required.is_empty() {
        map.insert("required".into(), json!(required));
    }
    // A point with other things beside its degrees is a point all the same.
    if shelf.name != "geo" {
        map.insert("additionalProperties".into(), false.into());
    }
    let one_of = one_needed(shelf.name);
    if !one_of.is_empty() {
        map.insert("anyOf".into(), Data::Array(one_of));
    }
    Data::Object(map)
}

/// Fields of which one must be there.
fn one_needed(shelf: &str) -> Vec<Data> {
    let keys: &[&str] = match shelf {
        "credit" => &["person", "office", "group", "name", "org"],
        "result" => &["recipients", "works"],
        "photo" | "file" => &["file", "url"],
        "name" => &["family", "given", "full", "short", "abbr"],
        _ => &[],
    };
    let mut needed: Vec<Data> = keys.iter().map(|key| json!({ "required": [key] })).collect();
    if shelf == "photo" {
        // Such a picture leaves before anything else is asked.
        let taken_out = json!({ "required": ["consent"], "properties": { "consent": { "enum": [false, "false"] } } });
        needed.push(taken_out);
    }
    needed
}

/// Label and description of a field.
fn described(shelf: &str, key: &'static str, langs: &[Lang]) -> Map<String, Data> {
    let words = |lang| field_words(lang, shelf, key).unwrap_or((key, ""));
    let mut field = Map::new();
    field.insert("title".into(), lines(langs, |lang| words(lang).0.to_owned(), " · ").into());
    field.insert("description".into(), lines(langs, |lang| words(lang).1.to_owned(), "\n").into());
    field
}

/// What is said in each language, once where it is the same.
fn lines(langs: &[Lang], says: impl Fn(Lang) -> String, between: &str) -> String {
    let mut all: Vec<String> = Vec::new();
    for text in langs.iter().map(|lang| says(*lang)) {
        if !all.contains(&text) {
            all.push(text);
        }
    }
    all.join(between)
}

/// The value of a field; `filled`: it may not be empty.
fn value_of(form: &Form, filled: bool) -> Map<String, Data> {
    let mut ways = match form {
        Form::List(item) => {
            let one = Data::Object(value_of(item, true));
            vec![json!({ "type": "array", "items": one }), one]
        }
        Form::Results => {
            let rows = json!({ "type": "array", "items": to("result") });
            vec![rows, to("result"), json!({ "type": "string", "pattern": super::patterns::TABLE })]
        }
        Form::Sessions => vec![json!({ "type": "array", "items": to("session") })],
        Form::Choice(words) => vec![json!({ "enum": words })],
        Form::Plain(name) => vec![to(&format!("form-{name}"))],
        Form::Reference(_) => vec![to("form-reference")],
        Form::Group("credit") => vec![to("name-or-person")],
        Form::Group(name) => vec![to(name)],
        Form::Participant => vec![to("participant")],
    };
    if !filled {
        ways.push(json!({ "type": "null" }));
    }
    let mut value = Map::new();
    value.insert(if ways.len() == 1 { "allOf" } else { "anyOf" }.into(), Data::Array(ways));
    value
}

/// All languages, for a schema that serves everybody.
pub fn all_languages() -> Vec<Lang> {
    LANGUAGES.to_vec()
}
