//! What does a rule about letters look at? A piece of text with its language and the way back to its place.

use super::marks::{is_blank, is_cyrillic_capital, is_kazakh, is_letter};
use crate::diagnostics::{Diagnostic, FileId, Files, Span};
use crate::i18n::Lang;
use crate::markup::{OPAQUE, Passage, Role, Run};
use std::ops::Range;

/// Where a piece comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Origin {
    /// A paragraph, heading, … of a text.
    Prose(Role),
    /// A field: a title, a summary, a name, a caption.
    Field,
}

/// Which characters occur in a piece, so that most rules can leave it at once.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Has {
    pub latin: bool,
    pub cyrillic: bool,
    pub digit: bool,
    pub hyphen: bool,
    pub dash: bool,
    pub nbsp: bool,
    pub invisible: bool,
    pub quote: bool,
    pub bracket: bool,
    pub number_sign: bool,
    /// A capital right after a letter: `ҚР`, `LessonStudy`.
    pub inner_capital: bool,
    /// `І` or `Х`, the Cyrillic letters that look like Roman figures.
    pub roman_like: bool,
    /// Two characters of blank space in a row.
    pub blanks: bool,
    /// A mark with something right after it: `а,б`.
    pub tight_mark: bool,
    /// The end of `млн.` or `млрд.`.
    pub million: bool,
    /// How many Cyrillic letters there are.
    pub letters: usize,
    /// How many of them only Kazakh has.
    pub kazakh: usize,
}

/// A piece of text.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    pub text: String,
    pub lang: Lang,
    pub origin: Origin,
    pub has: Has,
    /// Whether all of it is bold.
    pub strong: bool,
    /// Whether it is part of a list, a quotation or a note.
    pub nested: bool,
    /// Blank space before it in its line that has no meaning.
    pub indent: Option<Span>,
    file: FileId,
    whole: Span,
    runs: Vec<Run>,
}

impl Piece {
    /// The text of a field; `raw` is what stands at `span`.
    pub fn field(text: &str, lang: Lang, span: Span, raw: &str) -> Self {
        let runs = align(raw, text, span.start as usize);
        Self::new(text.to_owned(), lang, Origin::Field, span, runs)
    }

    /// A passage of a text that begins at `base` in its file.
    pub fn passage(passage: Passage, lang: Lang, whole: Span, base: Option<usize>) -> Self {
        let Passage { role, text, runs, strong, nested } = passage;
        let moved = |base: usize| {
            let moved = |run: Run| Run { source: run.source.start + base..run.source.end + base, ..run };
            runs.into_iter().map(moved).collect()
        };
        let runs = base.map_or_else(Vec::new, moved);
        Self { strong, nested, ..Self::new(text, lang, Origin::Prose(role), whole, runs) }
    }

    fn new(text: String, lang: Lang, origin: Origin, whole: Span, runs: Vec<Run>) -> Self {
        let has = Has::of(&text);
        Self { text, lang, origin, has, strong: false, nested: false, indent: None, file: whole.file, whole, runs }
    }

    /// Whether it is a paragraph of its own in a text.
    pub fn is_paragraph(&self) -> bool {
        self.origin == Origin::Prose(Role::Paragraph)
    }

    /// Finds out what stands before it in its line.
    pub fn find_indent(&mut self, files: &(impl Files + ?Sized)) {
        let Some(first) = self.runs.first().filter(|_| self.is_paragraph() && !self.nested) else { return };
        let before = files.text(self.file).get(..first.source.start).unwrap_or("");
        let line = before.rfind('\n').map_or(0, |at| at + 1);
        if line < before.len() && before[line..].chars().all(is_blank) {
            self.indent = Some(Span::new(self.file, line..before.len()));
        }
    }

    /// The place of a range of the text.
    pub fn place(&self, range: Range<usize>) -> Span {
        let start = self.runs.iter().find(|run| run.text.end > range.start);
        let end = self.runs.iter().rev().find(|run| run.text.start < range.end.max(range.start + 1));
        let (Some(first), Some(last)) = (start, end) else { return self.whole };
        let exact = |run: &Run| run.text.len() == run.source.len();
        let from = if exact(first) {
            first.source.start + range.start.saturating_sub(first.text.start)
        } else {
            first.source.start
        };
        let to = if exact(last) {
            last.source.start + range.end.min(last.text.end).saturating_sub(last.text.start)
        } else {
            last.source.end
        };
        Span::new(self.file, from..to.max(from))
    }

    /// A warning about a part of it.
    pub fn warning(&self, code: &'static str, range: Range<usize>) -> Diagnostic {
        Diagnostic::warning(code, self.place(range))
    }

    /// Something worth knowing about a part of it.
    pub fn info(&self, code: &'static str, range: Range<usize>) -> Diagnostic {
        Diagnostic::info(code, self.place(range))
    }

    /// Adds the edit that puts `new` in the place of `range`, where these bytes stand in the file as they are read.
    pub fn fix(&self, finding: Diagnostic, range: Range<usize>, new: &str) -> Diagnostic {
        let within = |run: &Run| {
            run.text.len() == run.source.len() && run.text.start <= range.start && range.end <= run.text.end
        };
        // In a field without quotes `: ` and ` #` would begin something else.
        let breaks = self.origin == Origin::Field && [": ", " #"].iter().any(|mark| new.contains(mark));
        if range.is_empty() || breaks || new.contains(OPAQUE) || !self.runs.iter().any(within) {
            return finding;
        }
        finding.fix(self.place(range), new)
    }

    /// The lines with the place where each begins.
    pub fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        self.text.split('\n').scan(0, |at, line| {
            let start = *at;
            *at += line.len() + 1;
            Some((start, line))
        })
    }
}

impl Has {
    fn of(text: &str) -> Self {
        let mut has = Self::default();
        let (mut before, mut last, mut marked) = (' ', ' ', false);
        for c in text.chars() {
            // Nearly every character of nearly every text.
            if matches!(c, 'а'..='я') {
                has.letters += 1;
                has.tight_mark |= marked;
                (before, last, marked) = (last, c, false);
                continue;
            }
            match c {
                'a'..='z' => has.latin = true,
                'A'..='Z' => {
                    has.latin = true;
                    has.inner_capital |= is_letter(last);
                }
                '0'..='9' => has.digit = true,
                '-' => has.hyphen = true,
                '–' | '—' => has.dash = true,
                ' ' => has.blanks |= is_blank(last),
                '\u{a0}' => {
                    has.nbsp = true;
                    has.blanks |= is_blank(last);
                }
                '\u{ac}' | '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' => has.invisible = true,
                '«' | '»' | '“' | '”' | '„' | '"' => has.quote = true,
                '(' | ')' => has.bracket = true,
                '№' => has.number_sign = true,
                '\u{400}'..='\u{52f}' => {
                    has.letters += 1;
                    has.kazakh += usize::from(is_kazakh(c));
                    has.roman_like |= matches!(c, 'І' | 'Х');
                    has.inner_capital |= is_cyrillic_capital(c) && is_letter(last);
                }
                '\u{c0}'..='\u{24f}' | 'ə' => has.latin = true,
                _ => {}
            }
            has.tight_mark |= marked && is_letter(c);
            has.million |= c == '.' && matches!((before, last), ('л', 'н') | ('р', 'д'));
            marked = matches!(c, ',' | '.' | ';' | ':' | '!' | '?');
            (before, last) = (last, c);
        }
        has.cyrillic = has.letters > 0;
        has
    }
}

/// How the text of a field stands in its file: without its quotes, with the spaces and line ends that YAML folds.
/// Empty where the two can't be matched.
fn align(raw: &str, text: &str, base: usize) -> Vec<Run> {
    let head = if raw.starts_with(['|', '>']) { raw.find('\n').unwrap_or(0) } else { raw.find(text).unwrap_or(0) };
    let mut runs: Vec<Run> = Vec::new();
    let mut at = head;
    let quoted = raw.starts_with('"');
    for (start, c) in text.char_indices() {
        loop {
            let rest = raw.get(at..).unwrap_or("");
            let Some(found) = rest.chars().next() else { return Vec::new() };
            let blanks = rest.len() - rest.trim_start_matches([' ', '\n']).len();
            let taken = match found {
                '\\' if quoted && rest[1..].starts_with(c) => 1 + c.len_utf8(),
                '\'' if c == '\'' && rest.starts_with("''") => 2,
                _ if found == c => c.len_utf8(),
                '\n' if c == ' ' => blanks,
                ' ' | '\n' | '"' | '\'' => {
                    at += found.len_utf8();
                    continue;
                }
                _ => return Vec::new(),
            };
            let source = base + at..base + at + taken;
            let exact = taken == c.len_utf8() && found == c;
            match runs.last_mut() {
                Some(last) if exact && last.source.end == source.start && last.text.len() == last.source.len() => {
                    last.text.end += taken;
                    last.source.end += taken;
                }
                _ => runs.push(Run { text: start..start + c.len_utf8(), source }),
            }
            at += taken;
            break;
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_lead_back_to_their_file() {
        for (raw, text, part) in [
            ("бір екі", "бір екі", "екі"),
            ("\"бір \\\"екі\\\" үш\"", "бір \"екі\" үш", "үш"),
            ("'бір ''екі'' үш'", "бір 'екі' үш", "үш"),
            ("бір\n    екі\n    үш", "бір екі үш", "үш"),
            ("|\n  бір\n  екі\n", "бір\nекі", "екі"),
            (">-\n  бір\n  екі", "бір екі", "екі"),
        ] {
            let piece = Piece::field(text, Lang::KK, Span::new(FileId(0), 0..raw.len()), raw);
            let at = text.find(part).unwrap();
            assert_eq!(&raw[piece.place(at..at + part.len()).range()], part, "{raw}");
            let fixed = piece.fix(piece.info("double-space", 0..1), at..at + part.len(), "төрт");
            assert_eq!(fixed.fix.len(), 1, "{raw}");
        }
    }
}
