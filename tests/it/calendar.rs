//! Does the calendar of a year lead to what took place, and only to that?

use crate::html::{Tag, tags};
use crate::support::Archive;

/// The days of a page that lead somewhere: label and address.
fn days(page: &str) -> Vec<(String, String)> {
    let text = |tag: &Tag, name: &str| tag.get(name).unwrap_or_default().replace('\u{a0}', " ");
    let all = tags(page);
    let cells = all.windows(2).filter(|pair| pair[0].name == "td" && pair[1].name == "a");
    cells.map(|pair| (text(&pair[1], "aria-label"), text(&pair[1], "href"))).collect()
}

#[test]
fn days_lead_to_what_took_place() {
    let archive = Archive::new(&[
        ("content/site.yaml", "title: {kk: М, ru: М}\nlanguages: [kk, ru]\nper_page: 10\n"),
        ("content/events/week.yaml", "type: forum\ntitle: {kk: Апта, ru: Неделя}\ndate: 2023-12-30/2024-01-02\n"),
        ("content/events/day.yaml", "type: forum\ntitle: {kk: Күн}\ndate: 2024-01-02\n"),
        ("content/events/off.yaml", "type: forum\ntitle: {kk: Жоқ}\ndate: 2024-01-09\nevent_status: cancelled\n"),
        ("content/events/month.yaml", "type: forum\ntitle: {kk: Ай}\ndate: 2021-05\n"),
        ("content/news/word.kk.md", "---\ntitle: Хабар\npublished: 2024-02-29\n---\nМәтін.\n"),
    ]);
    archive.build(&[]).expect(0);
    let pair = |label: &str, url: &str| (label.to_owned(), url.to_owned());
    let page = archive.read("public/kk/years/2024/index.html");
    let expected = [
        pair("1 қаңтар: Апта", "/kk/events/week/"),
        pair("2 қаңтар, 2 жазба", "#events-day"),
        pair("29 ақпан: Хабар", "/kk/news/word/"),
    ];
    assert_eq!(days(&page), expected);
    assert!(page.contains(" id=\"events-day\"") && !page.contains("id=\"events-week\""), "only rows that are led to");
    assert_eq!(tags(&page).iter().filter(|tag| tag.name == "caption").count(), 12);
    assert_eq!(page.matches("class=\"has\"").count(), 2, "January and February");
    // 2024 began on a Monday, and February has 29 days.
    assert!(page.contains("</thead><tbody><tr><td><a href=\"/kk/events/week/\""));
    assert!(page.contains("abbr=\"сәрсенбі\">Ср<") && !page.contains("<td>32</td>"));

    let russian = days(&archive.read("public/ru/years/2024/index.html"));
    assert_eq!(russian[2], pair("29 февраля, 1 запись", "/ru/news/word/"), "no title in another language");
    assert_eq!(
        days(&archive.read("public/kk/years/2023/index.html")).len(),
        2,
        "a week over New Year is in both years"
    );
    assert!(!archive.read("public/kk/years/2021/index.html").contains("class=\"cals\""), "no day is known");
}

#[test]
fn days_of_later_pages_lead_there() {
    let mut files =
        vec![("content/site.yaml".to_owned(), "title: {kk: М}\nlanguages: [kk]\nper_page: 10\n".to_owned())];
    for number in 0..12 {
        let day = if number < 10 { format!("2023-03-{:02}", number + 1) } else { "2023-05-20".to_owned() };
        let text = format!("type: forum\ntitle: {{kk: Ф{number}}}\ndate: {day}\n");
        files.push((format!("content/events/e{number:02}.yaml"), text));
    }
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let archive = Archive::new(&files);
    archive.build(&[]).expect(0);
    let found = days(&archive.read("public/kk/years/2023/index.html"));
    let (label, url) = found.last().unwrap();
    assert_eq!((found.len(), label.as_str()), (11, "20 мамыр, 2 жазба"));
    let (path, mark) = url.split_once('#').unwrap();
    let second = archive.read(&format!("public{path}index.html"));
    assert!(second.contains(&format!("id=\"{mark}\"")) && !second.contains("class=\"cals\""));
}

/// The table of a month: numbers of the days with what they lead to, then the titles.
fn month_table(page: &str) -> Vec<(String, String)> {
    let (_, table) = page.split_once("<table class=\"mon\">").unwrap();
    days(table.split_once("</table>").unwrap().0)
}

#[test]
fn a_month_shows_each_day_with_what_took_place() {
    let archive = Archive::new(&[
        ("content/site.yaml", "title: {kk: М, ru: М}\nlanguages: [kk, ru]\n"),
        ("content/events/week.yaml", "type: forum\ntitle: {kk: Апта, ru: Неделя}\ndate: 2023-12-30/2024-01-02\n"),
        ("content/events/day.yaml", "type: forum\ntitle: {kk: Күн}\ndate: 2024-01-02\n"),
        ("content/events/off.yaml", "type: forum\ntitle: {kk: Жоқ}\ndate: 2024-01-09\nevent_status: cancelled\n"),
        ("content/events/month.yaml", "type: forum\ntitle: {kk: Ай}\ndate: 2024-01\n"),
        ("content/events/year.yaml", "type: forum\ntitle: {kk: Жыл}\ndate: '2024'\n"),
        ("content/events/never.yaml", "type: forum\ntitle: {kk: Белгісіз}\n"),
        ("content/news/word.kk.md", "---\ntitle: Хабар\npublished: 2024-02-29\n---\nМәтін.\n"),
    ]);
    archive.build(&[]).expect(0);
    let site = archive.site();
    let months = site.keys().filter_map(|path| path.strip_prefix("kk/calendar/")?.strip_suffix("/index.html"));
    assert_eq!(months.collect::<Vec<_>>(), ["2023/12", "2024/01", "2024/02"], "only months with something");

    let january = archive.read("public/kk/calendar/2024/01/index.html");
    let pair = |label: &str, url: &str| (label.to_owned(), url.to_owned());
    assert_eq!(
        month_table(&january),
        [pair("1 қаңтар, 1 жазба", "#events-week"), pair("2 қаңтар, 2 жазба", "#events-day")],
        "what was called off took place on no day"
    );
    let all = tags(&january);
    assert_eq!(all.iter().filter(|tag| tag.name == "th" && tag.get("scope") == Some("col")).count(), 7);
    let ids: Vec<&str> = all.iter().filter_map(|tag| tag.get("id")).collect();
    let place = |id: &str| ids.iter().position(|other| *other == id);
    assert!(place("events-week") < place("events-day") && place("events-day") < place("events-off"));
    let (dated, undated) = january.split_once("id=\"no-day\"").unwrap();
    assert!(undated.contains("/kk/events/month/") && !dated.contains("/kk/events/month/"));
    assert!(!january.contains("/kk/events/year/"));
    let link = |rel: &str| all.iter().find(|tag| tag.name == "a" && tag.get("rel") == Some(rel));
    assert_eq!(link("prev").unwrap().get("href"), Some("/kk/calendar/2023/12/"));
    assert_eq!(link("next").unwrap().get("href"), Some("/kk/calendar/2024/02/"));
    let february = archive.read("public/ru/calendar/2024/02/index.html");
    assert!(month_table(&february).contains(&pair("29 февраля, 1 запись", "#news-word")));
    assert!(february.contains("<h1>Февраль 2024"));

    let index = archive.read("public/kk/calendar/index.html");
    let led: Vec<&str> =
        ["/kk/years/2024/#m0", "/kk/years/undated/", "/kk/calendar/2024/01/", "/kk/years/2023/"].into();
    assert!(led.iter().all(|to| index.contains(&format!("href=\"{to}\""))), "{index}");
    let year = archive.read("public/kk/years/2024/index.html");
    assert!(year.contains("<caption><a href=\"/kk/calendar/2024/01/\">Қаңтар</a></caption>"));
    assert!(year.contains("<caption>Наурыз</caption>"));
}

/// A month with more than a page can hold leads on to its year.
#[test]
fn a_crowded_month_stays_small() {
    let mut files =
        vec![("content/site.yaml".to_owned(), "title: {kk: М}\nlanguages: [kk]\nper_page: 10\n".to_owned())];
    for number in 0..25 {
        let text = format!("type: forum\ntitle: {{kk: Ф{number}}}\ndate: 2023-03-05\n");
        files.push((format!("content/events/e{number:02}.yaml"), text));
    }
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let archive = Archive::new(&files);
    archive.build(&[]).expect(0);
    let page = archive.read("public/kk/calendar/2023/03/index.html");
    assert_eq!(tags(&page).iter().filter(|tag| tag.name == "article").count(), 10);
    assert!(page.contains("тағы 22") && page.contains("<a href=\"/kk/years/2023/\">тағы 15</a>"), "{page}");
}
