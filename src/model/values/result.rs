//! Who got what? A row of an award list, written in the record or in a table beside it.

use super::Money;
use super::credit::Credit;
use super::date::DateValue;
use super::number::{Flag, Whole};
use super::reference::{EventOf, Ref, WorkOf};
use super::text::{LText, Text};
use crate::diagnostics::Diagnostic;
use crate::model::reader::Reader;
use crate::model::schema::{Field, Resolve, Shape, Visit, fields, group_field};
use crate::yaml::{Node, Value};
use serde_json::Value as Data;

/// The place somebody took.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ResultPlace {
    /// Grand prix.
    GrandPrix,
    /// First place.
    First,
    /// Second place.
    Second,
    /// Third place.
    Third,
    /// Special prize.
    Special,
    /// Laureate.
    Laureate,
    /// Winner without a number.
    Winner,
    /// Nominee.
    Nominee,
    /// Participant.
    Participant,
}

impl ResultPlace {
    /// The words of the model, in the order of a list.
    pub const WORDS: &'static [&'static str] =
        &["grand-prix", "1", "2", "3", "special", "laureate", "winner", "nominee", "participant"];

    const ALL: [ResultPlace; 9] = [
        ResultPlace::GrandPrix,
        ResultPlace::First,
        ResultPlace::Second,
        ResultPlace::Third,
        ResultPlace::Special,
        ResultPlace::Laureate,
        ResultPlace::Winner,
        ResultPlace::Nominee,
        ResultPlace::Participant,
    ];

    /// The word of the model.
    pub fn word(self) -> &'static str {
        Self::WORDS[self as usize]
    }

    /// Reads the model's word and what is printed on diplomas in Kazakh and Russian: «I орын», «2-место», «Бас жүлде».
    pub fn parse(text: &str) -> Option<Self> {
        // A minus is no hyphen: «-1» is a slip, «1-орын» is a place.
        if text.trim().starts_with(['-', '–']) {
            return None;
        }
        let lower = text.trim().to_lowercase().replace(['\u{a0}', '-', '–', '.'], " ");
        let words: Vec<&str> = lower.split_whitespace().collect();
        if let Some(at) = Self::WORDS.iter().position(|word| word.replace('-', " ") == words.join(" ")) {
            return Some(Self::ALL[at]);
        }
        match words.as_slice() {
            ["гран", "при"] | ["гранпри"] | ["бас", "жүлде"] | ["главный", "приз"] => {
                Some(Self::GrandPrix)
            }
            ["арнайы", ..] | ["специальный", ..] | ["спецприз"] => Some(Self::Special),
            ["лауреат" | "лауреаты"] => Some(Self::Laureate),
            ["жеңімпаз" | "жеңімпазы" | "победитель"] => Some(Self::Winner),
            ["номинант" | "үміткер"] => Some(Self::Nominee),
            ["қатысушы" | "участник" | "участница"] => Some(Self::Participant),
            [number, rest @ ..] if rest.len() <= 2 => match *number {
                "1" | "i" | "і" | "бірінші" | "первое" => Some(Self::First),
                "2" | "ii" | "іі" | "екінші" | "второе" => Some(Self::Second),
                "3" | "iii" | "ііі" | "үшінші" | "третье" => Some(Self::Third),
                _ => None,
            },
            _ => None,
        }
    }

    /// Whether two of them need `shared`.
    pub fn is_numbered(self) -> bool {
        matches!(self, Self::First | Self::Second | Self::Third)
    }
}

impl Field for ResultPlace {
    const SHAPE: Shape = Shape::Choice(Self::WORDS);

    fn read(node: &Node, cx: &mut Reader<'_>) -> Option<Self> {
        let text = cx.expect_text(node)?;
        let place = Self::parse(text);
        if place.is_none() {
            cx.unknown_choice(node, text, Self::WORDS);
        }
        place
    }

    fn data(&self, _: Resolve<'_>) -> Data {
        self.word().into()
    }
}

fields! {
    /// One row of an award list.
    pub struct AwardResult {
        /// Who received it.
        recipients as "recipients": Vec<Credit>,
        /// Id of the nomination.
        nomination as "nomination": Option<Text>,
        /// Id of the stage.
        stage as "stage": Option<Text>,
        /// Place.
        place as "place": Option<ResultPlace>,
        /// Whether the place was shared.
        shared as "shared": Option<Flag>,
        /// Part of a shared prize: `1/4`.
        share as "share": Option<Text>,
        /// Works that received it.
        works as "works": Vec<Ref<WorkOf>>,
        /// For what.
        reason as "reason": Option<LText>,
        /// Words as printed.
        printed as "printed": Option<Text>,
        /// Public remark.
        note as "note": Option<LText>,
        /// `false` for what was later found not to be an official result.
        official as "official": Option<Flag>,
        /// Money.
        money as "money": Option<Money>,
        /// Number of unnamed recipients.
        count as "count": Option<Whole>,
        /// Day of the award.
        date as "date": Option<DateValue>,
        /// Event where it was presented.
        presented_at as "presented_at": Option<Ref<EventOf>>,
    }
}
group_field!(AwardResult, "result");

impl AwardResult {
    fn checked(self, cx: &mut Reader<'_>) -> Option<Self> {
        if self.recipients.is_empty() && self.works.is_empty() {
            cx.fault(Diagnostic::error("result-without-recipient", self.span));
            return None;
        }
        Some(self)
    }
}

/// The rows of an award list, from the record or from a `.csv` or `.xlsx` beside it.
#[derive(Clone, Debug, Default)]
pub struct ResultTable {
    /// The rows.
    pub rows: Vec<AwardResult>,
    /// Name of the table they came from.
    pub file: Option<String>,
    /// The table has faults of its own, so that nothing is known about its rows.
    pub faulty: bool,
}

impl Field for ResultTable {
    const SHAPE: Shape = Shape::Table;
    const OPTIONAL: bool = true;

    fn read(node: &Node, cx: &mut Reader<'_>) -> Option<Self> {
        let Some(file) = node.text() else {
            return Vec::<AwardResult>::read(node, cx).map(|rows| Self { rows, file: None, faulty: false });
        };
        match (cx.table)(file, node.span) {
            Ok(nodes) => {
                let list = Node { span: node.span, value: Value::List(nodes) };
                Vec::<AwardResult>::read(&list, cx).map(|rows| Self {
                    rows,
                    file: Some(file.to_owned()),
                    faulty: false,
                })
            }
            Err(faults) => {
                for fault in faults.0 {
                    cx.fault(fault);
                }
                Some(Self { rows: Vec::new(), file: Some(file.to_owned()), faulty: true })
            }
        }
    }

    fn missing() -> Option<Self> {
        Some(Self::default())
    }

    fn data(&self, resolve: Resolve<'_>) -> Data {
        self.rows.data(resolve)
    }

    fn texts<'a>(&'a self, visit: Visit<'_, 'a>) {
        self.rows.texts(visit);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_as_they_are_printed() {
        let cases = [
            ("1", ResultPlace::First),
            ("I орын", ResultPlace::First),
            ("ІІ орын", ResultPlace::Second),
            ("3-ші орын", ResultPlace::Third),
            ("III место", ResultPlace::Third),
            ("Бас жүлде", ResultPlace::GrandPrix),
            ("Гран-при", ResultPlace::GrandPrix),
            ("grand-prix", ResultPlace::GrandPrix),
            ("Лауреат", ResultPlace::Laureate),
        ];
        for (text, place) in cases {
            assert_eq!(ResultPlace::parse(text), Some(place), "{text}");
        }
        for wrong in ["4", "", "орын", "1 2 3 4", "первый блин комом", "-1", "–2 орын"] {
            assert_eq!(ResultPlace::parse(wrong), None, "{wrong}");
        }
    }
}
