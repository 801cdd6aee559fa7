//! Does the search find what readers type, in whatever form, and nothing that is not published?

use crate::memory::run;
use crate::support::{Archive, NOW, finish, repository};
use muragat::dates::Moment;
use muragat::i18n::Lang;
use muragat::pipeline::{Prepared, RunOptions, prepare};
use muragat::render::Searchable;
use muragat::search::decoded_postings;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::process::Command;

/// The words of the index of a language as its files have them: for each the folders of its pages.
pub fn indexed(prepared: &Prepared, lang: &str) -> BTreeMap<String, BTreeSet<String>> {
    let renderer = prepared.renderer();
    let read = |kind: &str| -> Vec<Value> {
        let name =
            |path: &String| path.starts_with(&format!("assets/search/{lang}-{kind}")) && !path.contains("facets");
        let mut paths: Vec<String> = renderer.search_paths().into_iter().filter(name).collect();
        let number = |path: &String| path.split('-').nth(1).unwrap()[1..].parse::<usize>().unwrap();
        paths.sort_by_key(number);
        let file = |path: &String| serde_json::from_slice::<Vec<Value>>(renderer.search_file(path).unwrap()).unwrap();
        paths.iter().flat_map(file).collect()
    };
    let heads = read("h");
    let mut words: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for term in read("s") {
        // Each form finds what the others find, too; a page that has two of them may stand with one only.
        let forms = || term.as_array().unwrap()[1..].chunks(2);
        let docs: Vec<_> = forms().flat_map(|form| decoded_postings(form[1].as_str().unwrap()).unwrap()).collect();
        for form in forms() {
            let pages = docs.iter().map(|posting| heads[posting.doc() as usize][0].as_str().unwrap().to_owned());
            words.entry(form[0].as_str().unwrap().to_owned()).or_default().extend(pages);
        }
    }
    words
}

/// `kind/id` of the hits of a query, the first ones first.
fn hits(searchable: &Searchable, query: &str) -> Vec<String> {
    let answer = searchable.index.search(&searchable.analyzer, query);
    answer.hits.iter().map(|hit| key(searchable, hit.doc)).collect()
}

fn key(searchable: &Searchable, doc: u32) -> String {
    let path = &searchable.index.heads[doc as usize].path;
    path.trim_end_matches('/').split_once('/').unwrap().1.to_owned()
}

fn demo() -> Prepared {
    let prepared = prepare(repository(), &RunOptions::new(Moment::parse(NOW).unwrap()));
    assert!(!prepared.findings.has_errors());
    prepared
}

/// The table that browsers are tried with, too.
#[test]
fn queries_of_readers_find_what_they_mean() {
    let prepared = demo();
    let renderer = prepared.renderer();
    let indexes: BTreeMap<&str, Searchable> = [("kk", Lang::KK), ("ru", Lang::RU)]
        .into_iter()
        .map(|(code, lang)| (code, renderer.searchable(lang)))
        .collect();
    let table = fs::read_to_string(repository().join("tests/search_queries.tsv")).unwrap();
    let mut wrong = Vec::new();
    let mut rows = 0;
    for line in table.lines().filter(|line| !line.starts_with('#')) {
        let [lang, query, expected, _shows] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("{line}") };
        let found = hits(&indexes[lang], query);
        let has = |key: &str| found.iter().any(|hit| hit == key);
        let known = |key: &&str| {
            let path = format!("{lang}/{}/index.html", key.trim_start_matches(['+', '!']));
            assert!(prepared.plan.jobs.contains_key(&path), "{line}: there is no {path}");
        };
        expected.split('|').filter(|key| *key != "-").for_each(|key| known(&key));
        let right = match expected.split_at(1) {
            ("-", "") => found.is_empty(),
            ("!", key) => !found.is_empty() && !has(key),
            ("+", key) => has(key),
            _ => expected.split('|').any(|key| found.first().is_some_and(|first| first == key)),
        };
        if !right {
            wrong.push(format!("{line}\n    {:?}", &found[..found.len().min(4)]));
        }
        rows += 1;
    }
    assert!(rows > 70);
    assert!(wrong.is_empty(), "{} of {rows} queries:\n{}", wrong.len(), wrong.join("\n"));
}

const FORUM: (&str, &str) = (
    "events/forum.yaml",
    "type: forum\ntitle: {kk: Ұстаздар форумы, ru: Форум учителей}\ndate: 2023-08-24\nplaces: [oral]\n\
     credits: [{person: dana, role: speaker, topic: {kk: Сабақ үлгісі}}]\n",
);
const PERSON: (&str, &str) =
    ("people/dana.yaml", "names: {kk: {family: Сәрсенова, given: Дана}, ru: {family: Сарсенова, given: Дана}}\n");
const TOWN: (&str, &str) = ("places/oral.yaml", "name: {kk: Орал, ru: Уральск}\nkind: city\n");

/// What is not published is in no file of the search, nor is what editors keep to themselves.
#[test]
fn only_what_is_published_is_in_the_files() {
    let canary = "type: forum\ntitle: {kk: Канарейка, ru: Канарейка}\nsummary: {kk: Канарейка}\ndate: 2020-01-01\n\
                  credits: [{person: Канарейка Дана, role: speaker}]\n";
    let notes = format!("{}notes: [Канарейка]\n", FORUM.1);
    let files: Vec<(String, String)> =
        [("draft", "status: draft"), ("waits", "publish_at: 2099-01-01"), ("gone", "status: removed")]
            .iter()
            .chain([&("drawn", "status: withdrawn")])
            .map(|(id, status)| (format!("content/events/{id}.yaml"), format!("{status}\n{canary}")))
            .chain([("content/events/forum.yaml".to_owned(), notes)])
            .chain([("content/people/none.yaml".to_owned(), "name: {kk: Канарейка Жоқ}\npage: false\n".to_owned())])
            .chain([PERSON, TOWN].map(|(path, text)| (format!("content/{path}"), text.to_owned())))
            .collect();
    let borrowed: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let archive = Archive::new(&borrowed);
    archive.build(&[]).expect(0);
    let mut seen = 0;
    for (path, bytes) in archive.site().iter().filter(|(path, _)| path.starts_with("assets/search/")) {
        let text = String::from_utf8_lossy(bytes).to_lowercase();
        seen += usize::from(text.contains("сәрсенова"));
        assert!(!path.ends_with(".json") || !text.contains("канарейка"), "{path}");
    }
    assert!(seen > 0, "the others are there");
    let found = finish(archive.command("search", &["канарейка"])).expect(0);
    assert_eq!(found.out, "");
}

/// A record without a word in a language is found there by the names in it, and says in which language it is.
#[test]
fn records_of_the_other_language_are_found_by_names() {
    let prepared = run(&[
        PERSON,
        TOWN,
        ("news/habar.kk.md", "---\ntitle: Сабақ басталды\nmentions: [{person: dana}]\n---\nМектеп ашылды.\n"),
    ]);
    let renderer = prepared.renderer();
    let russian = renderer.searchable(Lang::RU);
    for query in ["Сарсенова", "Дана Сарсенова", "Сарсеновой", "Д. Сарсенова", "мектеп", "сабақтың"]
    {
        assert!(hits(&russian, query).contains(&"news/habar".to_owned()), "{query}");
    }
    let head = |path: &str| russian.index.heads.iter().find(|head| head.path == path).unwrap().clone();
    let news = head("ru/news/habar/");
    assert_eq!((news.only, news.title_lang), (Some(Lang::KK), Some(Lang::KK)));
    let person = head("ru/people/dana/");
    assert_eq!((person.title.as_str(), person.only, person.title_lang), ("Дана Сарсенова", None, None));
    assert!(hits(&renderer.searchable(Lang::KK), "Сарсеновой").contains(&"people/dana".to_owned()));
}

/// Names, dates, places of what a record refers to; each place with those it lies in, but without countries.
#[test]
fn hits_are_narrowed_by_kind_year_place_and_award() {
    let prepared = run(&[
        FORUM,
        PERSON,
        ("places/oral.yaml", "name: {kk: Орал, ru: Уральск}\nkind: city\npart_of: bqo\n"),
        ("places/bqo.yaml", "name: {kk: Батыс Қазақстан облысы, ru: ЗКО}\nkind: oblast\npart_of: kz\n"),
        ("places/kz.yaml", "name: {kk: Қазақстан, ru: Казахстан}\nkind: country\n"),
        ("awards/badge.yaml", "title: {kk: Төсбелгі, ru: Знак}\n"),
        (
            "award-lists/list.yaml",
            "title: {kk: Тізім, ru: Список}\naward: badge\nyear: 2021\nresults: [{recipients: [{person: dana}]}]\nresults_status: complete\n",
        ),
    ]);
    let found = prepared.renderer().searchable(Lang::KK);
    let index = &found.index;
    let of = |list: &[(muragat::search::Choice, Vec<u32>)]| -> BTreeMap<String, Vec<String>> {
        let keys = |docs: &[u32]| docs.iter().map(|doc| key(&found, *doc)).collect::<Vec<_>>();
        list.iter().map(|(choice, docs)| (choice.title.clone(), keys(docs))).collect()
    };
    let places = of(&index.places);
    assert_eq!(places.keys().collect::<Vec<_>>(), ["Батыс Қазақстан облысы", "Орал"]);
    assert_eq!(places["Орал"], ["events/forum", "places/oral"]);
    assert_eq!(places["Батыс Қазақстан облысы"], ["events/forum", "places/bqo", "places/oral"]);
    assert_eq!(of(&index.awards)["Төсбелгі"], ["award-lists/list", "awards/badge", "people/dana"]);
    let order: Vec<String> = (0..index.heads.len()).map(|doc| key(&found, u32::try_from(doc).unwrap())).collect();
    assert_eq!(order[..4], ["events/forum", "years/2023", "award-lists/list", "years/2021"], "newest first");
    assert_eq!(index.years[..5], [Some(2023), Some(2023), Some(2021), Some(2021), None]);
    assert_eq!(index.heads[0].when, "24 тамыз 2023");
    assert_eq!(index.heads[0].meta, "Форум · Орал");
    let answer = index.search(&found.analyzer, "Дана");
    let narrowing = muragat::search::Narrowing { year: Some(Some(2021)), ..Default::default() };
    let counts = index.counts(&answer.hits, &narrowing);
    assert_eq!(index.narrowed(&answer.hits, &narrowing).len(), 1);
    assert_eq!(counts.years, BTreeMap::from([(None, 1), (Some(2021), 1), (Some(2023), 1)]));
    assert_eq!(counts.kinds.values().sum::<usize>(), 1, "of the kinds only what is of that year");
}

/// More documents than a batch has, read on one thread and on three.
#[test]
fn threads_change_no_byte_of_the_files() {
    let files: Vec<(String, String)> = (0..150)
        .map(|n| (format!("events/e{n:03}.yaml"), format!("type: forum\ntitle: {{kk: Жиын {}, ru: Сбор {n}}}\ndate: {}\ncredits: [{{person: Адам {}, role: speaker}}]\n", n % 7, 2000 + n % 20, n % 30)))
        .collect();
    let borrowed: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let prepared = run(&borrowed);
    assert!(prepared.search.get().is_none(), "checking an archive makes no index");
    let made = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        let prepared = run(&borrowed);
        pool.install(|| prepared.renderer().search_paths());
        prepared.search.get().unwrap().clone()
    };
    let one = made(1);
    assert!(one.files.len() > 10);
    assert_eq!(one, made(3));
    // The page of the search names these files, and the manifest all others.
    let renderer = prepared.renderer();
    for lang in [Lang::KK, Lang::RU] {
        let url = renderer.search_manifest_url(lang);
        let manifest: Value = serde_json::from_slice(renderer.search_file(&url[1..]).unwrap()).unwrap();
        assert_eq!(manifest["docs"], 200, "150 events, 30 people, 20 years");
        for (letter, list) in [("s", "shards"), ("h", "heads")] {
            for (number, entry) in manifest[list].as_array().unwrap().iter().enumerate() {
                let hash = entry.as_str().or_else(|| entry[1].as_str()).unwrap();
                let path = format!("assets/search/{lang}-{letter}{number}-{hash}.json");
                assert!(one.files.contains_key(&path), "{path}");
            }
        }
        assert!(one.files.contains_key(&renderer.search_facets_url(lang)[1..]));
    }
    assert!(one.files.contains_key(&renderer.search_tables_url()[1..]));
}

fn search(archive: &Archive, more: &[&str]) -> Command {
    archive.command("search", more)
}

#[test]
fn the_command_prints_titles_addresses_and_files() {
    let files = [FORUM, PERSON, TOWN].map(|(path, text)| (format!("content/{path}"), text));
    let borrowed: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), *text)).collect();
    let archive = Archive::new(&borrowed);
    let run = finish(search(&archive, &["ұстаздардың", "форумы"])).expect(0);
    let lines: Vec<&str> = run.out.lines().collect();
    assert_eq!(lines[..2], ["Ұстаздар форумы", "  24 тамыз 2023 · Форум · Орал"], "{}", run.out);
    assert!(lines[2].ends_with("/kk/events/forum/") && lines[3].ends_with("content/events/forum.yaml"), "{}", run.out);
    assert_eq!(run.err, "1 record found\n");

    let run = finish(search(&archive, &["--lang", "ru", "--json", "--limit", "1", "Сарсеновой"])).expect(0);
    let all: Vec<Value> = run.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(all.len(), 1);
    let expected = [
        ("rank", Value::from(1)),
        ("kind", "people".into()),
        ("id", "dana".into()),
        ("lang", "ru".into()),
        ("title", "Дана Сарсенова".into()),
        ("tier", 0.into()),
        ("points", 160.into()),
    ];
    expected.iter().for_each(|(key, value)| assert_eq!(all[0][*key], *value, "{key}"));
    assert_eq!(run.err, "Найдены 2 записи\n", "a limit does not change the number");

    let run = finish(search(&archive, &["ғарышкер"])).expect(0);
    assert_eq!((run.out.as_str(), run.err.as_str()), ("", "Nothing was found in the archive for “ғарышкер”.\n"));
    let run = finish(search(&archive, &["--lang", "en", "forum"])).expect(2);
    assert!(run.err.contains("kk, ru"), "{}", run.err);
    finish(search(&archive, &[])).expect(2);
}
