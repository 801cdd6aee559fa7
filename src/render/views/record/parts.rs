//! What do all record pages begin and end with? Title and notice; remarks, missing facts, sources, the way to cite.

use super::cite::{Cite, cite};
use super::media;
use super::pictures;
use super::send::{Way, ways};
use super::share::{Item, printed_lang};
use super::sources::{self, in_language};
use crate::archive::Ix;
use crate::i18n::Lang;
use crate::plan::Page;
use crate::render::atoms::{Phrase, When};
use crate::render::context::{Speaker, capitalized};
use crate::render::prose::ProseView;
use serde::Serialize;

/// Title, kind and first words.
#[derive(Serialize)]
pub(super) struct Head {
    pub when: Option<When>,
    /// «Панельдік сессия · республикалық деңгей»
    pub kind: Vec<Phrase>,
    /// A status that matters: «жоба».
    pub tag: Option<String>,
    pub title: Phrase,
    pub subtitle: Option<Phrase>,
    pub lead: Option<Phrase>,
    pub notice: Option<Notice>,
}

/// Says that the record has no text in the language of the page.
#[derive(Serialize)]
pub(super) struct Notice {
    text: String,
    /// Code, address and words of the page in the language of the original.
    original: Option<(String, String, String)>,
}

/// The text of a record and, where it is not in the language of the page, the words for that.
#[derive(Serialize)]
pub(super) struct Text {
    prose: ProseView,
    note: Option<String>,
}

/// What stands below everything else.
#[derive(Serialize)]
pub(super) struct Tail {
    pub remark: Option<Phrase>,
    pub incomplete: Vec<String>,
    pub pictures: Vec<pictures::Plate>,
    /// Words for pictures that are known to be missing.
    pub no_pictures: bool,
    pub files: Vec<Item>,
    pub links: Vec<Item>,
    pub sources: Vec<Item>,
    pub corrections: Vec<Item>,
    pub cite: Cite,
    /// Ways to send the page to somebody.
    pub ways: Vec<Way>,
    pub neighbours: Option<Neighbours>,
}

/// The records before and after this one in a row.
#[derive(Serialize)]
pub(super) struct Neighbours {
    pub label: String,
    pub previous: Option<Phrase>,
    pub next: Option<Phrase>,
}

/// The head of a record; `kind` are the words above the title.
pub(super) fn head(speaker: &Speaker<'_>, ix: Ix, kind: Vec<Phrase>) -> Head {
    let common = &speaker.archive().get(ix).common;
    let (title, lang) = speaker.title(ix);
    Head {
        when: None,
        kind,
        tag: None,
        title: Phrase { text: capitalized(&title), lang: speaker.foreign(lang), ..Phrase::default() },
        subtitle: common.subtitle.as_ref().map(|text| speaker.phrase(text)),
        lead: common.summary.as_ref().map(|text| speaker.phrase(text)),
        notice: notice(speaker, ix),
    }
}

/// A notice where neither title nor text exist in the language of the page.
fn notice(speaker: &Speaker<'_>, ix: Ix) -> Option<Notice> {
    let langs = speaker.archive().get(ix).langs();
    if langs.contains(&speaker.lang) {
        return None;
    }
    let wanted = [printed_lang(speaker, ix), speaker.fallback()];
    let lang = wanted.into_iter().find(|lang| langs.contains(lang)).or(langs.first().copied())?;
    let key = format!("only_in_{lang}");
    let text = speaker.words.get(if speaker.words.has(&key) { &key } else { "only_in_other" }).to_owned();
    let has_page = speaker.renderer.site.langs.contains(&lang);
    let original = has_page.then(|| {
        let there = speaker.renderer.in_lang(lang);
        (lang.to_string(), there.page_url(Page::Record { ix, number: 1 }), there.word("to_this_page").to_owned())
    });
    Some(Notice { text, original })
}

/// The text of a record.
pub(super) fn text(speaker: &Speaker<'_>, ix: Ix) -> Option<Text> {
    let prose = speaker.prose(ix)?;
    let foreign = prose.lang.as_deref().and_then(Lang::parse);
    Some(Text { note: foreign.map(|lang| in_language(speaker, lang)), prose })
}

/// What stands below the parts of its own that a kind has.
pub(super) fn tail(speaker: &Speaker<'_>, ix: Ix) -> Tail {
    let common = &speaker.archive().get(ix).common;
    let pictures = pictures::gallery(speaker, ix, None);
    let field = |field: &crate::model::values::Text| {
        let key = format!("field_{}", field.text);
        let word = if speaker.words.has(&key) { speaker.words.get(&key) } else { &field.text };
        capitalized(word)
    };
    Tail {
        remark: common.remark.as_ref().map(|text| speaker.phrase(text)),
        incomplete: common.incomplete.iter().map(field).collect(),
        no_pictures: pictures.is_empty() && common.incomplete.iter().any(|missing| missing.text == "photos"),
        pictures,
        files: media::files(speaker, ix),
        links: media::links(speaker, ix),
        sources: sources::sources(speaker, ix),
        corrections: sources::corrections(speaker, ix),
        cite: cite(speaker, ix),
        ways: ways(speaker, ix),
        neighbours: None,
    }
}

/// The records before and after `ix` in a row.
pub(super) fn neighbours(speaker: &Speaker<'_>, label: &str, row: &[Ix], ix: Ix) -> Option<Neighbours> {
    let at = row.iter().position(|other| *other == ix)?;
    let link = |at: Option<usize>| at.and_then(|at| row.get(at)).map(|other| speaker.short_link(*other));
    let (previous, next) = (link(at.checked_sub(1)), link(Some(at + 1)));
    (previous.is_some() || next.is_some()).then(|| Neighbours { label: label.to_owned(), previous, next })
}
