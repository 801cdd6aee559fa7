//! Do the links in prose lead somewhere?

use super::Checked;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::i18n::{Lang, slug};
use crate::markup::{Destination, LinkUse, heading_ids, scan};
use crate::model::{Kind, nearest};
use crate::records::{Prose, Record};
use rayon::prelude::*;
use std::ops::Range;

pub(super) fn check(checked: &Checked<'_>) -> Diagnostics {
    let records: Vec<&Record> = checked.archive.iter().map(|(_, record)| record).collect();
    let found: Vec<Vec<Diagnostic>> = records.par_iter().map(|record| of_record(checked, record)).collect();
    Diagnostics(found.into_iter().flatten().collect())
}

fn of_record(checked: &Checked<'_>, record: &Record) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for (lang, prose) in &record.prose {
        let scan = scan(prose.text(checked.sources));
        for link in &scan.links {
            findings.extend(of_link(checked, record, prose, link));
            findings.extend(of_anchor(checked, record, *lang, prose, link));
        }
        findings.extend(scan.open_comment.map(|range| Diagnostic::error("comment-open", prose.place(range))));
        findings.extend(scan.too_deep.map(|range| Diagnostic::warning("markdown-too-deep", prose.place(range))));
        let text = prose.text(checked.sources);
        let raw = first_of_each_line(text, scan.raw_html);
        findings.extend(raw.into_iter().map(|range| Diagnostic::warning("raw-html", prose.place(range))));
    }
    findings.into_iter().map(|finding| finding.record(record.key())).collect()
}

/// Once a line is enough to be told that HTML is shown as it is typed.
fn first_of_each_line(text: &str, ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    let mut kept: Vec<Range<usize>> = Vec::new();
    let mut end = 0;
    for range in ranges {
        let between = text.get(end..range.start).unwrap_or("\n");
        if kept.is_empty() || between.contains('\n') {
            kept.push(range.clone());
        }
        end = range.end;
    }
    kept
}

/// A link to a heading: of the same text, or of the text of another record in any language.
fn of_anchor(checked: &Checked<'_>, record: &Record, lang: Lang, prose: &Prose, link: &LinkUse) -> Option<Diagnostic> {
    let kinds = |name: &str| Kind::from_folder(name).is_some();
    let headings = |lang: Lang, prose: &Prose| {
        heading_ids(&scan(prose.text(checked.sources)).headings, "", &|text| slug(lang, text))
    };
    let (anchor, known) = match Destination::parse(&link.destination, &kinds) {
        Destination::Anchor(anchor) => (anchor, headings(lang, prose)),
        Destination::Record { kind, id, fragment: Some(anchor) } => {
            let target = checked.archive.get(checked.archive.find(Kind::from_folder(kind)?, id)?);
            (anchor, target.prose.iter().flat_map(|(lang, prose)| headings(*lang, prose)).collect())
        }
        _ => return None,
    };
    let wanted = slug(lang, anchor);
    if known.contains(&wanted) {
        return None;
    }
    let finding = Diagnostic::error("dangling-anchor", prose.place(link.range.clone())).arg("anchor", anchor);
    let finding = match nearest(&wanted, known.iter().map(String::as_str)) {
        Some(guess) => finding.arg("guess", guess).help("guess"),
        None => finding.arg("known", known.join(", ")).help(if known.is_empty() { "none" } else { "help" }),
    };
    Some(finding.record(record.key()))
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
            let files = record.common.files.iter().filter_map(|file| file.file.as_ref());
            let photos = record.common.photos.iter().filter_map(|photo| photo.file.as_ref());
            if !files.chain(photos).any(|name| name.text == path) {
                return Some(error("link-to-unlisted-file"));
            }
            (link.image && link.alt_empty).then(|| error("image-without-alt"))
        }
        Destination::Dangerous(scheme) => Some(error("dangerous-link").arg("scheme", scheme)),
        Destination::Absolute(_) => Some(error("absolute-link")),
        Destination::External(_) | Destination::Anchor(_) => {
            (link.image && link.alt_empty).then(|| error("image-without-alt"))
        }
    }
}
