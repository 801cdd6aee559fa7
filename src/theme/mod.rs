//! Stage 1b: which templates, styles and words does the site use? The built-in theme, each file of which a site may replace.

mod css;
mod embedded;
mod filters;
mod fonts;
mod load;
mod script;

pub use embedded::EMBEDDED;
pub use load::{Theme, load_theme};
