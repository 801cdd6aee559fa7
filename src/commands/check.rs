//! `muragat check`: what is wrong with the content?

use super::Failure;
use super::environment::{build_time, project_root};
use super::report::{exit_code, print_findings};
use crate::cli::{CheckArgs, Format};
use crate::diagnostics::summary_line;
use crate::pipeline::{RunOptions, prepare};

/// Runs the stages up to the plan and prints every finding. Drafts are checked, too.
pub(super) fn run(args: &CheckArgs) -> Result<u8, Failure> {
    let root = project_root(args.project.root.as_deref())?;
    let options = RunOptions { now: build_time(None)?, drafts: true, base_url: None };
    let prepared = prepare(&root, &options);
    print_findings(&prepared.findings, &prepared.sources, args.format);
    if args.format == Format::Text {
        eprintln!("Checked {} records: {}", prepared.archive.len(), summary_line(&prepared.findings));
    }
    Ok(exit_code(&prepared.findings, args.strict))
}
