//! Stage 7, publish: how do the bytes get to disk? Staged, then moved into place; what did not change is not touched.

mod manifest;
mod output;
mod stage;
mod write;
mod written;

pub use manifest::{Manifest, ManifestEntry};
pub use output::{Beside, output_bytes};
pub use write::{PublishError, PublishReport, publish};
