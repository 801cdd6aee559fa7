//! Which dates are read, which are refused, and what is known of them?

use super::*;

fn date(text: &str) -> Date {
    Date::parse(text).unwrap().date
}

#[test]
fn edtf_is_taken_as_it_is() {
    for text in [
        "2022-12-26",
        "2022-12-26?",
        "2022-12-26~",
        "2022-12",
        "2022",
        "2023?",
        "2023%",
        "2023-08-24/2023-08-25",
        "2011/2020",
        "2023-08/2023-09",
        "XXXX-08",
        "XXXX-04-15",
        "XXXX-02-29",
        "XXXX-04-18/XXXX-04-19",
        "{XXXX-04-15,XXXX-04-18,XXXX-04-19}",
        "{2013-04-15,2013-04-18,2013-04-19}",
        "[2022-12-19..2022-12-25]",
        "{2019,2021..2023}",
        "1954-23",
        "2023-33",
        "1954-12-12/..",
        "../1954-12-12",
        "1954-12-12/",
    ] {
        let parsed = Date::parse(text).unwrap();
        assert_eq!((parsed.date.edtf(), parsed.everyday), (text, false));
    }
    assert_eq!(date(" 2022-12-26\n").edtf(), "2022-12-26");
}

#[test]
fn everyday_forms_become_edtf() {
    for (text, edtf) in [
        ("24.08.2023", "2023-08-24"),
        ("4.8.2023", "2023-08-04"),
        ("24.08.2023 г.", "2023-08-24"),
        ("24-25.08.2023", "2023-08-24/2023-08-25"),
        ("24 – 25.08.2023", "2023-08-24/2023-08-25"),
        ("24.08.2023-25.08.2023", "2023-08-24/2023-08-25"),
        ("24.08.2023 — 25.08.2023", "2023-08-24/2023-08-25"),
        ("24.08-02.09.2023", "2023-08-24/2023-09-02"),
        ("08.2023", "2023-08"),
        ("08.2023–09.2023", "2023-08/2023-09"),
        ("30.12.2023-03.01.2024", "2023-12-30/2024-01-03"),
        ("2023–2024", "2023/2024"),
        ("2011-2020 жылдар", "2011/2020"),
        ("2011–2020 гг.", "2011/2020"),
        ("24 тамыз 2023", "2023-08-24"),
        ("24-тамыз 2023 жыл", "2023-08-24"),
        ("24–25 тамыз 2023", "2023-08-24/2023-08-25"),
        ("24-25 Тамыз 2023 ж.", "2023-08-24/2023-08-25"),
        ("2023 жылғы 24 тамыз", "2023-08-24"),
        ("2023 жылғы 24-25 тамыз", "2023-08-24/2023-08-25"),
        ("2023 жылдың 24-25 тамызында", "2023-08-24/2023-08-25"),
        ("2023 ж. 24 тамыз", "2023-08-24"),
        ("2023\u{a0}жылғы 30\u{a0}тамыз –\u{a0}2\u{a0}қыркүйек", "2023-08-30/2023-09-02"),
        ("2023 жылғы 30 желтоқсан – 2024 жылғы 3 қаңтар", "2023-12-30/2024-01-03"),
        ("2016 жылғы 15, 18 және 19 сәуір", "{2016-04-15,2016-04-18,2016-04-19}"),
        ("15, 18–19 апреля 2016 года", "{2016-04-15,2016-04-18..2016-04-19}"),
        ("15, 18 и 19 апреля", "{XXXX-04-15,XXXX-04-18,XXXX-04-19}"),
        ("18-19 сәуірде", "XXXX-04-18/XXXX-04-19"),
        ("тамыз айында", "XXXX-08"),
        ("24–25 августа 2023 года", "2023-08-24/2023-08-25"),
        ("30 августа – 2 сентября 2023 г.", "2023-08-30/2023-09-02"),
        ("5 мая 2023", "2023-05-05"),
        ("тамыз 2023", "2023-08"),
        ("2023 жылғы тамыз", "2023-08"),
        ("август 2023 г.", "2023-08"),
        ("24 August 2023", "2023-08-24"),
        ("24.08.2023?", "2023-08-24?"),
        ("2023-8-4", "2023-08-04"),
        ("2023-08-24 / 2023-08-25", "2023-08-24/2023-08-25"),
        ("{XXXX-04-15,XXXX-04-18..XXXX-04-19}", "{XXXX-04-15,XXXX-04-18,XXXX-04-19}"),
        ("{2016-04-15, 2016-04-18}", "{2016-04-15,2016-04-18}"),
        ("2023 жыл", "2023"),
        ("30.12 - 02.01", "XXXX-12-30/XXXX-01-02"),
    ] {
        let parsed = Date::parse(text).map_err(|fault| format!("{text}: {fault:?}")).unwrap();
        assert_eq!((parsed.date.edtf(), parsed.everyday), (edtf, true), "{text}");
    }
}

#[test]
fn faults_show_the_place_and_a_better_text() {
    use DateFaultKind as K;
    let no_day = |month, days, given| K::NoSuchDay { month, days, given };
    for (text, place, kind, better) in [
        ("32.08.2023", "32", no_day(8, 31, 32), None),
        ("30.02.2023", "30", no_day(2, 28, 30), None),
        ("29 ақпан 2023", "29", no_day(2, 28, 29), None),
        ("31 апреля", "31", no_day(4, 30, 31), None),
        ("2023-02-30", "30", no_day(2, 28, 30), None),
        ("XXXX-02-30", "30", no_day(2, 29, 30), None),
        ("24-32.08.2023", "32", no_day(8, 31, 32), None),
        ("{2023-02-30,2023-03-01}", "30", no_day(2, 28, 30), None),
        ("00.08.2023", "00", no_day(8, 31, 0), None),
        ("24.13.2023", "13", K::NoSuchMonth { given: 13 }, None),
        ("08.24.2023", "24", K::NoSuchMonth { given: 24 }, Some("2023-08-24")),
        ("2023-13", "13", K::NoSuchMonth { given: 13 }, None),
        ("2023-00-12", "00", K::NoSuchMonth { given: 0 }, None),
        ("25.08.2023-24.08.2023", "25.08.2023-24.08.2023", K::EndBeforeStart, Some("2023-08-24/2023-08-25")),
        ("2023-08-25/2023-08-24", "2023-08-25/2023-08-24", K::EndBeforeStart, Some("2023-08-24/2023-08-25")),
        ("25–24 тамыз", "25–24 тамыз", K::EndBeforeStart, Some("XXXX-08-24/XXXX-08-25")),
        ("XXXX-08-25/XXXX-08-24", "XXXX-08-25/XXXX-08-24", K::EndBeforeStart, None),
        ("24.08.23", "23", K::TwoDigitYear, Some("2023-08-24")),
        ("24.08.99", "99", K::TwoDigitYear, Some("1999-08-24")),
        ("24 тамыз 23", "23", K::TwoDigitYear, Some("2023-08-24")),
        ("0999", "0999", K::YearOutOfRange, None),
        ("24.08.3023", "24.08.3023", K::YearOutOfRange, None),
        ("Y20000", "Y20000", K::YearOutOfRange, None),
        ("2022-XX", "2022-XX", K::NotSupported, Some("2022")),
        ("2022-12-XX", "2022-12-XX", K::NotSupported, Some("2022-12")),
        ("XXXX", "XXXX", K::NotSupported, None),
        ("199X", "199X", K::NotSupported, None),
        ("[..2022]", "[..2022]", K::NotSupported, None),
        ("2022-12-26T11:00:00", "2022-12-26T11:00:00", K::TimeInDate, Some("2022-12-26")),
        ("2022-12-26/XXXX-12-28", "2022-12-26/XXXX-12-28", K::YearOnOneSideOnly, None),
        ("24/08/2023", "24/08/2023", K::Unreadable, Some("2023-08-24")),
        ("08/24/2023", "08/24/2023", K::Unreadable, Some("2023-08-24")),
        ("  24.08.2023 :", ":", K::Unreadable, None),
        ("өткен аптада", "өткен", K::Unreadable, None),
        ("24", "24", K::Unreadable, None),
        ("24 августа 2023 в 11", "в", K::Unreadable, None),
        ("", "", K::Unreadable, None),
        ("123456", "123456", K::Unreadable, None),
    ] {
        let fault = Date::parse(text).unwrap_err();
        assert_eq!(&text[fault.range.clone()], place, "{text}");
        assert_eq!((fault.kind, fault.suggestion.as_deref()), (kind, better), "{text}");
    }
}

#[test]
fn hostile_texts_are_refused() {
    for text in [
        "2023,".repeat(199),
        "9".repeat(1_000_000),
        "ә".repeat(400),
        "{".repeat(500),
        "[2000-01-01..2999-12-31]".repeat(30),
        "24.".repeat(300),
        "-".repeat(900),
        "\u{202e}2023".to_owned(),
        "２０２３".to_owned(),
        "🎉".to_owned(),
        "X".repeat(999),
        "{}".to_owned(),
        "}{".to_owned(),
        "[ә]".to_owned(),
        "24..08..2023..".to_owned(),
    ] {
        let fault = Date::parse(&text).unwrap_err();
        assert!(text.get(fault.range).is_some());
    }
}

#[test]
fn years_days_and_bounds_are_known() {
    let day = |y, m, d| Day::new(y, m, d);
    for (text, year, years, earliest, latest, days, exact) in [
        ("2023-08-24/2023-08-25", Some(2023), 1, day(2023, 8, 24), day(2023, 8, 25), 2, true),
        ("2022-12-26", Some(2022), 1, day(2022, 12, 26), day(2022, 12, 26), 1, true),
        ("2022-12-26?", Some(2022), 1, day(2022, 12, 26), day(2022, 12, 26), 0, false),
        ("2024-02", Some(2024), 1, day(2024, 2, 1), day(2024, 2, 29), 0, false),
        ("2011/2020", Some(2011), 10, day(2011, 1, 1), day(2020, 12, 31), 0, false),
        ("1954-24", Some(1954), 2, day(1954, 12, 1), day(1955, 2, 28), 0, false),
        ("2023-34", Some(2023), 1, day(2023, 4, 1), day(2023, 6, 30), 0, false),
        ("[2022-12-19..2022-12-25]", Some(2022), 1, day(2022, 12, 19), day(2022, 12, 25), 0, false),
        ("1954-12-12/..", Some(1954), 1, day(1954, 12, 12), None, 0, false),
        ("../1954-12-12", None, 1, None, day(1954, 12, 12), 0, false),
        ("{2013-04-19,2013-04-15,2013-04-18}", Some(2013), 1, day(2013, 4, 15), day(2013, 4, 19), 3, true),
        ("XXXX-08", None, 0, None, None, 0, false),
        ("{XXXX-04-15,XXXX-04-18,XXXX-04-19}", None, 0, None, None, 0, false),
        ("1000/2999", Some(1000), 200, day(1000, 1, 1), day(2999, 12, 31), 0, false),
        ("1000-01-01/2999-12-31", Some(1000), 200, day(1000, 1, 1), day(2999, 12, 31), 400, true),
    ] {
        let date = date(text);
        assert_eq!((date.year(), date.years().len()), (year, years), "{text}");
        assert_eq!((date.earliest(), date.latest()), (earliest, latest), "{text}");
        assert_eq!((date.days().len(), date.is_exact()), (days, exact), "{text}");
    }
    assert_eq!(date("XXXX-08").month_day(), Some((8, None)));
    assert_eq!(date("{XXXX-04-18,XXXX-04-15}").month_day(), Some((4, Some(15))));
    assert_eq!(date("2023-08").month_day(), None);
    assert!(date("[2022,2023]").is_one_of() && date("2023?").is_uncertain() && date("2023%").is_approximate());
}

#[test]
fn undated_dates_come_last() {
    let mut texts =
        ["XXXX-08", "2023", "XXXX-04-15", "1954-12-12/..", "2022-12-26", "2023-08-24", "1954-12-12", "XXXX-12"];
    texts.sort_by_key(|text| date(text).sort_key());
    let order = ["1954-12-12", "1954-12-12/..", "2022-12-26", "2023", "2023-08-24", "XXXX-04-15", "XXXX-08", "XXXX-12"];
    assert_eq!(texts, order);
}

#[test]
fn the_month_is_that_of_the_start() {
    for (text, month) in [
        ("2023-08-24/2023-09-02", Some(8)),
        ("[2022-12-19..2022-12-25]", Some(12)),
        ("[2022-11-30..2022-12-02]", None),
        ("{XXXX-04-15,XXXX-04-18}", Some(4)),
        ("XXXX-08", Some(8)),
        ("2023", None),
        ("1954-24", None),
        ("../1954-12-12", None),
    ] {
        assert_eq!(date(text).month(), month, "{text}");
    }
}
