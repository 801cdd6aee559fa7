//! Is it a whole number, is it yes or no?

use crate::diagnostics::Diagnostic;
use crate::model::reader::Reader;
use crate::model::schema::{Field, Resolve, Shape};
use crate::yaml::Node;
use serde_json::Value as Data;

/// A whole number from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Whole(pub u64);

impl Field for Whole {
    const SHAPE: Shape = Shape::Int;

    fn read(node: &Node, cx: &mut Reader<'_>) -> Option<Self> {
        let text = cx.expect_text(node)?;
        let number = whole(text);
        if number.is_none() {
            let finding = Diagnostic::error("not-a-number", node.span).arg("text", text);
            let bare = text.trim_start_matches(['0', '+']);
            cx.fault(match whole(bare) {
                Some(number) => finding.arg("guess", number.to_string()).help("guess"),
                None => finding,
            });
        }
        number.map(Whole)
    }

    fn data(&self, _: Resolve<'_>) -> Data {
        self.0.into()
    }
}

/// Digits, with spaces or NBSP between groups. A leading zero is refused: it is a code, not a number.
pub(super) fn whole(text: &str) -> Option<u64> {
    let digits: String = text.chars().filter(|c| !matches!(c, ' ' | '\u{a0}' | '\u{202f}')).collect();
    if digits.len() > 1 && digits.starts_with('0') || digits.starts_with('+') {
        return None;
    }
    digits.parse().ok()
}

/// `true` or `false`, no other word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Flag(pub bool);

impl Field for Flag {
    const SHAPE: Shape = Shape::Bool;

    fn read(node: &Node, cx: &mut Reader<'_>) -> Option<Self> {
        match cx.expect_text(node)? {
            "true" => Some(Flag(true)),
            "false" => Some(Flag(false)),
            other => {
                cx.unknown_choice(node, other, &["true", "false"]);
                None
            }
        }
    }

    fn data(&self, _: Resolve<'_>) -> Data {
        self.0.into()
    }
}
