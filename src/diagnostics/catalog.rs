//! What do findings say? One catalogue of messages per language, read from `messages.en`.

use super::Diagnostic;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Lines `key = text`; `#` starts a comment line. `key` is a code, `code.help` or another named repair or note.
static ENGLISH: LazyLock<BTreeMap<&str, &str>> = LazyLock::new(|| entries(include_str!("messages.en")));

/// All codes, in alphabetical order.
pub static CODES: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| ENGLISH.keys().copied().filter(|key| !key.contains('.')).collect());

fn entries(text: &str) -> BTreeMap<&str, &str> {
    text.lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once('='))
        .map(|(key, text)| (key.trim(), text.trim()))
        .collect()
}

/// The message of a finding with its placeholders filled.
pub fn message_of(diagnostic: &Diagnostic) -> String {
    fill(ENGLISH.get(diagnostic.code).copied().unwrap_or(diagnostic.code), diagnostic)
}

/// The repair of a finding, where the catalogue has one.
pub fn help_of(diagnostic: &Diagnostic) -> Option<String> {
    entry(diagnostic, diagnostic.help)
}

/// The message of a code and its named repairs and notes, with their placeholders left open: what `explain` shows.
pub fn texts_of(code: &str) -> Option<(&'static str, Vec<(&'static str, &'static str)>)> {
    let message = ENGLISH.get(code).filter(|_| !code.contains('.'))?;
    let part = |(key, text): (&&'static str, &&'static str)| Some((key.strip_prefix(code)?.strip_prefix('.')?, *text));
    Some((message, ENGLISH.iter().filter_map(part).collect()))
}

/// The words of one of a finding's notes.
pub(super) fn note_of(diagnostic: &Diagnostic, key: &str) -> String {
    entry(diagnostic, key).unwrap_or_else(|| key.to_owned())
}

fn entry(diagnostic: &Diagnostic, key: &str) -> Option<String> {
    let key = format!("{}.{key}", diagnostic.code);
    ENGLISH.get(key.as_str()).map(|text| fill(text, diagnostic))
}

/// Replaces every `{name}` in one pass, so that a value that looks like a placeholder stays as it is.
fn fill(template: &str, diagnostic: &Diagnostic) -> String {
    let mut out = String::with_capacity(template.len() + 32);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let Some((name, tail)) = after.split_once('}') else {
            out.push('{');
            rest = after;
            continue;
        };
        match diagnostic.args.iter().find(|(key, _)| *key == name) {
            Some((_, value)) => out.push_str(value),
            None => out.extend(["{", name, "}"]),
        }
        rest = tail;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::Span;

    #[test]
    fn placeholders_are_filled_once() {
        let finding = Diagnostic::error("unknown-key", Span::default()).arg("key", "{kind}").arg("kind", "news");
        assert!(message_of(&finding).contains("{kind}"), "a value is never a template");
    }

    #[test]
    fn every_repair_belongs_to_a_code() {
        for key in ENGLISH.keys() {
            let code = key.split('.').next().unwrap_or_default();
            assert!(ENGLISH.contains_key(code), "`{key}` has no message");
        }
    }
}
