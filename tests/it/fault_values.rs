//! Is a value that can't be right refused where it stands, with what to type instead? Tables of scalars and dates in
//! `tests/cases/values/`, every field of the schema in every wrong shape, languages, moments.
//!
//! `UPDATE=1 cargo test --test it fault_values` writes the tables anew; read the diff.

use crate::fault_suggest::{findings, found, groups, repaired, text_arg};
use crate::support::{Archive, finish, repository, update};
use muragat::dates::zone_exists;
use muragat::diagnostics::{Diagnostic, LANGUAGES, Severity, Span, help_of, message_of};
use muragat::model::schema::{FieldSpec, Shape};
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;
use std::process::{Command, Stdio};

/// What is said of a value: `fine`, or the code and what to type instead.
fn said(found: &[Diagnostic]) -> String {
    let told = |finding: &Diagnostic| match text_arg(finding, "guess").or_else(|| text_arg(finding, "edtf")) {
        Some(guess) => format!("{} {guess}", finding.code),
        None => finding.code.to_owned(),
    };
    if found.is_empty() { "fine".to_owned() } else { found.iter().map(told).collect::<Vec<_>>().join(", ") }
}

/// Compares each line of a table with what `cells` makes of its first cell.
fn table(name: &str, least: usize, cells: &dyn Fn(&str) -> Vec<String>) {
    let path = repository().join("tests/cases/values").join(name);
    let text = std::fs::read_to_string(&path).unwrap();
    let line = |line: &str| match line.split('\t').next() {
        Some(first) if !line.starts_with("# ") => [vec![first.to_owned()], cells(first)].concat().join("\t"),
        _ => line.to_owned(),
    };
    let new: Vec<String> = text.lines().map(line).collect();
    if update() {
        std::fs::write(&path, new.join("\n") + "\n").unwrap();
    }
    let old: Vec<&str> = text.lines().collect();
    assert!(old.len() > least, "{name} has {} lines", old.len());
    let changed: Vec<_> = old.iter().zip(&new).filter(|(old, new)| old != new).collect();
    assert!(changed.is_empty() || update(), "{changed:#?}");
}

/// Findings about a value: all stand at the value itself.
fn at_value(path: &str, before: &str, value: &str, after: &str) -> Vec<Diagnostic> {
    let found = findings(path, &format!("{before}{value}{after}"));
    for finding in found.iter().filter(|finding| finding.code != "missing-field") {
        let place = finding.span.unwrap().range();
        assert_eq!(place, before.len()..before.len() + value.len(), "{value}: {finding:?}");
    }
    found
}

#[test]
fn scalars_are_what_their_field_says() {
    table("scalars.tsv", 60, &|scalar| {
        [
            at_value("works/slip.yaml", "title: ", scalar, "\n"),
            at_value("events/slip.yaml", "title: x\norder: ", scalar, "\n"),
            at_value("people/slip.yaml", "name: x\npage: ", scalar, "\n"),
            at_value("works/slip.yaml", "title: x\ndate: ", scalar, "\n"),
            at_value("events/slip.yaml", "title: x\nblocks:\n  - date: 2023\n    start: ", scalar, "\n"),
        ]
        .map(|found| said(&found))
        .to_vec()
    });
}

#[test]
fn dates_that_are_none() {
    table("dates.tsv", 80, &|date| {
        let quoted = format!("'{}'", date.replace('\'', "''"));
        let found = at_value("works/slip.yaml", "title: x\ndate: ", &quoted, "\n");
        let [finding] = found.as_slice() else { panic!("{date}: {found:?}") };
        let helps = LANGUAGES.map(|lang| help_of(finding, lang).unwrap_or_default());
        // Whatever is wrong, a form that is read is shown.
        let shown = |help: &String| help.contains(|c: char| c.is_ascii_digit());
        assert!(helps.iter().all(shown), "{date}: {helps:?}");
        if let Some(guess) = text_arg(finding, "guess") {
            let again = at_value("works/slip.yaml", "title: x\ndate: ", &format!("'{guess}'"), "\n");
            assert!(again.iter().all(|finding| finding.code == "everyday-date"), "{date}: {guess}");
        }
        vec![finding.code.to_owned(), text_arg(finding, "guess").or(text_arg(finding, "edtf")).unwrap_or("").to_owned()]
    });
}

/// A placeholder that nobody filled, or a word that the catalogue lacks.
fn unfinished(finding: &Diagnostic) -> Vec<String> {
    let mut all = Vec::new();
    for lang in LANGUAGES {
        for text in [Some(message_of(finding, lang)), help_of(finding, lang)].into_iter().flatten() {
            let name = |rest: &str| rest.split(['}', ' ', ':']).next().map(str::to_owned).unwrap_or_default();
            let open = |name: &str| !name.is_empty() && name.chars().all(|c| c.is_ascii_lowercase() || c == '_');
            let placeholder = text.match_indices('{').find(|(at, _)| {
                let rest = &text[at + 1..];
                open(&name(rest)) && rest[name(rest).len()..].starts_with('}')
            });
            if placeholder.is_some() || text.is_empty() {
                all.push(format!("{lang} {}: {text}", finding.code));
            }
        }
        if lang != muragat::i18n::Lang::EN {
            for (_, arg) in &finding.args {
                if let muragat::diagnostics::Arg::Word(key) = arg
                    && muragat::diagnostics::word(lang, key) == *key
                {
                    all.push(format!("{lang} {}: no word.{key}", finding.code));
                }
            }
        }
    }
    all
}

/// Codes that say something about a value of a wrong shape.
const OF_SHAPE: [&str; 18] = [
    "wrong-shape",
    "unknown-choice",
    "not-a-number",
    "bad-date",
    "bad-moment",
    "bad-clock",
    "bad-count",
    "bad-money",
    "bad-geo",
    "unknown-key",
    "unknown-language",
    "missing-field",
    "empty-credit",
    "missing-file",
    "colon-in-text",
    "photo-without-file",
    "file-without-file",
    "result-without-recipient",
];

/// Whether a value of this shape may stand where a field has the other.
fn fits(spec: &FieldSpec, value: &Value) -> bool {
    let mut shape = spec.shape;
    let mut listed = false;
    while let Shape::List(inner) = shape {
        (shape, listed) = (*inner, true);
    }
    let own = ["identifiers", "geo"].contains(&spec.key);
    match value {
        Value::Null => !spec.required,
        Value::String(_) => match shape {
            Shape::Text | Shape::LText | Shape::Names | Shape::Ref(_) => !own,
            // A person's id or name alone is a credit.
            Shape::Group(..) => {
                ["credits", "audience", "members", "who", "parties", "authors", "mentions", "recipients"]
                    .contains(&spec.key)
            }
            _ => false,
        },
        Value::Array(items) => {
            (listed || matches!(shape, Shape::Table)) && items.iter().all(|item| fits(spec, item) && item.is_string())
        }
        Value::Object(_) => spec.key == "identifiers",
        // `true` is a text like any other.
        _ => matches!(shape, Shape::Bool) || fits(spec, &json!("xx")),
    }
}

#[test]
fn every_field_says_what_belongs_there() {
    let shapes = [json!(null), json!("xx"), json!(true), json!(["xx"]), json!({"zzzz": "xx"}), json!([["xx"]])];
    let (mut count, mut faults) = (0, BTreeSet::new());
    for group in groups() {
        for spec in &group.specs {
            for value in &shapes {
                count += 1;
                let mut map = Map::new();
                map.insert(spec.key.to_owned(), value.clone());
                let text = group.text(Value::Object(map));
                let at = text.rfind(&format!("\"{}\":", spec.key)).unwrap() + spec.key.len() + 3;
                let end = at + value.to_string().len();
                let found = findings(&group.path, &text);
                let inside = |f: &&Diagnostic| f.span.is_some_and(|s| s.start as usize >= at && s.end as usize <= end);
                let own: Vec<&Diagnostic> =
                    found.iter().filter(inside).filter(|f| f.severity == Severity::Error).collect();
                let missing = found.iter().any(|f| f.code == "missing-field" && text_arg(f, "key") == Some(spec.key));
                let right = if fits(spec, value) {
                    own.iter().all(|f| !OF_SHAPE[..1].contains(&f.code))
                } else {
                    missing || own.iter().any(|f| OF_SHAPE.contains(&f.code))
                };
                if !right {
                    faults.insert(format!(
                        "{} {:?} {}: {value} {:?}",
                        group.path,
                        group.keys,
                        spec.key,
                        own.iter().map(|f| f.code).collect::<Vec<_>>()
                    ));
                }
                faults.extend(found.iter().flat_map(unfinished));
            }
        }
    }
    assert!(count > 2_000, "{count}");
    assert!(faults.is_empty(), "{} of {count}: {faults:#?}", faults.len());
}

#[test]
fn a_missing_field_is_named_at_its_record_with_a_line_to_paste() {
    let mut count = 0;
    for group in groups() {
        let mut required: Vec<FieldSpec> = group.specs.iter().filter(|spec| spec.required).copied().collect();
        if group.keys.is_empty() && group.path != "site.yaml" {
            required.extend(group.specs.iter().find(|spec| matches!(spec.key, "title" | "name")));
        }
        for spec in required {
            count += 1;
            let other = group.specs.iter().find(|other| {
                matches!(
                    other.key,
                    "note"
                        | "notes"
                        | "label"
                        | "subtitle"
                        | "given"
                        | "position"
                        | "currency"
                        | "date"
                        | "text"
                        | "until"
                ) && other.key != spec.key
            });
            let map = other.map_or(json!({}), |other| json!({other.key: match other.key { "date" | "until" => "2023", "currency" => "KZT", _ => "x" }}));
            let text = group.text(map.clone());
            let start = text.rfind(&map.to_string()).unwrap();
            let found = findings(&group.path, &text);
            let finding = found.iter().find(|f| f.code == "missing-field" && text_arg(f, "key") == Some(spec.key));
            let finding =
                finding.unwrap_or_else(|| panic!("{} {:?} {}: {text} {found:?}", group.path, group.keys, spec.key));
            assert_eq!(finding.span.map(Span::range), Some(start..start), "{text}");
            let example = text_arg(finding, "example").unwrap();
            assert!(LANGUAGES.iter().all(|lang| help_of(finding, *lang).unwrap().contains(example)), "{example}");
            // With that line nothing is wrong with the field any more.
            let with = format!("{{{example}, {}", &map.to_string()[1..]);
            let better = text.replacen(&map.to_string(), &with, 1);
            let again = findings(&group.path, &better);
            let here = |f: &&Diagnostic| f.span.is_some_and(|span| span.start as usize >= start);
            let of_field = |f: &&Diagnostic| {
                text_arg(f, "key") == Some(spec.key) && here(f) || f.code.starts_with("bad-") || f.code == "wrong-shape"
            };
            let left: Vec<&Diagnostic> = again.iter().filter(of_field).filter(|f| f.code != "unknown-key").collect();
            assert!(left.is_empty(), "{better}: {left:?}");
        }
    }
    assert!(count > 60, "{count}");
}

#[test]
fn codes_of_languages() {
    for (code, guess) in [("kz", "kk"), ("kk-Cyrl", "kk"), ("kaz", "kk"), ("rus", "ru"), ("KK", "kk"), ("қаз", "kk")]
    {
        let text = format!("title: {{{code}: Форум}}\n");
        assert_eq!(found("events/slip.yaml", &text), ["unknown-language 1:9"], "{code}");
        let finding = &findings("events/slip.yaml", &text)[0];
        let help = help_of(finding, LANGUAGES[0]).unwrap();
        assert!(help.contains(guess), "{help}");
        assert_eq!(repaired(&text, finding), format!("title: {{{guess}: Форум}}\n"));
    }
    // Where the right one is there already, nobody knows which of the two texts was meant.
    assert!(findings("events/slip.yaml", "title: {kk: Форум, kz: Басқа}\n")[0].fix.is_empty());
    for (text, place) in [
        ("title: x\nlanguage: kz\n", "2:11"),
        ("title: x\noriginal: rus\n", "2:11"),
        ("title: x\nsources: [{lang: KK}]\n", "2:18"),
    ] {
        assert_eq!(found("news/slip.yaml", text), [format!("unknown-language {place}")], "{text}");
    }
}

/// Kazakhstan went to UTC+5 on 1 March 2024; whatever the machine knows of zones, the program knows that.
#[test]
fn moments_do_not_depend_on_the_machine() {
    let instants = [
        ("2024-02-29T10:00+06:00[Asia/Almaty]", None),
        ("2024-02-29T10:00+05:00[Asia/Almaty]", Some("2024-02-29T10:00+06:00[Asia/Almaty]")),
        ("2024-03-02T10:00+05:00[Asia/Almaty]", None),
        ("2024-03-02T10:00+06:00[Asia/Almaty]", Some("2024-03-02T10:00+05:00[Asia/Almaty]")),
        ("2024-03-02T10:00+05:00[Asia/Oral]", None),
        ("2004-03-02T10:00+05:00[Asia/Oral]", Some("2004-03-02T10:00+04:00[Asia/Oral]")),
    ];
    let archive = Archive::new(&[]);
    for (n, (instant, _)) in instants.iter().enumerate() {
        archive.write(&format!("content/news/n{n}.yaml"), format!("title: {{kk: a, ru: b}}\npublished: {instant}\n"));
    }
    let expected: Vec<(String, &str)> = instants
        .iter()
        .enumerate()
        .filter_map(|(n, (_, right))| Some((format!("content/news/n{n}.yaml"), (*right)?)))
        .collect();
    let check = |mut command: Command| {
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        let run = finish(command).expect(1);
        let found = run.findings();
        assert!(found.iter().all(|f| (f.code.as_str(), f.line, f.column) == ("wrong-offset", 2, 12)), "{found:?}");
        assert_eq!(
            found.iter().map(|f| &f.file).collect::<Vec<_>>(),
            expected.iter().map(|(file, _)| file).collect::<Vec<_>>()
        );
        assert!(expected.iter().all(|(_, right)| run.out.contains(right)), "{}", run.out);
    };
    for zone in ["UTC", "Asia/Almaty", "America/New_York", ":/nowhere", ""] {
        let mut command = archive.command("check", &["--format", "json"]);
        command.env("TZ", zone).env("TZDIR", "/nowhere");
        check(command);
    }
    // The same where the machine has no zones at all.
    let bare = "mount -t tmpfs none /usr/share/zoneinfo && exec \"$0\" \"$@\"";
    let able = Command::new("unshare").args(["-rm", "sh", "-c", "mount -t tmpfs none /usr/share/zoneinfo"]).output();
    if able.is_ok_and(|run| run.status.success()) {
        let inner = archive.command("check", &["--format", "json"]);
        let mut command = Command::new("unshare");
        command
            .args(["-rm", "sh", "-c", bare])
            .arg(inner.get_program())
            .args(inner.get_args())
            .env("MURAGAT_LANG", "en");
        check(command);
    } else {
        println!("no run without /usr/share/zoneinfo: this machine can't hide a folder from one program");
    }
    assert!(zone_exists("Asia/Almaty"));
}

#[test]
fn odd_moments_are_refused_or_taken_as_written() {
    for (text, expected) in [
        ("2024-03-31T02:30[Europe/Berlin]", "bad-clock"),
        ("2024-10-27T02:30+01:00[Europe/Berlin]", "fine"),
        ("2024-10-27T02:30+02:00[Europe/Berlin]", "fine"),
        ("2024-10-27T02:30+03:00[Europe/Berlin]", "wrong-offset 2024-10-27T02:30+02:00[Europe/Berlin]"),
        ("2016-12-31T23:59:60Z", "bad-clock"),
        ("0000-01-01", "bad-moment"),
        ("9999-12-31", "fine"),
        ("1582-10-10", "fine"),
        ("2024-02-29T24:00", "bad-clock"),
        ("2024-02-30T10:00", "bad-moment"),
    ] {
        assert_eq!(said(&at_value("news/slip.yaml", "title: x\npublished: ", text, "\n")), expected, "{text}");
    }
}

/// A title in one language only: its page in each language has a heading, marked where it is in another one.
#[test]
fn a_missing_title_is_shown_in_another_language() {
    let kinds = ["news", "topics", "events", "people"];
    let archive = Archive::new(&[]);
    for kind in kinds {
        let key = if matches!(kind, "topics" | "people") { "name" } else { "title" };
        for (id, title) in [
            ("kk", "{kk: Қазақша атау}"),
            ("ru", "{ru: Русское название}"),
            ("both", "{kk: Екі атау, ru: Два названия}"),
        ] {
            archive.write(&format!("content/{kind}/only-{id}.yaml"), format!("{key}: {title}\n"));
        }
    }
    let run = archive.check(&[]).expect(0);
    let noted: Vec<String> =
        run.findings().into_iter().map(|f| format!("{} {} {}", f.severity, f.code, f.file)).collect();
    let mut expected: Vec<String> = kinds
        .iter()
        .flat_map(|kind| ["kk", "ru"].map(|id| format!("info missing-translation content/{kind}/only-{id}.yaml")))
        .collect();
    expected.sort();
    assert_eq!(noted, expected);
    archive.build(&[]).expect(0);
    for kind in kinds {
        for id in ["kk", "ru", "both"] {
            for lang in ["kk", "ru"] {
                let page = archive.read(&format!("public/{lang}/{kind}/only-{id}/index.html"));
                let from = page.find("<h1").unwrap_or_else(|| panic!("{kind} {id} {lang} has no heading"));
                let heading = &page[from..from + page[from..].find("</h1>").unwrap()];
                let words = match (id, lang) {
                    ("kk", _) => "Қазақша",
                    ("ru", _) => "Русское",
                    (_, "kk") => "Екі",
                    _ => "Два",
                };
                assert!(heading.contains(words), "{kind} {id} {lang}: {heading}");
                let marked = heading.contains(&format!("lang=\"{id}\""));
                assert_eq!(marked, id != "both" && id != lang, "{kind} {id} {lang}: {heading}");
            }
        }
    }
}
