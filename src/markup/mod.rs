//! How does the text that people write become HTML that is safe to publish?
//!
//! A text is Markdown (CommonMark with tables, footnotes and strikethrough). Five readings of it exist:
//! [`scan`] finds links, headings and raw HTML with their places, so that faults are reported before anything is
//! built; [`to_html`] writes the page; [`to_plain`] writes one line for descriptions; [`passages`] gives the words with
//! their places to the rules about letters and marks; [`running_text`] gives every word to the search.
//!
//! Safety comes from the events, not from a filter over finished HTML: raw HTML is shown as text, comments are left
//! out, each attribute goes through one escape function, and a link appears only when the caller vouches for its
//! target and that target has no scheme other than `http`, `https`, `mailto` and `tel`.

mod anchors;
mod comments;
mod escape;
mod highlight;
mod html;
mod linked;
mod links;
mod notes;
mod passages;
mod plain;
mod running;
mod scan;
mod tables;
#[cfg(test)]
mod tests;

pub use anchors::{Heading, heading_ids};
pub use escape::{attribute as escape_attribute, escaped, text as escape_text};
pub use html::{Html, LinkTarget, Options, PictureTarget, to_html};
pub use links::Destination;
pub use passages::{OPAQUE, Passage, Role, Run, passages};
pub use plain::to_plain;
pub use running::running_text;
pub use scan::{HeadingUse, LinkUse, MAX_DEPTH, Scan, scan};

/// The extensions of Markdown that texts may use.
///
/// Smart punctuation stays off because Kazakh and Russian quotation marks differ from what it would put; heading
/// attributes stay off because `# A { onclick=… }` would reach the page.
const fn extensions() -> pulldown_cmark::Options {
    pulldown_cmark::Options::ENABLE_TABLES
        .union(pulldown_cmark::Options::ENABLE_FOOTNOTES)
        .union(pulldown_cmark::Options::ENABLE_STRIKETHROUGH)
}
