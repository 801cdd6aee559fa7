//! Which fields does an award list have?

use crate::model::schema::{choice, fields};
use crate::model::values::{
    AwardOf, Body, Credit, DateValue, DocumentOf, EventOf, LText, Nomination, Ref, ResultTable, Stage, Text, Whole,
};

choice! {
    /// Whether the results are here.
    pub enum ResultsStatus {
        Complete = "complete",
        Partial = "partial",
        Expected = "expected",
        NotInArchive = "not-in-archive",
    }
}

choice! {
    /// In which form entries were accepted.
    pub enum WorkFormat {
        InnovativeProject = "innovative-project",
        AuthorProgramme = "author-programme",
        DevelopmentProgramme = "development-programme",
        OrgDevelopmentProgramme = "org-development-programme",
        AuthorProject = "author-project",
        Article = "article",
        Video = "video",
        Other = "other",
    }
}

fields! {
    /// An edition of a contest, or the honours given at an event.
    pub struct AwardList {
        /// The award.
        award as "award": Option<Ref<AwardOf>>,
        /// Number of the edition.
        edition as "edition": Option<Whole>,
        /// Year.
        year as "year": Option<DateValue>,
        /// The year as printed: `1927/28`.
        year_label as "year_label": Option<Text>,
        /// Event it belongs to.
        event as "event": Option<Ref<EventOf>>,
        /// For what.
        reason as "reason": Option<LText>,
        /// Accepted forms of work.
        work_types as "work_types": Vec<WorkFormat>,
        /// Categories.
        nominations as "nominations": Vec<Nomination>,
        /// Stages.
        stages as "stages": Vec<Stage>,
        /// Rows, or the name of a .csv or .xlsx table beside the record.
        results as "results": ResultTable,
        /// Whether the results are here.
        results_status as "results_status": Option<ResultsStatus>,
        /// Who organized it.
        credits as "credits": Vec<Credit>,
        /// Juries and councils.
        bodies as "bodies": Vec<Body>,
        /// Regulations and orders.
        documents as "documents": Vec<Ref<DocumentOf>>,
    }
}
