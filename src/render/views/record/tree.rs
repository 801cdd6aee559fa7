//! What is the programme? The parts of an event at any depth, as a list that the template opens and closes level by level.

use super::credits;
use super::facts::title_word;
use crate::archive::Ix;
use crate::dates::{Clock, short};
use crate::model::kinds::EventType;
use crate::model::values::{Block, Role};
use crate::render::atoms::Phrase;
use crate::render::context::Speaker;
use serde::Serialize;

/// Items that one page shows; of larger programmes it shows the upper levels.
const MOST_ITEMS: usize = 600;
/// Speakers that stand beside a talk.
const MOST_SPEAKERS: usize = 3;

/// One part of an event, or the heading over several parts of one sort.
#[derive(Serialize)]
pub(super) struct TreeItem {
    number: Option<String>,
    title: Phrase,
    /// Whether it is only a heading.
    heading: bool,
    about: Vec<Phrase>,
    /// Whether its parts follow, one level deeper.
    opens: bool,
    /// How many levels end after it.
    closes: usize,
}

/// The programme of an event.
#[derive(Serialize)]
pub(super) struct Programme {
    items: Vec<TreeItem>,
    /// «11 бөлім»
    count: String,
}

/// A part of an event.
#[derive(Clone, Copy)]
pub(super) struct Part {
    /// The part.
    pub ix: Ix,
    /// 0 for a part of the event itself.
    depth: usize,
    /// Whether it stands under a heading with its neighbours.
    run: Run,
}

/// Two or more neighbours of one sort among parts of other sorts stand under a heading: «Секциялар».
#[derive(Clone, Copy, PartialEq, Eq)]
enum Run {
    Alone,
    First,
    Next,
}

/// The parts of an event at any depth, parents before children.
pub(super) fn parts(speaker: &Speaker<'_>, event: Ix) -> Vec<Part> {
    let mut all = Vec::new();
    let mut open = siblings(speaker, event, 0);
    while let Some(part) = open.pop() {
        all.push(part);
        open.extend(siblings(speaker, part.ix, part.depth + 1));
    }
    all
}

/// The parts of one parent, the last one first.
fn siblings(speaker: &Speaker<'_>, parent: Ix, depth: usize) -> Vec<Part> {
    let children = speaker.archive().children(parent);
    let kinds: Vec<Option<EventType>> = children.iter().map(|ix| kind_of(speaker, *ix)).collect();
    let mixed = kinds.windows(2).any(|pair| pair[0] != pair[1]);
    let run = |at: usize| {
        let same = |other: Option<usize>| other.is_some_and(|other| kinds.get(other) == Some(&kinds[at]));
        match kinds[at] {
            Some(_) if mixed && same(at.checked_sub(1)) => Run::Next,
            Some(_) if mixed && same(Some(at + 1)) => Run::First,
            _ => Run::Alone,
        }
    };
    children.iter().enumerate().rev().map(|(at, ix)| Part { ix: *ix, depth, run: run(at) }).collect()
}

/// The parts down to the deepest level that is shown, each with its level.
pub(super) fn shown(parts: &[Part]) -> Vec<(Ix, usize)> {
    let deepest = deepest_level(parts).unwrap_or(0);
    parts.iter().filter(|part| part.depth <= deepest).map(|part| (part.ix, part.depth)).collect()
}

/// The programme made of `parts`; `None` for an event without parts.
pub(super) fn programme(speaker: &Speaker<'_>, parts: &[Part]) -> Option<Programme> {
    let deepest = deepest_level(parts)?;
    let cut = parts.iter().any(|part| part.depth > deepest);
    let mut rows: Vec<(usize, TreeItem)> = Vec::with_capacity(parts.len() + 8);
    // For each level above, whether it stands under a heading, which pushes everything in it one level down.
    let mut under: Vec<bool> = Vec::new();
    for part in parts.iter().filter(|part| part.depth <= deepest) {
        under.truncate(part.depth);
        let level = part.depth + under.iter().filter(|under| **under).count();
        let in_run = part.run != Run::Alone;
        if let Some(kind) = kind_of(speaker, part.ix).filter(|_| part.run == Run::First) {
            rows.push((level, heading(speaker, kind)));
        }
        rows.push((level + usize::from(in_run), item(speaker, part.ix, in_run, cut && part.depth == deepest)));
        under.push(in_run);
    }
    let count = speaker.words.count("parts_count", parts.len() as u64);
    Some(Programme { items: nest(rows), count })
}

/// The deepest level at which not too many items are shown; the first level is always shown.
fn deepest_level(parts: &[Part]) -> Option<usize> {
    let mut per_level: Vec<usize> = Vec::new();
    for part in parts {
        if per_level.len() <= part.depth {
            per_level.resize(part.depth + 1, 0);
        }
        per_level[part.depth] += 1;
    }
    let mut sum = 0;
    let fitting = per_level.iter().take_while(|count| {
        sum += **count;
        sum <= MOST_ITEMS
    });
    (!per_level.is_empty()).then(|| fitting.count().max(1) - 1)
}

fn kind_of(speaker: &Speaker<'_>, ix: Ix) -> Option<EventType> {
    speaker.archive().get(ix).event()?.kind
}

fn heading(speaker: &Speaker<'_>, kind: EventType) -> TreeItem {
    TreeItem {
        number: None,
        title: Phrase::own(title_word(speaker, "event_types", kind.word())),
        heading: true,
        about: Vec::new(),
        opens: false,
        closes: 0,
    }
}

fn item(speaker: &Speaker<'_>, ix: Ix, grouped: bool, hidden_parts: bool) -> TreeItem {
    let archive = speaker.archive();
    let record = archive.get(ix);
    let title = speaker.link(ix);
    let mut about = Vec::new();
    let mut number = None;
    if let Some(event) = record.event() {
        // The title of a part says its number and its sort by itself.
        let part = event.kind == Some(EventType::Part);
        number = event.number.as_ref().filter(|_| !part).map(|number| number.text.clone());
        let word = event.kind.filter(|_| !grouped && !part).map(|kind| speaker.term("event_type", kind.word()));
        about.extend(word.filter(|word| !title.text.to_lowercase().contains(word.as_str())).map(Phrase::own));
        if let Some(date) = archive.own_date(ix) {
            about.push(Phrase::own(short(speaker.lang, date)));
        }
        about.extend(event.blocks.first().and_then(hours).map(Phrase::own));
        about.extend(archive.targets(ix, &event.places).map(|place| speaker.short_link(place)));
        if event.kind == Some(EventType::Talk) {
            let speakers = event.credits.iter().filter(|c| matches!(c.role, Some(Role::Speaker | Role::Author)));
            about.extend(speakers.take(MOST_SPEAKERS).flat_map(|credit| credits::name(speaker, ix, credit)));
        }
    }
    if hidden_parts && !archive.children(ix).is_empty() {
        about.push(Phrase::own(speaker.words.count("parts_count", archive.children(ix).len() as u64)));
    }
    TreeItem { number, title, heading: false, about, opens: false, closes: 0 }
}

/// «09:30–10:00»
pub(super) fn hours(block: &Block) -> Option<String> {
    clocks(block.start.map(|start| start.0), block.end.map(|end| end.0))
}

/// The time between two clock times, either of which may be unknown.
pub(super) fn clocks(start: Option<Clock>, end: Option<Clock>) -> Option<String> {
    match (start, end) {
        (Some(start), Some(end)) => Some(format!("{start}–{end}")),
        (Some(start), None) => Some(start.to_string()),
        (None, Some(end)) => Some(format!("–{end}")),
        (None, None) => None,
    }
}

/// Says for each row whether its parts follow and how many levels end after it.
fn nest(rows: Vec<(usize, TreeItem)>) -> Vec<TreeItem> {
    let levels: Vec<usize> = rows.iter().map(|(level, _)| *level).collect();
    let nested = rows.into_iter().enumerate().map(|(at, (level, item))| {
        let next = levels.get(at + 1).copied().unwrap_or(0);
        TreeItem { opens: next > level, closes: level.saturating_sub(next), ..item }
    });
    nested.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn large_programmes_show_their_upper_levels() {
        let part = |depth| Part { ix: Ix(0), depth, run: Run::Alone };
        assert_eq!(deepest_level(&[]), None);
        assert_eq!(deepest_level(&[part(0), part(1), part(2)]), Some(2));
        let mut many: Vec<_> = (0..10).map(|_| part(0)).collect();
        many.extend((0..MOST_ITEMS).map(|_| part(1)));
        assert_eq!(deepest_level(&many), Some(0));
        let flat: Vec<_> = (0..MOST_ITEMS * 2).map(|_| part(0)).collect();
        assert_eq!(deepest_level(&flat), Some(0));
    }

    #[test]
    fn levels_open_and_close() {
        let item = || TreeItem {
            number: None,
            title: Phrase::default(),
            heading: false,
            about: Vec::new(),
            opens: false,
            closes: 0,
        };
        let nested = nest([0, 1, 2, 0, 1].map(|level| (level, item())).into());
        let shape: Vec<(bool, usize)> = nested.iter().map(|item| (item.opens, item.closes)).collect();
        assert_eq!(shape, [(true, 0), (true, 0), (false, 2), (true, 0), (false, 1)]);
    }
}
