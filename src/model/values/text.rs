//! What does a text say in each language?

use crate::diagnostics::{Diagnostic, Span};
use crate::i18n::Lang;
use crate::model::reader::Reader;
use crate::model::schema::{Field, Resolve, Shape, Visit};
use crate::yaml::{Node, Value};
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
            let Some(lang) = read_lang(&entry.key, entry.key_span, cx) else { continue };
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

/// A language code as a key; `kz`, the country, is the usual slip for `kk`.
pub(super) fn read_lang(code: &str, span: Span, cx: &mut Reader<'_>) -> Option<Lang> {
    match Lang::parse(code) {
        Some(lang) if code != "kz" => Some(lang),
        _ => {
            let help = if code == "kz" { "kz" } else { "help" };
            cx.fault(Diagnostic::error("unknown-language", span).arg("code", code).help(help));
            None
        }
    }
}

impl Field for LText {
    const SHAPE: Shape = Shape::LText;

    fn read(node: &Node, cx: &mut Reader<'_>) -> Option<Self> {
        match &node.value {
            Value::Map(_) => Some(Self::read_map(node, cx)).filter(|text| !text.parts.is_empty()),
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
