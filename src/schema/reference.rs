//! What may stand in a record, told to people? Tables in Markdown from the same forms and words as the schema for editors.

use super::forms::{Form, form_of};
use super::json::Subject;
use super::shelf::{SETTINGS, Shelf, shelves};
use crate::diagnostics::{field_words, word};
use crate::i18n::Lang;
use crate::model::Kind;
use crate::model::kinds::Common;
use crate::model::schema::FieldSpec;
use std::fmt::Write;

/// What stands before the example at the end of a description, in each language.
const EXAMPLE_MARKS: [&str; 3] = ["мысалы: ", "например: ", "for example: "];

/// The reference of a subject, or of everything: a table for each kind, one for what all kinds share, one for each group.
pub fn reference(subject: Subject, lang: Lang) -> String {
    let page = Page { lang };
    let (all, groups): (Vec<Shelf>, Vec<Shelf>) =
        shelves().into_iter().partition(|shelf| shelf.kind.is_some() || shelf.name == SETTINGS);
    let chosen: Vec<&Shelf> = all
        .iter()
        .filter(|shelf| match subject {
            Subject::Everything => true,
            Subject::Records(kind) => shelf.kind == Some(kind),
            Subject::Settings => shelf.name == SETTINGS,
        })
        .collect();
    let mut out = format!("# {}\n\n{}\n", page.says("ref-title"), page.says("ref-lead"));
    let is_common = |spec: &FieldSpec| Common::has(spec.key) && !matches!(spec.key, "title" | "name" | "names");
    for shelf in &chosen {
        let fields: Vec<&FieldSpec> =
            shelf.fields.iter().filter(|spec| shelf.kind.is_none() || !is_common(spec)).collect();
        page.heading(&mut out, "##", shelf.name);
        if let Some(kind) = shelf.kind {
            let folder = kind.folder();
            let _ = writeln!(
                out,
                "{}: `content/{folder}/….yaml`, `content/{folder}/…/index.yaml`, `kk.md`, `ru.md`",
                page.says("ref-files")
            );
            let _ = writeln!(out, "\n[{}](#common)\n", page.says("ref-common-see"));
        } else {
            let _ = writeln!(out, "{}: `content/{SETTINGS}`\n", page.says("ref-files"));
        }
        page.table(&mut out, shelf, &fields);
    }
    if let Some(shelf) = chosen.iter().find(|shelf| shelf.kind.is_some()) {
        let _ = writeln!(out, "\n<a id=\"common\"></a>\n\n## {}\n", page.says("ref-common"));
        let common: Vec<&FieldSpec> = shelf.fields.iter().filter(|spec| is_common(spec)).collect();
        page.table(&mut out, shelf, &common);
    }
    let _ = writeln!(out, "\n## {}\n\n{}", page.says("ref-groups"), page.says("ref-groups-lead"));
    for shelf in groups.iter().filter(|shelf| subject == Subject::Everything || is_met(shelf.name, &chosen)) {
        page.heading(&mut out, "###", shelf.name);
        page.table(&mut out, shelf, &shelf.fields.iter().collect::<Vec<_>>());
    }
    out
}

/// Whether a group is met somewhere below these shelves.
fn is_met(name: &str, from: &[&Shelf]) -> bool {
    let all = shelves();
    let mut open: Vec<&Shelf> = from.to_vec();
    let mut seen: Vec<&str> = Vec::new();
    while let Some(shelf) = open.pop() {
        for group in shelf.fields.iter().filter_map(|spec| group_in(&form_of(shelf.name, shelf.kind, spec))) {
            if !seen.contains(&group) {
                seen.push(group);
                open.extend(all.iter().find(|shelf| shelf.name == group));
            }
        }
    }
    seen.contains(&name)
}

/// The group that a form leads to.
fn group_in(form: &Form) -> Option<&'static str> {
    match form {
        Form::Group(name) => Some(name),
        Form::Participant => Some("credit"),
        Form::Results => Some("result"),
        Form::List(item) => group_in(item),
        Form::Plain("counted") => Some("count"),
        Form::Plain("sum") => Some("money"),
        Form::Plain("names") => Some("name"),
        _ => None,
    }
}

struct Page {
    lang: Lang,
}

impl Page {
    fn says<'a>(&self, key: &'a str) -> &'a str {
        word(self.lang, key)
    }

    fn shelf_title(&self, name: &str) -> String {
        let key = format!("shelf-{name}");
        word(self.lang, &key).to_owned()
    }

    fn heading(&self, out: &mut String, marks: &str, name: &str) {
        let _ = writeln!(out, "\n<a id=\"{}\"></a>\n\n{marks} {}\n", anchor(name), self.shelf_title(name));
    }

    fn table(&self, out: &mut String, shelf: &Shelf, fields: &[&FieldSpec]) {
        let heads = ["ref-key", "ref-label", "ref-form", "ref-about", "ref-example"].map(|key| self.says(key));
        let _ = writeln!(out, "| {} |\n|---|---|---|---|---|", heads.join(" | "));
        for spec in fields {
            let (label, about) = field_words(self.lang, shelf.name, spec.key).unwrap_or((spec.key, ""));
            let (about, example) = split_example(about);
            let mut form = self.form(&form_of(shelf.name, shelf.kind, spec), spec.key);
            if spec.required {
                let _ = write!(form, "; **{}**", self.says("ref-required"));
            }
            // Several examples with words between them are a sentence, one alone is what is typed.
            let sentence =
                |text: &str| text.contains('(') || [" немесе ", " или ", " or "].iter().any(|or| text.contains(or));
            let example = match example {
                Some(example) if !sentence(&example) => format!("`{example}`"),
                example => example.unwrap_or_default(),
            };
            let _ = writeln!(out, "| `{}` | {label} | {form} | {about} | {example} |", spec.key);
        }
    }

    fn form(&self, form: &Form, key: &str) -> String {
        let linked = |name: &str| format!("[{}](#{})", self.shelf_title(name), anchor(name));
        match form {
            Form::Plain(name) => {
                let says = self.says(&format!("shape-{name}")).to_owned();
                group_in(form).map_or(says.clone(), |group| format!("{says} {}", linked(group)))
            }
            // All fields of the kind; naming them would say nothing new.
            Form::Choice(_) if key == "incomplete" => self.says("shape-text").to_owned(),
            Form::Choice(words) => {
                let words: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
                format!("{} {}", self.says("shape-choice"), words.join(", "))
            }
            Form::Reference(kinds) if kinds.len() == Kind::ALL.len() => {
                format!("{} {}", self.says("shape-reference"), self.says("shape-any"))
            }
            Form::Reference(kinds) => {
                let kinds: Vec<String> = kinds.iter().map(|kind| linked(kind.singular())).collect();
                format!("{} {}", self.says("shape-reference"), kinds.join(", "))
            }
            Form::Group(name) => format!("{} {}", self.says("shape-group"), linked(name)),
            Form::Participant => format!("{} {}", self.says("shape-group"), linked("credit")),
            Form::Results => format!("{} {}", self.says("shape-results"), linked("result")),
            Form::Sessions => format!("{} {}", self.says("shape-sessions"), linked("event")),
            Form::List(item) => format!("{} ({})", self.says("shape-list"), self.form(item, key)),
        }
    }
}

fn anchor(name: &str) -> String {
    name.replace([' ', '.'], "-")
}

/// A description without the example at its end, and the example.
fn split_example(about: &str) -> (String, Option<String>) {
    for mark in EXAMPLE_MARKS {
        if let Some((before, example)) = about.split_once(mark) {
            let before = before.trim_end().trim_end_matches([',', ';', ':']);
            let end = if before.ends_with('.') { "" } else { "." };
            return (format!("{before}{end}"), Some(example.strip_suffix('.').unwrap_or(example).to_owned()));
        }
    }
    (about.to_owned(), None)
}
