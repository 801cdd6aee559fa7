//! What does each command do? The only place, with `serve`, that prints, looks at the clock and reads the environment.
#![expect(clippy::print_stderr, reason = "commands talk to people and programs")]

mod analyze;
mod ask;
mod build;
mod check;
mod completions;
mod environment;
mod explain;
mod files;
mod fix;
mod from_here;
mod init;
mod new;
mod new_examples;
mod new_template;
mod report;
mod schema;
mod search;
mod serve;
mod spelling;

use crate::cli::{Cli, Command};
use std::fmt;
use std::process::ExitCode;

/// Why a command ended early.
#[derive(Debug)]
pub enum Failure {
    /// Wrong usage or configuration: exit code 2.
    Usage(String),
    /// Input or output failed: exit code 3.
    Io(String),
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Failure::Usage(text) | Failure::Io(text) => f.write_str(text),
        }
    }
}

/// Runs a command. Exit codes: 0 good, 1 the content has errors, 2 wrong usage or configuration, 3 input/output failed.
pub fn run(cli: Cli) -> ExitCode {
    environment::choose_colours(cli.color);
    let done = match cli.command {
        Command::Build(args) => build::run(&args),
        Command::Check(args) => check::run(&args),
        Command::Serve(args) => serve::run(&args),
        Command::Search(args) => search::run(&args),
        Command::New(args) => new::run(&args),
        Command::Init(args) => init::run(&args),
        Command::Explain(args) => explain::run(&args),
        Command::Schema(args) => schema::run(&args),
        Command::Completions(args) => completions::run(&args),
        Command::Analyze(args) => analyze::run(&args),
    };
    match done {
        Ok(code) => ExitCode::from(code),
        Err(failure) => {
            eprintln!("error: {failure}");
            ExitCode::from(match failure {
                Failure::Usage(_) => 2,
                Failure::Io(_) => 3,
            })
        }
    }
}
