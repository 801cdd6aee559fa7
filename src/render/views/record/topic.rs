//! What does the page of a topic show? Wider and narrower topics, then all records about it.

use super::facts::Facts;
use crate::archive::Ix;
use crate::render::RenderError;
use crate::render::context::Speaker;

/// `{lang}/topics/{id}/`
pub(super) fn topic(speaker: &Speaker<'_>, ix: Ix, number: usize) -> Result<Vec<u8>, RenderError> {
    let named = speaker.named(ix);
    let mut view = speaker.named_view(ix, number, &named)?;
    if number == 1 {
        view.facts = facts(speaker, ix);
        view.tree = speaker.tree(ix, "topic_narrower");
    }
    speaker.fill_named(ix, number, &view)
}

fn facts(speaker: &Speaker<'_>, ix: Ix) -> Facts {
    let archive = speaker.archive();
    let mut facts = Facts::default();
    let Some(topic) = archive.get(ix).topic() else { return facts };
    facts.add(speaker.word("topic_broader"), archive.ancestors(ix).map(|up| speaker.link(up)).collect());
    facts.add(speaker.word("topic_aliases"), speaker.forms(ix, &speaker.variants(ix, &topic.aliases)));
    speaker.other_names(ix, &mut facts);
    facts.finish(speaker, ix)
}
