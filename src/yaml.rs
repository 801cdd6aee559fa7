//! What does a piece of YAML say, and where? The only file that names the YAML crate.
//!
//! Records are read into a tree that keeps every scalar as it was typed and every place as a byte range;
//! the schema decides later what is a number or a date, so `no`, `1917` and `0123` stay what they look like.
//! Anchors and aliases are refused: records don't need them, and alias bombs are made of them.

use crate::diagnostics::{Diagnostic, Diagnostics, FileId, Span};
use serde_yaml::granit_parser::{ErrorKind, Event, Options, Parser, ScalarStyle, ScanError, Span as YamlSpan};
use std::ops::Range;

/// Deepest nesting of lists and maps; the model needs nine levels.
const MAX_DEPTH: usize = 24;
/// Most nodes of one file. Without aliases the tree is as large as its text, so this only bounds memory.
const MAX_NODES: usize = 200_000;

/// A value with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub value: Value,
}

/// The shapes of YAML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// An empty value, `~` or `null`.
    Null,
    /// A scalar as typed; `plain` says that it had no quotes.
    Scalar {
        /// The text after unescaping.
        text: String,
        /// Whether it was written without quotes or block marks.
        plain: bool,
    },
    /// `- a`
    List(Vec<Node>),
    /// `a: b`, in the order of the file.
    Map(Vec<Entry>),
}

/// A key with its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The key.
    pub key: String,
    /// Where the key stands.
    pub key_span: Span,
    /// The value.
    pub node: Node,
}

impl Node {
    /// The text of a scalar.
    pub fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Scalar { text, .. } => Some(text),
            _ => None,
        }
    }

    /// The entries of a map; empty for everything else.
    pub fn entries(&self) -> &[Entry] {
        match &self.value {
            Value::Map(entries) => entries,
            _ => &[],
        }
    }

    /// The value of a key.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.entries().iter().find(|e| e.key == key).map(|e| &e.node)
    }
}

/// Reads `text[range]` of `file` as one YAML map. An empty text is an empty map.
///
/// # Errors
/// One finding for the first fault of the syntax; duplicate keys are all reported.
pub fn parse_map(file: FileId, text: &str, range: Range<usize>) -> Result<Node, Diagnostics> {
    let whole = Span::new(file, range.clone());
    let mut builder =
        Builder { file, base: range.start, open: Vec::new(), done: None, faults: Diagnostics::default(), nodes: 0 };
    let part = &text[range];
    match builder.run(part) {
        Ok(()) => {}
        Err(Stop::Syntax(error)) => builder.faults.push(syntax_fault(whole, part, &error)),
        Err(Stop::Finding(finding)) => builder.faults.push(*finding),
    }
    if builder.faults.has_errors() {
        return Err(builder.faults);
    }
    match builder.done {
        None | Some(Node { value: Value::Null, .. }) => Ok(Node { span: whole, value: Value::Map(Vec::new()) }),
        Some(node) if matches!(node.value, Value::Map(_)) => Ok(node),
        Some(node) => {
            let mut faults = Diagnostics::default();
            faults.push(Diagnostic::error("yaml-not-a-map", first_line(node.span, text)));
            Err(faults)
        }
    }
}

fn first_line(span: Span, text: &str) -> Span {
    let len = text[span.range()].lines().next().map_or(0, str::len);
    span.part(0..len)
}

enum Stop {
    Syntax(ScanError),
    Finding(Box<Diagnostic>),
}

/// A list or map that is still open, with the key that waits for its value.
struct Open {
    node: Node,
    key: Option<(String, Span)>,
}

struct Builder {
    file: FileId,
    base: usize,
    open: Vec<Open>,
    done: Option<Node>,
    faults: Diagnostics,
    nodes: usize,
}

impl Builder {
    fn run(&mut self, part: &str) -> Result<(), Stop> {
        let mut options = Options::default();
        options.emit_unresolved_aliases = true;
        options.emit_comments = false;
        options.flow_nesting_limit = MAX_DEPTH;
        options.block_nesting_limit = MAX_DEPTH;
        let mut documents = 0;
        for next in Parser::new_from_str_with_options(part, options) {
            let (event, at) = next.map_err(Stop::Syntax)?;
            let span = self.span(&at);
            match event {
                Event::DocumentStart(..) => {
                    documents += 1;
                    if documents > 1 {
                        return stop("yaml-documents", span);
                    }
                }
                Event::Alias(_) | Event::UnresolvedAlias(_) => return stop("yaml-alias", span),
                Event::Scalar(text, style, anchor, tag) => {
                    self.plain_node(anchor, tag.is_some(), span)?;
                    self.scalar(&text, style, span);
                }
                Event::SequenceStart(_, anchor, tag) => {
                    self.plain_node(anchor, tag.is_some(), span)?;
                    self.start(Value::List(Vec::new()), span)?;
                }
                Event::MappingStart(_, anchor, tag) => {
                    self.plain_node(anchor, tag.is_some(), span)?;
                    self.start(Value::Map(Vec::new()), span)?;
                }
                Event::SequenceEnd | Event::MappingEnd => self.end(span),
                _ => {}
            }
        }
        Ok(())
    }

    fn span(&self, at: &YamlSpan) -> Span {
        let range = at.byte_range().unwrap_or(0..0);
        Span::new(self.file, self.base + range.start..self.base + range.end)
    }

    fn plain_node(&mut self, anchor: usize, tagged: bool, span: Span) -> Result<(), Stop> {
        self.nodes += 1;
        if anchor != 0 {
            return stop("yaml-alias", span);
        }
        if tagged {
            return stop("yaml-tag", span);
        }
        if self.nodes > MAX_NODES {
            return Err(Stop::Finding(Box::new(
                Diagnostic::error("yaml-too-big", span).arg("limit", MAX_NODES.to_string()),
            )));
        }
        Ok(())
    }

    fn scalar(&mut self, text: &str, style: ScalarStyle, span: Span) {
        let plain = matches!(style, ScalarStyle::Plain);
        let null = plain && matches!(text, "" | "~" | "null" | "Null" | "NULL");
        let waiting_for_key =
            matches!(self.open.last(), Some(Open { node: Node { value: Value::Map(_), .. }, key: None }));
        let value = if null && !waiting_for_key { Value::Null } else { Value::Scalar { text: text.to_owned(), plain } };
        self.add(Node { span, value });
    }

    fn start(&mut self, value: Value, span: Span) -> Result<(), Stop> {
        if self.open.len() >= MAX_DEPTH {
            return stop("yaml-too-deep", span);
        }
        if let Some(Open { node: Node { value: Value::Map(_), .. }, key: None }) = self.open.last() {
            return stop("yaml-key", span);
        }
        self.open.push(Open { node: Node { span, value }, key: None });
        Ok(())
    }

    fn end(&mut self, span: Span) {
        if let Some(mut open) = self.open.pop() {
            let last = match &open.node.value {
                Value::List(items) => items.last().map(|n| n.span.end),
                Value::Map(entries) => entries.last().map(|e| e.node.span.end),
                _ => None,
            };
            // A block ends where its last child ends; a flow collection ends after its bracket.
            let own = if span.end > span.start { Some(span.end) } else { None };
            open.node.span.end = own.or(last).unwrap_or(open.node.span.end).max(open.node.span.start);
            self.add(open.node);
        }
    }

    /// Puts a finished node where it belongs: top, list item, key or value.
    fn add(&mut self, node: Node) {
        let Some(open) = self.open.last_mut() else {
            self.done = Some(node);
            return;
        };
        match &mut open.node.value {
            Value::List(items) => items.push(node),
            Value::Map(entries) => match open.key.take() {
                None => open.key = Some((node.text().unwrap_or_default().to_owned(), node.span)),
                Some((key, key_span)) => {
                    if let Some(first) = entries.iter().find(|e| e.key == key) {
                        self.faults.push(
                            Diagnostic::error("yaml-duplicate-key", key_span)
                                .arg("key", key)
                                .note(first.key_span, "first"),
                        );
                    } else {
                        entries.push(Entry { key, key_span, node });
                    }
                }
            },
            _ => {}
        }
    }
}

fn stop<T>(code: &'static str, span: Span) -> Result<T, Stop> {
    Err(Stop::Finding(Box::new(Diagnostic::error(code, span))))
}

/// Turns the scanner's words into ours where we know what people usually did.
fn syntax_fault(whole: Span, part: &str, error: &ScanError) -> Diagnostic {
    let at = error.marker().byte_offset().unwrap_or(0).min(part.len());
    let end = part[at..].chars().next().map_or(at, |c| at + c.len_utf8());
    let span = whole.part(at..end);
    let line_start = part[..at].rfind('\n').map_or(0, |n| n + 1);
    let line = part[line_start..].lines().next().unwrap_or("");
    // The scanner often stumbles only on the line after the one with the odd character.
    let before = part[..line_start.saturating_sub(1)].rfind('\n').map_or(0, |n| n + 1);
    for from in [line_start, before] {
        let found = odd_space(part[from..].lines().next().unwrap_or(""));
        if let Some((offset, name)) = found {
            let from = from + offset;
            let len = part[from..].chars().next().map_or(1, char::len_utf8);
            return Diagnostic::error("yaml-odd-space", whole.part(from..from + len)).arg("name", name);
        }
    }
    if let Some((offset, quote)) = unclosed_start(&part[..line_start + line.len()], error.kind()) {
        let code = if matches!(quote, '[' | '{') { "yaml-unclosed-bracket" } else { "yaml-unclosed-quote" };
        return Diagnostic::error(code, whole.part(offset..offset + 1));
    }
    match error.kind() {
        ErrorKind::TabNotAllowed
        | ErrorKind::TabInBlockIndentation
        | ErrorKind::TabInIndentation
        | ErrorKind::TabInPlainScalar => {
            let tab = line.find('\t').map_or(at, |n| line_start + n);
            Diagnostic::error("yaml-tab", whole.part(tab..tab + 1))
        }
        ErrorKind::MappingValueNotAllowed | ErrorKind::InvalidColonPlacement if second_colon(line).is_some() => {
            colon_fault(whole, line_start, line)
        }
        ErrorKind::RecursionLimitExceeded => Diagnostic::error("yaml-too-deep", span),
        _ => Diagnostic::error("yaml-syntax", span).arg("cause", error.info()),
    }
}

/// The quote or bracket whose closing one is missing: the last value that opens one and does not close it in its line.
fn unclosed_start(before: &str, kind: &ErrorKind) -> Option<(usize, char)> {
    let at_end = matches!(
        kind,
        ErrorKind::UnclosedQuotedScalar
            | ErrorKind::UnclosedFlowCollection { .. }
            | ErrorKind::UnexpectedEofFlowMapping
            | ErrorKind::UnexpectedEofFlowSequence
            | ErrorKind::UnexpectedEof
            | ErrorKind::InvalidQuotedScalarIndent
            | ErrorKind::InvalidFlowScalarIndent
    );
    if !at_end {
        return None;
    }
    let mut line_start = 0;
    let mut found = None;
    for line in before.split_inclusive('\n') {
        let value = line.find(": ").map_or(0, |n| n + 2);
        let text = line[value..].trim_end();
        let open = text.chars().next().filter(|c| matches!(c, '"' | '\'' | '[' | '{'));
        if let Some(open) = open {
            let close = match open {
                '[' => ']',
                '{' => '}',
                quote => quote,
            };
            if text.len() < 2 || !text.ends_with(close) {
                found = Some((line_start + value, open));
            }
        }
        line_start += line.len();
    }
    found
}

/// A character that looks like a space but isn't one for YAML, with its name.
fn odd_space(line: &str) -> Option<(usize, &'static str)> {
    line.char_indices().take_while(|(_, c)| !matches!(c, '"' | '\'')).find_map(|(at, c)| match c {
        '\u{a0}' => Some((at, "no-break space")),
        '\u{202f}' => Some((at, "narrow no-break space")),
        '\u{2003}' | '\u{2009}' => Some((at, "typographic space")),
        '\u{200b}' | '\u{feff}' => Some((at, "invisible zero-width space")),
        _ => None,
    })
}

/// Byte position of a second `: ` in `key: value: more`.
fn second_colon(line: &str) -> Option<usize> {
    let first = line.find(": ")?;
    line[first + 2..].find(": ").map(|n| first + 2 + n).or_else(|| line.ends_with(':').then(|| line.len() - 1))
}

fn colon_fault(whole: Span, line_start: usize, line: &str) -> Diagnostic {
    let colon = second_colon(line).unwrap_or(0);
    let value_at = line.find(": ").map_or(0, |n| n + 2);
    let quoted = format!("{}'{}'", &line[..value_at], line[value_at..].trim().replace('\'', "''"));
    Diagnostic::error("yaml-colon", whole.part(line_start + colon..line_start + colon + 1))
        .arg("line", quoted.trim_start())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<Node, Vec<(&'static str, u32)>> {
        parse_map(FileId(0), text, 0..text.len())
            .map_err(|d| d.0.iter().map(|d| (d.code, d.span.map_or(0, |s| s.start))).collect())
    }

    #[test]
    fn scalars_stay_as_typed() {
        let text = "a: no\nb: 0123\nc: '1917'\nd: 1e3\ne: ~\nf: [x, y]\n";
        let node = parse(text).unwrap();
        for (key, value) in [("a", "no"), ("b", "0123"), ("c", "1917"), ("d", "1e3")] {
            assert_eq!(node.get(key).and_then(Node::text), Some(value));
        }
        assert_eq!(node.get("e").unwrap().value, Value::Null);
        assert_eq!(&text[node.get("f").unwrap().span.range()], "[x, y]");
        assert_eq!(&text[node.get("c").unwrap().span.range()], "'1917'");
    }

    #[test]
    fn faults_are_named_where_they_are() {
        let deep = "a: ".to_owned() + &"[".repeat(1000);
        let cases: &[(&str, &str, u32)] = &[
            ("title: Форум: итоги\n", "yaml-colon", 17),
            ("a: 1\na: 2\n", "yaml-duplicate-key", 5),
            ("a: &x [1]\nb: *x\n", "yaml-alias", 6),
            ("a:\n\t- b\n", "yaml-tab", 3),
            ("title:\u{a0}x\nb: 1\n", "yaml-odd-space", 6),
            ("a: \"x\n", "yaml-unclosed-quote", 3),
            ("a: [x\n", "yaml-unclosed-bracket", 3),
            ("a: 1\n---\nb: 2\n", "yaml-documents", 5),
            ("a: !!python/object x\n", "yaml-tag", 19),
            ("- a\n- b\n", "yaml-not-a-map", 0),
            (&deep, "yaml-too-deep", 27),
        ];
        for (text, code, at) in cases {
            let short: String = text.chars().take(30).collect();

            assert_eq!(parse(text), Err(vec![(*code, *at)]), "{short}");
        }
    }

    #[test]
    fn empty_is_an_empty_map() {
        for text in ["", "\n", "# only a comment\n"] {
            assert_eq!(parse(text).unwrap().entries(), &[]);
        }
    }
}
