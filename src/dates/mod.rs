//! When did it happen, as far as the sources say, and how is that written?

mod date;
mod day;
mod everyday;
mod fault;
mod format;
mod moment;
mod names;
mod piece;
mod relation;
mod shape;
mod token;

pub use date::{Date, DateKey, Parsed};
pub use day::Day;
pub use fault::{DateFault, DateFaultKind};
pub use format::{DateBlock, block, datetime_attr, long, moment_long, short};
pub use moment::{Clock, Moment, MomentFault, MomentFaultKind, zone_exists};
pub use names::{MAY_FORMS, MONTH_STEMS, month_name, month_title, weekday_name, weekday_short};
