//! How is the record model told to editors and people? As JSON Schema and as a page of reference, both from the one schema
//! of the code.

mod shelf;

pub use shelf::{SESSIONS, SETTINGS, Shelf, kind_fields, shelves};
