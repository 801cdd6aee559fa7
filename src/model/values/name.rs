//! How is a person, an organization or a place called, in each language and over time?

use super::text::{LText, Text, read_lang};
use super::{DateValue, Whole};
use crate::diagnostics::Span;
use crate::i18n::Lang;
use crate::model::language::language;
use crate::model::reader::Reader;
use crate::model::schema::{Field, Resolve, Shape, Visit, fields, group_field};
use crate::model::suggest::nearest_key;
use crate::yaml::{Node, Value};
use serde_json::Value as Data;

fields! {
    /// A name in one language; persons have parts, organizations and places a full name.
    pub struct Name {
        /// Surname.
        family as "family": Option<Text>,
        /// Given name.
        given as "given": Option<Text>,
        /// Patronymic.
        patronymic as "patronymic": Option<Text>,
        /// Initials as printed where the given name is unknown: `Т.Б.`
        initials as "initials": Option<Text>,
        /// The whole name.
        full as "full": Option<Text>,
        /// A shorter form for lists.
        short as "short": Option<Text>,
        /// Abbreviation.
        abbr as "abbr": Option<Text>,
        /// Other printed forms.
        variants as "variants": Vec<Text>,
    }
}
group_field!(Name, "name");

impl Name {
    fn checked(self, cx: &mut Reader<'_>) -> Option<Self> {
        if self.family.is_none()
            && self.given.is_none()
            && self.full.is_none()
            && self.short.is_none()
            && self.abbr.is_none()
        {
            cx.missing(&Node { span: self.span, value: Value::Null }, "full", &Shape::Text);
            return None;
        }
        Some(self)
    }

    fn text_of(part: &Option<Text>) -> Option<&str> {
        part.as_ref().map(|text| text.text.as_str())
    }

    /// «Ғани Бейсембаев», «Т.Б. Дүйсенова», «Нұрзада Үсенқызы Мамбетова», or the full name.
    pub fn display(&self) -> String {
        if let Some(full) = Self::text_of(&self.full) {
            return full.to_owned();
        }
        let given = Self::text_of(&self.given).or(Self::text_of(&self.initials));
        let parts =
            [given, Self::text_of(&self.patronymic).filter(|_| self.given.is_some()), Self::text_of(&self.family)];
        let joined = parts.into_iter().flatten().collect::<Vec<_>>().join(" ");
        if joined.is_empty() {
            Self::text_of(&self.short).or(Self::text_of(&self.abbr)).unwrap_or_default().to_owned()
        } else {
            joined
        }
    }

    /// Surname first, for an alphabetical list.
    pub fn sorted_display(&self) -> String {
        let Some(family) = Self::text_of(&self.family) else { return self.display() };
        let given = Self::text_of(&self.given).or(Self::text_of(&self.initials));
        let parts = [Some(family), given, Self::text_of(&self.patronymic).filter(|_| self.given.is_some())];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
    }

    /// All forms under which a text may mean this name. Initials computed from a full name are not among them.
    pub fn declared_forms(&self) -> Vec<String> {
        let mut forms = vec![self.display(), self.sorted_display()];
        forms.extend(
            [&self.full, &self.short, &self.abbr].into_iter().filter_map(|part| Self::text_of(part)).map(str::to_owned),
        );
        if let (Some(family), Some(given)) = (Self::text_of(&self.family), Self::text_of(&self.given)) {
            forms.push(format!("{given} {family}"));
            forms.push(format!("{family} {given}"));
        }
        if let (Some(family), Some(initials)) = (Self::text_of(&self.family), Self::text_of(&self.initials)) {
            forms.push(format!("{initials} {family}"));
            forms.push(format!("{family} {initials}"));
        }
        forms.extend(self.variants.iter().map(|v| v.text.clone()));
        forms
    }

    fn plain(text: Text) -> Self {
        Self {
            span: text.span,
            family: None,
            given: None,
            patronymic: None,
            initials: None,
            full: Some(text),
            short: None,
            abbr: None,
            variants: Vec::new(),
        }
    }
}

/// The names of a record per language.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// The names in the order written.
    pub parts: Vec<(Lang, Name)>,
}

impl Names {
    /// The name in `lang`, else in `fallback`, else the first one.
    pub fn best(&self, lang: Lang, fallback: Lang) -> Option<(&Name, Lang)> {
        let part = [lang, fallback].into_iter().find_map(|want| self.parts.iter().find(|(l, _)| *l == want));
        part.or(self.parts.first()).map(|(l, n)| (n, *l))
    }

    /// The name in one language.
    pub fn get(&self, lang: Lang) -> Option<&Name> {
        self.parts.iter().find(|(l, _)| *l == lang).map(|(_, n)| n)
    }

    /// A name made of one text, for a record nobody declared.
    pub fn single(lang: Lang, text: &str, span: Span) -> Self {
        Self { parts: vec![(lang, Name::plain(Text { text: text.to_owned(), span }))] }
    }
}

impl Field for Names {
    const SHAPE: Shape = Shape::Names;

    /// `{kk: {family: …}}`, `{kk: text}`, a plain text, or the parts themselves in the language of the file.
    fn read(node: &Node, cx: &mut Reader<'_>) -> Option<Self> {
        let lang = cx.lang_at(node.span);
        let Value::Map(entries) = &node.value else {
            let text = Text::read(node, cx)?;
            return Some(Self { parts: vec![(lang, Name::plain(text))] });
        };
        let keys: Vec<&str> = Name::specs().iter().map(|spec| spec.key).collect();
        let meant = |key: &str| language(key) == Err(None) && nearest_key(key, &keys).is_some();
        if entries.iter().any(|entry| Name::has(&entry.key)) || entries.iter().any(|entry| meant(&entry.key)) {
            return Name::read(node, cx).map(|name| Self { parts: vec![(lang, name)] });
        }
        let mut parts = Vec::new();
        for entry in entries {
            let Some(lang) = read_lang(entry, node, cx) else { continue };
            let name = match &entry.node.value {
                Value::Null => continue,
                Value::Map(_) => Name::read(&entry.node, cx),
                _ => Text::read(&entry.node, cx).map(Name::plain),
            };
            parts.extend(name.map(|name| (lang, name)));
        }
        (!parts.is_empty()).then_some(Self { parts })
    }

    fn data(&self, resolve: Resolve<'_>) -> Data {
        self.parts.iter().map(|(lang, name)| (lang.code().to_owned(), name.data(resolve))).collect()
    }

    /// The forms as they are to be written; `variants` keep what was printed somewhere, mistakes included.
    fn texts<'a>(&'a self, visit: Visit<'_, 'a>) {
        for (lang, name) in &self.parts {
            let parts = [&name.family, &name.given, &name.patronymic, &name.initials, &name.full, &name.short];
            parts.into_iter().flatten().for_each(|text| visit(*lang, text));
        }
    }
}

fields! {
    /// A former name and the time it was in force.
    pub struct NamePeriod {
        /// The name.
        name as "name": LText,
        /// First day or year.
        from as "from": Option<DateValue>,
        /// Last day or year.
        until as "until": Option<DateValue>,
        /// Number of the order or law, where it is known.
        number as "number": Option<Whole>,
    }
}
group_field!(NamePeriod, "former name");

impl NamePeriod {
    fn checked(self, _: &mut Reader<'_>) -> Option<Self> {
        Some(self)
    }
}
