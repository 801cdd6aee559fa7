//! What does the home page show?

use super::day::{Today, today};
use super::regions::RegionMap;
use super::rows::{BigCount, Row};
use crate::archive::Ix;
use crate::i18n::grouped;
use crate::model::Kind;
use crate::plan::{Page, Shelved, YearShelf};
use crate::render::RenderError;
use crate::render::atoms::Phrase;
use crate::render::cache::RowStyle;
use crate::render::context::Speaker;
use serde::Serialize;

/// News items on the home page.
const NEWS: usize = 6;

#[derive(Serialize)]
struct HomeView {
    total: BigCount,
    contents: Vec<CountedLink>,
    years: Vec<CountedLink>,
    latest: Option<Feature>,
    map: Option<RegionMap>,
    places_url: String,
    news: Vec<Feature>,
    today: Option<Today>,
}

/// A link with a number beside it.
#[derive(Serialize)]
pub(super) struct CountedLink {
    pub title: String,
    pub url: String,
    pub count: String,
    /// It leads to what has no year.
    pub unknown: bool,
    /// It is the page that is open.
    pub current: bool,
}

/// A record in large letters.
#[derive(Serialize)]
struct Feature {
    /// Date, place, type.
    line: Vec<Phrase>,
    title: Phrase,
    text: Option<Phrase>,
    /// Its parts.
    parts: Vec<Phrase>,
}

/// `{lang}/`
pub fn home(speaker: &Speaker<'_>) -> Result<Vec<u8>, RenderError> {
    let lists = &speaker.renderer.plan.listings;
    let contents = Kind::ALL.into_iter().filter_map(|kind| {
        // The list of events shows whole events; the number counts their parts, too.
        let count = if kind == Kind::Events { speaker.archive().of_kind(kind).count() } else { lists.count(kind) };
        let row = CountedLink {
            title: speaker.kind_title(kind),
            url: speaker.page_url(Page::List { kind, number: 1 }),
            count: grouped(count as u64),
            unknown: false,
            current: false,
        };
        (count > 0).then_some(row)
    });
    let charts = super::statistics::chart_count(speaker);
    let statistics = (charts > 0).then(|| CountedLink {
        title: speaker.word("statistics").to_owned(),
        url: speaker.page_url(Page::Statistics),
        count: grouped(charts as u64),
        unknown: false,
        current: false,
    });
    let timed = |kind: Kind| lists.by_time.get(&kind).map_or(&[][..], |list: &Shelved<YearShelf>| &list.rows);
    let latest = timed(Kind::Events).first();
    let view = HomeView {
        total: speaker.big_count("records", speaker.archive().len(), span(speaker)),
        contents: contents.chain(statistics).collect(),
        years: ribbon(speaker, None),
        latest: latest.map(|ix| feature(speaker, *ix)),
        map: speaker.region_map(),
        places_url: speaker.page_url(Page::List { kind: Kind::Places, number: 1 }),
        news: timed(Kind::News).iter().take(NEWS).map(|ix| feature(speaker, *ix)).collect(),
        today: today(speaker),
    };
    let site = speaker.renderer.site;
    let (title, _) = site.title.best(speaker.lang, site.default_lang);
    let mut frame = speaker.frame(Page::Home, "home", title.to_owned(), Vec::new());
    if let Some(words) = &site.description {
        frame.description = words.best(speaker.lang, site.default_lang).0.to_owned();
    }
    speaker.fill("home.html", &frame, &view)
}

/// «, 2022–2023 және жылы белгісіз»: the years that the archive covers.
fn span(speaker: &Speaker<'_>) -> String {
    let years: Vec<YearShelf> = speaker.renderer.plan.listings.years.keys().copied().collect();
    let known: Vec<i32> =
        years.iter().filter_map(|shelf| if let YearShelf::Year(y) = shelf { Some(*y) } else { None }).collect();
    let mut parts = match (known.first(), known.last()) {
        (Some(first), Some(last)) if first < last => vec![format!("{first}–{last}")],
        (Some(year), _) => vec![year.to_string()],
        _ => Vec::new(),
    };
    if years.contains(&YearShelf::Undated) {
        parts.push(speaker.word("list_and_undated").to_owned());
    }
    if parts.is_empty() { String::new() } else { format!(", {}", crate::i18n::join(speaker.lang, &parts)) }
}

fn feature(speaker: &Speaker<'_>, ix: Ix) -> Feature {
    let Row { when, title, text, meta, .. } = speaker.row(ix, RowStyle::Full);
    let record = speaker.archive().get(ix);
    let mut line = match when.unknown {
        Some(unknown) => vec![Phrase::unknown(unknown)],
        None => vec![Phrase::own(format!("{} {}", when.big, when.rest).trim().to_owned())],
    };
    // Of news only the publisher is said: that it is news stands beside it.
    let (first, most) = if record.kind == Kind::News { (1, 1) } else { (0, 3) };
    line.extend(meta.into_iter().skip(first).take(most));
    let parts = speaker.archive().children(ix).iter().take(3).map(|child| speaker.short_link(*child)).collect();
    Feature { line, title, text, parts }
}

/// The years with their numbers; `here` is the one whose page is open.
pub(super) fn ribbon(speaker: &Speaker<'_>, here: Option<YearShelf>) -> Vec<CountedLink> {
    let link = |(shelf, list): (&YearShelf, &Shelved<crate::plan::YearPart>)| CountedLink {
        title: shelf_title(speaker, *shelf),
        url: speaker.page_url(Page::Year { shelf: *shelf, number: 1 }),
        count: speaker.words.count("records", list.rows.len() as u64),
        unknown: *shelf == YearShelf::Undated,
        current: Some(*shelf) == here,
    };
    speaker.renderer.plan.listings.years.iter().map(link).collect()
}

/// «2023» or «жылы белгісіз»
pub(in crate::render) fn shelf_title(speaker: &Speaker<'_>, shelf: YearShelf) -> String {
    match shelf {
        YearShelf::Year(year) => year.to_string(),
        YearShelf::Undated => speaker.word("undated").to_owned(),
    }
}
