//! `muragat check`: what is wrong with the content?

use super::Failure;
use super::environment::{build_time, language, project_root};
use super::report::{exit_code, print_findings};
use crate::cli::{CheckArgs, Format};
use crate::diagnostics::{say, summary_line};
use crate::pipeline::{RunOptions, prepare};

/// Runs the stages up to the plan and prints every finding. Drafts are checked, too.
pub(super) fn run(args: &CheckArgs) -> Result<u8, Failure> {
    let root = project_root(args.project.root.as_deref())?;
    let options = RunOptions {
        drafts: true,
        letters: true,
        lang: language(args.project.lang),
        ..RunOptions::new(build_time(None)?)
    };
    let prepared = prepare(&root, &options);
    print_findings(&prepared.findings, &prepared, args.format);
    if args.format == Format::Text {
        let summary = summary_line(&prepared.findings, prepared.lang);
        let args = [("n", prepared.archive.len().into()), ("summary", summary.into())];
        eprintln!("{}", say(prepared.lang, "checked", &args));
    }
    Ok(exit_code(&prepared.findings, args.strict))
}
