//! Stage 1, read: which files lie in `content/`, and what do they say?

mod decode;
pub mod foreign;
mod front_matter;
mod legacy;
mod read;
mod stamp;
mod tree;

pub use front_matter::{FrontMatter, split_front_matter};
pub use legacy::{LegacyText, legacy_text};
pub(crate) use read::unreadable_file;
pub use read::{ReadLimits, read_sources};
pub use stamp::{Stamp, stamp};
pub use tree::{Content, SourceFile, SourceTree, about_code};
