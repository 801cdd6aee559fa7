//! What are the bytes of one output? Rendered, copied from beside a record, or a picture out of the store.

use super::write::PublishError;
use crate::diagnostics::{FileId, Files};
use crate::pictures::{PictureError, Store};
use crate::plan::Job;
use crate::render::Renderer;
use crate::sources::SourceTree;
use fs_err as fs;
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
        self.content.join(self.sources.get(file).map_or("", |file| file.path.as_str()))
    }
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
