//! Where does the program start?

use clap::Parser;
use std::process::ExitCode;

/// Pages are made of many short-lived strings on several threads; this allocator takes a fifth off a build.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    muragat::commands::run(muragat::cli::Cli::parse())
}
