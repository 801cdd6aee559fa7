//! How do lists of documents become short texts? Differences in groups of five bits, a letter each.

use super::document::Field;

/// Letters for six bits each: five of the number, the highest says that more follow.
const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const MORE: u32 = 32;
/// A field takes so many numbers beside each document.
const FIELDS: u32 = 8;

/// A document and the best field in which a word stands there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Posting(u32);

impl Posting {
    /// A word in a field of a document.
    pub fn new(doc: u32, field: Field) -> Self {
        Self(doc.saturating_mul(FIELDS).saturating_add(field.number()))
    }

    /// Number of the document.
    pub fn doc(self) -> u32 {
        self.0 / FIELDS
    }

    /// The field.
    pub fn field(self) -> Field {
        Field::of_number(self.0 % FIELDS)
    }
}

/// The documents of a word, in their order, as a text.
pub fn encoded_postings(postings: &[Posting]) -> String {
    let mut out = String::with_capacity(postings.len() * 2);
    let mut before = 0;
    for posting in postings {
        push(&mut out, (posting.doc() - before) * FIELDS + posting.field().number());
        before = posting.doc();
    }
    out
}

/// What [`encoded_postings`] made a text of; `None` where it is none of its texts.
pub fn decoded_postings(text: &str) -> Option<Vec<Posting>> {
    let mut doc = 0_u32;
    numbers(text)?
        .into_iter()
        .map(|number| {
            doc = doc.checked_add(number / FIELDS)?;
            let field = Field::of_number(number % FIELDS);
            (field.number() == number % FIELDS).then(|| Posting::new(doc, field))
        })
        .collect()
}

/// Numbers of documents, in their order, as a text.
pub fn encoded(docs: &[u32]) -> String {
    let mut out = String::with_capacity(docs.len() * 2);
    let mut before = 0;
    for doc in docs {
        push(&mut out, doc - before);
        before = *doc;
    }
    out
}

/// What [`encoded`] made a text of; `None` where it is none of its texts.
pub fn decoded(text: &str) -> Option<Vec<u32>> {
    let mut doc = 0_u32;
    let next = |number| {
        doc = doc.checked_add(number)?;
        Some(doc)
    };
    numbers(text)?.into_iter().map(next).collect()
}

fn push(out: &mut String, mut number: u32) {
    loop {
        let (low, rest) = (number % MORE, number / MORE);
        let sign = if rest == 0 { low } else { low + MORE };
        out.push(char::from(ALPHABET[sign as usize]));
        if rest == 0 {
            return;
        }
        number = rest;
    }
}

fn numbers(text: &str) -> Option<Vec<u32>> {
    let mut all = Vec::new();
    let (mut number, mut shift) = (0_u32, 0_u32);
    for byte in text.bytes() {
        let sign = u32::try_from(ALPHABET.iter().position(|letter| *letter == byte)?).ok()?;
        let part = (sign % MORE).checked_shl(shift).filter(|part| part >> shift == sign % MORE)?;
        number |= part;
        shift += 5;
        if sign < MORE {
            all.push(std::mem::take(&mut number));
            shift = 0;
        }
    }
    (shift == 0).then_some(all)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    #[test]
    fn the_browser_reads_the_same_texts() {
        let of = |docs: &[(u32, Field)]| {
            encoded_postings(&docs.iter().map(|(doc, field)| Posting::new(*doc, *field)).collect::<Vec<_>>())
        };
        assert_eq!(of(&[(0, Field::Name)]), "A");
        assert_eq!(of(&[(0, Field::Body), (3, Field::Name), (4, Field::Title)]), "FYK");
        assert_eq!(of(&[(4, Field::Name)]), "gB", "32 is 0 and one more group of 1");
        assert_eq!(encoded(&[0, 31, 63, 1087]), "AfgBggB");
    }

    #[test]
    fn other_texts_are_refused() {
        for wrong in ["g", "ж", " ", "______", "_______A", "G"] {
            assert_eq!(decoded_postings(wrong), None, "{wrong:?}");
        }
        assert_eq!(decoded("g"), None);
        assert_eq!(decoded(""), Some(Vec::new()));
    }

    proptest! {
        #[test]
        fn lists_come_back(docs in proptest::collection::btree_map(0_u32..100_000_000, 0_u32..6, 0..200)) {
            let docs: BTreeMap<u32, u32> = docs;
            let postings: Vec<Posting> =
                docs.iter().map(|(doc, field)| Posting::new(*doc, Field::of_number(*field))).collect();
            prop_assert_eq!(decoded_postings(&encoded_postings(&postings)), Some(postings.clone()));
            let plain: Vec<u32> = docs.into_keys().collect();
            prop_assert_eq!(decoded(&encoded(&plain)), Some(plain.clone()));
            prop_assert!(postings.iter().zip(&plain).all(|(posting, doc)| posting.doc() == *doc));
        }

        #[test]
        fn nothing_panics(text in ".{0,40}") {
            let _ = (decoded(&text), decoded_postings(&text));
        }
    }
}
