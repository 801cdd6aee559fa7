//! How is a table written, so that a wide one scrolls by itself and a reader's software knows it by name?

use pulldown_cmark::Alignment;

use super::escape;

/// The state of the table being written; tables cannot stand inside one another.
#[derive(Default)]
pub(super) struct Tables {
    count: usize,
    alignments: Vec<Alignment>,
    cell: usize,
    in_head: bool,
    has_body: bool,
}

impl Tables {
    /// `<div class="scroll">` takes the keyboard focus: without it a wide table could not be scrolled by keys.
    /// From the second table on, the name is numbered, because regions of one page must differ in name.
    pub(super) fn open(&mut self, out: &mut String, alignments: Vec<Alignment>, label: &str) {
        self.count += 1;
        self.alignments = alignments;
        self.has_body = false;
        out.push_str("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"");
        escape::attribute(out, label);
        if self.count > 1 {
            out.push(' ');
            out.push_str(&self.count.to_string());
        }
        out.push_str("\"><table>\n");
    }

    pub(super) fn close(&mut self, out: &mut String) {
        out.push_str(if self.has_body { "</tbody></table></div>\n" } else { "</table></div>\n" });
    }

    pub(super) fn open_head(&mut self, out: &mut String) {
        self.in_head = true;
        self.cell = 0;
        out.push_str("<thead><tr>");
    }

    pub(super) fn close_head(&mut self, out: &mut String) {
        self.in_head = false;
        out.push_str("</tr></thead>\n");
    }

    pub(super) fn open_row(&mut self, out: &mut String) {
        if !self.has_body {
            out.push_str("<tbody>\n");
            self.has_body = true;
        }
        self.cell = 0;
        out.push_str("<tr>");
    }

    pub(super) fn open_cell(&mut self, out: &mut String) {
        out.push_str(if self.in_head { "<th scope=\"col\"" } else { "<td" });
        // Classes, because a content security policy may forbid the attribute `style`.
        out.push_str(match self.alignments.get(self.cell) {
            Some(Alignment::Left) => " class=\"left\">",
            Some(Alignment::Center) => " class=\"center\">",
            Some(Alignment::Right) => " class=\"right\">",
            Some(Alignment::None) | None => ">",
        });
        self.cell += 1;
    }

    pub(super) fn close_cell(&self, out: &mut String) {
        out.push_str(if self.in_head { "</th>" } else { "</td>" });
    }
}
