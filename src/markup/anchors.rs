//! Under which `id` is a heading found?

use std::collections::BTreeMap;

use super::scan::HeadingUse;

/// A heading of the finished page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// Level in the page: 3 for `<h3>`.
    pub level: u8,
    /// The `id`, with the prefix of the text.
    pub id: String,
    /// Its words, without markup.
    pub text: String,
}

/// The ids that [`super::to_html`] gives to these headings, in their order.
/// Lets `people/x#bio` be checked before any page is written.
pub fn heading_ids(headings: &[HeadingUse], id_prefix: &str, slug: &dyn Fn(&str) -> String) -> Vec<String> {
    let mut anchors = Anchors::default();
    headings.iter().map(|heading| anchors.id(&heading.text, id_prefix, slug)).collect()
}

/// Hands out ids, each once.
#[derive(Default)]
pub(super) struct Anchors {
    count: usize,
    /// Each id in use with the last number that was tried after it.
    used: BTreeMap<String, usize>,
}

impl Anchors {
    /// The id of the next heading: prefix and slug; then `-2`, `-3` where taken; `section-N` where the slug is empty.
    pub(super) fn id(&mut self, text: &str, prefix: &str, slug: &dyn Fn(&str) -> String) -> String {
        self.count += 1;
        let mut base = slug(text);
        base.retain(|c| !c.is_whitespace() && !c.is_control());
        if base.is_empty() {
            base = format!("section-{}", self.count);
        }
        base.insert_str(0, prefix);
        let Some(mut number) = self.used.get(&base).copied() else {
            self.used.insert(base.clone(), 1);
            return base;
        };
        let id = loop {
            number += 1;
            let id = format!("{base}-{number}");
            if !self.used.contains_key(&id) {
                break id;
            }
        };
        self.used.insert(base, number);
        self.used.insert(id.clone(), 1);
        id
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_unique_and_never_empty() {
        let mut anchors = Anchors::default();
        let slug = |text: &str| text.replace('!', "");
        let ids: Vec<_> = ["a", "a-2", "a", "a", "!", "section-5", "a-2"].map(|t| anchors.id(t, "p-", &slug)).into();
        assert_eq!(ids, ["p-a", "p-a-2", "p-a-3", "p-a-4", "p-section-5", "p-section-5-2", "p-a-2-2"]);
    }
}
