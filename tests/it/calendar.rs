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
