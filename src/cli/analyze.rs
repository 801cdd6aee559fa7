//! What may stand after `muragat analyze`?

use clap::Args;

/// Options of `analyze`.
#[derive(Debug, Args)]
pub struct AnalyzeArgs {
    /// Language of the words
    #[arg(long, value_name = "LANG", value_parser = ["kk", "ru", "en"], default_value = "kk")]
    pub lang: String,
    /// A name that keeps its letters, as those of an archive do; several are possible
    #[arg(long = "name", value_name = "NAME")]
    pub names: Vec<String>,
    /// Take lines as texts, and print all that search sees in them: a JSON object for each line
    #[arg(long)]
    pub json: bool,
    /// Print the tables that the search in the browser works by
    #[arg(long, conflicts_with = "json")]
    pub tables: bool,
}
