//! What does the page of a place show? Where it lies, what lies in it, what happened there.

use super::facts::Facts;
use crate::archive::Ix;
use crate::i18n::decimal;
use crate::render::RenderError;
use crate::render::atoms::Phrase;
use crate::render::context::{Speaker, capitalized};

/// `{lang}/places/{id}/`
pub(super) fn place(speaker: &Speaker<'_>, ix: Ix, number: usize) -> Result<Vec<u8>, RenderError> {
    let named = speaker.named(ix);
    let mut view = speaker.named_view(ix, number, &named)?;
    if let Some(place) = speaker.archive().get(ix).place() {
        if let Some(kind) = place.kind {
            view.head.kind = vec![Phrase::own(capitalized(&speaker.term("list_place", kind.word())))];
        }
        if number == 1 {
            view.facts = facts(speaker, ix);
            view.map = speaker.region_of(ix);
            view.tree = speaker.tree(ix, "place_parts");
            view.lists = speaker.look_alikes(ix, &|of| {
                let other = speaker.archive().get(of).place();
                other.map(|other| speaker.archive().targets(of, &other.not_same_as).collect()).unwrap_or_default()
            });
        }
    }
    speaker.fill_named(ix, number, &view)
}

fn facts(speaker: &Speaker<'_>, ix: Ix) -> Facts {
    let archive = speaker.archive();
    let mut facts = Facts::default();
    let Some(place) = archive.get(ix).place() else { return facts };
    facts.add(speaker.word("place_in"), archive.ancestors(ix).map(|up| speaker.link(up)).collect());
    let address = place.address.iter().map(|address| speaker.phrase(address)).collect();
    facts.add_or_unknown(speaker, ix, speaker.word("place_address"), "address", address);
    facts.add(speaker.word("person_forms"), speaker.forms(ix, &speaker.variants(ix, &place.variants)));
    speaker.other_names(ix, &mut facts);
    facts.add_lines(speaker.word("place_former"), speaker.former_names(&place.former_names), None);
    let degrees = |number: f64| decimal(speaker.lang, &number.to_string());
    let point = place.geo.map(|geo| Phrase::own(format!("{}; {}", degrees(geo.lat), degrees(geo.lon))));
    facts.add(speaker.word("place_geo"), point.into_iter().collect());
    facts.finish(speaker, ix)
}
