//! Which forms may the value of a field have? Each is a definition of the JSON Schema and a line of the reference.

use super::patterns;
use super::shelf::{SESSIONS, SETTINGS};
use crate::i18n::Lang;
use crate::model::Kind;
use crate::model::schema::{FieldSpec, Shape};
use crate::model::values::ResultPlace;
use serde_json::{Value as Data, json};

/// Languages of the pages.
const SITE_LANGS: [Lang; 3] = [Lang::KK, Lang::RU, Lang::EN];
/// Whose fonts the pages have.
const FONTS: &[&str] = &["system", "theme"];

/// The form of one value. Its name is that of its definition and of its words in the catalogue (`word.form-…`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Form {
    /// A definition of the schema that has no fields of its own.
    Plain(&'static str),
    /// One of these words.
    Choice(Vec<&'static str>),
    /// Another record, of these kinds.
    Reference(&'static [Kind]),
    /// A map of the fields of a shelf.
    Group(&'static str),
    /// Who took part in an event: a credit that must say in which role.
    Participant,
    /// Rows of a table, or the name of its file.
    Results,
    /// Events inside an event.
    Sessions,
    /// Several of these, or one.
    List(Box<Form>),
}

/// The form of a field of a shelf. Most follow from the shape; what the shape alone does not say stands here.
pub fn form_of(shelf: &str, kind: Option<Kind>, spec: &FieldSpec) -> Form {
    let list = |form| Form::List(Box::new(form));
    match (shelf, spec.key) {
        ("photo" | "file", "url") | ("source", "url" | "archived_url") => Form::Plain("url"),
        ("link", "url") => Form::Plain("link"),
        ("file" | "source", "lang") => Form::Plain("language"),
        ("block", "tz") => Form::Plain("zone"),
        ("money", "amount") => Form::Plain("amount"),
        ("money", "currency") => Form::Plain("currency"),
        ("geo", "lat") => Form::Plain("latitude"),
        ("geo", "lon") => Form::Plain("longitude"),
        ("count", "value") => Form::Plain("number"),
        ("result", "place") => Form::Plain("place"),
        ("event", "credits") => list(Form::Participant),
        ("event", "id") => Form::Plain("session-id"),
        (_, "id") if kind.is_some() => Form::Plain("id"),
        (_, "old_ids") => list(Form::Plain("id")),
        (_, "old_urls") => list(Form::Plain("path")),
        (_, "incomplete") => list(Form::Choice(kind.map_or_else(Vec::new, super::shelf::all_keys))),
        (SETTINGS, "base_url") => Form::Plain("site-url"),
        (SETTINGS, "theme") => Form::Plain("folder"),
        (SETTINGS, "fonts") => Form::Choice(FONTS.to_vec()),
        (SETTINGS, "languages") => list(Form::Plain("site-language")),
        (SETTINGS, "default_language") => Form::Plain("site-language"),
        (SETTINGS, "menu") => list(Form::Choice(Kind::ALL.map(Kind::folder).to_vec())),
        (_, key) if key == SESSIONS.key => Form::Sessions,
        _ => of_shape(&spec.shape),
    }
}

fn of_shape(shape: &Shape) -> Form {
    match shape {
        Shape::Text => Form::Plain("text"),
        Shape::LText => Form::Plain("texts"),
        Shape::Bool => Form::Plain("yes-no"),
        Shape::Int => Form::Plain("whole"),
        Shape::Date => Form::Plain("date"),
        Shape::Moment => Form::Plain("moment"),
        Shape::Clock => Form::Plain("clock"),
        Shape::Count => Form::Plain("counted"),
        Shape::Money => Form::Plain("sum"),
        Shape::Choice(words) => Form::Choice(words.to_vec()),
        Shape::Ref(kinds) => Form::Reference(kinds),
        Shape::Names => Form::Plain("names"),
        Shape::Identifiers => Form::Plain("identifiers"),
        Shape::Geo => Form::Group("geo"),
        Shape::Group(name, _) => Form::Group(name),
        Shape::List(item) => Form::List(Box::new(of_shape(item))),
        Shape::Table => Form::Results,
    }
}

/// The plain forms. Their definitions are called `form-…`; they say what a text, a date or a number is. Every scalar of YAML is a
/// text for us (`number: 12`, `family: true`), so a text may be a number for the editor.
pub const PLAIN: &[&str] = &[
    "text",
    "texts",
    "yes-no",
    "whole",
    "date",
    "moment",
    "clock",
    "number",
    "counted",
    "sum",
    "amount",
    "currency",
    "names",
    "identifiers",
    "latitude",
    "longitude",
    "url",
    "link",
    "site-url",
    "language",
    "site-language",
    "zone",
    "folder",
    "path",
    "id",
    "session-id",
    "place",
    "reference",
];

/// The definition of a plain form. `words` gives the message of an editor for a text of the wrong form.
pub fn plain(name: &str, words: &dyn Fn(&str) -> Option<String>) -> Data {
    let text = |pattern: &str| with_message(json!({ "type": "string", "pattern": pattern }), words(name));
    let scalar = |pattern: &str| {
        with_message(json!({ "type": ["string", "number", "boolean"], "pattern": pattern }), words(name))
    };
    let reference = |name: &str| json!({ "$ref": format!("#/definitions/{name}") });
    let text_form = || reference("form-text");
    let degrees = |limit: u16| {
        let number = json!({ "type": "number", "minimum": -i32::from(limit), "maximum": limit });
        json!({ "anyOf": [number, text(patterns::DEGREES)] })
    };
    match name {
        "texts" => json!({ "anyOf": [text_form(), per_language(&[text_form()])] }),
        "yes-no" => json!({ "enum": [true, false, "true", "false"] }),
        "whole" => json!({ "anyOf": [{ "type": "integer", "minimum": 0 }, text(patterns::WHOLE)] }),
        // `2023` is a number, and so are `24.08` and `08.2023`.
        "date" => json!({ "anyOf": [
            text(&patterns::date()),
            { "type": "integer", "minimum": 1000, "maximum": 2999 },
            { "type": "number", "exclusiveMinimum": 1, "exclusiveMaximum": 32, "not": { "type": "integer" } },
        ] }),
        "moment" => text(patterns::MOMENT),
        // `9.30` is a number.
        "clock" => {
            json!({ "anyOf": [text(patterns::CLOCK), { "type": "number", "minimum": 0, "exclusiveMaximum": 24 }] })
        }
        "number" => json!({ "anyOf": [{ "type": "integer", "minimum": 0 }, text(patterns::COUNT)] }),
        "counted" => json!({ "anyOf": [reference("form-number"), reference("count")] }),
        "sum" => json!({ "anyOf": [text(patterns::MONEY), reference("money")] }),
        "amount" => json!({ "anyOf": [{ "type": "integer", "minimum": 0 }, text(patterns::AMOUNT)] }),
        "currency" => text(patterns::CURRENCY),
        "names" => json!({ "anyOf": [
            text_form(),
            per_language(&[text_form(), reference("name")]),
            reference("name"),
        ] }),
        "identifiers" => json!({ "type": "object", "additionalProperties": text_form() }),
        "latitude" => degrees(90),
        "longitude" => degrees(180),
        "url" => text(patterns::URL),
        "link" => text(patterns::LINK),
        "site-url" => text(patterns::SITE_URL),
        "language" => text(patterns::LANG),
        "site-language" => json!({ "enum": SITE_LANGS.map(|lang| lang.to_string()) }),
        "zone" => text(patterns::ZONE),
        "folder" => scalar(patterns::FOLDER),
        "path" => text(patterns::PATH),
        "id" => scalar(patterns::ID),
        "session-id" => scalar(patterns::SESSION_ID),
        "place" => json!({ "anyOf": [{ "enum": place_words() }, text(&patterns::place())] }),
        "reference" => json!({ "anyOf": [text_form(), {
            "type": "object",
            "properties": { "id": text_form(), "name": text_form() },
            "additionalProperties": false, "minProperties": 1, "maxProperties": 1,
        }] }),
        _ => scalar(patterns::TEXT),
    }
}

/// The words of the model for places; YAML takes the first three for numbers.
fn place_words() -> Vec<Data> {
    let words = ResultPlace::WORDS.iter().map(|word| json!(word));
    words.chain([json!(1), json!(2), json!(3)]).collect()
}

/// VS Code shows this message instead of the pattern.
fn with_message(mut schema: Data, message: Option<String>) -> Data {
    if let (Some(message), Some(map)) = (message, schema.as_object_mut()) {
        map.insert("patternErrorMessage".to_owned(), message.into());
    }
    schema
}

/// A map of languages; an empty value is a text that is not there yet.
fn per_language(values: &[Data]) -> Data {
    let value = json!({ "anyOf": values.iter().cloned().chain([json!({ "type": "null" })]).collect::<Vec<_>>() });
    let usual: serde_json::Map<String, Data> =
        [Lang::KK, Lang::RU].into_iter().map(|lang| (lang.to_string(), value.clone())).collect();
    json!({
        "type": "object",
        "properties": usual,
        "propertyNames": { "pattern": patterns::LANG_KEY, "maxLength": 11 },
        "additionalProperties": value,
    })
}
