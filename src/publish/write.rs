//! How is a plan turned into files? Rendered in parallel, compared with what is there, moved into place at the end.

use super::manifest::{Manifest, ManifestEntry, OWN_FOLDER};
use super::output::{Beside, make_pictures, output_bytes};
use super::stage::Stage;
use super::written::Written;
use crate::diagnostics::Diagnostics;
use crate::fingerprint::fingerprint;
use crate::plan::SitePlan;
use crate::render::{RenderError, Renderer};
use fs_err as fs;
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};

/// What a build did to the output folder.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PublishReport {
    /// Files of the site.
    pub files: usize,
    /// Files that were new or differed.
    pub written: usize,
    /// Files of a former build that are no longer part of the site.
    pub removed: usize,
}

/// Why a site was not published. The former one stays as it was.
#[derive(Debug)]
pub enum PublishError {
    /// A template is wrong.
    Render(RenderError),
    /// Pictures whose headers are right can't be decoded: findings with their places.
    Pictures(Diagnostics),
    /// A single picture can't be made.
    Picture {
        /// The file, as findings show it.
        path: String,
        /// What is wrong with it.
        cause: String,
    },
    /// The disk refused.
    Io(io::Error),
    /// Files in the output folder are not ours and would be overwritten.
    Foreign(Vec<String>),
}

impl std::fmt::Display for PublishError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            PublishError::Render(error) => write!(f, "a template is wrong: {error}"),
            PublishError::Pictures(found) => write!(f, "{} pictures can't be made", found.0.len()),
            PublishError::Picture { path, cause } => {
                write!(f, "{path} can't be published as a picture: {cause}; save it again in a picture program")
            }
            PublishError::Io(error) => write!(f, "{error}"),
            PublishError::Foreign(paths) => write!(
                f,
                "these files in the output folder were not written by muragat and would be lost: {}; move them away, or choose another folder with --out",
                paths.join(", ")
            ),
        }
    }
}

impl std::error::Error for PublishError {}

impl From<io::Error> for PublishError {
    fn from(error: io::Error) -> Self {
        PublishError::Io(error)
    }
}

/// One output that is ready: its manifest entry and, where it differs from what is there, the path where it waits.
struct Ready<'p> {
    path: &'p str,
    entry: ManifestEntry,
    waiting: Option<PathBuf>,
}

/// Renders every job and brings `out` up to date. Copies and pictures come from `beside`; `tick` is called for each
/// picture and each finished file. Files that a former build wrote and this one does not are removed if they are still as they were written.
///
/// # Errors
/// Nothing in `out` is changed when rendering or staging fails, or when a file that is not ours stands in the way.
pub fn publish(
    plan: &SitePlan,
    renderer: &Renderer<'_>,
    beside: &Beside<'_>,
    out: &Path,
    tick: &(dyn Fn() + Sync),
) -> Result<PublishReport, PublishError> {
    if let Some(planted) = planted(out, std::iter::once(OWN_FOLDER)) {
        return Err(PublishError::Foreign(vec![planted]));
    }
    let written = Written::read(out);
    let damaged = make_pictures(plan, beside, tick);
    if !damaged.0.is_empty() {
        return Err(PublishError::Pictures(damaged));
    }
    // Made before the threads begin: whoever renders the page of the search would wait for an index that waits for a free thread.
    renderer.make_search();
    let stage = Stage::open(out)?;
    let made: Result<Vec<Vec<Ready<'_>>>, PublishError> = plan
        .jobs_once()
        .par_iter()
        .map(|(job, paths)| {
            let bytes = output_bytes(job, renderer, beside)?;
            let entry = ManifestEntry { hash: fingerprint(&bytes), size: bytes.len() as u64 };
            let ready = paths.iter().map(|path| compare(path, &bytes, &entry, &written, out, &stage)).collect();
            paths.iter().for_each(|_| tick());
            ready
        })
        .collect();
    let made = match made {
        Ok(made) => {
            let mut made: Vec<Ready<'_>> = made.into_iter().flatten().collect();
            made.sort_unstable_by_key(|ready| ready.path);
            made
        }
        Err(error) => {
            stage.close()?;
            return Err(error);
        }
    };
    let foreign: Vec<String> = foreign_files(&made, &written, out);
    if !foreign.is_empty() {
        stage.close()?;
        return Err(PublishError::Foreign(foreign));
    }
    let manifest = Manifest { files: made.iter().map(|r| (r.path.to_owned(), r.entry.clone())).collect() };
    let report = move_into_place(&made, &written, &manifest, out)?;
    written.complete(&manifest, report.written + report.removed > 0)?;
    stage.close()?;
    Ok(report)
}

/// Stages the bytes unless the file is there already with the same content.
fn compare<'p>(
    path: &'p str,
    bytes: &[u8],
    entry: &ManifestEntry,
    written: &Written,
    out: &Path,
    stage: &Stage,
) -> Result<Ready<'p>, PublishError> {
    let waiting = if written.is_there(out, path, entry) { None } else { Some(stage.put(bytes)?) };
    Ok(Ready { path, entry: entry.clone(), waiting })
}

/// Files in the way that no former build of ours wrote, unless they have the very content we would write, and files or links where
/// a folder is needed. At most five are named.
fn foreign_files(made: &[Ready<'_>], written: &Written, out: &Path) -> Vec<String> {
    let waiting = || made.iter().filter(|ready| ready.waiting.is_some());
    let in_the_way = |ready: &&Ready<'_>| {
        let full = out.join(ready.path);
        match std::fs::symlink_metadata(&full) {
            Err(_) => false,
            Ok(meta) if !meta.is_file() => true,
            Ok(_) => {
                !written.knows(ready.path)
                    && fs::read(&full).map_or(true, |bytes| fingerprint(&bytes) != ready.entry.hash)
            }
        }
    };
    let folders: BTreeSet<&str> = waiting().filter_map(|ready| Some(ready.path.rsplit_once('/')?.0)).collect();
    let files = waiting().filter(in_the_way).map(|ready| ready.path.to_owned());
    planted(out, folders.into_iter()).into_iter().chain(files).take(5).collect()
}

/// The first part of these folders that is something else: a file, or a link that would lead the writing elsewhere.
fn planted<'p>(out: &Path, folders: impl Iterator<Item = &'p str>) -> Option<String> {
    let mut steps: BTreeSet<&str> = BTreeSet::new();
    for folder in folders {
        steps.extend(folder.match_indices('/').map(|(at, _)| &folder[..at]));
        steps.insert(folder);
    }
    let other = |path: &&str| std::fs::symlink_metadata(out.join(path)).is_ok_and(|meta| !meta.is_dir());
    steps.into_iter().find(other).map(str::to_owned)
}

fn move_into_place(
    made: &[Ready<'_>],
    written: &Written,
    manifest: &Manifest,
    out: &Path,
) -> Result<PublishReport, PublishError> {
    let mut report = PublishReport { files: made.len(), ..PublishReport::default() };
    let now: BTreeSet<&str> = made.iter().map(|ready| ready.path).collect();
    let leftovers = written.leftovers(out, &now);
    if !leftovers.is_empty() || made.iter().any(|ready| ready.waiting.is_some()) {
        written.announce(manifest)?;
    }
    let waiting: Vec<(&Path, PathBuf)> =
        made.iter().filter_map(|ready| Some((ready.waiting.as_deref()?, out.join(ready.path)))).collect();
    let folders: BTreeSet<&Path> = waiting.iter().filter_map(|(_, to)| to.parent()).collect();
    folders.into_par_iter().try_for_each(fs::create_dir_all)?;
    waiting.par_iter().try_for_each(|(from, to)| fs::rename(from, to))?;
    report.written = waiting.len();
    for path in leftovers {
        remove(out, &path)?;
        report.removed += 1;
    }
    Ok(report)
}

/// Removes a file and the folders that it leaves empty.
fn remove(out: &Path, path: &Path) -> io::Result<()> {
    fs::remove_file(path)?;
    let mut folder = path.parent();
    while let Some(empty) = folder.filter(|folder| *folder != out && folder.starts_with(out)) {
        if std::fs::remove_dir(empty).is_err() {
            break;
        }
        folder = empty.parent();
    }
    Ok(())
}
