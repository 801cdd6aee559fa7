//! Which fields does a series have?

use super::Level;
use crate::model::schema::fields;
use crate::model::values::{LText, NamePeriod, OrganizationOf, Ref};

fields! {
    /// A recurring event.
    pub struct Series {
        /// How often.
        frequency as "frequency": Option<LText>,
        /// How wide it reaches.
        level as "level": Option<Level>,
        /// Who organizes it.
        organizers as "organizers": Vec<Ref<OrganizationOf>>,
        /// Former names.
        renamed_from as "renamed_from": Vec<NamePeriod>,
    }
}
