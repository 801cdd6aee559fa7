//! Which files and links belong to a record?

use super::facts::language_name;
use super::share::{Item, host};
use crate::archive::Ix;
use crate::i18n::{Lang, grouped, nbsp};
use crate::plan::{file_path, url_of};
use crate::render::atoms::Phrase;
use crate::render::context::Speaker;
use crate::sources::Content;

/// Files of a record: those that are published beside it and those at an address elsewhere.
pub(super) fn files(speaker: &Speaker<'_>, ix: Ix) -> Vec<Item> {
    let record = speaker.archive().get(ix);
    let item = |file: &crate::model::values::FileRef| {
        let name = file.file.as_ref().map(|name| name.text.as_str());
        let beside = name.and_then(|name| {
            let path = file_path(&format!("{}{name}", record.folder));
            speaker.renderer.plan.jobs.contains_key(&path).then(|| url_of(speaker.renderer.site, &path))
        });
        let published = beside.is_some();
        let url = beside.or_else(|| file.url.as_ref().map(|url| url.text.clone()));
        let address = file.url.as_ref().map(|url| url.text.as_str());
        let shown = name.or_else(|| host(address?)).unwrap_or_default();
        let title = file.label.as_ref().map_or_else(|| Phrase::own(shown), |label| speaker.phrase(label));
        let mut about: Vec<Phrase> = file.kind.iter().map(|kind| Phrase::own(kind.text.as_str())).collect();
        if file.kind.is_none() {
            about.extend(extension(name.or(address).unwrap_or_default()).map(Phrase::own));
        }
        about.extend(name.filter(|_| published).and_then(|name| size(speaker, &format!("{}{name}", record.folder))));
        let foreign = file.lang.iter().filter(|code| Lang::parse(&code.text) != Some(speaker.lang));
        about.extend(foreign.map(|code| Phrase::own(language_name(speaker, &code.text))));
        Item::new(Phrase { url, ..title }, about)
    };
    record.common.files.iter().map(item).collect()
}

/// «120 КБ», «1,4 МБ»: how much a file beside a record is, in thousands or millions of bytes.
fn size(speaker: &Speaker<'_>, path: &str) -> Option<Phrase> {
    let bytes = match &speaker.renderer.sources.find(path)?.1.content {
        Content::Asset(bytes) => *bytes,
        Content::Workbook(bytes) => bytes.len() as u64,
        _ => return None,
    };
    let thousands = bytes.div_ceil(1_000);
    let text = if thousands < 1_000 {
        speaker.words.fill("file_kb", &[("n", &thousands.to_string())])
    } else {
        let tenths = bytes.div_ceil(100_000);
        speaker.words.fill("file_mb", &[("n", &format!("{},{}", grouped(tenths / 10), tenths % 10))])
    };
    Some(Phrase::own(nbsp(speaker.lang, &text)))
}

/// «PDF» for `ereje.pdf` and `https://gov.kz/ereje.pdf?v=2`.
fn extension(name: &str) -> Option<String> {
    let path = name.split_once("://").map_or(Some(name), |(_, rest)| rest.split_once('/').map(|(_, path)| path))?;
    let path = path.split(['?', '#']).next().unwrap_or(path);
    let (_, extension) = path.rsplit_once('.')?;
    let short = extension.len() <= 5 && extension.bytes().all(|b| b.is_ascii_alphanumeric());
    short.then(|| extension.to_ascii_uppercase())
}

/// Links of a record, named by their label and their host.
pub(super) fn links(speaker: &Speaker<'_>, ix: Ix) -> Vec<Item> {
    let item = |link: &crate::model::values::Link| {
        let host = host(&link.url.text).unwrap_or(&link.url.text);
        let title = link.label.as_ref().map(|label| speaker.phrase(label));
        let about = title.iter().map(|_| Phrase::own(host)).collect();
        Item::new(Phrase { url: Some(link.url.text.clone()), ..title.unwrap_or_else(|| Phrase::own(host)) }, about)
    };
    speaker.archive().get(ix).common.links.iter().map(item).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn extensions_of_names_and_addresses() {
        let cases = [
            ("ereje.pdf", Some("PDF")),
            ("https://gov.kz/a/ereje.docx?v=2", Some("DOCX")),
            ("https://gov.kz", None),
            ("https://gov.kz/ereje", None),
            ("ереже.құжат", None),
        ];
        for (name, expected) in cases {
            assert_eq!(extension(name).as_deref(), expected, "{name}");
        }
    }
}
