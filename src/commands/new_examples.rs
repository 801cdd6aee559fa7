//! What does each field look like when it is filled in? Examples for new records, from the schema and from a table where
//! the shape alone says too little.

use crate::i18n::Lang;
use crate::model::Kind;
use crate::model::schema::{FieldSpec, Shape};

/// Stands for a text per language in the table below.
const TEXT: &str = "{TEXT}";

/// Fields of all kinds that a new record shows, in this order. The others are rare, or written by the program.
pub(super) const COMMON: &[&str] = &[
    "summary",
    "subtitle",
    "short_title",
    "topics",
    "photos",
    "files",
    "links",
    "sources",
    "language",
    "remark",
    "incomplete",
    "notes",
    "status",
    "publish_at",
];

/// Fields that a new record does not show unless they are among the useful ones of its kind: names that are set already, traces
/// of an old life, rights of single records.
pub(super) const LEFT_OUT: &[&str] = &[
    "id",
    "old_ids",
    "old_urls",
    "removed_reason",
    "title",
    "name",
    "names",
    "body",
    "original",
    "licence",
    "identifiers",
    "corrections",
    "merged_into",
    "not_same_as",
    "page",
    "recorded",
    "order",
    "date_basis",
    "type_as",
    "edition_label",
    "year_label",
];

/// The fields that most records of a kind have, in the order in which people think of them.
pub(super) fn useful(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Events => &[
            "type", "date", "blocks", "places", "mode", "part_of", "series", "edition", "level", "credits", "counts",
            "purpose", "outcome",
        ],
        Kind::News => &["published", "about", "authors", "publisher", "quotes"],
        Kind::AwardLists => &["award", "year", "event", "nominations", "results", "results_status", "credits"],
        Kind::Awards => &["type", "conferred_by", "level"],
        Kind::Series => &["frequency", "organizers"],
        Kind::People => &["names", "affiliations", "variants"],
        Kind::Organizations => &["names", "parent", "place", "type", "variants"],
        Kind::Places => &["names", "kind", "part_of", "address", "tz"],
        Kind::Works => &["type", "authors", "date", "subject"],
        Kind::Documents => &["type", "document_status", "number", "date", "event", "parties"],
        Kind::Topics => &["broader", "aliases"],
    }
}

/// Examples that say more than the shape of the field; lines after the first stand below the field.
const EXAMPLES: &[(&str, &str)] = &[
    ("affiliations", "\n  - org: organization-id\n    position: {TEXT}\n    from: 2021"),
    ("audience", "\n  - group: {TEXT}"),
    ("authors", "\n  - person: person-id\n    position: {TEXT}\n    org: organization-id"),
    ("blocks", "\n  - date: 2023-08-24\n    start: \"10:00\"\n    end: \"12:30\"\n    places: [place-id]"),
    ("bodies", "\n  - name: {TEXT}\n    role: jury\n    members:\n      - person: person-id"),
    ("counts", "\n  - {value: 5000+, unit: person, role: participant}"),
    (
        "credits",
        "\n  - person: person-id\n    role: speaker\n    position: {TEXT}\n    topic: {TEXT}\n  - org: organization-id\n    role: organizer",
    ),
    ("duration", "PT3H"),
    ("files", "\n  - file: bagdarlama.pdf\n    label: {TEXT}"),
    ("former_names", "\n  - name: {TEXT}\n    from: 2019\n    until: 2022"),
    ("founded", "1998"),
    ("geo", "{lat: 51.2, lon: 51.4}"),
    ("incomplete", "[sources]"),
    ("language", "[kk]"),
    ("links", "\n  - url: https://example.org\n    label: {TEXT}"),
    ("mentions", "\n  - person: person-id\n    note: {TEXT}"),
    ("nominations", "\n  - id: best-teacher\n    name: {TEXT}"),
    ("occasion", "{org: organization-id, type: anniversary, years: 10}"),
    ("pages", "12–18"),
    ("parties", "\n  - org: organization-id\n    role: signatory"),
    ("photos", "\n  - url: https://example.org/1.jpg\n    alt: {TEXT}"),
    ("quotes", "\n  - who: person-id\n    text: {TEXT}"),
    ("renamed_from", "\n  - name: {TEXT}\n    until: 2019"),
    (
        "results",
        "\n  - recipients:\n      - person: person-id\n        org: organization-id\n    place: 1\n    nomination: best-teacher",
    ),
    ("sessions", "\n  - id: plenary\n    type: plenary\n    title: {TEXT}"),
    ("sources", "\n  - url: https://example.org/news/1\n    title: {TEXT}\n    published: 2023-08-25"),
    ("stages", "\n  - id: republic\n    name: {TEXT}\n    level: republic"),
    ("status", "draft"),
    ("tz", "Asia/Almaty"),
    ("year", "2023"),
];

/// `key: example` as one or more lines of YAML, with what the field says as a comment on the first.
pub(super) fn example_lines(kind: Kind, spec: &FieldSpec, langs: &[Lang]) -> String {
    // In a file of one language a text needs no map.
    let plain = kind == Kind::News && matches!(spec.shape, Shape::LText);
    let value = match EXAMPLES.iter().find(|(key, _)| *key == spec.key) {
        Some((_, example)) => example.replace(TEXT, &text_in(langs)),
        None if plain => "…".to_owned(),
        None if spec.key == "names" => names_example(kind, langs),
        None => shape_example(&spec.shape, langs, 0),
    };
    let (first, below) = value.split_once('\n').map_or((value.as_str(), ""), |(first, below)| (first, below));
    let mut lines = format!("{}:", spec.key);
    if !first.is_empty() {
        lines.push_str(&format!(" {first}"));
    }
    let about = about(spec);
    if !about.is_empty() {
        lines.push_str(&format!("  # {about}"));
    }
    lines.push('\n');
    below.lines().for_each(|line| lines.push_str(&format!("{line}\n")));
    lines
}

/// «How wide it reaches: institution, city, oblast, republic, international»; nothing where the key says it already.
fn about(spec: &FieldSpec) -> String {
    let about = spec.about.trim_end_matches('.');
    if about.trim_start_matches("The ").to_lowercase() == spec.key.replace('_', " ") {
        return String::new();
    }
    match spec.shape {
        Shape::Choice(words) => format!("{about}: {}", words.join(", ")),
        _ => about.to_owned(),
    }
}

/// `{kk: …, ru: …}`
fn text_in(langs: &[Lang]) -> String {
    let parts: Vec<String> = langs.iter().map(|lang| format!("{lang}: …")).collect();
    format!("{{{}}}", parts.join(", "))
}

/// The parts of a name: surnames sort lists of people, organizations and places have short forms.
fn names_example(kind: Kind, langs: &[Lang]) -> String {
    let parts = if kind == Kind::People {
        "family: …, given: …, patronymic: …"
    } else {
        "full: …, short: …, abbr: …"
    };
    langs.iter().map(|lang| format!("\n  {lang}: {{{parts}}}")).collect()
}

/// A value of a shape, in the flow style of YAML.
fn shape_example(shape: &Shape, langs: &[Lang], depth: usize) -> String {
    match shape {
        Shape::Text | Shape::Names | Shape::Identifiers | Shape::Geo => "…".to_owned(),
        Shape::LText => text_in(langs),
        Shape::Bool => "true".to_owned(),
        Shape::Int => "1".to_owned(),
        Shape::Date => "2023-08-24/2023-08-25".to_owned(),
        Shape::Moment => "2022-12-26T11:00".to_owned(),
        Shape::Clock => "\"10:00\"".to_owned(),
        Shape::Count => "5000+".to_owned(),
        Shape::Money => "1 000 000 KZT".to_owned(),
        Shape::Choice(words) => (*words.first().unwrap_or(&"…")).to_owned(),
        Shape::Ref([only]) => format!("{}-id", only.singular()),
        Shape::Ref(_) => "events/event-id".to_owned(),
        Shape::List(item) => format!("[{}]", shape_example(item, langs, depth)),
        Shape::Table => "results.csv".to_owned(),
        Shape::Group(_, specs) if depth < 2 => {
            let fields = specs();
            let shown = fields.iter().enumerate().filter(|(at, field)| field.required || *at < 2);
            let parts: Vec<String> = shown
                .map(|(_, field)| format!("{}: {}", field.key, shape_example(&field.shape, langs, depth + 1)))
                .collect();
            format!("{{{}}}", parts.join(", "))
        }
        Shape::Group(..) => "{}".to_owned(),
    }
}
