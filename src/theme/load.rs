//! How does the theme of a site come together? Built-in files first, then the site's own over them.

use super::embedded::EMBEDDED;
use super::{css, script};
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::i18n::{Lang, Words};
use crate::site::Site;
use crate::sources::unreadable_file;
use fs_err as fs;
use std::collections::BTreeMap;
use std::path::Path;
use tera::Tera;
use walkdir::WalkDir;

/// Everything that decides how pages look and speak.
#[derive(Debug)]
pub struct Theme {
    /// Templates, compiled.
    pub tera: Tera,
    /// Interface words per language of the site.
    pub words: BTreeMap<Lang, Words>,
    /// Styles, scripts and drawings by path below `assets/`, as they are written out.
    pub assets: BTreeMap<String, Vec<u8>>,
}

/// Loads the theme `site.theme`: the built-in files, and over them those of `themes/<name>/`.
pub fn load_theme(root: &Path, site: &Site) -> (Theme, Diagnostics) {
    let mut faults = Diagnostics::default();
    let mut files: BTreeMap<String, Vec<u8>> =
        EMBEDDED.iter().map(|(path, bytes)| ((*path).to_owned(), bytes.to_vec())).collect();
    let folder = root.join("themes").join(&site.theme);
    if folder.is_dir() {
        overlay(&folder, &mut files, &mut faults);
    } else if site.theme != "default" {
        let path = format!("themes/{}", site.theme);
        faults.push(Diagnostic::path_error("no-theme", path).arg("name", site.theme.clone()));
    }
    let words = site.langs.iter().map(|lang| (*lang, words_of(*lang, site, &files, &mut faults))).collect();
    let tera = compile(&files, &mut faults);
    let fonts = if site.theme_fonts { super::fonts::fonts(&files) } else { BTreeMap::new() };
    let mut assets: BTreeMap<String, Vec<u8>> =
        files.into_iter().filter_map(|(path, bytes)| Some((path.strip_prefix("assets/")?.to_owned(), bytes))).collect();
    assets.extend(fonts);
    for (path, bytes) in &mut assets {
        match path.rsplit_once('.') {
            Some((_, "css")) => *bytes = css::without_comments(bytes),
            Some((_, "js")) => *bytes = script::without_comments(bytes),
            _ => {}
        }
    }
    (Theme { tera, words, assets }, faults)
}

fn overlay(folder: &Path, files: &mut BTreeMap<String, Vec<u8>>, faults: &mut Diagnostics) {
    for entry in WalkDir::new(folder).sort_by_file_name().into_iter().filter_map(Result::ok) {
        let hidden = entry.file_name().as_encoded_bytes().starts_with(b".");
        if !entry.file_type().is_file() || hidden {
            continue;
        }
        let Ok(relative) = entry.path().strip_prefix(folder) else { continue };
        let path = relative.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/");
        match fs::read(entry.path()) {
            Ok(bytes) => {
                files.insert(path, bytes);
            }
            Err(error) => faults.push(unreadable_file(path, error.to_string())),
        }
    }
}

/// Words of a language. A site that replaces the catalogue may hold only the words it changes.
fn words_of(lang: Lang, site: &Site, files: &BTreeMap<String, Vec<u8>>, faults: &mut Diagnostics) -> Words {
    let path = format!("words/{lang}.txt");
    let parse = |bytes: &[u8], faults: &mut Diagnostics| {
        let text = String::from_utf8_lossy(bytes).replace("\r\n", "\n");
        Words::parse(lang, &text).unwrap_or_else(|found| {
            for fault in found {
                faults.push(
                    Diagnostic::path_error("bad-words", format!("themes/{}/{path}", site.theme))
                        .arg("cause", fault.to_string()),
                );
            }
            Words::empty(lang)
        })
    };
    let built_in = EMBEDDED.iter().find(|(known, _)| *known == path).map_or(&b""[..], |(_, bytes)| bytes);
    let base = parse(built_in, faults);
    match files.get(&path).filter(|bytes| bytes.as_slice() != built_in) {
        Some(own) => Words::layered(base, parse(own, faults)),
        None => base,
    }
}

fn compile(files: &BTreeMap<String, Vec<u8>>, faults: &mut Diagnostics) -> Tera {
    let mut tera = Tera::new();
    super::filters::register(&mut tera);
    let mut templates = Vec::new();
    for (path, bytes) in files {
        let Some(name) = path.strip_prefix("templates/") else { continue };
        match std::str::from_utf8(bytes) {
            Ok(text) => templates.push((name.to_owned(), text.to_owned())),
            Err(_) => faults.push(Diagnostic::path_error("bad-template", path.clone()).arg("cause", "it is not UTF-8")),
        }
    }
    if let Err(error) = tera.add_raw_templates(templates) {
        faults.push(Diagnostic::path_error("bad-template", "templates/").arg("cause", one_line(&error.to_string())));
    }
    tera
}

/// The first line of the template engine's message with the place that its second line names: `home.html:2:35: …`.
fn one_line(message: &str) -> String {
    let mut lines = message.lines();
    let what = lines.next().unwrap_or("").trim_start_matches("error: ");
    match lines.next().and_then(|line| line.trim().strip_prefix("--> ")) {
        Some(place) => format!("{place}: {what}"),
        None => what.to_owned(),
    }
}
