//! What does a field need while it is read? The record it belongs to, its language, and a place for faults.

use super::example;
use super::kind::Kind;
use super::language::{language, unknown_language};
use super::schema::{FieldSpec, Shape};
use super::suggest::{Guess, elsewhere, nearest_choice, nearest_key};
use crate::diagnostics::{Diagnostic, Diagnostics, FileId, Span};
use crate::i18n::Lang;
use crate::yaml::{Entry, Node, Value};

/// A reference as it was written. What it leads to is decided by the stage `archive`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefUse {
    /// The id, `kind/id` or name.
    pub text: String,
    /// Where it stands.
    pub span: Span,
    /// Kinds that fit here, the usual one first.
    pub kinds: &'static [Kind],
    /// Whether the author said which of the two it is.
    pub form: RefForm,
    /// Whether it is only a suggestion for the editor.
    pub suggestion: bool,
}

/// How a reference was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RefForm {
    /// `person: beisembaev-gani` or `person: Ғани Бейсембаев`.
    Open,
    /// `person: {id: beisembaev-gani}`.
    Id,
    /// `person: {name: Ғани Бейсембаев}`.
    Name,
}

/// Gives the rows of a table beside the record, by its file name and the place that names it.
pub type TableSource<'a> = &'a dyn Fn(&str, Span) -> Result<Vec<Node>, Diagnostics>;

/// Most unknown keys of one map that get a suggestion: a table pasted into a record must not take minutes.
const MOST_GUESSES: usize = 200;

/// State of the reading of one record.
pub struct Reader<'a> {
    /// The site's default language: a plain text where a map may stand is in it.
    pub default_lang: Lang,
    /// Language of a file such as `kk.md`, if it has one.
    pub lang_of_file: &'a dyn Fn(FileId) -> Option<Lang>,
    /// `kind/id` for messages.
    pub record: String,
    /// What was found wrong.
    pub faults: Diagnostics,
    /// References in the order they were read; a field keeps the number.
    pub refs: Vec<RefUse>,
    /// Rows of the tables beside the record, by file name.
    pub table: TableSource<'a>,
    /// The field that is being read, for messages.
    pub field: Option<&'static str>,
    /// Fields of the record itself: a key that stands too deep may be one of them.
    pub record_specs: &'a [FieldSpec],
}

impl<'a> Reader<'a> {
    /// A reader of one record.
    pub fn new(
        default_lang: Lang,
        record: &str,
        lang_of_file: &'a dyn Fn(FileId) -> Option<Lang>,
        table: TableSource<'a>,
    ) -> Self {
        Self {
            default_lang,
            lang_of_file,
            record: record.to_owned(),
            faults: Diagnostics::default(),
            refs: Vec::new(),
            table,
            field: None,
            record_specs: &[],
        }
    }
}

impl Reader<'_> {
    /// Language of a plain text at `span`.
    pub fn lang_at(&self, span: Span) -> Lang {
        (self.lang_of_file)(span.file).unwrap_or(self.default_lang)
    }

    /// Reports a fault of this record; its message may name the field that is being read.
    pub fn fault(&mut self, mut diagnostic: Diagnostic) {
        let record = self.record.clone();
        if let Some(field) = self.field.filter(|_| diagnostic.args.iter().all(|(name, _)| *name != "field")) {
            diagnostic = diagnostic.field(field);
        }
        self.faults.push(diagnostic.record(record));
    }

    /// The text of a scalar, or a fault.
    pub fn expect_text<'n>(&mut self, node: &'n Node) -> Option<&'n str> {
        let text = node.text().map(str::trim);
        if text.is_none_or(str::is_empty) {
            self.wrong_shape(node, "text");
            return None;
        }
        text
    }

    /// Whether the node is a map; a fault if not.
    pub fn expect_map(&mut self, node: &Node, what: &'static str) -> bool {
        let is_map = matches!(node.value, Value::Map(_));
        if !is_map {
            self.wrong_shape(node, what);
        }
        is_map
    }

    /// A value of another shape than the field has.
    pub fn wrong_shape(&mut self, node: &Node, expected: &'static str) {
        let found = match &node.value {
            Value::Null => "nothing",
            Value::Scalar { text, .. } if text.trim().is_empty() => "nothing",
            Value::Scalar { .. } => "text",
            Value::List(_) => "list",
            Value::Map(_) => "map",
        };
        self.fault(
            Diagnostic::error("wrong-shape", node.span)
                .word("expected", expected)
                .word("found", found)
                .help(if found == "nothing" { "empty" } else { "help" }),
        );
    }

    /// A field that must be there, with a line to paste.
    pub fn missing(&mut self, map: &Node, key: &str, shape: &Shape) {
        // A slip of this very name has its finding already.
        let inside = |at: Option<Span>| map.entries().iter().any(|entry| Some(entry.key_span) == at);
        let meant = |fault: &&Diagnostic| fault.args.contains(&("guess", key.into())) && inside(fault.span);
        if self.faults.0.iter().filter(meant).any(|fault| fault.code == "unknown-key") {
            return;
        }
        let at = Span { end: map.span.start, ..map.span };
        let finding = Diagnostic::error("missing-field", at).field(key).arg("key", key);
        self.fault(finding.arg("example", example::line(key, shape)).help("example"));
    }

    /// A word that the field does not know.
    pub fn unknown_choice(&mut self, node: &Node, word: &str, words: &[&str]) {
        let finding = Diagnostic::error("unknown-choice", node.span).arg("word", word).arg("words", words.join(", "));
        self.fault(match nearest_choice(word, words) {
            Some(guess) if words == ["true", "false"] => {
                let finding = finding.arg("guess", guess.word).help("yes-no");
                if guess.exact { finding.fix(node.span, guess.word) } else { finding }
            }
            Some(guess) if guess.certain => finding.arg("guess", guess.word).help("guess").fix(node.span, guess.word),
            Some(guess) => finding.arg("guess", guess.word).help("guess"),
            None => finding,
        });
    }

    /// Reports every key of `map` that `known` does not know, with a suggestion.
    pub fn unknown_keys(
        &mut self,
        map: &Node,
        what: &'static str,
        known: &dyn Fn(&str) -> bool,
        specs: &dyn Fn() -> Vec<FieldSpec>,
    ) {
        let mut unknown = map.entries().iter().filter(|entry| !known(&entry.key)).peekable();
        if unknown.peek().is_none() {
            return;
        }
        let specs = specs();
        let keys: Vec<&str> = specs.iter().map(|spec| spec.key).collect();
        let listed = keys.join(", ");
        for (number, entry) in unknown.enumerate() {
            let mut finding = Diagnostic::error("unknown-key", entry.key_span)
                .arg("key", entry.key.clone())
                .word("kind", what)
                .arg("keys", listed.clone());
            if number < MOST_GUESSES {
                finding = self.with_guess(finding, map, entry, &keys, &specs);
            }
            self.fault(finding);
        }
    }

    /// Adds the field that was meant, here or below another field.
    fn with_guess(
        &self,
        finding: Diagnostic,
        map: &Node,
        entry: &Entry,
        keys: &[&str],
        specs: &[FieldSpec],
    ) -> Diagnostic {
        let guess = nearest_key(&entry.key, keys);
        let missing = |key: &str| map.entries().iter().all(|other| other.key != key);
        if let Some(guess) = guess.filter(|guess| guess.certain) {
            let finding = finding.arg("guess", guess.word).help("guess");
            return if missing(guess.word) { finding.fix(entry.key_span, guess.word) } else { finding };
        }
        let plural = |guess: &Guess<'_>| {
            guess.word.strip_suffix('s') == Some(&entry.key) || entry.key.strip_suffix('s') == Some(guess.word)
        };
        if let Some(guess) = guess.filter(plural) {
            return finding.arg("guess", guess.word).help("guess");
        }
        let own = self.record_specs.iter().find(|spec| spec.key == entry.key);
        match (own, elsewhere(&entry.key, specs), guess) {
            (Some(own), ..) => finding.field(own.key).help("record"),
            (None, Some((place, key)), _) => finding.arg("guess", key).field(place).help("elsewhere"),
            (None, None, Some(guess)) => finding.arg("guess", guess.word).help("guess"),
            (None, None, None) => finding,
        }
    }

    /// Reports what is no code of a language.
    pub fn expect_language(&mut self, code: &str, span: Span) {
        if let Err(guess) = language(code) {
            let finding = unknown_language(span, code);
            self.fault(match guess {
                Some(guess) => finding.fix(span, guess),
                None => finding,
            });
        }
    }

    /// Keeps a reference and gives its number.
    pub fn keep_ref(&mut self, text: &str, span: Span, kinds: &'static [Kind], form: RefForm) -> u32 {
        let text = text.trim().to_owned();
        self.refs.push(RefUse { text, span, kinds, form, suggestion: false });
        u32::try_from(self.refs.len() - 1).unwrap_or(u32::MAX)
    }
}
