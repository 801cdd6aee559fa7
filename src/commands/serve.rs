//! `muragat serve`: how does somebody see the site while writing it?

use super::Failure;
use super::environment::{build_time, language, project_root};
use super::report::{print_findings, write_out};
use crate::cli::{Format, ServeArgs};
use crate::diagnostics::{say, summary_line};
use crate::pipeline::RunOptions;
use crate::plan::url_of;
use crate::serve::{Desk, encoded, listen, run as answer_requests};
use std::process::{Command, Stdio};
use std::sync::Arc;

/// Answers the browser until Ctrl-C. Prints the address of the home page, and findings whenever they change.
pub(super) fn run(args: &ServeArgs) -> Result<u8, Failure> {
    let root = project_root(args.project.root.as_deref())?;
    let options =
        RunOptions { drafts: args.drafts, lang: language(args.project.lang), ..RunOptions::new(build_time(None)?) };
    let listener = listen(args.port).map_err(|error| match args.port {
        Some(port) => Failure::Io(format!("port {port}: {error}; choose another one with --port, or leave it out")),
        None => Failure::Io(format!("no port is free: {error}")),
    })?;
    let address = listener.local_addr().map_err(|error| Failure::Io(error.to_string()))?;
    let shown_root = root.clone();
    let desk = Desk::open(&root, options, move |prepared| {
        print_findings(&prepared.findings, prepared, &shown_root, Format::Text);
        let summary = summary_line(&prepared.findings, prepared.lang);
        let args = [("n", prepared.archive.len().into()), ("summary", summary.into())];
        eprintln!("{}", say(prepared.lang, "checked", &args));
    });
    let site = &desk.prepared().site;
    let home = format!("http://{address}{}", encoded(&url_of(site, &format!("{}/", site.default_lang))));
    write_out(&format!("{home}\n"));
    eprintln!("Reload a page to see what you changed; Ctrl-C ends.");
    if args.open {
        open_browser(&home);
    }
    answer_requests(listener, Arc::new(desk)).map_err(|error| Failure::Io(error.to_string()))?;
    Ok(0)
}

/// Hands the address to the program that knows the browser; no shell takes it apart. Where there is none, the address printed
/// is enough.
fn open_browser(address: &str) {
    let program = match std::env::consts::OS {
        "macos" => "open",
        "windows" => "explorer",
        _ => "xdg-open",
    };
    let _ = Command::new(program).arg(address).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
}
