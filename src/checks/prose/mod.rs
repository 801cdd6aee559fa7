//! Which rules look at the Markdown of a record? Each text is read once, then every rule looks at what was found.

mod absolute_link;
mod comment_open;
mod dangerous_link;
mod dangling_anchor;
mod dangling_link;
mod image_without_alt;
mod link_to_unlisted_file;
mod markdown_too_deep;
mod raw_html;

use super::Checked;
use crate::diagnostics::{Diagnostic, Diagnostics, Files, Span};
use crate::i18n::Lang;
use crate::markup::{Destination, LinkUse, Scan, scan};
use crate::model::Kind;
use crate::records::{Prose, Record};
use crate::sources::about_code;
use rayon::prelude::*;

/// One text and what a rule may look at.
struct Reading<'a> {
    checked: &'a Checked<'a>,
    lang: Lang,
    prose: &'a Prose,
    text: &'a str,
    scan: &'a Scan,
    /// Files and pictures that the text may lead to.
    beside: &'a [&'a str],
}

/// A rule over one text.
type Rule = fn(&Reading<'_>) -> Vec<Diagnostic>;

/// The rules, in the order of their names.
const RULES: [Rule; 9] = [
    absolute_link::check,
    comment_open::check,
    dangerous_link::check,
    dangling_anchor::check,
    dangling_link::check,
    image_without_alt::check,
    link_to_unlisted_file::check,
    markdown_too_deep::check,
    raw_html::check,
];

impl<'a> Reading<'a> {
    /// Where a link's destination stands.
    fn place(&self, link: &LinkUse) -> Span {
        self.prose.place(link.range.clone())
    }

    /// All links with what they lead to.
    fn links(&self) -> impl Iterator<Item = (&'a LinkUse, Destination<'a>)> {
        let kinds = |name: &str| Kind::from_folder(name).is_some();
        self.scan.links.iter().map(move |link| (link, Destination::parse(&link.destination, &kinds)))
    }
}

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

fn of_prose(checked: &Checked<'_>, beside: &[&str], lang: Lang, prose: &Prose) -> Vec<Diagnostic> {
    let text = prose.text(checked.sources);
    let reading = Reading { checked, lang, prose, text, scan: &scan(text), beside };
    RULES.iter().flat_map(|rule| rule(&reading)).collect()
}
