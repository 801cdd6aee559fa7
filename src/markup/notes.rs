//! How do footnotes get their numbers, and how does a reader get to a note and back?

use std::collections::BTreeMap;
use std::fmt::Write;

use super::escape;

/// Links back to the text per note; hostile text could otherwise make a page many times its own size.
const MAX_BACK_LINKS: usize = 9;

/// The notes of one text. Ids are `fn:1` and `ref:1`: no slug of a heading contains a colon.
#[derive(Default)]
pub(super) struct Notes {
    by_label: BTreeMap<String, usize>,
    notes: Vec<Note>,
    /// Indices into `notes`, by first reference.
    order: Vec<usize>,
    /// The notes being read, each with the page as it was before.
    open: Vec<(usize, String)>,
}

#[derive(Default)]
struct Note {
    /// 0 until the text refers to it.
    number: usize,
    uses: usize,
    body: String,
}

impl Notes {
    /// Writes the mark in the text. Markdown has no mark inside a link, so its `<a>` never stands in another.
    pub(super) fn mark(&mut self, out: &mut String, label: &str, prefix: &str) {
        let index = self.index(label);
        let note = &mut self.notes[index];
        if note.number == 0 {
            self.order.push(index);
            note.number = self.order.len();
        }
        note.uses += 1;
        let number = note.number;
        out.push_str("<sup");
        if note.uses <= MAX_BACK_LINKS {
            out.push_str(" id=\"");
            reference_id(out, prefix, number, note.uses);
            out.push('"');
        }
        out.push_str("><a href=\"#");
        escape::attribute(out, prefix);
        let _ = write!(out, "fn:{number}\" role=\"doc-noteref\">{number}</a></sup>");
    }

    /// A definition begins: what follows goes into the note.
    pub(super) fn open(&mut self, out: &mut String, label: &str) {
        let index = self.index(label);
        self.open.push((index, std::mem::take(out)));
    }

    /// The definition ends: what follows goes into the page again.
    pub(super) fn close(&mut self, out: &mut String) {
        if let Some((index, page)) = self.open.pop() {
            // A label may be defined twice; nothing of it is lost.
            self.notes[index].body.push_str(&std::mem::replace(out, page));
        }
    }

    /// Writes the notes at the end of the text: first those that the text refers to, then the others, because words
    /// that someone wrote must not vanish.
    pub(super) fn finish(&mut self, out: &mut String, prefix: &str, notes_label: &str, back_label: &str) {
        for (index, note) in self.notes.iter_mut().enumerate() {
            if note.number == 0 {
                self.order.push(index);
                note.number = self.order.len();
            }
        }
        if self.order.is_empty() {
            return;
        }
        out.push_str("<section class=\"notes\" role=\"doc-endnotes\" aria-label=\"");
        escape::attribute(out, notes_label);
        out.push_str("\">\n<ol>\n");
        for &index in &self.order {
            let note = &self.notes[index];
            out.push_str("<li id=\"");
            escape::attribute(out, prefix);
            let _ = write!(out, "fn:{}\">", note.number);
            let body = note.body.trim_end();
            match body.strip_suffix("</p>") {
                Some(body) => {
                    out.push_str(body);
                    note.back_links(out, prefix, back_label);
                    out.push_str("</p>");
                }
                None => {
                    out.push_str(body);
                    note.back_links(out, prefix, back_label);
                }
            }
            out.push_str("</li>\n");
        }
        out.push_str("</ol>\n</section>\n");
    }

    fn index(&mut self, label: &str) -> usize {
        // Labels match without regard to case; going up first treats «ß» and «SS» alike, as Markdown does.
        let key = label.to_uppercase().to_lowercase();
        *self.by_label.entry(key).or_insert_with(|| {
            self.notes.push(Note::default());
            self.notes.len() - 1
        })
    }
}

impl Note {
    fn back_links(&self, out: &mut String, prefix: &str, label: &str) {
        for used in 1..=self.uses.min(MAX_BACK_LINKS) {
            out.push_str(" <a href=\"#");
            reference_id(out, prefix, self.number, used);
            out.push_str("\" role=\"doc-backlink\" aria-label=\"");
            escape::attribute(out, label);
            let _ = write!(out, " {}", self.number);
            if used > 1 {
                let _ = write!(out, "-{used}\">↩<sup>{used}</sup></a>");
            } else {
                out.push_str("\">↩</a>");
            }
        }
    }
}

fn reference_id(out: &mut String, prefix: &str, number: usize, used: usize) {
    escape::attribute(out, prefix);
    let _ = write!(out, "ref:{number}");
    if used > 1 {
        let _ = write!(out, "-{used}");
    }
}
