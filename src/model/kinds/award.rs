//! Which fields does an award have?

use super::Level;
use crate::model::schema::{choice, fields};
use crate::model::values::{Money, Nomination, OrganizationOf, Ref};

choice! {
    /// What sort of award it is.
    pub enum AwardType {
        CompetitionPrize = "competition-prize",
        Badge = "badge",
        HonourCertificate = "honour-certificate",
        Diploma = "diploma",
        Certificate = "certificate",
        ThanksLetter = "thanks-letter",
        Title = "title",
    }
}

fields! {
    /// A prize, a badge, a certificate, a title.
    pub struct Award {
        /// What sort of award it is.
        kind as "type": Option<AwardType>,
        /// Who gives it.
        conferred_by as "conferred_by": Vec<Ref<OrganizationOf>>,
        /// How wide it reaches.
        level as "level": Option<Level>,
        /// Money that goes with it.
        money as "money": Option<Money>,
        /// Categories that stay the same over the years.
        nominations as "nominations": Vec<Nomination>,
    }
}
