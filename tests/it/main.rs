//! Does the whole program do what its users rely on? One binary for all tests that look at it from outside.
#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test that can't read its own files should stop at once"
)]

mod calendar;
mod commands;
mod contracts;
mod deterministic;
mod faults;
mod golden;
mod hosting;
mod hostile;
mod html;
mod identity;
mod pages;
mod region_map;
mod rust_source;
mod safe_publish;
mod seed_facts;
mod serve;
mod statistics;
mod support;
mod theme;
mod tidy;
mod tidy_words;
