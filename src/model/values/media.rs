//! Which pictures, files, links and sources belong to a record?

use super::date::{DateValue, MomentValue};
use super::number::Flag;
use super::reference::{OrganizationOf, PersonOf, Ref};
use super::text::{LText, Text};
use crate::diagnostics::Diagnostic;
use crate::model::id::{bad_url, is_web_address};
use crate::model::reader::Reader;
use crate::model::schema::{Field, FieldSpec, Private, Resolve, Shape, fields, group_field};
use crate::yaml::{Node, Value};
use serde_json::Value as Data;

fields! {
    /// A picture.
    pub struct Photo {
        /// File beside the record.
        file as "file": Option<Text>,
        /// Address elsewhere.
        url as "url": Option<Text>,
        /// What the picture shows, for those who don't see it.
        alt as "alt": Option<LText>,
        /// Caption.
        caption as "caption": Option<LText>,
        /// Photographer.
        credit as "credit": Option<LText>,
        /// Licence.
        licence as "licence": Option<Text>,
        /// Who is seen.
        people as "people": Vec<Ref<PersonOf>>,
        /// Whether the people shown agreed; `false` takes it out of every output.
        consent as "consent": Private<Option<Flag>>,
    }
}
group_field!(Photo, "photo");

impl Photo {
    fn checked(self, cx: &mut Reader<'_>) -> Option<Self> {
        if self.consent.0 == Some(Flag(false)) {
            // It leaves here, so that no page, list or data file can hold it.
            return None;
        }
        if self.file.is_none() && self.url.is_none() {
            cx.fault(Diagnostic::error("photo-without-file", self.span));
            return None;
        }
        if self.alt.is_none() {
            cx.fault(Diagnostic::error("photo-without-alt", self.span));
        }
        check_url(&self.url, cx);
        Some(self)
    }
}

fields! {
    /// A file to read or download.
    pub struct FileRef {
        /// File beside the record.
        file as "file": Option<Text>,
        /// Address elsewhere.
        url as "url": Option<Text>,
        /// What it is.
        label as "label": Option<LText>,
        /// Kind of file.
        kind as "type": Option<Text>,
        /// Language of its text.
        lang as "lang": Option<Text>,
    }
}
group_field!(FileRef, "file");

impl FileRef {
    fn checked(self, cx: &mut Reader<'_>) -> Option<Self> {
        if self.file.is_none() && self.url.is_none() {
            cx.fault(Diagnostic::error("file-without-file", self.span));
            return None;
        }
        check_url(&self.url, cx);
        check_lang(&self.lang, cx);
        Some(self)
    }
}

fields! {
    /// A link with its label.
    pub struct Link {
        /// What it leads to.
        label as "label": Option<LText>,
        /// Address.
        url as "url": Text,
    }
}
group_field!(Link, "link");

impl Link {
    fn checked(self, cx: &mut Reader<'_>) -> Option<Self> {
        // A letter or a call is a way to reach somebody, too.
        let reached = ["mailto:", "tel:"].iter().find_map(|scheme| self.url.text.strip_prefix(scheme));
        if reached.is_none_or(|to| to.is_empty() || !is_web_address(&format!("https://{to}"))) {
            check_url(&Some(self.url.clone()), cx);
        }
        Some(self)
    }
}

fields! {
    /// Where a fact comes from.
    pub struct Source {
        /// Title.
        title as "title": Option<LText>,
        /// Address.
        url as "url": Option<Text>,
        /// Who published it.
        publisher as "publisher": Option<Ref<OrganizationOf>>,
        /// Who wrote it.
        author as "author": Vec<Text>,
        /// When it was published.
        published as "published": Option<MomentValue>,
        /// When it was read.
        accessed as "accessed": Option<DateValue>,
        /// Address of a copy in a web archive.
        archived_url as "archived_url": Option<Text>,
        /// Words quoted from it.
        quote as "quote": Option<Text>,
        /// Language of the source.
        lang as "lang": Option<Text>,
        /// Public remark.
        note as "note": Option<LText>,
    }
}
group_field!(Source, "source");

impl Source {
    fn checked(self, cx: &mut Reader<'_>) -> Option<Self> {
        check_url(&self.url, cx);
        check_url(&self.archived_url, cx);
        check_lang(&self.lang, cx);
        Some(self)
    }
}

/// Addresses begin with `https://` or `http://`, so that nothing else can get into an `href`.
fn check_url(url: &Option<Text>, cx: &mut Reader<'_>) {
    if let Some(url) = url.as_ref().filter(|url| !is_web_address(&url.text)) {
        cx.fault(bad_url(&url.text, url.span));
    }
}

fn check_lang(lang: &Option<Text>, cx: &mut Reader<'_>) {
    if let Some(lang) = lang {
        cx.expect_language(&lang.text, lang.span);
    }
}

/// Identifiers in other systems, by the name of the system (`doi`, `isbn`, `orcid`, `wikidata`, `bin`, …).
#[derive(Clone, Debug, Default)]
pub struct Identifiers(pub Vec<(String, String)>);

impl Field for Identifiers {
    const SHAPE: Shape = Shape::Identifiers;

    fn read(node: &Node, cx: &mut Reader<'_>) -> Option<Self> {
        if !cx.expect_map(node, "identifiers") {
            return None;
        }
        let read = |entry: &crate::yaml::Entry, cx: &mut Reader<'_>| {
            cx.expect_text(&entry.node).map(|text| (entry.key.clone(), text.to_owned()))
        };
        Some(Self(node.entries().iter().filter_map(|entry| read(entry, cx)).collect()))
    }

    fn data(&self, _: Resolve<'_>) -> Data {
        self.0.iter().map(|(key, value)| (key.clone(), Data::from(value.as_str()))).collect()
    }
}

/// A point on the map: degrees north and east (WGS 84).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Geo {
    /// Latitude, −90 to 90.
    pub lat: f64,
    /// Longitude, −180 to 180.
    pub lon: f64,
}

impl Geo {
    /// Its fields.
    pub fn specs() -> Vec<FieldSpec> {
        ["lat", "lon"]
            .map(|key| FieldSpec { key, shape: Shape::Text, required: true, about: "", private: false })
            .to_vec()
    }
}

impl Field for Geo {
    const SHAPE: Shape = Shape::Geo;

    fn read(node: &Node, cx: &mut Reader<'_>) -> Option<Self> {
        let degrees = |key: &str, limit: f64| {
            let text = node.get(key).and_then(Node::text)?;
            text.parse::<f64>().ok().filter(|n| n.is_finite() && n.abs() <= limit)
        };
        let geo = match (&node.value, degrees("lat", 90.0), degrees("lon", 180.0)) {
            (Value::Map(_), Some(lat), Some(lon)) => Some(Self { lat, lon }),
            _ => None,
        };
        if geo.is_none() {
            cx.fault(Diagnostic::error("bad-geo", node.span));
        }
        geo
    }

    fn data(&self, _: Resolve<'_>) -> Data {
        serde_json::json!({ "lat": self.lat, "lon": self.lon })
    }
}
