//! Stage 3, link: how do the records hang together? References, back-references, trees, names.

mod backlinks;
mod duplicates;
mod link;
mod names;
mod resolve;
mod select;
mod trees;
mod whole;

#[cfg(test)]
mod tests;

pub use duplicates::Likeness;
pub use link::link;
pub(crate) use link::reference_to_withheld;
pub use names::normal_form;
pub use select::{Tombstone, Withheld, WithheldReason, select};
pub use whole::{Archive, Ix};
