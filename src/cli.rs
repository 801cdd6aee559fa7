//! Which commands and options are there? What was typed, before it is checked.

use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Turns records of conferences, forums, sessions and award lists into a browsable Kazakh/Russian site.
#[derive(Debug, Parser)]
#[command(name = "muragat", version, about, max_term_width = 100)]
#[command(
    after_help = "Examples:\n  muragat init my-archive\n  muragat new news --title \"Тәжірибе алмасты\"\n  muragat check\n  muragat build\n  muragat serve --open"
)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Build the site into public/
    Build(BuildArgs),
    /// Report every mistake in the content, without building
    Check(CheckArgs),
}

/// Options of `build`.
#[derive(Debug, Args)]
pub struct BuildArgs {
    /// Which archive
    #[command(flatten)]
    pub project: ProjectArgs,
    /// Folder to write to [default: public/ in the archive]
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// Address under which the site is published
    #[arg(long, value_name = "URL")]
    pub base_url: Option<String>,
    /// Publish drafts and records that wait for their day, too
    #[arg(long)]
    pub drafts: bool,
    /// Number of threads [default: one per processor]
    #[arg(long, value_name = "N")]
    pub jobs: Option<usize>,
    /// Time of the build, instead of the clock and SOURCE_DATE_EPOCH: 2026-11-21 or 2026-11-21T10:00
    #[arg(long, value_name = "DATE")]
    pub now: Option<String>,
    /// Fail on warnings, too
    #[arg(long)]
    pub strict: bool,
    /// How findings are printed
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
}

/// Options of `check`.
#[derive(Debug, Args)]
pub struct CheckArgs {
    /// Which archive
    #[command(flatten)]
    pub project: ProjectArgs,
    /// Fail on warnings, too
    #[arg(long)]
    pub strict: bool,
    /// How findings are printed
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
}

/// Which archive a command works on.
#[derive(Debug, Args)]
pub struct ProjectArgs {
    /// Folder that holds content/ [default: found upward from here]
    #[arg(long, value_name = "DIR")]
    pub root: Option<PathBuf>,
}

/// How findings are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people: the line, the mark, the repair
    Text,
    /// For programs: one JSON object a line
    Json,
    /// For GitHub: annotations of a pull request
    Github,
}
