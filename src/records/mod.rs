//! Stage 2, parse: which records do the files hold? Typed, with every place kept.

mod group;
mod merge;
mod parse;
mod record;
mod table;

pub(crate) use parse::missing_file;
pub use parse::parse_records;
pub use record::{Detail, Prose, Record, detail_specs};
