//! Which fields does a work have?

use crate::model::schema::{choice, fields};
use crate::model::values::{AwardListOf, Credit, DateValue, EventOf, LText, OrganizationOf, Ref, Text, WorkOf};

choice! {
    /// What sort of work it is.
    pub enum WorkType {
        InnovativeProject = "innovative-project",
        AuthorProgramme = "author-programme",
        DevelopmentProgramme = "development-programme",
        AuthorProject = "author-project",
        Article = "article",
        Collection = "collection",
        MethodicalGuide = "methodical-guide",
        Video = "video",
        Talk = "talk",
        Film = "film",
        Play = "play",
        Song = "song",
    }
}

fields! {
    /// A project, an article, a collection, a film.
    pub struct Work {
        /// What sort of work it is.
        kind as "type": Option<WorkType>,
        /// What it is about.
        subject as "subject": Option<LText>,
        /// Authors.
        authors as "authors": Vec<Credit>,
        /// When.
        date as "date": Option<DateValue>,
        /// Pages.
        pages as "pages": Option<Text>,
        /// Publisher.
        publisher as "publisher": Option<Ref<OrganizationOf>>,
        /// Contest it was sent to.
        submitted_to as "submitted_to": Option<Ref<AwardListOf>>,
        /// Event where it was shown.
        presented_at as "presented_at": Vec<Ref<EventOf>>,
        /// Work it was published in.
        published_in as "published_in": Option<Ref<WorkOf>>,
    }
}
