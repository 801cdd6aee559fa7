//! `muragat explain`: what does a finding mean, how does the mistake look, and how does it look when it is right?

use super::Failure;
use super::environment::{build_time, colours, language, project_root};
use super::report::write_out;
use crate::cli::ExplainArgs;
use crate::diagnostics::{Arg, CODES, Diagnostics, Side, example, say, text_report, texts_of};
use crate::i18n::Lang;
use crate::model::nearest;
use crate::pipeline::{RunOptions, prepare_read};
use crate::site::read_site;
use crate::sources::{ReadLimits, SourceTree, read_sources};
use std::path::Path;

/// Prints the page of a code; without a code, all codes with their messages.
pub(super) fn run(args: &ExplainArgs) -> Result<u8, Failure> {
    let root = project_root(args.project.root.as_deref()).ok();
    let lang = language(args.project.lang).or_else(|| root.as_deref().map(language_of)).unwrap_or(Lang::EN);
    let Some(code) = &args.code else {
        write_out(&CODES.iter().map(|code| format!("{code}: {}\n", message(code, lang))).collect::<String>());
        return Ok(0);
    };
    let Some(code) = CODES.iter().find(|known| *known == code) else {
        return Err(Failure::Usage(match nearest(code, CODES.iter().copied()) {
            Some(guess) => format!("there is no finding “{code}”; did you mean “{guess}”?"),
            None => format!("there is no finding “{code}”; `muragat explain` lists all of them"),
        }));
    };
    write_out(&page(code, lang, &root.unwrap_or_default())?);
    Ok(0)
}

/// The default language of the archive in a folder.
fn language_of(root: &Path) -> Lang {
    let (sources, _) = read_sources(&root.join("content"), ReadLimits::default());
    read_site(&sources).0.default_lang
}

fn message(code: &str, lang: Lang) -> &'static str {
    texts_of(code, lang).map_or("", |(message, _)| message)
}

/// What it means, the mistake with the report that it gives, and the same done right.
fn page(code: &'static str, lang: Lang, root: &Path) -> Result<String, Failure> {
    let parts = texts_of(code, lang).map(|(_, parts)| parts).unwrap_or_default();
    let about = parts.iter().find(|(name, _)| *name == "about").map_or("", |(_, text)| *text);
    let mut page = format!("{code}\n\n{about}\n");
    let wrong = example(code, Side::Wrong);
    let report = report_of(code, &wrong, lang, root)?;
    if report.is_empty() {
        page.push_str(&format!("\n{}\n", message(code, lang)));
        let repairs = parts.iter().filter(|(name, _)| *name == "help");
        page.extend(repairs.map(|(_, repair)| format!("  {repair}\n")));
    }
    for (side, files) in [("wrong", wrong), ("right", example(code, Side::Right))] {
        for (path, text) in files {
            let path = Arg::from(path);
            page.push_str(&format!("\n{}\n", say(lang, side, &[("path", path)])));
            page.extend(text.lines().map(|line| format!("    {line}\n")));
        }
        if side == "wrong" && !report.is_empty() {
            page.push_str(&format!("\n{report}"));
        }
    }
    Ok(page)
}

/// What `check` says of an example; only the finding that is explained.
fn report_of(code: &str, files: &[(&str, String)], lang: Lang, root: &Path) -> Result<String, Failure> {
    let inside = files.iter().filter_map(|(path, text)| Some((path.strip_prefix("content/")?, text.as_str())));
    let mut texts: Vec<(&str, &str)> = inside.collect();
    if !texts.iter().any(|(path, _)| *path == "site.yaml") {
        texts.push(("site.yaml", "title: {kk: Мұрағат, ru: Архив}\n"));
    }
    let (sources, read) = SourceTree::from_texts(&texts);
    let options = RunOptions { drafts: true, letters: true, lang: Some(lang), ..RunOptions::new(build_time(None)?) };
    let prepared = prepare_read(root, sources, &options);
    let all = read.0.into_iter().chain(prepared.findings.0);
    let found = Diagnostics(all.filter(|finding| finding.code == code).take(1).collect());
    Ok(text_report(&found, &prepared.sources, lang, colours()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::LANGUAGES;

    #[test]
    fn every_code_is_explained_in_every_language() {
        for lang in LANGUAGES {
            for code in CODES.iter() {
                let text = page(code, lang, Path::new("")).unwrap();
                assert!(text.starts_with(&format!("{code}\n\n")), "{code}: {text}");
                assert!(!text.contains("say."), "{code}: a word is missing: {text}");
            }
        }
    }

    #[test]
    fn a_page_shows_the_mistake_its_report_and_the_right_way() {
        let text = page("yaml-colon", Lang::KK, Path::new("")).unwrap();
        let places = ["    title: Форум: қорытынды", "қате[yaml-colon]", "    title: \"Форум: қорытынды\""];
        let places: Vec<usize> =
            places.iter().map(|part| text.find(part).unwrap_or_else(|| panic!("{part}: {text}"))).collect();
        assert!(places.is_sorted(), "{text}");
    }
}
