//! What does the address of a record show that was withdrawn or removed? That there was one, and nothing else of it.

use crate::plan::Page;
use crate::render::RenderError;
use crate::render::atoms::Phrase;
use crate::render::context::{Speaker, capitalized};
use serde::Serialize;

#[derive(Serialize)]
struct WithdrawnView {
    /// «Іс-шара»
    kind: String,
    /// Title of a withdrawn record, else the words for one that was removed.
    title: Phrase,
    /// What happened to it.
    text: String,
    reason: Option<Phrase>,
    /// The list of its kind.
    list: Phrase,
    /// `events/forum`
    key: String,
}

/// `{lang}/{kind}/{id}/` of a record that is not published any more.
pub fn withdrawn(speaker: &Speaker<'_>, at: usize) -> Result<Vec<u8>, RenderError> {
    let Some(stone) = speaker.archive().tombstones().get(at) else { return Ok(Vec::new()) };
    let title = stone.title.as_ref().map(|title| speaker.phrase(title));
    let name = || {
        let (name, lang) = stone.names.as_ref()?.best(speaker.lang, speaker.fallback())?;
        Some(speaker.phrase_in(&name.display(), lang))
    };
    let words = if stone.removed { "withdrawn_removed" } else { "withdrawn_withdrawn" };
    let title = title.or_else(name).unwrap_or_else(|| Phrase::own(speaker.word(words)));
    let text = if stone.removed { "withdrawn_removed_text" } else { "withdrawn_text" };
    let list_url = speaker.page_url(Page::List { kind: stone.kind, number: 1 });
    let list_title = speaker.kind_title(stone.kind);
    let view = WithdrawnView {
        kind: speaker.term("one", stone.kind.singular()),
        title: Phrase { text: capitalized(&title.text), ..title },
        text: speaker.word(text).to_owned(),
        reason: stone.reason.as_ref().map(|reason| speaker.phrase(reason)),
        list: Phrase { url: Some(list_url.clone()), ..Phrase::own(list_title.as_str()) },
        key: format!("{}/{}", stone.kind.folder(), stone.id),
    };
    let crumbs = vec![speaker.crumb(list_title, Some(list_url))];
    let mut frame = speaker.frame(Page::Withdrawn(at), "withdrawn", view.title.text.clone(), crumbs);
    if let Some(last) = frame.crumbs.last_mut() {
        last.lang.clone_from(&view.title.lang);
    }
    frame.index = false;
    speaker.fill("withdrawn.html", &frame, &view)
}
