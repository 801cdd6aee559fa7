//! What does the page of a place show? Where it lies, what lies in it, what happened there.

use super::record_frame;
use crate::archive::Ix;
use crate::i18n::decimal;
use crate::render::RenderError;
use crate::render::atoms::{Fact, Phrase};
use crate::render::context::{Speaker, capitalized};

/// `{lang}/places/{id}/`
pub(super) fn place(speaker: &Speaker<'_>, ix: Ix, number: usize) -> Result<Vec<u8>, RenderError> {
    let named = speaker.named(ix);
    let mut view = speaker.named_view(ix, number, &named);
    let related = speaker.renderer.plan.listings.related(speaker.lang, ix).len();
    view.count = Some(speaker.big_count("records", related, String::new())).filter(|_| related > 0);
    if let Some(place) = speaker.archive().get(ix).place() {
        if let Some(kind) = place.kind {
            view.kind = vec![Phrase::own(capitalized(&speaker.term("list_place", kind.word())))];
        }
        if number == 1 {
            view.facts = facts(speaker, ix);
            view.tree = speaker.tree(ix, "place_parts");
            view.lists = speaker.look_alikes(ix, &|of| {
                let other = speaker.archive().get(of).place();
                other.map(|other| speaker.archive().targets(of, &other.not_same_as).collect()).unwrap_or_default()
            });
        }
    }
    speaker.fill_named(&record_frame(speaker, ix, number), &view)
}

fn facts(speaker: &Speaker<'_>, ix: Ix) -> Vec<Fact> {
    let archive = speaker.archive();
    let Some(place) = archive.get(ix).place() else { return Vec::new() };
    let mut facts = Vec::new();
    facts.extend(speaker.fact("place_in", archive.ancestors(ix).map(|up| speaker.link(up)).collect()));
    facts.extend(speaker.fact("place_address", place.address.iter().map(|address| speaker.phrase(address)).collect()));
    facts.extend(speaker.fact("person_forms", speaker.forms(ix, &speaker.variants(ix, &place.variants))));
    facts.extend(speaker.other_names(ix));
    for former in &place.former_names {
        let [from, until] = [&former.from, &former.until].map(|date| date.as_ref().map(|value| &value.date));
        let period = speaker.period(from, until).map(Phrase::own);
        let values = std::iter::once(speaker.phrase(&former.name)).chain(period).collect();
        facts.extend(speaker.fact("place_former", values));
    }
    let degrees = |number: f64| decimal(speaker.lang, &number.to_string());
    let point = place.geo.map(|geo| Phrase::own(format!("{}; {}", degrees(geo.lat), degrees(geo.lon))));
    facts.extend(speaker.fact("place_geo", point.into_iter().collect()));
    facts.extend(speaker.outside_facts(ix));
    facts
}
