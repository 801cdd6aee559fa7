//! Which fields does a document have?

use crate::model::schema::{choice, fields};
use crate::model::values::{Credit, DateValue, EventOf, Ref, Text};

choice! {
    /// What sort of document it is.
    pub enum DocumentType {
        Memorandum = "memorandum",
        Resolution = "resolution",
        Recommendations = "recommendations",
        Regulation = "regulation",
        Order = "order",
        Programme = "programme",
        Minutes = "minutes",
    }
}

choice! {
    /// How far it got.
    pub enum DocumentStatus { Draft = "draft", Adopted = "adopted", Signed = "signed", Approved = "approved", }
}

fields! {
    /// A memorandum, a resolution, a regulation.
    pub struct Document {
        /// What sort of document it is.
        kind as "type": Option<DocumentType>,
        /// How far it got.
        document_status as "document_status": Option<DocumentStatus>,
        /// Number.
        number as "number": Option<Text>,
        /// Day, or the period it covers.
        date as "date": Option<DateValue>,
        /// Who signed or adopted it.
        parties as "parties": Vec<Credit>,
        /// Event it belongs to.
        event as "event": Option<Ref<EventOf>>,
    }
}
