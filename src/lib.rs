//! Muragat turns records of conferences, forums, sessions and award lists into a browsable Kazakh/Russian site.
//!
//! The modules stand in reading order: each one mentions only modules above it.

pub mod fingerprint;
pub mod i18n;
pub mod analysis;
pub mod spelling;
pub mod diagnostics;
pub mod fix;
pub mod qr;
pub mod share;
pub mod dates;
pub mod yaml;
pub mod markup;
pub mod pictures;
pub mod sources;
pub mod model;
pub mod site;
pub mod hosting;
pub mod theme;
pub mod records;
pub mod schema;
pub mod archive;
pub mod checks;
pub mod ignores;
pub mod ledger;
pub mod plan;
pub mod search;
pub mod render;
pub mod publish;
pub mod pipeline;
pub mod serve;
pub mod cli;
pub mod commands;
