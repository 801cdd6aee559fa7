//! Is a Kazakh or Russian word spelled as a dictionary has it? Dictionaries as other programs have them, and forms of their words.

mod dictionary;
mod judge;

pub use dictionary::Dictionary;
pub use judge::{Dictionaries, Judge};
