//! What do the pages of people, organizations, places and topics have in common? Names and facts, then all records that name them.

use super::super::home::shelf_title;
use super::super::regions::RegionMap;
use super::super::rows::{BigCount, RowView};
use super::facts::Facts;
use super::naming::Named;
use super::parts::{self, Head, Tail, Text as Prose};
use super::pictures::Plate;
use crate::archive::Ix;
use crate::model::Kind;
use crate::model::values::{NamePeriod, Text};
use crate::plan::{Page, YearShelf, is_timed, shelf_of};
use crate::render::RenderError;
use crate::render::atoms::{Pager, Phrase};
use crate::render::cache::RowStyle;
use crate::render::context::Speaker;
use serde::Serialize;

/// The most records of a tree that a page shows.
const MOST_NODES: usize = 150;

/// The page of a person, an organization, a place or a topic.
#[derive(Serialize)]
pub(super) struct NamedView {
    /// Kind, name, first words.
    pub head: Head,
    /// A portrait in the margin.
    pub portrait: Option<Plate>,
    /// Initials in its place.
    pub initials: Option<String>,
    /// Number of records in the margin.
    pub count: Option<BigCount>,
    /// Number of the page where it is not the first.
    pub page: Option<String>,
    /// That nobody has checked the name.
    pub unverified: Option<String>,
    /// Names, places, posts.
    pub facts: Facts,
    /// The map with the region in which it lies.
    pub map: Option<RegionMap>,
    /// Its text.
    pub text: Option<Prose>,
    /// What it consists of.
    pub tree: Option<TreeView>,
    /// What it does.
    pub tasks: Vec<Phrase>,
    /// The records that name it, by kind.
    pub sections: Vec<Section>,
    /// Other pages of these.
    pub pager: Option<Pager>,
    /// People of an organization.
    pub people: Option<PeopleView>,
    /// Lists of links: others in the same events, those not to be confused with.
    pub lists: Vec<LinkList>,
    /// Sources, remark, what is not known.
    pub tail: Option<Tail>,
}

/// Parts at any depth.
#[derive(Serialize)]
pub(super) struct TreeView {
    /// The side-head.
    pub title: String,
    /// The direct parts.
    pub nodes: Vec<Node>,
    /// «тағы 20», where not all are shown.
    pub more: Option<String>,
}

/// A part with its own parts.
#[derive(Serialize)]
pub(super) struct Node {
    title: Phrase,
    note: Option<Phrase>,
    nodes: Vec<Node>,
}

/// Records of one kind.
#[derive(Serialize)]
pub(super) struct Section {
    id: String,
    title: String,
    small: Option<String>,
    count: String,
    rows: Vec<SectionRow>,
}

/// A row, with its year where that is another one than above.
#[derive(Serialize)]
struct SectionRow {
    year: Option<Phrase>,
    row: RowView,
}

/// People and the posts they held.
#[derive(Serialize)]
pub(super) struct PeopleView {
    pub people: Vec<PersonLine>,
    pub more: Option<String>,
}

/// A person with what was said of them.
#[derive(Serialize)]
pub(super) struct PersonLine {
    pub name: Phrase,
    pub posts: Vec<Vec<Phrase>>,
}

/// A link and a remark on it.
pub(super) type Remarked = (Phrase, Option<String>);

/// Links with a remark each.
#[derive(Serialize)]
pub(super) struct LinkList {
    pub id: &'static str,
    pub title: String,
    pub note: Option<String>,
    pub links: Vec<Remarked>,
    /// Others, folded in, under words for how many they are.
    pub rest: Option<(String, Vec<Remarked>)>,
}

impl<'a> Speaker<'a> {
    /// The parts that all four kinds show. Pages after the first have the list only.
    pub(super) fn named_view(&self, ix: Ix, number: usize, named: &Named) -> Result<NamedView, RenderError> {
        let record = self.archive().get(ix);
        let related = self.renderer.plan.listings.related(self.lang, ix);
        let first = number == 1;
        let mut head = parts::head(self, ix, vec![Phrase::own(self.term("one", record.kind.singular()))]);
        if !first {
            (head.lead, head.subtitle, head.notice) = (None, None, None);
        }
        let unverified = if named.person { "person_unverified_note" } else { "named_unverified_note" };
        let many = !named.person && !related.is_empty();
        Ok(NamedView {
            head,
            portrait: None,
            initials: None,
            count: many.then(|| self.big_count("records", related.len(), String::new())),
            page: (!first).then(|| self.words.fill("list_page", &[("n", &number.to_string())])),
            unverified: record.unverified.then(|| self.word(unverified).to_owned()),
            facts: Facts::default(),
            map: None,
            text: if first { parts::text(self, ix) } else { None },
            tree: None,
            tasks: Vec::new(),
            sections: self.sections(related, number, named)?,
            pager: self.pager(related.len(), number, &|number| self.page_url(Page::Record { ix, number })),
            people: None,
            lists: Vec::new(),
            tail: first.then(|| parts::tail(self, ix)),
        })
    }

    /// One page of the records that name it, under a heading for each kind.
    fn sections(&self, related: &'a [Ix], number: usize, named: &Named) -> Result<Vec<Section>, RenderError> {
        let mut sections: Vec<(Kind, Section)> = Vec::new();
        let mut above = None;
        for ix in self.rows_of(related, number) {
            let kind = self.archive().get(*ix).kind;
            let shelf = is_timed(kind).then(|| (kind, shelf_of(self.archive(), *ix)));
            let new = shelf.filter(|shelf| above != Some(*shelf));
            above = shelf;
            let year = new.map(|(_, shelf)| {
                let unknown = shelf == YearShelf::Undated;
                Phrase { unknown, ..Phrase::own(shelf_title(self, shelf)) }
            });
            let row = SectionRow { year, row: self.related_row(*ix, named)? };
            match sections.last_mut().filter(|(last, _)| *last == kind) {
                Some((_, section)) => section.rows.push(row),
                None => sections.push((kind, self.section(kind, related, named, row))),
            }
        }
        Ok(sections.into_iter().map(|(_, section)| section).collect())
    }

    fn section(&self, kind: Kind, related: &[Ix], named: &Named, row: SectionRow) -> Section {
        let of = self.archive().get(named.ix).kind;
        let (title, small) = match (of, kind) {
            (Kind::People, Kind::Events) => (self.word("person_events").to_owned(), Some("person_events_note")),
            (Kind::Organizations, Kind::Events) if named.all.len() > 1 => {
                (self.kind_title(kind), Some("org_events_note"))
            }
            (Kind::Organizations, Kind::People) => (self.word("org_staff").to_owned(), None),
            _ => (self.kind_title(kind), None),
        };
        let count = related.iter().filter(|ix| self.archive().get(**ix).kind == kind).count();
        Section {
            id: format!("k-{}", kind.folder()),
            title,
            small: small.map(|key| self.word(key).to_owned()),
            count: self.count_of(kind, count),
            rows: vec![row],
        }
    }

    fn related_row(&self, ix: Ix, named: &Named) -> Result<RowView, RenderError> {
        let ways = self.ways(ix, named);
        let of = self.archive().get(named.ix).kind;
        let full = ways.is_empty() || !matches!(of, Kind::People | Kind::Organizations);
        let style = match (full, is_timed(self.archive().get(ix).kind)) {
            (true, true) => RowStyle::InYear,
            (true, false) => RowStyle::Full,
            (false, true) => RowStyle::BareInYear,
            (false, false) => RowStyle::Bare,
        };
        self.row_view(ix, style, ways)
    }

    /// Fills the template of the four kinds.
    pub(super) fn fill_named(&self, ix: Ix, number: usize, view: &NamedView) -> Result<Vec<u8>, RenderError> {
        self.fill("named.html", &super::record_frame(self, ix, number), view)
    }

    /// The name in the languages that the heading does not have: «Орысша: Гани Бейсембаев».
    pub(super) fn other_names(&self, ix: Ix, facts: &mut Facts) {
        let Some(names) = self.archive().get(ix).names() else { return };
        let shown = names.best(self.lang, self.fallback()).map(|(_, lang)| lang);
        let title = self.title(ix).0;
        for (lang, name) in names.parts.iter().filter(|(lang, _)| Some(*lang) != shown) {
            let full = self.phrase_in(&name.display(), *lang);
            if full.text == title {
                continue;
            }
            let key = format!("named_in_{}", lang.code().replace('-', "_").to_lowercase());
            let label = if self.words.has(&key) { self.words.get(&key).to_owned() } else { lang.to_string() };
            let short = name.short.as_ref().or(name.abbr.as_ref());
            let short = short.map(|short| self.phrase_in(&short.text, *lang)).filter(|short| short.text != full.text);
            facts.add(&label, std::iter::once(full).chain(short).collect());
        }
    }

    /// Printed forms of a name that differ by more than spaces and dots, as one value; none where there is only the name itself.
    pub(super) fn forms(&self, ix: Ix, forms: &[&str]) -> Vec<Phrase> {
        let mut known: Vec<String> = Vec::new();
        let mut shown: Vec<String> = Vec::new();
        let names = self.archive().get(ix).names().map_or(&[][..], |names| &names.parts);
        let shown_name = crate::archive::normal_form(&self.title(ix).0);
        // The names in other languages have lines of their own.
        let named: Vec<String> = names.iter().map(|(_, name)| crate::archive::normal_form(&name.display())).collect();
        for form in forms {
            let normal = crate::archive::normal_form(form);
            let elsewhere = normal != shown_name && named.contains(&normal);
            if !elsewhere && !known.contains(&normal) {
                known.push(normal);
                shown.push(crate::i18n::nbsp(self.lang, form).into_owned());
            }
        }
        let only_the_name = known == [shown_name];
        if shown.is_empty() || only_the_name { Vec::new() } else { vec![Phrase::own(shown.join("; "))] }
    }

    /// Former names, each with its years.
    pub(super) fn former_names(&self, names: &[NamePeriod]) -> Vec<Vec<Phrase>> {
        let line = |former: &NamePeriod| {
            let [from, until] = [&former.from, &former.until].map(|date| date.as_ref().map(|value| &value.date));
            let period = self.period(from, until).map(Phrase::own);
            std::iter::once(self.phrase(&former.name)).chain(period).collect()
        };
        names.iter().map(line).collect()
    }

    /// Variants of the name and of its forms per language.
    pub(super) fn variants(&self, ix: Ix, own: &'a [Text]) -> Vec<&'a str> {
        let names = self.archive().get(ix).names().map_or(&[][..], |names| &names.parts);
        let of_names = names.iter().filter(|(lang, _)| *lang == self.lang).flat_map(|(_, name)| &name.variants);
        own.iter().chain(of_names).map(|text| text.text.as_str()).collect()
    }

    /// The parts of a record as a tree.
    pub(super) fn tree(&self, ix: Ix, title: &'a str) -> Option<TreeView> {
        let mut left = MOST_NODES;
        let nodes = self.nodes(ix, &mut left);
        let hidden = if left == 0 { self.archive().descendants(ix).len() - MOST_NODES } else { 0 };
        (!nodes.is_empty()).then(|| TreeView {
            title: self.word(title).to_owned(),
            nodes,
            more: (hidden > 0).then(|| self.words.count("list_more", hidden as u64)),
        })
    }

    fn nodes(&self, ix: Ix, left: &mut usize) -> Vec<Node> {
        let mut nodes = Vec::new();
        for child in self.renderer.plan.listings.parts(self.lang, ix) {
            if *left == 0 {
                break;
            }
            *left -= 1;
            let place = self.archive().get(*child).place().and_then(|place| place.kind);
            let note = place.map(|kind| Phrase::own(self.term("list_place", kind.word())));
            nodes.push(Node { title: self.link(*child), note, nodes: self.nodes(*child, left) });
        }
        nodes
    }

    /// Those that are not to be confused with a record, and those that may be the same.
    pub(super) fn look_alikes(&self, ix: Ix, not_same: &dyn Fn(Ix) -> Vec<Ix>) -> Vec<LinkList> {
        let kind = self.archive().get(ix).kind;
        let mut others = not_same(ix);
        let back = self.archive().incoming(ix).iter().filter(|from| self.archive().get(**from).kind == kind);
        others.extend(back.filter(|from| not_same(**from).contains(&ix)));
        others.sort_unstable();
        others.dedup();
        let links = |list: &[Ix]| -> Vec<Remarked> {
            list.iter().map(|other| (self.link(*other), self.where_named(*other))).collect()
        };
        let list = |id, title: &'a str, note: Option<&'a str>, all: &[Ix]| LinkList {
            id,
            title: self.word(title).to_owned(),
            note: note.map(|key| self.word(key).to_owned()),
            links: links(all),
            rest: None,
        };
        let mut lists = Vec::new();
        if !others.is_empty() {
            lists.push(list("not-same", "named_not_same", None, &others));
        }
        let likely = self.archive().likely_same(ix);
        if !likely.is_empty() {
            let (title, note) = match kind {
                Kind::People => ("person_likely_same", "person_likely_same_note"),
                _ => ("named_likely_same", "named_likely_same_note"),
            };
            lists.push(list("same", title, Some(note), likely));
        }
        lists
    }

    /// «панельдік сессия, 2023», «3 жазба»
    fn where_named(&self, ix: Ix) -> Option<String> {
        self.locator(ix).map(|locator| locator.text)
    }
}
