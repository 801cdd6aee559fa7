//! What is wrong, where, and what to do about it? Findings are plain values; printers are many.

mod catalog;
mod diagnostic;
mod github;
mod gitlab;
mod json;
mod pages;
mod sarif;
mod span;
mod text;

pub use catalog::{CODES, LANGUAGES, field_keys, field_labels, field_words, help_of, message_of, say, texts_of, word};
pub use diagnostic::{Arg, Diagnostic, Diagnostics, Edit, Severity, visible};
pub use github::github_lines;
pub use gitlab::gitlab_report;
pub use json::json_lines;
pub use pages::{Side, example, explained};
pub use sarif::sarif_log;
pub use span::{FileId, Files, LineCol, Span};
pub use text::{summary_line, text_report};
