//! Which smaller parts make up events and award lists? Blocks of days, bodies, quotes, nominations, stages.

use super::count::Count;
use super::credit::{Credit, Role};
use super::date::{ClockValue, DateValue, unknown_zone};
use super::number::{Flag, Whole};
use super::reference::{EventOf, OrganizationOf, PersonOf, PlaceOf, Ref};
use super::text::{LText, Text};
use crate::diagnostics::Diagnostic;
use crate::model::kinds::{Level, ResultsStatus};
use crate::model::reader::Reader;
use crate::model::schema::{fields, group_field};

fields! {
    /// One contiguous part of an event's time.
    pub struct Block {
        /// Day or days.
        date as "date": DateValue,
        /// Start.
        start as "start": Option<ClockValue>,
        /// End.
        end as "end": Option<ClockValue>,
        /// IANA time zone.
        tz as "tz": Option<Text>,
        /// Where.
        places as "places": Vec<Ref<PlaceOf>>,
        /// Ids of the nominations that meet then.
        nominations as "nominations": Vec<Text>,
        /// Public remark.
        note as "note": Option<LText>,
    }
}
group_field!(Block, "block");

impl Block {
    fn checked(self, cx: &mut Reader<'_>) -> Option<Self> {
        if let Some(tz) = self.tz.as_ref().filter(|tz| !crate::dates::zone_exists(&tz.text)) {
            cx.fault(unknown_zone(&tz.text, tz.span));
        }
        if let (Some(start), Some(end)) = (&self.start, &self.end)
            && end.0 < start.0
        {
            cx.fault(Diagnostic::error("clock-end-before-start", self.span));
        }
        Some(self)
    }
}

fields! {
    /// A jury, an expert council, an organizing committee.
    pub struct Body {
        /// Id within the record.
        id as "id": Option<Text>,
        /// Name.
        name as "name": LText,
        /// What its members are.
        role as "role": Option<Role>,
        /// Members.
        members as "members": Vec<Credit>,
        /// Tasks.
        tasks as "tasks": Vec<LText>,
        /// Public remark.
        note as "note": Option<LText>,
    }
}
group_field!(Body, "body");

fields! {
    /// Somebody's words.
    pub struct Quote {
        /// Who said it.
        who as "who": Option<Credit>,
        /// The words.
        text as "text": LText,
        /// Public remark.
        note as "note": Option<LText>,
    }
}
group_field!(Quote, "quote");

fields! {
    /// What an event is dedicated to.
    pub struct Occasion {
        /// Organization that celebrates.
        org as "org": Option<Ref<OrganizationOf>>,
        /// Person who is remembered.
        person as "person": Option<Ref<PersonOf>>,
        /// anniversary, memory, …
        kind as "type": Option<Text>,
        /// How many years.
        years as "years": Option<Whole>,
        /// The words for a reader.
        text as "text": Option<LText>,
    }
}
group_field!(Occasion, "occasion");

fields! {
    /// A correction that was made after publication.
    pub struct Correction {
        /// Day.
        date as "date": DateValue,
        /// What was changed.
        text as "text": LText,
        /// Field that was changed.
        field as "field": Option<Text>,
    }
}
group_field!(Correction, "correction");

fields! {
    /// A category of a contest.
    pub struct Nomination {
        /// Id, the same over the years where it lives on the award's record.
        id as "id": Text,
        /// Name.
        name as "name": LText,
        /// Short name for tables.
        short_name as "short_name": Option<LText>,
        /// Whether several may win.
        multiple as "multiple": Option<Flag>,
        /// For what it is given.
        reason as "reason": Option<LText>,
        /// Public remark.
        note as "note": Option<LText>,
    }
}
group_field!(Nomination, "nomination");

fields! {
    /// A stage of a contest.
    pub struct Stage {
        /// Id within the list.
        id as "id": Text,
        /// Name.
        name as "name": LText,
        /// Level.
        level as "level": Option<Level>,
        /// Event where it took place.
        event as "event": Option<Ref<EventOf>>,
        /// Numbers of entries.
        counts as "counts": Vec<Count>,
        /// Id of the next stage.
        advances_to as "advances_to": Option<Text>,
        /// Whether its results are here.
        results_status as "results_status": Option<ResultsStatus>,
        /// Public remark.
        note as "note": Option<LText>,
    }
}
group_field!(Stage, "stage");

macro_rules! unchecked {
    ($($name:ident)*) => { $(
        impl $name {
            fn checked(self, _: &mut Reader<'_>) -> Option<Self> {
                Some(self)
            }
        }
    )* };
}
unchecked! { Body Quote Occasion Correction Nomination Stage }
