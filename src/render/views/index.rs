//! What does the list of a kind show that is sorted by the alphabet?

use super::regions::RegionMap;
use super::rows::{BigCount, RowView};
use crate::archive::Ix;
use crate::i18n::alphabet;
use crate::model::Kind;
use crate::plan::{Heading, Page, Shelved};
use crate::render::RenderError;
use crate::render::atoms::{Pager, Phrase};
use crate::render::cache::RowStyle;
use crate::render::context::Speaker;
use serde::Serialize;

/// Fewer names than this need no alphabet above them and no letters between them.
pub(super) const FEW: usize = 16;
/// Oblasts and cities of Kazakhstan that are regions of their own.
const MOST_REGIONS: usize = 20;
/// Letters with more names than this are set in two columns.
const ONE_COLUMN: usize = 5;

#[derive(Serialize)]
struct IndexView {
    count: BigCount,
    note: Option<String>,
    letters: Vec<Letter>,
    groups: Vec<Group>,
    /// Oblasts and cities above the list of places.
    regions: Vec<(Phrase, String)>,
    map: Option<RegionMap>,
    pager: Option<Pager>,
}

/// A letter of the alphabet and the address where its names begin.
#[derive(Serialize)]
struct Letter {
    letter: String,
    url: Option<String>,
}

/// The names of one letter: columns of an index, or rows.
#[derive(Serialize)]
struct Group {
    letter: Option<String>,
    id: String,
    columns: Vec<Vec<Name>>,
    rows: Vec<RowView>,
}

/// A name of an index.
#[derive(Serialize)]
struct Name {
    title: Phrase,
    /// Kind and place.
    meta: Vec<Phrase>,
    /// Where it is found.
    locator: Option<Phrase>,
    /// Nobody has checked the name.
    unverified: bool,
}

/// `{lang}/{kind}/`
pub(super) fn index(speaker: &Speaker<'_>, kind: Kind, number: usize) -> Result<Vec<u8>, RenderError> {
    let site = speaker.renderer.site;
    let empty = Shelved::default();
    let list = speaker.renderer.plan.listings.by_name.get(&(speaker.lang, kind)).unwrap_or(&empty);
    let url = |number: usize| speaker.page_url(Page::List { kind, number });
    let start = (number - 1) * site.per_page;
    let rows = start..start + site.per_page;
    let many = list.rows.len() >= FEW;
    let groups = if many {
        list.within(rows)
            .map(|(heading, rows)| group(speaker, kind, Some(&heading.name), rows))
            .collect::<Result<Vec<_>, _>>()?
    } else {
        vec![group(speaker, kind, None, &list.rows)?]
    };
    let places = kind == Kind::Places && number == 1;
    let map = if places { speaker.region_map() } else { None };
    let note = match kind {
        Kind::People if number == 1 => Some("list_people_note"),
        _ => map.as_ref().map(|_| "list_map_note"),
    };
    let view = IndexView {
        count: speaker.big_count(
            &format!("list_n_{}", kind.folder().replace('-', "_")),
            list.rows.len(),
            String::new(),
        ),
        note: note.map(|key| speaker.words.get(key).to_owned()),
        letters: if many { letters(speaker, &list.headings, &url) } else { Vec::new() },
        groups: groups.into_iter().filter(|group| !group.columns.is_empty() || !group.rows.is_empty()).collect(),
        regions: if places { regions(speaker) } else { Vec::new() },
        map,
        pager: speaker.pager(list.rows.len(), number, &url),
    };
    let mut frame = speaker.frame(Page::List { kind, number }, "list", speaker.kind_title(kind), Vec::new());
    frame.index = number == 1;
    speaker.fill("index.html", &frame, &view)
}

/// All letters of the language, then others; those under which something stands lead to their page.
fn letters(speaker: &Speaker<'_>, headings: &[Heading<String>], url: &dyn Fn(usize) -> String) -> Vec<Letter> {
    let per_page = speaker.renderer.site.per_page;
    let link = |heading: &Heading<String>| format!("{}#{}", url(heading.first / per_page + 1), anchor(&heading.name));
    let known: Vec<String> = alphabet(speaker.lang).iter().map(char::to_string).collect();
    let others = headings.iter().filter(|heading| !known.contains(&heading.name));
    let others: Vec<Letter> = others.map(|h| Letter { letter: h.name.clone(), url: Some(link(h)) }).collect();
    let found = |letter: &String| headings.iter().find(|heading| heading.name == *letter).map(link);
    known.into_iter().map(|letter| Letter { url: found(&letter), letter }).chain(others).collect()
}

/// The mark of a letter.
pub(super) fn anchor(letter: &str) -> String {
    format!("l-{}", letter.chars().map(|c| format!("{:x}", u32::from(c))).collect::<String>())
}

fn group(speaker: &Speaker<'_>, kind: Kind, letter: Option<&String>, rows: &[Ix]) -> Result<Group, RenderError> {
    let mut group = Group {
        letter: letter.cloned(),
        id: letter.map(|letter| anchor(letter)).unwrap_or_default(),
        columns: Vec::new(),
        rows: Vec::new(),
    };
    if matches!(kind, Kind::People | Kind::Organizations | Kind::Places | Kind::Topics) {
        let names: Vec<Name> = rows.iter().map(|ix| name(speaker, *ix)).collect();
        group.columns = columns(names);
    } else {
        group.rows =
            rows.iter().map(|ix| speaker.row_view(*ix, RowStyle::Full, Vec::new())).collect::<Result<_, _>>()?;
    }
    Ok(group)
}

fn columns(mut names: Vec<Name>) -> Vec<Vec<Name>> {
    if names.len() <= ONE_COLUMN {
        return if names.is_empty() { Vec::new() } else { vec![names] };
    }
    let second = names.split_off(names.len().div_ceil(2));
    vec![names, second]
}

fn name(speaker: &Speaker<'_>, ix: Ix) -> Name {
    let record = speaker.archive().get(ix);
    let meta = match record.kind {
        Kind::Places => speaker.meta(ix),
        _ => Vec::new(),
    };
    Name { title: speaker.index_title(ix), meta, locator: speaker.locator(ix), unverified: record.unverified }
}

/// What lies directly in a country, the most often named first.
fn regions(speaker: &Speaker<'_>) -> Vec<(Phrase, String)> {
    let archive = speaker.archive();
    let listings = &speaker.renderer.plan.listings;
    let named = |ix: Ix| listings.related(speaker.lang, ix).len();
    let directly = |ix: &Ix| archive.ancestors(*ix).count() == 1 && named(*ix) > 0;
    let mut regions: Vec<Ix> = archive.of_kind(Kind::Places).map(|(ix, _)| ix).filter(directly).collect();
    regions.sort_by_key(|ix| (std::cmp::Reverse(named(*ix)), *ix));
    regions.truncate(MOST_REGIONS);
    regions.into_iter().map(|ix| (speaker.short_link(ix), named(ix).to_string())).collect()
}

impl Speaker<'_> {
    /// A link to a record by the name under which an index has it: people by surname.
    pub fn index_title(&self, ix: Ix) -> Phrase {
        let record = self.archive().get(ix);
        match record.person().and(record.names()).and_then(|names| names.best(self.lang, self.fallback())) {
            Some((name, lang)) => Phrase { url: Some(self.url(ix)), ..self.phrase_in(&name.sorted_display(), lang) },
            None => self.link(ix),
        }
    }
}
