//! What does a source file say as code? Comments, the contents of texts, and tests are blanked out; places stay the same.

use crate::support::repository;
use std::path::{Path, PathBuf};

/// One file of `src/`.
pub struct Source {
    /// Path relative to the package, with `/`.
    pub path: String,
    /// The whole text.
    pub text: String,
    /// The text without comments, without what stands in quotes, and without tests.
    pub code: String,
    /// The same, but with what stands in quotes.
    pub quoted: String,
}

impl Source {
    /// The folder or file directly below `src/` that it belongs to.
    pub fn module(&self) -> &str {
        let below = self.path.strip_prefix("src/").unwrap_or(&self.path);
        below.split('/').next().unwrap().trim_end_matches(".rs")
    }
}

/// All files of `src/` that are part of the program; files of unit tests are left out.
pub fn sources() -> Vec<Source> {
    let is_test = |path: &Path| {
        let name = path.file_stem().unwrap().to_str().unwrap();
        name == "tests" || name.ends_with("_tests")
    };
    rust_files("src").into_iter().filter(|path| !is_test(path)).map(|path| read(&path)).collect()
}

/// All Rust files below a folder of the package.
pub fn rust_files(folder: &str) -> Vec<PathBuf> {
    let walk = walkdir::WalkDir::new(repository().join(folder)).sort_by_file_name().into_iter();
    let files = walk.map(|entry| entry.unwrap().into_path());
    files.filter(|path| path.extension().is_some_and(|e| e == "rs")).collect()
}

/// A path as it is shown.
pub fn shown(path: &Path) -> String {
    path.strip_prefix(repository()).unwrap().to_str().unwrap().to_owned()
}

fn read(path: &Path) -> Source {
    let text = std::fs::read_to_string(path).unwrap();
    let quoted = without_tests(&blanked(&text, false));
    let code = without_tests(&blanked(&text, true));
    Source { path: shown(path), text, code, quoted }
}

/// Comments and, if `quotes`, the contents of quotes as spaces.
fn blanked(text: &str, quotes: bool) -> String {
    let bytes = text.as_bytes();
    let mut out = bytes.to_vec();
    let mut at = 0;
    while at < bytes.len() {
        let rest = &bytes[at..];
        let (end, blank) = if rest.starts_with(b"//") {
            (at + rest.iter().position(|b| *b == b'\n').unwrap_or(rest.len()), true)
        } else if rest.starts_with(b"r\"") || rest.starts_with(b"r#") {
            (raw_end(bytes, at), quotes)
        } else if rest[0] == b'"' {
            (quote_end(bytes, at), quotes)
        } else if rest[0] == b'\'' {
            (char_end(text, at), quotes)
        } else {
            at += 1;
            continue;
        };
        for byte in out[at..end].iter_mut().filter(|b| blank && **b != b'\n' && **b != b'"') {
            *byte = b' ';
        }
        at = end.max(at + 1);
    }
    String::from_utf8_lossy(&out).into_owned()
}

fn quote_end(bytes: &[u8], start: usize) -> usize {
    let mut at = start + 1;
    while at < bytes.len() && bytes[at] != b'"' {
        at += if bytes[at] == b'\\' { 2 } else { 1 };
    }
    at + 1
}

/// The end of `r"…"` or `r#"…"#`; the start itself where it is only a name that begins with r.
fn raw_end(bytes: &[u8], start: usize) -> usize {
    let hashes = bytes[start + 1..].iter().take_while(|b| **b == b'#').count();
    let name_before = start > 0 && (bytes[start - 1].is_ascii_alphanumeric() || bytes[start - 1] == b'_');
    if name_before || bytes.get(start + 1 + hashes) != Some(&b'"') {
        return start;
    }
    let close = [b"\"".to_vec(), vec![b'#'; hashes]].concat();
    let from = start + 2 + hashes;
    let found = bytes[from..].windows(close.len()).position(|window| window == close);
    found.map_or(bytes.len(), |n| from + n + close.len())
}

/// The end of `'a'` or `'\n'`; the start itself where the mark begins a lifetime.
fn char_end(text: &str, start: usize) -> usize {
    let mut rest = text[start + 1..].char_indices();
    match rest.next() {
        Some((_, '\\')) => text[start + 3..].find('\'').map_or(start, |n| start + 4 + n),
        Some((_, c)) if text[start + 1 + c.len_utf8()..].starts_with('\'') => start + 2 + c.len_utf8(),
        _ => start,
    }
}

/// Everything from the first test module on is left out: tests stand at the foot of a file.
fn without_tests(code: &str) -> String {
    let end = code.find("#[cfg(test)]\nmod ").or_else(|| code.find("#[cfg(test)]\n#[path"));
    code[..end.unwrap_or(code.len())].to_owned()
}

/// The names that follow `prefix` in code, where `prefix` is a word of its own: for `crate::` in `use crate::{a, b::c}` both `a` and `b`.
pub fn names_after(code: &str, prefix: &str) -> Vec<String> {
    let mut names = Vec::new();
    for (at, _) in code.match_indices(prefix) {
        if code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':') {
            continue;
        }
        let rest = &code[at + prefix.len()..];
        match rest.strip_prefix('{') {
            Some(group) => names.extend(heads_of_group(group)),
            None => names.push(word(rest)),
        }
    }
    names
}

fn word(text: &str) -> String {
    text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

/// The first word of each part of `a, b::{c, d}, e}`.
fn heads_of_group(group: &str) -> Vec<String> {
    let (mut depth, mut start, mut heads) = (0, 0, Vec::new());
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth > 0 => depth -= 1,
            ',' | '}' if depth == 0 => {
                heads.push(word(group[start..at].trim()));
                start = at + 1;
                if c == '}' {
                    break;
                }
            }
            _ => {}
        }
    }
    heads.retain(|head| !head.is_empty());
    heads
}

/// Texts in quotes that follow `name(` in code, with the name that stands before the bracket.
pub fn first_arguments<'c>(quoted: &'c str, is_wanted: &dyn Fn(&str) -> bool) -> Vec<&'c str> {
    let mut found = Vec::new();
    for (at, _) in quoted.match_indices("(\"") {
        let name = quoted[..at].rsplit(|c: char| !(c.is_alphanumeric() || c == '_')).next().unwrap_or("");
        if is_wanted(name) {
            found.push(quoted[at + 2..].split('"').next().unwrap_or(""));
        }
    }
    found
}

#[test]
fn code_is_told_from_comments_texts_and_tests() {
    let text = "//! crate::a\nuse crate::{b, c::{d, e}};\nlet x = \"crate::f \\\" //\"; 'l: crate::g; '\"'; r#\"crate::h\"# // crate::i\n#[cfg(test)]\nmod tests { use crate::j; }\n";
    let code = without_tests(&blanked(text, true));
    assert_eq!(names_after(&code, "crate::"), ["b", "c", "g"]);
    assert_eq!(first_arguments("a.word(\"x\") my_count(\"y\", word(z))", &|name| name.ends_with("count")), ["y"]);
}
