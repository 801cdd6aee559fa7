//! Which pictures, documents and tables lie beside records, and which record names each of them?

use crate::archive::Archive;
use crate::diagnostics::{FileId, Files};
use crate::model::Kind;
use crate::sources::{Content, SourceTree, about_code};
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
    beside
        .map(|(file, source)| Companion {
            file,
            named_by: named.get(&source.path).cloned().or_else(|| mentioned(sources, &source.path)),
            record: record_beside(sources, &source.path),
        })
        .collect()
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

/// Texts of records with their numbers: those in a folder and its folders, or in the folder alone.
fn texts<'a>(sources: &'a SourceTree, folder: &'a str, deep: bool) -> impl Iterator<Item = (FileId, &'a str)> {
    sources
        .below(folder)
        .filter(move |(_, source)| is_record_text(&source.path) && (deep || !source.path[folder.len()..].contains('/')))
        .map(|(file, source)| (file, source.path.as_str()))
}

/// Folder of the kind, and what follows it in a path.
fn in_kind(path: &str) -> Option<(&str, &str)> {
    let end = path.find('/')?;
    Kind::from_folder(&path[..end]).map(|_| path.split_at(end + 1))
}

/// The record whose texts mention a file by its path from the record's folder.
fn mentioned(sources: &SourceTree, path: &str) -> Option<String> {
    let (kind, rest) = in_kind(path)?;
    let says = |name: &str, file: FileId| {
        let text = sources.text(file);
        let whole = |at: usize| !text[..at].ends_with(|c: char| c.is_alphanumeric() || matches!(c, '-' | '_'));
        text.match_indices(name).any(|(at, _)| whole(at))
    };
    if let Some((id, name)) = rest.split_once('/') {
        let folder = format!("{kind}{id}/");
        let flat = ["yaml", "yml", "kk.md", "ru.md", "en.md", "md"].map(|ending| format!("{kind}{id}.{ending}"));
        let own = texts(sources, &folder, true).map(|(file, _)| file);
        let own = own.chain(flat.iter().filter_map(|path| Some(sources.find(path)?.0)));
        if own.into_iter().any(|file| says(name, file)) {
            return Some(format!("{kind}{id}"));
        }
    }
    texts(sources, kind, false).find(|(file, _)| says(rest, *file)).and_then(|(_, path)| record_key(path))
}

/// A text of the record that a file lies beside.
fn record_beside(sources: &SourceTree, path: &str) -> Option<FileId> {
    let (kind, rest) = in_kind(path)?;
    let id = match rest.split_once('/') {
        Some((id, _)) => id,
        None => rest.split('.').next().unwrap_or(rest),
    };
    let folder = format!("{kind}{id}/");
    let inside = texts(sources, &folder, true).map(|(file, _)| file).next();
    inside.or_else(|| {
        let start = format!("{kind}{id}.");
        sources.below(&start).find(|(_, source)| is_record_text(&source.path)).map(|(file, _)| file)
    })
}
