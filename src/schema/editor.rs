//! Which files make an editor know the records of an archive? Settings for VS Code and one schema for each kind of file.

use super::json::{Subject, all_languages, json_schema};
use serde_json::{Map, Value as Data, json};

/// Where the schemas lie, relative to the archive.
pub const FOLDER: &str = ".vscode/muragat";

/// Letters of Kazakh that VS Code takes for look-alikes of Latin ones.
const KAZAKH: [&str; 18] = ["ә", "ғ", "қ", "ң", "ө", "ұ", "ү", "һ", "і", "Ә", "Ғ", "Қ", "Ң", "Ө", "Ұ", "Ү", "Һ", "І"];

/// The schemas as files: path relative to the archive, and text.
pub fn schema_files() -> Vec<(String, String)> {
    let file = |subject: Subject| (path_of(subject), pretty(&json_schema(subject, &all_languages())));
    Subject::each().map(file).collect()
}

/// Settings and extensions of VS Code: path relative to the archive, and text.
pub fn editor_files() -> Vec<(String, String)> {
    vec![
        (".vscode/settings.json".to_owned(), pretty(&settings())),
        (".vscode/extensions.json".to_owned(), pretty(&json!({ "recommendations": ["redhat.vscode-yaml"] }))),
    ]
}

fn path_of(subject: Subject) -> String {
    format!("{FOLDER}/{}.json", subject.name())
}

/// A JSON text as it is printed and written to files.
pub fn pretty(value: &Data) -> String {
    format!("{value:#}\n")
}

fn settings() -> Data {
    let files_of = |subject: Subject| match subject {
        Subject::Records(kind) => {
            let folder = kind.folder();
            json!([format!("content/{folder}/*.yaml"), format!("content/{folder}/*/index.yaml")])
        }
        _ => json!(["content/site.yaml"]),
    };
    let schemas: Map<String, Data> =
        Subject::each().map(|subject| (format!("./{}", path_of(subject)), files_of(subject))).collect();
    let kazakh: Map<String, Data> = KAZAKH.iter().map(|letter| ((*letter).to_owned(), true.into())).collect();
    json!({
        "yaml.schemas": schemas,
        "yaml.validate": true,
        "yaml.completion": true,
        "yaml.hover": true,
        // Only the schemas of this folder count, and nothing is fetched.
        "yaml.schemaStore.enable": false,
        "files.associations": { "content/**/*.yaml": "yaml", "content/**/*.md": "markdown" },
        "files.encoding": "utf8",
        "files.eol": "\n",
        "files.insertFinalNewline": true,
        "[markdown]": { "editor.wordWrap": "on", "files.trimTrailingWhitespace": false },
        "[yaml]": { "editor.wordWrap": "on", "editor.insertSpaces": true, "editor.tabSize": 2, "editor.detectIndentation": false },
        "editor.unicodeHighlight.allowedLocales": { "kk": true, "ru": true },
        "editor.unicodeHighlight.allowedCharacters": kazakh,
    })
}
