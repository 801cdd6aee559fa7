//! Which files make up which record?

use crate::diagnostics::{Diagnostic, Diagnostics, FileId, Span};
use crate::i18n::Lang;
use crate::model::language::{language, unknown_language};
use crate::model::{Kind, bad_id, is_id, nearest};
use crate::sources::{Content, SourceTree};
use std::collections::BTreeMap;

/// The files of one record.
#[derive(Debug, Default)]
pub(super) struct RecordFiles {
    /// YAML and Markdown files with the language that their name says.
    pub parts: Vec<(FileId, Option<Lang>)>,
    /// Folder of its pictures and tables, relative to `content/`, with a slash at its end.
    pub folder: String,
}

/// All records by kind and id, and the findings about files that belong to none.
pub(super) fn group_files(sources: &SourceTree) -> (BTreeMap<(Kind, String), RecordFiles>, Diagnostics) {
    let mut records: BTreeMap<(Kind, String), RecordFiles> = BTreeMap::new();
    let mut faults = Diagnostics::default();
    for (file, source) in sources.iter() {
        if source.path == "site.yaml" {
            continue;
        }
        if let Some(code) = crate::sources::about_code(&source.path) {
            if site_lang(code).is_none() {
                faults.push(unknown_language(Span::file_start(file), code));
            }
            continue;
        }
        match place_of(&source.path) {
            // The record is there, though it can't be read: references to it are no faults of their own.
            Place::Part { kind, id, lang, .. } if source.content == Content::Unreadable => {
                if is_id(&id) {
                    records.entry((kind, id)).or_default().parts.push((file, lang));
                }
            }
            _ if source.content == Content::Unreadable => {}
            Place::Part { kind, id, lang, folder } => {
                if !is_id(&id) {
                    faults.push(bad_id(&id, Span::file_start(file)));
                }
                let entry = records.entry((kind, id)).or_default();
                if entry.folder.is_empty() || folder.matches('/').count() > entry.folder.matches('/').count() {
                    entry.folder = folder;
                }
                entry.parts.push((file, lang));
            }
            Place::Companion => {}
            Place::BadLanguage(code) => faults.push(unknown_language(Span::file_start(file), &code)),
            Place::UnknownFolder(name) => {
                let finding = Diagnostic::error("unknown-folder", Span::file_start(file)).arg("folder", name.clone());
                let words = Kind::ALL.map(Kind::folder);
                faults.push(match nearest(&name, words.into_iter()) {
                    Some(guess) => finding.arg("guess", guess).help("guess"),
                    None => finding.arg("folders", words.join(", ")),
                });
            }
            Place::Stray => faults.push(Diagnostic::error("stray-file", Span::file_start(file))),
        }
    }
    for (first, second) in sources.case_clashes() {
        faults.push(Diagnostic::error("case-clash", Span::file_start(second)).note(Span::file_start(first), "first"));
    }
    (records, faults)
}

/// The language of a code in a file name.
fn site_lang(code: &str) -> Option<Lang> {
    language(code).ok()
}

enum Place {
    Part { kind: Kind, id: String, lang: Option<Lang>, folder: String },
    Companion,
    BadLanguage(String),
    UnknownFolder(String),
    Stray,
}

fn place_of(path: &str) -> Place {
    let parts: Vec<&str> = path.split('/').collect();
    let is_record = |name: &str| name.ends_with(".yaml") || name.ends_with(".yml") || name.ends_with(".md");
    let Some(kind) = Kind::from_folder(parts[0]) else {
        return match parts.as_slice() {
            [name] if !is_record(name) => Place::Companion,
            [_] => Place::Stray,
            [folder, ..] => Place::UnknownFolder((*folder).to_owned()),
            [] => Place::Stray,
        };
    };
    match parts.as_slice() {
        [_, name] if is_record(name) => {
            let (stem, _) = name.rsplit_once('.').unwrap_or((name, ""));
            let (id, code) = match stem.split_once('.') {
                Some((id, code)) if name.ends_with(".md") => (id, Some(code)),
                _ => (stem, None),
            };
            part(kind, id, code, format!("{}/", parts[0]))
        }
        [_, id, name] if is_record(name) => {
            let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
            let folder = format!("{}/{id}/", parts[0]);
            match (stem, extension) {
                ("index", _) => part(kind, id, None, folder),
                (code, "md") => part(kind, id, Some(code), folder),
                _ => Place::Stray,
            }
        }
        [_, _, .., name] if is_record(name) => Place::Stray,
        _ => Place::Companion,
    }
}

fn part(kind: Kind, id: &str, code: Option<&str>, folder: String) -> Place {
    match code.map(|code| (site_lang(code), code)) {
        None => Place::Part { kind, id: id.to_owned(), lang: None, folder },
        Some((Some(lang), _)) => Place::Part { kind, id: id.to_owned(), lang: Some(lang), folder },
        Some((None, code)) => Place::BadLanguage(code.to_owned()),
    }
}
