//! What was found in the content folder? All files in the order of their paths, texts decoded.

use super::decode;
use crate::diagnostics::{Diagnostic, Diagnostics, FileId, Files};
use crate::i18n::Lang;
use crate::pictures::{Fault, Picture};
use rayon::prelude::*;
use std::collections::BTreeMap;

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

/// A file as the disk gave it.
pub(super) enum Raw {
    Bytes(Vec<u8>),
    Picture(Result<Picture, Fault>),
    Asset(u64),
    Fault(Diagnostic),
}

/// The file at place `at` of the tree.
fn source_file(at: usize, path: String, raw: Raw) -> (SourceFile, Option<Diagnostic>) {
    let (content, fault) = match raw {
        Raw::Picture(picture) => (Content::Picture(picture), None),
        Raw::Asset(size) => (Content::Asset(size), None),
        Raw::Fault(fault) => (Content::Unreadable, Some(fault)),
        Raw::Bytes(bytes) if class_of(&path) == Class::Workbook => (Content::Workbook(bytes), None),
        Raw::Bytes(bytes) => match decode::text(bytes, FileId(u32::try_from(at).unwrap_or(u32::MAX))) {
            (text, None) => (Content::Text(text), None),
            (text, fault) => (Content::Broken(text), fault),
        },
    };
    (SourceFile { path, content }, fault)
}

impl SourceTree {
    /// Decodes what was read. `files` may come in any order.
    pub(super) fn from_raw(mut files: Vec<(String, Raw)>) -> (Self, Diagnostics) {
        files.sort_by(|a, b| a.0.cmp(&b.0));
        let decoded: Vec<(SourceFile, Option<Diagnostic>)> =
            files.into_par_iter().enumerate().map(|(at, (path, raw))| source_file(at, path, raw)).collect();
        let mut tree = Self::default();
        let mut faults = Diagnostics::default();
        for (file, fault) in decoded {
            tree.shown.push(format!("content/{}", file.path));
            tree.files.push(file);
            fault.into_iter().for_each(|fault| faults.push(fault));
        }
        (tree, faults)
    }

    /// A tree in memory, for tests and previews: pairs of path (below `content/`) and text.
    pub fn from_texts(files: &[(&str, &str)]) -> (Self, Diagnostics) {
        let raw = files.iter().map(|(path, text)| ((*path).to_owned(), Raw::Bytes(text.as_bytes().to_vec())));
        Self::from_raw(raw.collect())
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
        decode::text(bytes, file).0 == self.text(file)
    }

    /// The files in order, with their numbers.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &SourceFile)> {
        (0..).map(FileId).zip(&self.files)
    }

    /// The file with a number.
    pub fn get(&self, file: FileId) -> Option<&SourceFile> {
        self.files.get(file.0 as usize)
    }

    /// Number of files.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether there is no file.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
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
            match seen.get(&file.path.to_lowercase()) {
                Some(first) => clashes.push((*first, id)),
                None => {
                    seen.insert(file.path.to_lowercase(), id);
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
