//! What does the page of statistics show? Charts, each with the same numbers as a table.

use super::home::shelf_title;
use super::rows::BigCount;
use crate::i18n::grouped;
use crate::model::Kind;
use crate::plan::{Bilingual, Page, YearShelf};
use crate::render::RenderError;
use crate::render::atoms::Phrase;
use crate::render::chart::{Chart, bars, columns};
use crate::render::context::{Speaker, capitalized};
use serde::Serialize;

/// A chart of fewer bars says nothing.
const FEWEST: usize = 2;
/// A chart of fewer regions says nothing.
const FEWEST_REGIONS: usize = 3;
/// The most frequent topics that are shown.
const MOST_TOPICS: usize = 12;
/// Rows whose numbers are read out as the description of the drawing; of more the table below gives account.
const MOST_READ: usize = 12;

#[derive(Serialize)]
struct StatisticsView {
    count: BigCount,
    /// What there is only one number of.
    numbers: Vec<NumberView>,
    charts: Vec<ChartView>,
}

/// A number where a chart would have one column.
#[derive(Serialize)]
struct NumberView {
    title: String,
    name: Phrase,
    number: String,
}

/// A chart under its heading.
#[derive(Serialize)]
pub(super) struct ChartView {
    id: &'static str,
    heading: String,
    /// Title of the drawing and of the table.
    title: String,
    caption: String,
    description: String,
    /// What was counted.
    note: String,
    drawing: Chart,
    /// Heading of the names in the table.
    column: String,
    rows: Vec<(Phrase, String)>,
}

/// Numbers with the words around them.
pub(super) struct Counted<'a> {
    pub id: &'static str,
    pub heading: &'a str,
    pub title: &'a str,
    pub note: String,
    pub column: &'a str,
    /// «10 шара»
    pub total: String,
    pub rows: Vec<(Phrase, usize)>,
    pub drawing: Chart,
}

/// `{lang}/statistics/`
pub fn statistics(speaker: &Speaker<'_>) -> Result<Vec<u8>, RenderError> {
    let (many, few): (Vec<_>, Vec<_>) = all(speaker).into_iter().partition(|counted| counted.rows.len() >= FEWEST);
    let charts: Vec<ChartView> = many.into_iter().map(|counted| chart_view(speaker, counted)).collect();
    let view = StatisticsView {
        count: speaker.big_count("stat_charts", charts.len(), String::new()),
        numbers: few.iter().filter_map(number).collect(),
        charts,
    };
    let title = speaker.word("statistics").to_owned();
    let mut frame = speaker.frame(Page::Statistics, "statistics", title, Vec::new());
    frame.description = speaker.word("stat_lead").to_owned();
    speaker.fill("statistics.html", &frame, &view)
}

/// Number of charts on the page.
pub(super) fn chart_count(speaker: &Speaker<'_>) -> usize {
    all(speaker).iter().filter(|counted| counted.rows.len() >= FEWEST).count()
}

/// Everything that is counted, in the order of the page.
fn all<'a>(speaker: &Speaker<'a>) -> [Counted<'a>; 8] {
    [
        years(speaker),
        participants(speaker),
        types(speaker),
        regions(speaker),
        topics(speaker),
        award_years(speaker),
        places(speaker),
        languages(speaker),
    ]
}

/// One number is no chart: «Жылдар бойынша іс-шаралар: 2023» and the number.
fn number(counted: &Counted<'_>) -> Option<NumberView> {
    let (name, count) = counted.rows.first()?;
    Some(NumberView { title: counted.title.to_owned(), name: name.clone(), number: grouped(*count as u64) })
}

/// Years as columns, each with a link to its page; what has no year stands after them.
pub(super) fn by_year(speaker: &Speaker<'_>, counts: &[(YearShelf, usize)]) -> (Vec<(Phrase, usize)>, Chart) {
    let plan = speaker.renderer.plan;
    let row = |(shelf, count): &(YearShelf, usize)| {
        let url = || speaker.page_url(Page::Year { shelf: *shelf, number: 1 });
        let url = plan.listings.years.contains_key(shelf).then(url);
        let unknown = *shelf == YearShelf::Undated;
        (Phrase { url, unknown, ..Phrase::own(shelf_title(speaker, *shelf)) }, *count)
    };
    let year = |(shelf, count): &(YearShelf, usize)| match shelf {
        YearShelf::Year(year) => Some((*year, *count)),
        YearShelf::Undated => None,
    };
    let known: Vec<(i32, usize)> = counts.iter().filter_map(year).collect();
    let undated = counts.iter().find(|(shelf, _)| *shelf == YearShelf::Undated);
    let drawing = columns(&known, undated.map(|(_, count)| (speaker.word("undated").to_owned(), *count)));
    (counts.iter().map(row).collect(), drawing)
}

fn years<'a>(speaker: &Speaker<'a>) -> Counted<'a> {
    let counts = &speaker.renderer.plan.figures.years;
    let (rows, drawing) = by_year(speaker, counts);
    Counted {
        id: "years",
        heading: speaker.word("years"),
        title: speaker.word("stat_by_year"),
        note: speaker.word("stat_by_year_note").to_owned(),
        column: speaker.word("stat_year"),
        total: speaker.count_of(Kind::Events, total(counts)),
        rows,
        drawing,
    }
}

fn participants<'a>(speaker: &Speaker<'a>) -> Counted<'a> {
    let figures = &speaker.renderer.plan.figures;
    let (rows, drawing) = by_year(speaker, &figures.participants);
    let unsaid = speaker.words.count("stat_participants_unsaid", figures.without_participants as u64);
    let people = speaker.words.count("people_count", total(&figures.participants) as u64);
    Counted {
        id: "participants",
        heading: speaker.word("stat_participants"),
        title: speaker.word("stat_by_participants"),
        note: format!("{} {unsaid}", speaker.word("stat_by_participants_note")),
        column: speaker.word("stat_year"),
        total: if figures.inexact_participants { format!("≈\u{a0}{people}") } else { people },
        rows,
        drawing,
    }
}

fn award_years<'a>(speaker: &Speaker<'a>) -> Counted<'a> {
    let counts = &speaker.renderer.plan.figures.award_years;
    let (rows, drawing) = by_year(speaker, counts);
    Counted {
        id: "awards",
        heading: speaker.word("awards_given"),
        title: speaker.word("stat_by_award_year"),
        note: speaker.word("stat_by_place_note").to_owned(),
        column: speaker.word("stat_year"),
        total: speaker.words.count("results_count", total(counts) as u64),
        rows,
        drawing,
    }
}

/// Events by region: one that took place in two of them counts in both.
fn regions<'a>(speaker: &Speaker<'a>) -> Counted<'a> {
    let rows: Vec<(Phrase, usize)> =
        speaker.events_by_region().into_iter().map(|(ix, count)| (speaker.link(ix), count)).collect();
    Counted {
        id: "regions",
        heading: speaker.word("list_regions"),
        title: speaker.word("stat_by_region"),
        note: speaker.word("stat_by_region_note").to_owned(),
        column: speaker.word("stat_region"),
        total: speaker.words.count("list_regions_known", rows.len() as u64),
        drawing: drawn(&rows),
        rows,
    }
}

fn topics<'a>(speaker: &Speaker<'a>) -> Counted<'a> {
    let topics = &speaker.renderer.plan.figures.topics;
    let rows: Vec<(Phrase, usize)> =
        topics.iter().take(MOST_TOPICS).map(|(ix, count)| (speaker.link(*ix), *count)).collect();
    Counted {
        id: "topics",
        heading: speaker.word("kind_topics"),
        title: speaker.word("stat_by_topic"),
        note: speaker.word("stat_by_topic_note").to_owned(),
        column: speaker.word("one_topic"),
        total: speaker.count_of(Kind::Topics, topics.len()),
        drawing: drawn(&rows),
        rows,
    }
}

fn types<'a>(speaker: &Speaker<'a>) -> Counted<'a> {
    let types = &speaker.renderer.plan.figures.types;
    let rows = named(types, |kind| match kind {
        Some(kind) => Phrase::own(speaker.term("event_type", kind.word())),
        None => Phrase::unknown(speaker.word("stat_no_type")),
    });
    Counted {
        id: "types",
        heading: speaker.word("stat_types"),
        title: speaker.word("stat_by_type"),
        note: speaker.word("stat_by_type_note").to_owned(),
        column: speaker.word("stat_type"),
        total: speaker.count_of(Kind::Events, total(types)),
        drawing: drawn(&rows),
        rows,
    }
}

fn places<'a>(speaker: &Speaker<'a>) -> Counted<'a> {
    let places = &speaker.renderer.plan.figures.places;
    let rows = named(places, |place| match place {
        Some(place) => Phrase::own(speaker.term("place", place.word())),
        None => Phrase::unknown(speaker.word("stat_no_place")),
    });
    Counted {
        id: "results",
        heading: speaker.word("results"),
        title: speaker.word("stat_by_place"),
        note: speaker.word("stat_by_place_note").to_owned(),
        column: speaker.word("stat_place"),
        total: speaker.words.count("results_count", total(places) as u64),
        drawing: drawn(&rows),
        rows,
    }
}

fn languages<'a>(speaker: &Speaker<'a>) -> Counted<'a> {
    let languages = &speaker.renderer.plan.figures.languages;
    let rows = named(languages, |languages| {
        let word = match languages {
            Bilingual::Both => speaker.word("stat_both"),
            Bilingual::OnlyKazakh => speaker.word("stat_only_kk"),
            Bilingual::OnlyRussian => speaker.word("stat_only_ru"),
            Bilingual::Neither => speaker.word("stat_neither"),
        };
        Phrase::own(word)
    });
    Counted {
        id: "languages",
        heading: speaker.word("stat_languages"),
        title: speaker.word("stat_by_language"),
        note: speaker.word("stat_by_language_note").to_owned(),
        column: speaker.word("stat_language"),
        total: speaker.words.count("records", total(languages) as u64),
        drawing: drawn(&rows),
        rows,
    }
}

/// Results by the regions of those who got them; `None` for regions that a reader counts at a glance.
pub(super) fn results_by_region(speaker: &Speaker<'_>, rows: Vec<(Phrase, usize)>) -> Option<ChartView> {
    let counted = Counted {
        id: "regions",
        heading: speaker.word("list_regions"),
        title: speaker.word("results_by_region"),
        note: speaker.word("regions_note").to_owned(),
        column: speaker.word("column_region"),
        total: speaker.words.count("results_count", total(&rows) as u64),
        drawing: drawn(&rows),
        rows,
    };
    (counted.rows.len() >= FEWEST_REGIONS).then(|| chart_view(speaker, counted))
}

fn total<T>(rows: &[(T, usize)]) -> usize {
    rows.iter().map(|(_, count)| count).sum()
}

fn named<T: Copy>(rows: &[(T, usize)], name: impl Fn(T) -> Phrase) -> Vec<(Phrase, usize)> {
    let row = |(what, count): &(T, usize)| {
        let phrase = name(*what);
        (Phrase { text: capitalized(&phrase.text), ..phrase }, *count)
    };
    rows.iter().map(row).collect()
}

fn drawn(rows: &[(Phrase, usize)]) -> Chart {
    let rows: Vec<(String, usize)> = rows.iter().map(|(name, count)| (name.text.clone(), *count)).collect();
    bars(&rows)
}

pub(super) fn chart_view(speaker: &Speaker<'_>, counted: Counted<'_>) -> ChartView {
    let read = |(name, count): &(Phrase, usize)| format!("{} – {}", name.text, grouped(*count as u64));
    let description = if counted.rows.len() <= MOST_READ {
        counted.rows.iter().map(read).collect::<Vec<_>>().join("; ")
    } else {
        speaker.word("stat_numbers_below").to_owned()
    };
    ChartView {
        id: counted.id,
        heading: counted.heading.to_owned(),
        title: counted.title.to_owned(),
        caption: caption(speaker, &counted),
        description,
        note: counted.note,
        drawing: counted.drawing,
        column: counted.column.to_owned(),
        rows: counted.rows.into_iter().map(|(name, count)| (name, grouped(count as u64))).collect(),
    }
}

/// The sum, and what there is most of, if that is one thing and a known one: «10 шара, ең көбі – форум (4)».
fn caption(speaker: &Speaker<'_>, counted: &Counted<'_>) -> String {
    let most = counted.rows.iter().map(|(_, count)| *count).max().unwrap_or_default();
    let mut first = counted.rows.iter().filter(|(_, count)| *count == most);
    match (first.next(), first.next()) {
        (Some((name, _)), None) if !name.unknown => {
            // What has a page of its own is called by its name.
            let lower = |text: &str| -> String {
                text.chars().take(1).flat_map(char::to_lowercase).chain(text.chars().skip(1)).collect()
            };
            let name = if name.url.is_some() { name.text.clone() } else { lower(&name.text) };
            let number = grouped(most as u64);
            speaker.words.fill("stat_caption", &[("total", &counted.total), ("what", &name), ("n", &number)])
        }
        _ => counted.total.clone(),
    }
}
