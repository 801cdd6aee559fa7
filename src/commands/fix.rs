//! `muragat check --fix`: how are faults repaired in the files? In memory first, round by round, then written and shown.

use super::Failure;
use super::files::{keep_beside, replace};
use super::report::write_out;
use crate::diagnostics::{Arg, Diagnostic, FileId, Files, say};
use crate::fix::repaired;
use crate::pipeline::{Prepared, RunOptions, prepare_read};
use crate::sources::{SourceTree, legacy_text};
use fs_err as fs;
use similar::TextDiff;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Repairs make room for others (what was hidden by an unreadable line); after so many rounds it is enough.
const MOST_ROUNDS: usize = 8;

/// Findings about files that can be read and should be saved in another encoding.
const ENCODINGS: [&str; 2] = ["legacy-encoding", "utf16-read"];

/// A byte order mark in UTF-8.
const MARK: &str = "\u{feff}";

/// What was done to the files.
#[derive(Debug, Default)]
pub(super) struct Repairs {
    /// New text of each file.
    texts: BTreeMap<FileId, String>,
    /// Number of faults repaired.
    pub faults: usize,
}

/// Plans the repairs of all findings that `chosen` wants. Nothing is written. A file that could be read before and could not
/// after its repair is left as it is.
pub(super) fn plan(
    root: &Path,
    options: &RunOptions,
    before: &Prepared,
    chosen: &dyn Fn(&Diagnostic) -> bool,
) -> Repairs {
    let mut repairs = Repairs::default();
    let mut left_alone: BTreeSet<FileId> = BTreeSet::new();
    let mut now = None;
    for _ in 0..MOST_ROUNDS {
        let state = now.as_ref().unwrap_or(before);
        let wanted = |finding: &&Diagnostic| {
            chosen(finding) && finding.fix.iter().all(|edit| !left_alone.contains(&edit.span.file))
        };
        let findings: Vec<Diagnostic> = state.findings.0.iter().filter(wanted).cloned().collect();
        let (texts, count) = repaired(&findings, &|file| state.sources.text(file));
        if texts.is_empty() {
            break;
        }
        let next = prepare_read(root, state.sources.with_texts(&texts), options);
        let broken: Vec<FileId> =
            texts.keys().copied().filter(|file| readable(state, *file) && !readable(&next, *file)).collect();
        if !broken.is_empty() {
            left_alone.extend(broken);
            continue;
        }
        repairs.texts.extend(texts);
        repairs.faults += count;
        now = Some(next);
    }
    repairs
}

/// Whether no finding says that the fields of a file can't be read.
fn readable(state: &Prepared, file: FileId) -> bool {
    let unreadable = |code: &str| code.starts_with("yaml-") || code.starts_with("front-matter");
    !state.findings.0.iter().any(|f| unreadable(f.code) && f.span.is_some_and(|span| span.file == file))
}

impl Repairs {
    /// Prints what changes, as a unified diff, and writes it unless it is a dry run.
    ///
    /// # Errors
    /// A file could not be written; the others are whole.
    pub fn finish(&self, root: &Path, before: &Prepared, dry_run: bool) -> Result<(), Failure> {
        let mut files = 0_usize;
        for (file, text) in &self.texts {
            let (path, old) = (before.sources.path(*file), before.sources.text(*file));
            if !dry_run && !write(root, &before.sources, *file, text)? {
                eprintln!("{}", say(before.lang, "changed-meanwhile", &[("path", path.into())]));
                continue;
            }
            files += 1;
            let diff = TextDiff::from_lines(old, text);
            write_out(&diff.unified_diff().context_radius(1).header(path, path).to_string());
        }
        let key = if dry_run { "would-repair" } else { "repaired" };
        let args = [("faults", self.faults.into()), ("files", files.into())];
        eprintln!("{}", say(before.lang, key, &args));
        Ok(())
    }
}

/// Rewrites the files of old encodings as UTF-8, where it is certain which encoding it was. The old bytes stay beside each as
/// `.bak`.
///
/// # Errors
/// A file could not be read or written; the others are whole.
pub(super) fn rewrite_encodings(root: &Path, before: &Prepared, dry_run: bool) -> Result<(), Failure> {
    let failed = |error: std::io::Error| Failure::Io(error.to_string());
    for finding in before.findings.0.iter().filter(|finding| ENCODINGS.contains(&finding.code)) {
        let Some(file) = finding.span.map(|span| span.file) else { continue };
        let full = root.join("content").join(before.sources.disk_path(file));
        let bytes = fs::read(&full).map_err(failed)?;
        let path = Arg::from(before.sources.path(file));
        let Some(legacy) = legacy_text(&bytes) else {
            eprintln!("{}", say(before.lang, "encoding-unsure", &[("path", path)]));
            continue;
        };
        if !dry_run {
            keep_beside(&full, &bytes)?;
            replace(&full, legacy.text.as_bytes())?;
        }
        let key = if dry_run { "would-rewrite" } else { "rewritten" };
        eprintln!("{}", say(before.lang, key, &[("path", path), ("encoding", legacy.encoding.into())]));
    }
    Ok(())
}

/// Writes the new text with the line ends and the byte order mark that the file had. `false` where the file is not what was read.
fn write(root: &Path, sources: &SourceTree, file: FileId, new: &str) -> Result<bool, Failure> {
    let full = root.join("content").join(sources.disk_path(file));
    let failed = |error: std::io::Error| Failure::Io(error.to_string());
    let bytes = fs::read(&full).map_err(failed)?;
    let mark = if bytes.starts_with(MARK.as_bytes()) { MARK } else { "" };
    let crlf = bytes.windows(2).any(|pair| pair == b"\r\n");
    if !sources.is_still(file, bytes) {
        return Ok(false);
    }
    let new = if crlf { new.replace('\n', "\r\n") } else { new.to_owned() };
    replace(&full, format!("{mark}{new}").as_bytes())?;
    Ok(true)
}
