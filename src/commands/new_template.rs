//! What does the file of a new record say? Made from the schema: what is known is filled in, the rest stands ready as examples.

use super::new_examples::{COMMON, LEFT_OUT, example_lines, useful};
use crate::i18n::Lang;
use crate::model::Kind;
use crate::model::kinds::{Common, EventType};
use crate::model::schema::{FieldSpec, Shape};
use crate::records::detail_specs;

/// What is known of a record that is about to be written.
#[derive(Clone, Debug)]
pub(super) struct NewRecord {
    /// Its kind.
    pub kind: Kind,
    /// The sort of event.
    pub event_type: Option<EventType>,
    /// Its id.
    pub id: String,
    /// Titles or names, that of the text's language first; never empty.
    pub titles: Vec<(Lang, String)>,
    /// Date in the spelling that is stored.
    pub date: Option<String>,
}

/// A file to write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct NewFile {
    /// Path below `content/`.
    pub path: String,
    /// What it says.
    pub text: String,
}

/// The field that holds the date of a record, for the kinds that have one.
pub(super) fn date_field(kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::Events | Kind::Works | Kind::Documents => Some("date"),
        Kind::News => Some("published"),
        Kind::AwardLists => Some("year"),
        Kind::Organizations => Some("founded"),
        Kind::Awards | Kind::Series | Kind::People | Kind::Places | Kind::Topics => None,
    }
}

/// Fields that stand in the file of a language where a record has such files.
const IN_TEXTS: &[&str] = &["summary", "subtitle", "short_title"];

/// The files of a new record. Events get a folder with facts and texts, news a file per language, other kinds one file.
pub(super) fn files_of(record: &NewRecord, langs: &[Lang]) -> Vec<NewFile> {
    let (folder, id) = (record.kind.folder(), record.id.as_str());
    let text_file = |path: String, (lang, title): &(Lang, String), facts: &str| {
        let (head, facts) = if facts.is_empty() { ("", SUMMARY) } else { (HEAD, facts) };
        let title = scalar(title);
        NewFile { path, text: format!("---\n{head}title: {title}\n{facts}{}---\n\n", prose_hint(*lang)) }
    };
    match record.kind {
        Kind::Events => {
            let facts =
                NewFile { path: format!("{folder}/{id}/index.yaml"), text: HEAD.to_owned() + &fields(record, langs) };
            let texts = record.titles.iter().map(|title| text_file(format!("{folder}/{id}/{}.md", title.0), title, ""));
            std::iter::once(facts).chain(texts).collect()
        }
        Kind::News => {
            let facts = fields(record, langs);
            let text = |(at, title): (usize, &(Lang, String))| {
                let facts = if at == 0 { facts.as_str() } else { "" };
                text_file(format!("{folder}/{id}.{}.md", title.0), title, facts)
            };
            record.titles.iter().enumerate().map(text).collect()
        }
        _ => {
            let text = format!("{HEAD}{}\n{}", naming(record, langs), fields(record, langs));
            vec![NewFile { path: format!("{folder}/{id}.yaml"), text }]
        }
    }
}

/// First lines of a file with facts.
const HEAD: &str = "# Lines that begin with # are examples. Delete the # where you know the answer; delete the other lines, or leave them.\n\n";

/// The field that every text has beside its title.
const SUMMARY: &str = "# summary: …  # Two sentences for lists and search engines\n";

/// Last line of the fields in a file with a text.
fn prose_hint(lang: Lang) -> String {
    let language = match lang.code() {
        "kk" => "Kazakh",
        "ru" => "Russian",
        code => code,
    };
    format!("# The text in {language} stands below the three hyphens.\n")
}

/// `title:` or `name:` with a line per language of the site.
fn naming(record: &NewRecord, langs: &[Lang]) -> String {
    let key = if record.kind.is_named() { "name" } else { "title" };
    let mut lines = format!("{key}:\n");
    for (lang, title) in &record.titles {
        lines.push_str(&format!("  {lang}: {}\n", scalar(title)));
    }
    for lang in langs.iter().filter(|lang| record.titles.iter().all(|(known, _)| known != *lang)) {
        lines.push_str(&format!("  # {lang}: …\n"));
    }
    lines
}

/// All fields that a new record shows: the useful ones of its kind, its other ones, those of all kinds.
fn fields(record: &NewRecord, langs: &[Lang]) -> String {
    let useful = useful(record.kind);
    let own = detail_specs(record.kind);
    let common: Vec<FieldSpec> = Common::specs().into_iter().filter(|spec| record.kind.is_named_by(spec.key)).collect();
    let all = || own.iter().chain(&common);
    let named = |key: &&str| all().find(|spec| spec.key == *key);
    let rest = own.iter().filter(|spec| !useful.contains(&spec.key) && !LEFT_OUT.contains(&spec.key));
    let sessions = FieldSpec {
        key: "sessions",
        shape: Shape::Table,
        required: false,
        about: "Smaller events inside it.",
        private: false,
    };
    let mut groups: Vec<Vec<&FieldSpec>> = vec![useful.iter().filter_map(named).collect(), rest.collect()];
    if record.kind == Kind::Events {
        groups[0].push(&sessions);
    }
    // What an event says in words stands in its texts, one file per language.
    let elsewhere = |key: &&&str| record.kind == Kind::Events && IN_TEXTS.contains(*key);
    groups.push(COMMON.iter().filter(|key| !elsewhere(key)).filter_map(named).collect());
    let group = |specs: &Vec<&FieldSpec>| specs.iter().map(|spec| field(record, spec, langs)).collect::<String>();
    groups.iter().filter(|specs| !specs.is_empty()).map(group).collect::<Vec<_>>().join("\n")
}

/// One field: with its value where it is known, else as an example behind `#`.
fn field(record: &NewRecord, spec: &FieldSpec, langs: &[Lang]) -> String {
    if let Some(value) = known_value(record, spec) {
        return format!("{}: {value}\n", spec.key);
    }
    let one = [record.titles.first().map_or(Lang::KK, |(lang, _)| *lang)];
    let langs = if record.kind == Kind::News { &one } else { langs };
    example_lines(record.kind, spec, langs).lines().map(|line| format!("# {line}\n")).collect()
}

fn known_value(record: &NewRecord, spec: &FieldSpec) -> Option<String> {
    match (record.kind, spec.key) {
        (Kind::Events, "type") => record.event_type.map(|sort| sort.word().to_owned()),
        // A new list has no rows yet; saying so is the difference between unknown and forgotten.
        (Kind::AwardLists, "results_status") => Some("expected".to_owned()),
        (kind, key) if date_field(kind) == Some(key) => record.date.as_deref().map(scalar),
        _ => None,
    }
}

/// A text as a YAML scalar on one line: as it is where that is safe, else in double quotes.
pub(super) fn scalar(text: &str) -> String {
    let first_is_safe = text.starts_with(|c: char| c.is_alphanumeric() || c == '«' || c == '№');
    let plain =
        |c: char| !c.is_control() && !matches!(c, ':' | '#' | '"' | '\'' | '\\' | '{' | '}' | '[' | ']' | ',' | '`');
    let is_word =
        !matches!(text.to_ascii_lowercase().as_str(), "null" | "true" | "false" | "yes" | "no" | "on" | "off");
    if first_is_safe && is_word && text.chars().all(plain) && !text.ends_with(' ') {
        return text.to_owned();
    }
    let mut quoted = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' | '\\' => quoted.extend(['\\', letter]),
            letter if letter.is_control() => quoted.push(' '),
            letter => quoted.push(letter),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::text_report;
    use crate::records::parse_records;
    use crate::site::read_site;
    use crate::sources::SourceTree;

    const LANGS: [Lang; 2] = [Lang::KK, Lang::RU];
    const SITE: (&str, &str) = ("site.yaml", "title: {kk: Мұрағат, ru: Архив}\n");

    fn new_record(kind: Kind) -> NewRecord {
        NewRecord {
            kind,
            event_type: None,
            id: "synaq".to_owned(),
            titles: vec![(Lang::KK, "Сынақ".to_owned()), (Lang::RU, "Проба".to_owned())],
            date: date_field(kind).map(|_| "2023-08-24".to_owned()),
        }
    }

    /// What is wrong with the records in these files.
    fn read(files: &[NewFile]) -> String {
        let mut texts: Vec<(&str, &str)> = files.iter().map(|file| (file.path.as_str(), file.text.as_str())).collect();
        texts.push(SITE);
        let (sources, _) = SourceTree::from_texts(&texts);
        let (site, _) = read_site(&sources);
        text_report(&parse_records(&sources, &site).1, &sources, Lang::EN, false)
    }

    /// The files with every example turned into a field.
    fn uncommented(files: Vec<NewFile>) -> Vec<NewFile> {
        let field = |line: &str| {
            let is_key = |key: &str| !key.is_empty() && key.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
            match line.strip_prefix("# ") {
                Some(rest) if rest.starts_with(' ') || rest.split_once(':').is_some_and(|(key, _)| is_key(key)) => {
                    rest.to_owned()
                }
                _ => line.replacen("  # ", "  ", usize::from(line.starts_with("  # "))),
            }
        };
        let all = |text: &str| text.lines().map(|line| field(line) + "\n").collect();
        files.into_iter().map(|file| NewFile { text: all(&file.text), path: file.path }).collect()
    }

    #[test]
    fn a_new_record_of_every_kind_is_right_at_once() {
        for kind in Kind::ALL {
            assert_eq!(read(&files_of(&new_record(kind), &LANGS)), "", "{kind}");
        }
    }

    #[test]
    fn every_example_is_right() {
        for kind in Kind::ALL {
            let mut record = new_record(kind);
            record.date = None;
            assert_eq!(read(&uncommented(files_of(&record, &LANGS))), "", "{kind}");
        }
    }

    #[test]
    fn every_field_of_the_schema_is_shown_or_left_out_on_purpose() {
        for kind in Kind::ALL {
            let shown: String = files_of(&new_record(kind), &LANGS).into_iter().map(|file| file.text).collect();
            let own = detail_specs(kind);
            for spec in own.iter().chain(&Common::specs()) {
                let is_shown =
                    shown.lines().any(|line| line.trim_start_matches("# ").starts_with(&format!("{}:", spec.key)));
                let elsewhere = IN_TEXTS.contains(&spec.key) || !kind.is_named_by(spec.key);
                assert!(is_shown || elsewhere || LEFT_OUT.contains(&spec.key), "{kind}: {}", spec.key);
            }
            for key in useful(kind) {
                let known = own.iter().chain(&Common::specs()).any(|spec| spec.key == *key);
                assert!(known, "{kind} has no field {key}");
            }
        }
    }

    #[test]
    fn titles_survive_whatever_they_hold() {
        for title in [
            "Сапалы білім",
            "Тақырып: «Білім»",
            "\"Жаңа толқын\" #1",
            "- тізім",
            "null",
            "No",
            "C:\\мұрағат",
            "{a}, [b]",
            "№75 балабақша",
            "2023",
            "@мекенжай %1",
            "日本 😀",
        ] {
            let mut record = new_record(Kind::Works);
            record.titles = vec![(Lang::KK, title.to_owned())];
            let files = files_of(&record, &LANGS);
            let (sources, _) = SourceTree::from_texts(&[SITE, (&files[0].path, &files[0].text)]);
            let (site, _) = read_site(&sources);
            let (records, _) = parse_records(&sources, &site);
            let read = records.first().and_then(|record| record.title()?.get(Lang::KK));
            assert_eq!(read, Some(title), "{}", files[0].text);
        }
    }
}
