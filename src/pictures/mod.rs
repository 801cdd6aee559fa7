//! What is a picture file, and how does it become the pictures of a page? Headers first, pixels only when they are needed.
//!
//! [`probe`] reads as little of a file as tells its size and whether it can be taken.

mod containers;
mod exif;
mod head;

pub use head::{Fault, Format, Head, MAX_BYTES, MAX_PIXELS, Picture, probe};
