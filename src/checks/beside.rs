//! Which pictures, documents and tables lie beside records, and which record names each of them?

use super::{Checked, document_as_record, unlisted_file};
use crate::archive::Archive;
use crate::diagnostics::{Diagnostics, FileId, Files};
use crate::model::Kind;
use crate::sources::{Content, SourceTree, about_code};
use std::cell::LazyCell;
use std::collections::BTreeMap;

/// A file of the content folder that is no text of a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Companion {
    /// The file.
    pub file: FileId,
    /// `kind/id` of the record that names it.
    pub named_by: Option<String>,
    /// The text of the record that it lies beside: one in its folder, or one with its own name.
    pub record: Option<FileId>,
}

/// All files that could be read and are no texts of records, in the order of their paths.
///
/// A record names a file in a field, or anywhere in its texts: pictures whose people did not agree are named, too, though
/// nothing of them is kept.
pub fn companions(archive: &Archive, sources: &SourceTree) -> Vec<Companion> {
    let mut named: BTreeMap<String, String> = BTreeMap::new();
    for (_, record) in archive.iter() {
        let files = record.common.files.iter().filter_map(|file| file.file.as_ref());
        let photos = record.common.photos.iter().filter_map(|photo| photo.file.as_ref());
        for name in files.chain(photos) {
            named.entry(format!("{}{}", record.folder, name.text)).or_insert_with(|| record.key());
        }
    }
    let beside = sources.iter().filter(|(_, source)| {
        let readable = !matches!(source.content, Content::Broken(_) | Content::Unreadable);
        readable && !is_record_text(&source.path) && source.path != "site.yaml" && about_code(&source.path).is_none()
    });
    // Read only where a file is named by no field.
    let mentions = LazyCell::new(|| Mentions::of(sources));
    beside
        .map(|(file, source)| Companion {
            file,
            named_by: named.get(&source.path).cloned().or_else(|| mentioned(sources, &source.path, &mentions)),
            record: record_beside(sources, &source.path),
        })
        .collect()
}

/// The rules about such files, over one list of them.
pub(super) fn check(checked: &Checked<'_>) -> Diagnostics {
    let all = companions(checked.archive, checked.sources);
    let mut found = document_as_record::check(checked, &all);
    found.append(unlisted_file::check(checked, &all));
    found
}

/// What the texts that lie in the folder of a kind say between spaces, quotes and brackets, where it could be the name of a file.
struct Mentions<'a>(BTreeMap<(&'a str, &'a str), &'a str>);

impl<'a> Mentions<'a> {
    fn of(sources: &'a SourceTree) -> Self {
        let mut said = BTreeMap::new();
        for (file, source) in sources.iter().filter(|(_, source)| is_record_text(&source.path)) {
            let Some((kind, _)) = in_kind(&source.path).filter(|(_, rest)| !rest.contains('/')) else { continue };
            for word in sources.text(file).split(ends_name).filter(|word| word.contains('.')) {
                said.entry((kind, word)).or_insert(source.path.as_str());
            }
        }
        Self(said)
    }

    /// `kind/id` of the first text in the folder of the kind that says `name`.
    fn first(&self, sources: &SourceTree, kind: &str, name: &str) -> Option<String> {
        if name.contains(ends_name) {
            let first = texts(sources, kind).find(|(file, _)| says(sources.text(*file), name));
            return first.and_then(|(_, path)| record_key(path));
        }
        self.0.get(&(kind, name)).copied().and_then(record_key)
    }
}

/// What stands around the name of a file in a text.
fn ends_name(c: char) -> bool {
    c.is_whitespace() || matches!(c, '"' | '\'' | '(' | ')' | '[' | ']' | '{' | '}' | '<' | '>' | ',' | ':')
}

/// Whether a text holds a name that is not the end of a longer one.
fn says(text: &str, name: &str) -> bool {
    let whole = |at: usize| !text[..at].ends_with(|c: char| c.is_alphanumeric() || matches!(c, '-' | '_'));
    text.match_indices(name).any(|(at, _)| whole(at))
}

/// Whether a name is that of a text of a record.
fn is_record_text(path: &str) -> bool {
    [".yaml", ".yml", ".md"].iter().any(|ending| path.ends_with(ending))
}

/// `kind/id` of the record that a text in the folder of a kind belongs to.
pub fn record_key(path: &str) -> Option<String> {
    let (kind, rest) = path.split_once('/').filter(|(kind, _)| Kind::from_folder(kind).is_some())?;
    let id = match rest.split_once('/') {
        Some((id, _)) => id,
        None => rest.split('.').next()?,
    };
    Some(format!("{kind}/{id}"))
}

/// Texts of records that lie in a folder itself, with their numbers.
fn texts<'a>(sources: &'a SourceTree, folder: &'a str) -> impl Iterator<Item = (FileId, &'a str)> {
    let depth = folder.len();
    let own = sources.below(folder).filter(move |(_, source)| !source.path[depth..].contains('/'));
    own.filter(|(_, source)| is_record_text(&source.path)).map(|(file, source)| (file, source.path.as_str()))
}

/// Texts of records in a folder and in the folders in it.
fn texts_below<'a>(sources: &'a SourceTree, folder: &'a str) -> impl Iterator<Item = FileId> + 'a {
    sources.below(folder).filter(|(_, source)| is_record_text(&source.path)).map(|(file, _)| file)
}

/// Folder of the kind, and what follows it in a path.
fn in_kind(path: &str) -> Option<(&str, &str)> {
    let end = path.find('/')?;
    Kind::from_folder(&path[..end]).map(|_| path.split_at(end + 1))
}

/// The record whose texts mention a file by its path from the record's folder.
fn mentioned<'a>(sources: &'a SourceTree, path: &str, mentions: &Mentions<'a>) -> Option<String> {
    let (kind, rest) = in_kind(path)?;
    if let Some((id, name)) = rest.split_once('/') {
        let folder = format!("{kind}{id}/");
        let flat = ["yaml", "yml", "kk.md", "ru.md", "en.md", "md"].map(|ending| format!("{kind}{id}.{ending}"));
        let flat = flat.iter().filter_map(|path| Some(sources.find(path)?.0));
        if texts_below(sources, &folder).chain(flat).any(|file| says(sources.text(file), name)) {
            return Some(format!("{kind}{id}"));
        }
    }
    mentions.first(sources, kind, rest)
}

/// A text of the record that a file lies beside.
fn record_beside(sources: &SourceTree, path: &str) -> Option<FileId> {
    let (kind, rest) = in_kind(path)?;
    let id = match rest.split_once('/') {
        Some((id, _)) => id,
        None => rest.split('.').next().unwrap_or(rest),
    };
    let folder = format!("{kind}{id}/");
    let inside = texts_below(sources, &folder).next();
    inside.or_else(|| {
        let start = format!("{kind}{id}.");
        sources.below(&start).find(|(_, source)| is_record_text(&source.path)).map(|(file, _)| file)
    })
}
