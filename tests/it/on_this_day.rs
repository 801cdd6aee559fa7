//! Does a day of the year show what took place on it, and the home page what is near?

use crate::support::Archive;

const SITE: (&str, &str) = ("content/site.yaml", "title: {kk: М, ru: М}\nlanguages: [kk, ru]\n");

fn event(title: &str, date: &str) -> String {
    format!("type: forum\ntitle: {{kk: {title}}}\ndate: {date}\n")
}

fn archive() -> Archive {
    Archive::new(&[
        SITE,
        ("content/events/leap.yaml", &event("Кібісе", "2024-02-29")),
        ("content/events/old.yaml", &event("Бұрынғы", "2019-08-24")),
        ("content/events/new.yaml", &event("Кейінгі", "2023-08-24/2023-08-25")),
        ("content/events/vague.yaml", &event("Айы белгілі", "2022-08")),
        ("content/events/guess.yaml", &event("Шамамен", "2022-08-24?")),
        ("content/events/course.yaml", &event("Курс", "2023-10-01/2023-11-30")),
        ("content/news/word.kk.md", "---\ntitle: Хабар\npublished: 2024-08-24\n---\nМәтін.\n"),
    ])
}

/// The section of the home page on a build of that day.
fn section(archive: &Archive, now: &str) -> Option<String> {
    archive.command("build", &["--now", now]).status().map(|done| assert!(done.success())).unwrap();
    let home = archive.read("public/kk/index.html").replace('\u{a0}', " ");
    let part = home.split("<section").find(|part| part.contains("/kk/on-this-day/"))?;
    Some(part.split_once("</section>").unwrap().0.to_owned())
}

#[test]
fn a_day_shows_all_its_years() {
    let archive = archive();
    archive.build(&[]).expect(0);
    let site = archive.site();
    let days = site.keys().filter_map(|path| path.strip_prefix("ru/on-this-day/")?.strip_suffix("/index.html"));
    assert_eq!(days.collect::<Vec<_>>(), ["02-29", "08-24", "08-25", "10-01"]);
    let page = archive.read("public/kk/on-this-day/08-24/index.html");
    let place = |text: &str| page.find(text).unwrap_or_else(|| panic!("no {text} in {page}"));
    let order = ["<h1>24", "id=\"y2024\"", "Хабар</a>", "id=\"y2023\"", "Кейінгі</a>", "id=\"y2019\"", "Бұрынғы</a>"];
    assert!(order.map(place).is_sorted(), "the newest year first");
    assert!(!page.contains("Шамамен") && !page.contains("Айы белгілі"), "nothing stands on an invented day");
    assert!(page.contains("rel=\"prev\">← 29") && page.contains("href=\"/kk/on-this-day/08-25/\" rel=\"next\""));
    let list = archive.read("public/ru/on-this-day/index.html").replace('\u{a0}', " ");
    assert!(list.contains("<a href=\"/ru/on-this-day/08-24/\" aria-label=\"24 августа, 3 записи\">24</a>"));
    assert_eq!(list.matches("<h2>").count(), 3, "only months with something");
}

#[test]
fn the_home_page_remembers_the_day_or_the_week() {
    let archive = archive();
    let today = section(&archive, "2026-08-24").unwrap();
    assert!(today.contains("Осы күні <small>24 тамыз</small>") && today.contains("Хабар</a>"), "{today}");
    // 20 August 2026 is a Thursday, and 24 August the Monday after it; in 2025 it is a Sunday.
    assert_eq!(section(&archive, "2026-08-20"), None, "next week is not this week");
    let week = section(&archive, "2025-08-20").unwrap();
    assert!(week.contains("Осы аптада <small>24 тамыз</small>"), "{week}");
    assert_eq!(section(&archive, "2026-06-01"), None, "nothing is near");
    let leap = section(&archive, "2027-02-28").unwrap();
    assert!(leap.contains("29 ақпан") && leap.contains("Кібісе</a>"), "a year without 29 February: {leap}");
}
