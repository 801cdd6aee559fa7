//! Where do finished pictures wait for the next build? In a cache below the archive, which may be deleted at any time.
//!
//! An entry is a file with the name that the picture has on the site: a check sum, then its bytes. One that is damaged is made
//! anew. A build touches what it uses and deletes what none has used for [`KEPT_DAYS`] days.

use super::head::{Head, MAX_PIXELS};
use super::make::make;
use super::recipe::Variant;
use crate::fingerprint::fingerprint;
use fs_err as fs;
use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

/// The cache below the archive's folder.
const FOLDER: &str = ".muragat/cache/pictures";
/// An entry that no build has used for so many days is deleted.
const KEPT_DAYS: u64 = 30;
const DAY: Duration = Duration::from_secs(24 * 60 * 60);
/// Length of the check sum before the bytes of an entry.
const SUM: usize = 64;

/// A picture as the store needs it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Order {
    /// Its name on the site, made from its bytes.
    pub name: String,
    /// Fingerprint of its bytes.
    pub hash: String,
    /// What its headers say.
    pub head: Head,
    /// What is made of it.
    pub variants: Vec<Variant>,
}

/// Why a picture could not be had.
#[derive(Debug)]
pub enum PictureError {
    /// The disk refused.
    Io(io::Error),
    /// Its bytes are damaged, in words.
    Damaged(String),
}

impl From<io::Error> for PictureError {
    fn from(error: io::Error) -> Self {
        PictureError::Io(error)
    }
}

/// How many pictures were asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// All.
    pub pictures: usize,
    /// Those that were ready.
    pub from_cache: usize,
}

/// What has happened to a picture since the store was opened.
#[derive(Debug, Default)]
enum Seen {
    #[default]
    NotYet,
    /// All that was asked for was ready.
    Ready,
    /// It was made, and lies in the cache.
    Made,
    /// It was made, but the cache could not be written.
    Held(Vec<Vec<u8>>),
}

/// Makes pictures, each once, and keeps them.
#[derive(Debug)]
pub struct Store {
    folder: PathBuf,
    seen: Mutex<BTreeMap<String, Arc<Mutex<Seen>>>>,
    gate: Gate,
    written: AtomicUsize,
}

impl Store {
    /// The store of the archive in the folder `root`. Nothing is read or written yet.
    pub fn of(root: &Path) -> Self {
        let folder = root.join(FOLDER);
        Self { folder, seen: Mutex::default(), gate: Gate::default(), written: AtomicUsize::new(0) }
    }

    /// The bytes of variant `number` of a picture whose file is `source`. Whoever asks first for a picture that is not ready
    /// makes all its variants; others wait for it.
    ///
    /// # Errors
    /// The file can't be read, has changed, or can't be decoded.
    pub fn get(&self, order: &Order, number: usize, source: &Path) -> Result<Vec<u8>, PictureError> {
        let Some(variant) = order.variants.get(number) else { return Ok(Vec::new()) };
        let seen = Arc::clone(lock(&self.seen).entry(order.name.clone()).or_default());
        let mut seen = lock(&seen);
        if let Seen::Held(made) = &*seen {
            return Ok(made.get(number).cloned().unwrap_or_default());
        }
        if let Some(ready) = self.read(&variant.file_name(&order.name)) {
            if matches!(*seen, Seen::NotYet) {
                *seen = Seen::Ready;
            }
            return Ok(ready);
        }
        let made = self.make(order, source)?;
        let wanted = made.get(number).cloned().unwrap_or_default();
        let names = order.variants.iter().map(|variant| variant.file_name(&order.name));
        let kept = names.zip(&made).try_for_each(|(name, bytes)| self.write(&name, bytes));
        *seen = if kept.is_ok() { Seen::Made } else { Seen::Held(made) };
        Ok(wanted)
    }

    /// How many pictures were asked for since the store was opened.
    pub fn counts(&self) -> Counts {
        let seen = lock(&self.seen);
        let ready = seen.values().filter(|one| matches!(*lock(one), Seen::Ready));
        Counts { pictures: seen.len(), from_cache: ready.count() }
    }

    /// Deletes entries that no build has used for a long time. What can't be deleted stays.
    pub fn forget_old(&self) {
        let Ok(entries) = fs::read_dir(&self.folder) else { return };
        for entry in entries.filter_map(Result::ok) {
            let unused = entry.metadata().ok().filter(std::fs::Metadata::is_file).and_then(|meta| age(&meta));
            if unused.is_some_and(|unused| unused > DAY * u32::try_from(KEPT_DAYS).unwrap_or(u32::MAX)) {
                let _ = fs::remove_file(entry.path());
            }
        }
    }

    fn make(&self, order: &Order, source: &Path) -> Result<Vec<Vec<u8>>, PictureError> {
        let _place = self.gate.enter(u64::from(order.head.width) * u64::from(order.head.height));
        let bytes = fs::read(source)?;
        if fingerprint(&bytes) != order.hash {
            return Err(PictureError::Damaged("it changed while the site was built; build again".to_owned()));
        }
        make(&bytes, &order.head, &order.variants).map_err(PictureError::Damaged)
    }

    /// An entry, if it is there and whole.
    fn read(&self, name: &str) -> Option<Vec<u8>> {
        let path = self.folder.join(name);
        let mut bytes = fs::read(&path).ok()?;
        if bytes.len() < SUM || fingerprint(&bytes[SUM..]).as_bytes() != &bytes[..SUM] {
            return None;
        }
        bytes.drain(..SUM);
        touch(&path);
        Some(bytes)
    }

    /// Writes an entry beside its place and renames it, so that it is never half there.
    fn write(&self, name: &str, bytes: &[u8]) -> io::Result<()> {
        fs::create_dir_all(&self.folder)?;
        let number = self.written.fetch_add(1, Ordering::Relaxed);
        let waiting = self.folder.join(format!("{}-{number}.new", std::process::id()));
        fs::write(&waiting, [fingerprint(bytes).as_bytes(), bytes].concat())?;
        fs::rename(&waiting, self.folder.join(name))
    }
}

/// Time since a file was last used.
fn age(meta: &std::fs::Metadata) -> Option<Duration> {
    now().duration_since(meta.modified().ok()?).ok()
}

/// Notes that an entry was used; once a day is enough.
fn touch(path: &Path) {
    let old = std::fs::metadata(path).ok().and_then(|meta| age(&meta)).is_some_and(|unused| unused > DAY);
    if old && let Ok(file) = std::fs::File::options().append(true).open(path) {
        let _ = file.set_modified(now());
    }
}

#[expect(clippy::disallowed_methods, reason = "only how long unused entries are kept depends on it, no output does")]
fn now() -> SystemTime {
    SystemTime::now()
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Lets in so many pictures at a time as have the pixels of one that is as large as allowed: memory stays bounded on any
/// number of threads.
#[derive(Debug, Default)]
struct Gate {
    inside: Mutex<u64>,
    left: Condvar,
}

impl Gate {
    fn enter(&self, pixels: u64) -> Place<'_> {
        let mut inside = lock(&self.inside);
        while *inside > 0 && *inside + pixels > MAX_PIXELS {
            inside = self.left.wait(inside).unwrap_or_else(PoisonError::into_inner);
        }
        *inside += pixels;
        Place { gate: self, pixels }
    }
}

/// A picture that is being made.
struct Place<'g> {
    gate: &'g Gate,
    pixels: u64,
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        *lock(&self.gate.inside) -= self.pixels;
        self.gate.left.notify_all();
    }
}
