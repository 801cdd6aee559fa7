//! Which commands and options are there? What was typed, before it is checked.

use crate::diagnostics::{CODES, LANGUAGES};
use crate::i18n::Lang;
use crate::model::kinds::EventType;
use crate::model::{Kind, nearest};
use clap::builder::{PossibleValue, PossibleValuesParser};
use clap::{Args, CommandFactory, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

mod analyze;
mod search;

pub use analyze::AnalyzeArgs;
pub use search::SearchArgs;

/// Turns records of conferences, forums, sessions and award lists into a browsable Kazakh/Russian site.
#[derive(Debug, Parser)]
#[command(name = "muragat", version, about, max_term_width = 100)]
#[command(after_help = "Examples:
  muragat init my-archive
  muragat new news --title \"Тәжірибе алмасты\"
  muragat check
  muragat build
  muragat serve --open

Exit codes: 0 good, 1 the content has errors, 2 wrong usage or configuration, 3 input or output failed")]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
    /// Colours in messages; NO_COLOR is honoured, too
    #[arg(long, global = true, value_enum, default_value_t = Colour::Auto, value_name = "WHEN")]
    pub color: Colour,
}

impl Cli {
    /// The completions of a shell, to be put where the shell looks for them.
    pub fn completions(shell: clap_complete::Shell) -> Vec<u8> {
        let mut script = Vec::new();
        clap_complete::generate(shell, &mut Self::command(), "muragat", &mut script);
        script
    }
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Build the site into public/
    #[command(after_long_help = "Examples:
  muragat build
  muragat build --base-url https://muragat.example/archive --strict
  muragat build --drafts --out /tmp/preview")]
    Build(BuildArgs),
    /// Report every mistake in the content, without building
    #[command(after_long_help = "Examples:
  muragat check
  muragat check --fix --dry-run
  muragat check --only unverified-name,likely-duplicate
  muragat check --spelling --only spelling
  muragat check --format json | jq -r .code | sort | uniq -c
  muragat check --format github --strict")]
    Check(CheckArgs),
    /// Show the site in a browser while it is written; a reload shows the newest text
    #[command(after_long_help = "Examples:
  muragat serve --open
  muragat serve --drafts --port 9000")]
    Serve(ServeArgs),
    /// Find records by any of their words, in any form, as the search of the site does
    #[command(after_long_help = "Examples:
  muragat search Бейсембаев
  muragat search --lang ru конференция Кызылорда
  muragat search --json --limit 5 панельдік сессия | jq -r .file")]
    Search(SearchArgs),
    /// Write a new record with its most useful fields; asks for what is missing
    #[command(after_long_help = "Examples:
  muragat new conference
  muragat new forum --title \"Жаңа толқын\" --title-ru \"Новая волна\" --date 24-25.08.2023
  muragat new news --lang ru --title \"Обменялись опытом\" --no-input
  muragat new person beisembaev-gani --title \"Ғани Бейсембаев\"")]
    New(NewArgs),
    /// Begin a new archive that can be built at once
    #[command(after_long_help = "Examples:
  muragat init my-archive
  muragat init . --title \"Облыс мұрағаты\"
  muragat init arhiv --lang ru --title \"Архив области\"")]
    Init(InitArgs),
    /// Say what a finding means and how to repair it
    #[command(after_long_help = "Examples:
  muragat explain credit-without-role
  muragat explain                        (lists all findings)")]
    Explain(ExplainArgs),
    /// Print what may stand in a record, for editors as JSON Schema or for people as a page
    #[command(after_long_help = "Examples:
  muragat schema event
  muragat schema --lang ru > schema.json
  muragat schema --format markdown --lang kk
  muragat schema --write                 (renews the schemas that VS Code reads)")]
    Schema(SchemaArgs),
    /// Print the completions of a shell
    #[command(after_long_help = "Examples:
  muragat completions bash > ~/.local/share/bash-completion/completions/muragat
  muragat completions fish > ~/.config/fish/completions/muragat.fish
  muragat completions powershell >> $PROFILE")]
    Completions(CompletionsArgs),
    /// Print the keys under which search finds words, one a line
    #[command(after_long_help = "Examples:
  muragat analyze < words.txt
  echo мектептерінде | muragat analyze --lang kk
  echo Ғ. Бейсембаевтың сөзі | muragat analyze --json --name Бейсембаев
  muragat analyze --tables > tables.json")]
    Analyze(AnalyzeArgs),
}

/// Options of `build`.
#[derive(Debug, Args)]
pub struct BuildArgs {
    /// Which archive
    #[command(flatten)]
    pub project: ProjectArgs,
    /// Folder to write to [default: public/ in the archive]
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// Address under which the site is published
    #[arg(long, value_name = "URL")]
    pub base_url: Option<String>,
    /// Publish drafts and records that wait for their day, too
    #[arg(long)]
    pub drafts: bool,
    /// Number of threads [default: one per processor]
    #[arg(long, value_name = "N")]
    pub jobs: Option<usize>,
    /// Time of the build, instead of the clock and SOURCE_DATE_EPOCH: 2026-11-21 or 2026-11-21T10:00
    #[arg(long, value_name = "DATE")]
    pub now: Option<String>,
    /// Fail on warnings, too
    #[arg(long)]
    pub strict: bool,
    /// How findings are printed
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
}

/// Options of `check`.
#[derive(Debug, Args)]
pub struct CheckArgs {
    /// Which archive
    #[command(flatten)]
    pub project: ProjectArgs,
    /// Fail on warnings, too
    #[arg(long)]
    pub strict: bool,
    /// How findings are printed
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
    /// Report only these findings
    #[arg(long, value_name = "CODE", value_delimiter = ',', value_parser = known_code)]
    pub only: Vec<String>,
    /// Leave out these findings
    #[arg(long, value_name = "CODE", value_delimiter = ',', value_parser = known_code)]
    pub ignore: Vec<String>,
    /// Look at letters and marks of the texts, too (usual; the opposite of --no-letters)
    #[arg(long, overrides_with = "no_letters")]
    pub letters: bool,
    /// Leave letters and marks of the texts alone
    #[arg(long)]
    pub no_letters: bool,
    /// Tell the words that no dictionary knows, too, as hints: with Hunspell's dictionaries kk_KZ and ru_RU of this
    /// machine, or of the folders that `spelling: {dictionaries: [DIR]}` in content/site.yaml names
    #[arg(long)]
    pub spelling: bool,
    /// Repair what can be repaired without touching what was meant, and show what was changed
    #[arg(long)]
    pub fix: bool,
    /// With --fix: show the changes, write nothing
    #[arg(long, requires = "fix")]
    pub dry_run: bool,
    /// With --fix: save texts of old encodings (Windows-1251, KZ-1048, UTF-16 …) as UTF-8; the old bytes stay beside, as .bak
    #[arg(long, requires = "fix")]
    pub encoding: bool,
    /// List what became of every file of content/, instead of the findings
    #[arg(long, conflicts_with_all = ["fix", "format"])]
    pub ledger: bool,
}

/// Options of `serve`.
#[derive(Debug, Args)]
pub struct ServeArgs {
    /// Which archive
    #[command(flatten)]
    pub project: ProjectArgs,
    /// Port to listen on [default: 8017, or the next free one]
    #[arg(long, value_name = "N")]
    pub port: Option<u16>,
    /// Open the browser
    #[arg(long)]
    pub open: bool,
    /// Show drafts and records that wait for their day, too
    #[arg(long)]
    pub drafts: bool,
}

/// Options of `new`.
#[derive(Debug, Args)]
pub struct NewArgs {
    /// What to write: a kind of record, or a sort of event
    #[arg(value_parser = PossibleValuesParser::new(new_words()), hide_possible_values = true, value_name = "KIND")]
    #[arg(help = format!("What to write: {}", new_words_line()))]
    pub kind: String,
    /// Name of the file and part of the address [default: made from the title]
    #[arg(value_name = "ID")]
    pub own_id: Option<String>,
    /// The same as ID
    #[arg(long = "id", value_name = "ID", conflicts_with = "own_id")]
    pub id: Option<String>,
    /// Folder that holds content/ [default: found upward from here]
    #[arg(long, value_name = "DIR")]
    pub root: Option<PathBuf>,
    /// Title; of people, organizations, places and topics the name
    #[arg(long, value_name = "TEXT")]
    pub title: Option<String>,
    /// Title in Russian
    #[arg(long, value_name = "TEXT")]
    pub title_ru: Option<String>,
    /// When it was: 2023-08-24, 24-25.08.2023, «24–25 тамыз 2023», 2023
    #[arg(long, value_name = "DATE")]
    pub date: Option<String>,
    /// Language of --title and of the text [default: the archive's]
    #[arg(long, value_name = "LANG", value_parser = ["kk", "ru"])]
    pub lang: Option<String>,
    /// Never ask, fail instead
    #[arg(long)]
    pub no_input: bool,
    /// Print what would be written, write nothing
    #[arg(long)]
    pub dry_run: bool,
}

/// Options of `init`.
#[derive(Debug, Args)]
pub struct InitArgs {
    /// Folder of the archive; it is made if it does not exist
    #[arg(value_name = "DIR")]
    pub dir: PathBuf,
    /// Name of the archive, in its default language
    #[arg(long, value_name = "TEXT")]
    pub title: Option<String>,
    /// Default language
    #[arg(long, value_name = "LANG", value_parser = ["kk", "ru"], default_value = "kk")]
    pub lang: String,
}

/// Options of `explain`.
#[derive(Debug, Args)]
pub struct ExplainArgs {
    /// Code of the finding, such as credit-without-role
    #[arg(value_name = "CODE")]
    pub code: Option<String>,
    /// Which archive
    #[command(flatten)]
    pub project: ProjectArgs,
}

/// Options of `schema`.
#[derive(Debug, Args)]
pub struct SchemaArgs {
    /// A kind of record, or site for content/site.yaml [default: all]
    #[arg(value_parser = PossibleValuesParser::new(schema_words()), hide_possible_values = true, value_name = "KIND")]
    #[arg(long_help = format!("One of: {}, site [default: all of them]", kinds_line()))]
    pub kind: Option<String>,
    /// Language of labels and descriptions: kk, ru or en [default: all three; of a page that of the environment]
    #[arg(long, value_name = "LANG", value_parser = spoken)]
    pub lang: Option<Lang>,
    /// How it is printed
    #[arg(long, value_enum, default_value_t = SchemaFormat::Json)]
    pub format: SchemaFormat,
    /// Renew the schemas in .vscode/muragat/ of an archive, after an update of this program
    #[arg(long, conflicts_with_all = ["kind", "lang", "format"])]
    pub write: bool,
    /// Folder that holds content/, for --write [default: found upward from here]
    #[arg(long, value_name = "DIR")]
    pub root: Option<PathBuf>,
}

/// How the schema is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum SchemaFormat {
    /// For editors: JSON Schema, draft-07
    Json,
    /// For people: tables in Markdown
    Markdown,
}

/// Options of `completions`.
#[derive(Debug, Args)]
pub struct CompletionsArgs {
    /// Which shell
    #[arg(value_enum, value_name = "SHELL")]
    pub shell: clap_complete::Shell,
}

/// Which archive a command works on.
#[derive(Debug, Args)]
pub struct ProjectArgs {
    /// Folder that holds content/ [default: found upward from here]
    #[arg(long, value_name = "DIR")]
    pub root: Option<PathBuf>,
    /// Language of messages: kk, ru or en [default: that of the environment, else of the archive]
    #[arg(long, value_name = "LANG", value_parser = spoken)]
    pub lang: Option<Lang>,
}

/// Whether messages are coloured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Colour {
    /// On a terminal, unless NO_COLOR is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// How findings are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people: the line, the mark, the repair
    Text,
    /// For programs: one JSON object a line
    Json,
    /// For GitHub: annotations of a pull request
    Github,
    /// For GitLab: a Code Quality report of a merge request
    Gitlab,
    /// For code scanning: SARIF 2.1.0
    Sarif,
}

/// The code of a finding.
fn known_code(code: &str) -> Result<String, String> {
    if CODES.contains(&code) {
        return Ok(code.to_owned());
    }
    Err(match nearest(code, CODES.iter().copied()) {
        Some(guess) => format!("there is no finding “{code}”; did you mean “{guess}”?"),
        None => "no finding has this code; `muragat explain` lists all of them".to_owned(),
    })
}

/// A language that messages are written in.
fn spoken(code: &str) -> Result<Lang, String> {
    let words = || LANGUAGES.map(|lang| lang.to_string()).join(", ");
    LANGUAGES.into_iter().find(|lang| lang.code() == code).ok_or_else(|| format!("messages are written in {}", words()))
}

/// The word that people say for the parts of an event; the model calls them sections.
pub const SESSION: &str = "session";

/// The kinds in the singular; their folders are accepted, too.
fn kind_words() -> impl Iterator<Item = PossibleValue> {
    Kind::ALL.into_iter().map(|kind| match kind.folder() {
        folder if folder == kind.singular() => PossibleValue::new(folder),
        folder => PossibleValue::new(kind.singular()).alias(folder),
    })
}

/// Words after `muragat new`: the kinds, then the sorts of events.
fn new_words() -> Vec<PossibleValue> {
    kind_words().chain(event_words().map(PossibleValue::new)).collect()
}

/// Words after `muragat schema`.
fn schema_words() -> Vec<PossibleValue> {
    kind_words().chain([PossibleValue::new("site")]).collect()
}

fn kinds_line() -> String {
    Kind::ALL.map(Kind::singular).join(", ")
}

fn event_words() -> impl Iterator<Item = &'static str> {
    EventType::WORDS.iter().copied().chain([SESSION])
}

fn new_words_line() -> String {
    format!("{}; or a sort of event: {}", kinds_line(), event_words().collect::<Vec<_>>().join(", "))
}
