//! Where does the program start?

use clap::Parser;
use std::process::ExitCode;

fn main() -> ExitCode {
    muragat::commands::run(muragat::cli::Cli::parse())
}
