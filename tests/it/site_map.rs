//! Does the site map lead to every page in few steps?

use crate::html::tags;
use crate::support::{Archive, Tree, demo_site};
use std::collections::{BTreeMap, BTreeSet};

/// The pages of a language that a page leads to.
fn leads_to<'a>(site: &'a Tree, path: &str) -> BTreeSet<&'a str> {
    let page = std::str::from_utf8(&site[path]).unwrap();
    let links =
        tags(page).into_iter().filter(|tag| tag.name == "a").filter_map(|tag| tag.get("href").map(str::to_owned));
    let file = |to: String| format!("{}index.html", to.split('#').next().unwrap().trim_start_matches('/'));
    links.filter_map(|to| site.get_key_value(&file(to)).map(|(path, _)| path.as_str())).collect()
}

fn steps(site: &Tree, lang: &str) -> BTreeMap<String, usize> {
    let start = format!("{lang}/sitemap/index.html");
    let mut steps = BTreeMap::from([(start.clone(), 0)]);
    let mut edge = BTreeSet::from([start]);
    for step in 1..=9 {
        let next = edge.iter().flat_map(|path| leads_to(site, path)).filter(|path| path.starts_with(lang));
        edge = next.map(str::to_owned).filter(|path| !steps.contains_key(path)).collect();
        steps.extend(edge.iter().map(|path| (path.clone(), step)));
    }
    steps
}

#[test]
fn every_page_is_within_three_steps() {
    let site = demo_site();
    for lang in ["kk", "ru"] {
        let steps = steps(site, lang);
        let pages = site.keys().filter(|path| path.starts_with(&format!("{lang}/")) && path.ends_with(".html"));
        let far: Vec<&String> = pages.filter(|path| steps.get(*path).is_none_or(|steps| *steps > 3)).collect();
        assert!(far.is_empty(), "more than three steps: {far:?}");
        let home = std::str::from_utf8(&site[&format!("{lang}/index.html")]).unwrap();
        assert!(home.split_once("<footer").unwrap().1.contains(&format!("/{lang}/sitemap/")));
    }
}

/// A long list is reached in the middle, too, by page, year and letter.
#[test]
fn long_lists_have_their_pages_years_and_letters() {
    let mut files = vec![("content/site.yaml".to_owned(), "title: {kk: М}\nlanguages: [kk]\nper_page: 5\n".to_owned())];
    for number in 0..40 {
        let (year, letter) = (2000 + number % 20, ["А", "Ә", "Б", "Қ"][number % 4]);
        files.push((
            format!("content/events/e{number:02}.yaml"),
            format!("type: forum\ntitle: {{kk: Ф{number}}}\ndate: '{year}'\n"),
        ));
        files.push((format!("content/topics/t{number:02}.yaml"), format!("name: {{kk: {letter}{number}}}\n")));
    }
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let archive = Archive::new(&files);
    archive.build(&[]).expect(0);
    let page = archive.read("public/kk/sitemap/index.html");
    for to in ["/kk/events/page/5/", "/kk/events/page/8/#y2000", "/kk/topics/page/3/#l-4d8", "/kk/years/2007/"] {
        assert!(page.contains(&format!("href=\"{to}\"")), "no {to} in {page}");
    }
    let far: Vec<(String, usize)> = steps(&archive.site(), "kk").into_iter().filter(|(_, steps)| *steps > 3).collect();
    assert!(far.is_empty(), "{far:?}");
}
