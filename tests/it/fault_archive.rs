//! Which faults between records are found, and where? References, cycles, dates, look-alikes, former names, lost words.

use crate::memory::{faults, run, words};
use muragat::archive::link;
use muragat::checks::{Checked, check};
use muragat::model::Kind;
use muragat::plan::Job;
use muragat::records::parse_records;
use muragat::site::read_site;
use muragat::sources::SourceTree;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

/// A record of each kind that others may refer to; `{}` in a case stands for the id without its last letter but one.
const TARGETS: &[(&str, &str)] = &[
    ("events/zhiynalys.yaml", "type: forum\ntitle: {kk: Жиын, ru: Собрание}\n"),
    ("news/zhiynalys.yaml", "title: {kk: Хабар, ru: Весть}\n"),
    ("award-lists/zhiynalys.yaml", "title: {kk: Тізім, ru: Список}\nresults_status: expected\n"),
    ("awards/zhiynalys.yaml", "title: {kk: Сыйлық, ru: Премия}\n"),
    ("series/zhiynalys.yaml", "title: {kk: Топтама, ru: Серия}\n"),
    ("people/zhiynalys.yaml", "name: {kk: Біреу Біреуов, ru: Некто Нектов}\n"),
    ("organizations/zhiynalys.yaml", "name: {kk: Мекеме, ru: Учреждение}\n"),
    ("places/zhiynalys.yaml", "name: {kk: Мекен, ru: Место}\n"),
    ("works/zhiynalys.yaml", "title: {kk: Еңбек, ru: Труд}\n"),
    ("documents/zhiynalys.yaml", "title: {kk: Ереже, ru: Положение}\n"),
    ("topics/zhiynalys.yaml", "name: {kk: Сала, ru: Отрасль}\n"),
];

/// Record and field of each kind of reference.
const REFERENCES: &[(&str, &str)] = &[
    ("events", "part_of: @"),
    ("events", "series: @"),
    ("events", "places: [@]"),
    ("events", "documents: [@]"),
    ("events", "works: [@]"),
    ("events", "award_lists: [@]"),
    ("events", "topics: [@]"),
    ("events", "credits: [{role: speaker, person: @}]"),
    ("events", "credits: [{role: speaker, name: x, org: @}]"),
    ("events", "credits: [{role: speaker, name: x, place: @}]"),
    ("events", "audience: [{group: x, org: [@]}]"),
    ("events", "occasion: {org: @}"),
    ("events", "photos: [{url: 'https://muragat.example/a.jpg', alt: x, people: [@]}]"),
    ("events", "sources: [{title: x, publisher: @}]"),
    ("events", "blocks: [{date: 2023-08-24, places: [@]}]"),
    ("news", "about: [events/@]"),
    ("news", "publisher: @"),
    ("news", "authors: [{person: @}]"),
    ("news", "mentions: [{person: @}]"),
    ("award-lists", "results_status: expected\naward: @"),
    ("award-lists", "results_status: expected\nevent: @"),
    ("award-lists", "results: [{works: [@]}]"),
    ("award-lists", "results: [{recipients: [{person: @}]}]"),
    ("award-lists", "results: [{recipients: [{name: x}], presented_at: @}]"),
    ("awards", "conferred_by: @"),
    ("series", "organizers: [@]"),
    ("works", "authors: [{person: @}]"),
    ("documents", "event: @"),
    ("people", "merged_into: @"),
    ("people", "not_same_as: [@]"),
    ("people", "affiliations: [{org: @, position: x}]"),
    ("organizations", "parent: @"),
    ("organizations", "place: @"),
    ("organizations", "successor_of: [@]"),
    ("places", "part_of: @"),
    ("topics", "broader: @"),
];

/// A letter is missing, two letters changed places, one letter is a Cyrillic one that looks the same.
const TYPING_ERRORS: [&str; 3] = ["zhiynalis", "zhiynlays", "zhiynаlys"];

#[test]
fn references_that_lead_nowhere() {
    for (kind, field) in REFERENCES {
        let naming = if matches!(*kind, "people" | "organizations" | "places" | "topics") { "name" } else { "title" };
        for wrong in TYPING_ERRORS {
            let field = field.replace('@', wrong);
            let text = format!("{naming}: {{kk: Сынақ жазбасы, ru: Пробная запись}}\n{field}\n");
            let path = format!("{kind}/synaq.yaml");
            let mut files = TARGETS.to_vec();
            files.push((&path, &text));
            let prepared = run(&files);
            let (line, before) = (1..)
                .zip(text.lines())
                .find_map(|(n, line)| Some((n, line.split_once(wrong)?.0.trim_end_matches("events/").to_owned())))
                .unwrap();
            let code = if wrong.is_ascii() { "dangling-reference" } else { "bad-id" };
            let here = format!("error {code} {path}:{line}:{}", before.chars().count() + 1);
            let found = crate::memory::lines(&prepared, &|severity| severity == muragat::diagnostics::Severity::Error);
            assert_eq!(found, [here], "{field}");
            let guess = if wrong.is_ascii() { "zhiynalys" } else { "“а”" };
            assert!(words(&prepared.findings).contains(guess), "{field}: {}", words(&prepared.findings));
        }
    }
}

#[test]
fn links_of_a_text_that_lead_nowhere() {
    let cases = [
        ("[a](events/zhiynalis)", "error dangling-link news/synaq.kk.md:4:5", "events/zhiynalys"),
        ("[a](people/zhiynaly)", "error dangling-link news/synaq.kk.md:4:5", "people/zhiynalys"),
        ("# Бағдарлама\n\n[a](#bagdarlma)", "error dangling-anchor news/synaq.kk.md:6:5", "#bagdarlama"),
        ("[a](events/zhiynalys#x)", "error dangling-anchor news/synaq.kk.md:4:5", "no headings"),
        ("[a](baghdarlama.pdf)", "error link-to-unlisted-file news/synaq.kk.md:4:5", "files"),
        ("![сурет](surat.jpg)", "error link-to-unlisted-file news/synaq.kk.md:4:10", "photos"),
    ];
    for (prose, place, guess) in cases {
        let text = format!("---\ntitle: Хабар\n---\n{prose}\n");
        let mut files = TARGETS.to_vec();
        files.push(("news/synaq.kk.md", &text));
        let prepared = run(&files);
        assert_eq!(faults(&files), [place], "{prose}");
        assert!(words(&prepared.findings).contains(guess), "{prose}: {}", words(&prepared.findings));
    }
    let photo = "title: Хабар\nphotos: [{file: zhoq.jpg, alt: x}]\nfiles: [{file: zhoq.pdf}]\n";
    assert_eq!(
        faults(&[("news/synaq/index.yaml", photo)]),
        ["error missing-file news/synaq/index.yaml:2:17", "error missing-file news/synaq/index.yaml:3:16"]
    );
}

/// Record `n` of `size` that leads to the next one, the last to the first.
fn ring(kind: &str, size: usize, field: &str) -> Vec<(String, String)> {
    let name = if kind == "events" { "type: forum" } else { "name: x" };
    let record = |n: usize| {
        let next = (n + 1) % size;
        (format!("{kind}/r{n:03}.yaml"), format!("{name}\n{field}: r{next:03}\n"))
    };
    (0..size).map(record).collect()
}

fn borrowed(files: &[(String, String)]) -> Vec<(&str, &str)> {
    files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect()
}

#[test]
fn circles_of_one_two_and_fifty() {
    let kinds = [
        ("events", "part_of", "part-of-cycle"),
        ("places", "part_of", "part-of-cycle"),
        ("organizations", "parent", "part-of-cycle"),
        ("topics", "broader", "part-of-cycle"),
        ("people", "merged_into", "merged-cycle"),
    ];
    for (kind, field, code) in kinds {
        for size in [1, 2, 50] {
            let files = ring(kind, size, field);
            let files = borrowed(&files);
            let prepared = run(&files);
            let column = field.len() + 3;
            let found = crate::memory::lines(&prepared, &|severity| severity == muragat::diagnostics::Severity::Error);
            assert_eq!(found, [format!("error {code} {kind}/r000.yaml:2:{column}")], "{size}");
            let way = match size {
                1 => format!("{kind}/r000 → {kind}/r000"),
                2 => format!("{kind}/r000 → {kind}/r001 → {kind}/r000"),
                _ => format!("{kind}/r007 → … → {kind}/r000"),
            };
            assert!(words(&prepared.findings).contains(&way), "{}", words(&prepared.findings));
        }
    }
}

/// A way into a circle is no circle: only the members of the circle are named.
#[test]
fn what_leads_into_a_circle_is_no_part_of_it() {
    let mut files = ring("topics", 3, "broader");
    files.push(("topics/aldynda.yaml".into(), "name: y\nbroader: r001\n".into()));
    let prepared = run(&borrowed(&files));
    let cycle = "topics/r000 → topics/r001 → topics/r002 → topics/r000";
    assert_eq!(prepared.findings.0.iter().filter(|f| f.code == "part-of-cycle").count(), 1);
    assert!(words(&prepared.findings).contains(cycle));
}

/// Two records that each claim the other's id as a former one: both ways would lead back.
#[test]
fn former_ids_in_a_circle() {
    let files = [("topics/aa.yaml", "name: x\nold_ids: [bb]\n"), ("topics/bb.yaml", "name: y\nold_ids: [aa]\n")];
    assert!(faults(&files).iter().all(|line| line.starts_with("error path-collision topics/")), "{:?}", faults(&files));
    assert!(!faults(&files).is_empty());
}

/// Events, each a part of the one before.
fn chain(length: usize) -> Vec<(String, String)> {
    let event = |n: usize| {
        let date = if n == 0 { "date: 2023\n".to_owned() } else { format!("part_of: e{:06}\n", n - 1) };
        (format!("events/e{n:06}.yaml"), format!("type: section\n{date}"))
    };
    (0..length).map(event).collect()
}

/// Nothing climbs a deep tree by calling itself, and no rule climbs it anew for every record.
#[test]
fn a_chain_of_a_hundred_thousand() {
    let files = chain(100_000);
    let (sources, _) = SourceTree::from_texts(&borrowed(&files));
    let (site, _) = read_site(&sources);
    let (records, _) = parse_records(&sources, &site);
    let (archive, found) = link(records, &[], &site);
    assert!(!found.has_errors());
    let (published, withheld) = (BTreeSet::new(), BTreeSet::new());
    let checked =
        Checked { archive: &archive, sources: &sources, site: &site, published: &published, withheld: &withheld };
    assert!(!check(&checked).has_errors());
    let last = archive.find(Kind::Events, "e099999").unwrap();
    assert_eq!(archive.date(last).map(|date| date.edtf()), Some("2023"));
    assert_eq!(archive.get(archive.top(last)).id, "e000000");
}

/// Every stage, to the page of the last one.
#[test]
fn a_chain_of_two_thousand_is_built() {
    let files = chain(2_000);
    let prepared = run(&borrowed(&files));
    assert!(!prepared.findings.has_errors());
    let page = prepared.renderer().render(&prepared.plan.jobs["kk/events/e001999/index.html"]).unwrap().unwrap();
    assert!(String::from_utf8(page).unwrap().contains("</html>"));
    prepared.renderer().make_search();
}

#[test]
fn times_that_cannot_be() {
    let event = |own: &str| {
        format!("type: forum\ndate: 2023-08-24/2023-08-25\nsessions:\n  - id: aa\n    title: x\n    {own}\n")
    };
    let cases = [
        ("type: forum\ndate: 2023-08-25/2023-08-24\n".to_owned(), "error end-before-start events/ee.yaml:2:7"),
        ("type: forum\ndate: 2023/2022\n".to_owned(), "error end-before-start events/ee.yaml:2:7"),
        ("type: forum\ndate: 25-24.08.2023\n".to_owned(), "error end-before-start events/ee.yaml:2:7"),
        (event("date: 2023-08-26"), "error session-outside-event events/ee.yaml:6:11"),
        (event("date: 2023-08-23/2023-08-24"), "error session-outside-event events/ee.yaml:6:11"),
        (event("date: 2022-08-24"), "error session-outside-event events/ee.yaml:6:11"),
        (event("date: 2023-08-26\n    date_status: approximate"), "warning session-outside-event events/ee.yaml:6:11"),
        (
            "type: forum\ndate: 2023-08-24\nblocks:\n  - {date: 2023-08-24, start: '10:00', end: '09:00'}\n".to_owned(),
            "error clock-end-before-start events/ee.yaml:4:5",
        ),
        (
            "type: forum\ndate: '{2023-08-24,2023-08-26}'\nblocks: [{date: 2023-08-24}, {date: 2023-08-25}]\n"
                .to_owned(),
            "error date-is-not-its-blocks events/ee.yaml:2:7",
        ),
    ];
    for (text, place) in cases {
        assert_eq!(faults(&[("events/ee.yaml", &text)]), [place], "{text}");
    }
    let person = "name: x\naffiliations: [{org: oo, from: 2020, until: 2019}]\n";
    assert_eq!(
        faults(&[("people/pp.yaml", person), ("organizations/oo.yaml", "name: {kk: Ұйым, ru: Организация}\n")]),
        ["error period-ends-before-start people/pp.yaml:2:45"]
    );
}

/// Two sessions in one room; the time when one ends is free for the next.
#[test]
fn rooms_that_are_taken() {
    let room = ("places/zal.yaml", "name: x\nkind: room\n");
    let session = |id: &str, start: &str, end: &str| {
        format!(
            "  - id: {id}\n    title: {id}\n    places: zal\n    blocks: [{{date: 2023-08-24, start: '{start}', end: '{end}'}}]\n"
        )
    };
    for (start, end, taken) in
        [("10:00", "11:00", true), ("09:30", "09:45", true), ("10:30", "11:00", false), ("08:00", "09:00", false)]
    {
        let text = format!(
            "type: forum\ndate: 2023-08-24\nsessions:\n{}{}",
            session("aa", "09:00", "10:30"),
            session("bb", start, end)
        );
        let expected: &[&str] = if taken { &["warning rooms-overlap"] } else { &[] };
        let found = faults(&[room, ("events/ee.yaml", &text)]);
        let codes: Vec<&str> = found.iter().map(|line| line.split(" events").next().unwrap()).collect();
        assert_eq!(codes, expected, "{start}–{end}: {found:?}");
    }
}

/// One person under two spellings is named at the second record, and never merged.
#[test]
fn people_under_two_spellings() {
    let person = |kk: &str| format!("name: {{kk: {kk}}}\n");
    let pairs = [
        ("Ғани Бейсембаев", "Гани Бейсембаев"),
        ("Ғани Бейсембаев", "Бейсембаев Ғани"),
        ("Ғани Бейсембаев", "Ғани Бейсембай"),
        ("Ғани Бейсембаев", "Ғани Бейсембаева"),
        ("Роза Саркен", "Роза Сaркен"),
        ("Роза Саркен", "Роза  Саркен-"),
        ("Айнагүл Сұрағанова", "Айнагул Сураганова"),
        ("Айнагүл Сұрағанова", "Айнагүль Сұрағанова"),
        ("Нәзір Жәшібеков", "Назир Жашибеков"),
        ("Артём Пробный", "Артем  Пробный."),
    ];
    for (a, b) in pairs {
        let (first, second) = (person(a), person(b));
        let prepared = run(&[("people/aa.yaml", &first), ("people/bb.yaml", &second)]);
        let found: Vec<_> = prepared.findings.0.iter().filter(|f| f.code == "likely-duplicate").collect();
        assert_eq!(found.len(), 1, "{a} and {b}: {:?}", prepared.findings);
        assert_eq!(found[0].record.as_deref(), Some("people/bb"));
        assert_eq!(prepared.archive.len(), 2, "both stay");
    }
    for (a, b) in [("Роза Саркен", "Раушан Саркен"), ("Әсел Оразбаева", "Ғани Бейсембаев")]
    {
        let (first, second) = (person(a), person(b));
        let prepared = run(&[("people/aa.yaml", &first), ("people/bb.yaml", &second)]);
        assert!(prepared.findings.0.iter().all(|f| f.code != "likely-duplicate"), "{a} and {b}");
    }
}

/// A merged or renamed person keeps the address.
#[test]
fn former_ids_of_people_lead_on() {
    let prepared = run(&[
        ("people/kalgan.yaml", "name: {kk: Біреу Біреуов}\nold_ids: [burynghy]\n"),
        ("people/qosylgan.yaml", "name: {kk: Басқа Атау}\nmerged_into: kalgan\n"),
    ]);
    for old in ["burynghy", "qosylgan"] {
        let job = prepared.plan.jobs.get(&format!("kk/people/{old}/index.html"));
        assert!(matches!(job, Some(Job::Redirect(to)) if to.ends_with("/kk/people/kalgan/")), "{old}: {job:?}");
    }
}

/// Former addresses that can't be: outside, up, programs, other hosts, taken ones, one twice.
#[test]
fn former_addresses_that_cannot_be() {
    let topic = |field: &str| format!("name: {{kk: Сала, ru: Отрасль}}\n{field}\n");
    let cases = [
        ("old_urls: ['https://other.example/a']", "error bad-old-url topics/tt.yaml:2:12"),
        ("old_urls: ['//evil.example/a']", "error bad-old-url topics/tt.yaml:2:12"),
        ("old_urls: ['javascript:alert(1)']", "error bad-old-url topics/tt.yaml:2:12"),
        ("old_urls: ['/../../etc/passwd']", "error bad-old-url topics/tt.yaml:2:12"),
        ("old_urls: ['/a/%2e%2e/b']", "error bad-old-url topics/tt.yaml:2:12"),
        ("old_urls: ['/.git/config']", "error bad-old-url topics/tt.yaml:2:12"),
        ("old_urls: [a.html]", "error bad-old-url topics/tt.yaml:2:12"),
        ("old_urls: [/kk/topics/tt/]", "error path-collision topics/tt.yaml:2:12"),
        ("old_urls: [/index.html]", "error path-collision topics/tt.yaml:2:12"),
        ("old_urls: [/a.html, /a.html]", "error path-collision topics/tt.yaml:2:21"),
        ("old_ids: [tt]", "error path-collision topics/tt.yaml:2:11"),
        ("old_ids: [uu]", "error path-collision topics/uu.yaml:1:1"),
    ];
    for (field, place) in cases {
        let text = topic(field);
        let found = faults(&[("topics/tt.yaml", &text), ("topics/uu.yaml", "name: {kk: Басқа, ru: Другая}\n")]);
        assert!(found.contains(&place.to_owned()), "{field}: {found:?}");
        assert!(found.iter().all(|line| line.split(' ').nth(1) == place.split(' ').nth(1)), "{field}: {found:?}");
    }
}

/// Two thousand records of made-up words: each word of title and text is on the page, in the data and in the files of the search, in
/// both languages.
#[test]
fn no_word_of_a_record_is_lost() {
    let mut seed = 1_u64;
    let mut word = || {
        // A linear congruential generator (Knuth's MMIX constants): the same words in every run.
        let mut next = || {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            usize::try_from(seed >> 33).unwrap()
        };
        let length = 3 + next() % 8;
        (0..length).map(|_| "абвгдеәғқңөұүһіжзийклмнопрст".chars().nth(next() % 28).unwrap()).collect::<String>()
    };
    let kinds = ["events", "news", "works", "documents", "series", "awards"];
    let mut files = Vec::new();
    let mut expected: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for n in 0..2_000 {
        let kind = kinds[n % kinds.len()];
        for lang in ["kk", "ru"] {
            let words: Vec<String> = (0..12).map(|_| word()).collect();
            let (title, prose) = words.split_at(3);
            let mut text = format!("---\ntitle: {}\n---\n", title.join(" "));
            let _ = writeln!(
                text,
                "**{}** {}\n\n- {}\n- {}",
                prose[0],
                prose[1..6].join(" "),
                prose[6],
                prose[7..].join(" ")
            );
            files.push((format!("{kind}/r{n:04}.{lang}.md"), text));
            expected.insert(format!("{lang}/{kind}/r{n:04}/"), words);
        }
    }
    let prepared = run(&borrowed(&files));
    assert!(!prepared.findings.has_errors());
    assert_eq!(prepared.archive.len(), 2_000);
    let renderer = prepared.renderer();
    let words_of = ["kk", "ru"].map(|lang| (lang, crate::search::indexed(&prepared, lang)));
    let text = |path: &str| String::from_utf8(renderer.render(&prepared.plan.jobs[path]).unwrap().unwrap()).unwrap();
    for (path, words) in &expected {
        let (page, data) = (text(&format!("{path}index.html")), text(&format!("{path}index.json")));
        for word in words {
            assert!(page.contains(word.as_str()), "{word} is not on {path}");
            assert!(data.contains(word.as_str()), "{word} is not in the data of {path}");
            let (_, index) = words_of.iter().find(|(lang, _)| path.starts_with(lang)).unwrap();
            let surface = muragat::analysis::surface(word);
            let found = index.get(&surface).is_some_and(|pages| pages.contains(path));
            assert!(found, "{word} does not lead to {path} in the search");
        }
    }
}
