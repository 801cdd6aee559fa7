//! What was found in the content folder? All files in the order of their paths, texts decoded.

use super::decode;
use crate::diagnostics::{Diagnostic, Diagnostics, FileId, Files, Span};
use crate::fingerprint::fingerprint;
use crate::i18n::{Lang, folded};
use crate::pictures::{Fault, Picture, probe};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::io::Cursor;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// What a file holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// Text of a record or a table, in NFC and with `\n` at the end of each line.
    Text(String),
    /// Text with a fault of its bytes: reports show it, nothing reads it.
    Broken(String),
    /// Bytes of a workbook.
    Workbook(Vec<u8>),
    /// A picture: its headers, or why it can't be taken as one.
    Picture(Result<Picture, Fault>),
    /// A document that is only copied; its size in bytes.
    Asset(u64),
    /// A file that could not be taken; the finding says why.
    Unreadable,
}

/// One file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceFile {
    /// Path relative to the content folder, with `/`, in NFC.
    pub path: String,
    /// What it holds.
    pub content: Content,
}

/// All files of the content folder, sorted by path.
#[derive(Clone, Debug, Default)]
pub struct SourceTree {
    files: Vec<SourceFile>,
    shown: Vec<String>,
    litter: Vec<String>,
    /// Paths as they stand on the disk, where that is not the path in NFC.
    spelled: BTreeMap<FileId, String>,
}

/// What kind of file a name belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    Text,
    Workbook,
    Picture,
    Asset,
    Ignored,
}

/// Sorts a file by its name. Litter of editors and systems is ignored by these rules and no others.
pub(super) fn class_of(name: &str) -> Class {
    let litter = name.starts_with('.')
        || name.starts_with("~$")
        || name.ends_with('~')
        || (name.starts_with('#') && name.ends_with('#'))
        || matches!(name, "Thumbs.db" | "desktop.ini" | "4913");
    let extension = name.rsplit_once('.').map(|(_, e)| e.to_ascii_lowercase()).unwrap_or_default();
    match extension.as_str() {
        _ if litter => Class::Ignored,
        "swp" | "swo" | "tmp" | "bak" => Class::Ignored,
        "yaml" | "yml" | "md" | "csv" => Class::Text,
        "xlsx" => Class::Workbook,
        "jpg" | "jpeg" | "jpe" | "jfif" | "png" | "webp" | "gif" => Class::Picture,
        // None of these is taken; the finding says what they are.
        "heic" | "heif" | "avif" | "tif" | "tiff" | "bmp" | "svg" => Class::Picture,
        _ => Class::Asset,
    }
}

/// The language code of a text about the archive itself: `kk` of `about.kk.md`. It is a page, not a record.
pub fn about_code(path: &str) -> Option<&str> {
    path.strip_prefix("about.")?.strip_suffix(".md").filter(|code| !code.contains('/'))
}

/// A path in NFC: macOS takes letters apart.
fn composed(path: &str) -> String {
    if path.is_ascii() { path.to_owned() } else { path.nfc().collect() }
}

/// A file as the disk gave it.
pub(super) enum Raw {
    Bytes(Vec<u8>),
    Picture(Result<Picture, Fault>),
    Asset(u64),
    Fault(Diagnostic),
}

/// The file at place `at` of the tree.
fn source_file(at: usize, path: String, raw: Raw) -> (SourceFile, Vec<Diagnostic>) {
    let (content, findings) = match raw {
        Raw::Picture(picture) => (Content::Picture(picture), Vec::new()),
        Raw::Asset(size) => (Content::Asset(size), Vec::new()),
        Raw::Fault(fault) => (Content::Unreadable, vec![fault]),
        Raw::Bytes(bytes) if class_of(&path) == Class::Workbook => (Content::Workbook(bytes), Vec::new()),
        Raw::Bytes(bytes) => {
            let decoded = decode::text(bytes, FileId(u32::try_from(at).unwrap_or(u32::MAX)));
            let content = if decoded.broken { Content::Broken(decoded.text) } else { Content::Text(decoded.text) };
            (content, decoded.findings)
        }
    };
    (SourceFile { path, content }, findings)
}

/// What stands in the place of a file whose name another one has in the other form of its letters: `й` in one part or in two.
fn same_name(at: usize, path: &str, first: &str, second: &str) -> Diagnostic {
    let apart = |name: &str| -> String {
        let mark = |c: char| if is_combining_mark(c) { format!("‹U+{:04X}›", u32::from(c)) } else { c.to_string() };
        name.rsplit('/').next().unwrap_or(name).chars().map(mark).collect()
    };
    let file = FileId(u32::try_from(at).unwrap_or(u32::MAX));
    let finding = Diagnostic::error("same-name-twice", Span::file_start(file));
    finding.arg("path", format!("content/{path}")).arg("first", apart(first)).arg("second", apart(second))
}

impl SourceTree {
    /// Decodes what was read: paths as they stand on the disk, in any order.
    pub(super) fn from_raw(files: Vec<(String, Raw)>) -> (Self, Diagnostics) {
        let mut files: Vec<(String, String, Raw)> =
            files.into_iter().map(|(path, raw)| (composed(&path), path, raw)).collect();
        files.sort_by(|a, b| (&a.0, &a.1).cmp(&(&b.0, &b.1)));
        for at in 1..files.len() {
            if files[at].0 == files[at - 1].0 && !matches!(files[at].2, Raw::Fault(_)) {
                let fault = same_name(at, &files[at].0, &files[at - 1].1, &files[at].1);
                files[at].2 = Raw::Fault(fault);
            }
        }
        let spelled = (0..).map(FileId).zip(&files).filter(|(_, (path, raw, _))| path != raw);
        let spelled = spelled.map(|(file, (_, raw, _))| (file, raw.clone())).collect();
        let decoded: Vec<(SourceFile, Vec<Diagnostic>)> =
            files.into_par_iter().enumerate().map(|(at, (path, _, raw))| source_file(at, path, raw)).collect();
        let mut tree = Self { spelled, ..Self::default() };
        let mut faults = Diagnostics::default();
        for (file, findings) in decoded {
            tree.shown.push(format!("content/{}", file.path));
            tree.files.push(file);
            findings.into_iter().for_each(|finding| faults.push(finding));
        }
        (tree, faults)
    }

    pub(super) fn with_litter(mut self, mut litter: Vec<String>) -> Self {
        litter.sort_unstable();
        self.litter = litter;
        self
    }

    /// What editors and systems left in the folder: paths below `content/`, a folder with a slash at its end. Nothing of it is
    /// read.
    pub fn litter(&self) -> &[String] {
        &self.litter
    }

    /// A tree in memory, for tests and previews: pairs of path (below `content/`) and text.
    pub fn from_texts(files: &[(&str, &str)]) -> (Self, Diagnostics) {
        let files: Vec<(&str, &[u8])> = files.iter().map(|(path, text)| (*path, text.as_bytes())).collect();
        Self::from_bytes(&files)
    }

    /// A tree in memory of files as they would lie on the disk: texts and workbooks in any encoding, of all else the size.
    pub fn from_bytes(files: &[(&str, &[u8])]) -> (Self, Diagnostics) {
        let raw = |path: &str, bytes: &[u8]| match class_of(path) {
            Class::Text | Class::Workbook => Raw::Bytes(bytes.to_vec()),
            Class::Picture => Raw::Picture(
                probe(Cursor::new(bytes), bytes.len() as u64)
                    .map_or(Err(Fault::Truncated), |head| head.map(|head| Picture { head, hash: fingerprint(bytes) })),
            ),
            Class::Asset | Class::Ignored => Raw::Asset(bytes.len() as u64),
        };
        Self::from_raw(files.iter().map(|(path, bytes)| ((*path).to_owned(), raw(path, bytes))).collect())
    }

    /// The same files with other texts for some of them.
    #[must_use]
    pub fn with_texts(&self, texts: &BTreeMap<FileId, String>) -> Self {
        let mut tree = self.clone();
        for (file, text) in texts {
            if let Some(source) = tree.files.get_mut(file.0 as usize) {
                source.content = Content::Text(text.clone());
            }
        }
        tree
    }

    /// Whether these bytes say what was read from a file.
    pub fn is_still(&self, file: FileId, bytes: Vec<u8>) -> bool {
        decode::text(bytes, file).text == self.text(file)
    }

    /// The files in order, with their numbers.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &SourceFile)> {
        (0..).map(FileId).zip(&self.files)
    }

    /// The file with a number.
    pub fn get(&self, file: FileId) -> Option<&SourceFile> {
        self.files.get(file.0 as usize)
    }

    /// Path below `content/` under which a file lies on the disk: macOS takes letters apart.
    pub fn disk_path(&self, file: FileId) -> &str {
        let path = || self.get(file).map_or("", |source| source.path.as_str());
        self.spelled.get(&file).map_or_else(path, String::as_str)
    }

    /// Number of files.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether there is no file.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// The files whose path begins with `folder` (with a slash at its end), in order.
    pub fn below<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = (FileId, &'a SourceFile)> {
        let start = self.files.partition_point(|file| file.path.as_str() < folder);
        let numbered = (start..).filter_map(|at| u32::try_from(at).ok()).map(FileId).zip(&self.files[start..]);
        numbered.take_while(move |(_, file)| file.path.starts_with(folder))
    }

    /// The file of a path below `content/`.
    pub fn find(&self, path: &str) -> Option<(FileId, &SourceFile)> {
        let at = self.files.binary_search_by(|f| f.path.as_str().cmp(path)).ok()?;
        Some((FileId(u32::try_from(at).ok()?), &self.files[at]))
    }

    /// The text about the archive in a language.
    pub fn about(&self, lang: Lang) -> Option<FileId> {
        let (file, source) = self.find(&format!("about.{lang}.md"))?;
        matches!(source.content, Content::Text(_)).then_some(file)
    }

    /// Paths that differ only by case: they would be one file on Windows and macOS.
    pub fn case_clashes(&self) -> Vec<(FileId, FileId)> {
        let mut seen: BTreeMap<String, FileId> = BTreeMap::new();
        let mut clashes = Vec::new();
        for (id, file) in self.iter() {
            let key = folded(&file.path);
            match seen.get(&key) {
                // One name in two forms of its letters is a finding of its own.
                Some(first) if self.get(*first).is_some_and(|other| other.path == file.path) => {}
                Some(first) => clashes.push((*first, id)),
                None => {
                    seen.insert(key, id);
                }
            }
        }
        clashes
    }
}

impl Files for SourceTree {
    fn path(&self, file: FileId) -> &str {
        self.shown.get(file.0 as usize).map_or("", String::as_str)
    }

    fn text(&self, file: FileId) -> &str {
        match self.files.get(file.0 as usize).map(|f| &f.content) {
            Some(Content::Text(text) | Content::Broken(text)) => text,
            _ => "",
        }
    }
}
