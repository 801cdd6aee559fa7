//! How is the record model told to editors and people? As JSON Schema and as a page of reference, both from the one schema
//! of the code.

mod editor;
mod forms;
mod json;
pub mod patterns;
mod reference;
mod shelf;

pub use editor::{FOLDER, editor_files, pretty, schema_files};
pub use json::{Subject, all_languages, json_schema};
pub use reference::reference;
pub use shelf::{SESSIONS, SETTINGS, Shelf, kind_fields, shelves};
