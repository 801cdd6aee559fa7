//! How do the files of one record become one set of fields? Facts stand once; texts are gathered per language.

use crate::diagnostics::{Diagnostic, Diagnostics, Span};
use crate::i18n::Lang;
use crate::model::language::language;
use crate::model::schema::{FieldSpec, Shape};
use crate::yaml::{Entry, Node, Value};

/// The fields of one file.
pub(super) struct Part {
    /// Language of the file, or the site's default language.
    pub lang: Lang,
    /// Its fields.
    pub node: Node,
}

/// Merges the parts in the order given. A fact with two values is an error that shows both places.
pub(super) fn merge(parts: Vec<Part>, specs: &[FieldSpec], record: &str) -> (Node, Diagnostics) {
    let mut faults = Diagnostics::default();
    let mut parts = parts.into_iter();
    let Some(first) = parts.next() else {
        return (Node { span: Span::default(), value: Value::Map(Vec::new()) }, faults);
    };
    let span = first.node.span;
    let mut merged: Vec<Entry> = Vec::new();
    for part in std::iter::once(first).chain(parts) {
        let Value::Map(entries) = part.node.value else { continue };
        for mut entry in entries {
            if is_text(&entry.key, specs) {
                entry.node = per_language(entry.node, part.lang);
            }
            match merged.iter_mut().find(|known| known.key == entry.key) {
                None => merged.push(entry),
                Some(known) => join(known, entry, specs, record, &mut faults),
            }
        }
    }
    (Node { span, value: Value::Map(merged) }, faults)
}

fn shape_of(key: &str, specs: &[FieldSpec]) -> Option<Shape> {
    specs.iter().find(|spec| spec.key == key).map(|spec| spec.shape)
}

fn is_text(key: &str, specs: &[FieldSpec]) -> bool {
    matches!(shape_of(key, specs), Some(Shape::LText | Shape::Names))
}

/// Pictures and files are the same thing when they name the same file; their captions are gathered.
fn is_media(key: &str) -> bool {
    matches!(key, "photos" | "files")
}

/// A plain text becomes a map with one language, so that the texts of several files can stand side by side.
fn per_language(node: Node, lang: Lang) -> Node {
    let known = |key: &str| Lang::parse(key).is_some() || matches!(language(key), Err(Some(_)));
    match &node.value {
        Value::Map(entries) if entries.is_empty() || entries.iter().any(|e| known(&e.key)) => node,
        Value::Null => node,
        _ => {
            let span = node.span;
            let entry = Entry { key: lang.code().to_owned(), key_span: span, node };
            Node { span, value: Value::Map(vec![entry]) }
        }
    }
}

fn join(known: &mut Entry, new: Entry, specs: &[FieldSpec], record: &str, faults: &mut Diagnostics) {
    if is_text(&new.key, specs) {
        match (&mut known.node.value, new.node.value) {
            (Value::Map(texts), Value::Map(more)) => join_texts(&known.key, texts, more, record, faults),
            (Value::Null, value) => known.node.value = value,
            _ => {}
        }
    } else if is_media(&new.key)
        && let (Value::List(items), Value::List(more)) = (&mut known.node.value, &new.node.value)
    {
        more.iter().for_each(|item| join_media(items, item));
    } else if !known.node.says_same(&new.node) {
        faults.push(
            Diagnostic::error("fact-twice", new.node.span)
                .arg("key", new.key)
                .note(known.node.span, "first")
                .record(record),
        );
    }
}

fn join_texts(key: &str, texts: &mut Vec<Entry>, more: Vec<Entry>, record: &str, faults: &mut Diagnostics) {
    for text in more {
        match texts.iter().find(|t| t.key == text.key) {
            None => texts.push(text),
            Some(first) if first.node.says_same(&text.node) => {}
            Some(first) => faults.push(
                Diagnostic::error("fact-twice", text.node.span)
                    .arg("key", format!("{key}.{}", text.key))
                    .note(first.node.span, "first")
                    .record(record),
            ),
        }
    }
}

fn join_media(items: &mut Vec<Node>, item: &Node) {
    let name = |node: &Node| node.get("file").or(node.get("url")).and_then(|n| n.text().map(str::to_owned));
    let Some(known) = items.iter_mut().find(|known| name(known).is_some() && name(known) == name(item)) else {
        items.push(item.clone());
        return;
    };
    let Value::Map(fields) = &mut known.value else { return };
    for entry in item.entries() {
        match fields.iter_mut().find(|f| f.key == entry.key) {
            None => fields.push(entry.clone()),
            Some(field) => {
                if let (Value::Map(texts), Value::Map(more)) = (&mut field.node.value, &entry.node.value) {
                    texts.extend(
                        more.iter().filter(|m| !texts.iter().any(|t| t.key == m.key)).cloned().collect::<Vec<_>>(),
                    );
                }
            }
        }
    }
}
