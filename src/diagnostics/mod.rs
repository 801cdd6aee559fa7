//! What is wrong, where, and what to do about it? Findings are plain values; printers are many.

mod catalog;
mod diagnostic;
mod github;
mod json;
mod span;
mod text;

pub use catalog::{CODES, help_of, message_of, texts_of};
pub use diagnostic::{Diagnostic, Diagnostics, Severity};
pub use github::github_lines;
pub use json::json_lines;
pub use span::{FileId, Files, LineCol, Span};
pub use text::{summary_line, text_report};
