//! How is a text repaired? The edits of its findings, those that don't touch each other, made in one go.

use crate::diagnostics::{Diagnostic, Edit, FileId};
use std::collections::BTreeMap;

/// The texts with the edits of their findings made, and how many findings that were. Of two findings whose edits touch each other only the first is repaired:
/// the other one is found again in the new text.
pub fn repaired<'a>(findings: &[Diagnostic], text_of: &dyn Fn(FileId) -> &'a str) -> (BTreeMap<FileId, String>, usize) {
    let mut chosen: BTreeMap<FileId, Vec<&Edit>> = BTreeMap::new();
    let mut count = 0;
    for finding in findings.iter().filter(|finding| !finding.fix.is_empty()) {
        let free = finding.fix.iter().all(|edit| {
            let others = chosen.get(&edit.span.file).into_iter().flatten();
            edit.span.end as usize <= text_of(edit.span.file).len()
                && others.into_iter().all(|other| apart(edit, other))
        });
        if free {
            count += 1;
            for edit in &finding.fix {
                chosen.entry(edit.span.file).or_default().push(edit);
            }
        }
    }
    let text = |(file, mut edits): (FileId, Vec<&Edit>)| {
        edits.sort();
        (file, edited(text_of(file), &edits))
    };
    (chosen.into_iter().map(text).collect(), count)
}

/// Whether two edits leave at least their borders to each other.
fn apart(a: &Edit, b: &Edit) -> bool {
    a.span.end < b.span.start || b.span.end < a.span.start
}

fn edited(text: &str, edits: &[&Edit]) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let mut done = 0;
    for edit in edits {
        let range = edit.span.range();
        out.push_str(text.get(done..range.start).unwrap_or(""));
        out.push_str(&edit.text);
        done = range.end;
    }
    out.push_str(text.get(done..).unwrap_or(""));
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::Span;

    #[test]
    fn edits_that_touch_wait_for_the_next_round() {
        let text = "ab cd ef";
        let at = |range: std::ops::Range<usize>| Span::new(FileId(0), range);
        let finding = |range: std::ops::Range<usize>, new: &str| {
            Diagnostic::warning("raw-html", at(range.clone())).fix(at(range), new)
        };
        let findings = [finding(0..2, "AB"), finding(1..3, "x"), finding(2..2, "-"), finding(6..8, "")];
        let (new, count) = repaired(&findings, &|_| text);
        assert_eq!(count, 2);
        assert_eq!(new.get(&FileId(0)).map(String::as_str), Some("AB cd "));
        assert!(repaired(&[Diagnostic::warning("raw-html", at(0..2))], &|_| text).0.is_empty());
        assert!(repaired(&[finding(7..20, "x")], &|_| text).0.is_empty(), "a place that is not there is left alone");
    }
}
