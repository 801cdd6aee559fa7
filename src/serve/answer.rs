//! What does the browser get? A status, a type and bytes, before they are HTTP.

use crate::diagnostics::{Diagnostics, Severity, say, summary_line, text_report};
use crate::hosting::content_type;
use crate::markup::escaped;
use crate::pipeline::Prepared;

/// Findings on an error page.
const MOST_SHOWN: usize = 100;

/// An answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Answer {
    /// Status code.
    pub status: u16,
    /// Media type.
    pub content_type: String,
    /// Where else to look.
    pub location: Option<String>,
    /// What is shown.
    pub body: Vec<u8>,
}

impl Answer {
    /// An output of the plan.
    pub fn output(status: u16, path: &str, body: Vec<u8>) -> Self {
        Self { status, content_type: content_type(path), location: None, body }
    }

    /// A line of plain text.
    pub fn plain(status: u16, text: &str) -> Self {
        Self { status, content_type: content_type("a.txt"), location: None, body: format!("{text}\n").into_bytes() }
    }

    /// The folder was meant.
    pub fn folder(location: String) -> Self {
        Self { location: Some(location), ..Self::plain(308, "The address ends with a slash.") }
    }

    /// A page that says what is wrong with the content.
    pub fn findings(prepared: &Prepared) -> Self {
        let errors = prepared.findings.0.iter().filter(|finding| finding.severity == Severity::Error);
        let shown = Diagnostics(errors.take(MOST_SHOWN).cloned().collect());
        Self::trouble(
            prepared,
            &summary_line(&prepared.findings, prepared.lang),
            &text_report(&shown, &prepared.sources, prepared.lang, false),
        )
    }

    /// A page that shows a report instead of what was asked for.
    pub fn trouble(prepared: &Prepared, heading: &str, report: &str) -> Self {
        let css = prepared.plan.assets.get("style.css").map_or("", String::as_str);
        let page = format!(
            "<!DOCTYPE html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{heading}</title>\n\
             <link rel=\"stylesheet\" href=\"{css}\">\n</head>\n<body data-kind=\"error\">\n<main id=\"main\" class=\"sheet\">\n\
             <h1>{heading}</h1>\n<p>{repair}</p>\n<pre>{report}</pre>\n</main>\n</body>\n</html>\n",
            lang = prepared.lang,
            repair = escaped(&say(prepared.lang, "repair-and-reload", &[])),
            heading = escaped(heading),
            css = escaped(css).replace('"', "&quot;"),
            report = escaped(report),
        );
        Self { status: 500, content_type: content_type("a.html"), location: None, body: page.into_bytes() }
    }
}
