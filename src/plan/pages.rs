//! Which pages are there? All outputs in all languages; a language switch never leads to a page that does not exist.

use super::figures::figures;
use super::listings::listings;
use super::site_plan::{Job, Page, SitePlan};
use super::urls::{page_path, record_path, url_of};
use crate::archive::{Archive, Ix};
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::fingerprint::fingerprint;
use crate::hosting::Server;
use crate::i18n::Lang;
use crate::model::Kind;
use crate::model::values::Text;
use crate::records::Record;
use crate::site::Site;
use crate::sources::SourceTree;
use crate::theme::Theme;

/// Plans every output of the site. Findings: two outputs at one path, files that are named but not there.
pub fn plan(archive: &Archive, site: &Site, theme: &Theme, sources: &SourceTree) -> (SitePlan, Diagnostics) {
    let listings = listings(archive, site);
    let both = [Lang::KK, Lang::RU].iter().all(|lang| site.langs.contains(lang));
    let figures = figures(archive, &listings, both);
    let mut plan = SitePlan { listings, figures, ..SitePlan::default() };
    plan.add("index.html".into(), Job::Root, None);
    plan.add("404.html".into(), Job::NotFound, None);
    plan.add("robots.txt".into(), Job::Robots, None);
    Server::ALL.into_iter().for_each(|server| plan.add(server.path().into(), Job::Rules(server), None));
    assets(&mut plan, site, theme);
    lists(&mut plan, archive, site);
    for (ix, record) in archive.iter() {
        record_pages(&mut plan, archive, site, ix, record);
        redirects(&mut plan, archive, site, ix, record);
        files(&mut plan, sources, record);
    }
    let faults = std::mem::take(&mut plan.faults);
    (plan, faults)
}

/// Theme files get names with their hash, so that they can be kept for ever by browsers.
fn assets(plan: &mut SitePlan, site: &Site, theme: &Theme) {
    for (path, bytes) in &theme.assets {
        let hash = fingerprint(bytes);
        let (stem, extension) = path.rsplit_once('.').unwrap_or((path, "bin"));
        let out = format!("assets/{stem}.{}.{extension}", &hash[..10]);
        plan.assets.insert(path.clone(), url_of(site, &out));
        plan.add(out, Job::Asset(path.clone()), None);
    }
}

fn lists(plan: &mut SitePlan, archive: &Archive, site: &Site) {
    let mut pages = vec![Page::Home, Page::Reading, Page::Years, Page::Statistics];
    let shelves: Vec<_> = plan.listings.years.iter().map(|(shelf, list)| (*shelf, list.rows.len())).collect();
    for (shelf, rows) in shelves {
        pages.extend((1..=page_count(rows, site)).map(|number| Page::Year { shelf, number }));
    }
    for kind in Kind::ALL {
        let rows = plan.listings.count(kind);
        pages.extend((1..=page_count(rows, site)).map(|number| Page::List { kind, number }));
    }
    for page in pages {
        for lang in &site.langs {
            plan.add(page_path(archive, *lang, page) + "index.html", Job::Page(*lang, page), None);
        }
    }
}

/// Number of pages of a list; an empty list has one.
fn page_count(rows: usize, site: &Site) -> usize {
    rows.div_ceil(site.per_page).max(1)
}

fn record_pages(plan: &mut SitePlan, archive: &Archive, site: &Site, ix: Ix, record: &Record) {
    if record.person().is_some_and(|person| person.merged_into.is_some()) {
        return;
    }
    let related = plan.listings.related.get(&ix).map_or(0, Vec::len);
    for lang in &site.langs {
        for number in 1..=page_count(related, site) {
            let page = Page::Record { ix, number };
            plan.add(page_path(archive, *lang, page) + "index.html", Job::Page(*lang, page), Some(record.span));
        }
        let folder = record_path(*lang, record.kind, &record.id);
        plan.add(folder + "index.json", Job::Data(ix), Some(record.span));
    }
}

/// Former ids, former addresses and merged people lead to the record that stands now.
fn redirects(plan: &mut SitePlan, archive: &Archive, site: &Site, ix: Ix, record: &Record) {
    let merged = record.person().and_then(|p| p.merged_into).and_then(|to| archive.target(ix, to));
    let target = archive.get(merged.unwrap_or(ix));
    for lang in &site.langs {
        let to = url_of(site, &record_path(*lang, target.kind, &target.id));
        if merged.is_some() {
            let from = record_path(*lang, record.kind, &record.id) + "index.html";
            plan.add(from, Job::Redirect(to.clone()), Some(record.span));
        }
        for old in &record.common.old_ids {
            if crate::model::is_id(&old.text) {
                let from = record_path(*lang, record.kind, &old.text) + "index.html";
                plan.add(from, Job::Redirect(to.clone()), Some(old.span));
            } else {
                plan.faults
                    .push(Diagnostic::error("bad-id", old.span).arg("id", old.text.clone()).record(record.key()));
            }
        }
    }
    let to = url_of(site, &record_path(site.default_lang, target.kind, &target.id));
    for old in &record.common.old_urls {
        match old_url_path(old) {
            Some(path) => plan.add(path, Job::Redirect(to.clone()), Some(old.span)),
            None => plan
                .faults
                .push(Diagnostic::error("bad-old-url", old.span).arg("url", old.text.clone()).record(record.key())),
        }
    }
}

/// `/old/page.html` or `/old/` as an output path; nothing that leaves the folder.
fn old_url_path(old: &Text) -> Option<String> {
    let path = old.text.strip_prefix('/')?;
    let clean = |part: &str| !part.is_empty() && part != ".." && part != "." && !part.starts_with('.');
    let plain = path.chars().all(|c| c.is_alphanumeric() || matches!(c, '/' | '-' | '_' | '.'));
    let right = plain && path.trim_end_matches('/').split('/').all(clean);
    right.then(|| {
        if path.ends_with(".html") { path.to_owned() } else { format!("{}/index.html", path.trim_end_matches('/')) }
    })
}

/// Documents beside the record are copied once, to `files/`, whatever the number of languages.
fn files(plan: &mut SitePlan, sources: &SourceTree, record: &Record) {
    let named = record.common.files.iter().filter_map(|file| file.file.as_ref());
    let photos = record.common.photos.iter().filter_map(|photo| photo.file.as_ref());
    for (name, published) in named.map(|n| (n, true)).chain(photos.map(|n| (n, false))) {
        let path = format!("{}{}", record.folder, name.text);
        let safe = !name.text.split('/').any(|part| part.is_empty() || part == ".." || part.starts_with('.'));
        match sources.find(&path).filter(|_| safe) {
            Some((file, _)) if published => plan.add(format!("files/{path}"), Job::File(file), Some(name.span)),
            Some(_) => {}
            None => plan.faults.push(
                Diagnostic::error("missing-file", name.span)
                    .arg("file", name.text.clone())
                    .arg("path", format!("content/{path}"))
                    .record(record.key()),
            ),
        }
    }
}
