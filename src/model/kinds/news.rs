//! Which fields does a news item have?

use crate::model::schema::fields;
use crate::model::values::{AnyRecord, Credit, MomentValue, OrganizationOf, Quote, Ref};

fields! {
    /// A report or a notice.
    pub struct News {
        /// When it was published.
        published as "published": Option<MomentValue>,
        /// Who wrote it.
        authors as "authors": Vec<Credit>,
        /// Who published it.
        publisher as "publisher": Option<Ref<OrganizationOf>>,
        /// What it is about.
        about as "about": Vec<Ref<AnyRecord>>,
        /// Who is mentioned without having taken part.
        mentions as "mentions": Vec<Credit>,
        /// Quotes.
        quotes as "quotes": Vec<Quote>,
    }
}
