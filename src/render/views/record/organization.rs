//! What does the page of an organization show? Its names and units, what it took part in, its people over time.

use super::facts::{Facts, place_line};
use super::named::{PeopleView, PersonLine};
use super::naming::{Named, each_credit};
use crate::archive::Ix;
use crate::model::Kind;
use crate::render::RenderError;
use crate::render::atoms::Phrase;
use crate::render::context::Speaker;
use std::collections::BTreeMap;

/// The most people that the page names; the list of events names the others.
const MOST_PEOPLE: usize = 60;
/// The most posts of one person.
const MOST_POSTS: usize = 3;

/// `{lang}/organizations/{id}/`
pub(super) fn organization(speaker: &Speaker<'_>, ix: Ix, number: usize) -> Result<Vec<u8>, RenderError> {
    let named = speaker.named(ix);
    let mut view = speaker.named_view(ix, number, &named)?;
    let related = speaker.renderer.plan.listings.related(speaker.lang, ix);
    let organization = speaker.archive().get(ix).organization();
    if let Some(organization) = organization {
        view.head.kind.extend(organization.kind.as_ref().map(|kind| speaker.phrase(kind)));
        if number == 1 {
            view.facts = facts(speaker, ix);
            view.tree = speaker.tree(ix, "org_units");
            view.tasks = organization.tasks.iter().map(|task| speaker.phrase(task)).collect();
            view.people = people(speaker, related, &named);
            view.lists = speaker.look_alikes(ix, &|of| {
                let other = speaker.archive().get(of).organization();
                other.map(|other| speaker.archive().targets(of, &other.not_same_as).collect()).unwrap_or_default()
            });
        }
    }
    speaker.fill_named(ix, number, &view)
}

fn facts(speaker: &Speaker<'_>, ix: Ix) -> Facts {
    let archive = speaker.archive();
    let record = archive.get(ix);
    let mut facts = Facts::default();
    let Some(organization) = record.organization() else { return facts };
    if let Some((name, lang)) = record.names().and_then(|names| names.best(speaker.lang, speaker.fallback())) {
        let parts = [&name.short, &name.abbr].into_iter().flatten().filter(|part| part.text != name.display());
        facts.add(speaker.word("org_short"), parts.map(|part| speaker.phrase_in(&part.text, lang)).collect());
    }
    facts.add(speaker.word("org_forms"), speaker.forms(ix, &speaker.variants(ix, &organization.variants)));
    speaker.other_names(ix, &mut facts);
    facts.add(speaker.word("org_parent"), archive.ancestors(ix).map(|up| speaker.link(up)).collect());
    facts.add_lines(speaker.word("former_names"), speaker.former_names(&organization.former_names), None);
    let place = organization.place.and_then(|place| archive.target(ix, place));
    facts.add_or_unknown(
        speaker,
        ix,
        speaker.word("org_place"),
        "place",
        place.map(|place| place_line(speaker, place)).unwrap_or_default(),
    );
    let founded = organization.founded.as_ref().map(|founded| speaker.date(&founded.date));
    facts.add_or_unknown(speaker, ix, speaker.word("org_founded"), "founded", founded.into_iter().collect());
    let before = archive.targets(ix, &organization.successor_of).map(|before| speaker.link(before)).collect();
    facts.add(speaker.word("org_before"), before);
    let succeeds = |from: &&Ix| {
        let other = archive.get(**from).organization();
        other.is_some_and(|other| archive.targets(**from, &other.successor_of).any(|before| before == ix))
    };
    let after = archive.incoming(ix).iter().filter(succeeds).map(|after| speaker.link(*after)).collect();
    facts.add(speaker.word("org_after"), after);
    facts.finish(speaker, ix)
}

/// People whose credits name the organization or a unit of it, by the newest credit.
fn people(speaker: &Speaker<'_>, related: &[Ix], named: &Named) -> Option<PeopleView> {
    let archive = speaker.archive();
    let mut order: Vec<Ix> = Vec::new();
    let mut posts: BTreeMap<Ix, Vec<Vec<Phrase>>> = BTreeMap::new();
    for from in related.iter().filter(|from| archive.get(**from).kind != Kind::People) {
        each_credit(archive.get(*from), &mut |credit, _| {
            let Some(person) = credit.person.and_then(|to| archive.target(*from, to)) else { return };
            let Some(unit) = archive.targets(*from, &credit.org).find(|org| named.has(*org)) else { return };
            let known = posts.entry(person).or_insert_with(|| {
                order.push(person);
                Vec::new()
            });
            if known.len() < MOST_POSTS && order.len() <= MOST_PEOPLE {
                let mut post: Vec<Phrase> = credit.position.iter().map(|position| speaker.phrase(position)).collect();
                post.extend((unit != named.ix).then(|| speaker.short_link(unit)));
                post.push(speaker.short_link(*from));
                post.extend(archive.date(*from).and_then(|date| date.year()).map(|year| Phrase::own(year.to_string())));
                if !known.contains(&post) {
                    known.push(post);
                }
            }
        });
    }
    let hidden = order.len().saturating_sub(MOST_PEOPLE);
    order.truncate(MOST_PEOPLE);
    let line = |person: Ix| PersonLine { name: speaker.link(person), posts: posts.remove(&person).unwrap_or_default() };
    let people: Vec<PersonLine> = order.into_iter().map(line).collect();
    (!people.is_empty())
        .then(|| PeopleView { people, more: (hidden > 0).then(|| speaker.words.count("list_more", hidden as u64)) })
}
