//! Does the whole program do what its users rely on? One binary for all tests that look at it from outside.
#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test that can't read its own files should stop at once"
)]

mod about;
mod analysis;
mod award_orders;
mod calendar;
mod check_command;
mod cite;
mod commands;
mod contracts;
mod deterministic;
mod documents;
mod explain;
mod fault_archive;
mod fault_disk;
mod fault_files;
mod fault_names;
mod fault_outputs;
mod fault_rows;
mod fault_suggest;
mod fault_values;
mod fault_yaml;
mod faults;
mod golden;
mod hostile;
mod hosting;
mod html;
mod identity;
mod json_schema;
mod json_schema_patterns;
mod memory;
mod on_this_day;
mod pages;
mod picture_files;
mod picture_pages;
mod pictures;
mod programme;
mod records;
mod region_map;
mod rust_source;
mod safe_publish;
mod search;
mod seed_facts;
mod seeds;
mod series;
mod serve;
mod share_images;
mod site_map;
mod spelling;
mod statistics;
mod support;
mod theme;
mod tidy;
mod tidy_rules;
mod tidy_words;
mod vanished;
mod withdrawn;
