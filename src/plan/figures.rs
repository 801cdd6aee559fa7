//! How many are there of what? The figures of the page of statistics, counted once in one pass over the archive.

use super::listings::{Listings, YearShelf};
use crate::archive::{Archive, Ix};
use crate::i18n::Lang;
use crate::model::Kind;
use crate::model::kinds::EventType;
use crate::model::values::{Flag, ResultPlace};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// In which of the two main languages a record has a title, a name or a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Bilingual {
    /// In Kazakh and in Russian.
    Both,
    /// In Kazakh, not in Russian.
    OnlyKazakh,
    /// In Russian, not in Kazakh.
    OnlyRussian,
    /// In neither of them.
    Neither,
}

/// Numbers of the archive; what there is none of is left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// Rows of the list of events by the year in which they began, the oldest first, undated ones last.
    pub years: Vec<(YearShelf, usize)>,
    /// The same rows by type, the most frequent first; `None`: no type is given, always last.
    pub types: Vec<(Option<EventType>, usize)>,
    /// Official rows of all award lists by place, the highest first; `None`: no place is given.
    pub places: Vec<(Option<ResultPlace>, usize)>,
    /// All records by language; empty where the site is not in both languages.
    pub languages: Vec<(Bilingual, usize)>,
}

/// Counts everything.
pub(super) fn figures(archive: &Archive, lists: &Listings, both: bool) -> Figures {
    let events = lists.by_time.get(&Kind::Events);
    let mut years: Vec<_> =
        events.into_iter().flat_map(|list| &list.headings).map(|year| (year.name, year.count)).collect();
    years.sort_unstable();
    let mut types = BTreeMap::new();
    for event in events.into_iter().flat_map(|list| &list.rows) {
        *types.entry(type_of(archive, *event)).or_insert(0) += 1;
    }
    let mut types: Vec<_> = types.into_iter().collect();
    types.sort_by_key(|(kind, count)| (kind.is_none(), Reverse(*count), *kind));
    let mut places = BTreeMap::new();
    let mut languages = BTreeMap::new();
    for (_, record) in archive.iter() {
        let rows = record.award_list().into_iter().flat_map(|list| &list.results.rows);
        for row in rows.filter(|row| row.official != Some(Flag(false))) {
            *places.entry(row.place).or_insert(0) += 1;
        }
        *languages.entry(bilingual(&record.langs())).or_insert(0) += 1;
    }
    let mut places: Vec<_> = places.into_iter().collect();
    places.sort_by_key(|(place, _)| (place.is_none(), *place));
    Figures { years, types, places, languages: languages.into_iter().filter(|_| both).collect() }
}

fn type_of(archive: &Archive, ix: Ix) -> Option<EventType> {
    archive.get(ix).event().and_then(|event| event.kind)
}

fn bilingual(langs: &[Lang]) -> Bilingual {
    match (langs.contains(&Lang::KK), langs.contains(&Lang::RU)) {
        (true, true) => Bilingual::Both,
        (true, false) => Bilingual::OnlyKazakh,
        (false, true) => Bilingual::OnlyRussian,
        (false, false) => Bilingual::Neither,
    }
}

#[cfg(test)]
mod tests {
    use super::super::listings::listings;
    use super::*;
    use crate::archive::link;
    use crate::records::parse_records;
    use crate::site::read_site;
    use crate::sources::SourceTree;

    fn count(files: &[(&str, &str)], both: bool) -> Figures {
        let (sources, _) = SourceTree::from_texts(files);
        let (site, _) = read_site(&sources);
        let (archive, _) = link(parse_records(&sources, &site).0, &[], &site);
        figures(&archive, &listings(&archive, &site), both)
    }

    const SITE: (&str, &str) = ("site.yaml", "title: {kk: М, ru: М}\nlanguages: [kk, ru]\n");

    #[test]
    fn an_event_counts_once_with_its_parts() {
        let sessions = "sessions: [{id: s1, type: section, title: А}, {id: s2, type: section, title: А}]\n";
        let forum = format!("title: А\ntype: forum\ndate: 2023-08-24\n{sessions}");
        let found = count(
            &[
                SITE,
                ("events/forum.yaml", &forum),
                ("events/own-date.yaml", "title: А\ntype: panel\npart_of: forum\ndate: 2023-08-25\n"),
                ("events/no-date.yaml", "title: А\ntype: panel\n"),
                ("events/part.yaml", "title: А\ntype: panel\npart_of: forum\n"),
                ("events/new-year.yaml", "title: А\ntype: forum\ndate: 2021-12-30/2022-01-02\n"),
                ("events/odd.yaml", "title: А\ntype: panel\ndate: XXXX-04-15\n"),
            ],
            true,
        );
        let years = [(YearShelf::Year(2021), 1), (YearShelf::Year(2023), 2), (YearShelf::Undated, 2)];
        assert_eq!(found.years, years, "what lasts over New Year stands where it began");
        assert_eq!(found.types, [(Some(EventType::Panel), 3), (Some(EventType::Forum), 2)]);
    }

    #[test]
    fn official_results_count_by_place() {
        let rows = "results:\n  - {recipients: [{group: А}], place: 2}\n  - {recipients: [{group: Б}], place: 1}\n  \
                    - {recipients: [{group: В}], place: 2}\n  - {recipients: [{group: Г}]}\n  \
                    - {recipients: [{group: Д}], place: 1, official: false}\n";
        let found =
            count(&[SITE, ("award-lists/won.yaml", &format!("title: А\nresults_status: complete\n{rows}"))], true);
        assert_eq!(found.places, [(Some(ResultPlace::First), 1), (Some(ResultPlace::Second), 2), (None, 1)]);
    }

    #[test]
    fn every_record_counts_for_its_languages() {
        let files = [
            SITE,
            ("places/both.yaml", "name: {kk: А, ru: А}\n"),
            ("places/kk.yaml", "name: {kk: Ә}\n"),
            ("places/ru.yaml", "name: {ru: Б}\n"),
            ("news/text.kk.md", "---\ntitle: {ru: А}\npublished: 2022-12-26\n---\nМәтін.\n"),
            ("events/untitled.yaml", "type: forum\n"),
        ];
        let expected =
            [(Bilingual::Both, 2), (Bilingual::OnlyKazakh, 1), (Bilingual::OnlyRussian, 1), (Bilingual::Neither, 1)];
        assert_eq!(count(&files, true).languages, expected);
        assert_eq!(count(&files, false).languages, []);
        assert_eq!(count(&[SITE], true), Figures::default(), "nothing is made up for an empty archive");
    }
}
