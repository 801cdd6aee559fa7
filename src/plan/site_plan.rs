//! What is planned? An ordered map from output path to job, and the lists that pages show parts of.

use super::figures::Figures;
use super::listings::{Listings, YearShelf};
use crate::archive::Ix;
use crate::diagnostics::{Diagnostic, Diagnostics, FileId, Span};
use crate::hosting::Server;
use crate::i18n::Lang;
use crate::model::Kind;
use std::collections::{BTreeMap, HashMap};

/// A page in one language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Page {
    /// `{lang}/`
    Home,
    /// `{lang}/{kind}/`, page `number` from 1.
    List {
        /// The kind.
        kind: Kind,
        /// Number of the page, from 1.
        number: usize,
    },
    /// `{lang}/{kind}/{id}/`; pages after the first continue the list of what refers to the record.
    Record {
        /// The record.
        ix: Ix,
        /// Number of the page, from 1.
        number: usize,
    },
    /// `{lang}/a11y/`: how the pages look for this reader, and the accessibility statement.
    Reading,
    /// `{lang}/years/`
    Years,
    /// `{lang}/years/{yyyy|undated}/`
    Year {
        /// The year, or the shelf of what has none.
        shelf: YearShelf,
        /// Number of the page, from 1.
        number: usize,
    },
    /// `{lang}/statistics/`
    Statistics,
}

/// What has to be made for one output path.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Job {
    /// An HTML page.
    Page(Lang, Page),
    /// The fields of a record as JSON.
    Data(Ix),
    /// A file of the theme: its path below `assets/`.
    Asset(String),
    /// A file that lies beside a record.
    File(FileId),
    /// The page that leads to the default language.
    Root,
    /// The page for addresses that do not exist.
    NotFound,
    /// A page that leads to another one: its address.
    Redirect(String),
    /// `robots.txt`
    Robots,
    /// Rules for a web server.
    Rules(Server),
}

/// All outputs of a build.
#[derive(Debug, Default)]
pub struct SitePlan {
    /// Output path (relative to `public/`, with `/`) and its job.
    pub jobs: BTreeMap<String, Job>,
    /// Where each path comes from, for those that come from a file.
    pub(super) origins: BTreeMap<String, Span>,
    /// Lists that pages show parts of.
    pub listings: Listings,
    /// Numbers of the page of statistics.
    pub figures: Figures,
    /// Address of each theme file, by its path below `assets/`.
    pub assets: BTreeMap<String, String>,
    /// Findings of planning.
    pub(super) faults: Diagnostics,
}

impl SitePlan {
    /// Adds an output. A path used twice, also with other capitals, is an error that shows both places.
    pub(super) fn add(&mut self, path: String, job: Job, origin: Option<Span>) {
        let key = path.to_lowercase();
        if self.jobs.contains_key(&path) || (key != path && self.jobs.contains_key(&key)) {
            let here = origin.unwrap_or_default();
            let finding = Diagnostic::error("path-collision", here).arg("path", path.clone());
            self.faults.push(match self.origins.get(&path) {
                Some(first) => finding.note(*first, "first"),
                None => finding,
            });
            return;
        }
        if let Some(origin) = origin {
            self.origins.insert(path.clone(), origin);
        }
        self.jobs.insert(path, job);
    }

    /// Each job once, with all paths that show it (data are the same in every language), in the order of the first path.
    pub fn jobs_once(&self) -> Vec<(&Job, Vec<&str>)> {
        let mut places: HashMap<&Job, usize> = HashMap::with_capacity(self.jobs.len());
        let mut once: Vec<(&Job, Vec<&str>)> = Vec::with_capacity(self.jobs.len());
        for (path, job) in &self.jobs {
            let place = *places.entry(job).or_insert(once.len());
            match once.get_mut(place) {
                Some((_, paths)) => paths.push(path),
                None => once.push((job, vec![path])),
            }
        }
        once
    }

    /// Number of HTML pages in a language.
    pub fn pages_in(&self, lang: Lang) -> usize {
        self.jobs.values().filter(|job| matches!(job, Job::Page(l, _) if *l == lang)).count()
    }
}
