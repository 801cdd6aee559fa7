//! What does a finding consist of?

use super::{FileId, Files, Span, catalog};
use std::borrow::Cow;

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The site is not published.
    Error,
    /// Published, but somebody should look; `--strict` makes it an error.
    Warning,
    /// Worth knowing; never fails a build.
    Info,
}

impl Severity {
    /// The word used in every format.
    pub fn word(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "info",
        }
    }
}

/// Bytes of a placeholder: a message must stay readable whatever was typed.
const LONGEST_ARG: usize = 1_000;

/// One finding. Its words are made from the catalogue only when it is printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Name of the rule, as in the catalogue and on the command line.
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// Place it points at; `None` where the fault has no file (an empty tree).
    pub span: Option<Span>,
    /// A path to show where there is no file text (a FIFO, a name that is not UTF-8).
    pub path: Option<String>,
    /// Placeholders of the message, in the order they were given.
    pub args: Vec<(&'static str, Arg)>,
    /// Which repair of the catalogue to show: `help` unless a better one is known.
    pub help: &'static str,
    /// Other places that explain the finding, each with a key of the catalogue.
    pub notes: Vec<(Span, &'static str)>,
    /// `kind/id` of the record, where one is known.
    pub record: Option<String>,
    /// Edits that repair it without touching what was meant: what `check --fix` does.
    pub fix: Vec<Edit>,
    /// Whether a comment in the record may silence it, though it is an error: a judgement, not a fault of form.
    pub judgement: bool,
}

/// Text to put in the place of a span.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Edit {
    /// What is replaced; empty to insert.
    pub span: Span,
    /// What stands there afterwards.
    pub text: String,
}

/// What a placeholder stands for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Arg {
    /// What was typed; shown as it is, with control characters made visible.
    Text(String),
    /// A number, which also chooses plural forms.
    Number(u64),
    /// A word of the catalogue: the entry `word.{key}`.
    Word(&'static str),
    /// A field by its key; shown as people call it, with the key.
    Field(String),
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Arg::Text(text)
    }
}

impl From<&String> for Arg {
    fn from(text: &String) -> Self {
        Arg::Text(text.clone())
    }
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Arg::Text(text.to_owned())
    }
}

impl From<u64> for Arg {
    fn from(number: u64) -> Self {
        Arg::Number(number)
    }
}

impl From<usize> for Arg {
    fn from(number: usize) -> Self {
        Arg::Number(number as u64)
    }
}

impl Diagnostic {
    /// An error at a place.
    pub fn error(code: &'static str, span: Span) -> Self {
        Self::new(code, Severity::Error, Some(span))
    }

    /// A warning at a place.
    pub fn warning(code: &'static str, span: Span) -> Self {
        Self::new(code, Severity::Warning, Some(span))
    }

    /// Something worth knowing at a place.
    pub fn info(code: &'static str, span: Span) -> Self {
        Self::new(code, Severity::Info, Some(span))
    }

    /// An error of a path that has no text to show.
    pub fn path_error(code: &'static str, path: impl Into<String>) -> Self {
        Self { path: Some(path.into()), ..Self::new(code, Severity::Error, None) }
    }

    /// A warning about a path that has no text to show.
    pub fn path_warning(code: &'static str, path: impl Into<String>) -> Self {
        Self { path: Some(path.into()), ..Self::new(code, Severity::Warning, None) }
    }

    fn new(code: &'static str, severity: Severity, span: Option<Span>) -> Self {
        debug_assert!(catalog::CODES.contains(&code), "`{code}` is not in the catalogue");
        Self {
            code,
            severity,
            span,
            path: None,
            args: Vec::new(),
            help: "help",
            notes: Vec::new(),
            record: None,
            fix: Vec::new(),
            judgement: false,
        }
    }

    /// Fills the placeholder `{name}` of the message. Of a very long value only the beginning is kept.
    #[must_use]
    pub fn arg(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        let mut value = value.into();
        if let Arg::Text(text) = &mut value
            && text.len() > LONGEST_ARG
        {
            let end = (0..=LONGEST_ARG).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
            text.truncate(end);
            text.push('…');
        }
        self.args.push((name, value));
        self
    }

    /// Fills the placeholder `{name}` with the word `word.{key}` of the catalogue.
    #[must_use]
    pub fn word(self, name: &'static str, key: &'static str) -> Self {
        self.arg(name, Arg::Word(key))
    }

    /// Fills the placeholder `{field}` with what people call the field `key`.
    #[must_use]
    pub fn field(self, key: impl Into<String>) -> Self {
        self.arg("field", Arg::Field(key.into()))
    }

    /// Adds an edit that repairs it. Several edits of one finding are made together.
    #[must_use]
    pub fn fix(mut self, span: Span, text: impl Into<String>) -> Self {
        self.fix.push(Edit { span, text: text.into() });
        self
    }

    /// Says that an author may overrule it with a comment and a reason.
    #[must_use]
    pub fn judgement(mut self) -> Self {
        self.judgement = true;
        self
    }

    /// Chooses the repair `code.{help}` of the catalogue.
    #[must_use]
    pub fn help(mut self, help: &'static str) -> Self {
        self.help = help;
        self
    }

    /// Adds a second place with the words `{key}` of the catalogue.
    #[must_use]
    pub fn note(mut self, span: Span, key: &'static str) -> Self {
        self.notes.push((span, key));
        self
    }

    /// Names the record (`kind/id`).
    #[must_use]
    pub fn record(mut self, record: impl Into<String>) -> Self {
        self.record = Some(record.into());
        self
    }

    /// The path to show.
    pub fn shown_path<'a>(&'a self, files: &'a (impl Files + ?Sized)) -> &'a str {
        match (&self.path, self.span) {
            (Some(path), _) => path,
            (None, Some(span)) => files.path(span.file),
            (None, None) => "",
        }
    }

    fn order(&self) -> (Option<FileId>, &Option<String>, Option<Span>, &'static str) {
        (self.span.map(|s| s.file), &self.path, self.span, self.code)
    }
}

/// A text in which nothing can steer a terminal or a log: control and direction characters as `‹U+001B›`.
pub fn visible(text: &str) -> Cow<'_, str> {
    let steers = |c: char| {
        (c.is_control() && !matches!(c, '\n' | '\t'))
            || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}' | '\u{feff}')
    };
    if !text.contains(steers) {
        return Cow::Borrowed(text);
    }
    let shown = |c: char| if steers(c) { format!("‹U+{:04X}›", u32::from(c)) } else { c.to_string() };
    Cow::Owned(text.chars().map(shown).collect())
}

/// All findings of a stage or of a run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Diagnostics(pub Vec<Diagnostic>);

impl Diagnostics {
    /// Adds one finding.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.0.push(diagnostic);
    }

    /// Adds all findings of another stage.
    pub fn append(&mut self, mut other: Diagnostics) {
        self.0.append(&mut other.0);
    }

    /// Number of findings of one severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.0.iter().filter(|d| d.severity == severity).count()
    }

    /// Whether the content can't be published.
    pub fn has_errors(&self) -> bool {
        self.0.iter().any(|d| d.severity == Severity::Error)
    }

    /// The findings in reading order: by file, then place. Independent of the order in which stages found them.
    #[must_use]
    pub fn sorted(mut self) -> Self {
        self.0.sort_by(|a, b| a.order().cmp(&b.order()).then_with(|| a.args.cmp(&b.args)));
        self.0.dedup();
        self
    }
}
