//! What does a piece of YAML say, and where? The only module that names the YAML crate.
//!
//! Records are read into a tree that keeps every scalar as it was typed and every place as a byte range;
//! the schema decides later what is a number or a date, so `no`, `1917` and `0123` stay what they look like.
//! Anchors and aliases are refused: records don't need them, and alias bombs are made of them.

use crate::diagnostics::{Diagnostic, Diagnostics, FileId, Span};
use crate::i18n::latin_look;
use fault::{first_line_slip, syntax_fault, too_deep};
use serde_yaml::granit_parser::{Event, Options, Parser, ScalarStyle, ScanError, Span as YamlSpan};
use std::collections::BTreeMap;
use std::ops::Range;
use word::{CURLY, is_curly, odd, plain_faults};

mod fault;
mod line;
mod tree;
mod word;

pub use tree::{Entry, Node, Value};

/// Deepest nesting of lists and maps; the model needs nine levels.
const MAX_DEPTH: usize = 24;
/// Lines of a file that are passed over to read the others.
const MOST_MENDED: usize = 32;
/// Most nodes of one file. Without aliases the tree is as large as its text, so this only bounds memory.
const MAX_NODES: usize = 200_000;

/// Reads `text[range]` of `file` as one YAML map, with what is wrong in it. An empty text is an empty map.
///
/// What can be read in spite of a fault comes with all its findings: a field that stands twice, and lines whose fault is so plain
/// that the others can be read without it (a second colon, a space of another kind). No map where the text can't be read:
/// then the last finding names the fault of the syntax that stopped it.
pub fn parse_map(file: FileId, text: &str, range: Range<usize>) -> (Option<Node>, Diagnostics) {
    let mut all = Diagnostics::default();
    let mut mended: Option<String> = None;
    loop {
        let (node, faults) = parse_once(file, mended.as_deref().unwrap_or(text), range.clone());
        let next = match (&node, faults.0.as_slice()) {
            (None, [fault]) if all.0.len() < MOST_MENDED => passable(mended.as_deref().unwrap_or(text), fault),
            _ => None,
        };
        all.append(faults);
        match next {
            Some(text) => mended = Some(text),
            None => return (node, all),
        }
    }
}

/// The text with the faulty characters of a line replaced by harmless ones of the same length, so that every place stays what it
/// is. Only for reading on: what is mended here stays an error.
fn passable(text: &str, fault: &Diagnostic) -> Option<String> {
    let at = fault.span?.range();
    let end = text[at.start..].find('\n').map_or(text.len(), |n| at.start + n);
    let line = &text[at.start..end];
    let harmless = match fault.code {
        // Inside brackets the next colon belongs to the next field.
        "yaml-colon" if line.starts_with(':') && in_brackets(text, at.start) => line.replacen(':', ";", 1),
        // After a closing quote nothing may follow, whatever it is.
        "yaml-colon" if text[..at.start].ends_with(['"', '\'']) => return None,
        "yaml-colon" if line.starts_with(':') => line.replace(": ", "; ").trim_end_matches(':').to_owned(),
        "yaml-odd-space" if text[..at.start].ends_with(':') => " ".repeat(at.len()) + &text[at.end..end],
        _ => return None,
    };
    let padding = " ".repeat(line.len().checked_sub(harmless.len())?);
    Some([&text[..at.start], &harmless, &padding, &text[end..]].concat())
}

/// Whether a bracket opens before `at` in its line.
fn in_brackets(text: &str, at: usize) -> bool {
    let start = text[..at].rfind('\n').map_or(0, |n| n + 1);
    text[start..at].contains(['{', '['])
}

fn parse_once(file: FileId, text: &str, range: Range<usize>) -> (Option<Node>, Diagnostics) {
    let whole = Span::new(file, range.clone());
    let part = &text[range.clone()];
    let mut builder = Builder::new(file, part, range.start);
    match builder.run().map_err(|stop| stop.at_its_mark(whole, part)) {
        Ok(()) => {}
        Err(Stop::Syntax(error)) => {
            builder.faults.0.clear();
            builder.faults.push(syntax_fault(whole, part, &error));
            return (None, builder.faults);
        }
        Err(Stop::Finding(finding)) => {
            builder.faults.push(*finding);
            return (None, builder.faults);
        }
    }
    let node = match builder.done {
        None | Some(Node { value: Value::Null, .. }) => Some(Node { span: whole, value: Value::Map(Vec::new()) }),
        Some(node) if matches!(node.value, Value::Map(_)) => Some(node),
        Some(node) => {
            let line = first_line(node.span, text);
            let slip = first_line_slip(line, &text[line.range()]);
            builder.faults.0.clear();
            builder.faults.push(slip.unwrap_or_else(|| Diagnostic::error("yaml-not-a-map", line)));
            None
        }
    };
    (node, builder.faults)
}

/// A text as a map, and whether anything is wrong in it; for those who try a repair.
fn parse_clean(part: &str) -> (Option<Node>, bool) {
    let mut builder = Builder::new(FileId(0), part, 0);
    let stopped = builder.run().is_err();
    (builder.done, stopped || builder.faults.has_errors())
}

/// Where the reader stumbles in `part`, and whether it does; for those who try a repair.
fn first_error(part: &str) -> Option<usize> {
    let mut builder = Builder::new(FileId(0), part, 0);
    match builder.run() {
        Ok(()) => builder.done.is_some_and(|node| node.text().is_some()).then_some(0),
        Err(Stop::Syntax(error)) => Some(error.marker().byte_offset().unwrap_or(0)),
        Err(Stop::Finding(finding)) => Some(finding.span.map_or(0, |span| span.start as usize)),
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
        let word = before.rfind([' ', '\n']).map_or(0, |n| n + 1);
        let opens = |at: usize| at == word || before[..at].ends_with(['[', '{', ',']);
        if let Some((start, _)) =
            before[word..].match_indices(mark).map(|(n, c)| (word + n, c)).find(|(n, _)| opens(*n))
        {
            finding.span = Some(whole.part(start..before.len()));
        }
        self
    }
}

/// A list or map that is still open, with the key that waits for its value.
struct Open {
    node: Node,
    key: Option<(String, Span)>,
    /// Keys of a map by what they look like, with their number; kept for large maps only.
    seen: BTreeMap<String, usize>,
}

struct Builder<'a> {
    file: FileId,
    part: &'a str,
    base: usize,
    open: Vec<Open>,
    done: Option<Node>,
    faults: Diagnostics,
    nodes: usize,
}

impl<'a> Builder<'a> {
    fn new(file: FileId, part: &'a str, base: usize) -> Self {
        Self { file, part, base, open: Vec::new(), done: None, faults: Diagnostics::default(), nodes: 0 }
    }

    fn run(&mut self) -> Result<(), Stop> {
        let mut options = Options::default();
        options.emit_unresolved_aliases = true;
        options.emit_comments = false;
        options.flow_nesting_limit = MAX_DEPTH;
        options.block_nesting_limit = MAX_DEPTH;
        let mut documents = 0;
        for next in Parser::new_from_str_with_options(self.part, options) {
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
                    let mut text = text;
                    if matches!(style, ScalarStyle::Plain) {
                        let found = plain_faults(self.part, &text, span.part(0..0), at.byte_range().unwrap_or(0..0));
                        self.faults.append(found);
                        if is_curly(&text) {
                            text = text.trim_matches(CURLY).to_owned().into();
                        }
                    }
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
            matches!(self.open.last(), Some(Open { node: Node { value: Value::Map(_), .. }, key: None, .. }));
        let value = if null && !waiting_for_key { Value::Null } else { Value::Scalar { text: text.to_owned(), plain } };
        self.add(Node { span, value });
    }

    fn start(&mut self, value: Value, span: Span) -> Result<(), Stop> {
        if self.open.len() >= MAX_DEPTH {
            return Err(Stop::Finding(Box::new(too_deep(span))));
        }
        if let Some(Open { node: Node { value: Value::Map(_), .. }, key: None, .. }) = self.open.last() {
            return stop("yaml-key", span);
        }
        self.open.push(Open { node: Node { span, value }, key: None, seen: BTreeMap::new() });
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
                None => open.key = Some((node.text().unwrap_or_default().trim_matches(odd).to_owned(), node.span)),
                Some((key, key_span)) => match twin(entries, &mut open.seen, &key) {
                    Some(first) => {
                        let finding = Diagnostic::error("yaml-duplicate-key", key_span).note(first.key_span, "first");
                        let help = if first.key == key { "help" } else { "look-alike" };
                        self.faults.push(finding.arg("key", key).help(help));
                    }
                    None => entries.push(Entry { key, key_span, node }),
                },
            },
            _ => {}
        }
    }
}

/// Fields of a map that are compared one by one; above, by a sorted index.
const SMALL_MAP: usize = 32;

/// The field of a map that has the same name as `key`, or one that looks the same.
fn twin<'e>(entries: &'e [Entry], seen: &mut BTreeMap<String, usize>, key: &str) -> Option<&'e Entry> {
    let look = latin_look(key);
    if entries.len() < SMALL_MAP {
        return entries.iter().find(|entry| entry.key == key || latin_look(&entry.key) == look);
    }
    for (number, entry) in entries.iter().enumerate().skip(seen.len()) {
        seen.insert(latin_look(&entry.key).into_owned(), number);
    }
    seen.get(look.as_ref()).and_then(|number| entries.get(*number))
}

fn stop<T>(code: &'static str, span: Span) -> Result<T, Stop> {
    Err(Stop::Finding(Box::new(Diagnostic::error(code, span))))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<Node, Vec<(&'static str, u32)>> {
        let (node, found) = parse_map(FileId(0), text, 0..text.len());
        let found: Vec<_> = found.0.iter().map(|d| (d.code, d.span.map_or(0, |s| s.start))).collect();
        node.filter(|_| found.is_empty()).ok_or(found)
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
