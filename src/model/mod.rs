//! What is a record made of? The schema of all kinds and values, read from YAML trees and written as data.

mod example;
pub mod id;
pub mod kind;
pub mod kinds;
pub mod language;
pub mod reader;
pub mod schema;
pub mod suggest;
pub mod values;

pub use id::{bad_id, bad_url, is_disguised_id, is_id, is_invisible, is_web_address};
pub use kind::Kind;
pub use reader::{Reader, RefForm, RefUse};
pub use suggest::nearest;
