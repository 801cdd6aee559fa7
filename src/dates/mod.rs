//! When did it happen, as far as the sources say, and how is that written?

mod date;
mod day;
mod everyday;
mod fault;
mod names;
mod piece;
mod relation;
mod shape;
mod token;

pub use date::{Date, DateKey, Parsed};
pub use day::Day;
pub use fault::{DateFault, DateFaultKind};
pub use names::{month_name, month_title, weekday_short};
