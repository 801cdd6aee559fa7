//! Do the plain pages say what is true of the archive: who keeps it, how to reach them, what its data mean?

use crate::html::{tags, visible_text};
use crate::support::{Archive, demo_site};
use std::collections::BTreeSet;

const EVENT: (&str, &str) =
    ("content/events/forum.yaml", "type: forum\ntitle: {kk: Форум, ru: Форум}\ndate: 2023-08-24\n");

fn about(archive: &Archive, lang: &str) -> String {
    archive.read(&format!("public/{lang}/about/index.html"))
}

#[test]
fn what_the_settings_do_not_say_is_shown_as_missing() {
    let archive = Archive::new(&[EVENT]);
    archive.build(&[]).expect(0);
    let page = about(&archive, "ru");
    assert!(!page.contains("id=\"text\""), "no text, no empty section");
    assert!(visible_text(&page).contains("Владелец не указано"), "{}", visible_text(&page));
    assert!(tags(&page).iter().any(|tag| tag.get("id") == Some("corrections")));
}

#[test]
fn the_text_about_the_archive_is_a_page_and_its_faults_are_findings() {
    let settings = "title: {kk: Мұрағат, ru: Архив}\nowner: {kk: Музей, ru: Музей}\n\
                    contacts: [{label: {kk: Пошта, ru: Почта}, url: 'mailto:arhiv@example.org'}]\n";
    let text = "Мұрағат <b>туралы</b>, [форум](events/forum).\n\n## Тарихы\n\nМәтін.\n";
    let archive = Archive::bare(&[("content/site.yaml", settings), EVENT, ("content/about.kk.md", text)]);
    archive.build(&[]).expect(0);
    let page = about(&archive, "kk");
    assert!(page.contains("&lt;b&gt;туралы") && page.contains("href=\"/kk/events/forum/\""));
    assert_eq!(page.matches("href=\"mailto:arhiv@example.org\"").count(), 3, "facts, request, foot");
    let russian = about(&archive, "ru");
    assert!(russian.contains("<div class=\"prose\" lang=\"kk\">"), "the text there is, with its language");
    assert!(russian.contains("href=\"/ru/events/forum/\""));

    archive.write("content/about.kk.md", "[Жоқ](events/forun)\n");
    archive.write("content/about.kz.md", "Мәтін\n");
    let found: Vec<(String, String)> =
        archive.check(&[]).expect(1).findings().into_iter().map(|f| (f.file, f.code)).collect();
    let expected = [("content/about.kk.md", "dangling-link"), ("content/about.kz.md", "unknown-language")];
    assert_eq!(found, expected.map(|(file, code)| (file.to_owned(), code.to_owned())));
}

/// Whoever reads the data finds each of their fields explained.
#[test]
fn every_field_of_the_data_is_on_the_page_about_them() {
    for lang in ["kk", "ru"] {
        let page = std::str::from_utf8(&demo_site()[&format!("{lang}/data/index.html")]).unwrap();
        let mut missing = BTreeSet::new();
        for (_, bytes) in demo_site().iter().filter(|(path, _)| path.ends_with("/index.json")) {
            let record: serde_json::Value = serde_json::from_slice(bytes).unwrap();
            let keys = record.as_object().unwrap().keys();
            missing.extend(keys.filter(|key| !page.contains(&format!("<code>{key}</code>"))).cloned());
        }
        assert_eq!(missing, BTreeSet::new());
        assert!(!page.contains("<code>notes</code>") && !page.contains("<code>publish_at</code>"), "editors only");
        let links: Vec<String> = tags(page).iter().filter_map(|tag| tag.get("href").map(str::to_owned)).collect();
        assert_eq!(
            links.iter().filter(|link| link.ends_with("/index.json")).count(),
            12,
            "an example, and one of each kind"
        );
    }
}
