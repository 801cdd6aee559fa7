//! What does the page of a topic show? Wider and narrower topics, then all records about it.

use super::record_frame;
use crate::archive::Ix;
use crate::render::RenderError;
use crate::render::atoms::Fact;
use crate::render::context::Speaker;

/// `{lang}/topics/{id}/`
pub(super) fn topic(speaker: &Speaker<'_>, ix: Ix, number: usize) -> Result<Vec<u8>, RenderError> {
    let named = speaker.named(ix);
    let mut view = speaker.named_view(ix, number, &named);
    let related = speaker.renderer.plan.listings.related(speaker.lang, ix).len();
    view.count = Some(speaker.big_count("records", related, String::new())).filter(|_| related > 0);
    if number == 1 {
        view.facts = facts(speaker, ix);
        view.tree = speaker.tree(ix, "topic_narrower");
    }
    speaker.fill_named(&record_frame(speaker, ix, number), &view)
}

fn facts(speaker: &Speaker<'_>, ix: Ix) -> Vec<Fact> {
    let archive = speaker.archive();
    let Some(topic) = archive.get(ix).topic() else { return Vec::new() };
    let mut facts = Vec::new();
    facts.extend(speaker.fact("topic_broader", archive.ancestors(ix).map(|up| speaker.link(up)).collect()));
    facts.extend(speaker.fact("topic_aliases", speaker.forms(ix, &speaker.variants(ix, &topic.aliases))));
    facts.extend(speaker.other_names(ix));
    facts.extend(speaker.outside_facts(ix));
    facts
}
