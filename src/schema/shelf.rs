//! Which fields stand together? A shelf for every kind, every group inside the kinds, and the settings.

use crate::model::Kind;
use crate::model::kinds::Common;
use crate::model::schema::{Field, FieldSpec, Shape};
use crate::model::values::{AwardResult, Count, Geo, Money, Name};
use crate::records::detail_specs;
use crate::site::SiteFields;

/// Fields that stand together in one map.
#[derive(Clone, Debug)]
pub struct Shelf {
    /// What it is called in catalogues: the singular of a kind, the label of a group, `site.yaml`.
    pub name: &'static str,
    /// The kind whose records it describes; groups and the settings have none.
    pub kind: Option<Kind>,
    /// Its fields, in the order of the declaration; of a kind its own ones before those of all kinds.
    pub fields: Vec<FieldSpec>,
}

/// The events written inside an event. They are no field of the struct: each becomes a record.
pub const SESSIONS: FieldSpec =
    FieldSpec { key: "sessions", shape: Shape::Table, required: false, about: "", private: false };

/// The name of the shelf of the settings.
pub const SETTINGS: &str = "site.yaml";

/// The fields of a record of `kind`, its own ones first.
pub fn kind_fields(kind: Kind) -> Vec<FieldSpec> {
    let common = Common::specs();
    let naming = |spec: &&FieldSpec| matches!(spec.key, "title" | "name" | "names");
    let (first, rest): (Vec<&FieldSpec>, Vec<&FieldSpec>) = common.iter().partition(naming);
    let mut fields: Vec<FieldSpec> = first.into_iter().filter(|spec| kind.is_named_by(spec.key)).copied().collect();
    fields.extend(detail_specs(kind));
    if kind == Kind::Events {
        fields.push(SESSIONS);
    }
    fields.extend(rest.into_iter().copied());
    fields
}

/// The keys that may be listed as missing in a record of `kind`.
pub fn all_keys(kind: Kind) -> Vec<&'static str> {
    let common = Common::specs().into_iter().chain(detail_specs(kind));
    common.map(|spec| spec.key).chain([SESSIONS.key]).collect()
}

/// All shelves: the kinds, the groups in the order in which they are first met, the settings and their own groups.
pub fn shelves() -> Vec<Shelf> {
    let mut shelves: Vec<Shelf> = Kind::ALL
        .into_iter()
        .map(|kind| Shelf { name: kind.singular(), kind: Some(kind), fields: kind_fields(kind) })
        .collect();
    add_groups(&mut shelves, 0);
    let settings = shelves.len();
    shelves.push(Shelf { name: SETTINGS, kind: None, fields: SiteFields::specs() });
    add_groups(&mut shelves, settings);
    shelves
}

/// Adds the groups that are met from the shelf `at` on.
fn add_groups(shelves: &mut Vec<Shelf>, mut at: usize) {
    while at < shelves.len() {
        let found: Vec<Shelf> = shelves[at].fields.iter().filter_map(|spec| group_of(&spec.shape, spec.key)).collect();
        for group in found {
            if shelves.iter().all(|known| known.name != group.name) {
                shelves.push(group);
            }
        }
        at += 1;
    }
}

/// The group that a field holds, if it holds one.
fn group_of(shape: &Shape, key: &str) -> Option<Shelf> {
    let shelf = |name, fields| Some(Shelf { name, kind: None, fields });
    match shape {
        Shape::List(item) => group_of(item, key),
        Shape::Group(name, specs) => shelf(name, specs()),
        Shape::Count => shelf("count", Count::specs()),
        Shape::Money => shelf("money", Money::specs()),
        Shape::Geo => shelf("geo", Geo::specs()),
        Shape::Names => shelf("name", Name::specs()),
        // Sessions are events; the other table holds the rows of an award list.
        Shape::Table if key != SESSIONS.key => group_of(&<AwardResult as Field>::SHAPE, key),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::{LANGUAGES, field_keys, field_words};
    use std::collections::{BTreeMap, BTreeSet};

    #[test]
    fn every_field_has_a_label_and_a_description_in_three_languages() {
        for shelf in shelves() {
            for lang in LANGUAGES {
                let mut labels: BTreeMap<String, &str> = BTreeMap::new();
                for spec in &shelf.fields {
                    let place = format!("{lang}: {}.{}", shelf.name, spec.key);
                    let Some((label, about)) = field_words(lang, shelf.name, spec.key) else {
                        panic!("{place} has no words");
                    };
                    assert!(field_words(lang, "", spec.key).is_some(), "{lang}: {} needs words of its own", spec.key);
                    assert!(label.chars().next().is_some_and(char::is_uppercase), "{place}: {label}");
                    assert!(label.chars().count() <= 28, "{place}: {label} is no label but a sentence");
                    assert!(about.chars().count() > label.chars().count().min(10), "{place} lacks a description");
                    assert!(about.ends_with(['.', '…']), "{place}: {about}");
                    if let Some(other) = labels.insert(label.to_lowercase(), spec.key) {
                        panic!("{place}: {other} is called «{label}», too");
                    }
                }
            }
        }
    }

    #[test]
    fn the_catalogues_know_no_other_fields() {
        let shelves = shelves();
        let known: BTreeSet<String> = shelves
            .iter()
            .flat_map(|shelf| shelf.fields.iter().map(move |spec| (shelf.name, spec.key)))
            .flat_map(|(name, key)| [key.to_owned(), format!("{name}.{key}")])
            .collect();
        for lang in LANGUAGES {
            for key in field_keys(lang) {
                assert!(known.contains(key), "{lang}: there is no field {key}");
            }
        }
    }
}
