//! What does the page about the data show? Where the data of a record lie and what their fields mean, told by the schema itself.

use crate::archive::Ix;
use crate::i18n::grouped;
use crate::model::Kind;
use crate::model::kinds::Common;
use crate::model::schema::{FieldSpec, Shape};
use crate::plan::{Page, record_path};
use crate::records::detail_specs;
use crate::render::RenderError;
use crate::render::atoms::Phrase;
use crate::render::context::{Speaker, capitalized};
use crate::render::data::record_json;
use serde::Serialize;

/// Records of a kind among which the example is looked for.
const LOOKED_AT: usize = 20;

#[derive(Serialize)]
struct DataView {
    /// `https://…/kk/{kind}/{id}/index.json`
    pattern: String,
    example: Option<Example>,
    common: Vec<FieldView>,
    kinds: Vec<KindView>,
}

/// The data of a short record.
#[derive(Serialize)]
struct Example {
    link: Phrase,
    text: String,
}

#[derive(Serialize)]
struct KindView {
    id: &'static str,
    title: String,
    count: String,
    /// The data of its first record.
    link: Option<Phrase>,
    fields: Vec<FieldView>,
}

/// A field, what it says, and what it holds: words, then codes.
#[derive(Serialize)]
struct FieldView {
    key: &'static str,
    about: String,
    words: String,
    codes: Vec<String>,
}

/// `{lang}/data/`
pub fn data(speaker: &Speaker<'_>) -> Result<Vec<u8>, RenderError> {
    let site = speaker.renderer.site;
    let view = DataView {
        pattern: format!("{}/{}/{{kind}}/{{id}}/index.json", site.base_url, speaker.lang),
        example: example(speaker),
        common: common(speaker),
        kinds: Kind::ALL.into_iter().map(|kind| kind_view(speaker, kind)).collect(),
    };
    let mut frame = speaker.frame(Page::Data, "data", speaker.word("data_title").to_owned(), Vec::new());
    frame.description = speaker.word("data_lead").to_owned();
    speaker.fill("data.html", &frame, &view)
}

/// Fields of all kinds; `kind` and what the program adds come before and after those of the schema.
fn common(speaker: &Speaker<'_>) -> Vec<FieldView> {
    let folders = Kind::ALL.iter().map(|kind| kind.folder().to_owned()).collect();
    let own = |key, shape: &str, codes| FieldView {
        key,
        about: capitalized(&speaker.term("field", key)),
        words: speaker.term("data_shape", shape),
        codes,
    };
    // What was removed has no data, so nobody meets its reason there.
    let shown = |spec: &FieldSpec| !spec.private && spec.key != "removed_reason";
    let schema = Common::specs().into_iter().filter(shown).map(|spec| field(speaker, &spec));
    std::iter::once(own("kind", "choice", folders))
        .chain(schema)
        .chain([own("body", "ltext", Vec::new()), own("unverified", "bool", Vec::new())])
        .collect()
}

fn kind_view(speaker: &Speaker<'_>, kind: Kind) -> KindView {
    let count = speaker.archive().of_kind(kind).count();
    let first = speaker.archive().of_kind(kind).next().map(|(ix, _)| json_link(speaker, ix));
    let mut fields: Vec<FieldView> =
        detail_specs(kind).iter().filter(|spec| !spec.private).map(|spec| field(speaker, spec)).collect();
    if kind == Kind::Events {
        let words = format!("{}: {}", speaker.term("data_shape", "list"), speaker.term("data_shape", "ref"));
        let about = capitalized(&speaker.term("field", "sessions"));
        fields.push(FieldView { key: "sessions", about, words, codes: vec!["events".to_owned()] });
    }
    KindView { id: kind.folder(), title: speaker.kind_title(kind), count: grouped(count as u64), link: first, fields }
}

fn field(speaker: &Speaker<'_>, spec: &FieldSpec) -> FieldView {
    let (mut words, codes) = shape(speaker, &spec.shape);
    if spec.required {
        words = format!("{words}, {}", speaker.word("data_required"));
    }
    FieldView { key: spec.key, about: capitalized(&speaker.term("field", spec.key)), words, codes }
}

/// What a field holds: in words, and the codes or keys that may stand in it.
fn shape(speaker: &Speaker<'_>, shape: &Shape) -> (String, Vec<String>) {
    let says = |name: &str| speaker.term("data_shape", name);
    let codes = |all: &[&str]| all.iter().map(|code| (*code).to_owned()).collect();
    match shape {
        Shape::Text | Shape::Identifiers | Shape::Geo => (says("text"), Vec::new()),
        Shape::LText => (says("ltext"), Vec::new()),
        Shape::Bool => (says("bool"), Vec::new()),
        Shape::Int => (says("int"), Vec::new()),
        Shape::Date => (says("date"), Vec::new()),
        Shape::Moment => (says("moment"), Vec::new()),
        Shape::Clock => (says("clock"), Vec::new()),
        Shape::Count => (says("group"), codes(&["value", "op", "unit", "role", "label"])),
        Shape::Money => (says("group"), codes(&["amount", "currency"])),
        Shape::Choice(all) => (says("choice"), codes(all)),
        Shape::Ref(kinds) => (says("ref"), kinds.iter().map(|kind| kind.folder().to_owned()).collect()),
        Shape::Names => (says("names"), codes(&["family", "given", "patronymic", "initials", "full", "short", "abbr"])),
        Shape::Group(_, specs) => (says("group"), specs().iter().map(|spec| spec.key.to_owned()).collect()),
        Shape::List(item) => {
            let (words, codes) = self::shape(speaker, item);
            (format!("{}: {words}", says("list")), codes)
        }
        Shape::Table => (format!("{}: {}", says("list"), says("group")), result_keys()),
    }
}

/// The keys of a row of results.
fn result_keys() -> Vec<String> {
    crate::model::values::AwardResult::specs().iter().map(|spec| spec.key.to_owned()).collect()
}

/// A link to the data of a record.
fn json_link(speaker: &Speaker<'_>, ix: Ix) -> Phrase {
    let record = speaker.archive().get(ix);
    let path = record_path(speaker.lang, record.kind, &record.id) + "index.json";
    Phrase { url: Some(crate::plan::url_of(speaker.renderer.site, &path)), ..Phrase::own(record.key()) }
}

/// The shortest of some records, so that the page stays small.
fn example(speaker: &Speaker<'_>) -> Option<Example> {
    // A place calls its sort `kind`, which would puzzle who sees it first.
    let kinds = Kind::ALL.into_iter().filter(|kind| *kind != Kind::Places);
    let some = kinds.flat_map(|kind| speaker.archive().of_kind(kind).take(LOOKED_AT));
    let texts = some
        .filter(|(_, record)| !record.unverified && record.langs().len() > 1)
        .map(|(ix, _)| (record_json(speaker.renderer, ix), ix));
    let (bytes, ix) = texts.min_by_key(|(bytes, ix)| (bytes.len(), *ix))?;
    let value: serde_json::Value = serde_json::from_slice(&bytes).ok()?;
    Some(Example { link: json_link(speaker, ix), text: serde_json::to_string_pretty(&value).ok()? })
}
