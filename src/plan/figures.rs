//! How many are there of what? The figures of the page of statistics, counted once in one pass over the archive.

use super::listings::{Listings, Shelved, YearShelf};
use crate::archive::{Archive, Ix};
use crate::i18n::Lang;
use crate::model::Kind;
use crate::model::kinds::{Event, EventType};
use crate::model::values::{Count, CountOp, Flag, ResultPlace, Role};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Units of counts that are people.
const PEOPLE: [&str; 3] = ["teacher", "student", "child"];

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
    /// People who took part by year, where events say how many; the oldest first, undated ones last.
    pub participants: Vec<(YearShelf, usize)>,
    /// Some of these numbers are bounds or estimates: «5000+».
    pub inexact_participants: bool,
    /// Events of the list that don't say how many took part, and whose whole doesn't either.
    pub without_participants: usize,
    /// Official rows of all award lists by year, the oldest first, undated ones last.
    pub award_years: Vec<(YearShelf, usize)>,
    /// Topics by the number of records about them or their narrower topics, the most frequent first.
    pub topics: Vec<(Ix, usize)>,
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
    let mut award_years = BTreeMap::new();
    let mut languages = BTreeMap::new();
    for (ix, record) in archive.iter() {
        let rows = record.award_list().into_iter().flat_map(|list| &list.results.rows);
        for row in rows.filter(|row| row.official != Some(Flag(false))) {
            *places.entry(row.place).or_insert(0) += 1;
            *award_years.entry(shelf(archive, ix)).or_insert(0) += 1;
        }
        *languages.entry(bilingual(&record.langs())).or_insert(0) += 1;
    }
    let mut places: Vec<_> = places.into_iter().collect();
    places.sort_by_key(|(place, _)| (place.is_none(), *place));
    let (participants, inexact_participants, without_participants) = participants_by_year(archive, events);
    Figures {
        years,
        types,
        places,
        participants,
        inexact_participants,
        without_participants,
        award_years: award_years.into_iter().collect(),
        topics: topics(archive, lists),
        languages: languages.into_iter().filter(|_| both).collect(),
    }
}

fn shelf(archive: &Archive, ix: Ix) -> YearShelf {
    archive.date(ix).and_then(|date| date.year()).map_or(YearShelf::Undated, YearShelf::Year)
}

/// How many people took part, if the event says so in one number. Schools and works that took part are no people, and of several
/// numbers without a sum nobody knows whether they overlap.
pub fn participants(event: &Event) -> Option<&Count> {
    let took_part = |count: &&Count| count.role.as_deref() == Some(Role::Participant.word());
    let counts = || event.counts.iter().filter(took_part);
    if let Some(sum) = counts().find(|count| count.unit.as_deref().is_none_or(|unit| unit == "person")) {
        return Some(sum);
    }
    let mut people = counts().filter(|count| count.unit.as_deref().is_some_and(|unit| PEOPLE.contains(&unit)));
    people.next().filter(|_| people.next().is_none())
}

/// Each number once: what an event says covers its parts. Also whether any is inexact, and how many events say none.
fn participants_by_year(
    archive: &Archive,
    events: Option<&Shelved<YearShelf>>,
) -> (Vec<(YearShelf, usize)>, bool, usize) {
    let said = |ix: Ix| archive.get(ix).event().and_then(participants);
    let (mut years, mut inexact, mut without) = (BTreeMap::new(), false, 0);
    for ix in events.into_iter().flat_map(|list| &list.rows) {
        if archive.ancestors(*ix).any(|up| said(up).is_some()) {
            continue;
        }
        match said(*ix) {
            Some(count) => {
                let sum: &mut usize = years.entry(shelf(archive, *ix)).or_default();
                *sum = sum.saturating_add(usize::try_from(count.value).unwrap_or(usize::MAX));
                inexact |= count.op != CountOp::Eq;
            }
            None => without += 1,
        }
    }
    (years.into_iter().collect(), inexact, without)
}

fn topics(archive: &Archive, lists: &Listings) -> Vec<(Ix, usize)> {
    let all = archive.of_kind(Kind::Topics).map(|(ix, _)| (ix, lists.related.get(&ix).map_or(0, Vec::len)));
    let mut topics: Vec<(Ix, usize)> = all.filter(|(_, count)| *count > 0).collect();
    topics.sort_by_key(|(ix, count)| (Reverse(*count), *ix));
    topics
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
    fn only_stated_numbers_of_people_count_and_each_once() {
        let event = |counts: &str, more: &str| format!("title: А\ntype: forum\n{more}counts: [{counts}]\n");
        let said = "{value: 300+, unit: person, role: participant}, {value: 20, unit: teacher, role: participant}";
        let schools = "{value: 33, unit: school, role: participant}, {value: 9, unit: person, role: guest}";
        let two = "{value: 10, unit: teacher, role: participant}, {value: 20, unit: student, role: participant}";
        let found = count(
            &[
                SITE,
                ("events/whole.yaml", &event(said, "date: 2023-08-24\n")),
                ("events/part.yaml", &event(said, "date: 2023-08-25\npart_of: whole\n")),
                ("events/schools.yaml", &event(schools, "date: 2023-08-24\n")),
                ("events/unclear.yaml", &event(two, "date: 2022-08-24\n")),
                ("events/one.yaml", &event("{value: 7, unit: student, role: participant}", "date: 2022-08-24\n")),
                ("events/undated.yaml", &event("{value: 5, unit: person, role: participant}", "")),
            ],
            true,
        );
        let years = [(YearShelf::Year(2022), 7), (YearShelf::Year(2023), 300), (YearShelf::Undated, 5)];
        assert_eq!(found.participants, years);
        assert_eq!(found.without_participants, 2);
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
