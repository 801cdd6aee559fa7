//! Does the schema for editors say what the reader does? A validator that knows nothing of us reads both the schema and the files.

use crate::faults::cases;
use crate::support::{Archive, Finding, muragat, read_tree, repository, update};
use muragat::diagnostics::{FileId, LANGUAGES};
use muragat::i18n::Lang;
use muragat::model::Kind;
use muragat::schema::{Subject, json_schema};
use muragat::sources::split_front_matter;
use muragat::yaml::{Node, Value, parse_map};
use serde_json::{Value as Data, json};
use std::collections::{BTreeMap, BTreeSet};

/// Findings that an editor shows, too, wherever they are made in a record.
const KNOWN: &[&str] = &[
    "bad-clock",
    "bad-count",
    "bad-date",
    "bad-geo",
    "bad-moment",
    "bad-money",
    "bad-old-url",
    "bad-theme-name",
    "bad-url",
    "colon-in-text",
    "credit-without-role",
    "empty-credit",
    "file-without-file",
    "incomplete-unknown",
    "no-such-month",
    "not-a-number",
    "photo-without-file",
    "time-in-date",
    "two-digit-year",
    "unknown-choice",
    "unknown-key",
    "wrong-shape",
];

/// Findings that an editor shows only where one file is enough to know them; the cases where it does.
const SOMETIMES: &[(&str, &[&str])] = &[
    ("bad-id", &["bad-id--old-id.txt", "bad-id--session.txt"]),
    ("missing-field", &["missing-field--in-groups.txt", "missing-field--session-without-id.txt"]),
    ("no-such-day", &["no-such-day--everyday.txt", "no-such-day--february.txt"]),
    ("result-without-recipient", &[]),
    ("unknown-language", &[]),
    ("unknown-zone", &[]),
];

/// A file of an archive as an editor sees it: the schema for it, and its value. `None`: no YAML, or none that can be read.
fn seen(path: &str, text: &str) -> Option<(Subject, Data)> {
    let below = path.strip_prefix("content/")?;
    let subject = match below.split_once('/') {
        None if below == "site.yaml" => Subject::Settings,
        None => return None,
        Some((folder, _)) => Subject::Records(Kind::from_folder(folder)?),
    };
    let range = match path.rsplit_once('.')?.1 {
        "yaml" | "yml" => 0..text.len(),
        "md" => split_front_matter(FileId(0), text).ok()?.yaml,
        _ => return None,
    };
    Some((subject, plain_data(&readable(parse_map(FileId(0), text, range))?)))
}

/// A text without faults of its form.
fn readable((node, faults): (Option<Node>, muragat::diagnostics::Diagnostics)) -> Option<Node> {
    node.filter(|_| !faults.has_errors())
}

/// The value that YAML 1.2 gives to a piece of text (core schema): what is no text for editors is a number or a truth value.
pub fn plain_data(node: &Node) -> Data {
    match &node.value {
        Value::Null => Data::Null,
        Value::Scalar { text, plain: true } => resolved(text),
        Value::Scalar { text, .. } => text.as_str().into(),
        Value::List(items) => items.iter().map(plain_data).collect(),
        Value::Map(entries) => entries.iter().map(|entry| (entry.key.clone(), plain_data(&entry.node))).collect(),
    }
}

/// A plain scalar.
pub fn resolved(text: &str) -> Data {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    if matches!(text, "true" | "True" | "TRUE" | "false" | "False" | "FALSE") {
        return text.eq_ignore_ascii_case("true").into();
    }
    if !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()) {
        return text.parse::<i64>().map_or_else(|_| json!(1e30), Data::from);
    }
    let number = digits.starts_with(|c: char| c.is_ascii_digit() || c == '.')
        && digits.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'e' | b'E' | b'-' | b'+'));
    match text.parse::<f64>() {
        Ok(value) if number => json!(value),
        _ => text.into(),
    }
}

/// One validator for each subject.
struct Validators(BTreeMap<&'static str, jsonschema::Validator>);

impl Validators {
    fn new() -> Self {
        let one = |subject: Subject| {
            let schema = json_schema(subject, &LANGUAGES);
            (subject.name(), jsonschema::draft7::new(&schema).unwrap())
        };
        Self(Subject::each().map(one).collect())
    }

    fn faults(&self, subject: Subject, value: &Data) -> Vec<String> {
        self.0[subject.name()].iter_errors(value).map(|fault| format!("{}: {fault}", fault.instance_path())).collect()
    }
}

#[test]
fn a_validator_accepts_the_schemas() {
    let own = Subject::each().map(|subject| (subject, LANGUAGES.to_vec()));
    let whole = LANGUAGES.map(|lang| (Subject::Everything, vec![lang]));
    for (subject, langs) in own.chain(whole) {
        let schema = json_schema(subject, &langs);
        let found = jsonschema::draft7::meta::validate(&schema).err();
        assert!(found.is_none(), "{}: {found:?}", subject.name());
        jsonschema::draft7::new(&schema).unwrap();
        let text = schema.to_string();
        for part in text.split("\"$ref\":\"#/definitions/").skip(1) {
            let name = part.split('"').next().unwrap();
            assert!(schema["definitions"].get(name).is_some(), "{}: no definition {name}", subject.name());
        }
    }
}

#[test]
fn every_field_is_described_in_three_languages_kazakh_first() {
    let schema = json_schema(Subject::Records(Kind::Events), &LANGUAGES);
    let date = &schema["definitions"]["event"]["properties"]["date"];
    assert_eq!(date["title"], "Күні · Дата · Date");
    let lines: Vec<&str> = date["description"].as_str().unwrap().lines().collect();
    assert!(lines.len() == 3 && lines[0].starts_with("Қашан") && lines[1].starts_with("Когда"), "{lines:?}");
    let russian = json_schema(Subject::Records(Kind::Events), &[Lang::RU]);
    assert_eq!(russian["definitions"]["event"]["properties"]["date"]["title"], "Дата");
}

#[test]
fn records_of_the_demo_and_of_a_new_archive_are_valid() {
    let validators = Validators::new();
    let starter = Archive::bare(&[]);
    let new = starter.at("new");
    muragat(&["init", new.to_str().unwrap()]).expect(0);
    for (root, least) in [(repository().join("content"), 100), (new.join("content"), 6)] {
        let mut read = 0;
        for (path, bytes) in read_tree(&root) {
            let text = String::from_utf8_lossy(&bytes);
            let Some((subject, value)) = seen(&format!("content/{path}"), &text) else { continue };
            read += 1;
            assert_eq!(validators.faults(subject, &value), Vec::<String>::new(), "{path}");
        }
        assert!(read >= least, "only {read} files in {}", root.display());
    }
}

#[test]
fn an_editor_shows_what_one_file_is_enough_to_know_and_nothing_else() {
    let validators = Validators::new();
    let sometimes = |code: &str| SOMETIMES.iter().find(|(known, _)| *known == code).map(|(_, cases)| *cases);
    let (mut faults, mut shown) = (Vec::new(), BTreeSet::new());
    for case in cases() {
        for (path, text) in case.texts() {
            let Some((subject, value)) = seen(&path, &text) else { continue };
            let errors: Vec<&Finding> =
                case.expected.iter().filter(|finding| finding.file == path && finding.severity == "error").collect();
            let known = errors.iter().any(|finding| KNOWN.contains(&finding.code.as_str()))
                || errors.iter().filter_map(|f| sometimes(&f.code)).any(|cases| cases.contains(&case.name().as_str()));
            let found = validators.faults(subject, &value);
            if known && found.is_empty() {
                faults.push(format!("{}: {path} is valid in spite of {errors:?}", case.name()));
            } else if !known && !found.is_empty() && errors.iter().all(|finding| sometimes(&finding.code).is_none()) {
                faults.push(format!("{}: {path} is not valid: {found:?}", case.name()));
            }
            if known {
                shown.extend(errors.into_iter().map(|finding| finding.code.clone()));
            }
        }
    }
    for code in KNOWN.iter().filter(|code| !shown.contains(**code)) {
        faults.push(format!("no case shows {code}"));
    }
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn the_reference_in_docs_is_that_of_the_program() {
    for (lang, path) in [("kk", "docs/records.kk.md"), ("ru", "docs/records.ru.md"), ("en", "docs/records.md")] {
        let page = muragat(&["schema", "--format", "markdown", "--lang", lang]).expect(0).out;
        let path = repository().join(path);
        if update() {
            std::fs::write(&path, &page).unwrap();
        }
        let kept = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(kept == page, "{} is old: UPDATE=1 cargo test --test it json_schema", path.display());
        assert!(!page.contains("shape-") && !page.contains("shelf-") && !page.contains("ref-"), "a word is missing");
        for target in page.split("](#").skip(1).map(|part| part.split(')').next().unwrap()) {
            assert!(page.contains(&format!("<a id=\"{target}\">")), "{lang}: nothing is called {target}");
        }
        for line in page.lines().filter(|line| line.starts_with("| `")) {
            assert_eq!(line.matches(" | ").count(), 4, "{line}");
        }
    }
    let one = muragat(&["schema", "award", "--format", "markdown", "--lang", "ru"]).expect(0).out;
    assert!(one.contains("Номинация") && !one.contains("## Мероприятия") && !one.contains("### Этап"), "{one}");
}

#[test]
fn the_schema_is_printed_for_a_kind_in_the_singular_or_plural() {
    let event = muragat(&["schema", "event"]).expect(0);
    assert_eq!(event.out, muragat(&["schema", "events"]).expect(0).out);
    let schema: Data = serde_json::from_str(&event.out).unwrap();
    assert_eq!(schema, json_schema(Subject::Records(Kind::Events), &LANGUAGES));
    assert!(event.err.is_empty(), "{}", event.err);
    let russian = muragat(&["schema", "site", "--lang", "ru"]).expect(0).out;
    assert!(russian.contains("\"title\": \"Шрифты\"") && !russian.contains("Қаріптері"), "{russian}");
    assert!(muragat(&["schema"]).expect(0).out.contains("\"topic\": {"));
    assert!(muragat(&["schema", "evnt"]).expect(2).err.contains("event"), "the word that was meant is said");
    muragat(&["schema", "--write", "event"]).expect(2);
}

#[test]
fn a_new_archive_knows_what_vs_code_needs() {
    let folder = Archive::bare(&[]);
    folder.write("new/.vscode/settings.json", "{\"mine\": true}\n");
    let root = folder.at("new");
    let made = muragat(&["init", root.to_str().unwrap()]).expect(0);
    assert_eq!(folder.read("new/.vscode/settings.json"), "{\"mine\": true}\n", "what is there stays");
    assert!(made.err.contains("settings.json"), "{}", made.err);
    std::fs::remove_file(root.join(".vscode/settings.json")).unwrap();
    let other = folder.at("other");
    muragat(&["init", other.to_str().unwrap()]).expect(0);
    let settings: Data = serde_json::from_str(&folder.read("other/.vscode/settings.json")).unwrap();
    let schemas = settings["yaml.schemas"].as_object().unwrap();
    for subject in Subject::each() {
        let files = &schemas[&format!("./.vscode/muragat/{}.json", subject.name())];
        assert!(files.as_array().is_some_and(|files| !files.is_empty()), "{}", subject.name());
    }
    for (path, files) in schemas {
        let schema: Data = serde_json::from_str(&folder.read(&format!("other/{path}"))).unwrap();
        assert_eq!(schema["$schema"], "http://json-schema.org/draft-07/schema#");
        assert!(files.as_array().unwrap().iter().all(|file| file.as_str().unwrap().starts_with("content/")));
    }
    let extensions: Data = serde_json::from_str(&folder.read("other/.vscode/extensions.json")).unwrap();
    assert_eq!(extensions["recommendations"][0], "redhat.vscode-yaml");
}

#[test]
fn an_update_of_the_program_renews_the_schemas_and_nothing_else() {
    let folder = Archive::bare(&[]);
    muragat(&["init", folder.at("new").to_str().unwrap()]).expect(0);
    let fresh = read_tree(&folder.at("new"));
    folder.write("new/.vscode/muragat/events.json", "{}");
    folder.write("new/.vscode/settings.json", "{}");
    let run = muragat(&["schema", "--write", "--root", folder.at("new").to_str().unwrap()]).expect(0);
    assert!(run.out.trim_end().ends_with("events.json") && run.out.lines().count() == 1, "{}", run.out);
    for (path, bytes) in read_tree(&folder.at("new")) {
        let kept = if path == ".vscode/settings.json" { b"{}".to_vec() } else { fresh[&path].clone() };
        assert!(bytes == kept, "{path}");
    }
    let outside = muragat(&["schema", "--write", "--root", folder.at("nothing").to_str().unwrap()]).expect(2);
    assert!(outside.err.contains("content/"), "{}", outside.err);
}
