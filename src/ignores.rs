//! Which findings has an author overruled? A comment beside the place, with the reason for those who read it later.
//!
//! In YAML `# muragat: ignore CODE: reason`, in Markdown `<!-- muragat: ignore CODE: reason -->`; several codes with commas.
//! At the end of a line it speaks for this line. On a line of its own it speaks for what follows: in YAML the next line and
//! what is indented below it, in Markdown the next paragraph. Errors of form can't be overruled: the build relies on them.

use crate::diagnostics::{CODES, Diagnostic, Diagnostics, FileId, Files, Severity, Span};
use crate::model::nearest;
use crate::sources::SourceTree;
use std::collections::BTreeMap;
use std::ops::Range;

/// What every such comment holds.
const MARK: &str = "muragat: ignore";

/// One code of one comment.
struct Ignore<'a> {
    code: &'a str,
    /// Where the code stands.
    span: Span,
    /// Bytes of the file that it speaks for.
    covers: Range<usize>,
    used: bool,
    refused: bool,
}

/// Takes out what comments overrule. Back come the findings that are left, with those about the comments themselves, and the
/// number of findings taken out. Only of codes that were looked for (`asked`) a comment can be said to be needless.
pub(crate) fn without_ignored(
    findings: Diagnostics,
    sources: &SourceTree,
    asked: &dyn Fn(&str) -> bool,
) -> (Diagnostics, usize) {
    let mut faults = Diagnostics::default();
    let mut ignores: BTreeMap<FileId, Vec<Ignore<'_>>> = BTreeMap::new();
    for (file, _) in sources.iter() {
        let text = sources.text(file);
        if text.contains(MARK) {
            ignores.insert(file, comments(file, text, &mut faults));
        }
    }
    if ignores.is_empty() {
        return (findings, 0);
    }
    let all = findings.0.len();
    let kept = findings.0.into_iter().filter(|finding| !is_ignored(finding, &mut ignores)).collect();
    let mut kept = Diagnostics(kept);
    let ignored = all - kept.0.len();
    for ignore in ignores.into_values().flatten() {
        faults.0.extend(about(&ignore).filter(|finding| finding.code != "ignore-unused" || asked(ignore.code)));
    }
    kept.append(faults);
    (kept, ignored)
}

fn is_ignored(finding: &Diagnostic, ignores: &mut BTreeMap<FileId, Vec<Ignore<'_>>>) -> bool {
    let Some(span) = finding.span else { return false };
    let of_file = ignores.get_mut(&span.file).into_iter().flatten();
    let mut covering =
        of_file.filter(|ignore| ignore.code == finding.code && ignore.covers.contains(&(span.start as usize)));
    let Some(ignore) = covering.next() else { return false };
    let may = finding.severity != Severity::Error || finding.judgement;
    ignore.used |= may;
    ignore.refused |= !may;
    may
}

/// What is wrong with a comment that overrules nothing.
fn about(ignore: &Ignore<'_>) -> Option<Diagnostic> {
    if !CODES.contains(&ignore.code) {
        let finding = Diagnostic::warning("ignore-unknown-code", ignore.span).arg("code", ignore.code);
        return Some(match nearest(ignore.code, CODES.iter().copied()) {
            Some(guess) => finding.arg("guess", guess).help("guess"),
            None => finding,
        });
    }
    if ignore.refused {
        return Some(Diagnostic::warning("ignore-refused", ignore.span).arg("code", ignore.code));
    }
    (!ignore.used).then(|| Diagnostic::info("ignore-unused", ignore.span).arg("code", ignore.code))
}

/// The comments of a file. One without a reason overrules nothing.
fn comments<'a>(file: FileId, text: &'a str, faults: &mut Diagnostics) -> Vec<Ignore<'a>> {
    let mut found = Vec::new();
    let lines = lines(text);
    for (at, line) in lines.iter().enumerate() {
        let Some(mark) = text[line.clone()].find(MARK) else { continue };
        let before = text[line.clone()][..mark].trim_end();
        let markdown = before.ends_with("<!--");
        if !markdown && !before.ends_with('#') {
            continue;
        }
        let alone = before.trim_start() == if markdown { "<!--" } else { "#" };
        let start = line.start + mark + MARK.len();
        let end = text[start..line.end].find("-->").filter(|_| markdown).map_or(line.end, |n| start + n);
        let (codes, reason) = text[start..end].split_once(": ").unwrap_or((&text[start..end], ""));
        let covers = if alone { what_follows(text, &lines[at + 1..], markdown) } else { line.clone() };
        let mut offset = start;
        for code in codes.split(',') {
            let from = offset + (code.len() - code.trim_start().len());
            offset += code.len() + 1;
            let code = code.trim().trim_end_matches(':');
            let span = Span::new(file, from..from + code.len());
            if reason.trim().is_empty() {
                faults.push(Diagnostic::warning("ignore-without-reason", span).arg("code", code));
            } else {
                found.push(Ignore { code, span, covers: covers.clone(), used: false, refused: false });
            }
        }
    }
    found
}

/// Bytes of each line, without the line break.
fn lines(text: &str) -> Vec<Range<usize>> {
    let mut start = 0;
    let range = |line: &str| {
        let range = start..start + line.trim_end_matches('\n').len();
        start += line.len();
        range
    };
    text.split_inclusive('\n').map(range).collect()
}

/// The part of the text that a comment on a line of its own speaks for.
fn what_follows(text: &str, lines: &[Range<usize>], markdown: bool) -> Range<usize> {
    let is_note = |line: &Range<usize>| {
        let line = text[line.clone()].trim();
        line.is_empty() || (if markdown { line.starts_with("<!--") } else { line.starts_with('#') })
    };
    let mut rest = lines.iter().skip_while(|line| is_note(line));
    let Some(first) = rest.next() else { return 0..0 };
    let indent = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let own = indent(&text[first.clone()]);
    let belongs = |line: &&Range<usize>| {
        let line = &text[(*line).clone()];
        if markdown { !line.trim().is_empty() } else { line.trim().is_empty() || indent(line) > own }
    };
    let end = rest.take_while(belongs).last().map_or(first.end, |line| line.end);
    first.start..end + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Codes left, as `code@offset`, and the number taken out.
    fn left(path: &str, text: &str, findings: &[(&'static str, &str, bool)]) -> (Vec<&'static str>, usize) {
        let (sources, _) = SourceTree::from_texts(&[(path, text)]);
        let finding = |(code, place, error): &(&'static str, &str, bool)| {
            let start = text.find(place).unwrap();
            let span = Span::new(FileId(0), start..start + place.len());
            if *error { Diagnostic::error(code, span) } else { Diagnostic::warning(code, span) }
        };
        let findings = Diagnostics(findings.iter().map(finding).collect());
        let (left, ignored) = without_ignored(findings, &sources, &|_| true);
        (left.sorted().0.into_iter().map(|finding| finding.code).collect(), ignored)
    }

    #[test]
    fn a_comment_speaks_for_its_line_or_for_what_follows() {
        let at_end = "title: a # muragat: ignore raw-html: жоспарланған\nsummary: b\n";
        assert_eq!(left("news/a.yaml", at_end, &[("raw-html", "a #", false)]), (vec![], 1));
        assert_eq!(
            left("news/a.yaml", at_end, &[("raw-html", "b", false)]),
            (vec!["ignore-unused", "raw-html"], 0),
            "other lines are not meant"
        );
        let above = "# muragat: ignore raw-html, place-twice: екеуі де дұрыс\n# тағы\nresults:\n  - place: 1\n\n  - x\ntitle: b\n";
        let two = [("raw-html", "place: 1", false), ("place-twice", "x\n", false)];
        assert_eq!(left("news/a.yaml", above, &two), (vec![], 2));
        assert_eq!(left("news/a.yaml", above, &[("raw-html", "title", false)]).1, 0);
        let prose = "---\n---\nx\n\n<!-- muragat: ignore raw-html: солай жазылған -->\n\nbir\neki\n\nüsh\n";
        assert_eq!(left("news/a.kk.md", prose, &[("raw-html", "eki", false)]), (vec![], 1));
        assert_eq!(left("news/a.kk.md", prose, &[("raw-html", "üsh", false)]).1, 0);
    }

    #[test]
    fn a_comment_that_overrules_nothing_is_told() {
        let text = |rest: &str| format!("title: a # muragat: ignore {rest}\n");
        for (rest, expected) in [
            ("raw-html", vec!["ignore-without-reason", "raw-html"]),
            ("raw-html:", vec!["ignore-without-reason", "raw-html"]),
            ("raw-htm: себебі", vec!["raw-html", "ignore-unknown-code"]),
            ("place-twice: себебі", vec!["raw-html", "ignore-unused"]),
        ] {
            let mut codes = left("news/a.yaml", &text(rest), &[("raw-html", "a #", false)]).0;
            codes.sort_unstable();
            let mut expected = expected;
            expected.sort_unstable();
            assert_eq!(codes, expected, "{rest}");
        }
    }

    #[test]
    fn errors_of_form_stay() {
        let text = "title: a # muragat: ignore bad-date: солай\n";
        let mut codes = left("news/a.yaml", text, &[("bad-date", "a #", true)]).0;
        codes.sort_unstable();
        assert_eq!(codes, ["bad-date", "ignore-refused"]);
    }
}
