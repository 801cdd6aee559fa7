//! What does a text say in each language?

use crate::diagnostics::{Diagnostic, Span};
use crate::i18n::Lang;
use crate::model::language::{language, unknown_language};
use crate::model::reader::Reader;
use crate::model::schema::{Field, Resolve, Shape, Visit};
use crate::yaml::{Entry, Node, Value};
use serde_json::Value as Data;

/// A text that is the same in every language, with its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Text {
    /// The text, without spaces at its ends.
    pub text: String,
    /// Where it stands.
    pub span: Span,
}

impl Field for Text {
    const SHAPE: Shape = Shape::Text;

    fn read(node: &Node, cx: &mut Reader<'_>) -> Option<Self> {
        if let Some(finding) = colon_in_text(node) {
            cx.fault(finding);
            return None;
        }
        let text = cx.expect_text(node)?.to_owned();
        Some(Self { text, span: node.span })
    }

    fn data(&self, _: Resolve<'_>) -> Data {
        self.text.as_str().into()
    }
}

/// A text per language, in the order in which it was written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LText {
    parts: Vec<(Lang, Text)>,
}

impl LText {
    /// The text in one language.
    pub fn get(&self, lang: Lang) -> Option<&str> {
        self.parts.iter().find(|(l, _)| *l == lang).map(|(_, t)| t.text.as_str())
    }

    /// The text in `lang`, else in `fallback`, else in the first language there is.
    pub fn best(&self, lang: Lang, fallback: Lang) -> (&str, Lang) {
        let part = [lang, fallback].into_iter().find_map(|want| self.parts.iter().find(|(l, _)| *l == want));
        part.or(self.parts.first()).map_or(("", lang), |(l, t)| (t.text.as_str(), *l))
    }

    /// The languages, in the order written.
    pub fn langs(&self) -> impl Iterator<Item = Lang> + '_ {
        self.parts.iter().map(|(lang, _)| *lang)
    }

    /// All texts with their languages.
    pub fn iter(&self) -> impl Iterator<Item = (Lang, &Text)> + '_ {
        self.parts.iter().map(|(lang, text)| (*lang, text))
    }

    /// A text in one language only.
    pub fn single(lang: Lang, text: impl Into<String>, span: Span) -> Self {
        Self { parts: vec![(lang, Text { text: text.into(), span })] }
    }

    fn read_map(node: &Node, cx: &mut Reader<'_>) -> Self {
        let mut parts = Vec::new();
        for entry in node.entries() {
            let Some(lang) = read_lang(entry, node, cx) else { continue };
            if entry.node.value == Value::Null {
                continue;
            }
            if let Some(text) = Text::read(&entry.node, cx) {
                parts.push((lang, text));
            }
        }
        Self { parts }
    }
}

/// A language code as a key of `map`; `kz`, the country, is the usual slip for `kk`.
pub(super) fn read_lang(entry: &Entry, map: &Node, cx: &mut Reader<'_>) -> Option<Lang> {
    let code = entry.key.as_str();
    match language(code) {
        Ok(lang) => Some(lang),
        Err(guess) => {
            let mut finding = unknown_language(entry.key_span, code);
            if let Some(guess) = guess.filter(|guess| map.get(guess).is_none()) {
                finding = finding.fix(entry.key_span, guess);
            }
            cx.fault(finding);
            None
        }
    }
}

/// `- Бірінші: екінші` is a text with a colon, not a map: the finding with the line to paste.
fn colon_in_text(node: &Node) -> Option<Diagnostic> {
    let [entry] = node.entries() else { return None };
    let Value::Scalar { text, plain: true } = &entry.node.value else { return None };
    // Nobody's language has blanks or capitals; a name in quotes was meant as one.
    let name = &entry.key;
    let word = name.chars().count() > 3 && name.chars().any(|c| c == ' ' || c.is_uppercase());
    let typed = entry.key_span.end - entry.key_span.start;
    if !word || language(name) != Err(None) || typed as usize != name.len() {
        return None;
    }
    let line = format!("'{}'", format!("{name}: {text}").replace('\'', "''"));
    Some(Diagnostic::error("colon-in-text", node.span).arg("key", name).arg("line", line.clone()).fix(node.span, line))
}

impl Field for LText {
    const SHAPE: Shape = Shape::LText;

    fn read(node: &Node, cx: &mut Reader<'_>) -> Option<Self> {
        match &node.value {
            Value::Map(_) => match colon_in_text(node) {
                Some(finding) => {
                    cx.fault(finding);
                    None
                }
                None => Some(Self::read_map(node, cx)).filter(|text| !text.parts.is_empty()),
            },
            _ => {
                let text = Text::read(node, cx)?;
                Some(Self { parts: vec![(cx.lang_at(node.span), text)] })
            }
        }
    }

    fn data(&self, _: Resolve<'_>) -> Data {
        self.parts.iter().map(|(lang, text)| (lang.code().to_owned(), Data::from(text.text.as_str()))).collect()
    }

    fn texts<'a>(&'a self, visit: Visit<'_, 'a>) {
        self.parts.iter().for_each(|(lang, text)| visit(*lang, text));
    }
}
