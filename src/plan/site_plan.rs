//! What is planned? An ordered map from output path to job, and the lists that pages show parts of.

use super::days::Days;
use super::figures::Figures;
use super::listings::{Listings, YearShelf};
use super::orders::TableOrder;
use super::pictures::Pictures;
use super::related::Related;
use super::windows::is_windows_name;
use crate::archive::Ix;
use crate::diagnostics::{Diagnostic, Diagnostics, FileId, Span};
use crate::hosting::Server;
use crate::i18n::{Lang, folded};
use crate::model::Kind;
use std::collections::{BTreeMap, BTreeSet, HashMap};

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
    /// `{lang}/events/{id}/programme/`
    Programme {
        /// The event.
        ix: Ix,
    },
    /// `{lang}/award-lists/{id}/by-name/` and the like: the same results in another order.
    Ordered {
        /// The award list or the award.
        ix: Ix,
        /// The order.
        by: TableOrder,
    },
    /// `{lang}/{kind}/{id}/pictures/{number}/`
    Picture {
        /// The record.
        ix: Ix,
        /// Number in its list of photos, from 1.
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
    /// `{lang}/calendar/`
    Calendar,
    /// `{lang}/calendar/{yyyy}/{mm}/`
    Month {
        /// The year.
        year: i32,
        /// The month, 1–12.
        month: u8,
    },
    /// `{lang}/on-this-day/`
    OnThisDay,
    /// `{lang}/on-this-day/{mm-dd}/`
    DayOfYear {
        /// The month, 1–12.
        month: u8,
        /// The day of the month.
        day: u8,
    },
    /// `{lang}/search/`
    Search,
    /// `{lang}/sitemap/`
    SiteMap,
    /// `{lang}/statistics/`
    Statistics,
    /// `{lang}/about/`: what the archive is, who keeps it, how to ask for a correction.
    About,
    /// `{lang}/data/`: which data there are, and what their fields mean.
    Data,
    /// `{lang}/{kind}/{id}/` of a record that was withdrawn or removed: its number among the tombstones of the archive.
    Withdrawn(usize),
}

/// What has to be made for one output path.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Job {
    /// An HTML page.
    Page(Lang, Page),
    /// The picture that other services show beside a link: to a record, or to any other page.
    Share(Lang, Option<Ix>),
    /// The fields of a record as JSON.
    Data(Ix),
    /// A file of the theme: its path below `assets/`.
    Asset(String),
    /// A file that lies beside a record.
    File(FileId),
    /// A file that the search reads: its path.
    Search(String),
    /// A picture in one of its sizes.
    Picture {
        /// Its place in [`Pictures::files`].
        picture: usize,
        /// Its place among the variants of that picture.
        variant: usize,
    },
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
    /// Paths with capitals or letters outside ASCII, by the form in which they are compared.
    pub(super) folded: BTreeMap<String, String>,
    /// Lists that pages show parts of.
    pub listings: Listings,
    /// What took place on which day.
    pub days: Days,
    /// Events with a page for their programme.
    pub programmes: BTreeSet<Ix>,
    /// Other orders of the results of award lists and awards.
    pub orders: BTreeMap<Ix, Vec<TableOrder>>,
    /// Other events that may interest the reader of an event.
    pub related: Related,
    /// Numbers of the page of statistics.
    pub figures: Figures,
    /// Pictures and who shows them.
    pub pictures: Pictures,
    /// Address of each theme file, by its path below `assets/`.
    pub assets: BTreeMap<String, String>,
    /// Findings of planning.
    pub(super) faults: Diagnostics,
}

impl SitePlan {
    /// Adds an output. A path used twice, also with other capitals, is an error that shows both places; so is a name that
    /// Windows does not take.
    pub(super) fn add(&mut self, path: String, job: Job, origin: Option<Span>) {
        let plain = path.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase());
        let key = if plain { None } else { Some(folded(&path)) };
        let known = match &key {
            None => self.jobs.get_key_value(&path).map(|(known, _)| known).or_else(|| self.folded.get(&path)),
            Some(key) => self.folded.get(key).or_else(|| self.jobs.get_key_value(key).map(|(known, _)| known)),
        };
        if let Some(known) = known {
            let first = self.origins.get(known).copied();
            let at = origin.or(first).unwrap_or_default();
            let finding = Diagnostic::error("path-collision", at).arg("path", path);
            self.faults.push(match first.filter(|first| *first != at) {
                Some(first) => finding.note(first, "first"),
                None => finding,
            });
            return;
        }
        for name in path.split('/').filter(|name| !is_windows_name(name)) {
            self.faults.push(Diagnostic::error("windows-name", origin.unwrap_or_default()).arg("name", name));
        }
        if let Some(key) = key {
            self.folded.insert(key, path.clone());
        }
        if let Some(origin) = origin {
            self.origins.insert(path.clone(), origin);
        }
        self.jobs.insert(path, job);
    }

    /// Adds the files of the search. Their names hold hashes of their contents, so that they are known last.
    pub fn add_search(&mut self, paths: impl IntoIterator<Item = String>) {
        paths.into_iter().for_each(|path| self.add(path.clone(), Job::Search(path), None));
    }

    /// Finds addresses that would have to be a file and a folder at once. Only what people name themselves can be: files
    /// beside records and former addresses.
    pub(super) fn files_that_are_folders(&mut self) {
        let mut found = Vec::new();
        for (path, _) in self.jobs.iter().filter(|(_, job)| matches!(job, Job::File(_) | Job::Redirect(_))) {
            let at = self.origins.get(path).copied().unwrap_or_default();
            let known =
                |path: &str| self.jobs.get_key_value(path).map(|(path, _)| path).or_else(|| self.folded.get(path));
            // A folder above this file that is a file itself.
            let key = folded(path);
            let above =
                key.match_indices('/').filter_map(|(end, _)| known(&key[..end]).or_else(|| known(&path[..end])));
            found.extend(above.map(|file| (file.clone(), self.origins.get(file).copied().unwrap_or(at), at)));
            // Pages below this file; what people named below it was found above.
            let below = self.jobs.range(format!("{path}/")..).next();
            let page = below.filter(|(other, job)| {
                other.starts_with(path.as_str())
                    && other.as_bytes().get(path.len()) == Some(&b'/')
                    && !matches!(job, Job::File(_) | Job::Redirect(_))
            });
            found.extend(page.map(|(other, _)| (path.clone(), at, self.origins.get(other).copied().unwrap_or(at))));
        }
        for (path, file, folder) in found {
            let finding = Diagnostic::error("file-and-folder", file).arg("path", path);
            self.faults.push(if folder == file { finding } else { finding.note(folder, "first") });
        }
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

#[cfg(test)]
mod tests {
    use super::*;

    /// Pages, files of records and themes, former addresses, and what the program makes itself: nine kinds of pairs, for the
    /// program is at one with itself.
    #[test]
    fn every_pair_of_outputs_at_one_path_is_found() {
        let at = |start: usize| Some(Span::new(FileId(0), start..start + 1));
        let page = || Job::Page(Lang::KK, Page::Home);
        let kinds: [(fn() -> Job, bool); 4] = [
            (|| Job::Page(Lang::KK, Page::Home), true),
            (|| Job::File(FileId(1)), true),
            (|| Job::Redirect("/".to_owned()), true),
            (|| Job::Robots, false),
        ];
        let mut pairs = 0;
        for (first, (one, one_is_written)) in kinds.iter().enumerate() {
            for (other, other_is_written) in &kinds[first..] {
                if !one_is_written && !other_is_written {
                    continue;
                }
                pairs += 1;
                for path in ["kk/a.html", "KK/a.html", "kk/A.html"] {
                    let mut plan = SitePlan::default();
                    // What the program makes itself is planned first.
                    let (early, late) = if *other_is_written { (one, other) } else { (other, one) };
                    let known = *other_is_written && *one_is_written;
                    plan.add("kk/a.html".to_owned(), early(), if known { at(1) } else { None });
                    plan.add(path.to_owned(), late(), at(5));
                    assert_eq!(plan.jobs.len(), 1);
                    let [finding] = plan.faults.0.as_slice() else { panic!("{path}: {:?}", plan.faults) };
                    assert_eq!((finding.code, finding.span), ("path-collision", at(5)));
                    assert_eq!(finding.notes.len(), usize::from(known), "both places are shown");
                }
            }
        }
        assert_eq!(pairs, 9);
        let mut plan = SitePlan::default();
        plan.add("kk/a/index.html".to_owned(), page(), at(1));
        plan.add("kk/ә/index.html".to_owned(), page(), at(2));
        assert!(plan.faults.0.is_empty());
    }
}
