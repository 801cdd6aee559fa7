//! `muragat build`: how does the site get into the output folder?

use super::Failure;
use super::environment::{build_time, language, progress, project_root, published};
use super::report::{exit_code, print_findings, withheld_line};
use crate::cli::BuildArgs;
use crate::diagnostics::{Arg, Diagnostics, Severity, say, summary_line};
use crate::i18n::Lang;
use crate::pictures::{Counts, Store};
use crate::pipeline::{Prepared, RunOptions, prepare};
use crate::publish::{Beside, PublishError, PublishReport, publish};
use indicatif::{ProgressBar, ProgressStyle};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// Work that ends sooner shows no progress.
const PROGRESS_AFTER: Duration = Duration::from_millis(300);

/// Builds the site. Errors in the content stop it before anything is written: the site published before stays.
pub(super) fn run(args: &BuildArgs) -> Result<u8, Failure> {
    let started = now();
    if let Some(jobs) = args.jobs {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(jobs.max(1)).build_global();
        pool.map_err(|error| Failure::Usage(format!("--jobs {jobs}: {error}")))?;
    }
    let root = project_root(args.project.root.as_deref())?;
    if let Some(url) = args.base_url.as_deref().filter(|u| !u.starts_with("https://") && !u.starts_with("http://")) {
        return Err(Failure::Usage(format!("--base-url {url}: an address begins with https://")));
    }
    let out = args.out.clone().unwrap_or_else(|| root.join("public"));
    check_out(&root, &out)?;
    let options = RunOptions {
        drafts: args.drafts,
        base_url: args.base_url.clone(),
        lang: language(args.project.lang),
        published: published(&out),
        ..RunOptions::new(build_time(args.now.as_deref())?)
    };
    let mut prepared = prepare(&root, &options);
    print_findings(&prepared.findings, &prepared, &root, args.format);
    let code = exit_code(&prepared.findings, args.strict);
    if code != 0 {
        nothing_built(&prepared.findings, prepared.lang);
        return Ok(code);
    }
    prepared.plan_search();
    let pictures = Store::of(&root);
    let report = match write(&prepared, &root, &out, &pictures) {
        Ok(report) => report,
        Err(PublishError::Pictures(damaged)) => {
            let damaged = damaged.sorted();
            print_findings(&damaged, &prepared, &root, args.format);
            nothing_built(&damaged, prepared.lang);
            return Ok(exit_code(&damaged, args.strict));
        }
        Err(error @ PublishError::Render(_)) => return Err(Failure::Usage(error.to_string())),
        Err(error) => return Err(Failure::Io(error.to_string())),
    };
    pictures.forget_old();
    eprintln!("{}", last_line(&prepared, report, pictures.counts(), started.elapsed()));
    Ok(0)
}

fn nothing_built(findings: &Diagnostics, lang: Lang) {
    eprintln!("{}", say(lang, "nothing-built", &[("summary", summary_line(findings, lang).into())]));
}

/// Refuses an output folder that is, holds or lies in what authors write.
fn check_out(root: &Path, out: &Path) -> Result<(), Failure> {
    let (root, place) = (resolved(root)?, resolved(out)?);
    let refuse = |why: &str| {
        Err(Failure::Usage(format!(
            "{} can't be the output folder: {why}; choose another one with --out",
            out.display()
        )))
    };
    if root.starts_with(&place) {
        return refuse("the archive itself lies in it");
    }
    for (name, what) in
        [("content", "records"), ("themes", "templates"), (".muragat", "cached pictures"), (".git", "history")]
    {
        let own = resolved(&root.join(name))?;
        if place.starts_with(&own) || own.starts_with(&place) {
            return refuse(&format!("the {what} of the archive are there"));
        }
    }
    Ok(())
}

/// The real path of a folder that may not be there yet.
fn resolved(path: &Path) -> Result<PathBuf, Failure> {
    let whole = std::path::absolute(path).map_err(|error| Failure::Io(error.to_string()))?;
    let mut real = PathBuf::new();
    for part in whole.components() {
        match part {
            std::path::Component::ParentDir => {
                real.pop();
            }
            part => real.push(part),
        }
        // A part that is not there yet has nothing to resolve.
        if let Ok(there) = fs_err::canonicalize(&real) {
            real = there;
        }
    }
    Ok(real)
}

#[expect(
    clippy::disallowed_methods,
    reason = "the last line says how long the build took; the output does not depend on it"
)]
fn now() -> Instant {
    Instant::now()
}

fn write(prepared: &Prepared, root: &Path, out: &Path, pictures: &Store) -> Result<PublishReport, PublishError> {
    let renderer = prepared.renderer();
    let bar = progress_bar((prepared.plan.jobs.len() + prepared.plan.pictures.files.len()) as u64);
    let started = now();
    let tick = || {
        if let Some(bar) = &bar {
            bar.inc(1);
            if bar.is_hidden() && started.elapsed() > PROGRESS_AFTER {
                bar.set_draw_target(indicatif::ProgressDrawTarget::stderr_with_hz(10));
            }
        }
    };
    let content = root.join("content");
    let beside = Beside { sources: &prepared.sources, content: &content, pictures };
    let done = publish(&prepared.plan, &renderer, &beside, out, &tick);
    if let Some(bar) = bar {
        bar.finish_and_clear();
    }
    done
}

/// A bar that stays hidden until the work has lasted a while; none in CI or without a terminal.
fn progress_bar(length: u64) -> Option<ProgressBar> {
    if !progress() {
        return None;
    }
    let bar = ProgressBar::with_draw_target(Some(length), indicatif::ProgressDrawTarget::hidden());
    bar.set_style(
        ProgressStyle::with_template("{wide_bar} {pos}/{len}").unwrap_or_else(|_| ProgressStyle::default_bar()),
    );
    Some(bar)
}

/// «Built 1,248 pages (kk 640, ru 608), 312 pictures (300 from cache) in 0.84 s, 12 of 2,503 files new or changed; 2 warnings; 3 not published: …»
fn last_line(prepared: &Prepared, report: PublishReport, pictures: Counts, took: Duration) -> String {
    let lang = prepared.lang;
    let number = |n: usize| Arg::from(n);
    let per_lang: Vec<(String, usize)> =
        prepared.site.langs.iter().map(|lang| (lang.to_string(), prepared.plan.pages_in(*lang))).collect();
    let pages: usize = per_lang.iter().map(|(_, n)| n).sum();
    let langs: Vec<String> = per_lang.iter().map(|(lang, n)| format!("{lang} {n}")).collect();
    let shown = match pictures {
        Counts { pictures: 0, .. } => String::new(),
        Counts { pictures, from_cache } => {
            say(lang, "built-pictures", &[("n", number(pictures)), ("cached", number(from_cache))])
        }
    };
    let built = [
        ("n", number(pages)),
        ("langs", langs.join(", ").into()),
        ("pictures", shown.into()),
        ("seconds", format!("{:.2}", took.as_secs_f64()).into()),
        ("written", number(report.written)),
        ("files", number(report.files)),
    ];
    let mut line = say(lang, "built", &built);
    if report.removed > 0 {
        line.push_str(&say(lang, "built-removed", &[("n", number(report.removed))]));
    }
    let warnings = prepared.findings.count(Severity::Warning);
    if warnings > 0 {
        line.push_str("; ");
        line.push_str(&say(lang, "warnings", &[("n", number(warnings))]));
    }
    let withheld = withheld_line(&prepared.withheld, lang).unwrap_or_else(|| say(lang, "all-published", &[]));
    format!("{line}; {withheld}")
}
