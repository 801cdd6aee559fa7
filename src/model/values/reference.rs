//! To which record does a field lead? A reference keeps a number; the stage `archive` knows its target.

use crate::model::kind::Kind;
use crate::model::reader::{Reader, RefForm};
use crate::model::schema::{Field, Resolve, Shape};
use crate::yaml::{Node, Value};
use serde_json::Value as Data;
use std::fmt;
use std::marker::PhantomData;

/// Kinds that fit into a field.
pub trait Target {
    /// The kinds, the usual one first.
    const KINDS: &'static [Kind];
}

/// Number of a reference in its record's `refs`.
pub struct Ref<T> {
    /// Index into `Record::refs`.
    pub slot: u32,
    target: PhantomData<fn() -> T>,
}

impl<T> Clone for Ref<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Ref<T> {}

impl<T> fmt::Debug for Ref<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Ref({})", self.slot)
    }
}

impl<T: Target> Field for Ref<T> {
    const SHAPE: Shape = Shape::Ref(T::KINDS);

    fn read(node: &Node, cx: &mut Reader<'_>) -> Option<Self> {
        let slot = |slot| Some(Self { slot, target: PhantomData });
        if let Value::Map(entries) = &node.value {
            return match entries.as_slice() {
                [entry] if entry.key == "id" => {
                    let text = cx.expect_text(&entry.node)?.to_owned();
                    slot(cx.keep_ref(&text, entry.node.span, T::KINDS, RefForm::Id))
                }
                [entry] if entry.key == "name" => {
                    let text = cx.expect_text(&entry.node)?.to_owned();
                    slot(cx.keep_ref(&text, entry.node.span, T::KINDS, RefForm::Name))
                }
                _ => {
                    cx.wrong_shape(node, "reference");
                    None
                }
            };
        }
        let text = cx.expect_text(node)?.to_owned();
        slot(cx.keep_ref(&text, node.span, T::KINDS, RefForm::Open))
    }

    fn data(&self, resolve: Resolve<'_>) -> Data {
        resolve(self.slot).map_or(Data::Null, Data::from)
    }
}

macro_rules! targets {
    ($( $(#[$meta:meta])* $name:ident = $kinds:expr; )*) => { $(
        $(#[$meta])*
        #[derive(Clone, Copy, Debug)]
        pub struct $name;
        impl Target for $name { const KINDS: &'static [Kind] = $kinds; }
    )* };
}

targets! {
    /// An event.
    EventOf = &[Kind::Events];
    /// A news item.
    NewsOf = &[Kind::News];
    /// An award list.
    AwardListOf = &[Kind::AwardLists];
    /// An award.
    AwardOf = &[Kind::Awards];
    /// A series.
    SeriesOf = &[Kind::Series];
    /// A person.
    PersonOf = &[Kind::People];
    /// An organization.
    OrganizationOf = &[Kind::Organizations];
    /// A place.
    PlaceOf = &[Kind::Places];
    /// A work.
    WorkOf = &[Kind::Works];
    /// A document.
    DocumentOf = &[Kind::Documents];
    /// A topic.
    TopicOf = &[Kind::Topics];
    /// Any record; `kind/id` is needed where ids are the same.
    AnyRecord = &Kind::ALL;
}
