//! Are the numbers of the page of statistics those of the archive? Counted again from the pages and data beside it.

use crate::html::{Tag, tags, unescape};
use crate::support::{Archive, demo_site};
use std::collections::BTreeMap;

/// Names and numbers of the table in one section of a page.
fn table(page: &str, id: &str) -> Vec<(String, usize)> {
    let section = page.split_once(&format!("<section class=\"pair sec\" id=\"{id}\">")).map_or("", |(_, rest)| rest);
    let body = section.split_once("<tbody>").unwrap_or_else(|| panic!("no table in {id}")).1;
    let body = body.split_once("</tbody>").unwrap().0;
    let plain = |cell: &str| {
        let text: String = cell.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text)).collect();
        unescape(&text).trim().to_owned()
    };
    let row = |row: &str| {
        let (name, number) = row.split_once("</th>").unwrap();
        (plain(&format!("<{name}")), plain(number).parse().unwrap())
    };
    body.split("<tr>").skip(1).map(row).collect()
}

fn page(lang: &str) -> &'static str {
    std::str::from_utf8(&demo_site()[&format!("{lang}/statistics/index.html")]).unwrap()
}

/// The data of all records of a kind, by id.
fn data(kind: &str) -> BTreeMap<String, serde_json::Value> {
    let own = |path: &str| Some(path.strip_prefix(&format!("ru/{kind}/"))?.strip_suffix("/index.json")?.to_owned());
    let records = demo_site().iter().filter_map(|(path, bytes)| Some((own(path)?, bytes)));
    records.map(|(id, bytes)| (id, serde_json::from_slice(bytes).unwrap())).collect()
}

/// The events of the list with the id of the heading they stand under.
fn listed() -> Vec<(String, String)> {
    let list = std::str::from_utf8(&demo_site()["ru/events/index.html"]).unwrap();
    let (mut under, mut in_title, mut found) = (String::new(), false, Vec::new());
    for tag in tags(list) {
        if tag.name == "h2" {
            under = tag.get("id").unwrap_or_default().to_owned();
        }
        if let Some(id) = tag.get("href").filter(|_| in_title).and_then(|to| to.strip_prefix("/ru/events/")) {
            found.push((under.clone(), id.trim_end_matches('/').to_owned()));
        }
        in_title = tag.name == "h3";
    }
    found
}

fn tally<T: Ord>(all: impl Iterator<Item = T>) -> BTreeMap<T, usize> {
    let mut counts = BTreeMap::new();
    for one in all {
        *counts.entry(one).or_insert(0) += 1;
    }
    counts
}

#[test]
fn numbers_are_those_of_the_archive() {
    let listed = listed();
    let years = table(page("ru"), "years");
    let expected = tally(listed.iter().map(|(under, _)| match under.strip_prefix('y') {
        Some(year) => year.to_owned(),
        None => "год неизвестен".to_owned(),
    }));
    assert_eq!(years.into_iter().collect::<BTreeMap<_, _>>(), expected);

    let events = data("events");
    let mut types: Vec<usize> =
        tally(listed.iter().map(|(_, id)| events[id]["type"].as_str().unwrap())).into_values().collect();
    types.sort_unstable_by_key(|count| std::cmp::Reverse(*count));
    assert_eq!(table(page("ru"), "types").iter().map(|(_, count)| *count).collect::<Vec<_>>(), types);

    let lists = data("award-lists");
    let rows = lists.values().filter_map(|list| list["results"].as_array()).flatten();
    let places = tally(rows.map(|row| match row["place"].as_str() {
        Some("grand-prix") => "Гран-при",
        Some("participant") => "Участник",
        Some("winner") => "Победитель",
        Some(other) => panic!("a place that this test does not know: {other}"),
        None => "Место не указано",
    }));
    let shown = table(page("ru"), "results");
    let shown: BTreeMap<&str, usize> = shown.iter().map(|(name, count)| (name.as_str(), *count)).collect();
    assert_eq!(shown, places);

    let records = demo_site().keys().filter(|path| path.starts_with("ru/") && path.ends_with("/index.json")).count();
    assert_eq!(table(page("ru"), "languages").iter().map(|(_, count)| count).sum::<usize>(), records);
}

/// Only numbers that stand in a record are added up, and topics are as frequent as their own pages say.
#[test]
fn participants_and_topics_are_those_of_the_records() {
    let events = data("events");
    let said = |event: &serde_json::Value| {
        let counts = event["counts"].as_array().into_iter().flatten();
        let people = |count: &&serde_json::Value| count["role"] == "participant" && count["unit"] != "school";
        counts.filter(people).map(|count| count["value"].as_u64().unwrap()).max()
    };
    let sum: u64 = listed().iter().filter_map(|(_, id)| said(&events[id])).sum();
    let shown = table(page("kk"), "participants");
    assert_eq!(shown.iter().map(|(_, count)| *count as u64).sum::<u64>(), sum);
    assert!(page("ru").contains("Число не названо: "));
    let most = &table(page("ru"), "topics")[0];
    let topic = demo_site().iter().filter(|(path, _)| path.starts_with("ru/topics/") && path.ends_with("index.html"));
    let named = topic
        .map(|(_, bytes)| std::str::from_utf8(bytes).unwrap())
        .find(|page| page.contains(&format!("<h1>{}</h1>", most.0)));
    assert!(named.unwrap().contains(&format!("<b>{}</b>", most.1)), "{most:?}");
}

/// One number is said in figures, without a drawing around it.
#[test]
fn a_single_number_is_no_chart() {
    let event = "type: forum\ntitle: {kk: Форум, ru: Форум}\ndate: 2023-08-24\ncounts: [{value: 120, unit: person, role: participant}]\n";
    let archive = Archive::new(&[("content/events/forum.yaml", event)]);
    archive.build(&[]).expect(0);
    let page = archive.read("public/ru/statistics/index.html");
    assert!(!page.contains("id=\"participants\"") && page.contains("<dd>120</dd>"), "{page}");
}

/// Each drawing has a title and a description, and its colours come from the style sheet.
#[test]
fn drawings_are_named_and_described_in_both_languages() {
    for lang in ["kk", "ru"] {
        let all = tags(page(lang));
        let drawings: Vec<&Tag> = all.iter().filter(|tag| tag.name == "svg").collect();
        assert_eq!(drawings.len(), all.iter().filter(|tag| tag.name == "figure").count());
        assert!(drawings.len() >= 3);
        for drawing in drawings {
            assert_eq!(drawing.get("role"), Some("img"));
            for (name, attribute) in [("title", "aria-labelledby"), ("desc", "aria-describedby")] {
                let named = all.iter().find(|tag| tag.name == name && tag.get("id") == drawing.get(attribute));
                assert!(named.is_some(), "{lang}: {attribute} leads to no <{name}>");
            }
        }
        let numbers = |id: &str| table(page(lang), id).into_iter().map(|(_, count)| count).collect::<Vec<_>>();
        assert_eq!(numbers("years"), table(page("ru"), "years").iter().map(|row| row.1).collect::<Vec<_>>());
    }
}

/// One bar is no chart, and an archive without numbers says so instead of showing empty frames.
#[test]
fn a_small_archive_has_no_charts() {
    let event = "type: forum\ntitle: {kk: Форум, ru: Форум}\ndate: 2023-08-24\n";
    let archive = Archive::new(&[("content/events/forum.yaml", event)]);
    archive.build(&[]).expect(0);
    let page = archive.read("public/ru/statistics/index.html");
    assert!(!page.contains("<figure") && page.contains("Записей для диаграмм пока мало."), "{page}");
    let home = archive.read("public/ru/index.html");
    let (contents, footer) = home.split_once("<footer").unwrap();
    assert!(!contents.contains("/ru/statistics/") && footer.contains("/ru/statistics/"));
}
