//! Where do new bytes wait until all of them are there? Numbered files in a folder of our own, moved with one rename each.

use super::manifest::OWN_FOLDER;
use fs_err as fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

/// Files per sub-folder, so that no folder grows too large.
const PER_FOLDER: u64 = 1024;

/// The waiting room of one build.
#[derive(Debug)]
pub(super) struct Stage {
    folder: PathBuf,
    next: AtomicU64,
    /// Held until the build is done, so that two builds never share the room. The system lets go of it when we are killed.
    _lock: fs::File,
}

impl Stage {
    /// Opens an empty waiting room in the output folder; one that a killed build left behind is emptied first.
    ///
    /// # Errors
    /// `WouldBlock` where another build is at work in the same folder.
    pub(super) fn open(out: &Path) -> io::Result<Self> {
        let own = out.join(OWN_FOLDER);
        fs::create_dir_all(&own)?;
        let lock = fs::File::create(own.join("lock"))?;
        lock.file().try_lock().map_err(|error| match error {
            std::fs::TryLockError::WouldBlock => io::Error::new(
                io::ErrorKind::WouldBlock,
                format!("another build is writing to {}; wait until it is done", out.display()),
            ),
            std::fs::TryLockError::Error(error) => error,
        })?;
        let folder = own.join("stage");
        clear(&folder)?;
        fs::create_dir_all(&folder)?;
        Ok(Self { folder, next: AtomicU64::new(0), _lock: lock })
    }

    /// Writes bytes and gives the path where they wait.
    pub(super) fn put(&self, bytes: &[u8]) -> io::Result<PathBuf> {
        let number = self.next.fetch_add(1, Ordering::Relaxed);
        let folder = self.folder.join((number / PER_FOLDER).to_string());
        let path = folder.join((number % PER_FOLDER).to_string());
        match fs::write(&path, bytes) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                fs::create_dir_all(&folder)?;
                fs::write(&path, bytes)?;
            }
            other => other?,
        }
        Ok(path)
    }

    /// Removes the empty waiting room.
    pub(super) fn close(self) -> io::Result<()> {
        clear(&self.folder)
    }
}

/// Removes the numbered files and folders of a waiting room and nothing else.
fn clear(folder: &Path) -> io::Result<()> {
    let numbered =
        |name: &std::ffi::OsStr| name.to_str().is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()));
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        other => other?,
    };
    for entry in entries {
        let entry = entry?;
        if entry.file_type()?.is_dir() && numbered(&entry.file_name()) {
            for file in fs::read_dir(entry.path())? {
                let file = file?;
                if file.file_type()?.is_file() && numbered(&file.file_name()) {
                    fs::remove_file(file.path())?;
                }
            }
            fs::remove_dir(entry.path())?;
        }
    }
    fs::remove_dir(folder)
}
