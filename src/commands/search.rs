//! `muragat search`: which records have these words, and in which files are they?

use super::Failure;
use super::environment::{build_time, language, project_root, seen_from_here};
use super::report::write_out;
use crate::archive::Ix;
use crate::cli::SearchArgs;
use crate::diagnostics::{Files, say, visible};
use crate::i18n::Lang;
use crate::pipeline::{Prepared, RunOptions, prepare};
use crate::render::Searchable;
use crate::search::{Answer, Head, Hit};
use serde_json::json;
use std::fmt::Write;
use std::path::Path;

/// Searches as the site does, in an index that is made for this one query. Drafts are left out, as in a build.
pub(super) fn run(args: &SearchArgs) -> Result<u8, Failure> {
    let root = project_root(args.root.as_deref())?;
    let prepared = prepare(&root, &RunOptions::new(build_time(None)?));
    let lang = args.lang.unwrap_or(prepared.site.default_lang);
    if !prepared.site.langs.contains(&lang) {
        let langs: Vec<String> = prepared.site.langs.iter().map(Lang::to_string).collect();
        return Err(Failure::Usage(format!("--lang {lang}: the languages of this archive are {}", langs.join(", "))));
    }
    let query = args.query.join(" ");
    let renderer = prepared.renderer();
    let searchable = renderer.searchable(lang);
    let answer = searchable.index.search(&searchable.analyzer, &query);
    let mut out = String::new();
    for (rank, hit) in (1..).zip(answer.hits.iter().take(args.limit)) {
        let Some(shown) = Shown::new(&prepared, &searchable, &root, *hit) else { continue };
        out.push_str(&if args.json { shown.json(lang, rank) } else { shown.text() });
    }
    write_out(&out);
    let told = args.lang.and_then(|lang| language(Some(lang))).or(language(None)).unwrap_or(lang);
    eprintln!("{}", last_line(&answer, &query, told));
    Ok(0)
}

fn last_line(answer: &Answer, query: &str, lang: Lang) -> String {
    match answer {
        Answer { hits, .. } if hits.is_empty() => say(lang, "found-none", &[("query", query.into())]),
        Answer { hits, partial, .. } => {
            say(lang, if *partial { "found-partial" } else { "found" }, &[("n", hits.len().into())])
        }
    }
}

/// What is printed of a hit.
struct Shown<'a> {
    hit: Hit,
    head: &'a Head,
    kind: &'a str,
    id: &'a str,
    url: String,
    file: Option<String>,
}

impl<'a> Shown<'a> {
    fn new(prepared: &'a Prepared, searchable: &'a Searchable, root: &Path, hit: Hit) -> Option<Self> {
        let at = hit.doc as usize;
        let head = searchable.index.heads.get(at)?;
        let record: Option<Ix> = searchable.records.get(at).copied().flatten();
        let mut parts = head.path.trim_end_matches('/').rsplit('/');
        let id = parts.next()?;
        let kind = parts.next()?;
        let url = format!("{}/{}", prepared.site.base_url, head.path);
        let file = record.and_then(|ix| prepared.archive.get(ix).files.first().copied());
        let file = file.map(|file| root.join(prepared.sources.path(file)));
        let file = file.map(|file| seen_from_here(&file).display().to_string());
        Some(Self { hit, head, kind, id, url, file })
    }

    fn text(&self) -> String {
        let mut out = format!("{}\n", visible(&self.head.title));
        let about = [&self.head.when, &self.head.meta].into_iter().filter(|part| !part.is_empty());
        let about = about.map(String::as_str).collect::<Vec<_>>().join(" · ");
        let lines = [Some(about), Some(self.url.clone()), self.file.clone()];
        for line in lines.into_iter().flatten().filter(|line| !line.is_empty()) {
            let _ = writeln!(out, "  {}", visible(&line));
        }
        out.push('\n');
        out
    }

    fn json(&self, lang: Lang, rank: usize) -> String {
        let object = json!({
            "rank": rank,
            "kind": self.kind,
            "id": self.id,
            "lang": lang.to_string(),
            "title": self.head.title,
            "url": self.url,
            "file": self.file,
            "when": self.head.when,
            "tier": self.hit.tier,
            "points": self.hit.points,
        });
        format!("{object}\n")
    }
}
