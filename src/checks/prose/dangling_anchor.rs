//! `dangling-anchor`: is there a heading where a link jumps to, in the same text or in any language of another record?

use super::Reading;
use crate::diagnostics::Diagnostic;
use crate::i18n::{Lang, slug};
use crate::markup::{Destination, LinkUse, Scan, heading_ids, scan};
use crate::model::{Kind, nearest};

pub(super) fn check(reading: &Reading<'_>) -> Vec<Diagnostic> {
    let found = reading.links().filter_map(|(link, destination)| of_link(reading, link, &destination));
    found.collect()
}

fn headings(lang: Lang, scan: &Scan) -> Vec<String> {
    heading_ids(&scan.headings, "", &|text| slug(lang, text))
}

fn of_link(reading: &Reading<'_>, link: &LinkUse, destination: &Destination<'_>) -> Option<Diagnostic> {
    let (archive, sources) = (reading.checked.archive, reading.checked.sources);
    let (anchor, known) = match destination {
        Destination::Anchor(anchor) => (*anchor, headings(reading.lang, reading.scan)),
        Destination::Record { kind, id, fragment: Some(anchor) } => {
            let target = archive.get(archive.find(Kind::from_folder(kind)?, id)?);
            let texts = target.prose.iter();
            (*anchor, texts.flat_map(|(lang, prose)| headings(*lang, &scan(prose.text(sources)))).collect())
        }
        _ => return None,
    };
    let wanted = slug(reading.lang, anchor);
    if known.contains(&wanted) {
        return None;
    }
    let finding = Diagnostic::error("dangling-anchor", reading.place(link)).arg("anchor", anchor);
    Some(match nearest(&wanted, known.iter().map(String::as_str)) {
        Some(guess) => finding.arg("guess", guess).help("guess"),
        None => finding.arg("known", known.join(", ")).help(if known.is_empty() { "none" } else { "help" }),
    })
}
