//! How is a plan turned into files? Rendered in parallel, compared with what is there, moved into place at the end.

use super::manifest::{Manifest, ManifestEntry, OWN_FOLDER};
use super::stage::Stage;
use crate::fingerprint::fingerprint;
use crate::plan::{Job, SitePlan};
use crate::render::{RenderError, Renderer};
use crate::sources::SourceTree;
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
    /// The disk refused.
    Io(io::Error),
    /// Files in the output folder are not ours and would be overwritten.
    Foreign(Vec<String>),
}

impl std::fmt::Display for PublishError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            PublishError::Render(error) => write!(f, "a template is wrong: {error}"),
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

/// Renders every job and brings `out` up to date. `content` is the folder that copied files come from; `tick` is called for each
/// finished file. Files that a former build wrote and this one does not are removed if they are still as they were written.
///
/// # Errors
/// Nothing in `out` is changed when rendering or staging fails, or when a file that is not ours stands in the way.
pub fn publish(
    plan: &SitePlan,
    renderer: &Renderer<'_>,
    sources: &SourceTree,
    content: &Path,
    out: &Path,
    tick: &(dyn Fn() + Sync),
) -> Result<PublishReport, PublishError> {
    let manifest_path = out.join(OWN_FOLDER).join("manifest.json");
    let old = match fs::read_to_string(&manifest_path) {
        Ok(text) => Manifest::parse(&text),
        Err(_) => Manifest::default(),
    };
    let stage = Stage::open(out)?;
    let jobs: Vec<(&String, &Job)> = plan.jobs.iter().collect();
    let made: Result<Vec<Ready<'_>>, PublishError> = jobs
        .par_iter()
        .map(|(path, job)| {
            let bytes = output_bytes(job, renderer, sources, content)?;
            let ready = compare(path, &bytes, &old, out, &stage);
            tick();
            ready
        })
        .collect();
    let made = match made {
        Ok(made) => made,
        Err(error) => {
            stage.close()?;
            return Err(error);
        }
    };
    let foreign: Vec<String> = foreign_files(&made, &old, out);
    if !foreign.is_empty() {
        stage.close()?;
        return Err(PublishError::Foreign(foreign));
    }
    let report = move_into_place(&made, &old, out)?;
    let manifest = Manifest { files: made.into_iter().map(|ready| (ready.path.to_owned(), ready.entry)).collect() };
    if manifest != old || !manifest_path.exists() {
        fs::rename(stage.put(manifest.to_json().as_bytes())?, &manifest_path)?;
    }
    stage.close()?;
    Ok(report)
}

/// The bytes of one output, rendered or copied from the folder `content`. The only paths that are opened are those of the
/// files that were found there.
///
/// # Errors
/// A template is wrong, or the file to copy can't be read any more.
pub fn output_bytes(
    job: &Job,
    renderer: &Renderer<'_>,
    sources: &SourceTree,
    content: &Path,
) -> Result<Vec<u8>, PublishError> {
    if let Some(bytes) = renderer.render(job).map_err(PublishError::Render)? {
        return Ok(bytes);
    }
    let Job::File(file) = job else { return Ok(Vec::new()) };
    let path = sources.iter().nth(file.0 as usize).map_or("", |(_, f)| f.path.as_str());
    Ok(fs::read(content.join(path))?)
}

/// Stages the bytes unless the file is there already with the same content.
fn compare<'p>(
    path: &'p str,
    bytes: &[u8],
    old: &Manifest,
    out: &Path,
    stage: &Stage,
) -> Result<Ready<'p>, PublishError> {
    let entry = ManifestEntry { hash: fingerprint(bytes), size: bytes.len() as u64 };
    let there = old.files.get(path) == Some(&entry)
        && std::fs::symlink_metadata(out.join(path)).is_ok_and(|meta| meta.is_file() && meta.len() == entry.size);
    let waiting = if there { None } else { Some(stage.put(bytes)?) };
    Ok(Ready { path, entry, waiting })
}

/// Files in the way that no former build of ours wrote, unless they have the very content we would write. At most five are named.
fn foreign_files(made: &[Ready<'_>], old: &Manifest, out: &Path) -> Vec<String> {
    let in_the_way = |ready: &&Ready<'_>| {
        ready.waiting.is_some()
            && !old.files.contains_key(ready.path)
            && std::fs::symlink_metadata(out.join(ready.path)).is_ok()
            && fs::read(out.join(ready.path)).map_or(true, |bytes| fingerprint(&bytes) != ready.entry.hash)
    };
    made.iter().filter(in_the_way).take(5).map(|ready| ready.path.to_owned()).collect()
}

fn move_into_place(made: &[Ready<'_>], old: &Manifest, out: &Path) -> Result<PublishReport, PublishError> {
    let mut report = PublishReport { files: made.len(), ..PublishReport::default() };
    let mut folders: BTreeSet<PathBuf> = BTreeSet::new();
    for ready in made {
        let Some(waiting) = &ready.waiting else { continue };
        let to = out.join(ready.path);
        if let Some(folder) = to.parent()
            && !folders.contains(folder)
        {
            fs::create_dir_all(folder)?;
            folders.insert(folder.to_owned());
        }
        fs::rename(waiting, &to)?;
        report.written += 1;
    }
    let now: BTreeSet<&str> = made.iter().map(|ready| ready.path).collect();
    for (path, entry) in old.files.iter().filter(|(path, _)| !now.contains(path.as_str())) {
        report.removed += usize::from(remove_own(out, path, entry)?);
    }
    Ok(report)
}

/// Removes a file that we wrote, if it is still as we wrote it, and the folders that it leaves empty.
fn remove_own(out: &Path, path: &str, entry: &ManifestEntry) -> io::Result<bool> {
    let full = out.join(path);
    let safe = !path.split('/').any(|part| part == ".." || part.is_empty());
    if !safe || !fs::read(&full).is_ok_and(|bytes| fingerprint(&bytes) == entry.hash) {
        return Ok(false);
    }
    fs::remove_file(&full)?;
    let mut folder = full.parent();
    while let Some(empty) = folder.filter(|folder| *folder != out && folder.starts_with(out)) {
        if std::fs::remove_dir(empty).is_err() {
            break;
        }
        folder = empty.parent();
    }
    Ok(true)
}
