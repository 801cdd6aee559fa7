//! What does the page of an event show?

use super::counts::{self, Figure};
use super::credits::{self, CreditGroup, CreditView};
use super::facts::{self, Facts, place_line, title_word};
use super::parts::{self, Head, Tail, Text};
use super::related::related;
use super::share::{Item, date_of, distinct, incoming, is_incomplete, news_about, printed, rows};
use super::tree::{self, Part, Programme};
use super::{document, results};
use crate::archive::Ix;
use crate::dates::short;
use crate::model::Kind;
use crate::model::kinds::{DateStatus, Event, EventStatus, EventType, PlaceKind};
use crate::model::values::{Block, Body, Credit, Quote, Role};
use crate::plan::Page;
use crate::render::RenderError;
use crate::render::atoms::Phrase;
use crate::render::context::{Speaker, capitalized};
use serde::Serialize;
use std::collections::BTreeSet;

/// Participants of its parts that the page of an event names; the others are named on the pages of the parts.
const MOST_CREDITS: usize = 200;

#[derive(Serialize)]
struct EventView {
    head: Head,
    facts: Facts,
    figures: Vec<Figure>,
    purpose: Option<Phrase>,
    tasks: Vec<Phrase>,
    text: Option<Text>,
    days: Vec<Item>,
    programme: Option<Programme>,
    /// The page of the programme.
    programme_url: Option<String>,
    credits: Vec<CreditGroup>,
    /// «тағы 12 – бөлімдердің беттерінде»
    more_credits: Option<String>,
    audience: Vec<CreditView>,
    bodies: Vec<BodyView>,
    quotes: Vec<QuoteView>,
    works: Vec<Item>,
    outcome: Option<Phrase>,
    documents: Vec<Item>,
    award_lists: Vec<Item>,
    news: Vec<Item>,
    related: Vec<Item>,
    tail: Tail,
}

/// A jury or a council.
#[derive(Serialize)]
pub(super) struct BodyView {
    name: Phrase,
    note: Option<Phrase>,
    tasks: Vec<Phrase>,
    members: Vec<CreditView>,
}

/// Somebody's words.
#[derive(Serialize)]
pub(super) struct QuoteView {
    text: Phrase,
    who: Option<CreditView>,
    note: Option<Phrase>,
}

/// Fills `event.html`.
pub(super) fn page(speaker: &Speaker<'_>, ix: Ix, event: &Event) -> Result<Vec<u8>, RenderError> {
    let programme = tree::parts(speaker, ix);
    let (credits, more) = all_credits(speaker, ix, event, &programme);
    let works = distinct(speaker.archive().targets(ix, &event.works).chain(incoming(speaker, ix, Kind::Works)));
    let view = EventView {
        head: event_head(speaker, ix, event),
        facts: event_facts(speaker, ix, event),
        figures: figures(speaker, ix, event, &programme),
        purpose: event.purpose.as_ref().map(|text| speaker.phrase(text)),
        tasks: event.tasks.iter().map(|text| speaker.phrase(text)).collect(),
        text: parts::text(speaker, ix),
        days: days(speaker, ix, event),
        programme: tree::programme(speaker, &programme),
        programme_url: speaker.renderer.plan.programmes.contains(&ix).then(|| speaker.page_url(Page::Programme { ix })),
        credits,
        more_credits: (more > 0).then(|| speaker.words.count("more_credits", more as u64)),
        audience: if is_plain(&event.audience) { Vec::new() } else { credits::views(speaker, ix, &event.audience) },
        bodies: bodies(speaker, ix, &event.bodies),
        quotes: quotes(speaker, ix, &event.quotes),
        works: rows(speaker, works, super::work::item),
        outcome: event.outcome.as_ref().map(|text| speaker.phrase(text)),
        documents: documents(speaker, ix, event),
        award_lists: results::lists_at(speaker, ix, &event.award_lists),
        news: news_about(speaker, ix),
        related: related(speaker, ix),
        tail: Tail { neighbours: editions(speaker, ix, event), ..parts::tail(speaker, ix) },
    };
    speaker.fill("event.html", &super::record_frame(speaker, ix, 1), &view)
}

/// Date, kind and status above the title.
pub(super) fn event_head(speaker: &Speaker<'_>, ix: Ix, event: &Event) -> Head {
    let mut kind = Vec::new();
    let titled = speaker.archive().get(ix).title().is_some();
    match (&event.type_as, event.kind) {
        (Some(printed), _) if titled => {
            let phrase = speaker.phrase(printed);
            kind.push(Phrase { text: capitalized(&phrase.text), ..phrase });
        }
        (_, Some(sort)) => {
            let word = speaker.term("event_type", sort.word());
            let number = event.number.as_ref().filter(|_| sort != EventType::Part).map(|n| n.text.as_str());
            let word = number.map_or(word.clone(), |n| speaker.words.fill("numbered", &[("n", n), ("what", &word)]));
            kind.push(Phrase::own(capitalized(&word)));
        }
        _ => kind.push(Phrase::own(speaker.term("one", Kind::Events.singular()))),
    }
    kind.extend(event.level.map(|level| Phrase::own(speaker.term("level", level.word()))));
    let tag = event.event_status.filter(|status| *status != EventStatus::Held);
    Head {
        when: Some(speaker.when(speaker.archive().date(ix))),
        tag: tag.map(|status| speaker.term("event_status", status.word())),
        ..parts::head(speaker, ix, kind)
    }
}

fn event_facts(speaker: &Speaker<'_>, ix: Ix, event: &Event) -> Facts {
    let archive = speaker.archive();
    let mut facts = Facts::default();
    let (when, note) = when(speaker, ix, event);
    facts.add_lines(speaker.word("fact_when"), vec![when], note);
    let mut places: Vec<Vec<Phrase>> =
        archive.targets(ix, &event.places).map(|place| place_line(speaker, place)).collect();
    let exact = |place: Ix| {
        archive.get(place).place().is_some_and(|p| matches!(p.kind, Some(PlaceKind::Venue | PlaceKind::Room)))
    };
    if is_incomplete(speaker, ix, "places") && !archive.targets(ix, &event.places).any(exact) {
        let key = if places.is_empty() { "no_place" } else { "no_exact_place" };
        places.push(vec![Phrase::unknown(speaker.word(key))]);
    }
    facts.add_lines(speaker.word("fact_where"), places, None);
    facts.add(
        speaker.word("fact_mode"),
        event.mode.map(|m| Phrase::own(speaker.term("mode", m.word()))).into_iter().collect(),
    );
    let above = archive.ancestors(ix).map(|up| {
        let subtitle = archive.get(up).common.subtitle.as_ref().map(|text| speaker.phrase(text));
        std::iter::once(speaker.link(up)).chain(subtitle).collect()
    });
    facts.add_lines(speaker.word("fact_part_of"), above.collect(), None);
    let series = event.series.and_then(|series| archive.target(ix, series)).map(|series| speaker.link(series));
    facts.add(speaker.word("fact_series"), series.into_iter().collect());
    facts.add(speaker.word("fact_edition"), edition(speaker, ix, event).into_iter().collect());
    facts.add(speaker.word("fact_occasion"), occasion(speaker, ix, event));
    for (label, role) in [("role_organizer", Role::Organizer), ("role_co_organizer", Role::CoOrganizer)] {
        let organizers = event.credits.iter().filter(|c| c.role == Some(role) && credits::is_plain_organizer(c));
        let lines: Vec<Vec<Phrase>> = organizers.map(|credit| credits::name(speaker, ix, credit)).collect();
        let label = if lines.len() > 1 { format!("roles{}", &label[4..]) } else { label.to_owned() };
        facts.add_lines(speaker.words.get(&label), lines, None);
    }
    if is_plain(&event.audience) {
        let audience = event.audience.iter().filter_map(|credit| Some(speaker.phrase(credit.group.as_ref()?)));
        facts.add(speaker.word("fact_audience"), audience.collect());
    }
    facts.add(speaker.word("fact_recorded"), facts::recordings(speaker, ix));
    facts.finish(speaker, ix)
}

/// Whether an audience is a short list of words.
fn is_plain(audience: &[Credit]) -> bool {
    audience.len() <= 6 && audience.iter().all(|c| c.group.is_some() && c.org.is_empty() && c.note.is_none())
}

/// Date and duration in words with what is known about the date.
fn when(speaker: &Speaker<'_>, ix: Ix, event: &Event) -> (Vec<Phrase>, Option<Phrase>) {
    let archive = speaker.archive();
    let mut values = Vec::new();
    let mut note = event.date_basis.as_ref().map(|text| speaker.phrase(text));
    match (archive.own_date(ix), archive.date(ix)) {
        (Some(date), _) => values.push(speaker.date(date)),
        (None, Some(date)) if event.date_status.is_none() => {
            values.push(speaker.date(date));
            note = note.or_else(|| Some(Phrase::own(speaker.word("date_of_whole"))));
        }
        _ if event.date_status.is_none() && is_incomplete(speaker, ix, "date") => {
            values.push(Phrase::unknown(speaker.word("no_date")));
        }
        _ => {}
    }
    values.extend(event.duration.as_ref().map(|text| Phrase::own(facts::duration(speaker, &text.text))));
    match event.date_status {
        None | Some(DateStatus::Exact) => {
            if archive.own_date(ix).is_some() && is_incomplete(speaker, ix, "date") {
                values.push(Phrase::unknown(speaker.word("no_exact_date")));
            }
        }
        Some(status @ (DateStatus::Approximate | DateStatus::Inferred)) => {
            values.push(Phrase::own(speaker.term("date_status", status.word())));
        }
        Some(status) => values.push(Phrase::unknown(speaker.term("date_status", status.word()))),
    }
    (values, note)
}

/// Number of the edition as printed, unless it is the year.
fn edition(speaker: &Speaker<'_>, ix: Ix, event: &Event) -> Option<Phrase> {
    let label = event.edition_label.as_ref().map(|label| printed(speaker, ix, label));
    let edition = label.or_else(|| event.edition.map(|n| Phrase::own(n.0.to_string())))?;
    let year = speaker.archive().date(ix).and_then(|date| date.year()).map(|year| year.to_string());
    (year.as_deref() != Some(edition.text.as_str())).then_some(edition)
}

fn occasion(speaker: &Speaker<'_>, ix: Ix, event: &Event) -> Vec<Phrase> {
    let Some(occasion) = &event.occasion else { return Vec::new() };
    let archive = speaker.archive();
    let mut values: Vec<Phrase> = occasion.text.iter().map(|text| speaker.phrase(text)).collect();
    if values.is_empty() {
        values.extend(occasion.years.map(|years| Phrase::own(speaker.words.count("years_count", years.0))));
    }
    values.extend(occasion.org.and_then(|org| archive.target(ix, org)).map(|org| speaker.link(org)));
    values.extend(occasion.person.and_then(|person| archive.target(ix, person)).map(|person| speaker.link(person)));
    values
}

/// The numbers as written, then those that follow from the record: sections, people with and without a name.
fn figures(speaker: &Speaker<'_>, ix: Ix, event: &Event, programme: &[Part]) -> Vec<Figure> {
    let mut figures = counts::figures(speaker, &event.counts);
    if programme.is_empty() {
        return figures;
    }
    let archive = speaker.archive();
    let inside = programme.iter().filter_map(|part| Some((part.ix, archive.get(part.ix).event()?)));
    let (mut sections, mut offices, mut people) = (0, 0, BTreeSet::new());
    for (at, part) in std::iter::once((ix, event)).chain(inside) {
        sections += usize::from(at != ix && part.kind == Some(EventType::Section));
        people.extend(part.credits.iter().filter_map(|credit| archive.target(at, credit.person?)));
        offices += part.credits.iter().filter(|c| c.person.is_none() && c.office.is_some()).count();
    }
    if figures.is_empty() && sections == 0 {
        return figures;
    }
    figures.extend(counts::derived(speaker, "counted_sections", sections));
    figures.extend(counts::derived(speaker, "counted_people", people.len()));
    figures.extend(counts::derived(speaker, "counted_offices", offices));
    figures
}

/// Credits of the event, then those of its parts under the title of the part. Speakers of talks stand in the programme.
fn all_credits(speaker: &Speaker<'_>, ix: Ix, event: &Event, programme: &[Part]) -> (Vec<CreditGroup>, usize) {
    let own = event.credits.iter().filter(|credit| !credits::is_plain_organizer(credit));
    let mut groups = credits::groups(speaker, ix, own, Role::Other, None);
    // Guests and those who only took part come after the speakers of the parts.
    let late = groups.split_off(groups.partition_point(|group| group.role < Role::Guest));
    let mut room = MOST_CREDITS;
    let mut more = 0;
    for part in programme {
        let Some(inner) = speaker.archive().get(part.ix).event() else { continue };
        if inner.kind == Some(EventType::Talk) || inner.credits.is_empty() {
            continue;
        }
        if inner.credits.len() > room {
            more += inner.credits.len();
            continue;
        }
        room -= inner.credits.len();
        let title = speaker.short_link(part.ix);
        groups.extend(credits::groups(speaker, part.ix, inner.credits.iter(), Role::Other, Some(&title)));
    }
    groups.extend(late);
    (groups, more)
}

/// Parts of the event's time: when, where, and which nominations meet then.
fn days(speaker: &Speaker<'_>, ix: Ix, event: &Event) -> Vec<Item> {
    let day = |block: &Block| {
        let mut title = Phrase::own(short(speaker.lang, &block.date.date));
        if let Some(hours) = tree::hours(block) {
            title.text = format!("{}, {hours}", title.text);
        }
        let places = speaker.archive().targets(ix, &block.places).map(|place| speaker.short_link(place));
        let nominations = block.nominations.iter().filter_map(|id| results::nomination_at(speaker, ix, &id.text));
        Item {
            note: block.note.as_ref().map(|text| speaker.phrase(text)),
            ..Item::new(title, places.chain(nominations).collect())
        }
    };
    event.blocks.iter().map(day).collect()
}

/// Juries and councils.
pub(super) fn bodies(speaker: &Speaker<'_>, ix: Ix, bodies: &[Body]) -> Vec<BodyView> {
    let view = |body: &Body| BodyView {
        name: speaker.phrase(&body.name),
        note: body.note.as_ref().map(|text| speaker.phrase(text)),
        tasks: body.tasks.iter().map(|text| speaker.phrase(text)).collect(),
        members: credits::views(speaker, ix, &body.members),
    };
    bodies.iter().map(view).collect()
}

/// Quotes with those who said them.
pub(super) fn quotes(speaker: &Speaker<'_>, ix: Ix, quotes: &[Quote]) -> Vec<QuoteView> {
    let view = |quote: &Quote| QuoteView {
        text: quoted(speaker.phrase(&quote.text)),
        who: quote.who.as_ref().map(|who| credits::view(speaker, ix, who)),
        note: quote.note.as_ref().map(|text| speaker.phrase(text)),
    };
    quotes.iter().map(view).collect()
}

/// The words in quotation marks, unless they have some.
fn quoted(words: Phrase) -> Phrase {
    if words.text.starts_with(['«', '“', '„', '"']) {
        words
    } else {
        Phrase { text: format!("«{}»", words.text), ..words }
    }
}

fn documents(speaker: &Speaker<'_>, ix: Ix, event: &Event) -> Vec<Item> {
    let own = speaker.archive().targets(ix, &event.documents);
    rows(speaker, distinct(own.chain(incoming(speaker, ix, Kind::Documents))), document::item)
}

/// The editions of the series before and after this one.
fn editions(speaker: &Speaker<'_>, ix: Ix, event: &Event) -> Option<parts::Neighbours> {
    let series = speaker.archive().target(ix, event.series?)?;
    parts::neighbours(speaker, speaker.word("other_editions"), speaker.archive().editions(series), ix)
}

/// An event as a row of a short list.
pub(super) fn item(speaker: &Speaker<'_>, ix: Ix) -> Item {
    let event = speaker.archive().get(ix).event();
    let sort =
        event.and_then(|event| event.kind).map(|kind| Phrase::own(title_word(speaker, "event_type", kind.word())));
    let place = event.and_then(|event| speaker.archive().targets(ix, &event.places).next());
    let about = sort.into_iter().chain(date_of(speaker, ix)).chain(place.map(|place| speaker.short_link(place)));
    Item::new(speaker.link(ix), about.collect())
}
