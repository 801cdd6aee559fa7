//! Which pages are there? All outputs in all languages; a language switch never leads to a page that does not exist.

use super::days::days;
use super::figures::figures;
use super::listings::listings;
use super::orders::orders;
use super::pictures::pictures;
use super::programme::programmes;
use super::related::related;
use super::site_plan::{Job, Page, SitePlan};
use super::urls::{file_path, fitting, page_path, record_path, share_path, url_of};
use crate::archive::{Archive, Ix};
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::fingerprint::stamped;
use crate::hosting::Server;
use crate::i18n::Lang;
use crate::model::values::Text;
use crate::model::{Kind, bad_id};
use crate::records::{Record, missing_file};
use crate::site::Site;
use crate::sources::SourceTree;
use crate::theme::Theme;

/// Plans every output of the site. Findings: two outputs at one path, files that are named but not there.
pub fn plan(archive: &Archive, site: &Site, theme: &Theme, sources: &SourceTree) -> (SitePlan, Diagnostics) {
    let listings = listings(archive, site);
    let both = [Lang::KK, Lang::RU].iter().all(|lang| site.langs.contains(lang));
    let mut plan = SitePlan {
        figures: figures(archive, &listings, both),
        days: days(archive, &listings),
        listings,
        programmes: programmes(archive),
        orders: orders(archive),
        related: related(archive),
        ..SitePlan::default()
    };
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
        if record.person().is_none_or(|person| person.merged_into.is_none()) {
            pictures(&mut plan, archive, site, sources, ix);
        }
    }
    withdrawn(&mut plan, archive, site);
    plan.files_that_are_folders();
    let faults = std::mem::take(&mut plan.faults);
    (plan, faults)
}

/// Theme files get names with their hash, so that they can be kept for ever by browsers.
fn assets(plan: &mut SitePlan, site: &Site, theme: &Theme) {
    for (path, bytes) in &theme.assets {
        let out = format!("assets/{}", stamped(path, bytes));
        plan.assets.insert(path.clone(), url_of(site, &out));
        plan.add(out, Job::Asset(path.clone()), None);
    }
}

fn lists(plan: &mut SitePlan, archive: &Archive, site: &Site) {
    let mut pages = vec![Page::Home, Page::Years, Page::Statistics, Page::Calendar, Page::OnThisDay];
    pages.extend([Page::Reading, Page::About, Page::Data, Page::SiteMap, Page::Search]);
    pages.extend(plan.days.of_year.keys().map(|(month, day)| Page::DayOfYear { month: *month, day: *day }));
    pages.extend(plan.days.months.keys().map(|(year, month)| Page::Month { year: *year, month: *month }));
    let shelves: Vec<_> = plan.listings.years.iter().map(|(shelf, list)| (*shelf, list.rows.len())).collect();
    for (shelf, rows) in shelves {
        pages.extend((1..=page_count(rows, site)).map(|number| Page::Year { shelf, number }));
    }
    for kind in Kind::ALL {
        let rows = plan.listings.count(kind);
        pages.extend((1..=page_count(rows, site)).map(|number| Page::List { kind, number }));
    }
    for lang in site.langs.iter().filter(|_| site.share_images) {
        plan.add(share_path(archive, *lang, None), Job::Share(*lang, None), None);
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
    let programme = plan.programmes.contains(&ix).then_some(Page::Programme { ix });
    let orders = plan.orders.get(&ix).map_or(&[][..], Vec::as_slice).iter().map(|by| Page::Ordered { ix, by: *by });
    let more: Vec<Page> = programme.into_iter().chain(orders).collect();
    for lang in &site.langs {
        for page in (1..=page_count(related, site)).map(|number| Page::Record { ix, number }).chain(more.clone()) {
            plan.add(page_path(archive, *lang, page) + "index.html", Job::Page(*lang, page), Some(record.span));
        }
        if site.share_images {
            plan.add(share_path(archive, *lang, Some(ix)), Job::Share(*lang, Some(ix)), Some(record.span));
        }
        let folder = record_path(*lang, record.kind, &record.id);
        plan.add(folder + "index.json", Job::Data(ix), Some(record.span));
    }
}

/// The addresses of what was withdrawn or removed say so; former ids lead there.
fn withdrawn(plan: &mut SitePlan, archive: &Archive, site: &Site) {
    for (at, stone) in archive.tombstones().iter().enumerate() {
        for lang in &site.langs {
            let page = Page::Withdrawn(at);
            let path = page_path(archive, *lang, page);
            for old in stone.old_ids.iter().filter(|old| crate::model::is_id(&old.text)) {
                let from = record_path(*lang, stone.kind, &old.text) + "index.html";
                plan.add(from, Job::Redirect(url_of(site, &path)), Some(old.span));
            }
            plan.add(path + "index.html", Job::Page(*lang, page), Some(stone.span));
        }
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
                plan.faults.push(bad_id(&old.text, old.span).record(record.key()));
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
    let clean = |part: &str| !part.is_empty() && !part.starts_with('.') && fitting(part) == part;
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
            Some((file, _)) if published => plan.add(file_path(&path), Job::File(file), Some(name.span)),
            Some(_) => {}
            None => plan.faults.push(missing_file(name.span, &name.text, &path).record(record.key())),
        }
    }
}
