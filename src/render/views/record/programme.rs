//! What does the page of a programme show? A table for each day: time, part, speakers, room.

use super::credits;
use super::schedule::{Placed, Schedule, Slot, schedule};
use super::tree;
use crate::archive::Ix;
use crate::dates::{Date, Day, short, weekday_name};
use crate::model::kinds::EventType;
use crate::model::values::{Credit, Role};
use crate::plan::Page;
use crate::render::RenderError;
use crate::render::atoms::{Phrase, When};
use crate::render::context::{Speaker, capitalized};
use serde::Serialize;

/// People that a row names; the page of the part names all.
const MOST_PEOPLE: usize = 12;
/// Levels that are set in more and more.
const DEEPEST: usize = 3;

#[derive(Serialize)]
struct ProgrammeView {
    when: When,
    /// «11 бөлім»
    count: String,
    event: Phrase,
    days: Vec<DayView>,
    /// What the page leaves out of a very large programme.
    note: Option<String>,
}

#[derive(Serialize)]
struct DayView {
    id: String,
    title: String,
    /// «бейсенбі»
    weekday: Option<&'static str>,
    count: String,
    /// What is not known of the times.
    unknown: Option<String>,
    /// Which columns there are.
    timed: bool,
    peopled: bool,
    placed: bool,
    rows: Vec<RowView>,
}

#[derive(Serialize)]
struct RowView {
    depth: usize,
    time: Option<Phrase>,
    parallel: bool,
    title: Phrase,
    /// Number and sort.
    about: Option<String>,
    people: Vec<Named>,
    more: Option<String>,
    places: Vec<Phrase>,
}

/// Somebody who speaks.
#[derive(Serialize)]
struct Named {
    name: Vec<Phrase>,
    /// A role other than that of a speaker.
    role: Option<String>,
    topic: Option<Phrase>,
}

/// `{lang}/events/{id}/programme/`
pub fn programme(speaker: &Speaker<'_>, ix: Ix) -> Result<Vec<u8>, RenderError> {
    let archive = speaker.archive();
    let parts = tree::parts(speaker, ix);
    let shown = tree::shown(&parts);
    let schedule = schedule(archive, ix, shown.iter().copied());
    let left_out = parts.len() - shown.len();
    let view = ProgrammeView {
        when: speaker.when(archive.date(ix)),
        count: speaker.words.count("parts_count", parts.len() as u64),
        event: speaker.link(ix),
        days: schedule.days.iter().map(|(day, rows)| day_view(speaker, ix, &schedule, *day, rows)).collect(),
        note: (left_out > 0).then(|| speaker.words.count("programme_more", left_out as u64)),
    };
    let frame = super::page_below(speaker, ix, Page::Programme { ix }, "programme", speaker.word("programme"));
    speaker.fill("programme.html", &frame, &view)
}

fn day_view(speaker: &Speaker<'_>, ix: Ix, all: &Schedule, day: Option<Day>, rows: &[Placed]) -> DayView {
    let timed = rows.iter().any(|row| row.timed);
    let date = day.and_then(|day| Date::parse(&day.to_string()).ok()).map(|parsed| parsed.date);
    let whole = if all.days.len() == 1 { speaker.archive().date(ix) } else { None };
    let title = match date.as_ref().or(whole) {
        Some(date) => short(speaker.lang, date),
        None => capitalized(speaker.word("no_day")),
    };
    let unknown = match (day, timed) {
        (Some(_), false) => Some("no_time"),
        (None, false) if all.days.len() > 1 => Some("no_time"),
        (None, false) => Some("no_day_and_time"),
        (None, true) if whole.is_some() => Some("no_day"),
        _ => None,
    };
    let views: Vec<RowView> = rows.iter().map(|row| row_view(speaker, &all.slots[row.slot], row, timed)).collect();
    DayView {
        id: day.map_or_else(|| "d-0".to_owned(), |day| format!("d-{day}")),
        title,
        weekday: day.map(|day| weekday_name(speaker.lang, day.weekday())),
        count: speaker.words.count("parts_count", views.len() as u64),
        unknown: unknown.map(|key| speaker.words.get(key).to_owned()),
        timed,
        peopled: views.iter().any(|row| !row.people.is_empty()),
        placed: views.iter().any(|row| !row.places.is_empty()),
        rows: views,
    }
}

fn row_view(speaker: &Speaker<'_>, slot: &Slot, row: &Placed, timed: bool) -> RowView {
    let event = speaker.archive().get(slot.ix).event();
    let time = tree::clocks(slot.start, slot.end).map(Phrase::own);
    // What stands in a part with a time is known to be at some point of it.
    let unknown = || (timed && !row.timed && row.depth == 0).then(|| Phrase::unknown(speaker.word("no_time")));
    let title = speaker.link(slot.ix);
    let about = event.and_then(|event| {
        let kind = event.kind.filter(|kind| *kind != EventType::Part)?;
        let word = speaker.term("event_type", kind.word());
        if let Some(number) = &event.number {
            return Some(speaker.words.fill("numbered", &[("n", &number.text), ("what", &word)]));
        }
        (!title.text.to_lowercase().contains(&word)).then_some(word)
    });
    let mut credits: Vec<&Credit> =
        event.map_or(&[][..], |event| &event.credits).iter().filter(|credit| speaks(credit)).collect();
    credits.sort_by_key(|credit| credit.role);
    let rest = credits.len().saturating_sub(MOST_PEOPLE);
    RowView {
        depth: row.depth.min(DEEPEST),
        time: time.or_else(unknown),
        parallel: row.parallel,
        title,
        about,
        people: credits.into_iter().take(MOST_PEOPLE).map(|credit| named(speaker, slot.ix, credit)).collect(),
        more: (rest > 0).then(|| speaker.words.count("more_rows", rest as u64)),
        places: slot.places.iter().map(|place| speaker.short_link(*place)).collect(),
    }
}

/// Whether a programme names whoever is credited so.
fn speaks(credit: &Credit) -> bool {
    let beside = matches!(
        credit.role,
        Some(Role::Organizer | Role::CoOrganizer | Role::Press | Role::Jury | Role::Laureate | Role::Signatory)
    );
    !beside && (credit.person.is_some() || credit.office.is_some() || credit.topic.is_some())
}

fn named(speaker: &Speaker<'_>, ix: Ix, credit: &Credit) -> Named {
    let role = credit.role.filter(|role| !matches!(role, Role::Speaker | Role::Author | Role::Participant));
    Named {
        name: credits::name(speaker, ix, credit),
        role: role.map(|role| speaker.term("role_one", role.word())),
        topic: credit.topic.as_ref().map(|text| speaker.phrase(text)),
    }
}
