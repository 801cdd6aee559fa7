//! Can a reader cite a page, and does a hostile title stay inside the entry?

use crate::html::unescape;
use crate::support::{Archive, demo_site};

/// The entries of a page: what stands in its `<pre>`.
fn entries(page: &str) -> Vec<String> {
    page.split("<pre>").skip(1).map(|rest| unescape(rest.split("</pre>").next().unwrap())).collect()
}

#[test]
fn works_have_entries_and_people_have_none() {
    let page = |path: &str| std::str::from_utf8(&demo_site()[path]).unwrap();
    let kinds = |path: &str| entries(page(path)).iter().map(|e| e.chars().take(5).collect()).collect::<Vec<String>>();
    for (path, bytes) in demo_site().iter().filter(|(path, _)| path.ends_with("/index.html")) {
        let parts: Vec<&str> = path.split('/').collect();
        let [_, kind, id, _] = parts[..] else { continue };
        let literature = ["events", "news", "works", "documents", "award-lists"].contains(&kind);
        if !page(path).contains(&format!("<span>{kind}/{id}</span>")) {
            continue;
        }
        assert_eq!(kinds(path), if literature { vec!["@misc", "TY  -"] } else { Vec::new() }, "{path}");
        for entry in entries(std::str::from_utf8(bytes).unwrap()) {
            assert!(entry.len() < 900, "{path}: {} bytes: {entry}", entry.len());
            assert!(entry.contains(&format!("https://muragat.example/{}/{kind}/{id}/", parts[0])), "{entry}");
        }
    }
}

#[test]
fn a_hostile_title_stays_in_its_field() {
    let news = "---\ntitle: \"50 % </pre><b>}{ \\\\ \\r\\nER  - end\"\npublished: 2023-09-01\nauthors: [{person: Дана Оралова}]\n---\nМәтін.\n";
    let archive = Archive::new(&[("content/news/qate.kk.md", news)]);
    archive.build(&[]).expect(0);
    let page = archive.read("public/kk/news/qate/index.html");
    let [bibtex, ris] = entries(&page).try_into().unwrap();
    assert_eq!(bibtex.matches('{').count(), bibtex.matches('}').count());
    assert!(
        bibtex.contains("title = {{50 \\% </pre><b>\\textbraceright{}\\textbraceleft{} \\textbackslash{} ER - end}}"),
        "{bibtex}"
    );
    assert!(bibtex.contains("author = {{Дана Оралова}}"), "a name that nobody took apart stays whole: {bibtex}");
    assert_eq!(ris.lines().filter(|line| line.starts_with("ER  - ")).count(), 1, "{ris}");
}
