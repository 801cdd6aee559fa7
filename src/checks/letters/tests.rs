//! What do the tests of the rules share?

use super::known::Known;
use super::piece::Piece;
use super::{faults, passages};
use crate::diagnostics::{Diagnostic, FileId, Span};
use crate::i18n::Lang;

fn found(lang: Lang, text: &str, known: &Known) -> Vec<Diagnostic> {
    let whole = Span::new(FileId(0), 0..text.len());
    let files: &[(&str, &str)] = &[("a.md", text)];
    let read = |passage| {
        let mut piece = Piece::passage(passage, lang, whole, Some(0));
        piece.find_indent(files);
        piece
    };
    let pieces: Vec<Piece> = passages(text).into_iter().map(read).collect();
    let mut found = faults(&pieces, known);
    found.sort_by_key(|finding| finding.span);
    found
}

fn of<'a>(found: &'a [Diagnostic], code: &'a str) -> impl Iterator<Item = &'a Diagnostic> {
    found.iter().filter(move |finding| finding.code == code)
}

/// For each edit of a rule «old → new»; for a finding without edits what it points at.
#[track_caller]
pub(super) fn fixed(lang: Lang, text: &str, code: &str) -> Vec<String> {
    let all = found(lang, text, &Known::default());
    let shown = |finding: &Diagnostic| {
        let slice = |span: Span| text[span.range()].to_owned();
        if finding.fix.is_empty() {
            return vec![slice(finding.span.unwrap())];
        }
        finding.fix.iter().map(|edit| format!("{} → {}", slice(edit.span), edit.text)).collect()
    };
    of(&all, code).flat_map(shown).collect()
}

/// Where the findings of a rule begin, in characters.
#[track_caller]
pub(super) fn places(lang: Lang, text: &str, code: &str) -> Vec<usize> {
    let all = found(lang, text, &Known::default());
    of(&all, code).map(|finding| text[..finding.span.unwrap().start as usize].chars().count()).collect()
}

/// No rule finds anything.
#[track_caller]
pub(super) fn silent(lang: Lang, text: &str) {
    let found: Vec<_> = found(lang, text, &Known::default()).into_iter().map(|f| (f.code, f.span)).collect();
    assert!(found.is_empty(), "{text}: {found:?}");
}

/// The codes that are found with what an archive knows.
pub(super) fn found_with(lang: Lang, text: &str, known: &Known) -> Vec<&'static str> {
    found(lang, text, known).into_iter().map(|finding| finding.code).collect()
}
