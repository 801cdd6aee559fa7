//! What does the interface say, and in which words?

use std::collections::BTreeMap;
use std::fmt;

use super::{Lang, Plural, grouped, plural};

/// The words of the interface in one language, by key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    lang: Lang,
    entries: BTreeMap<String, Entry>,
}

/// The text of a key and its plural forms in the order of [`Plural::ALL`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Entry {
    text: Option<String>,
    forms: [Option<String>; 4],
}

/// A line of a catalogue that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordsFault {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong with it.
    pub kind: WordsFaultKind,
}

/// What can be wrong with a line of a catalogue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WordsFaultKind {
    /// The line has no `=`.
    NoEquals,
    /// The key is empty or has letters other than `a-z`, `0-9`, `.`, `_`, `-`.
    BadKey(String),
    /// The plural form in brackets is not one of `one`, `few`, `many`, `other`.
    UnknownForm(String),
    /// The key stands on an earlier line too.
    Twice {
        /// The key, with its plural form if it has one.
        key: String,
        /// The earlier line, from 1.
        first: usize,
    },
    /// A `{` without its `}`, or a placeholder that is not a plain name.
    BadPlaceholder,
}

impl fmt::Display for WordsFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: ", self.line)?;
        match &self.kind {
            WordsFaultKind::NoEquals => f.write_str("expected `key = text`"),
            WordsFaultKind::BadKey(key) => {
                write!(f, "`{key}` is not a key (small Latin letters, digits, `.`, `_`, `-`)")
            }
            WordsFaultKind::UnknownForm(form) => write!(f, "`{form}` is not a plural form (one, few, many, other)"),
            WordsFaultKind::Twice { key, first } => write!(f, "`{key}` stands on line {first} already"),
            WordsFaultKind::BadPlaceholder => f.write_str("a `{` needs a name and a `}`"),
        }
    }
}

impl std::error::Error for WordsFault {}

impl Words {
    /// A catalogue without words: every text is its key.
    pub fn empty(lang: Lang) -> Self {
        Self { lang, entries: BTreeMap::new() }
    }

    /// Reads a catalogue of lines `key = text` and `key[form] = text`; `#` at the start of a line makes it a comment.
    ///
    /// # Errors
    /// All lines that cannot be used, in their order.
    pub fn parse(lang: Lang, text: &str) -> Result<Self, Vec<WordsFault>> {
        let mut entries: BTreeMap<String, Entry> = BTreeMap::new();
        let mut seen: BTreeMap<String, usize> = BTreeMap::new();
        let mut faults = Vec::new();
        for (line, content) in (1..).zip(text.trim_start_matches('\u{feff}').lines()) {
            let content = content.trim();
            if content.is_empty() || content.starts_with('#') {
                continue;
            }
            match read_line(content) {
                Err(kind) => faults.push(WordsFault { line, kind }),
                Ok((key, form, text)) => {
                    let label = form.map_or_else(|| key.to_owned(), |f| format!("{key}[{}]", f.keyword()));
                    if let Some(&first) = seen.get(&label) {
                        faults.push(WordsFault { line, kind: WordsFaultKind::Twice { key: label, first } });
                        continue;
                    }
                    seen.insert(label, line);
                    let entry = entries.entry(key.to_owned()).or_default();
                    *entry.slot(form) = Some(text.to_owned());
                }
            }
        }
        if faults.is_empty() { Ok(Self { lang, entries }) } else { Err(faults) }
    }

    /// The words of `base` with single texts and forms replaced by those of `over`.
    pub fn layered(mut base: Self, over: Self) -> Self {
        for (key, entry) in over.entries {
            let below = base.entries.entry(key).or_default();
            below.text = entry.text.or_else(|| below.text.take());
            for (form, old) in entry.forms.into_iter().zip(&mut below.forms) {
                *old = form.or_else(|| old.take());
            }
        }
        base
    }

    /// The language of the words.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// The text of a key; the key itself if the catalogue lacks it.
    pub fn get<'a>(&'a self, key: &'a str) -> &'a str {
        self.entries.get(key).and_then(|e| e.text.as_deref().or(e.forms[3].as_deref())).unwrap_or(key)
    }

    /// The text of a key with its `{name}` places filled; names that are not given stay as they are.
    pub fn fill(&self, key: &str, args: &[(&str, &str)]) -> String {
        filled(self.get(key), args)
    }

    /// The text of a key in the form that the number `n` asks for, with `{n}` filled.
    pub fn count(&self, key: &str, n: u64) -> String {
        self.count_with(key, n, &[])
    }

    /// As [`Words::count`], with further places filled.
    pub fn count_with(&self, key: &str, n: u64, args: &[(&str, &str)]) -> String {
        let form = plural(self.lang, n) as usize;
        let text = self.entries.get(key).and_then(|e| e.forms[form].as_deref()).unwrap_or_else(|| self.get(key));
        let number = grouped(n);
        let mut all = vec![("n", number.as_str())];
        all.extend_from_slice(args);
        filled(text, &all)
    }

    /// The plural forms that the catalogue has of a key: for counts that are made only where the page is read.
    pub fn forms<'a>(&'a self, key: &str) -> impl Iterator<Item = (Plural, &'a str)> {
        let forms = self.entries.get(key).map(|entry| &entry.forms);
        Plural::ALL
            .into_iter()
            .zip(forms.into_iter().flatten())
            .filter_map(|(form, text)| Some((form, text.as_deref()?)))
    }

    /// Whether the catalogue has the key.
    pub fn has(&self, key: &str) -> bool {
        self.entries.contains_key(key)
    }

    /// All keys, sorted.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.entries.keys().map(String::as_str)
    }
}

impl Entry {
    fn slot(&mut self, form: Option<Plural>) -> &mut Option<String> {
        match form {
            None => &mut self.text,
            Some(form) => &mut self.forms[form as usize],
        }
    }
}

fn read_line(line: &str) -> Result<(&str, Option<Plural>, &str), WordsFaultKind> {
    let (name, text) = line.split_once('=').ok_or(WordsFaultKind::NoEquals)?;
    let (name, text) = (name.trim(), text.trim());
    let (key, form) = match name.strip_suffix(']').and_then(|n| n.split_once('[')) {
        None => (name, None),
        Some((key, form)) => {
            let known = Plural::ALL.into_iter().find(|p| p.keyword() == form);
            (key, Some(known.ok_or_else(|| WordsFaultKind::UnknownForm(form.to_owned()))?))
        }
    };
    let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'.' | b'_' | b'-');
    if key.is_empty() || !key.bytes().all(plain) {
        return Err(WordsFaultKind::BadKey(key.to_owned()));
    }
    let right = text
        .split('{')
        .skip(1)
        .all(|part| part.split_once('}').is_some_and(|(name, _)| !name.is_empty() && name.bytes().all(plain)));
    if right { Ok((key, form, text)) } else { Err(WordsFaultKind::BadPlaceholder) }
}

/// Filled in one pass, so that a brace inside a value is never taken for a placeholder.
fn filled(text: &str, args: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some(start) = rest.find('{') {
        out.push_str(&rest[..start]);
        rest = &rest[start..];
        let Some(end) = rest.find('}') else { break };
        let value = args.iter().find(|(name, _)| *name == &rest[1..end]).map(|(_, value)| *value);
        out.push_str(value.unwrap_or(&rest[..=end]));
        rest = &rest[end + 1..];
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const RU: &str = "\u{feff}# меню\nnav.events = События\r\n\nfound = Найдено: {what} ({where})\n\
        sessions[one] = {n} сессия\nsessions[few] = {n} сессии\nsessions[other] = {n} сессий\neq = a = b\n";

    fn ru(text: &str) -> Words {
        Words::parse(Lang::RU, text).unwrap()
    }

    #[test]
    fn words_are_found_and_filled() {
        let words = ru(RU);
        assert_eq!(words.get("nav.events"), "События");
        assert_eq!(words.get("nav.none"), "nav.none");
        assert_eq!(words.get("eq"), "a = b");
        assert_eq!(words.fill("found", &[("what", "{where}")]), "Найдено: {where} ({where})");
        assert_eq!(words.fill("found", &[("what", "1"), ("where", "тут")]), "Найдено: 1 (тут)");
        assert_eq!(words.keys().collect::<Vec<_>>(), ["eq", "found", "nav.events", "sessions"]);
        assert!(words.has("sessions") && !words.has("nav.none"));
    }

    #[test]
    fn counts_take_their_form() {
        let words = ru(RU);
        for (n, text) in [(1, "1 сессия"), (3, "3 сессии"), (5, "5 сессий"), (12_500, "12\u{a0}500 сессий")]
        {
            assert_eq!(words.count("sessions", n), text);
        }
        assert_eq!(words.count("none", 2), "none");
        let forms = [(Plural::One, "{n} сессия"), (Plural::Few, "{n} сессии"), (Plural::Other, "{n} сессий")];
        assert_eq!(words.forms("sessions").collect::<Vec<_>>(), forms);
        assert_eq!(words.forms("none").count(), 0);
        let kk = Words::parse(Lang::KK, "s[other] = {n} сессия, {place}").unwrap();
        assert_eq!(kk.count("s", 1), "1 сессия, {place}");
        assert_eq!(kk.count_with("s", 1, &[("place", "Орал")]), "1 сессия, Орал");
    }

    #[test]
    fn a_site_replaces_single_words() {
        let words = Words::layered(ru(RU), ru("nav.events = Мероприятия\nsessions[one] = одна сессия\nnew = новое"));
        assert_eq!(words.get("nav.events"), "Мероприятия");
        assert_eq!(words.count("sessions", 1), "одна сессия");
        assert_eq!(words.count("sessions", 2), "2 сессии");
        assert_eq!(words.get("new"), "новое");
        assert_eq!(words.fill("found", &[]), "Найдено: {what} ({where})");
    }

    #[test]
    fn faults_name_their_line() {
        let text = "ok = 1\nno equals\nПлохо = 1\n = 1\nok = 2\na[two] = 1\nb = {x\nc = {x y}\nd[one]=1\nd[one]=2";
        let faults = Words::parse(Lang::KK, text).unwrap_err();
        let lines: Vec<String> = faults.iter().map(ToString::to_string).collect();
        assert_eq!(
            lines,
            [
                "line 2: expected `key = text`",
                "line 3: `Плохо` is not a key (small Latin letters, digits, `.`, `_`, `-`)",
                "line 4: `` is not a key (small Latin letters, digits, `.`, `_`, `-`)",
                "line 5: `ok` stands on line 1 already",
                "line 6: `two` is not a plural form (one, few, many, other)",
                "line 7: a `{` needs a name and a `}`",
                "line 8: a `{` needs a name and a `}`",
                "line 10: `d[one]` stands on line 9 already",
            ]
        );
    }
}
