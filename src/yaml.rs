//! What does a piece of YAML say, and where? The only module that names the YAML crate.
//!
//! Records are read into a tree that keeps every scalar as it was typed and every place as a byte range;
//! the schema decides later what is a number or a date, so `no`, `1917` and `0123` stay what they look like.
//! Anchors and aliases are refused: records don't need them, and alias bombs are made of them.

use crate::diagnostics::{Diagnostic, Diagnostics, FileId, Span};
use fault::syntax_fault;
use serde_yaml::granit_parser::{Event, Options, Parser, ScalarStyle, ScanError, Span as YamlSpan};
use std::ops::Range;

mod fault;
mod look_alike;

pub use look_alike::latin_look;

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
    match builder.run(part).map_err(|stop| stop.at_its_mark(whole, part)) {
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

impl Stop {
    /// Moves a finding about an anchor or a tag from the value to the mark before it.
    fn at_its_mark(mut self, whole: Span, part: &str) -> Self {
        let Stop::Finding(finding) = &mut self else { return self };
        let mark = match finding.code {
            "yaml-alias" => '&',
            "yaml-tag" => '!',
            _ => return self,
        };
        let Some(at) = finding.span.map(|span| (span.start - whole.start) as usize) else { return self };
        let before = part.get(..at).unwrap_or("").trim_end_matches([' ', '\n']);
        let start = before.rfind([' ', '\n', '[', '{', ',']).map_or(0, |n| n + 1);
        if before[start..].starts_with(mark) {
            finding.span = Some(whole.part(start..before.len()));
        }
        self
    }
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
            ("a: &x [1]\nb: *x\n", "yaml-alias", 3),
            ("a:\n\t- b\n", "yaml-tab", 3),
            ("title:\u{a0}x\nb: 1\n", "yaml-odd-space", 6),
            ("a: \"x\n", "yaml-unclosed-quote", 3),
            ("a: [x\n", "yaml-unclosed-bracket", 3),
            ("a: 1\n---\nb: 2\n", "yaml-documents", 5),
            ("a: !!python/object x\n", "yaml-tag", 3),
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
