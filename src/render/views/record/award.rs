//! What does the page of an award show?

use super::facts::{Facts, title_word};
use super::ordered;
use super::parts::{self, Head, Tail, Text};
use super::results::{self, list_item};
use super::share::{Item, news_about};
use super::table::Table;
use crate::archive::Ix;
use crate::model::Kind;
use crate::model::kinds::Award;
use crate::model::values::Flag;
use crate::plan::{Page, region_of};
use crate::render::RenderError;
use crate::render::atoms::{Pager, Phrase};
use crate::render::context::Speaker;
use crate::render::views::statistics::{self, ChartView};
use serde::Serialize;
use std::cmp::Reverse;
use std::collections::BTreeMap;

#[derive(Serialize)]
struct AwardView {
    head: Head,
    facts: Facts,
    text: Option<Text>,
    nominations: Vec<Item>,
    table: Option<Table>,
    regions: Option<ChartView>,
    lists: Vec<Item>,
    news: Vec<Item>,
    pager: Option<Pager>,
    tail: Tail,
}

/// Fills `award.html`. The lists of the award are those that refer to it, the newest first, in pages.
pub(super) fn page(speaker: &Speaker<'_>, ix: Ix, award: &Award, number: usize) -> Result<Vec<u8>, RenderError> {
    let archive = speaker.archive();
    let related = speaker.renderer.plan.listings.related.get(&ix).map_or(&[][..], Vec::as_slice);
    let lists: Vec<Ix> = speaker
        .rows_of(related, number)
        .iter()
        .copied()
        .filter(|list| archive.get(*list).award_list().is_some())
        .collect();
    let results: Vec<_> = lists
        .iter()
        .filter_map(|list| Some((*list, archive.get(*list).award_list()?)))
        .map(|list| (list, results::sorted(speaker, list)))
        .filter(|(_, rows)| !rows.is_empty())
        .collect();
    let kind = award.kind.map_or_else(
        || speaker.term("one", Kind::Awards.singular()),
        |kind| title_word(speaker, "award_type", kind.word()),
    );
    let level = award.level.map(|level| Phrase::own(speaker.term("level", level.word())));
    let mut table = results::table(speaker, &results, true);
    ordered::link_heads(speaker, ix, None, false, table.as_mut());
    let view = AwardView {
        head: parts::head(speaker, ix, std::iter::once(Phrase::own(kind)).chain(level).collect()),
        facts: facts(speaker, ix, award),
        text: parts::text(speaker, ix),
        nominations: award
            .nominations
            .iter()
            .map(|nomination| {
                let reason = nomination.reason.as_ref().map(|text| speaker.phrase(text));
                Item { note: reason, ..Item::new(speaker.phrase(&nomination.name), Vec::new()) }
            })
            .collect(),
        table,
        regions: if number == 1 { regions(speaker, related) } else { None },
        lists: lists.into_iter().map(|list| list_item(speaker, list)).collect(),
        news: news_about(speaker, ix),
        pager: speaker.pager(related.len(), number, &|number| speaker.page_url(Page::Record { ix, number })),
        tail: parts::tail(speaker, ix),
    };
    speaker.fill("award.html", &super::record_frame(speaker, ix, number), &view)
}

/// How many official results of all lists went to which region.
fn regions(speaker: &Speaker<'_>, lists: &[Ix]) -> Option<ChartView> {
    let archive = speaker.archive();
    let mut counts: BTreeMap<Ix, usize> = BTreeMap::new();
    for (ix, list) in lists.iter().filter_map(|ix| Some((*ix, archive.get(*ix).award_list()?))) {
        let official = list.results.rows.iter().filter(|row| row.official != Some(Flag(false)));
        for region in official.filter_map(|row| region_of(archive, ix, row)) {
            *counts.entry(region).or_insert(0) += 1;
        }
    }
    let mut counts: Vec<(Ix, usize)> = counts.into_iter().collect();
    counts.sort_by_key(|(_, count)| Reverse(*count));
    statistics::results_by_region(
        speaker,
        counts.into_iter().map(|(ix, count)| (speaker.short_link(ix), count)).collect(),
    )
}

fn facts(speaker: &Speaker<'_>, ix: Ix, award: &Award) -> Facts {
    let mut facts = Facts::default();
    let givers = speaker.archive().targets(ix, &award.conferred_by).map(|org| speaker.link(org)).collect();
    facts.add_or_unknown(speaker, ix, speaker.word("fact_conferred_by"), "conferred_by", givers);
    if award.level.is_none() {
        facts.add_or_unknown(speaker, ix, speaker.word("fact_level"), "level", Vec::new());
    }
    let money = award.money.as_ref().map(|amount| Phrase::own(results::money(speaker, amount)));
    facts.add(speaker.word("fact_money"), money.into_iter().collect());
    facts.finish(speaker, ix)
}
