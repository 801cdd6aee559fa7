//! Can the pictures of a record be published? Their headers say; the pixels are looked at only when they are made smaller.

use super::Checked;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::model::values::Text;
use crate::pictures::Fault;
use crate::records::Record;
use crate::sources::Content;

pub(super) fn check(checked: &Checked<'_>) -> Diagnostics {
    let mut findings = Diagnostics::default();
    for (_, record) in checked.archive.iter() {
        let photos = record.common.photos.iter().filter_map(|photo| photo.file.as_ref());
        let files = record.common.files.iter().filter_map(|file| file.file.as_ref());
        let found = photos.filter_map(|name| of_photo(checked, record, name));
        let found = found.chain(files.filter_map(|name| of_file(checked, record, name)));
        found.for_each(|finding| findings.push(finding.record(record.key())));
    }
    findings
}

/// What lies beside the record under a name.
fn content<'a>(checked: &Checked<'a>, record: &Record, name: &Text) -> Option<&'a Content> {
    checked.sources.find(&format!("{}{}", record.folder, name.text)).map(|(_, file)| &file.content)
}

fn of_photo(checked: &Checked<'_>, record: &Record, name: &Text) -> Option<Diagnostic> {
    let fault = match content(checked, record, name)? {
        Content::Picture(picture) => *picture.as_ref().err()?,
        _ => Fault::Other("its name does not end in .jpg, .png, .webp or .gif"),
    };
    let (code, help) = match fault {
        Fault::Pixels(..) | Fault::Bytes(_) => ("picture-too-large", "help"),
        Fault::Truncated => ("picture-unreadable", "truncated"),
        Fault::Other(_) => ("picture-unreadable", "help"),
    };
    let finding = Diagnostic::error(code, name.span).arg("file", name.text.clone());
    let finding = match fault {
        Fault::Other(what) => finding.word("cause", what),
        Fault::Truncated => finding.word("cause", "the file ends before its picture does"),
        Fault::Pixels(..) | Fault::Bytes(_) => finding.arg("cause", fault.to_string()),
    };
    Some(finding.help(help))
}

/// Files are published byte by byte: a photograph among them would tell where it was taken.
fn of_file(checked: &Checked<'_>, record: &Record, name: &Text) -> Option<Diagnostic> {
    let Content::Picture(Ok(picture)) = content(checked, record, name)? else { return None };
    picture.head.gps.then(|| Diagnostic::error("file-tells-place", name.span).arg("file", name.text.clone()))
}
