//! What does the page of an award list show?

use super::counts;
use super::credits::{self, CreditGroup};
use super::event::{BodyView, bodies};
use super::facts::Facts;
use super::ordered;
use super::parts::{self, Head, Tail, Text};
use super::results::{self, ListOf, status_words};
use super::share::{Item, distinct, incoming, news_about, rows};
use super::table::Table;
use crate::archive::Ix;
use crate::dates::short;
use crate::model::Kind;
use crate::model::kinds::{AwardList, AwardType, EventStatus, ResultsStatus};
use crate::model::values::{AwardResult, Flag, Nomination, ResultPlace, Role, Stage};
use crate::render::RenderError;
use crate::render::atoms::{Phrase, When};
use crate::render::context::{Speaker, capitalized};
use serde::Serialize;

#[derive(Serialize)]
struct AwardListView {
    head: Head,
    facts: Facts,
    stages: Vec<StageView>,
    prize: Option<Prize>,
    table: Option<Table>,
    /// Words for results that are not here.
    missing_results: Option<String>,
    nominations: Vec<NominationView>,
    text: Option<Text>,
    credits: Vec<CreditGroup>,
    bodies: Vec<BodyView>,
    works: Vec<Item>,
    documents: Vec<Item>,
    news: Vec<Item>,
    tail: Tail,
}

#[derive(Serialize)]
struct StageView {
    name: Phrase,
    about: Vec<Phrase>,
    note: Option<Phrase>,
}

/// The one grand prix.
#[derive(Serialize)]
struct Prize {
    title: String,
    people: Vec<credits::CreditView>,
    notes: Vec<Phrase>,
}

#[derive(Serialize)]
struct NominationView {
    number: usize,
    /// Anchor.
    id: String,
    name: Phrase,
    about: Vec<Phrase>,
    winners: Vec<Phrase>,
    /// Words for winners that are not here.
    missing: Option<String>,
    note: Option<Phrase>,
}

/// Fills `award-list.html`.
pub(super) fn page<'a>(speaker: &Speaker<'a>, ix: Ix, list: &'a AwardList) -> Result<Vec<u8>, RenderError> {
    let entries = results::sorted(speaker, (ix, list));
    let grand: Vec<&AwardResult> = entries.iter().copied().filter(|r| is_grand_prix(r)).collect();
    let prize = match grand.as_slice() {
        [one] => Some(prize(speaker, (ix, list), one)),
        _ => None,
    };
    let missing = status_words(speaker, list.results_status, !entries.is_empty());
    let nominations = nominations(speaker, (ix, list), &entries);
    let alone = prize.is_some() && entries.len() == 1;
    let mut table = if alone { None } else { results::table(speaker, &[((ix, list), entries)], false) };
    ordered::link_heads(speaker, ix, None, results::is_by_place((ix, list)), table.as_mut());
    let archive = speaker.archive();
    let documents = archive.targets(ix, &list.documents).chain(incoming(speaker, ix, Kind::Documents));
    let view = AwardListView {
        head: list_head(speaker, ix, list),
        facts: list_facts(speaker, ix, list),
        stages: list.stages.iter().map(|stage| stage_view(speaker, ix, stage)).collect(),
        prize,
        table,
        missing_results: missing,
        nominations,
        text: parts::text(speaker, ix),
        credits: credits::groups(speaker, ix, list.credits.iter(), Role::Other, None),
        bodies: bodies(speaker, ix, &list.bodies),
        works: rows(speaker, incoming(speaker, ix, Kind::Works), super::work::item),
        documents: rows(speaker, distinct(documents), super::document::item),
        news: news_about(speaker, ix),
        tail: parts::tail(speaker, ix),
    };
    speaker.fill("award-list.html", &super::record_frame(speaker, ix, 1), &view)
}

/// Year and kind above the title.
pub(super) fn list_head(speaker: &Speaker<'_>, ix: Ix, list: &AwardList) -> Head {
    let archive = speaker.archive();
    let award = list.award.and_then(|award| archive.target(ix, award)).and_then(|award| archive.get(award).award());
    let prize = award.is_some_and(|award| award.kind == Some(AwardType::CompetitionPrize));
    let contest = prize || !list.stages.is_empty() || !list.nominations.is_empty() || !list.work_types.is_empty();
    let sort = match award.and_then(|award| award.kind) {
        _ if contest => speaker.word("contest").to_owned(),
        Some(kind) => speaker.term("award_type", kind.word()),
        None => speaker.term("one", Kind::AwardLists.singular()),
    };
    let level = list.stages.iter().filter_map(|stage| stage.level).max().or_else(|| award.and_then(|a| a.level));
    let mut kind = vec![Phrase::own(capitalized(&sort))];
    kind.extend(level.map(|level| Phrase::own(speaker.term("level", level.word()))));
    let mut when = speaker.when(archive.date(ix));
    if let Some(label) = &list.year_label {
        when = When { big: label.text.clone(), rest: String::new(), unknown: None, ..when };
    } else if when.unknown.is_some() {
        when.unknown = Some(speaker.word("undated").to_owned());
    }
    Head { when: Some(when), ..parts::head(speaker, ix, kind) }
}

fn list_facts(speaker: &Speaker<'_>, ix: Ix, list: &AwardList) -> Facts {
    let archive = speaker.archive();
    let mut facts = Facts::default();
    let award = list.award.and_then(|award| archive.target(ix, award)).map(|award| speaker.link(award));
    facts.add(speaker.word("fact_award"), award.into_iter().collect());
    facts.add(speaker.word("fact_edition"), list.edition.map(|n| Phrase::own(n.0.to_string())).into_iter().collect());
    let event = list.event.and_then(|event| archive.target(ix, event)).map(|event| speaker.link(event));
    facts.add_or_unknown(speaker, ix, speaker.word("fact_event"), "event", event.into_iter().collect());
    facts.add_text(speaker, speaker.word("fact_reason"), list.reason.as_ref());
    let formats = list.work_types.iter().map(|format| Phrase::own(speaker.term("work_format", format.word())));
    facts.add(speaker.word("fact_work_types"), formats.collect());
    facts.finish(speaker, ix)
}

fn stage_view(speaker: &Speaker<'_>, ix: Ix, stage: &Stage) -> StageView {
    let archive = speaker.archive();
    let mut about = Vec::new();
    if let Some(event) = stage.event.and_then(|event| archive.target(ix, event)) {
        about.push(speaker.short_link(event));
        let own = archive.get(event).event();
        about.push(match archive.own_date(event) {
            Some(date) => Phrase::own(short(speaker.lang, date)),
            None => Phrase::unknown(speaker.word("no_date")),
        });
        about.extend(own.into_iter().flat_map(|e| archive.targets(event, &e.places)).map(|p| speaker.short_link(p)));
        if stage.counts.is_empty() {
            about.extend(own.into_iter().flat_map(|e| &e.counts).map(|count| counts::phrase(speaker, count)));
        }
        let status = own.and_then(|e| e.event_status).filter(|status| *status != EventStatus::Held);
        about.extend(status.map(|status| Phrase::own(speaker.term("event_status", status.word()))));
    } else {
        about.extend(stage.level.map(|level| Phrase::own(speaker.term("level", level.word()))));
    }
    about.extend(stage.counts.iter().map(|count| counts::phrase(speaker, count)));
    let results = stage.results_status.filter(|status| *status != ResultsStatus::Complete);
    about.extend(results.map(|status| Phrase::unknown(speaker.term("results", status.word()))));
    StageView { name: speaker.phrase(&stage.name), about, note: stage.note.as_ref().map(|text| speaker.phrase(text)) }
}

fn prize(speaker: &Speaker<'_>, list: ListOf<'_>, result: &AwardResult) -> Prize {
    let works = speaker.archive().targets(list.0, &result.works).map(|work| speaker.link(work));
    let money = result.money.iter().map(|amount| Phrase::own(results::money(speaker, amount)));
    Prize {
        title: speaker.term("place", ResultPlace::GrandPrix.word()),
        people: credits::views(speaker, list.0, &result.recipients),
        notes: works.chain(money).chain(results::remarks(speaker, list, result)).collect(),
    }
}

fn nominations<'a>(speaker: &Speaker<'a>, list: ListOf<'a>, rows: &[&'a AwardResult]) -> Vec<NominationView> {
    let (ix, fields) = list;
    let days = nomination_days(speaker, ix, fields);
    let view = |(at, nomination): (usize, &Nomination)| {
        let id = &nomination.id.text;
        let here = rows.iter().filter(|r| r.nomination.as_ref().is_some_and(|n| n.text == *id) && is_win(r));
        let winners: Vec<Phrase> =
            here.take(6).flat_map(|r| r.recipients.iter().flat_map(|c| credits::name(speaker, ix, c))).collect();
        let status = fields.results_status.unwrap_or(ResultsStatus::NotInArchive);
        let missing =
            (winners.is_empty() && status != ResultsStatus::Complete).then(|| speaker.term("winner", status.word()));
        let mut about: Vec<Phrase> = days.iter().filter(|(n, _)| n == id).map(|(_, day)| day.clone()).collect();
        if about.is_empty() && !days.is_empty() {
            about.push(Phrase::unknown(speaker.word("no_day")));
        }
        let note = nomination.reason.as_ref().or(nomination.note.as_ref()).map(|text| speaker.phrase(text));
        NominationView {
            number: at + 1,
            id: id.clone(),
            name: speaker.phrase(&nomination.name),
            about,
            winners,
            missing,
            note,
        }
    };
    results::nominations(speaker, list).iter().enumerate().map(view).collect()
}

fn is_grand_prix(result: &AwardResult) -> bool {
    result.place == Some(ResultPlace::GrandPrix) && result.official != Some(Flag(false))
}

fn is_win(result: &AwardResult) -> bool {
    !matches!(result.place, Some(ResultPlace::Nominee | ResultPlace::Participant))
}

/// On which day of a stage each category meets.
fn nomination_days(speaker: &Speaker<'_>, ix: Ix, list: &AwardList) -> Vec<(String, Phrase)> {
    let archive = speaker.archive();
    let stages = list.stages.iter().filter_map(|stage| archive.target(ix, stage.event?));
    let event = list.event.and_then(|event| archive.target(ix, event));
    let mut days = Vec::new();
    for event in distinct(stages.chain(event)) {
        for block in archive.get(event).event().map_or(&[][..], |event| &event.blocks) {
            let day = Phrase::own(short(speaker.lang, &block.date.date));
            days.extend(block.nominations.iter().map(|id| (id.text.clone(), day.clone())));
        }
    }
    days
}
