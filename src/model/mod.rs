//! What is a record made of? The schema of all kinds and values, read from YAML trees and written as data.

mod example;
pub mod kind;
pub mod kinds;
pub mod language;
pub mod reader;
pub mod schema;
pub mod suggest;
pub mod values;

pub use kind::{Kind, is_id};
pub use reader::{Reader, RefForm, RefUse};
pub use suggest::nearest;
