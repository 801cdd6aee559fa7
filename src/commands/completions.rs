//! `muragat completions`: what can a shell complete?

use super::Failure;
use super::report::write_out;
use crate::cli::{Cli, CompletionsArgs};

/// Prints the completions of a shell.
pub(super) fn run(args: &CompletionsArgs) -> Result<u8, Failure> {
    write_out(&String::from_utf8_lossy(&Cli::completions(args.shell)));
    Ok(0)
}
