//! What are the bytes of one output? Rendered, copied from beside a record, or a picture out of the store.

use super::write::PublishError;
use crate::checks::picture_unreadable;
use crate::diagnostics::{Diagnostic, Diagnostics, FileId, Files};
use crate::pictures::{PictureError, Store};
use crate::plan::{Job, PlannedPicture, SitePlan};
use crate::render::Renderer;
use crate::sources::SourceTree;
use fs_err as fs;
use rayon::prelude::*;
use std::path::{Path, PathBuf};

/// The files beside the records, and what was made of them.
#[derive(Clone, Copy, Debug)]
pub struct Beside<'a> {
    /// The files that were found; no other is ever opened.
    pub sources: &'a SourceTree,
    /// The folder they lie in.
    pub content: &'a Path,
    /// The pictures made of them.
    pub pictures: &'a Store,
}

impl Beside<'_> {
    fn path(&self, file: FileId) -> PathBuf {
        self.content.join(self.sources.disk_path(file))
    }
}

/// Makes all pictures that are not ready; `tick` is called for each. Findings: those whose header is right and whose pixels can't
/// be read, all of them, in the order of the plan.
pub(super) fn make_pictures(plan: &SitePlan, beside: &Beside<'_>, tick: &(dyn Fn() + Sync)) -> Diagnostics {
    let made = plan.pictures.files.par_iter().filter_map(|planned| {
        let made = beside.pictures.get(&planned.order, 0, &beside.path(planned.file));
        tick();
        match made {
            Err(PictureError::Damaged(cause)) => Some(damaged(beside, planned, &cause)),
            // What can't be read at all stops the copying, too, and is told there.
            Ok(_) | Err(PictureError::Io(_)) => None,
        }
    });
    Diagnostics(made.collect())
}

fn damaged(beside: &Beside<'_>, planned: &PlannedPicture, cause: &str) -> Diagnostic {
    let path = beside.sources.get(planned.file).map_or("", |file| file.path.as_str());
    let name = path.rsplit('/').next().unwrap_or(path);
    picture_unreadable::damaged(planned.origin, name, cause)
}

/// The bytes of one output.
///
/// # Errors
/// A template is wrong, a file can't be read any more, or a picture is damaged.
pub fn output_bytes(job: &Job, renderer: &Renderer<'_>, beside: &Beside<'_>) -> Result<Vec<u8>, PublishError> {
    if let Some(bytes) = renderer.render(job).map_err(PublishError::Render)? {
        return Ok(bytes);
    }
    match job {
        Job::File(file) => Ok(fs::read(beside.path(*file))?),
        Job::Picture { picture, variant } => {
            let Some(planned) = renderer.plan.pictures.files.get(*picture) else { return Ok(Vec::new()) };
            let made = beside.pictures.get(&planned.order, *variant, &beside.path(planned.file));
            made.map_err(|error| match error {
                PictureError::Io(error) => PublishError::Io(error),
                PictureError::Damaged(cause) => {
                    PublishError::Picture { path: beside.sources.path(planned.file).to_owned(), cause }
                }
            })
        }
        _ => Ok(Vec::new()),
    }
}
