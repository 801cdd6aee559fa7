//! Do the links in prose lead somewhere?

use super::Checked;
use crate::diagnostics::{Diagnostic, Diagnostics, Files};
use crate::i18n::{Lang, slug};
use crate::markup::{Destination, LinkUse, heading_ids, scan};
use crate::model::{Kind, nearest};
use crate::records::{Prose, Record};
use crate::sources::about_code;
use rayon::prelude::*;
use std::ops::Range;

pub(super) fn check(checked: &Checked<'_>) -> Diagnostics {
    let records: Vec<&Record> = checked.archive.iter().map(|(_, record)| record).collect();
    let mut found: Vec<Vec<Diagnostic>> = records.par_iter().map(|record| of_record(checked, record)).collect();
    found.extend(checked.sources.iter().filter_map(|(file, source)| {
        let lang = Lang::parse(about_code(&source.path)?)?;
        let text = checked.sources.text(file);
        Some(of_prose(checked, &[], lang, &Prose::whole(file, text)))
    }));
    Diagnostics(found.into_iter().flatten().collect())
}

fn of_record(checked: &Checked<'_>, record: &Record) -> Vec<Diagnostic> {
    let files = record.common.files.iter().filter_map(|file| file.file.as_ref());
    let photos = record.common.photos.iter().filter_map(|photo| photo.file.as_ref());
    let beside: Vec<&str> = files.chain(photos).map(|name| name.text.as_str()).collect();
    let texts = record.prose.iter();
    let findings = texts.flat_map(|(lang, prose)| of_prose(checked, &beside, *lang, prose));
    findings.map(|finding| finding.record(record.key())).collect()
}

/// The faults of one text; `beside` are the files and pictures that it may lead to.
fn of_prose(checked: &Checked<'_>, beside: &[&str], lang: Lang, prose: &Prose) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    let text = prose.text(checked.sources);
    let scan = scan(text);
    for link in &scan.links {
        findings.extend(of_link(checked, beside, prose, link));
        findings.extend(of_anchor(checked, lang, prose, link));
    }
    findings.extend(scan.open_comment.map(|range| Diagnostic::error("comment-open", prose.place(range))));
    findings.extend(scan.too_deep.map(|range| Diagnostic::warning("markdown-too-deep", prose.place(range))));
    let raw = first_of_each_line(text, scan.raw_html);
    findings.extend(raw.into_iter().map(|range| Diagnostic::warning("raw-html", prose.place(range))));
    findings
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
fn of_anchor(checked: &Checked<'_>, lang: Lang, prose: &Prose, link: &LinkUse) -> Option<Diagnostic> {
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
    Some(finding)
}

fn of_link(checked: &Checked<'_>, beside: &[&str], prose: &Prose, link: &LinkUse) -> Option<Diagnostic> {
    let at = prose.place(link.range.clone());
    let kinds = |name: &str| Kind::from_folder(name).is_some();
    let error = |code| Diagnostic::error(code, at).arg("link", link.destination.clone());
    match Destination::parse(&link.destination, &kinds) {
        Destination::Record { kind, id, .. } => {
            let kind = Kind::from_folder(kind)?;
            if checked.archive.find(kind, id).is_some() {
                return None;
            }
            if checked.archive.is_gone(kind, id) {
                let finding = Diagnostic::warning("reference-to-withheld", at);
                return Some(finding.arg("text", link.destination.clone()));
            }
            let ids: Vec<&str> = checked.archive.of_kind(kind).map(|(_, r)| r.id.as_str()).collect();
            Some(match nearest(id, ids.into_iter()) {
                Some(guess) => error("dangling-link").arg("guess", format!("{kind}/{guess}")).help("guess"),
                None => error("dangling-link"),
            })
        }
        Destination::File(path) => {
            if !beside.contains(&path) {
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
