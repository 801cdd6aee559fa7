//! What is a record once it has been read?

use crate::diagnostics::{FileId, Files, Span};
use crate::i18n::Lang;
use crate::model::kinds::{
    Award, AwardList, Common, Document, Event, News, Organization, Person, Place, Series, Topic, Work,
};
use crate::model::schema::{FieldSpec, Resolve, Visit};
use crate::model::values::{LText, Names};
use crate::model::{Kind, RefUse};
use serde_json::{Map, Value as Data};

/// The fields that only one kind has.
#[derive(Clone, Debug)]
pub enum Detail {
    /// events
    Event(Box<Event>),
    /// news
    News(Box<News>),
    /// award-lists
    AwardList(Box<AwardList>),
    /// awards
    Award(Box<Award>),
    /// series
    Series(Box<Series>),
    /// people
    Person(Box<Person>),
    /// organizations
    Organization(Box<Organization>),
    /// places
    Place(Box<Place>),
    /// works
    Work(Box<Work>),
    /// documents
    Document(Box<Document>),
    /// topics
    Topic(Box<Topic>),
}

/// The fields that only `kind` has.
pub fn detail_specs(kind: Kind) -> Vec<FieldSpec> {
    match kind {
        Kind::Events => Event::specs(),
        Kind::News => News::specs(),
        Kind::AwardLists => AwardList::specs(),
        Kind::Awards => Award::specs(),
        Kind::Series => Series::specs(),
        Kind::People => Person::specs(),
        Kind::Organizations => Organization::specs(),
        Kind::Places => Place::specs(),
        Kind::Works => Work::specs(),
        Kind::Documents => Document::specs(),
        Kind::Topics => Topic::specs(),
    }
}

/// A text in Markdown.
#[derive(Clone, Debug)]
pub struct Prose {
    /// Where it stands. For a text inside YAML the place of the field.
    pub span: Span,
    /// The text, where it is not exactly what stands at `span`.
    pub inline: Option<String>,
}

impl Prose {
    /// The whole text of a file.
    pub fn whole(file: FileId, text: &str) -> Self {
        Self { span: Span::new(file, 0..text.len()), inline: None }
    }

    /// The Markdown.
    pub fn text<'a>(&'a self, files: &'a (impl Files + ?Sized)) -> &'a str {
        match &self.inline {
            Some(text) => text,
            None => files.text(self.span.file).get(self.span.range()).unwrap_or(""),
        }
    }

    /// Place of the bytes `range` of the text: exact in a Markdown file, the whole field in YAML.
    pub fn place(&self, range: std::ops::Range<usize>) -> Span {
        if self.inline.is_some() { self.span } else { self.span.part(range) }
    }
}

/// One record: an event, a person, an award list, …
#[derive(Clone, Debug)]
pub struct Record {
    /// Its kind.
    pub kind: Kind,
    /// Its id, unique in its kind.
    pub id: String,
    /// Where it begins.
    pub span: Span,
    /// Its files.
    pub files: Vec<FileId>,
    /// Folder of its pictures and tables, relative to `content/`, with a slash at its end.
    pub folder: String,
    /// Fields that every kind has.
    pub common: Common,
    /// Fields of its own kind.
    pub detail: Detail,
    /// References in the order of the numbers that fields keep.
    pub refs: Vec<RefUse>,
    /// Id of the event it was written in, for sessions inside their event.
    pub written_in: Option<String>,
    /// Place among the sessions of its parent.
    pub position: usize,
    /// Texts per language.
    pub prose: Vec<(Lang, Prose)>,
    /// Nobody declared it: it was made from a name in a credit.
    pub unverified: bool,
}

impl Record {
    /// `kind/id`.
    pub fn key(&self) -> String {
        format!("{}/{}", self.kind.folder(), self.id)
    }

    /// Names of people, organizations, places and topics.
    pub fn names(&self) -> Option<&Names> {
        self.common.names.as_ref().or(self.common.name.as_ref())
    }

    /// Title of the other kinds.
    pub fn title(&self) -> Option<&LText> {
        self.common.title.as_ref()
    }

    /// Languages in which it has a title, a name or a text of its own.
    pub fn langs(&self) -> Vec<Lang> {
        let mut langs: Vec<Lang> = self.title().into_iter().flat_map(LText::langs).collect();
        langs.extend(self.names().into_iter().flat_map(|names| names.parts.iter().map(|(lang, _)| *lang)));
        langs.extend(self.prose.iter().map(|(lang, _)| *lang));
        langs.sort_unstable();
        langs.dedup();
        langs
    }

    /// Shows every text of its fields that readers see, with its language. Prose is not among them.
    pub fn each_text<'a>(&'a self, visit: Visit<'_, 'a>) {
        self.common.each_text(visit);
        match &self.detail {
            Detail::Event(d) => d.each_text(visit),
            Detail::News(d) => d.each_text(visit),
            Detail::AwardList(d) => d.each_text(visit),
            Detail::Award(d) => d.each_text(visit),
            Detail::Series(d) => d.each_text(visit),
            Detail::Person(d) => d.each_text(visit),
            Detail::Organization(d) => d.each_text(visit),
            Detail::Place(d) => d.each_text(visit),
            Detail::Work(d) => d.each_text(visit),
            Detail::Document(d) => d.each_text(visit),
            Detail::Topic(d) => d.each_text(visit),
        }
    }

    /// All published fields under the names they have in YAML. References are written as `kind/id`.
    pub fn data(&self, resolve: Resolve<'_>) -> Map<String, Data> {
        let mut map = Map::new();
        map.insert("kind".into(), self.kind.folder().into());
        map.insert("id".into(), self.id.as_str().into());
        self.common.write(&mut map, resolve);
        match &self.detail {
            Detail::Event(d) => d.write(&mut map, resolve),
            Detail::News(d) => d.write(&mut map, resolve),
            Detail::AwardList(d) => d.write(&mut map, resolve),
            Detail::Award(d) => d.write(&mut map, resolve),
            Detail::Series(d) => d.write(&mut map, resolve),
            Detail::Person(d) => d.write(&mut map, resolve),
            Detail::Organization(d) => d.write(&mut map, resolve),
            Detail::Place(d) => d.write(&mut map, resolve),
            Detail::Work(d) => d.write(&mut map, resolve),
            Detail::Document(d) => d.write(&mut map, resolve),
            Detail::Topic(d) => d.write(&mut map, resolve),
        }
        map
    }
}

macro_rules! as_detail {
    ($($method:ident $variant:ident;)*) => {
        impl Record { $(
            #[doc = concat!("The fields of its kind, if it is a `", stringify!($variant), "`.")]
            pub fn $method(&self) -> Option<&$variant> {
                match &self.detail { Detail::$variant(detail) => Some(detail), _ => None }
            }
        )* }
    };
}
as_detail! {
    event Event; news News; award_list AwardList; award Award; series Series; person Person;
    organization Organization; place Place; work Work; document Document; topic Topic;
}
