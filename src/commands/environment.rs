//! Where are we, what time is it, who listens? Everything a command asks the machine.

use super::Failure;
use crate::checks::published_records;
use crate::cli::Colour;
use crate::dates::{Day, Moment};
use crate::diagnostics::{Arg, LANGUAGES, say};
use crate::i18n::Lang;
use crate::model::Kind;
use crate::publish::Manifest;
use anstream::ColorChoice;
use std::collections::BTreeSet;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

/// The folder that holds `content/`: as given, or the nearest one upward from the working directory.
pub(super) fn project_root(given: Option<&Path>) -> Result<PathBuf, Failure> {
    if let Some(root) = given {
        if root.join("content").is_dir() {
            return Ok(root.to_owned());
        }
        let path = Arg::from(root.display().to_string());
        return Err(Failure::Usage(say(own_language(), "no-content-in", &[("path", path)])));
    }
    #[expect(clippy::disallowed_methods, reason = "the archive is found upward from where the command was started")]
    let here = std::env::current_dir().map_err(|error| Failure::Io(error.to_string()))?;
    here.ancestors()
        .find(|folder| folder.join("content").is_dir())
        .map(Path::to_owned)
        .ok_or_else(|| Failure::Usage(say(own_language(), "no-content", &[])))
}

/// The time of the build: `--now`, else `SOURCE_DATE_EPOCH`, else the clock (in UTC).
pub(super) fn build_time(now: Option<&str>) -> Result<Moment, Failure> {
    if let Some(text) = now {
        return Moment::parse(text)
            .map_err(|fault| Failure::Usage(format!("--now {text}: {fault}; write 2026-11-21 or 2026-11-21T10:00")));
    }
    if let Some(text) = variable("SOURCE_DATE_EPOCH") {
        let seconds =
            text.parse().map_err(|_| Failure::Usage(format!("SOURCE_DATE_EPOCH={text} is not a number of seconds")))?;
        return moment_of(seconds);
    }
    #[expect(
        clippy::disallowed_methods,
        reason = "the clock is asked once, here; the stages get the time as an argument"
    )]
    let since = SystemTime::now().duration_since(UNIX_EPOCH).map_err(|error| Failure::Io(error.to_string()))?;
    moment_of(i64::try_from(since.as_secs()).unwrap_or(0))
}

/// The moment so many seconds after 1970, in UTC.
fn moment_of(seconds: i64) -> Result<Moment, Failure> {
    let wrong = || Failure::Usage(format!("{seconds} seconds after 1970 is no day that this program knows"));
    let mut day = Day::new(1970, 1, 1).ok_or_else(wrong)?;
    let days = seconds.div_euclid(86_400);
    if !(0..400_000).contains(&days) {
        return Err(wrong());
    }
    for _ in 0..days {
        day = day.next().ok_or_else(wrong)?;
    }
    let minutes = seconds.rem_euclid(86_400) / 60;
    Moment::parse(&format!("{day}T{:02}:{:02}Z", minutes / 60, minutes % 60)).map_err(|_| wrong())
}

/// A variable of the environment that is set and not empty.
pub(super) fn variable(name: &str) -> Option<String> {
    #[expect(clippy::disallowed_methods, reason = "commands are where the environment is read")]
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

/// The records that lie in an output folder.
pub(super) fn published(out: &Path) -> BTreeSet<(Kind, String)> {
    let manifest = Manifest::of(out);
    published_records(manifest.files.keys().map(String::as_str))
}

/// The language of messages: as given, else what the environment says (`MURAGAT_LANG`, `LC_ALL`, `LC_MESSAGES`, `LANG`). `None`
/// where it names none of ours, as `C.UTF-8` does.
pub(super) fn language(given: Option<Lang>) -> Option<Lang> {
    let ours = |value: String| {
        let name = value.split(['_', '.', '-', '@']).next().unwrap_or("").to_lowercase();
        LANGUAGES.into_iter().find(|lang| lang.code() == name)
    };
    given.or_else(|| {
        variable("MURAGAT_LANG").and_then(ours).or_else(|| {
            // The first that is set decides, as POSIX has it.
            ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(variable).and_then(ours)
        })
    })
}

/// The language of messages where no archive has a word in it.
pub(super) fn own_language() -> Lang {
    language(None).unwrap_or(Lang::EN)
}

/// Keeps what `--color` says for the whole run.
pub(super) fn choose_colours(colour: Colour) {
    match colour {
        Colour::Auto => ColorChoice::Auto,
        Colour::Always => ColorChoice::Always,
        Colour::Never => ColorChoice::Never,
    }
    .write_global();
}

/// Whether messages are coloured: as `--color` says, else on a terminal that shows colours.
pub(super) fn colours() -> bool {
    match ColorChoice::global() {
        ColorChoice::Always | ColorChoice::AlwaysAnsi => true,
        ColorChoice::Never => false,
        ColorChoice::Auto => {
            std::io::stderr().is_terminal()
                && variable("NO_COLOR").is_none()
                && variable("TERM").as_deref() != Some("dumb")
        }
    }
}

/// Whether somebody is there to answer questions: a terminal on both sides, and no CI.
pub(super) fn somebody_answers() -> bool {
    std::io::stdin().is_terminal() && std::io::stderr().is_terminal() && variable("CI").is_none()
}

/// The path as seen from the working directory, where it lies below it.
pub(super) fn seen_from_here(path: &Path) -> PathBuf {
    #[expect(
        clippy::disallowed_methods,
        reason = "paths are printed as the person who typed the command would type them"
    )]
    let here = std::env::current_dir().ok();
    let below = here.as_deref().and_then(|here| path.strip_prefix(here).ok());
    below.filter(|below| !below.as_os_str().is_empty()).unwrap_or(path).to_owned()
}

/// Whether progress may be drawn: on a terminal, never in CI.
pub(super) fn progress() -> bool {
    std::io::stderr().is_terminal() && variable("CI").is_none() && variable("TERM").as_deref() != Some("dumb")
}
