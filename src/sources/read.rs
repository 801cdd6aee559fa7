//! How are files taken from the disk? Sorted, bounded, regular files only, nothing from outside the folder.

use super::tree::{Class, Raw, SourceTree, class_of};
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::fingerprint::fingerprint_of;
use crate::pictures::{Picture, probe};
use fs_err as fs;
use rayon::prelude::*;
use std::io::{Read, Seek};
use std::path::{Path, PathBuf};
use unicode_normalization::UnicodeNormalization;
use walkdir::WalkDir;

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
    let mut found = Vec::new();
    let mut done = Vec::new();
    let walk = WalkDir::new(content).follow_links(false).max_depth(limits.max_depth + 1).sort_by_file_name();
    let visible = |entry: &walkdir::DirEntry| entry.depth() == 0 || !is_hidden(entry.file_name());
    for entry in walk.into_iter().filter_entry(visible) {
        match entry {
            Err(error) => {
                let path = error.path().unwrap_or(content);
                let cause = error.io_error().map_or_else(|| error.to_string(), ToString::to_string);
                done.push(fault(content, path, "unreadable-file", &cause));
            }
            Ok(entry) if entry.depth() == 0 => {}
            Ok(entry) => sort_entry(content, entry, limits, &mut found, &mut done),
        }
    }
    let read: Vec<(String, Raw)> =
        found.into_par_iter().map(|(rel, path, class)| (rel, read_file(content, &path, class, limits))).collect();
    done.extend(read);
    SourceTree::from_raw(done)
}

/// Decides what to do with one entry of the walk.
fn sort_entry(
    content: &Path,
    entry: walkdir::DirEntry,
    limits: ReadLimits,
    found: &mut Vec<(String, PathBuf, Class)>,
    done: &mut Vec<(String, Raw)>,
) {
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
                done.push(fault(content, path, "link-out-of-tree", &cause));
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
        Class::Ignored => {}
        class => found.push((rel, entry.into_path(), class)),
    }
}

fn is_hidden(name: &std::ffi::OsStr) -> bool {
    name.as_encoded_bytes().starts_with(b".")
}

/// Path below `content` with `/`, in NFC; `None` where it is not UTF-8.
fn relative(content: &Path, path: &Path) -> Option<String> {
    let parts: Option<Vec<&str>> = path.strip_prefix(content).ok()?.iter().map(|part| part.to_str()).collect();
    let path = parts?.join("/");
    Some(if path.is_ascii() { path } else { path.nfc().collect() })
}

/// The type of what a link leads to, if that is a file inside the tree. Linked folders are refused: they are walked where they are.
fn linked_inside(content: &Path, link: &Path) -> Result<std::fs::FileType, String> {
    let target = fs::canonicalize(link).map_err(|e| e.to_string())?;
    let root = fs::canonicalize(content).map_err(|e| e.to_string())?;
    if !target.starts_with(&root) {
        return Err("it leads out of the folder".to_owned());
    }
    let kind = fs::metadata(&target).map_err(|e| e.to_string())?.file_type();
    if kind.is_dir() { Err("it leads to a folder".to_owned()) } else { Ok(kind) }
}

fn read_file(content: &Path, path: &Path, class: Class, limits: ReadLimits) -> Raw {
    let read = || -> std::io::Result<Raw> {
        let mut file = fs::File::open(path)?;
        let size = file.metadata()?.len();
        match class {
            Class::Asset => return Ok(Raw::Asset(size)),
            Class::Picture => return picture(&mut file, size),
            _ => {}
        }
        let mut bytes = Vec::with_capacity(usize::try_from(size.min(limits.max_file) + 1).unwrap_or(0));
        file.take(limits.max_file + 1).read_to_end(&mut bytes)?;
        if bytes.len() as u64 > limits.max_file {
            let limit = format!("{} MB", limits.max_file >> 20);
            let (_, raw) = fault(content, path, "file-too-big", &limit);
            return Ok(raw);
        }
        Ok(Raw::Bytes(bytes))
    };
    read().unwrap_or_else(|error| fault(content, path, "unreadable-file", &error.to_string()).1)
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

/// A finding about a path, with the path as readable as it can be.
fn fault(content: &Path, path: &Path, code: &'static str, cause: &str) -> (String, Raw) {
    let shown = path.strip_prefix(content).unwrap_or(path).to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/");
    let shown: String = shown.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect();
    let finding = Diagnostic::path_error(code, format!("content/{shown}")).arg("cause", cause);
    (shown, Raw::Fault(finding))
}
