//! Which fields does a record have, and of which shape? The one schema behind parsing, validation, data and templates.
//!
//! A kind is declared once with [`fields!`](crate::model::schema::fields). The declaration makes the struct, reads it from
//! YAML (reporting every fault, not the first), writes it as data, and lists its fields for templates and references.

use super::kind::Kind;
use super::reader::Reader;
use super::values::Text;
use crate::i18n::Lang;
use crate::yaml::{Node, Value};
use serde_json::{Map, Value as Data};

/// What a field holds.
#[derive(Clone, Copy, Debug)]
pub enum Shape {
    /// One line of text, the same in every language.
    Text,
    /// Text per language.
    LText,
    /// `true` or `false`.
    Bool,
    /// A whole number.
    Int,
    /// A date in EDTF or an everyday form.
    Date,
    /// A date with an optional time.
    Moment,
    /// A clock time.
    Clock,
    /// A number of something.
    Count,
    /// An amount with its currency.
    Money,
    /// One of a list of words.
    Choice(&'static [&'static str]),
    /// The id or the declared name of another record.
    Ref(&'static [Kind]),
    /// A name per language.
    Names,
    /// Identifiers by the name of their system.
    Identifiers,
    /// A point on the map.
    Geo,
    /// A map with fields of its own: what it is called in messages and catalogues, and its fields.
    Group(&'static str, fn() -> Vec<FieldSpec>),
    /// Several of these.
    List(&'static Shape),
    /// Rows, or the name of a table beside the record.
    Table,
}

/// One field of a record or of a group.
#[derive(Clone, Copy, Debug)]
pub struct FieldSpec {
    /// Its name in YAML.
    pub key: &'static str,
    /// What it holds.
    pub shape: Shape,
    /// Whether it must be there.
    pub required: bool,
    /// What it says, in one short sentence; empty where the key says it all.
    pub about: &'static str,
    /// Whether only editors see it: it is no part of the data.
    pub private: bool,
}

/// Writes a reference as `kind/id`, or `None` where it leads nowhere that is published.
pub type Resolve<'a> = &'a dyn Fn(u32) -> Option<String>;

/// Is shown each text with its language.
pub type Visit<'v, 'a> = &'v mut dyn FnMut(Lang, &'a Text);

/// A type that reads itself from YAML and writes itself as data.
pub trait Field: Sized {
    /// What the field holds.
    const SHAPE: Shape;
    /// Whether the field may be left out.
    const OPTIONAL: bool = false;
    /// Whether readers never see it.
    const PRIVATE: bool = false;

    /// Reads the value; `None` after a fault was reported.
    fn read(node: &Node, cx: &mut Reader<'_>) -> Option<Self>;

    /// The value where the field is left out; `None` if it must be there.
    fn missing() -> Option<Self> {
        None
    }

    /// The value as data; `Null` is left out.
    fn data(&self, resolve: Resolve<'_>) -> Data;

    /// Shows every text in it that readers see and that has a language, in the order of the fields.
    fn texts<'a>(&'a self, _: Visit<'_, 'a>) {}
}

impl<T: Field> Field for Option<T> {
    const SHAPE: Shape = T::SHAPE;
    const OPTIONAL: bool = true;

    fn read(node: &Node, cx: &mut Reader<'_>) -> Option<Self> {
        if node.value == Value::Null { Some(None) } else { T::read(node, cx).map(Some) }
    }

    fn missing() -> Option<Self> {
        Some(None)
    }

    fn data(&self, resolve: Resolve<'_>) -> Data {
        self.as_ref().map_or(Data::Null, |value| value.data(resolve))
    }

    fn texts<'a>(&'a self, visit: Visit<'_, 'a>) {
        if let Some(value) = self {
            value.texts(visit);
        }
    }
}

/// A list; a single value counts as a list of one.
impl<T: Field> Field for Vec<T> {
    const SHAPE: Shape = Shape::List(&T::SHAPE);
    const OPTIONAL: bool = true;

    fn read(node: &Node, cx: &mut Reader<'_>) -> Option<Self> {
        Some(match &node.value {
            Value::Null => Vec::new(),
            Value::List(items) => items.iter().filter_map(|item| T::read(item, cx)).collect(),
            _ => T::read(node, cx).into_iter().collect(),
        })
    }

    fn missing() -> Option<Self> {
        Some(Vec::new())
    }

    fn data(&self, resolve: Resolve<'_>) -> Data {
        if self.is_empty() { Data::Null } else { self.iter().map(|item| item.data(resolve)).collect() }
    }

    fn texts<'a>(&'a self, visit: Visit<'_, 'a>) {
        self.iter().for_each(|item| item.texts(visit));
    }
}

impl<T: Field> Field for Box<T> {
    const SHAPE: Shape = T::SHAPE;
    const OPTIONAL: bool = T::OPTIONAL;

    fn read(node: &Node, cx: &mut Reader<'_>) -> Option<Self> {
        T::read(node, cx).map(Box::new)
    }

    fn missing() -> Option<Self> {
        T::missing().map(Box::new)
    }

    fn data(&self, resolve: Resolve<'_>) -> Data {
        (**self).data(resolve)
    }

    fn texts<'a>(&'a self, visit: Visit<'_, 'a>) {
        (**self).texts(visit);
    }
}

/// A value that editors see and readers never do: it is not part of the data.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Private<T>(pub T);

impl<T: Field> Field for Private<T> {
    const SHAPE: Shape = T::SHAPE;
    const OPTIONAL: bool = T::OPTIONAL;
    const PRIVATE: bool = true;

    fn read(node: &Node, cx: &mut Reader<'_>) -> Option<Self> {
        T::read(node, cx).map(Private)
    }

    fn missing() -> Option<Self> {
        T::missing().map(Private)
    }

    fn data(&self, _: Resolve<'_>) -> Data {
        Data::Null
    }
}

/// Reads one field out of a map.
pub fn read_field<T: Field>(map: &Node, key: &'static str, cx: &mut Reader<'_>) -> Option<T> {
    let outer = cx.field.replace(key);
    let value = read_value(map, key, cx);
    cx.field = outer;
    value
}

fn read_value<T: Field>(map: &Node, key: &'static str, cx: &mut Reader<'_>) -> Option<T> {
    match map.get(key) {
        Some(node) if node.value == Value::Null && !T::OPTIONAL => {
            cx.missing(map, key, &T::SHAPE);
            None
        }
        Some(node) => {
            let read = T::read(node, cx);
            if read.is_none() { T::missing() } else { read }
        }
        None => {
            let missing = T::missing();
            if missing.is_none() {
                cx.missing(map, key, &T::SHAPE);
            }
            missing
        }
    }
}

/// Adds a field to the data of a record, leaving out what is empty.
pub fn write_field(map: &mut Map<String, Data>, key: &str, value: Data) {
    if !value.is_null() {
        map.insert(key.to_owned(), value);
    }
}

/// Declares a group of fields: struct, reading, data and list of fields in one.
macro_rules! fields {
    (
        $(#[$meta:meta])*
        pub struct $name:ident {
            $( $(#[doc = $about:literal])+ $field:ident as $key:literal : $ty:ty, )*
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Debug)]
        pub struct $name {
            /// Where it stands.
            pub span: $crate::diagnostics::Span,
            $( $(#[doc = $about])+ pub $field: $ty, )*
        }

        impl $name {
            /// The fields in the order of the declaration.
            pub fn specs() -> Vec<$crate::model::schema::FieldSpec> {
                use $crate::model::schema::{Field, FieldSpec};
                vec![ $( FieldSpec {
                    key: $key,
                    shape: <$ty as Field>::SHAPE,
                    required: !<$ty as Field>::OPTIONAL,
                    about: concat!($($about),+).trim_ascii(),
                    private: <$ty as Field>::PRIVATE,
                }, )* ]
            }

            /// Whether a field of this name exists.
            pub fn has(key: &str) -> bool {
                matches!(key, $( $key )|*)
            }

            /// Reads the fields of a map without looking for unknown ones.
            pub fn read_known(node: &$crate::yaml::Node, cx: &mut $crate::model::reader::Reader<'_>) -> Option<Self> {
                $( let $field = $crate::model::schema::read_field::<$ty>(node, $key, cx); )*
                Some(Self { span: node.span, $( $field: $field?, )* })
            }

            /// Adds the fields to the data of a record.
            pub fn write(&self, map: &mut serde_json::Map<String, serde_json::Value>, resolve: $crate::model::schema::Resolve<'_>) {
                use $crate::model::schema::{Field, write_field};
                $( write_field(map, $key, Field::data(&self.$field, resolve)); )*
            }

            /// Shows every text that readers see, with its language.
            pub fn each_text<'a>(&'a self, visit: $crate::model::schema::Visit<'_, 'a>) {
                $( $crate::model::schema::Field::texts(&self.$field, visit); )*
            }
        }
    };
}

/// Makes a group declared with `fields!` usable as the value of a field.
macro_rules! group_field {
    ($name:ident, $label:literal) => {
        impl $crate::model::schema::Field for $name {
            const SHAPE: $crate::model::schema::Shape = $crate::model::schema::Shape::Group($label, $name::specs);

            fn read(node: &$crate::yaml::Node, cx: &mut $crate::model::reader::Reader<'_>) -> Option<Self> {
                if !cx.expect_map(node, $label) {
                    return None;
                }
                cx.unknown_keys(node, $label, &|key| $name::has(key), &$name::specs);
                $name::read_known(node, cx).and_then(|value| value.checked(cx))
            }

            fn data(&self, resolve: $crate::model::schema::Resolve<'_>) -> serde_json::Value {
                let mut map = serde_json::Map::new();
                self.write(&mut map, resolve);
                serde_json::Value::Object(map)
            }

            fn texts<'a>(&'a self, visit: $crate::model::schema::Visit<'_, 'a>) {
                self.each_text(visit);
            }
        }
    };
}

/// Declares an enum that is written as one of a list of words.
macro_rules! choice {
    ($(#[$meta:meta])* pub enum $name:ident { $( $(#[$vmeta:meta])* $variant:ident = $word:literal, )* }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $( $(#[$vmeta])* #[doc = $word] $variant, )* }

        impl $name {
            /// All words, in order.
            pub const WORDS: &'static [&'static str] = &[ $( $word, )* ];

            /// The word as written in records and catalogues.
            pub fn word(self) -> &'static str {
                match self { $( $name::$variant => $word, )* }
            }

            /// The value of a word.
            pub fn from_word(word: &str) -> Option<Self> {
                match word { $( $word => Some($name::$variant), )* _ => None }
            }
        }

        impl $crate::model::schema::Field for $name {
            const SHAPE: $crate::model::schema::Shape = $crate::model::schema::Shape::Choice(Self::WORDS);

            fn read(node: &$crate::yaml::Node, cx: &mut $crate::model::reader::Reader<'_>) -> Option<Self> {
                let text = cx.expect_text(node)?;
                Self::from_word(text).or_else(|| { cx.unknown_choice(node, text, Self::WORDS); None })
            }

            fn data(&self, _: $crate::model::schema::Resolve<'_>) -> serde_json::Value {
                self.word().into()
            }
        }
    };
}

pub(crate) use {choice, fields, group_field};
