//! What do Kazakh and Russian demand of words, order, numbers and letters?

mod collate;
mod fold;
pub mod kazakh;
pub mod keyboard;
mod lang;
mod list;
mod locale;
mod look_alike;
mod number;
mod plural;
mod slug;
mod typography;
mod words;

pub use collate::{Collation, alphabet, index_letter};
pub use fold::folded;
pub use lang::Lang;
pub use list::join;
pub use look_alike::{LOOK_ALIKES, latin_look};
pub use number::{ablative, decimal, grouped};
pub use plural::{Plural, plural};
pub use slug::slug;
pub use typography::{holds_together, nbsp};
pub use words::{Words, WordsFault, WordsFaultKind};
