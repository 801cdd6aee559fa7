//! `muragat init`: how does a new archive begin? With settings, one small example of each common kind, a page of help, and what an editor
//! needs to complete and check records.

use super::Failure;
use super::environment::{own_language, seen_from_here};
use super::files::{create, is_there};
use super::new_template::scalar;
use super::report::write_out;
use crate::cli::InitArgs;
use crate::diagnostics::say;
use crate::schema::{editor_files, schema_files};
use fs_err as fs;
use std::path::Path;

macro_rules! starter {
    ($($path:literal from $source:literal),* $(,)?) => {
        &[ $( ($path, include_str!(concat!("starter/", $source))) ),* ]
    };
}

/// Path in the new archive and text of each file that is the same in every archive.
const FILES: &[(&str, &str)] = starter![
    "content/events/mysal-konferentsiya/index.yaml" from "content/events/mysal-konferentsiya/index.yaml",
    "content/events/mysal-konferentsiya/kk.md" from "content/events/mysal-konferentsiya/kk.md",
    "content/events/mysal-konferentsiya/ru.md" from "content/events/mysal-konferentsiya/ru.md",
    "content/news/mysal-zhanalyq.kk.md" from "content/news/mysal-zhanalyq.kk.md",
    "content/news/mysal-zhanalyq.ru.md" from "content/news/mysal-zhanalyq.ru.md",
    "content/organizations/ulgi-mektebi.yaml" from "content/organizations/ulgi-mektebi.yaml",
    "content/people/aty-tegi.yaml" from "content/people/aty-tegi.yaml",
    "content/places/ulgi-qalasy.yaml" from "content/places/ulgi-qalasy.yaml",
    "README.md" from "README.md",
    ".gitignore" from "gitignore",
    "public/.gitignore" from "public-gitignore",
];

/// Settings after the title and the default language.
const SETTINGS: &str = include_str!("starter/site.yaml");

/// Writes the files of a new archive. In a folder that holds other things only what is missing is added.
pub(super) fn run(args: &InitArgs) -> Result<u8, Failure> {
    let dir = &args.dir;
    if dir.exists() && !dir.is_dir() {
        return Err(Failure::Usage(format!("{} is a file, not a folder", dir.display())));
    }
    if has_content(&dir.join("content")) {
        return Err(Failure::Usage(format!(
            "{} holds an archive already; write a record with `muragat new`",
            seen_from_here(dir).display()
        )));
    }
    let settings = settings(args);
    let mut kept = Vec::new();
    let for_editors: Vec<(String, String)> = editor_files().into_iter().chain(schema_files()).collect();
    let files = std::iter::once(("content/site.yaml", settings.as_str()))
        .chain(FILES.iter().copied())
        .chain(for_editors.iter().map(|(path, text)| (path.as_str(), text.as_str())));
    for (path, text) in files {
        let path = dir.join(path);
        let shown = seen_from_here(&path).display().to_string();
        if create(&path, text)? {
            write_out(&format!("{shown}\n"));
        } else {
            kept.push(shown);
        }
    }
    if !kept.is_empty() {
        eprintln!("Left as they were: {}", kept.join(", "));
    }
    eprintln!("{}", say(own_language(), "init-ready", &[("path", shell_word(dir).into())]));
    Ok(0)
}

/// Whether there is anything in the content folder, or something else in its place.
fn has_content(content: &Path) -> bool {
    match fs::read_dir(content) {
        Ok(mut entries) => entries.next().is_some(),
        Err(_) => is_there(content),
    }
}

/// `content/site.yaml` with the title that was given, or one in both languages.
fn settings(args: &InitArgs) -> String {
    let given = args.title.as_deref().map(str::trim).filter(|title| !title.is_empty());
    let title = match given {
        Some(title) => format!("title:\n  {}: {}\n", args.lang, scalar(title)),
        None => "title: {kk: Мұрағат, ru: Архив}\n".to_owned(),
    };
    format!("# Мұрағаттың баптаулары · Настройки архива\n{title}default_language: {}\n{SETTINGS}", args.lang)
}

/// The path in quotes where a shell would take it apart.
fn shell_word(path: &Path) -> String {
    let text = path.display().to_string();
    if text.contains(|c: char| c.is_whitespace() || "\"'$&;()".contains(c)) { format!("\"{text}\"") } else { text }
}
