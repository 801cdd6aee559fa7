//! How many? `118`, `5000+`, `~200` or the long form with unit, role and label.

use super::number::whole;
use super::text::LText;
use crate::diagnostics::{Diagnostic, Span};
use crate::model::reader::Reader;
use crate::model::schema::{Field, FieldSpec, Resolve, Shape, choice, read_field};
use crate::yaml::{Node, Value};
use serde_json::{Map, Value as Data};

choice! {
    /// How a number is meant.
    pub enum CountOp { Eq = "eq", Gt = "gt", Ge = "ge", Lt = "lt", Approx = "approx", }
}

/// A number of something.
#[derive(Clone, Debug)]
pub struct Count {
    /// Where it stands.
    pub span: Span,
    /// The number.
    pub value: u64,
    /// How it is meant.
    pub op: CountOp,
    /// What was counted: person, work, school, …
    pub unit: Option<String>,
    /// In which role: participant, …
    pub role: Option<String>,
    /// The words for a reader.
    pub label: Option<LText>,
}

impl Count {
    /// The fields of the long form.
    pub fn specs() -> Vec<FieldSpec> {
        let spec = |key, shape, required| FieldSpec { key, shape, required, about: "", private: false };
        vec![
            spec("value", Shape::Text, true),
            spec("op", CountOp::SHAPE, false),
            spec("unit", Shape::Text, false),
            spec("role", Shape::Text, false),
            spec("label", Shape::LText, false),
        ]
    }

    fn short(node: &Node, cx: &mut Reader<'_>) -> Option<(u64, CountOp)> {
        let text = cx.expect_text(node)?;
        let parsed = parse(text);
        if parsed.is_none() {
            cx.fault(Diagnostic::error("bad-count", node.span).arg("text", text));
        }
        parsed
    }
}

/// `5000`, `5 000`, `5000+`, `>5000`, `≥5000`, `<5000`, `~5000`, `≈5000`.
fn parse(text: &str) -> Option<(u64, CountOp)> {
    let text = text.trim();
    let (rest, op) = if let Some(rest) = text.strip_suffix('+') {
        (rest, CountOp::Gt)
    } else if let Some(rest) = text.strip_prefix(">=").or_else(|| text.strip_prefix('≥')) {
        (rest, CountOp::Ge)
    } else if let Some(rest) = text.strip_prefix('>') {
        (rest, CountOp::Gt)
    } else if let Some(rest) = text.strip_prefix('<') {
        (rest, CountOp::Lt)
    } else if let Some(rest) = text.strip_prefix(['~', '≈']) {
        (rest, CountOp::Approx)
    } else {
        (text, CountOp::Eq)
    };
    whole(rest.trim()).map(|value| (value, op))
}

impl Field for Count {
    const SHAPE: Shape = Shape::Count;

    fn read(node: &Node, cx: &mut Reader<'_>) -> Option<Self> {
        if !matches!(node.value, Value::Map(_)) {
            let (value, op) = Self::short(node, cx)?;
            return Some(Self { span: node.span, value, op, unit: None, role: None, label: None });
        }
        cx.unknown_keys(node, "count", &|key| Self::specs().iter().any(|s| s.key == key), &Self::specs);
        let number = match node.get("value") {
            Some(value) if value.value != Value::Null => Self::short(value, cx),
            _ => {
                cx.missing(node, "value", &Shape::Count);
                None
            }
        };
        let op = read_field::<Option<CountOp>>(node, "op", cx)?;
        let word = |cx: &mut Reader<'_>, key| {
            node.get(key).filter(|n| n.value != Value::Null).and_then(|n| cx.expect_text(n)).map(str::to_owned)
        };
        let unit = word(cx, "unit");
        let role = word(cx, "role");
        let label = read_field::<Option<LText>>(node, "label", cx)?;
        // Only now, so that every fault of the long form is told at once.
        let (value, short_op) = number?;
        let op = op.unwrap_or(short_op);
        if unit.is_none() && label.is_none() {
            cx.fault(Diagnostic::warning("count-without-unit", node.span).arg("value", value.to_string()));
        }
        Some(Self { span: node.span, value, op, unit, role, label })
    }

    fn data(&self, resolve: Resolve<'_>) -> Data {
        let mut map = Map::new();
        map.insert("value".into(), self.value.into());
        map.insert("op".into(), self.op.word().into());
        for (key, value) in [("unit", &self.unit), ("role", &self.role)] {
            if let Some(value) = value {
                map.insert(key.into(), value.as_str().into());
            }
        }
        if let Some(label) = &self.label {
            map.insert("label".into(), label.data(resolve));
        }
        Data::Object(map)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_counts() {
        let cases = [
            ("118", Some((118, CountOp::Eq))),
            ("5000+", Some((5000, CountOp::Gt))),
            ("5 000+", Some((5000, CountOp::Gt))),
            ("≥ 30", Some((30, CountOp::Ge))),
            ("<10", Some((10, CountOp::Lt))),
            ("~200", Some((200, CountOp::Approx))),
            ("0118", None),
            ("жүз", None),
            ("-5", None),
            ("99999999999999999999", None),
        ];
        for (text, expected) in cases {
            assert_eq!(parse(text), expected, "{text}");
        }
    }
}
