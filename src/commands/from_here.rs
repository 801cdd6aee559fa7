//! How does a CI job find the files that findings are about? Their paths as seen from the working directory.

use super::environment::seen_from_here;
use crate::diagnostics::{Diagnostics, FileId, Files};
use crate::sources::SourceTree;
use std::path::{Component, Path};

/// The files of an archive, named as somebody in the working directory names them: there a CI job has its repository.
pub(super) struct FromHere<'a> {
    paths: Vec<String>,
    sources: &'a SourceTree,
}

impl<'a> FromHere<'a> {
    /// The files of the archive in `root`, and the findings with their paths.
    pub fn new(root: &Path, sources: &'a SourceTree, findings: &Diagnostics) -> (Self, Diagnostics) {
        let prefix = prefix_of(root);
        let paths = sources.iter().map(|(file, _)| format!("{prefix}{}", sources.path(file))).collect();
        let mut findings = findings.clone();
        for path in findings.0.iter_mut().filter_map(|finding| finding.path.as_mut()) {
            path.insert_str(0, &prefix);
        }
        (Self { paths, sources }, findings)
    }
}

impl Files for FromHere<'_> {
    fn path(&self, file: FileId) -> &str {
        self.paths.get(file.0 as usize).map_or("", String::as_str)
    }

    fn text(&self, file: FileId) -> &str {
        self.sources.text(file)
    }
}

/// What stands before `content/`; empty where the archive does not lie below the working directory.
fn prefix_of(root: &Path) -> String {
    let shown = seen_from_here(&std::path::absolute(root).unwrap_or_else(|_| root.to_owned()));
    let name = |part: Component<'_>| match part {
        Component::Normal(part) => part.to_str().map(str::to_owned),
        _ => None,
    };
    let parts: Vec<String> = shown.components().filter_map(name).collect();
    if shown.is_absolute() || parts.is_empty() { String::new() } else { parts.join("/") + "/" }
}
