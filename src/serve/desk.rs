//! Which state of the archive is shown? The newest one: what lies on disk is compared before a page is made.

use super::answer::Answer;
use super::route::{Route, route};
use crate::pictures::Store;
use crate::pipeline::{Prepared, RunOptions, prepare};
use crate::plan::Job;
use crate::publish::{Beside, output_bytes};
use crate::sources::{Stamp, stamp};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// The disk is compared at most this often.
const LOOK_EVERY: Duration = Duration::from_millis(500);

/// Told whenever the findings are others than before.
type Report = Box<dyn Fn(&Prepared) + Send + Sync>;

/// Answers requests for the pages of one archive.
pub struct Desk {
    root: PathBuf,
    options: RunOptions,
    report: Report,
    pictures: Store,
    state: Mutex<State>,
}

struct State {
    prepared: Arc<Prepared>,
    stamp: Stamp,
    /// When the disk was last compared.
    looked: Option<Instant>,
}

impl Desk {
    /// Reads and plans the archive in the folder `root`. `report` is told the findings now and whenever they change.
    pub fn open(root: &Path, options: RunOptions, report: impl Fn(&Prepared) + Send + Sync + 'static) -> Self {
        // The listing is taken first: what is saved while the files are read counts as a change.
        let stamp = stamp(&watched(root));
        let prepared = Arc::new(prepare(root, &options));
        report(&prepared);
        let state = Mutex::new(State { prepared, stamp, looked: None });
        Self { root: root.to_owned(), options, report: Box::new(report), pictures: Store::of(root), state }
    }

    /// The archive as it was last read.
    pub fn prepared(&self) -> Arc<Prepared> {
        let state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(&state.prepared)
    }

    /// The archive as it lies on disk.
    fn newest(&self) -> Arc<Prepared> {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        if state.looked.is_none_or(|looked| looked.elapsed() >= LOOK_EVERY) {
            let stamp = stamp(&watched(&self.root));
            if stamp != state.stamp {
                let prepared = Arc::new(prepare(&self.root, &self.options));
                if prepared.findings != state.prepared.findings {
                    (self.report)(&prepared);
                }
                state.prepared = prepared;
                state.stamp = stamp;
            }
            state.looked = Some(now());
        }
        Arc::clone(&state.prepared)
    }

    /// Answers a request for `path` (percent-encoded, without the query).
    pub(super) fn answer(&self, path: &str) -> Answer {
        let known = self.prepared();
        if let Route::Output(path, job @ (Job::Asset(_) | Job::File(_) | Job::Picture { .. })) =
            route(&known.plan, known.site.base_path(), path)
        {
            return self.output(&known, 200, path, job);
        }
        let prepared = self.newest();
        if prepared.findings.has_errors() {
            return Answer::findings(&prepared);
        }
        match route(&prepared.plan, prepared.site.base_path(), path) {
            Route::Output(path, job) => self.output(&prepared, 200, path, job),
            Route::Folder(address) => Answer::folder(address),
            Route::Search(path) if prepared.renderer().search_file(&path).is_some() => {
                self.output(&prepared, 200, &path, &Job::Search(path.clone()))
            }
            Route::Search(_) | Route::Missing => self.output(&prepared, 404, "404.html", &Job::NotFound),
        }
    }

    fn output(&self, prepared: &Prepared, status: u16, path: &str, job: &Job) -> Answer {
        let content = self.root.join("content");
        let beside = Beside { sources: &prepared.sources, content: &content, pictures: &self.pictures };
        match output_bytes(job, &prepared.renderer(), &beside) {
            Ok(body) => Answer::output(status, path, body),
            Err(error) => Answer::trouble(prepared, "This page could not be made", &error.to_string()),
        }
    }
}

/// Folders whose files decide what pages look like.
fn watched(root: &Path) -> [PathBuf; 2] {
    [root.join("content"), root.join("themes")]
}

#[expect(clippy::disallowed_methods, reason = "only how often the disk is compared depends on it, no page does")]
fn now() -> Instant {
    Instant::now()
}
