//! Which words are right because the archive itself bears them? Names of its records, and those that its settings list.

use super::super::known::variants;
use super::super::marks::words as runs;
use crate::archive::Archive;
use crate::model::Kind;
use crate::site::Site;
use std::collections::BTreeSet;

/// Words of names, of their other forms, of titles that are names (works, awards, series, …), and those of `spelling: words`.
pub(super) fn words(archive: &Archive, site: &Site) -> BTreeSet<String> {
    let mut all: BTreeSet<String> = site.spelling.words.iter().cloned().collect();
    let mut add = |text: &str| all.extend(runs(text).map(|(_, word)| word.to_lowercase()));
    for (_, record) in archive.iter() {
        for (_, name) in record.names().map_or(&[][..], |names| &names.parts) {
            name.declared_forms().iter().for_each(|form| add(form));
            [&name.given, &name.patronymic].into_iter().flatten().for_each(|part| add(&part.text));
        }
        variants(record).iter().for_each(|form| add(&form.text));
        // Titles of events and news are sentences, in which people mistype as in any other.
        if matches!(record.kind, Kind::Works | Kind::Awards | Kind::AwardLists | Kind::Series | Kind::Documents) {
            record.title().into_iter().flat_map(|title| title.iter()).for_each(|(_, text)| add(&text.text));
        }
    }
    all
}
