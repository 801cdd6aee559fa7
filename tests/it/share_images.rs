//! Does a link to a page bring a picture and its words along, in the right language and at an absolute address?

use crate::html::{Tag, find, tags};
use crate::support::{Archive, demo_site};

const EVENT: (&str, &str) = (
    "content/events/forum.yaml",
    "type: forum\ntitle: {kk: «Ұстаз» форумы, ru: Форум «Учитель»}\ndate: 2023-08-24\nsummary: {kk: Қысқаша, ru: Коротко}\n",
);

fn property<'t>(tags: &'t [Tag], name: &str) -> Vec<&'t str> {
    tags.iter().filter(|tag| tag.get("property") == Some(name)).filter_map(|tag| tag.get("content")).collect()
}

/// Width and height of a PNG from its first chunk (PNG specification, 11.2.2).
fn size(png: &[u8]) -> (u32, u32) {
    assert_eq!(&png[..8], b"\x89PNG\r\n\x1a\n");
    let number = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap());
    (number(16), number(20))
}

#[test]
fn every_page_of_the_demo_has_a_picture_that_is_there() {
    let site = demo_site();
    let mut seen = 0;
    for (path, bytes) in site.iter().filter(|(path, _)| path.ends_with("index.html")) {
        let html = std::str::from_utf8(bytes).unwrap();
        let tags = tags(html);
        if !path.starts_with("kk/") && !path.starts_with("ru/") {
            continue;
        }
        let canonical = find(&tags, "link", "rel", "canonical").unwrap().get("href").unwrap();
        assert_eq!(property(&tags, "og:url"), [canonical], "{path}");
        let [image] = property(&tags, "og:image")[..] else { panic!("{path}: not one picture") };
        let file = image.strip_prefix("https://muragat.example/").unwrap();
        assert!(file[..3] == path[..3], "{path}: a picture in another language: {file}");
        let picture = &site[file];
        assert_eq!(size(picture), (1200, 630), "{file}");
        assert!(picture.len() <= 30_000, "{file} has {} bytes", picture.len());
        let stated: Vec<&str> =
            ["og:image:width", "og:image:height"].iter().flat_map(|name| property(&tags, name)).collect();
        assert_eq!(stated, ["1200", "630"]);
        assert!(!property(&tags, "og:image:alt").is_empty() && !property(&tags, "og:title")[0].is_empty(), "{path}");
        seen += 1;
    }
    assert!(seen > 100);
}

#[test]
fn a_link_says_title_language_and_kind_of_the_page() {
    let archive = Archive::new(&[EVENT, ("content/people/dana.yaml", "name: {kk: Дана Оралова, ru: Дана Оралова}\n")]);
    archive.build(&["--base-url", "https://school.example/archive"]).expect(0);
    let page = |path: &str| tags(&archive.read(&format!("public/{path}index.html")));
    let event = page("ru/events/forum/");
    for (name, expected) in [
        ("og:type", "article"),
        ("og:title", "Форум «Учитель»"),
        ("og:description", "Коротко"),
        ("og:url", "https://school.example/archive/ru/events/forum/"),
        ("og:locale", "ru_RU"),
        ("og:locale:alternate", "kk_KZ"),
    ] {
        assert_eq!(property(&event, name), [expected], "{name}");
    }
    assert_eq!(property(&page("kk/people/dana/"), "og:type"), ["profile"]);
    assert_eq!(property(&page("kk/"), "og:type"), ["website"]);
    assert!(property(&event, "og:image").is_empty() && !archive.site().keys().any(|path| path.ends_with("share.png")));

    let settings = "title: {kk: Мұрағат, ru: Архив}\nshare_images: true\nlanguages: [kk, ru]\n";
    archive.write("content/site.yaml", settings);
    archive.build(&["--base-url", "https://school.example/archive"]).expect(0);
    let image = "https://school.example/archive/ru/events/forum/share.png";
    assert_eq!(property(&page("ru/events/forum/"), "og:image"), [image]);
    let site = archive.site();
    assert_ne!(site["ru/events/forum/share.png"], site["kk/events/forum/share.png"], "each language has its own");
    assert!(archive.read("public/404.html").contains("404") && !archive.read("public/404.html").contains("og:image"));
}

#[test]
fn odd_titles_are_drawn_all_the_same() {
    let titles = ["孔子学院", "🎉", "ұ̆ə̃ 1-2/3", "مدرسة", "\\u0301", "Ұзын "];
    let archive = Archive::new(&[]);
    archive.write("content/site.yaml", "title: {kk: М}\nlanguages: [kk]\nshare_images: true\n");
    for (n, title) in titles.iter().enumerate() {
        let title = if n == 5 { title.repeat(2_000) } else { (*title).to_owned() };
        archive.write(&format!("content/works/w{n}.yaml"), format!("title: \"{title}\"\n"));
    }
    archive.write("content/events/untitled.yaml", "type: panel\n");
    archive.build(&[]).expect(0);
    let pictures = archive.site().into_iter().filter(|(path, _)| path.ends_with("share.png"));
    assert_eq!(pictures.map(|(_, bytes)| assert_eq!(size(&bytes), (1200, 630))).count(), titles.len() + 2);
}
