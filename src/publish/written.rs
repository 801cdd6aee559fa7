//! What did former builds write into the output folder? The last one that ended, and one that was stopped half-way.

use super::manifest::{Manifest, ManifestEntry, OWN_FOLDER};
use crate::fingerprint::fingerprint;
use fs_err as fs;
use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};

/// The manifests of former builds.
#[derive(Debug)]
pub(super) struct Written {
    folder: PathBuf,
    last: Manifest,
    /// What a build that was stopped while it moved files into place was about to write.
    stopped: Option<Manifest>,
}

impl Written {
    /// Reads what is known about `out`.
    pub(super) fn read(out: &Path) -> Self {
        let folder = out.join(OWN_FOLDER);
        let manifest = |name: &str| fs::read_to_string(folder.join(name)).ok().map(|text| Manifest::parse(&text));
        let (last, stopped) = (manifest("manifest.json").unwrap_or_default(), manifest("next.json"));
        Self { folder, last, stopped }
    }

    /// Whether a former build wrote a file of this path.
    pub(super) fn knows(&self, path: &str) -> bool {
        self.last.files.contains_key(path) || self.stopped.as_ref().is_some_and(|next| next.files.contains_key(path))
    }

    /// Whether `path` of `out` has this content. After a whole build its manifest is believed where the size fits; after one that
    /// was stopped the files themselves are read.
    pub(super) fn is_there(&self, out: &Path, path: &str, entry: &ManifestEntry) -> bool {
        let full = out.join(path);
        if !std::fs::symlink_metadata(&full).is_ok_and(|meta| meta.is_file() && meta.len() == entry.size) {
            return false;
        }
        match self.stopped {
            None => self.last.files.get(path) == Some(entry),
            Some(_) => self.knows(path) && fs::read(&full).is_ok_and(|bytes| fingerprint(&bytes) == entry.hash),
        }
    }

    /// Files of former builds that `now` does not have, and that are still as they were written.
    pub(super) fn leftovers(&self, out: &Path, now: &BTreeSet<&str>) -> Vec<PathBuf> {
        let all = self.last.files.iter().chain(self.stopped.iter().flat_map(|next| &next.files));
        let gone = all.filter(|(path, _)| !now.contains(path.as_str()));
        // A manifest that somebody changed must not lead out of the folder.
        let safe = gone.filter(|(path, _)| !path.split('/').any(|part| part == ".." || part.is_empty()));
        let full = safe.map(|(path, entry)| (out.join(path), entry));
        let own = full.filter(|(path, entry)| fs::read(path).is_ok_and(|bytes| fingerprint(&bytes) == entry.hash));
        own.map(|(path, _)| path).collect::<BTreeSet<_>>().into_iter().collect()
    }

    /// Notes what is about to be written, so that a build that is stopped from here on can be completed or undone by the next one.
    pub(super) fn announce(&self, next: &Manifest) -> io::Result<()> {
        self.replace("next.json", next)
    }

    /// Notes that everything was written; `announced` says that this build had something to write.
    pub(super) fn complete(&self, next: &Manifest, announced: bool) -> io::Result<()> {
        let (noted, manifest) = (self.folder.join("next.json"), self.folder.join("manifest.json"));
        if announced {
            return fs::rename(noted, manifest);
        }
        if *next != self.last || !manifest.exists() {
            self.replace("manifest.json", next)?;
        }
        match fs::remove_file(noted) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }

    /// Writes a manifest beside its place and renames it, so that it is never half there.
    fn replace(&self, name: &str, manifest: &Manifest) -> io::Result<()> {
        fs::create_dir_all(&self.folder)?;
        let waiting = self.folder.join("new.json");
        fs::write(&waiting, manifest.to_json())?;
        fs::rename(&waiting, self.folder.join(name))
    }
}
