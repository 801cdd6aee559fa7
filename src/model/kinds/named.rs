//! Which fields do people, organizations, places and topics have?

use crate::model::schema::{Private, choice, fields};
use crate::model::values::{
    Affiliation, DateValue, Flag, Geo, LText, NamePeriod, OrganizationOf, PersonOf, PlaceOf, Ref, Text, TopicOf,
};

fields! {
    /// A person.
    pub struct Person {
        /// Other printed forms of the name.
        variants as "variants": Vec<Text>,
        /// Posts held over time.
        affiliations as "affiliations": Vec<Affiliation>,
        /// People who are somebody else in spite of a similar name.
        not_same_as as "not_same_as": Vec<Ref<PersonOf>>,
        /// The record this one was merged into.
        merged_into as "merged_into": Option<Ref<PersonOf>>,
        /// `false`: no page, on request of the person.
        page as "page": Private<Option<Flag>>,
    }
}

fields! {
    /// An institution, a branch, a department.
    pub struct Organization {
        /// Other printed forms of the name.
        variants as "variants": Vec<Text>,
        /// Former names with their time.
        former_names as "former_names": Vec<NamePeriod>,
        /// The organization it belongs to.
        parent as "parent": Option<Ref<OrganizationOf>>,
        /// Where it is.
        place as "place": Option<Ref<PlaceOf>>,
        /// What sort of organization it is.
        kind as "type": Option<LText>,
        /// Organizations it took over from.
        successor_of as "successor_of": Vec<Ref<OrganizationOf>>,
        /// Founding day or year.
        founded as "founded": Option<DateValue>,
        /// Organizations that are others in spite of a similar name.
        not_same_as as "not_same_as": Vec<Ref<OrganizationOf>>,
        /// What it does.
        tasks as "tasks": Vec<LText>,
    }
}

choice! {
    /// What sort of place it is.
    pub enum PlaceKind {
        Country = "country",
        Oblast = "oblast",
        City = "city",
        District = "district",
        Venue = "venue",
        Room = "room",
        Online = "online",
    }
}

fields! {
    /// A country, an oblast, a city, a venue, a room.
    pub struct Place {
        /// What sort of place it is.
        kind as "kind": Option<PlaceKind>,
        /// Other printed forms of the name.
        variants as "variants": Vec<Text>,
        /// Former names with their time.
        former_names as "former_names": Vec<NamePeriod>,
        /// The place it lies in.
        part_of as "part_of": Option<Ref<PlaceOf>>,
        /// Street and house.
        address as "address": Option<LText>,
        /// Point on the map.
        geo as "geo": Option<Geo>,
        /// IANA time zone.
        tz as "tz": Option<Text>,
        /// Places that are others in spite of a similar name.
        not_same_as as "not_same_as": Vec<Ref<PlaceOf>>,
    }
}

fields! {
    /// A subject.
    pub struct Topic {
        /// The wider subject.
        broader as "broader": Option<Ref<TopicOf>>,
        /// Other words for it.
        aliases as "aliases": Vec<Text>,
    }
}
