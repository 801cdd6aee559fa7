//! In which order, and under which headings, do lists show records? Each list once for the whole build; pages take their rows from it.

use super::order::{Order, TimeKey, is_timed, time_key};
use crate::archive::{Archive, Ix};
use crate::i18n::Lang;
use crate::model::Kind;
use crate::site::Site;
use std::collections::BTreeMap;

/// A year, or the shelf of what has none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum YearShelf {
    /// A year.
    Year(i32),
    /// No year is known.
    Undated,
}

/// A part of the page of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum YearPart {
    /// Events and news of a month, 1–12.
    Month(u8),
    /// Events whose month is not known.
    NoMonth,
    /// Award lists.
    Awards,
}

/// A heading of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading<T> {
    /// What stands below it: a letter, a year.
    pub name: T,
    /// Its first row in the whole list, from 0.
    pub first: usize,
    /// Number of its rows.
    pub count: usize,
}

/// A sorted list under headings.
#[derive(Clone, Debug)]
pub struct Shelved<T> {
    /// All rows.
    pub rows: Vec<Ix>,
    /// The headings in their order; together they cover all rows.
    pub headings: Vec<Heading<T>>,
}

impl<T> Default for Shelved<T> {
    fn default() -> Self {
        Self { rows: Vec::new(), headings: Vec::new() }
    }
}

impl<T: PartialEq> Shelved<T> {
    fn new(rows: Vec<Ix>, name: impl Fn(Ix) -> T) -> Self {
        let mut headings: Vec<Heading<T>> = Vec::new();
        for (at, ix) in rows.iter().enumerate() {
            let name = name(*ix);
            match headings.last_mut().filter(|heading| heading.name == name) {
                Some(heading) => heading.count += 1,
                None => headings.push(Heading { name, first: at, count: 1 }),
            }
        }
        Self { rows, headings }
    }

    /// The headings of some of the rows, each with its rows among them.
    pub fn within(&self, rows: std::ops::Range<usize>) -> impl Iterator<Item = (&Heading<T>, &[Ix])> {
        let first = self.headings.partition_point(|heading| heading.first + heading.count <= rows.start);
        self.headings[first..].iter().take_while(move |heading| heading.first < rows.end).map(move |heading| {
            let start = heading.first.max(rows.start);
            let end = (heading.first + heading.count).min(rows.end).min(self.rows.len());
            (heading, self.rows.get(start..end).unwrap_or_default())
        })
    }
}

/// Sorted lists.
#[derive(Debug, Default)]
pub struct Listings {
    /// Records of each kind that are sorted by time, the newest first and undated ones last, by year. Events: those that
    /// are no part of another, and parts with a file and a date of their own.
    pub by_time: BTreeMap<Kind, Shelved<YearShelf>>,
    /// Records of the other kinds per language, sorted by its alphabet, by letter.
    pub by_name: BTreeMap<(Lang, Kind), Shelved<String>>,
    /// Events, news and award lists of each year, in the order of the calendar.
    pub years: BTreeMap<YearShelf, Shelved<YearPart>>,
    /// What refers to a record and is shown as a list on its page: by kind, then the newest first, then by name in the
    /// default language.
    pub related: BTreeMap<Ix, Vec<Ix>>,
    /// The same lists in another language, where its alphabet changes the order.
    related_in: BTreeMap<(Lang, Ix), Vec<Ix>>,
    /// Parts of organizations, places and topics per language, sorted by its alphabet.
    parts: BTreeMap<(Lang, Ix), Vec<Ix>>,
}

impl Listings {
    /// What refers to a record, in the order of a language.
    pub fn related(&self, lang: Lang, ix: Ix) -> &[Ix] {
        self.related_in.get(&(lang, ix)).or_else(|| self.related.get(&ix)).map_or(&[], Vec::as_slice)
    }

    /// The direct parts of an organization, a place or a topic, by name.
    pub fn parts(&self, lang: Lang, ix: Ix) -> &[Ix] {
        self.parts.get(&(lang, ix)).map_or(&[], Vec::as_slice)
    }

    /// Number of rows in the list of a kind.
    pub fn count(&self, kind: Kind) -> usize {
        let named = || self.by_name.iter().find(|((_, k), _)| *k == kind).map_or(0, |(_, list)| list.rows.len());
        self.by_time.get(&kind).map_or_else(named, |list| list.rows.len())
    }
}

/// Makes all lists.
pub(super) fn listings(archive: &Archive, site: &Site) -> Listings {
    let times: Vec<TimeKey> = archive.iter().map(|(ix, _)| time_key(archive, ix)).collect();
    let order = |lang: Lang| (lang, Order::new(archive, site, lang, &times));
    let mut orders: BTreeMap<Lang, Order> = site.langs.iter().map(|lang| order(*lang)).collect();
    let mut lists = Listings { years: years(archive), ..Listings::default() };
    for kind in Kind::ALL {
        let all = || archive.of_kind(kind).map(|(ix, _)| ix);
        for (lang, order) in orders.iter().filter(|(lang, _)| !is_timed(kind) || **lang == site.default_lang) {
            if is_timed(kind) {
                let mut rows: Vec<Ix> = all().filter(|ix| stands_alone(archive, *ix)).collect();
                order.sort(&mut rows);
                let shelf = |ix: Ix| match times[ix.0 as usize] {
                    (true, ..) => YearShelf::Undated,
                    (false, year, ..) => YearShelf::Year(-year),
                };
                lists.by_time.insert(kind, Shelved::new(rows, shelf));
            } else {
                let mut rows: Vec<Ix> = all().filter(|ix| !is_merged(archive, *ix)).collect();
                rows.sort_by(|a, b| order.names[a.0 as usize].cmp(&order.names[b.0 as usize]).then_with(|| a.cmp(b)));
                let letter = |ix: Ix| order.letters[ix.0 as usize].clone();
                lists.by_name.insert((*lang, kind), Shelved::new(rows, letter));
            }
        }
    }
    for kind in [Kind::Organizations, Kind::Places, Kind::Topics] {
        for (ix, _) in archive.of_kind(kind).filter(|(ix, _)| !archive.children(*ix).is_empty()) {
            for (lang, order) in &orders {
                let mut parts = archive.children(ix).to_vec();
                order.sort(&mut parts);
                lists.parts.insert((*lang, ix), parts);
            }
        }
    }
    if let Some(main) = orders.remove(&site.default_lang) {
        all_related(archive, &main, &orders, &mut lists);
    }
    lists
}

fn all_related(archive: &Archive, main: &Order, others: &BTreeMap<Lang, Order>, lists: &mut Listings) {
    for (ix, record) in archive.iter() {
        let mut related = related(archive, ix, record.kind);
        if related.is_empty() {
            continue;
        }
        main.sort(&mut related);
        for (lang, order) in others {
            let rank = |ix: &Ix| order.rank[ix.0 as usize];
            if !related.is_sorted_by_key(rank) {
                let mut own = related.clone();
                order.sort(&mut own);
                lists.related_in.insert((*lang, ix), own);
            }
        }
        lists.related.insert(ix, related);
    }
}

/// Whether a record stands in the list of its kind. A part of an event does if it has a file and a date of its own.
fn stands_alone(archive: &Archive, ix: Ix) -> bool {
    let record = archive.get(ix);
    record.kind != Kind::Events
        || archive.parent(ix).is_none()
        || (record.written_in.is_none() && archive.own_date(ix).is_some())
}

/// A person who was merged into another has no page.
fn is_merged(archive: &Archive, ix: Ix) -> bool {
    archive.get(ix).person().is_some_and(|person| person.merged_into.is_some())
}

/// The years that a record touches, and its place within a year: part of the page, then day and time.
fn calendar(archive: &Archive, ix: Ix) -> (Vec<i32>, YearPart, String) {
    let record = archive.get(ix);
    if let Some(news) = record.news() {
        let moment = news.published.as_ref().map(|published| &published.moment);
        let part = moment.map_or(YearPart::NoMonth, |moment| YearPart::Month(moment.day().month));
        return (moment.iter().map(|m| m.day().year).collect(), part, moment.map_or_else(String::new, |m| m.iso()));
    }
    let date = archive.date(ix);
    let key = date.map(|date| date.earliest().map_or_else(|| date.edtf().to_owned(), |day| day.to_string()));
    let part = match date.and_then(|date| date.month()) {
        _ if record.kind == Kind::AwardLists => YearPart::Awards,
        Some(month) => YearPart::Month(month),
        None => YearPart::NoMonth,
    };
    (date.map(|date| date.years()).unwrap_or_default(), part, key.unwrap_or_default())
}

/// Events, award lists and news by year. What lasts over New Year stands in each of its years, in the later ones under January.
fn years(archive: &Archive) -> BTreeMap<YearShelf, Shelved<YearPart>> {
    let mut years: BTreeMap<YearShelf, Vec<(YearPart, String, Ix)>> = BTreeMap::new();
    for kind in Kind::ALL.into_iter().filter(|kind| is_timed(*kind)) {
        for (ix, _) in archive.of_kind(kind).filter(|(ix, _)| stands_alone(archive, *ix)) {
            let (touched, part, key) = calendar(archive, ix);
            if touched.is_empty() {
                years.entry(YearShelf::Undated).or_default().push((part, key.clone(), ix));
            }
            let start = touched.first().copied();
            for year in touched {
                let part = if part < YearPart::NoMonth && Some(year) != start { YearPart::Month(1) } else { part };
                years.entry(YearShelf::Year(year)).or_default().push((part, key.clone(), ix));
            }
        }
    }
    let shelved = |mut list: Vec<(YearPart, String, Ix)>| {
        list.sort();
        let parts: BTreeMap<Ix, YearPart> = list.iter().map(|(part, _, ix)| (*ix, *part)).collect();
        Shelved::new(list.into_iter().map(|(_, _, ix)| ix).collect(), |ix| parts[&ix])
    };
    years.into_iter().map(|(shelf, list)| (shelf, shelved(list))).collect()
}

/// What the page of a record lists: everything that refers to it or, for organizations, places and topics, to one of its parts.
fn related(archive: &Archive, ix: Ix, kind: Kind) -> Vec<Ix> {
    let mut all: Vec<Ix> = archive.incoming(ix).to_vec();
    match kind {
        Kind::Organizations | Kind::Places | Kind::Topics => {
            for part in archive.descendants(ix) {
                all.extend(archive.incoming(part));
            }
            // Sub-units and sub-places stand in the tree, not in the list of what happened.
            all.retain(|from| archive.get(*from).kind != kind);
        }
        // People refer to each other to be told apart, which the page says elsewhere.
        Kind::People => all.retain(|from| archive.get(*from).kind != kind),
        Kind::Awards => {}
        // Events, series, works and the like show what refers to them in sections of their own.
        _ => return Vec::new(),
    }
    all.sort_unstable();
    all.dedup();
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archive::link;
    use crate::records::parse_records;
    use crate::site::read_site;
    use crate::sources::SourceTree;

    fn lists(files: &[(&str, &str)]) -> (Archive, Listings) {
        let (sources, _) = SourceTree::from_texts(files);
        let (site, _) = read_site(&sources);
        let (archive, _) = link(parse_records(&sources, &site).0, &[], &site);
        let lists = listings(&archive, &site);
        (archive, lists)
    }

    fn ids(archive: &Archive, rows: &[Ix]) -> Vec<String> {
        rows.iter().map(|ix| archive.get(*ix).id.clone()).collect()
    }

    const SITE: (&str, &str) = ("site.yaml", "title: {kk: М, ru: М}\nlanguages: [kk, ru]\n");

    #[test]
    fn events_stand_under_their_year_and_month() {
        let (archive, lists) = lists(&[
            SITE,
            ("events/year-only.yaml", "title: А\ntype: forum\ndate: 2023\n"),
            ("events/january.yaml", "title: А\ntype: forum\ndate: 2023-01-05\n"),
            ("events/august.yaml", "title: А\ntype: panel\npart_of: year-only\ndate: 2023-08-24/2023-08-25\n"),
            ("events/part.yaml", "title: А\ntype: panel\npart_of: january\n"),
            ("events/spring.yaml", "title: А\ntype: forum\ndate: XXXX-04-15\n"),
            ("events/no-date.yaml", "title: А\ntype: forum\n"),
            ("events/new-year.yaml", "title: А\ntype: forum\ndate: 2023-12-30/2024-01-02\n"),
            ("award-lists/won.yaml", "title: А\nyear: 2023\nresults_status: expected\n"),
        ]);
        let events = &lists.by_time[&Kind::Events];
        let order = ["new-year", "august", "january", "year-only", "spring", "no-date"];
        assert_eq!(ids(&archive, &events.rows), order, "a part without a date of its own stands with its event");
        let years: Vec<(YearShelf, usize)> = events.headings.iter().map(|h| (h.name, h.count)).collect();
        assert_eq!(years, [(YearShelf::Year(2023), 4), (YearShelf::Undated, 2)]);
        let year = &lists.years[&YearShelf::Year(2023)];
        assert_eq!(ids(&archive, &year.rows), ["january", "august", "new-year", "year-only", "won"]);
        let parts: Vec<YearPart> = year.headings.iter().map(|h| h.name).collect();
        let [january, august, december] = [1, 8, 12].map(YearPart::Month);
        assert_eq!(parts, [january, august, december, YearPart::NoMonth, YearPart::Awards]);
        assert_eq!(lists.years[&YearShelf::Year(2024)].headings[0].name, january);
        assert_eq!(ids(&archive, &lists.years[&YearShelf::Undated].rows), ["spring", "no-date"]);
    }

    #[test]
    fn names_stand_under_the_letters_of_the_language() {
        let (archive, lists) = lists(&[
            SITE,
            ("people/a1.yaml", "names: {kk: {family: Әбенов, given: Ян}, ru: {family: Абенов, given: Ян}}\n"),
            ("people/a2.yaml", "names: {kk: {family: Яров, given: Азат}, ru: {family: Яров, given: Азат}}\n"),
            ("people/a3.yaml", "names: {kk: {family: Ахмет, given: Ер}, ru: {family: Ахмет, given: Ер}}\n"),
            ("people/a4.yaml", "names: {kk: {family: Яров, given: А.}}\nmerged_into: a2\n"),
            ("places/s4.yaml", "name: {kk: № 4 мектеп}\n"),
            ("places/b1.yaml", "name: {kk: Балқаш}\n"),
            ("places/m1.yaml", "name: {kk: Мойынқұм}\n"),
            ("places/n1.yaml", "name: {kk: '2023'}\n"),
            ("places/e1.yaml", "name: {kk: Ёлка}\n"),
            ("places/e2.yaml", "name: {kk: Ель}\n"),
        ]);
        let people = |lang| ids(&archive, &lists.by_name[&(lang, Kind::People)].rows);
        assert_eq!(people(Lang::KK), ["a3", "a1", "a2"], "who was merged has no row");
        assert_eq!(people(Lang::RU), ["a1", "a3", "a2"]);
        let places = &lists.by_name[&(Lang::RU, Kind::Places)];
        assert_eq!(ids(&archive, &places.rows), ["b1", "e2", "e1", "m1", "s4", "n1"]);
        let letters: Vec<&str> = places.headings.iter().map(|h| h.name.as_str()).collect();
        assert_eq!(letters, ["Б", "Е", "Ё", "М", "#"], "each letter once, names without letters last");
    }

    #[test]
    fn what_names_a_place_comes_by_kind_then_by_time_then_by_name() {
        let (archive, lists) = lists(&[
            SITE,
            ("places/oblys.yaml", "name: {kk: Облыс}\n"),
            ("places/qala.yaml", "name: {kk: Қала}\npart_of: oblys\n"),
            ("organizations/o1.yaml", "names: {kk: {full: Әділет}, ru: {full: Юстиция}}\nplace: qala\n"),
            ("organizations/o2.yaml", "names: {kk: {full: Балауса}, ru: {full: Балауса}}\nplace: oblys\n"),
            ("events/old.yaml", "title: А\ntype: forum\ndate: 2020-05-01\nplaces: [qala]\n"),
            ("events/new.yaml", "title: А\ntype: forum\ndate: 2021-05-01\nplaces: [oblys]\n"),
        ]);
        let place = archive.find(Kind::Places, "oblys").unwrap();
        assert_eq!(ids(&archive, lists.related(Lang::KK, place)), ["new", "old", "o1", "o2"]);
        assert_eq!(ids(&archive, lists.related(Lang::RU, place)), ["new", "old", "o2", "o1"]);
        assert_eq!(ids(&archive, lists.parts(Lang::KK, place)), ["qala"]);
    }

    #[test]
    fn headings_cover_any_part_of_a_list() {
        let list = Shelved::new((0..7).map(Ix).collect(), |ix| ["А", "А", "А", "Ә", "Б", "Б", "Б"][ix.0 as usize]);
        let counts: Vec<(&str, usize, usize)> = list.headings.iter().map(|h| (h.name, h.first, h.count)).collect();
        assert_eq!(counts, [("А", 0, 3), ("Ә", 3, 1), ("Б", 4, 3)]);
        for (rows, expected) in [
            (0..3, &[("А", &[0, 1, 2][..])][..]),
            (2..5, &[("А", &[2]), ("Ә", &[3]), ("Б", &[4])]),
            (5..10, &[("Б", &[5, 6])]),
            (7..14, &[]),
        ] {
            let found: Vec<(&str, Vec<u32>)> =
                list.within(rows).map(|(h, part)| (h.name, part.iter().map(|ix| ix.0).collect())).collect();
            let expected: Vec<(&str, Vec<u32>)> = expected.iter().map(|(n, r)| (*n, r.to_vec())).collect();
            assert_eq!(found, expected);
        }
    }
}
