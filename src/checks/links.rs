//! Do the links in prose lead somewhere?

use super::Checked;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::markup::{Destination, LinkUse, scan};
use crate::model::{Kind, nearest};
use crate::records::{Prose, Record};
use rayon::prelude::*;

/// A text full of HTML is told so this often, not once a tag.
const MOST_OF_A_KIND: usize = 20;

pub(super) fn check(checked: &Checked<'_>) -> Diagnostics {
    let records: Vec<&Record> = checked.archive.iter().map(|(_, record)| record).collect();
    let found: Vec<Vec<Diagnostic>> = records.par_iter().map(|record| of_record(checked, record)).collect();
    Diagnostics(found.into_iter().flatten().collect())
}

fn of_record(checked: &Checked<'_>, record: &Record) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for (_, prose) in &record.prose {
        let scan = scan(prose.text(checked.sources));
        for link in &scan.links {
            findings.extend(of_link(checked, record, prose, link));
        }
        findings.extend(scan.open_comment.map(|range| Diagnostic::error("comment-open", prose.place(range))));
        findings.extend(scan.too_deep.map(|range| Diagnostic::warning("markdown-too-deep", prose.place(range))));
        findings.extend(
            scan.raw_html
                .into_iter()
                .take(MOST_OF_A_KIND)
                .map(|range| Diagnostic::warning("raw-html", prose.place(range))),
        );
    }
    findings.into_iter().map(|finding| finding.record(record.key())).collect()
}

fn of_link(checked: &Checked<'_>, record: &Record, prose: &Prose, link: &LinkUse) -> Option<Diagnostic> {
    let at = prose.place(link.range.clone());
    let kinds = |name: &str| Kind::from_folder(name).is_some();
    let error = |code| Diagnostic::error(code, at).arg("link", link.destination.clone());
    match Destination::parse(&link.destination, &kinds) {
        Destination::Record { kind, id, .. } => {
            let kind = Kind::from_folder(kind)?;
            if checked.archive.find(kind, id).is_some() {
                return None;
            }
            let ids: Vec<&str> = checked.archive.of_kind(kind).map(|(_, r)| r.id.as_str()).collect();
            Some(match nearest(id, ids.into_iter()) {
                Some(guess) => error("dangling-link").arg("guess", format!("{kind}/{guess}")).help("guess"),
                None => error("dangling-link"),
            })
        }
        Destination::File(path) => {
            let listed = record.common.files.iter().filter_map(|f| f.file.as_ref()).any(|f| f.text == path);
            (!listed).then(|| error("link-to-unlisted-file"))
        }
        Destination::Dangerous(scheme) => Some(error("dangerous-link").arg("scheme", scheme)),
        Destination::Absolute(_) => Some(error("absolute-link")),
        Destination::External(_) | Destination::Anchor(_) => {
            (link.image && link.alt_empty).then(|| error("image-without-alt"))
        }
    }
}
