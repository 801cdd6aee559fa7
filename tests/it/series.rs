//! Does the page of a series gather what its editions say: when, how many, and who came again?

use crate::html::{find, tags, visible_text};
use crate::support::Archive;

fn edition(year: u32, count: &str, speaker: &str) -> String {
    format!(
        "type: forum\ntitle: {{kk: Форум {year}, ru: Форум {year}}}\nsubtitle: {{kk: Ұран {year}, ru: Девиз {year}}}\ndate: {year}-05-01\n\
         series: forum\ncounts: [{count}]\ncredits: [{{person: {speaker}, role: speaker}}, {{person: qonaq, role: guest}}]\n"
    )
}

fn built(counts: [&str; 3]) -> String {
    let archive = Archive::new(&[
        ("content/series/forum.yaml", "title: {kk: Форум, ru: Форум}\n"),
        ("content/people/ba.yaml", "name: {kk: Бірінші Баяндамашы, ru: Первый Докладчик}\n"),
        ("content/people/eki.yaml", "name: {kk: Екінші Баяндамашы, ru: Второй Докладчик}\n"),
        ("content/people/qonaq.yaml", "name: {kk: Бірінші Қонақ, ru: Первый Гость}\n"),
        ("content/events/f1.yaml", &edition(2021, counts[0], "ba")),
        ("content/events/f2.yaml", &edition(2022, counts[1], "eki")),
        ("content/events/f3.yaml", &edition(2023, counts[2], "ba")),
    ]);
    archive.build(&[]).expect(0);
    archive.read("public/ru/series/forum/index.html")
}

#[test]
fn editions_have_their_motto_and_number_and_speakers_who_came_again() {
    let said = "{value: 100, unit: person, role: participant}";
    let page = built([said, "{value: 250+, unit: person, role: participant}", said]);
    let text = visible_text(&page);
    assert!(text.contains("Девиз 2022") && text.contains("250+"), "{text}");
    assert!(find(&tags(&page), "figure", "class", "chart").is_some(), "three numbers make a chart");
    let people = page.split_once("id=\"people\"").unwrap().1.split_once("</section>").unwrap().0;
    assert!(
        people.contains("Первый Докладчик") && people.contains(">2021</a>") && people.contains(">2023</a>"),
        "{people}"
    );
    assert!(!people.contains("Второй Докладчик") && !people.contains("Первый Гость"), "{people}");
}

#[test]
fn two_numbers_are_no_chart() {
    let said = "{value: 100, unit: person, role: participant}";
    let page = built([said, "", said]);
    assert!(find(&tags(&page), "figure", "class", "chart").is_none(), "{page}");
}
