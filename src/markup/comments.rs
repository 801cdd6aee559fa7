//! Which part of raw HTML is a comment, meant for colleagues and not for readers?

/// Is this inline HTML a comment? Inline HTML holds exactly one construct.
pub(super) fn is_comment(html: &str) -> bool {
    html.starts_with("<!--")
}

/// Follows the lines of one HTML block and leaves out what stands between `<!--` and `-->`.
#[derive(Default)]
pub(super) struct Comments {
    open: bool,
}

impl Comments {
    /// Is a comment still open? At the end of the block it means that its `-->` is missing.
    pub(super) fn is_open(&self) -> bool {
        self.open
    }

    /// Calls `show` with each part of `line` outside comments. A comment that is never closed hides the rest.
    pub(super) fn visible<'t>(&mut self, line: &'t str, mut show: impl FnMut(&'t str)) {
        let mut rest = line;
        while !rest.is_empty() {
            let mark = if self.open { "-->" } else { "<!--" };
            let (part, after) = rest.split_once(mark).map_or((rest, None), |(part, after)| (part, Some(after)));
            if !self.open && !part.is_empty() {
                show(part);
            }
            let Some(after) = after else { return };
            self.open = !self.open;
            rest = after;
            // `<!-->` and `<!--->` are whole comments (CommonMark 0.31 § 6.6).
            if self.open
                && let Some(after) = rest.strip_prefix('>').or_else(|| rest.strip_prefix("->"))
            {
                self.open = false;
                rest = after;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_are_hidden_over_several_lines() {
        let mut comments = Comments::default();
        let mut shown = String::new();
        for line in ["a<!-- b --><!---->c\n", "<!-- d\n", "<p>e\n", "f -->g<!-->h<!--->i <!-- j"] {
            comments.visible(line, |part| shown.push_str(part));
        }
        assert_eq!(shown, "ac\nghi ");
        assert!(comments.is_open());
    }
}
