//! Does the program keep what its users and other programs rely on? Exit codes, formats, drafts, and the frame of every page.

use crate::html::{Tag, find, tags};
use crate::support::{Archive, Tree, demo_site, finish, muragat};
use std::collections::{BTreeMap, BTreeSet};

const EVENT: (&str, &str) = ("content/events/forum.yaml", "type: forum\ntitle: {kk: Форум, ru: Форум}\n");

#[test]
fn exit_codes() {
    let archive = Archive::new(&[EVENT]);
    let root = archive.root().to_str().unwrap().to_owned();
    archive.check(&[]).expect(0);
    archive.build(&[]).expect(0);
    for wrong in [
        &["build", "--root", "/nonexistent"][..],
        &["build", "--root", &root, "--now", "кеше"],
        &["build", "--root", &root, "--base-url", "ftp://x"],
        &["build", "--root", &root, "--colour"],
        &["check", "--root", &root, "--format", "xml"],
        &["paint"],
    ] {
        let run = muragat(wrong).expect(2);
        assert!(run.out.is_empty() && !run.err.is_empty(), "{wrong:?}");
    }
    let mut command = archive.command("build", &[]);
    command.env("SOURCE_DATE_EPOCH", "yesterday");
    finish(command).expect(2);
    archive.write("content/events/warned.yaml", "type: forum\ncounts: [{value: 5}]\n");
    archive.check(&[]).expect(0);
    archive.check(&["--strict"]).expect(1);
    archive.write("content/events/wrong.yaml", "typ: forum\n");
    archive.check(&[]).expect(1);
    archive.build(&[]).expect(1);
}

#[test]
fn the_archive_is_found_upward() {
    let archive = Archive::new(&[EVENT]);
    let mut command = crate::support::command(&["check"]);
    command.current_dir(archive.at("content/events"));
    finish(command).expect(0);
    let nowhere = tempfile::tempdir().unwrap();
    let mut command = crate::support::command(&["check"]);
    command.current_dir(nowhere.path());
    assert!(finish(command).expect(2).err.contains("muragat init"), "what to do is said");
}

/// Columns count characters: the fault stands after Kazakh text.
#[test]
fn findings_for_programs() {
    let archive = Archive::new(&[(
        "content/events/forum.yaml",
        "type: forum\nblocks: [{note: {kk: Ұйымдастыру әңгімесі}, date: ертең}]\n",
    )]);
    let run = archive.check(&[]).expect(1);
    let lines: Vec<&str> = run.out.lines().collect();
    let [line] = lines.as_slice() else { panic!("one finding, one line: {}", run.out) };
    let value: serde_json::Value = serde_json::from_str(line).unwrap();
    let keys: Vec<&str> = value.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(
        keys,
        ["code", "severity", "file", "line", "column", "end_line", "end_column", "message", "help", "record"]
    );
    assert_eq!(value["code"], "bad-date");
    assert_eq!(value["severity"], "error");
    assert_eq!(value["file"], "content/events/forum.yaml");
    assert_eq!([&value["line"], &value["column"], &value["end_line"], &value["end_column"]], [2, 51, 2, 56]);
    assert_eq!(value["record"], "events/forum");
    assert!(run.err.is_empty(), "a program that reads both gets nothing else: {}", run.err);
}

/// A text of the author can't begin a command of its own.
#[test]
fn findings_for_github() {
    let archive = Archive::new(&[
        ("content/events/a,b%c.yaml", "type: forum\n"),
        ("content/events/forum.yaml", "type: \"100%\\n::error file=x::осы\"\n"),
    ]);
    let run = archive.check(&["--format", "github"]);
    let run = if run.code == 2 { finish(archive.command("check", &["--format", "github"])) } else { run }.expect(1);
    assert_eq!(run.out.lines().count(), 2, "{}", run.out);
    let [first, second] = run.out.lines().collect::<Vec<_>>()[..] else { panic!() };
    assert!(
        first.starts_with(
            "::error file=content/events/a%2Cb%25c.yaml,line=1,endLine=1,col=1,endColumn=1,title=bad-id::"
        ),
        "{first}"
    );
    assert!(second.starts_with("::error file=content/events/forum.yaml,line=1,endLine=1,col=7,"), "{second}");
    assert!(second.contains("“100%25%0A::error file=x::осы”"), "{second}");
}

#[test]
fn data_to_stdout_and_messages_to_stderr() {
    let archive = Archive::new(&[EVENT, ("content/events/warned.yaml", "type: forum\ncounts: [{value: 5}]\n")]);
    let run = archive.build(&[]).expect(0);
    assert!(run.out.is_empty(), "{}", run.out);
    assert!(run.err.contains("warning[count-without-unit]"), "{}", run.err);
    assert!(!run.err.contains('\u{1b}'), "no colours where nobody looks");
    let run = archive.build(&["--format", "json"]).expect(0);
    assert_eq!(run.out.lines().count(), 1);
    assert_eq!(run.err.lines().count(), 1, "only the last line: {}", run.err);
    let last = run.last_line();
    for part in ["Built ", "pages (kk ", ", ru ", " s; ", "; 1 warning", "everything was published"] {
        assert!(last.contains(part), "`{part}` is not in: {last}");
    }
}

/// Every place where a draft could show itself has its own word.
#[test]
fn drafts_appear_nowhere() {
    let event = "type: forum\nstatus: draft\ntitle: {kk: Канарейка1, ru: Канарейка2}\nsummary: {kk: Канарейка3}\ndate: 1987-05-01\n\
                 counts: [{value: 4242, unit: person, label: {kk: Канарейка4}}]\nphotos: [{file: canary5.jpg, alt: {kk: Канарейка6}}]\n\
                 files: [{file: canary7.pdf, label: {kk: Канарейка8}}]\nold_ids: [canary9]\nold_urls: [/canary10/]\n\
                 credits: [{person: Канарейка Онбірінші, role: speaker, org: [Канарейка12]}]\n\
                 sessions: [{id: canary13, type: plenary, title: {kk: Канарейка14}}]\n";
    let news = "---\ntitle: Канарейка15\nstatus: draft\nabout: [events/forum]\nmentions: [oral-dana]\n---\nКанарейка16 мәтіні.\n";
    let files = [
        EVENT,
        ("content/people/oral-dana.yaml", "name: {kk: Дана Оралова, ru: Дана Оралова}\n"),
        ("content/people/canary17.yaml", "name: {kk: Канарейка18}\nstatus: draft\n"),
        ("content/events/canary0/index.yaml", event),
        ("content/events/canary0/ru.md", "---\nsubtitle: Канарейка19\n---\nКанарейка20.\n"),
        ("content/events/canary0/canary5.jpg", "канарейка"),
        ("content/events/canary0/canary7.pdf", "канарейка"),
        ("content/news/canary21.kk.md", news),
        (
            "content/events/seen.yaml",
            "type: forum\ntitle: {kk: Көрінетін, ru: Видимое}\nnotes: Канарейка22\ndate: 2023-08-24\n\
          credits: [{office: {kk: әкім}, role: guest, maybe: [canary17]}]\n",
        ),
    ];
    let archive = Archive::new(&files);
    let run = archive.build(&[]).expect(0);
    assert!(run.last_line().contains("not published: "), "{}", run.last_line());
    assert!(run.last_line().contains("draft (events/canary0, "), "{}", run.last_line());
    let shows = |site: &Tree| -> Vec<String> {
        let found = |(path, bytes): (&String, &Vec<u8>)| {
            let text = format!("{path}\n{}", String::from_utf8_lossy(bytes)).to_lowercase();
            // Numbers may stand in the hashes of the manifest by chance.
            let numbers = if path.ends_with("manifest.json") { &[][..] } else { &["4242", "1987"] };
            let canary = ["канарейка", "canary"].iter().chain(numbers).any(|word| text.contains(word));
            canary.then(|| path.clone())
        };
        site.iter().filter(|(path, _)| !path.ends_with(".css")).filter_map(found).collect()
    };
    assert_eq!(shows(&archive.site()), Vec::<String>::new());

    // Nothing is counted either: the site is the one without these files.
    let without = Archive::new(&[files[0], files[1], files[8]]);
    without.write("content/events/seen.yaml", files[8].1.replace(", maybe: [canary17]", ""));
    without.build(&[]).expect(0);
    assert_eq!(crate::support::differences(&without.site(), &archive.site()), Vec::<String>::new());

    // With --drafts they are there; without it they are gone again, whatever the last build left behind.
    archive.build(&["--drafts"]).expect(0);
    assert!(shows(&archive.site()).len() > 10);
    archive.build(&[]).expect(0);
    assert_eq!(shows(&archive.site()), Vec::<String>::new());
}

#[test]
fn an_embargo_ends_at_its_moment() {
    let embargoed = ("content/news/later.yaml", "title: {kk: Кейін}\npublish_at: 2026-12-01T09:00+05:00\n");
    let archive = Archive::new(&[EVENT, embargoed]);
    let page = archive.at("public/kk/news/later/index.html");
    let at = |now: &str| finish(archive.command("build", &["--now", now])).expect(0);
    let run = at("2026-12-01T08:59+05:00");
    assert!(!page.exists());
    assert!(
        run.last_line().contains("1 not published: 1 waits until 2026-12-01T09:00+05:00 (news/later)"),
        "{}",
        run.last_line()
    );
    at("2026-12-01T09:00+05:00");
    assert!(page.exists());
    at("2026-12-01T03:59Z");
    assert!(!page.exists(), "an earlier build takes it away again");
    at("2026-12-01T04:00Z");
    assert!(page.exists(), "the zone counts");
}

#[test]
fn the_last_line_says_what_was_withheld_and_why() {
    let archive = Archive::new(&[
        EVENT,
        ("content/news/drafted.yaml", "title: {kk: Бір}\nstatus: draft\n"),
        ("content/news/drawn.yaml", "title: {kk: Екі}\nstatus: withdrawn\n"),
        ("content/news/gone.yaml", "title: {kk: Үш}\nstatus: removed\nremoved_reason: {kk: Қате}\n"),
        ("content/people/private.yaml", "name: {kk: Төрт}\npage: false\n"),
    ]);
    let run = archive.build(&[]).expect(0);
    let expected = "4 not published: 1 draft (news/drafted); 1 no page on request (people/private); 1 removed (news/gone); 1 withdrawn (news/drawn)";
    assert!(run.last_line().ends_with(expected), "{}", run.last_line());
}

/// The pages of a site with the addresses that lead to them.
struct Pages<'a> {
    site: &'a Tree,
    base: String,
    pages: BTreeMap<&'a str, Vec<Tag>>,
}

impl<'a> Pages<'a> {
    fn new(site: &'a Tree, base: &str) -> Self {
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

    fn broken_links(&self) -> Vec<String> {
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
    fn dangers(&self) -> Vec<String> {
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
        let link = |rel: &str| find(tags, "link", "rel", rel).and_then(|tag| tag.get("href"));
        let address = format!("{DEMO}/{}", path.trim_end_matches("index.html"));
        if link("canonical") != Some(&address) {
            faults.push(format!("{path}: canonical is {:?}", link("canonical")));
        }
        faults.extend(alternates(&pages, path, tags, &address));
    }
    report(&faults);
    for kind in [
        "home",
        "event",
        "news",
        "award-list",
        "award",
        "series",
        "person",
        "organization",
        "place",
        "work",
        "document",
        "topic",
    ] {
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
