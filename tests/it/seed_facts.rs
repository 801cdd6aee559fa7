//! Is every fact of the five press texts found in the built site? `tests/seed_facts.tsv` says where to look.

use crate::html::{one_space, visible_text};
use crate::support::{Tree, demo_site, repository};
use serde_json::Value;
use std::collections::BTreeSet;

/// Number of facts in each press text.
const FACTS: &[(&str, usize)] = &[("000", 31), ("001", 31), ("002", 19), ("003", 21), ("004", 46)];

struct Line {
    number: usize,
    row: String,
    record: String,
    place: String,
    expected: String,
}

fn lines() -> Vec<Line> {
    let text = std::fs::read_to_string(repository().join("tests/seed_facts.tsv")).unwrap();
    let read = |(number, line): (usize, &str)| {
        let cells: Vec<&str> = line.split('\t').collect();
        let [row, record, place, expected] = cells.as_slice() else {
            panic!("line {number} has no four columns: {line}")
        };
        Line {
            number,
            row: (*row).to_owned(),
            record: (*record).to_owned(),
            place: (*place).to_owned(),
            expected: one_space(expected),
        }
    };
    (1..).zip(text.lines()).filter(|(_, line)| !line.starts_with('#') && !line.is_empty()).map(read).collect()
}

/// All pages of a record in a language: the first one and those that continue its lists.
fn pages(site: &Tree, record: &str, lang: &str) -> Option<String> {
    let folder = format!("{lang}/{record}/");
    let pages: Vec<&Vec<u8>> =
        site.iter().filter(|(path, _)| path.starts_with(&folder) && path.ends_with(".html")).map(|(_, b)| b).collect();
    (!pages.is_empty())
        .then(|| pages.iter().map(|bytes| visible_text(&String::from_utf8_lossy(bytes)) + "\n").collect())
}

/// What is wrong with a line, if anything.
fn fault(site: &Tree, line: &Line) -> Option<String> {
    let missing = |lang: &str| format!("no page {lang}/{}/", line.record);
    match line.place.as_str() {
        "page:kk" | "page:ru" => {
            let lang = &line.place[5..];
            let Some(text) = pages(site, &line.record, lang) else { return Some(missing(lang)) };
            (!text.contains(&line.expected)).then(|| format!("not on the {lang} page: {}", line.expected))
        }
        "absent" => ["kk", "ru"].into_iter().find_map(|lang| {
            let Some(text) = pages(site, &line.record, lang) else { return Some(missing(lang)) };
            text.contains(&line.expected).then(|| format!("must not be on the {lang} page: {}", line.expected))
        }),
        pointer => {
            let path = format!("kk/{}/index.json", line.record);
            let Some(bytes) = site.get(&path) else { return Some(format!("no file {path}")) };
            let data: Value = serde_json::from_slice(bytes).unwrap();
            match data.pointer(pointer) {
                None => Some(format!("{pointer} is not in the data; expected: {}", line.expected)),
                Some(value) => {
                    let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
                    (!one_space(&text).contains(&line.expected))
                        .then(|| format!("{pointer} is {text}; expected: {}", line.expected))
                }
            }
        }
    }
}

#[test]
fn every_fact_is_where_it_belongs() {
    let site = demo_site();
    let lines = lines();
    let faults: Vec<String> = lines
        .iter()
        .filter_map(|line| {
            Some(format!("line {} ({}, {}): {}", line.number, line.row, line.record, fault(site, line)?))
        })
        .collect();
    assert!(faults.is_empty(), "{} of {} lines fail:\n{}", faults.len(), lines.len(), faults.join("\n"));
}

#[test]
fn every_row_of_the_press_texts_has_a_line() {
    let covered: BTreeSet<String> = lines().into_iter().map(|line| line.row).collect();
    let rows: BTreeSet<String> =
        FACTS.iter().flat_map(|(text, count)| (1..=*count).map(move |n| format!("{text}-{n}"))).collect();
    let open: Vec<_> = rows.difference(&covered).collect();
    let unknown: Vec<_> = covered.difference(&rows).collect();
    assert!(open.is_empty() && unknown.is_empty(), "without a line: {open:?}; no such row: {unknown:?}");
}

#[test]
fn the_data_is_the_same_in_both_languages() {
    for (path, bytes) in demo_site().iter().filter(|(path, _)| path.starts_with("kk/") && path.ends_with("/index.json"))
    {
        let russian = path.replacen("kk/", "ru/", 1);
        assert_eq!(Some(bytes), demo_site().get(&russian), "{path} and {russian} differ");
    }
}
