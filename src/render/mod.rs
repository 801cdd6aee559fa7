//! Stage 6, render: what are the bytes of one output? Pure, one job at a time, in any order, on any thread.

mod atoms;
mod cache;
mod chart;
mod context;
mod data;
mod error;
mod fill;
mod frame;
mod job;
mod open_graph;
mod prose;
mod search;
mod views;

pub use context::{Moments, Renderer};
pub use error::RenderError;
pub use search::Searchable;
