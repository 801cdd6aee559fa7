//! `picture-unreadable`: can the pictures of a record be shown? Their headers say; the pixels are looked at when they are made.

use super::{Checked, photos};
use crate::diagnostics::{Diagnostic, Diagnostics, Span};
use crate::pictures::Fault;
use crate::sources::Content;

pub(super) fn check(checked: &Checked<'_>) -> Diagnostics {
    let found = photos(checked).filter_map(|(record, name, content)| {
        let fault = match content {
            Content::Picture(picture) => *picture.as_ref().err()?,
            _ => Fault::Other("its name does not end in .jpg, .png, .webp or .gif"),
        };
        let (what, help) = match fault {
            Fault::Pixels(..) | Fault::Bytes(_) => return None,
            Fault::Truncated => ("the file ends before its picture does", "truncated"),
            Fault::Other(what) => (what, "help"),
        };
        Some(finding(name.span, &name.text).word("cause", what).help(help).record(record.key()))
    });
    Diagnostics(found.collect())
}

/// The finding for a picture whose header is right and whose pixels can't be read.
pub(crate) fn damaged(at: Span, file: &str, cause: &str) -> Diagnostic {
    finding(at, file).arg("cause", cause).help("damaged")
}

fn finding(at: Span, file: &str) -> Diagnostic {
    Diagnostic::error("picture-unreadable", at).arg("file", file)
}
