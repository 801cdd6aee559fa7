//! How much money? `1 000 000 KZT` or `{amount, currency}`.

use super::number::whole;
use crate::diagnostics::Diagnostic;
use crate::model::reader::Reader;
use crate::model::schema::{Field, FieldSpec, Resolve, Shape};
use crate::yaml::{Node, Value};
use serde_json::Value as Data;

/// A whole amount of a currency (ISO 4217).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Money {
    /// Amount in units of the currency.
    pub amount: u64,
    /// Three capital letters.
    pub currency: String,
}

impl Money {
    /// The fields of the long form.
    pub fn specs() -> Vec<FieldSpec> {
        ["amount", "currency"]
            .map(|key| FieldSpec { key, shape: Shape::Text, required: true, about: "", private: false })
            .to_vec()
    }
}

fn parse(text: &str) -> Option<Money> {
    let (amount, currency) = text.trim().rsplit_once([' ', '\u{a0}'])?;
    let currency = match currency {
        "₸" | "тг" | "теңге" | "тенге" => "KZT",
        "₽" | "руб." | "рублей" => "RUB",
        code if code.len() == 3 && code.bytes().all(|b| b.is_ascii_uppercase()) => code,
        _ => return None,
    };
    let amount = amount.trim();
    let (digits, times) = match amount.strip_suffix("млн").or_else(|| amount.strip_suffix("млн.")) {
        Some(rest) => (rest, 1_000_000),
        None => (amount, 1),
    };
    let amount = whole(digits.trim())?.checked_mul(times)?;
    Some(Money { amount, currency: currency.to_owned() })
}

impl Field for Money {
    const SHAPE: Shape = Shape::Money;

    fn read(node: &Node, cx: &mut Reader<'_>) -> Option<Self> {
        let text = match &node.value {
            Value::Map(_) => {
                cx.unknown_keys(node, "money", &|key| matches!(key, "amount" | "currency"), &Self::specs);
                let mut part = |key| match node.get(key) {
                    Some(part) if part.value != Value::Null => cx.expect_text(part).map(str::to_owned),
                    _ => {
                        cx.missing(node, key, &Shape::Text);
                        None
                    }
                };
                let (amount, currency) = (part("amount"), part("currency"));
                format!("{} {}", amount?, currency?)
            }
            _ => cx.expect_text(node)?.to_owned(),
        };
        let money = parse(&text);
        if money.is_none() {
            cx.fault(Diagnostic::error("bad-money", node.span).arg("text", text));
        }
        money
    }

    fn data(&self, _: Resolve<'_>) -> Data {
        serde_json::json!({ "amount": self.amount, "currency": self.currency })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_with_currency() {
        for (text, amount, currency) in [
            ("1 000 000 KZT", 1_000_000, "KZT"),
            ("1 млн теңге", 1_000_000, "KZT"),
            ("250000 ₸", 250_000, "KZT"),
            ("100 USD", 100, "USD"),
        ] {
            assert_eq!(parse(text), Some(Money { amount, currency: currency.into() }), "{text}");
        }
        for wrong in ["1000000", "KZT", "1 000 kzt", "1,5 KZT", "99999999999999999999 KZT"] {
            assert_eq!(parse(wrong), None, "{wrong}");
        }
    }
}
