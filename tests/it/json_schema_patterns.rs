//! Do the patterns of the schema take every text that the reader takes, and refuse what is wrong at first sight?

use crate::json_schema::resolved;
use muragat::dates::{Clock, Date, Moment};
use muragat::diagnostics::LANGUAGES;
use muragat::model::values::ResultPlace;
use muragat::model::{Kind, is_id};
use muragat::schema::{Subject, json_schema};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::{RngAlgorithm, TestRng, TestRunner};
use serde_json::{Value as Data, json};

/// A validator of one definition.
fn form(name: &str) -> jsonschema::Validator {
    let all = json_schema(Subject::Everything, &LANGUAGES);
    let schema = json!({
        "$schema": all["$schema"],
        "allOf": [{ "$ref": format!("#/definitions/{}", if name == "geo" { "geo".to_owned() } else { format!("form-{name}") }) }],
        "definitions": all["definitions"],
    });
    jsonschema::draft7::new(&schema).unwrap()
}

/// Rows of pieces that dates, times and places are made of.
fn rows(pieces: &'static [&'static str], most: usize) -> impl Strategy<Value = String> {
    vec(select(pieces), 1..most).prop_map(|pieces| pieces.concat())
}

/// Tries many texts: each that `reads` takes, quoted or not, must be valid.
fn takes_all(name: &str, texts: impl Strategy<Value = String>, reads: impl Fn(&str) -> bool) {
    let validator = form(name);
    let mut taken = 0;
    let config = ProptestConfig { cases: 5_000, failure_persistence: None, ..ProptestConfig::default() };
    // The same texts in every run.
    let mut runner = TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha));
    let counted = std::cell::RefCell::new(&mut taken);
    runner
        .run(&texts, |text| {
            if reads(&text) {
                **counted.borrow_mut() += 1;
                prop_assert!(validator.is_valid(&Data::from(text.as_str())), "\"{}\" is taken by the reader", text);
                prop_assert!(validator.is_valid(&resolved(text.trim())), "{} is taken by the reader", text);
            }
            Ok(())
        })
        .unwrap();
    assert!(taken > 30, "only {taken} texts were good enough to be tried");
}

#[track_caller]
fn refuses(name: &str, texts: &[&str]) {
    let validator = form(name);
    for text in texts {
        assert!(!validator.is_valid(&Data::from(*text)), "{name}: {text}");
    }
}

#[track_caller]
fn accepts(name: &str, values: &[Data]) {
    let validator = form(name);
    for value in values {
        assert!(validator.is_valid(value), "{name}: {value}");
    }
}

const DATE_PIECES: &[&str] = &[
    "1",
    "9",
    "08",
    "12",
    "24",
    "30",
    "31",
    "32",
    "0",
    "13",
    "21",
    "34",
    "2023",
    "1999",
    "XXXX",
    "3000",
    "-",
    "-",
    "–",
    ".",
    ".",
    " ",
    " ",
    "/",
    ",",
    "..",
    "?",
    "~",
    "%",
    "{",
    "}",
    "[",
    "]",
    "тамыз",
    "Тамыз",
    "АВГУСТА",
    "мая",
    "май",
    "August",
    "қыркүйектің",
    "жылғы",
    "жылдың",
    "ж.",
    "г.",
    "года",
    "және",
    "и",
    "айында",
    "2023-08-24",
    "24.08",
    "24.08.2023",
    "2023-12",
    "T10:00",
    "\u{a0}",
];

#[test]
fn every_date_that_is_read_is_valid() {
    takes_all("date", rows(DATE_PIECES, 8), |text| Date::parse(text).is_ok());
}

#[test]
fn dates_of_people_and_of_edtf_are_valid_and_other_words_are_not() {
    accepts(
        "date",
        &[
            "24.08.2023",
            "24-25.08.2023",
            "24–25 тамыз 2023",
            "24–25 августа 2023 года",
            "2023 жылғы 24 тамыз",
            "2023-24 тамыз",
            "2022-12-26",
            "2023-08-24/2023-08-25",
            "2022-12",
            "2022",
            "2023?",
            "XXXX-08",
            "[2022-12-19..2022-12-25]",
            "{2013-04-15,2013-04-18,2013-04-19}",
            "1954-23",
            "1954-33",
            "1954-12-12/..",
        ]
        .map(Data::from),
    );
    accepts("date", &[json!(2023), json!(8.2023), json!(24.08)]);
    refuses(
        "date",
        &[
            "",
            "жақында",
            "осень",
            "32.08.2023",
            "24.13.2023",
            "2023-13-01",
            "24.08.23",
            "24/08/2023",
            "31.06.2023",
            "2023-02-30",
            "2023-08-24T10:00",
            "24.08.2023, 11:00",
            "20230824",
            "тамыздың басында болған",
            "08.24.2023",
        ],
    );
    assert!(!form("date").is_valid(&json!(24)) && !form("date").is_valid(&json!(20230824)));
}

#[test]
fn moments_and_clock_times() {
    const PIECES: &[&str] = &[
        "2022-12-26",
        "26.12.2022",
        "2022-1-5",
        "T",
        " ",
        ", ",
        "11:00",
        "9.30",
        "23:59:59",
        "24:00",
        "Z",
        "+05:00",
        "+0500",
        "−5",
        "[Asia/Oral]",
        "[Asia/Almaty]",
        "\u{a0}",
    ];
    takes_all("moment", rows(PIECES, 6), |text| Moment::parse(text).is_ok());
    takes_all("clock", rows(&["0", "1", "2", "9", "10", "23", "59", "60", ":", ":", ".", " "], 7), |text| {
        Clock::parse(text.trim()).is_some()
    });
    refuses("moment", &["кеше", "2022", "2022-13-26", "26.12.22", "26.12.2022, 25:00", "26.12.2022 T"]);
    refuses("clock", &["24:00", "9:5", "таңғы 9", "9", "09:60"]);
    accepts("clock", &[json!("09:30"), json!("9.30"), json!(9.30), json!(10.0)]);
}

#[test]
fn places_as_they_are_printed() {
    const PIECES: &[&str] = &[
        "1",
        "2",
        "3",
        "4",
        "I",
        "II",
        "ІІІ",
        "i",
        " ",
        "-",
        "–",
        ".",
        "орын",
        "место",
        "ші",
        "Бас жүлде",
        "БАС",
        "жүлде",
        "Гран-при",
        "grand-prix",
        "Grand Prix",
        "арнайы сыйлық",
        "лауреат",
        "Лауреаты",
        "жеңімпаз",
        "special",
        "участник",
        "бірінші",
        "третье",
    ];
    takes_all("place", rows(PIECES, 5), |text| {
        // Nobody writes `1.2` or `-1` for the first place, though it is read so.
        let odd = text.trim().parse::<f64>().is_ok() && !matches!(text.trim(), "1" | "2" | "3");
        ResultPlace::parse(text).is_some() && !odd
    });
    refuses("place", &["4", "орын", "1 2 3 4", "первый блин комом", "лауреаттың", ""]);
    accepts("place", &[json!(1), json!("1"), json!("I орын"), json!("3-ші орын"), json!("Бас жүлде")]);
}

#[test]
fn ids_and_languages() {
    takes_all("id", rows(&["a", "b-", "-", "1", "9z", "ж", "A", "_", "jana-tolqyn"], 5), is_id);
    let long = "a".repeat(81);
    refuses("id", &["a", "-ab", "ab-", "Ab", "орал", "a b", &long]);
    refuses("language", &["kz", "KK", "қаз", "russian", "k"]);
    accepts("language", &["kk", "ru", "kk-Latn", "zh-Hant-TW"].map(Data::from));
    let texts = form("texts");
    assert!(texts.is_valid(&json!({ "kk": "Күз", "ru": null, "kk-Latn": "Küz" })));
    assert!(!texts.is_valid(&json!({ "kz": "Күз" })) && !texts.is_valid(&json!({ "kk": { "kk": "Күз" } })));
}

#[test]
fn numbers_sums_and_addresses() {
    accepts("counted", &[json!(118), json!("5000+"), json!("~200"), json!("5 000"), json!(">= 7")]);
    accepts("counted", &[json!({ "value": "5000+", "unit": "person", "label": { "kk": "адам" } })]);
    refuses("counted", &["көп", "5000 адам", "+5", "007"]);
    accepts(
        "sum",
        &[json!("1 000 000 KZT"), json!("1,5".replace(',', " ") + " млн ₸"), json!({ "amount": 5, "currency": "KZT" })],
    );
    refuses("sum", &["1000000", "миллион теңге", "1 000 000 kzt"]);
    refuses("url", &["javascript:alert(1)", "www.example.org", "https://a b"]);
    refuses("link", &["mailto:", "tel: 8", "ftp://example.org"]);
    accepts("link", &["mailto:a@example.org", "tel:+77112000000", "https://example.org/ж"].map(Data::from));
    let point = form("geo");
    assert!(point.is_valid(&json!({ "lat": 51.2, "lon": "51.4" })));
    assert!(!point.is_valid(&json!({ "lat": 91, "lon": 51.4 })) && !point.is_valid(&json!({ "lat": 51 })));
}

/// A field may be left empty where the reader takes it so.
#[test]
fn empty_fields_are_left_out() {
    let schema = json_schema(Subject::Records(Kind::Events), &LANGUAGES);
    let validator = jsonschema::draft7::new(&schema).unwrap();
    assert!(validator.is_valid(&json!({ "title": null, "places": null, "date": null })));
    assert!(validator.is_valid(&json!({ "places": "oral", "credits": { "person": "a-b", "role": "guest" } })));
    assert!(!validator.is_valid(&json!({ "sessions": null })));
    assert!(!validator.is_valid(&json!({ "blocks": [{ "date": null }] })));
}
