//! Muragat turns records of conferences, forums, sessions and award lists into a browsable Kazakh/Russian site.
//!
//! The modules stand in reading order: each one mentions only modules above it.

pub mod diagnostics;
pub mod i18n;
pub mod markup;
