//! Why could a page not be made?

use std::fmt;

/// A page that could not be made: a fault of a template.
#[derive(Debug)]
pub struct RenderError {
    /// Output path or template.
    pub what: String,
    /// What the template engine says, with file, line and column.
    pub cause: String,
}

impl fmt::Display for RenderError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.what, self.cause)
    }
}

impl std::error::Error for RenderError {}
