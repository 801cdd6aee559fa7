//! Who took part, in which role, and what stood behind the name that day?

use super::date::DateValue;
use super::reference::{OrganizationOf, PersonOf, PlaceOf, Ref};
use super::text::{LText, Text};
use crate::diagnostics::{Diagnostic, Span};
use crate::model::reader::Reader;
use crate::model::schema::{Field, Private, Resolve, Shape, Visit, choice, fields, group_field};
use crate::yaml::{Entry, Node, Value};
use serde_json::Value as Data;

choice! {
    /// What somebody did at an event or for a work.
    pub enum Role {
        Organizer = "organizer",
        CoOrganizer = "co-organizer",
        Moderator = "moderator",
        Chair = "chair",
        Speaker = "speaker",
        Panelist = "panelist",
        Jury = "jury",
        Expert = "expert",
        Guest = "guest",
        Laureate = "laureate",
        Author = "author",
        Editor = "editor",
        Translator = "translator",
        Signatory = "signatory",
        Presenter = "presenter",
        Participant = "participant",
        Press = "press",
        Other = "other",
    }
}

choice! {
    /// How somebody took part.
    pub enum CreditMode { Remote = "remote", InPerson = "in-person", }
}

fields! {
    /// What was printed that day: name, position, organization. A later change of office never rewrites it.
    pub struct Credit {
        /// A person with a page.
        person as "person": Option<Ref<PersonOf>>,
        /// A post whose holder is not named.
        office as "office": Option<LText>,
        /// People who are not named.
        group as "group": Option<LText>,
        /// A recipient of whom it is not known whether person or organization.
        name as "name": Option<LText>,
        /// Organizations.
        org as "org": Vec<Ref<OrganizationOf>>,
        /// Place somebody came from.
        place as "place": Option<Ref<PlaceOf>>,
        /// Role, from a closed list.
        role as "role": Option<Role>,
        /// Role as printed.
        role_as as "role_as": Option<LText>,
        /// Character played.
        played as "as": Option<LText>,
        /// Name as printed.
        credited_as as "credited_as": Option<Text>,
        /// Position held that day.
        position as "position": Option<LText>,
        /// Organization as printed.
        org_as as "org_as": Option<Text>,
        /// Academic degree.
        degree as "degree": Option<LText>,
        /// What the talk was about.
        topic as "topic": Option<LText>,
        /// In the room or from afar.
        mode as "mode": Option<CreditMode>,
        /// Public remark.
        note as "note": Option<LText>,
        /// Who it may have been; a suggestion for the editor, never published.
        maybe as "maybe": Private<Vec<Ref<PersonOf>>>,
    }
}
impl Field for Credit {
    const SHAPE: Shape = Shape::Group("credit", Credit::specs);

    /// A map, or a person's id or name alone.
    fn read(node: &Node, cx: &mut Reader<'_>) -> Option<Self> {
        if node.text().is_some() {
            let entry = Entry { key: "person".to_owned(), key_span: node.span, node: node.clone() };
            let map = Node { span: node.span, value: Value::Map(vec![entry]) };
            return Self::read_known(&map, cx)?.checked(cx);
        }
        if !cx.expect_map(node, "credit") {
            return None;
        }
        cx.unknown_keys(node, "credit", &|key| Self::has(key), &Self::specs);
        Self::read_known(node, cx)?.checked(cx)
    }

    fn data(&self, resolve: Resolve<'_>) -> Data {
        let mut map = serde_json::Map::new();
        self.write(&mut map, resolve);
        Data::Object(map)
    }

    fn texts<'a>(&'a self, visit: Visit<'_, 'a>) {
        self.each_text(visit);
    }
}

impl Credit {
    fn checked(self, cx: &mut Reader<'_>) -> Option<Self> {
        for maybe in &self.maybe.0 {
            if let Some(kept) = cx.refs.get_mut(maybe.slot as usize) {
                kept.suggestion = true;
            }
        }
        let somebody = self.person.is_some()
            || self.office.is_some()
            || self.group.is_some()
            || self.name.is_some()
            || !self.org.is_empty();
        if !somebody {
            cx.fault(Diagnostic::error("empty-credit", self.span));
            return None;
        }
        Some(self)
    }

    /// Reports credits without a role; they are needed on events, not on authors and recipients.
    pub fn expect_roles(credits: &[Credit], cx: &mut Reader<'_>) {
        // A role that was written, but with a word nobody knows, has its finding already.
        let misread = |credit: &Credit, cx: &Reader<'_>| {
            let inside = |span: Span| {
                span.file == credit.span.file && span.start >= credit.span.start && span.end <= credit.span.end
            };
            cx.faults.0.iter().any(|fault| fault.code == "unknown-choice" && fault.span.is_some_and(inside))
        };
        for credit in credits.iter().filter(|c| c.role.is_none() && c.role_as.is_none()) {
            if misread(credit, cx) {
                continue;
            }
            cx.fault(Diagnostic::error("credit-without-role", credit.span).arg("roles", Role::WORDS.join(", ")));
        }
    }
}

fields! {
    /// A post somebody held for some time.
    pub struct Affiliation {
        /// Organization.
        org as "org": Ref<OrganizationOf>,
        /// Position.
        position as "position": Option<LText>,
        /// From when.
        from as "from": Option<DateValue>,
        /// Until when.
        until as "until": Option<DateValue>,
    }
}
group_field!(Affiliation, "affiliation");

impl Affiliation {
    fn checked(self, _: &mut Reader<'_>) -> Option<Self> {
        Some(self)
    }
}
