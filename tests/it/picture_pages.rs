//! Do readers find the pictures: before a news text, in a gallery, as a portrait, each with a page of its own?

use crate::pages::Pages;
use crate::picture_files as files;
use crate::support::Archive;

const PHOTOS: &str = "photos:\n  \
    - {file: 1.jpg, alt: {kk: Зал, ru: Зал}, caption: {kk: Ашылуы, ru: Открытие}, credit: {kk: Үлгі, ru: Пример}, licence: CC BY 4.0, people: [oral-dana]}\n  \
    - {url: https://example.org/2.jpg, alt: {kk: Алаң, ru: Площадь}}\n  \
    - {file: 3.jpg, alt: {kk: \"<b>Сахна</b> & \\\"перде\\\"\"}}\n  \
    - {file: 4.jpg, alt: {kk: Канарейка}, caption: {kk: Канарейка}, consent: false}\n";

fn archive() -> Archive {
    let archive = Archive::new(&[]);
    for (folder, head) in [
        ("events/forum", "type: forum\ntitle: {kk: Форум, ru: Форум}\ndate: 2023-08-24\n"),
        ("news/habar", "title: {kk: Хабар, ru: Новость}\npublished: 2023-08-24\n"),
        ("people/oral-dana", "name: {kk: Дана Оралова, ru: Дана Оралова}\n"),
        ("news/zhoba", "title: {kk: Жоба}\nstatus: draft\n"),
    ] {
        archive.write(&format!("content/{folder}/index.yaml"), format!("{head}{PHOTOS}"));
        archive.write(&format!("content/{folder}/1.jpg"), files::camera_jpeg(1000, 500, 6));
        archive.write(&format!("content/{folder}/3.jpg"), files::jpeg(300, 200));
    }
    // These would be seen if they were published.
    archive.write("content/events/forum/4.jpg", files::jpeg(77, 55));
    archive.write("content/news/zhoba/1.jpg", files::jpeg(33, 44));
    archive
}

#[test]
fn pages_show_pictures_in_the_sizes_they_have() {
    let archive = archive();
    archive.build(&[]).expect(0);
    let site = archive.site();
    let published: Vec<&String> = site.keys().filter(|path| path.starts_with("pictures/")).collect();
    assert_eq!(published.len(), 3 + 2, "500 × 1000 in 480 and 500, 300 × 200 in one size, each once for all records");
    let address = |end: &str| format!("/{}", published.iter().find(|path| path.ends_with(end)).unwrap());
    let page = |path: &str| String::from_utf8_lossy(&site[&format!("{path}index.html")]).into_owned();

    let event = page("kk/events/forum/");
    let plate = format!(
        "<figure id=\"picture-1\"><a href=\"/kk/events/forum/pictures/1/\"><picture><source type=\"image/webp\" srcset=\"{}\">\
         <img src=\"{}\" width=\"480\" height=\"960\" loading=\"lazy\" decoding=\"async\" alt=\"Зал\"></picture></a>\
         <figcaption>Ашылуы · Үлгі · CC BY 4.0</figcaption></figure>",
        address("-480.webp"),
        address("-500.jpg")
    );
    assert!(event.contains(&plate), "{plate}\n{event}");
    let elsewhere = "<figure id=\"picture-2\"><p><a href=\"https://example.org/2.jpg\">Алаң</a></p></figure>";
    assert!(event.contains(elsewhere), "{event}");
    assert!(event.contains("&lt;b&gt;Сахна&lt;/b&gt;") && !event.contains("<b>Сахна"), "{event}");

    let picture = page("kk/events/forum/pictures/1/");
    let srcset = format!("srcset=\"{} 480w, {} 500w\" sizes=\"", address("-480.webp"), address("-500.webp"));
    for part in [
        "data-kind=\"picture\"",
        "<h1>Ашылуы</h1>",
        &srcset,
        "width=\"500\" height=\"1000\" decoding=\"async\"",
        "href=\"/kk/people/oral-dana/\">Дана Оралова</a>",
        "href=\"/kk/events/forum/pictures/3/\" rel=\"next\"",
        "href=\"/kk/events/forum/#picture-1\"",
        "<title>Ашылуы\u{a0}– Форум – ",
    ] {
        assert!(picture.contains(part), "{part}\n{picture}");
    }
    assert!(!site.contains_key("kk/events/forum/pictures/2/index.html"), "a picture elsewhere has no page here");

    // Seen at once, so not late, and not a second time in the gallery.
    let news = page("ru/news/habar/");
    let first = news.split("<img ").nth(1).unwrap();
    assert!(first.starts_with("src=\"/pictures/") && !first.split('>').next().unwrap().contains("loading"), "{news}");
    assert_eq!(news.matches("id=\"picture-1\"").count(), 1);
    assert!(news.find("id=\"picture-1\"") < news.find("id=\"pictures\""));

    let person = page("kk/people/oral-dana/");
    assert!(
        person.contains("<div class=\"face\"><figure id=\"picture-1\">")
            && !person.contains("aria-hidden=\"true\"><b>")
    );
    assert!(person.contains("href=\"/kk/events/forum/\""), "somebody on a picture of an event is found there");

    for (path, bytes) in &site {
        let text = String::from_utf8_lossy(bytes);
        assert!(!text.contains("Канарейка") && !text.contains("GPSLatitude"), "{path}");
        assert!(!path.ends_with("-77.jpg") && !path.ends_with("-33.jpg") && !path.contains("zhoba"), "{path}");
    }
}

/// A text shows a picture of its record where it names the file; a link leads to the page of the picture.
#[test]
fn texts_show_the_pictures_of_their_record() {
    let archive = archive();
    archive.write("content/events/forum/kk.md", "Бұрын\n\n![Зал \"A\"](1.jpg)\n\n[сурет](1.jpg)\n");
    archive.build(&[]).expect(0);
    let page = archive.read("public/kk/events/forum/index.html");
    let text = page.split("<div class=\"prose\">").nth(1).unwrap();
    let (picture, rest) = text.split_once("</picture>").unwrap();
    for part in [
        "<picture><source type=\"image/webp\" srcset=\"/pictures/",
        "-480.webp 480w, /pictures/",
        "-500.webp 500w\" sizes=\"",
        "-500.jpg\" width=\"500\" height=\"1000\" alt=\"Зал &quot;A&quot;\" loading=\"lazy\">",
    ] {
        assert!(picture.contains(part), "{part}\n{picture}");
    }
    assert!(rest.contains("<a href=\"/kk/events/forum/pictures/1/\">сурет</a>"), "{rest}");
    archive.write("content/events/forum/kk.md", "![](1.jpg) ![a](4.jpg)\n");
    // The quotes in the descriptions are there to be escaped; the hints about them are no matter.
    let findings = archive.check(&[]).findings().into_iter().filter(|finding| finding.severity != "info");
    let found: Vec<String> = findings.map(|finding| finding.code).collect();
    assert_eq!(found, ["image-without-alt", "link-to-unlisted-file"], "a picture without consent is no picture");
}

#[test]
fn every_picture_page_is_reached_and_leads_on() {
    let archive = archive();
    for base in ["https://school.example/archive", "https://school.example"] {
        archive.build(&["--base-url", base]).expect(0);
        let site = archive.site();
        let pages = Pages::new(&site, base);
        let faults = [pages.broken_links(), pages.dangers()].concat();
        assert!(faults.is_empty(), "{faults:#?}");
    }
}
