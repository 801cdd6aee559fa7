//! Which moments are read and which are refused?

use super::*;

#[test]
fn moments_are_read() {
    for (text, iso) in [
        ("2022-12-26", "2022-12-26"),
        ("2022-12-26T11:00", "2022-12-26T11:00"),
        ("2022-12-26T11:00:30", "2022-12-26T11:00"),
        ("2022-12-26T11:00+05:00", "2022-12-26T11:00+05:00"),
        ("2022-12-26T11:00+0500", "2022-12-26T11:00+05:00"),
        ("2022-12-26T11:00+05", "2022-12-26T11:00+05:00"),
        ("2022-12-26T06:00Z", "2022-12-26T06:00+00:00"),
        ("2022-12-26T11:00+05:00[Asia/Oral]", "2022-12-26T11:00+05:00[Asia/Oral]"),
        ("2022-12-26T11:00[Asia/Oral]", "2022-12-26T11:00[Asia/Oral]"),
        ("2023-08-24T09:00+06:00[Asia/Almaty]", "2023-08-24T09:00+06:00[Asia/Almaty]"),
        ("2024-03-02T09:00+05:00[Asia/Almaty]", "2024-03-02T09:00+05:00[Asia/Almaty]"),
        ("2022-12-26 11:00", "2022-12-26T11:00"),
        ("26.12.2022, 11:00", "2022-12-26T11:00"),
        ("26.12.2022 11:00", "2022-12-26T11:00"),
        ("26.12.2022 9.05", "2022-12-26T09:05"),
        (" 26.12.2022 ", "2022-12-26"),
    ] {
        let moment = Moment::parse(text).map_err(|fault| format!("{text}: {fault:?}")).unwrap();
        assert_eq!(moment.iso(), iso);
        assert_eq!(Moment::parse(iso), Ok(moment));
    }
}

#[test]
fn faults_show_their_place() {
    use MomentFaultKind as K;
    let wrong = |right: &str| K::WrongOffset { right: right.to_owned() };
    for (text, place, kind, better) in [
        ("2022-12-26T11:00+06:00[Asia/Oral]", "+06:00", wrong("+05:00"), Some("2022-12-26T11:00+05:00[Asia/Oral]")),
        ("2024-03-02T11:00+06:00[Asia/Almaty]", "+06:00", wrong("+05:00"), Some("2024-03-02T11:00+05:00[Asia/Almaty]")),
        ("2023-08-24T11:00+05:00[Asia/Almaty]", "+05:00", wrong("+06:00"), Some("2023-08-24T11:00+06:00[Asia/Almaty]")),
        ("2022-12-26T11:00+05:00[Asia/Uralsk]", "Asia/Uralsk", K::NoSuchZone, None),
        ("2022-12-26T25:00", "25:00", K::NoSuchTime, None),
        ("2022-12-26T11", "11", K::NoSuchTime, None),
        ("2022-12-26T", "", K::NoSuchTime, None),
        ("2022-12-26T11:00+25", "+25", K::BadOffset, None),
        ("2022-02-30T11:00", "2022-02-30", K::NoSuchDay, None),
        ("31.04.2022, 11:00", "31.04.2022", K::NoSuchDay, None),
        ("26.12.22 11:00", "26.12.22", K::Unreadable, None),
        ("кеше", "кеше", K::Unreadable, None),
        ("", "", K::Unreadable, None),
        ("2023-03-26T02:30[Europe/Berlin]", "2023-03-26T02:30[Europe/Berlin]", K::SkippedTime, None),
    ] {
        let fault = Moment::parse(text).unwrap_err();
        assert_eq!(&text[fault.range.clone()], place, "{text}");
        assert_eq!((fault.kind, fault.suggestion.as_deref()), (kind, better), "{text}");
    }
    for text in ["ә".repeat(10_000), "T".repeat(70), "2022-12-26T[".to_owned(), "2022-12-26T]ә[".to_owned()] {
        assert!(Moment::parse(&text).is_err());
    }
}

#[test]
fn zones_and_clocks() {
    assert!(zone_exists("Asia/Oral") && zone_exists("Asia/Qyzylorda") && zone_exists("Asia/Almaty"));
    assert!(!zone_exists("asia/oral") && !zone_exists("") && !zone_exists("../etc/passwd"));
    assert_eq!(Clock::parse("09:30").map(|c| c.to_string()).as_deref(), Some("09:30"));
    for wrong in ["", "9", "24:00", "09:60", "09:3", "a:30", "09:30:00:00", "+9:30"] {
        assert_eq!(Clock::parse(wrong), None, "{wrong}");
    }
    let moment = Moment::parse("26.12.2022, 11:00").unwrap();
    assert_eq!(moment.in_zone("Asia/Oral").unwrap().iso(), "2022-12-26T11:00+05:00[Asia/Oral]");
    assert_eq!(moment.in_zone("Asia/Almaty").unwrap().datetime_attr(), "2022-12-26T11:00+06:00");
    assert_eq!(moment.in_zone("Asia/Nowhere"), None);
    assert!(Moment::parse("2022-12-26").unwrap().sort_key() < moment.sort_key());
}

#[test]
fn one_instant_on_many_clocks() {
    let minutes = |text: &str| Moment::parse(text).unwrap().utc_minutes();
    assert_eq!(minutes("1970-01-02T00:30"), 24 * 60 + 30);
    let one = minutes("2026-12-01T04:00Z");
    for same in
        ["2026-12-01T09:00+05:00", "2026-12-01T09:00[Asia/Almaty]", "2026-12-01T04:00", "2026-11-30T23:00-05:00"]
    {
        assert_eq!(minutes(same), one, "{same}");
    }
    assert_eq!(minutes("2026-12-01"), one - 4 * 60);
}
