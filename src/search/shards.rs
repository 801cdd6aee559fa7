//! In which files do words stand? Packed in their order, so that a reader loads only the few that a query needs.

use super::index::Term;
use super::postings::encoded_postings;

/// A file takes about so many bytes.
const FULL: usize = 32 << 10;

/// A part of the words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Shard {
    /// Shelf of its first key; empty for the first part, which begins at the very beginning.
    pub first: String,
    /// The words as JSON.
    pub json: String,
}

/// Packs words in their order. Words of one shelf stay together, so that a shelf lies in one part.
pub(super) fn packed(terms: &[Term]) -> Vec<Shard> {
    let mut shards = vec![Shard { first: String::new(), json: "[".to_owned() }];
    let mut shelf: Option<&str> = None;
    for term in terms {
        let full = shards.last().is_some_and(|shard| shard.json.len() >= FULL);
        if full && shelf != Some(term.shelf.as_str()) {
            shards.push(Shard { first: term.shelf.clone(), json: "[".to_owned() });
        }
        shelf = Some(&term.shelf);
        if let Some(shard) = shards.last_mut() {
            if shard.json.len() > 1 {
                shard.json.push(',');
            }
            shard.json.push_str(&line(term));
        }
    }
    shards.iter_mut().for_each(|shard| shard.json.push(']'));
    shards
}

/// `[key, surface, postings, surface, postings, …]`
fn line(term: &Term) -> String {
    let parts = term.surfaces.iter().flat_map(|surface| [surface.text.clone(), encoded_postings(&surface.postings)]);
    let all: Vec<String> = std::iter::once(term.key.clone()).chain(parts).collect();
    serde_json::Value::from(all).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::document::Field;
    use crate::search::index::Surface;
    use crate::search::postings::Posting;

    fn term(shelf: &str, key: &str, postings: u32) -> Term {
        let postings = (0..postings).map(|n| Posting::new(n * 50, Field::Body)).collect();
        Term { shelf: shelf.into(), key: key.into(), surfaces: vec![Surface { text: key.into(), postings }] }
    }

    #[test]
    fn parts_are_full_and_never_cut_a_shelf() {
        let mut terms: Vec<Term> =
            (0..300).map(|n| term(&format!("а{:03}", n / 7), &format!("ә{n:03}"), 500)).collect();
        terms.push(term("б", "б\"\\", 1));
        let shards = packed(&terms);
        assert!(shards.len() > 5);
        assert_eq!(shards[0].first, "");
        assert!(shards.windows(2).all(|two| two[0].first < two[1].first));
        let mut keys = Vec::new();
        for (at, shard) in shards.iter().enumerate() {
            assert!(
                at + 1 == shards.len() || (FULL..FULL + 10_000).contains(&shard.json.len()),
                "{}",
                shard.json.len()
            );
            let read: Vec<Vec<String>> = serde_json::from_str(&shard.json).unwrap();
            keys.extend(read.into_iter().map(|term| term[0].clone()));
        }
        assert_eq!(keys, terms.iter().map(|term| term.key.clone()).collect::<Vec<_>>());
    }

    #[test]
    fn an_archive_without_words_has_one_empty_part() {
        assert_eq!(packed(&[]), [Shard { first: String::new(), json: "[]".into() }]);
    }
}
