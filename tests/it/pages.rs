//! Does every built page say its language and address, and does every link of it lead somewhere?

use crate::html::{Tag, find, tags};
use crate::support::{Archive, Tree, demo_site};
use muragat::model::Kind;
use std::collections::{BTreeMap, BTreeSet};

const EVENT: (&str, &str) = ("content/events/forum.yaml", "type: forum\ntitle: {kk: Форум, ru: Форум}\n");

/// The pages of a site with the addresses that lead to them.
pub struct Pages<'a> {
    site: &'a Tree,
    base: String,
    pages: BTreeMap<&'a str, Vec<Tag>>,
}

impl<'a> Pages<'a> {
    pub fn new(site: &'a Tree, base: &str) -> Self {
        let html = site.iter().filter(|(path, _)| path.ends_with(".html"));
        let pages = html.map(|(path, bytes)| (path.as_str(), tags(std::str::from_utf8(bytes).unwrap()))).collect();
        Self { site, base: base.to_owned(), pages }
    }

    /// The file that an address of the page `from` leads to; `None` for other hosts and schemes.
    fn file(&self, from: &str, address: &str) -> Option<String> {
        let host = self.base.split("://").nth(1).unwrap();
        let (host, folder) = host.split_once('/').map_or((host, String::new()), |(h, f)| (h, format!("/{f}")));
        let address = address.split(['#', '?']).next().unwrap();
        let path = match address.split_once("://") {
            Some((_, rest)) => rest.strip_prefix(host).filter(|rest| rest.is_empty() || rest.starts_with('/'))?,
            None if address.contains(':') => return None,
            None => address,
        };
        let path = if path.is_empty() {
            return Some(from.to_owned());
        } else if let Some(absolute) = path.strip_prefix(&folder).filter(|rest| rest.starts_with('/')) {
            absolute[1..].to_owned()
        } else if path.starts_with('/') {
            return Some(format!("outside of the site: {path}"));
        } else {
            format!("{}{path}", from.rfind('/').map_or("", |at| &from[..=at]))
        };
        let path = percent_decoded(&path);
        Some(if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path })
    }

    /// All addresses of a page with the tag they stand in.
    fn addresses(tags: &[Tag]) -> impl Iterator<Item = (&Tag, &str)> {
        tags.iter().flat_map(|tag| {
            let refresh = tag.get("content").filter(|_| tag.get("http-equiv") == Some("refresh"));
            let refresh = refresh.and_then(|content| content.split_once("url=")).map(|(_, url)| url);
            ["href", "src", "action", "poster"]
                .iter()
                .filter_map(|name| tag.get(name))
                .chain(refresh)
                .map(move |a| (tag, a))
        })
    }

    pub fn broken_links(&self) -> Vec<String> {
        let mut broken = Vec::new();
        for (page, tags) in &self.pages {
            for (_, address) in Self::addresses(tags) {
                let Some(file) = self.file(page, address) else { continue };
                if !self.site.contains_key(&file) {
                    broken.push(format!("{page}: {address}"));
                    continue;
                }
                let Some((_, fragment)) = address.split_once('#').filter(|(_, f)| !f.is_empty()) else { continue };
                let fragment = percent_decoded(fragment);
                let there = |tags: &Vec<Tag>| tags.iter().any(|tag| tag.get("id") == Some(&fragment));
                if !self.pages.get(file.as_str()).is_some_and(there) {
                    broken.push(format!("{page}: no {address}"));
                }
            }
        }
        broken
    }

    /// Ids that stand twice, and everything that could run or load from elsewhere.
    pub fn dangers(&self) -> Vec<String> {
        let mut faults = Vec::new();
        for (path, tags) in &self.pages {
            let mut ids = BTreeSet::new();
            for tag in tags {
                let id = tag.get("id");
                if id.is_some_and(|id| id.is_empty() || id.contains(char::is_whitespace) || !ids.insert(id)) {
                    faults.push(format!("{path}: id {id:?}"));
                }
                let odd = |name: &str| name.starts_with("on") || matches!(name, "style" | "srcdoc");
                if let Some((name, _)) = tag.attributes.iter().find(|(name, _)| odd(name)) {
                    faults.push(format!("{path}: attribute {name}"));
                }
                if tag.name == "script" && tag.get("src").is_none() {
                    faults.push(format!("{path}: a script in the page"));
                }
                if matches!(tag.name.as_str(), "iframe" | "object" | "embed" | "base") {
                    faults.push(format!("{path}: <{}>", tag.name));
                }
            }
            let wrong =
                Self::addresses(tags).filter(|(tag, address)| runs(address) || loads_from_elsewhere(tag, address));
            faults.extend(wrong.map(|(_, address)| format!("{path}: {address}")));
        }
        faults
    }
}

/// Whether an address has a scheme other than those of ordinary links, also where blanks hide it.
fn runs(address: &str) -> bool {
    let plain: String = address.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect();
    let scheme = plain.split_once(':').map(|(scheme, _)| scheme.to_lowercase());
    let scheme = scheme.filter(|scheme| !scheme.contains(['/', '#', '?']));
    scheme.is_some_and(|scheme| !matches!(scheme.as_str(), "https" | "http" | "mailto" | "tel"))
}

fn loads_from_elsewhere(tag: &Tag, address: &str) -> bool {
    matches!(tag.name.as_str(), "img" | "script" | "source" | "video" | "audio" | "link")
        && !matches!(tag.get("rel"), Some("canonical" | "alternate"))
        && address.contains("//")
}

fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        let hex = std::str::from_utf8(tail.get(..2).unwrap_or(b"")).ok().and_then(|h| u8::from_str_radix(h, 16).ok());
        match hex.filter(|_| *first == b'%') {
            Some(byte) => {
                bytes.push(byte);
                rest = &tail[2..];
            }
            None => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8(bytes).unwrap()
}

const DEMO: &str = "https://muragat.example";

fn report(faults: &[String]) {
    assert!(
        faults.is_empty(),
        "{} faults:\n{}",
        faults.len(),
        faults.iter().take(40).cloned().collect::<Vec<_>>().join("\n")
    );
}

#[test]
fn every_page_says_its_language_kind_and_address() {
    let pages = Pages::new(demo_site(), DEMO);
    let mut faults = Vec::new();
    let mut kinds = BTreeSet::new();
    for (path, tags) in &pages.pages {
        let lang = path.split('/').next().filter(|lang| ["kk", "ru"].contains(lang));
        let html = tags.iter().find(|tag| tag.name == "html").and_then(|tag| tag.get("lang"));
        let kind = tags.iter().find(|tag| tag.name == "body").and_then(|tag| tag.get("data-kind"));
        let headings = tags.iter().filter(|tag| tag.name == "h1").count();
        if html.is_none() || lang.is_some() && html != lang {
            faults.push(format!("{path}: <html lang={html:?}>"));
        }
        if headings != 1 {
            faults.push(format!("{path}: {headings} h1"));
        }
        match kind {
            None | Some("") => faults.push(format!("{path}: no data-kind")),
            Some(kind) => {
                kinds.insert(kind);
            }
        }
        if lang.is_none() {
            continue;
        }
        if find(tags, "meta", "name", "description").and_then(|tag| tag.get("content")).is_none_or(str::is_empty) {
            faults.push(format!("{path}: no description for search engines"));
        }
        let link = |rel: &str| find(tags, "link", "rel", rel).and_then(|tag| tag.get("href"));
        let address = format!("{DEMO}/{}", path.trim_end_matches("index.html"));
        // The same results in another order name the page of the list instead.
        if kind != Some("results") && link("canonical") != Some(&address) {
            faults.push(format!("{path}: canonical is {:?}", link("canonical")));
        }
        faults.extend(alternates(&pages, path, tags, &address));
    }
    report(&faults);
    let lists = ["home", "statistics", "calendar", "month", "days", "day", "sitemap", "search"];
    let others = ["a11y", "about", "data", "programme"];
    for kind in Kind::ALL.map(Kind::singular).into_iter().chain(lists).chain(others) {
        assert!(kinds.contains(kind), "no page of the kind {kind}: {kinds:?}");
    }
}

/// Each page names itself, its other language and the default, and they name it back.
fn alternates(pages: &Pages<'_>, path: &str, tags: &[Tag], address: &str) -> Vec<String> {
    let named = |tags: &[Tag]| -> BTreeMap<String, String> {
        let links = tags
            .iter()
            .filter(|tag| tag.name == "link" && tag.get("rel") == Some("alternate") && tag.get("hreflang").is_some());
        links.map(|tag| (tag.get("hreflang").unwrap().to_owned(), tag.get("href").unwrap_or("").to_owned())).collect()
    };
    let own = named(tags);
    let mut faults = Vec::new();
    if own.keys().map(String::as_str).collect::<Vec<_>>() != ["kk", "ru", "x-default"] {
        faults.push(format!("{path}: alternates are {own:?}"));
    }
    if own.get(&path[..2]).map(String::as_str) != Some(address) || own.get("x-default") != own.get("kk") {
        faults.push(format!("{path}: it does not name itself: {own:?}"));
    }
    for (lang, other) in &own {
        let file = pages.file(path, other).unwrap_or_default();
        match pages.pages.get(file.as_str()) {
            None => faults.push(format!("{path}: {lang} leads nowhere: {other}")),
            Some(tags) if named(tags) != own => faults.push(format!("{path}: {other} does not name it back")),
            Some(_) => {}
        }
    }
    let switch = tags.iter().filter(|tag| tag.name == "a" && tag.get("hreflang").is_some());
    let other = if path.starts_with("kk") { "ru" } else { "kk" };
    let leads = switch.filter_map(|tag| pages.file(path, tag.get("href")?)).any(|file| file.starts_with(other));
    if !leads {
        faults.push(format!("{path}: no switch to {other}"));
    }
    faults
}

#[test]
fn every_link_leads_to_a_page_and_every_fragment_to_its_place() {
    report(&Pages::new(demo_site(), DEMO).broken_links());
}

#[test]
fn ids_are_unique_and_nothing_can_run() {
    report(&Pages::new(demo_site(), DEMO).dangers());
}

/// A site below a folder of its host: every address begins with the folder.
#[test]
fn a_site_in_a_folder_keeps_its_links() {
    let archive = Archive::new(&[
        EVENT,
        (
            "content/people/dana.yaml",
            "name: {kk: Дана Оралова, ru: Дана Оралова}\nold_ids: [dana-o]\nold_urls: [/eski/dana.html]\n",
        ),
        (
            "content/news/habar/kk.md",
            "---\ntitle: Хабар\npublished: 2022-12-26\nabout: [forum]\nfiles: [{file: ereje.pdf, label: Ереже}]\n---\n\
             # Бөлім\n\n[Дана](people/dana), [форум](events/forum), [ереже](ereje.pdf), [бөлім](#бөлім), сілтеме[^1].\n\n[^1]: Ескертпе.\n\n## Бөлім\n\n## Main\n",
        ),
        ("content/news/habar/ereje.pdf", "%PDF"),
    ]);
    for base in ["https://school.example/archive/2026", "http://localhost:8000"] {
        archive.build(&["--base-url", base]).expect(0);
        let site = archive.site();
        let pages = Pages::new(&site, base);
        report(&pages.broken_links());
        report(&pages.dangers());
        let news: Vec<&str> = Pages::addresses(&pages.pages["kk/news/habar/index.html"]).map(|(_, a)| a).collect();
        let folder =
            base.split("://").nth(1).unwrap().find('/').map_or("", |at| &base.split("://").nth(1).unwrap()[at..]);
        for wanted in ["/kk/people/dana/", "/kk/events/forum/", "/files/news/habar/ereje.pdf"] {
            assert!(news.contains(&format!("{folder}{wanted}").as_str()), "{wanted} is not among {news:?}");
        }
        assert!(
            site.contains_key("kk/people/dana-o/index.html") && site.contains_key("eski/dana.html"),
            "former addresses lead on"
        );
    }
}

/// A record without a translation has a page in the other language that shows the original, marked as such.
#[test]
fn a_missing_translation_is_visible_and_never_a_dead_end() {
    let archive = Archive::new(&[(
        "content/news/tek.kk.md",
        "---\ntitle: Тек қазақша\npublished: 2022-12-26\n---\nМәтін қазақ тілінде.\n",
    )]);
    archive.build(&[]).expect(0);
    let page = archive.read("public/ru/news/tek/index.html");
    let tags = tags(&page);
    assert_eq!(tags[0].get("lang").or(tags[1].get("lang")), Some("ru"));
    let heading = tags.iter().find(|tag| tag.name == "h1").unwrap();
    assert_eq!(heading.get("lang"), Some("kk"), "the title says which language it is in");
    let prose = find(&tags, "div", "class", "prose").unwrap();
    assert_eq!(prose.get("lang"), Some("kk"), "so does the text");
    assert!(page.contains("Мәтін қазақ тілінде."));
}
