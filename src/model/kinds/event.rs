//! Which fields does an event have?

use crate::model::schema::{choice, fields};
use crate::model::values::{
    AwardListOf, Block, Body, Count, Credit, DateValue, DocumentOf, EventOf, LText, Occasion, PlaceOf, Quote, Ref,
    SeriesOf, Text, Whole, WorkOf,
};

choice! {
    /// What sort of event it is.
    pub enum EventType {
        Conference = "conference",
        Forum = "forum",
        Readings = "readings",
        Panel = "panel",
        Plenary = "plenary",
        Section = "section",
        Part = "part",
        Talk = "talk",
        Workshop = "workshop",
        Masterclass = "masterclass",
        Roundtable = "roundtable",
        Exhibition = "exhibition",
        Performance = "performance",
        Excursion = "excursion",
        Ceremony = "ceremony",
        Stage = "stage",
        Course = "course",
        Meeting = "meeting",
        Other = "other",
    }
}

choice! {
    /// How wide an event or a contest reaches.
    pub enum Level {
        Institution = "institution",
        City = "city",
        Oblast = "oblast",
        Republic = "republic",
        International = "international",
    }
}

choice! {
    /// How well the date is known.
    pub enum DateStatus {
        Exact = "exact",
        Approximate = "approximate",
        Inferred = "inferred",
        Ambiguous = "ambiguous",
        UnknownYear = "unknown-year",
        Unknown = "unknown",
    }
}

choice! {
    /// In the room, on the screen, or both.
    pub enum Mode { Offline = "offline", Online = "online", Mixed = "mixed", }
}

choice! {
    /// Whether it took place.
    pub enum EventStatus { Scheduled = "scheduled", Held = "held", Cancelled = "cancelled", Postponed = "postponed", }
}

fields! {
    /// A conference, a forum, a session, a stage of a contest.
    pub struct Event {
        /// What sort of event it is.
        kind as "type": Option<EventType>,
        /// The sort as printed.
        type_as as "type_as": Option<LText>,
        /// How wide it reaches.
        level as "level": Option<Level>,
        /// The event it is a part of.
        part_of as "part_of": Option<Ref<EventOf>>,
        /// Number within its parent.
        number as "number": Option<Text>,
        /// Order among its siblings.
        order as "order": Option<Whole>,
        /// The series it is an edition of.
        series as "series": Option<Ref<SeriesOf>>,
        /// Number of the edition.
        edition as "edition": Option<Whole>,
        /// The number as printed.
        edition_label as "edition_label": Option<Text>,
        /// What it is dedicated to.
        occasion as "occasion": Option<Occasion>,
        /// When.
        date as "date": Option<DateValue>,
        /// How well the date is known.
        date_status as "date_status": Option<DateStatus>,
        /// Where the date comes from.
        date_basis as "date_basis": Option<LText>,
        /// Its parts in time.
        blocks as "blocks": Vec<Block>,
        /// Recordings.
        recorded as "recorded": Vec<Text>,
        /// Quotes.
        quotes as "quotes": Vec<Quote>,
        /// How long, as an ISO 8601 duration.
        duration as "duration": Option<Text>,
        /// In the room, on the screen, or both.
        mode as "mode": Option<Mode>,
        /// Where.
        places as "places": Vec<Ref<PlaceOf>>,
        /// Whether it took place.
        event_status as "event_status": Option<EventStatus>,
        /// What for.
        purpose as "purpose": Option<LText>,
        /// Tasks.
        tasks as "tasks": Vec<LText>,
        /// What came of it.
        outcome as "outcome": Option<LText>,
        /// For whom.
        audience as "audience": Vec<Credit>,
        /// Numbers.
        counts as "counts": Vec<Count>,
        /// Who took part.
        credits as "credits": Vec<Credit>,
        /// Juries and councils.
        bodies as "bodies": Vec<Body>,
        /// Documents.
        documents as "documents": Vec<Ref<DocumentOf>>,
        /// Works shown.
        works as "works": Vec<Ref<WorkOf>>,
        /// Award lists that belong to it.
        award_lists as "award_lists": Vec<Ref<AwardListOf>>,
    }
}
