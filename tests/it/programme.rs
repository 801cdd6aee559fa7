//! Does a large event have a programme by day, in order of time, and a small one none?

use crate::html::tags;
use crate::support::Archive;

const SITE: (&str, &str) = ("content/site.yaml", "title: {kk: М, ru: М}\nlanguages: [kk, ru]\n");
const ROOM: (&str, &str) = ("content/places/zal.yaml", "name: {kk: Зал, ru: Зал}\nkind: room\n");

#[test]
fn a_programme_says_what_goes_on_when_and_where() {
    let forum = "type: forum\ntitle: {kk: Форум, ru: Форум}\ndate: 2024-03-14/2024-03-15\nsessions:\n\
        - {id: s1, type: section, number: 1, title: {kk: Бірінші, ru: Первая}, blocks: [{date: 2024-03-14, start: '10:30', end: '12:00', places: [zal]}]}\n\
        - {id: s2, type: section, number: 2, title: {kk: Екінші, ru: Вторая}, blocks: [{date: 2024-03-14, start: '11:00', end: '12:00'}]}\n\
        - {id: ashylu, type: plenary, title: {kk: Ашылу, ru: Открытие}, blocks: [{date: 2024-03-14, start: '9:00', end: '10:00'}], credits: [{office: {kk: директор, ru: директор}, role: moderator}]}\n\
        - {id: tus, type: excursion, title: {kk: Серуен, ru: Прогулка}, date: 2024-03-15}\n\
        - {id: bos, type: workshop, title: {kk: Бос, ru: Пустая}}\n";
    let archive = Archive::new(&[SITE, ROOM, ("content/events/forum.yaml", forum)]);
    archive.build(&[]).expect(0);
    let page = archive.read("public/ru/events/forum/programme/index.html").replace('\u{a0}', " ");
    let place = |text: &str| page.find(text).unwrap_or_else(|| panic!("no {text} in {page}"));
    let expected = ["id=\"d-2024-03-14\"", "Открытие</a>", "Первая</a>", "Вторая</a>", "id=\"d-2024-03-15\""];
    let expected = expected.into_iter().chain(["[", "Прогулка</a>", "id=\"d-0\"", "Пустая</a>"]);
    let places: Vec<usize> = expected.filter(|text| *text != "[").map(place).collect();
    assert!(places.is_sorted(), "{places:?}");
    assert!(page.contains("<td class=\"p\">09:00–10:00</td>") && page.contains(">Зал</a>"));
    assert_eq!(page.matches(">параллельно<").count(), 2, "only the two sections overlap");
    assert_eq!(page.matches("<span class=\"unk\">время неизвестно</span>").count(), 2);
    assert!(page.contains("модератор"));
    let all = tags(&page);
    assert_eq!(all.iter().filter(|tag| tag.name == "caption").count(), 3, "a table for each day");
    let event = archive.read("public/ru/events/forum/index.html");
    assert!(event.contains("href=\"/ru/events/forum/programme/\"") && page.contains("href=\"/ru/events/forum/\""));
}

#[test]
fn a_few_parts_without_times_need_no_page() {
    let parts: Vec<String> =
        (1..=11).map(|n| format!("  - {{id: s{n}, type: section, title: {{kk: Б{n}}}}}\n")).collect();
    let event = |parts: &[String]| format!("type: forum\ntitle: {{kk: Ф}}\nsessions:\n{}", parts.concat());
    let archive = Archive::new(&[
        SITE,
        ("content/events/small.yaml", &event(&parts[..10])),
        ("content/events/large.yaml", &event(&parts)),
        ("content/events/frame.yaml", "type: forum\ntitle: {kk: Ж}\n"),
        ("content/events/inner.yaml", &event(&parts).replace("title: {kk: Ф}", "title: {kk: І}\npart_of: frame")),
    ]);
    archive.build(&[]).expect(0);
    let site = archive.site();
    let found: Vec<&str> =
        site.keys().filter_map(|path| path.strip_prefix("kk/events/")?.strip_suffix("/programme/index.html")).collect();
    assert_eq!(found, ["inner", "large"], "an event with one part leaves the programme to that part");
    let page = archive.read("public/kk/events/large/programme/index.html");
    assert!(page.contains("<span class=\"unk\">күні мен уақыты белгісіз</span>") && !page.contains("class=\"hang\""));
}
