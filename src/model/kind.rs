//! Which kinds of record are there, and what are they called in paths?

use std::fmt;

/// The eleven kinds of record. The order is the order of lists and menus.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Conferences, forums, sessions, talks, stages.
    Events,
    /// Reports and notices.
    News,
    /// Contest editions and honours given at an event.
    AwardLists,
    /// Prizes, badges, certificates.
    Awards,
    /// Recurring events.
    Series,
    /// Persons.
    People,
    /// Institutions, their branches and departments.
    Organizations,
    /// Countries down to rooms.
    Places,
    /// Projects, articles, collections, films.
    Works,
    /// Memoranda, resolutions, regulations.
    Documents,
    /// Subjects.
    Topics,
}

impl Kind {
    /// All kinds, in order.
    pub const ALL: [Kind; 11] = [
        Kind::Events,
        Kind::News,
        Kind::AwardLists,
        Kind::Awards,
        Kind::Series,
        Kind::People,
        Kind::Organizations,
        Kind::Places,
        Kind::Works,
        Kind::Documents,
        Kind::Topics,
    ];

    /// Name of its folder under `content/` and in addresses.
    pub fn folder(self) -> &'static str {
        match self {
            Kind::Events => "events",
            Kind::News => "news",
            Kind::AwardLists => "award-lists",
            Kind::Awards => "awards",
            Kind::Series => "series",
            Kind::People => "people",
            Kind::Organizations => "organizations",
            Kind::Places => "places",
            Kind::Works => "works",
            Kind::Documents => "documents",
            Kind::Topics => "topics",
        }
    }

    /// Name of one record, as in `<body data-kind="…">` and `muragat new …`.
    pub fn singular(self) -> &'static str {
        match self {
            Kind::Events => "event",
            Kind::News => "news",
            Kind::AwardLists => "award-list",
            Kind::Awards => "award",
            Kind::Series => "series",
            Kind::People => "person",
            Kind::Organizations => "organization",
            Kind::Places => "place",
            Kind::Works => "work",
            Kind::Documents => "document",
            Kind::Topics => "topic",
        }
    }

    /// The kind whose folder is `name`.
    pub fn from_folder(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.folder() == name)
    }

    /// People, organizations, places and topics are called by `names` or `name`, everything else by `title`.
    pub fn is_named(self) -> bool {
        matches!(self, Kind::People | Kind::Organizations | Kind::Places | Kind::Topics)
    }

    /// `false` for the naming fields of other kinds: an event has a `title`, a person a `name`.
    pub fn is_named_by(self, key: &str) -> bool {
        match key {
            "title" => !self.is_named(),
            "name" | "names" => self.is_named(),
            _ => true,
        }
    }

    /// Whether a name that no record declares becomes an unverified page instead of an error.
    pub fn may_be_unverified(self) -> bool {
        matches!(self, Kind::People | Kind::Organizations)
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.folder())
    }
}
