//! Which records does a query mean, and in which order? Documents become an index, an index becomes files and answers.
//!
//! The browser reads the files and ranks in the same way (`engine.js`), so everything here is whole numbers and fixed orders.

mod document;
mod facets;
mod files;
mod index;
mod postings;
mod query;
mod ranking;
mod shards;
#[cfg(test)]
mod tests;

pub use document::{Collection, Document, Field, Head, Piece};
pub use facets::{Choice, Counts, Narrowing};
pub use files::{FOLDER, LanguageFiles, SearchFiles, language_files};
pub use index::{FoundWord, Index, Surface, Term, found_words};
pub use postings::{Posting, decoded, decoded_postings, encoded, encoded_postings};
pub use ranking::{Answer, Hit};
