//! What is left of a record that was withdrawn or removed? A page at its address that says so, and not a byte more.

use crate::html::{find, tags, visible_text};
use crate::support::{Archive, Tree};

const EVENT: (&str, &str) =
    ("content/events/forum.yaml", "type: forum\ntitle: {kk: Форум, ru: Форум}\ndate: 2023-08-24\n");

/// Files in which one of the words stands, the manifest with its hashes left out.
fn shows<'t>(site: &'t Tree, words: &[&str]) -> Vec<&'t str> {
    let has = |bytes: &[u8]| {
        let text = String::from_utf8_lossy(bytes).to_lowercase();
        words.iter().any(|word| text.contains(word))
    };
    let pages = site.iter().filter(|(path, _)| !path.ends_with("manifest.json"));
    pages.filter(|(_, bytes)| has(bytes)).map(|(path, _)| path.as_str()).collect()
}

/// Every place where a removed record could show itself has the canary in it.
#[test]
fn nothing_of_a_removed_record_is_in_the_output() {
    let event = "type: forum\nstatus: removed\nremoved_reason: {kk: Өтініш бойынша, ru: По просьбе}\ntitle: {kk: Канарейка1, ru: Канарейка2}\n\
                 summary: {kk: Канарейка3}\ndate: 2023-05-01\ncounts: [{value: 4242, unit: person, label: {kk: Канарейка4}}]\n\
                 files: [{file: canary.pdf, label: {kk: Канарейка5}}]\n\
                 credits: [{person: Канарейка Алтыншы, role: speaker, org: [Канарейка7]}]\n\
                 sessions: [{id: bolim, type: plenary, title: {kk: Канарейка8}}]\n";
    let archive = Archive::new(&[
        EVENT,
        ("content/events/gone/index.yaml", event),
        ("content/events/gone/kk.md", "---\nsubtitle: Канарейка9\n---\nКанарейка10.\n"),
        ("content/events/gone/canary.pdf", "канарейка"),
        (
            "content/people/dana.yaml",
            "names: {kk: {full: Канарейка Дана}}\nvariants: [Канарейка Д.]\nstatus: removed\n",
        ),
        (
            "content/events/seen.yaml",
            "type: forum\ntitle: {kk: Көрінетін, ru: Видимое}\ndate: 2023-08-24\npart_of: gone\n\
             credits: [{person: dana, role: speaker}, {person: канарейка дана, role: guest}, {person: Канарейка Д, role: guest}]\n",
        ),
        (
            "content/news/habar.kk.md",
            "---\ntitle: Хабар\npublished: 2023-09-01\nabout: [events/gone]\n---\n[Форум](events/gone) өтті.\n",
        ),
    ]);
    let run = archive.build(&[]).expect(0);
    assert!(run.err.contains("reference-to-withheld"), "editors are told: {}", run.err);
    let site = archive.site();
    assert_eq!(shows(&site, &["канарейка", "canary", "4242"]), Vec::<&str>::new());
    for address in ["events/gone", "events/gone-bolim", "people/dana"] {
        for (lang, words) in [("kk", "Жазба жойылды"), ("ru", "Запись удалена")] {
            let page = archive.read(&format!("public/{lang}/{address}/index.html"));
            let all = tags(&page);
            assert!(find(&all, "body", "data-kind", "withdrawn").is_some(), "{address}");
            assert!(find(&all, "meta", "name", "robots").unwrap().get("content").unwrap().contains("noindex"));
            assert!(visible_text(&page).contains(words), "{address}");
            let reason = if lang == "kk" { "Өтініш бойынша" } else { "По просьбе" };
            assert_eq!(page.contains(reason), address.starts_with("events"), "{address}");
            assert!(!site.contains_key(&format!("{lang}/{address}/index.json")), "{address} has data");
        }
    }
    // No list and no number knows of it: only its own pages name its address, and the text of somebody else as it was typed.
    let typed = "news/habar/index.json";
    let own = |path: &&str| !path.contains("/events/gone") && !path.contains("/people/dana") && !path.ends_with(typed);
    assert_eq!(shows(&site, &["events/gone", "people/dana"]).into_iter().filter(own).count(), 0);
    assert!(visible_text(&archive.read("public/ru/events/index.html")).contains("2 мероприятия"));
}

#[test]
fn a_withdrawn_record_keeps_its_title_and_its_former_addresses() {
    let archive = Archive::new(&[
        EVENT,
        (
            "content/news/drawn.kk.md",
            "---\ntitle: Қайтарылған <b>хабар</b>\nstatus: withdrawn\npublished: 2023-08-30\nold_ids: [drawn-old]\n---\nМәтін.\n",
        ),
    ]);
    archive.build(&[]).expect(0);
    let page = archive.read("public/ru/news/drawn/index.html");
    let heading = tags(&page).into_iter().find(|tag| tag.name == "h1").unwrap();
    assert_eq!(heading.get("lang"), Some("kk"));
    assert!(page.contains("Қайтарылған &lt;b&gt;хабар&lt;/b&gt;") && !page.contains("Мәтін"));
    assert!(archive.read("public/kk/news/drawn-old/index.html").contains("/kk/news/drawn/"));
    assert!(!archive.read("public/kk/news/index.html").contains("Қайтарылған"));
    assert!(
        !archive.at("public/kk/years/2023/index.html").exists()
            || !archive.read("public/kk/years/2023/index.html").contains("drawn")
    );
}
