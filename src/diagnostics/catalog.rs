//! What do findings say, and in which language? One catalogue per language, a folder in `catalogues/`; the same keys in each.
//!
//! Lines `key = text`; `#` starts a comment line. `code` is the message of a finding, `code.help` its repair (or
//! another name that a finding asks for), `code.about` what `explain` says of it; `word.…` are words that stand in messages,
//! `say.…` what commands tell. `{name}` is filled in; `{name?one|few|many}` takes the form that the number `name` asks for
//! (Russian has three forms, English two: `{name?one|other}`).

use super::{Arg, Diagnostic, visible};
use crate::i18n::{Lang, Plural, plural};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Languages in which findings are told.
pub const LANGUAGES: [Lang; 3] = [Lang::KK, Lang::RU, Lang::EN];

type Entries = BTreeMap<&'static str, &'static str>;

macro_rules! catalogues {
    ($($area:literal),*) => {
        [
            [$(include_str!(concat!("catalogues/kk/", $area, ".txt"))),*],
            [$(include_str!(concat!("catalogues/ru/", $area, ".txt"))),*],
            [$(include_str!(concat!("catalogues/en/", $area, ".txt"))),*],
        ]
    };
}

static CATALOGUES: LazyLock<[Entries; 3]> = LazyLock::new(|| {
    catalogues!["files", "yaml", "values", "archive", "prose", "letters", "site", "program", "schema"]
        .map(|areas| areas.into_iter().flat_map(entries).collect())
});

static FIELDS: LazyLock<[Entries; 3]> =
    LazyLock::new(|| catalogues!["fields"].map(|areas| areas.into_iter().flat_map(entries).collect()));

/// All codes, in alphabetical order.
pub static CODES: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| of(Lang::EN).keys().copied().filter(|key| !key.contains('.')).collect());

fn entries(text: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    text.lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once('='))
        .map(|(key, text)| (key.trim(), text.trim()))
}

/// The place of a language in [`LANGUAGES`]; a language without catalogue reads English.
fn place(lang: Lang) -> usize {
    LANGUAGES.iter().position(|known| *known == lang).unwrap_or(2)
}

fn of(lang: Lang) -> &'static Entries {
    &CATALOGUES[place(lang)]
}

/// The message of a finding with its placeholders filled.
pub fn message_of(diagnostic: &Diagnostic, lang: Lang) -> String {
    of(lang).get(diagnostic.code).map_or_else(|| diagnostic.code.to_owned(), |text| fill(text, &diagnostic.args, lang))
}

/// The repair of a finding, where the catalogue has one.
pub fn help_of(diagnostic: &Diagnostic, lang: Lang) -> Option<String> {
    entry(diagnostic, diagnostic.help, lang)
}

/// The words of one of a finding's notes.
pub(super) fn note_of(diagnostic: &Diagnostic, key: &str, lang: Lang) -> String {
    entry(diagnostic, key, lang).unwrap_or_else(|| key.to_owned())
}

fn entry(diagnostic: &Diagnostic, key: &str, lang: Lang) -> Option<String> {
    let key = format!("{}.{key}", diagnostic.code);
    of(lang).get(key.as_str()).map(|text| fill(text, &diagnostic.args, lang))
}

/// The message of a code and its named repairs and notes, with their placeholders left open: what `explain` shows.
pub fn texts_of(code: &str, lang: Lang) -> Option<(&'static str, Vec<(&'static str, &'static str)>)> {
    let catalogue = of(lang);
    let message = catalogue.get(code).filter(|_| !code.contains('.'))?;
    let part = |(key, text): (&&'static str, &&'static str)| Some((key.strip_prefix(code)?.strip_prefix('.')?, *text));
    Some((message, catalogue.iter().filter_map(part).collect()))
}

/// What a command tells: the entry `say.{key}` with its placeholders filled.
pub fn say(lang: Lang, key: &str, args: &[(&'static str, Arg)]) -> String {
    let key = format!("say.{key}");
    of(lang).get(key.as_str()).map_or_else(|| key.clone(), |text| fill(text, args, lang))
}

/// The word `word.{key}`; the key itself where the catalogue lacks it.
pub fn word(lang: Lang, key: &str) -> &str {
    of(lang).get(format!("word.{key}").as_str()).copied().unwrap_or(key)
}

/// What people call a field, and what it holds: `field = label | description`. `group.field` goes before `field`.
pub fn field_words(lang: Lang, group: &str, key: &str) -> Option<(&'static str, &'static str)> {
    let fields = &FIELDS[place(lang)];
    let text = fields.get(format!("{group}.{key}").as_str()).or_else(|| fields.get(key))?;
    Some(text.split_once('|').map_or((*text, ""), |(label, about)| (label.trim(), about.trim())))
}

/// The keys for which a language has words of fields: `field` and `group.field`.
pub fn field_keys(lang: Lang) -> impl Iterator<Item = &'static str> {
    FIELDS[place(lang)].keys().copied()
}

/// All labels of fields in every language with the key that each belongs to: what people type instead of the key.
pub fn field_labels() -> impl Iterator<Item = (&'static str, &'static str)> {
    FIELDS
        .iter()
        .flatten()
        .map(|(key, text)| (text.split('|').next().unwrap_or("").trim(), key.rsplit('.').next().unwrap_or(key)))
}

fn worded(arg: &Arg, lang: Lang) -> String {
    match arg {
        Arg::Text(text) => visible(text).into_owned(),
        Arg::Number(n) => n.to_string(),
        Arg::Word(key) => word(lang, key).to_owned(),
        Arg::Field(key) => match field_words(lang, "", key) {
            Some((label, _)) => fill(word(lang, "field"), &[("label", label.into()), ("key", key.into())], lang),
            None => format!("“{}”", visible(key)),
        },
    }
}

/// Replaces every `{name}` in one pass, so that a value that looks like a placeholder stays as it is.
fn fill(template: &str, args: &[(&'static str, Arg)], lang: Lang) -> String {
    let mut out = String::with_capacity(template.len() + 32);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let Some((name, tail)) = after.split_once('}') else {
            out.push('{');
            rest = after;
            continue;
        };
        let (wanted, forms) = name.split_once('?').map_or((name, None), |(wanted, forms)| (wanted, Some(forms)));
        match (args.iter().find(|(key, _)| *key == wanted), forms) {
            (Some((_, Arg::Number(n))), Some(forms)) => out.push_str(form(lang, *n, forms)),
            (Some((_, value)), None) => out.push_str(&worded(value, lang)),
            _ => out.extend(["{", name, "}"]),
        }
        rest = tail;
    }
    out.push_str(rest);
    out
}

/// The form of `one|few|many` or `one|other` for a number.
fn form(lang: Lang, n: u64, forms: &str) -> &str {
    let forms: Vec<&str> = forms.split('|').collect();
    let at = match plural(lang, n) {
        Plural::One => 0,
        Plural::Few => 1,
        Plural::Many | Plural::Other => forms.len().saturating_sub(1),
    };
    forms.get(at).copied().unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::Span;

    #[test]
    fn placeholders_are_filled_once() {
        let finding = Diagnostic::error("unknown-key", Span::default()).arg("key", "{kind}").arg("kind", "news");
        for lang in LANGUAGES {
            assert!(message_of(&finding, lang).contains("{kind}"), "a value is never a template");
        }
    }

    #[test]
    fn numbers_choose_their_form() {
        let days = |lang, n| fill("{n} {n?день|дня|дней}", &[("n", Arg::Number(n))], lang);
        assert_eq!([1, 22, 30].map(|n| days(Lang::RU, n)), ["1 день", "22 дня", "30 дней"]);
        let english = |n| fill("{n} {n?day|days}", &[("n", Arg::Number(n))], Lang::EN);
        assert_eq!([1, 2].map(english), ["1 day", "2 days"]);
    }

    #[test]
    fn what_could_steer_a_terminal_is_shown_as_its_code() {
        let finding = Diagnostic::error("unknown-key", Span::default()).arg("key", "a\u{1b}]0;x\u{7}\u{202e}b");
        let message = message_of(&finding, Lang::EN);
        assert!(message.contains("a‹U+001B›]0;x‹U+0007›‹U+202E›b"), "{message}");
    }
}
