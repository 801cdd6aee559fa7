//! What does a link look like in a chat? A picture of 1200×630 pixels, drawn from a few words in the look of the pages.

mod canvas;
mod card;
mod letters;
mod lines;

pub use canvas::{HEIGHT, WIDTH};
pub use card::{Card, draw};
