//! How are files taken from the disk? Sorted, bounded, regular files only, nothing from outside the folder.

use super::tree::{Class, Raw, SourceTree, class_of};
use crate::diagnostics::{Arg, Diagnostic, Diagnostics};
use crate::fingerprint::fingerprint_of;
use crate::pictures::{Picture, probe};
use fs_err as fs;
use rayon::prelude::*;
use std::io::{Read, Seek};
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// How often a file that changes while it is read is read again.
const ATTEMPTS: usize = 4;

/// Bounds on what is read.
#[derive(Clone, Copy, Debug)]
pub struct ReadLimits {
    /// Largest text or table in bytes.
    pub max_file: u64,
    /// Deepest folder below `content/`.
    pub max_depth: usize,
}

impl Default for ReadLimits {
    fn default() -> Self {
        Self { max_file: 8 << 20, max_depth: 16 }
    }
}

/// Reads the folder `content`. What can't be taken is a finding, never skipped in silence.
pub fn read_sources(content: &Path, limits: ReadLimits) -> (SourceTree, Diagnostics) {
    let mut sorted = Sorted::default();
    let mut walk =
        WalkDir::new(content).follow_links(false).max_depth(limits.max_depth + 1).sort_by_file_name().into_iter();
    while let Some(entry) = walk.next() {
        match entry {
            Err(error) => {
                let path = error.path().unwrap_or(content);
                let cause = error.io_error().map_or_else(|| error.to_string(), ToString::to_string);
                sorted.done.push(fault(content, path, "unreadable-file", cause));
            }
            Ok(entry) if entry.depth() == 0 => {}
            Ok(entry) if is_hidden(entry.file_name()) => {
                // What is hidden is litter as a whole, such as `.git`.
                let folder = entry.file_type().is_dir();
                sorted.litter.push(shown(content, entry.path()) + if folder { "/" } else { "" });
                if folder {
                    walk.skip_current_dir();
                }
            }
            Ok(entry) => sort_entry(content, entry, limits, &mut sorted),
        }
    }
    let Sorted { found, mut done, litter } = sorted;
    let read: Vec<(String, Raw)> =
        found.into_par_iter().map(|(rel, path, class)| (rel, read_file(content, &path, class, limits))).collect();
    done.extend(read);
    let (tree, findings) = SourceTree::from_raw(done);
    (tree.with_litter(litter), findings)
}

/// What the walk found.
#[derive(Default)]
struct Sorted {
    /// Files to read: path below `content/`, path on the disk, what to expect.
    found: Vec<(String, PathBuf, Class)>,
    /// What can't be read.
    done: Vec<(String, Raw)>,
    /// What is left out.
    litter: Vec<String>,
}

/// Decides what to do with one entry of the walk.
fn sort_entry(content: &Path, entry: walkdir::DirEntry, limits: ReadLimits, sorted: &mut Sorted) {
    let done = &mut sorted.done;
    let path = entry.path();
    let Some(rel) = relative(content, path) else {
        done.push(fault(content, path, "name-not-utf8", ""));
        return;
    };
    if rel.chars().any(char::is_control) {
        done.push(fault(content, path, "name-with-control", ""));
        return;
    }
    let mut kind = entry.file_type();
    if kind.is_symlink() {
        match linked_inside(content, path) {
            Ok(linked) => kind = linked,
            Err(cause) => {
                done.push(fault(content, path, "link-out-of-tree", Arg::Word(cause)));
                return;
            }
        }
    }
    if kind.is_dir() {
        if entry.depth() > limits.max_depth {
            done.push(fault(content, path, "folder-too-deep", ""));
        }
        return;
    }
    if !kind.is_file() {
        done.push(fault(content, path, "not-a-file", ""));
        return;
    }
    match class_of(&entry.file_name().to_string_lossy()) {
        Class::Ignored => sorted.litter.push(rel),
        class => sorted.found.push((rel, entry.into_path(), class)),
    }
}

fn is_hidden(name: &std::ffi::OsStr) -> bool {
    name.as_encoded_bytes().starts_with(b".")
}

/// Path below `content` with `/`; `None` where it is not UTF-8.
fn relative(content: &Path, path: &Path) -> Option<String> {
    let parts: Option<Vec<&str>> = path.strip_prefix(content).ok()?.iter().map(|part| part.to_str()).collect();
    Some(parts?.join("/"))
}

/// The type of what a link leads to, if that is a file inside the tree. Linked folders are refused: they are walked where they are.
fn linked_inside(content: &Path, link: &Path) -> Result<std::fs::FileType, &'static str> {
    let target = fs::canonicalize(link).map_err(|_| "link-nowhere")?;
    let root = fs::canonicalize(content).map_err(|_| "link-nowhere")?;
    if !target.starts_with(&root) {
        return Err("link-outside");
    }
    let kind = fs::metadata(&target).map_err(|_| "link-nowhere")?.file_type();
    if kind.is_dir() { Err("link-folder") } else { Ok(kind) }
}

/// Reads a file as it is at one moment: what changes meanwhile is read again.
fn read_file(content: &Path, path: &Path, class: Class, limits: ReadLimits) -> Raw {
    let read = || -> std::io::Result<Raw> {
        let mut file = fs::File::open(path)?;
        let meta = file.metadata()?;
        // What lay here when the folder was listed may be something else by now.
        if !meta.is_file() {
            return Ok(fault(content, path, "not-a-file", "").1);
        }
        match class {
            Class::Asset => return Ok(Raw::Asset(meta.len())),
            Class::Picture => return picture(&mut file, meta.len()),
            _ => {}
        }
        let mut bytes = Vec::with_capacity(usize::try_from(meta.len().min(limits.max_file) + 1).unwrap_or(0));
        (&mut file).take(limits.max_file + 1).read_to_end(&mut bytes)?;
        if bytes.len() as u64 > limits.max_file {
            return Ok(fault(content, path, "file-too-big", format!("{} MB", limits.max_file >> 20)).1);
        }
        let after = file.metadata()?;
        let same = |other: &std::fs::Metadata| other.len() == bytes.len() as u64;
        if same(&meta) && same(&after) && meta.modified().ok() == after.modified().ok() {
            return Ok(Raw::Bytes(bytes));
        }
        Ok(fault(content, path, "unreadable-file", Arg::Word("still-changing")).1)
    };
    let is_changing = |raw: &Raw| matches!(raw, Raw::Fault(fault) if fault.code == "unreadable-file");
    let mut raw = read();
    // An editor that saves just now is done in a moment: half a text would be worse than a second look.
    for _ in 0..ATTEMPTS {
        if !raw.as_ref().is_ok_and(is_changing) {
            break;
        }
        raw = read();
    }
    raw.unwrap_or_else(|error| fault(content, path, "unreadable-file", error.to_string()).1)
}

/// Looks at the headers of a picture, and at all its bytes only to tell it from others.
fn picture(file: &mut fs::File, size: u64) -> std::io::Result<Raw> {
    let head = match probe(&mut *file, size)? {
        Ok(head) => head,
        Err(fault) => return Ok(Raw::Picture(Err(fault))),
    };
    file.rewind()?;
    Ok(Raw::Picture(Ok(Picture { head, hash: fingerprint_of(file)? })))
}

/// A path below `content` as readable as it can be.
fn shown(content: &Path, path: &Path) -> String {
    let shown = path.strip_prefix(content).unwrap_or(path).to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/");
    shown.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect()
}

/// A finding about a path, with the path as readable as it can be.
/// The finding for a file that the system does not hand out.
pub(crate) fn unreadable_file(path: String, cause: String) -> Diagnostic {
    Diagnostic::path_error("unreadable-file", path).arg("cause", cause)
}

fn fault(content: &Path, path: &Path, code: &'static str, cause: impl Into<Arg>) -> (String, Raw) {
    let shown = shown(content, path);
    let finding = Diagnostic::path_error(code, format!("content/{shown}")).arg("cause", cause);
    (shown, Raw::Fault(finding))
}
