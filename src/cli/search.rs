//! What may stand after `muragat search`?

use crate::i18n::Lang;
use clap::Args;
use std::path::PathBuf;

/// Options of `search`.
#[derive(Debug, Args)]
pub struct SearchArgs {
    /// The words: several are looked for together
    #[arg(value_name = "QUERY", required = true)]
    pub query: Vec<String>,
    /// Folder that holds content/ [default: found upward from here]
    #[arg(long, value_name = "DIR")]
    pub root: Option<PathBuf>,
    /// Language of the site in which is searched, and of messages [default: that of the archive]
    #[arg(long, value_name = "LANG", value_parser = known)]
    pub lang: Option<Lang>,
    /// Print one JSON object a line
    #[arg(long)]
    pub json: bool,
    /// Most records that are printed
    #[arg(long, value_name = "N", default_value_t = 20)]
    pub limit: usize,
}

/// The code of a language.
fn known(code: &str) -> Result<Lang, String> {
    Lang::parse(code).ok_or_else(|| "a language is written as kk or ru".to_owned())
}
