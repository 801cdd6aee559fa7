//! What is a picture file, and how does it become the pictures of a page? Headers first, pixels only when they are needed.
//!
//! [`probe`] reads as little of a file as tells its size and whether it can be taken; [`variants`] says what is made of it;
//! [`make`] makes it; [`Store`] keeps what was made for the next build.

mod containers;
mod exif;
mod head;
mod make;
mod recipe;
mod store;

pub use head::{Fault, Format, Head, MAX_BYTES, MAX_PIXELS, Picture, probe};
pub use make::make;
pub use recipe::{Encoding, RECIPE, Variant, picture_name, variants};
pub use store::{Counts, Order, PictureError, Store};
