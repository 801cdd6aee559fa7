//! Where in the content does something stand? Byte ranges of a file, turned into line and column only when printed.

use std::ops::Range;

/// Number of a file in [`Files`], in the order of the sorted paths.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct FileId(pub u32);

/// A byte range of one file; `end` is exclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The bytes `range` of `file`.
    pub fn new(file: FileId, range: Range<usize>) -> Self {
        let clamp = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Self { file, start: clamp(range.start), end: clamp(range.end) }
    }

    /// The start of a file, for what is wrong with the file as a whole.
    pub fn file_start(file: FileId) -> Self {
        Self { file, start: 0, end: 0 }
    }

    /// The range as `usize`, to slice the text with.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The part `range` (relative to the start of this span) as a span of its own.
    pub fn part(self, range: Range<usize>) -> Self {
        Self::new(self.file, self.start as usize + range.start..self.start as usize + range.end)
    }
}

/// A place as people count: line and column from 1, columns in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LineCol {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

/// The texts that spans point into. Sources implement it; tests use a slice of pairs.
pub trait Files {
    /// Path to show, relative to the project, with `/`.
    fn path(&self, file: FileId) -> &str;
    /// Text of the file; empty where the file is not text.
    fn text(&self, file: FileId) -> &str;

    /// Line and column of the byte `offset`.
    fn line_col(&self, file: FileId, offset: u32) -> LineCol {
        let text = self.text(file);
        let before = &text[..floor_char(text, offset as usize)];
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        LineCol {
            line: before.bytes().filter(|&b| b == b'\n').count() + 1,
            column: before[line_start..].chars().count() + 1,
        }
    }
}

/// The largest character boundary at or before `at`.
fn floor_char(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

impl Files for [(&str, &str)] {
    fn path(&self, file: FileId) -> &str {
        self.get(file.0 as usize).map_or("", |f| f.0)
    }
    fn text(&self, file: FileId) -> &str {
        self.get(file.0 as usize).map_or("", |f| f.1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters() {
        let files: &[(&str, &str)] = &[("a", "x\nәұ: y\n")];
        assert_eq!(files.line_col(FileId(0), 8), LineCol { line: 2, column: 5 });
        assert_eq!(files.line_col(FileId(0), 3), LineCol { line: 2, column: 1 }, "inside a letter: its start");
        assert_eq!(files.line_col(FileId(0), 999), LineCol { line: 3, column: 1 });
    }
}
