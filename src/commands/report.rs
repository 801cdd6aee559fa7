//! How are findings and results told? Data to stdout, messages to stderr.

use super::environment::colours;
use super::from_here::FromHere;
use crate::archive::{Withheld, WithheldReason};
use crate::cli::Format;
use crate::diagnostics::{Diagnostics, Severity, github_lines, gitlab_report, json_lines, sarif_log, say, text_report};
use crate::i18n::Lang;
use crate::pipeline::Prepared;
use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;

/// Records of a group that a line names.
const MOST_NAMED: usize = 5;

/// Prints findings in the format asked for: text to stderr, the others to stdout.
pub(super) fn print_findings(findings: &Diagnostics, run: &Prepared, root: &Path, format: Format) {
    let from_here = || FromHere::new(root, &run.sources, findings);
    match format {
        Format::Text => eprint!("{}", text_report(findings, &run.sources, run.lang, colours())),
        Format::Json => write_out(&json_lines(findings, &run.sources, run.lang)),
        Format::Github => {
            let (files, findings) = from_here();
            write_out(&github_lines(&findings, &files, run.lang));
        }
        Format::Gitlab => {
            let (files, findings) = from_here();
            write_out(&gitlab_report(&findings, &files, run.lang));
        }
        Format::Sarif => {
            let (files, findings) = from_here();
            write_out(&sarif_log(&findings, &files, run.lang));
        }
    }
}

/// Writes to stdout; a reader that went away (`| head`) is no fault.
pub(super) fn write_out(text: &str) {
    let mut out = std::io::stdout().lock();
    let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
}

/// Exit code of findings: 1 for errors, with `strict` also for warnings.
pub(super) fn exit_code(findings: &Diagnostics, strict: bool) -> u8 {
    u8::from(findings.has_errors() || (strict && findings.count(Severity::Warning) > 0))
}

/// «3 not published: 2 drafts (events/x, news/y), 1 waits until 2026-12-01 (news/z)», or nothing.
pub(super) fn withheld_line(withheld: &[Withheld], lang: Lang) -> Option<String> {
    if withheld.is_empty() {
        return None;
    }
    let mut groups: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for record in withheld {
        let reason = match &record.reason {
            WithheldReason::Draft => say(lang, "draft", &[]),
            WithheldReason::Embargo(until) => say(lang, "waits", &[("until", until.to_string().into())]),
            WithheldReason::Withdrawn => say(lang, "withdrawn", &[]),
            WithheldReason::Removed => say(lang, "removed", &[]),
            WithheldReason::OnRequest => say(lang, "on-request", &[]),
        };
        groups.entry(reason).or_default().push(&record.key);
    }
    let group = |(reason, keys): (&String, &Vec<&str>)| {
        let mut shown: Vec<String> = keys.iter().take(MOST_NAMED).map(|key| (*key).to_owned()).collect();
        if keys.len() > MOST_NAMED {
            shown.push(say(lang, "and-more", &[("n", (keys.len() - MOST_NAMED).into())]));
        }
        format!("{} {reason} ({})", keys.len(), shown.join(", "))
    };
    let groups: Vec<String> = groups.iter().map(group).collect();
    Some(say(lang, "withheld", &[("n", withheld.len().into()), ("groups", groups.join("; ").into())]))
}
