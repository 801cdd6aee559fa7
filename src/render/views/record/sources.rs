//! Where does it come from, what was corrected?

use super::facts::language_name;
use super::share::{Item, host, is_incomplete};
use crate::archive::Ix;
use crate::dates::{long, moment_long};
use crate::i18n::Lang;
use crate::model::values::Source;
use crate::render::atoms::Phrase;
use crate::render::context::Speaker;

/// The sources of a record; where none is known and the record says so, words for that.
pub(super) fn sources(speaker: &Speaker<'_>, ix: Ix) -> Vec<Item> {
    let sources = &speaker.archive().get(ix).common.sources;
    if sources.is_empty() && is_incomplete(speaker, ix, "sources") {
        return vec![Item::new(Phrase::unknown(speaker.word("source_not_named")), Vec::new())];
    }
    sources.iter().map(|source| item(speaker, ix, source)).collect()
}

fn item(speaker: &Speaker<'_>, ix: Ix, source: &Source) -> Item {
    let lang = source.lang.as_ref().and_then(|code| Lang::parse(&code.text));
    let in_lang = |text: &str| speaker.phrase_in(text, lang.unwrap_or(speaker.lang));
    let publisher = source.publisher.and_then(|org| speaker.archive().target(ix, org)).map(|org| speaker.link(org));
    let site = source.url.as_ref().and_then(|url| host(&url.text));
    let mut about: Vec<Phrase> = source.author.iter().map(|author| in_lang(&author.text)).collect();
    about.extend(publisher);
    let title = match &source.title {
        Some(title) => Phrase { url: source.url.as_ref().map(|url| url.text.clone()), ..speaker.phrase(title) },
        None if about.is_empty() => {
            let url = source.url.as_ref().map(|url| url.text.clone());
            Phrase { url, ..Phrase::own(site.unwrap_or(speaker.word("source"))) }
        }
        None => {
            let first = about.remove(0);
            Phrase { url: first.url.or_else(|| source.url.as_ref().map(|url| url.text.clone())), ..first }
        }
    };
    let known = |host: &&str| title.text != *host && !about.iter().any(|phrase| phrase.text == *host);
    let site = site.filter(known).map(Phrase::own);
    about.extend(site);
    about.extend(source.published.as_ref().map(|at| Phrase::own(moment_long(speaker.lang, &at.moment))));
    about.extend(lang.filter(|lang| *lang != speaker.lang).map(|lang| Phrase::own(in_language(speaker, lang))));
    if let Some(day) = &source.accessed {
        let words = speaker.words.fill("accessed_on", &[("date", &long(speaker.lang, &day.date))]);
        about.push(Phrase::own(words));
    }
    if let Some(copy) = &source.archived_url {
        about.push(Phrase { url: Some(copy.text.clone()), ..Phrase::own(speaker.word("archived_copy")) });
    }
    let quote = source.quote.as_ref().map(|quote| in_lang(&format!("«{}»", quote.text)));
    let note = source.note.as_ref().map(|note| speaker.phrase(note));
    about.extend(quote);
    Item { title, tag: None, about, note }
}

/// «қазақ тілінде», «на казахском».
pub(super) fn in_language(speaker: &Speaker<'_>, lang: Lang) -> String {
    let key = format!("in_lang_{lang}");
    let code = lang.to_string();
    if speaker.words.has(&key) { speaker.words.get(&key).to_owned() } else { language_name(speaker, &code) }
}

/// Corrections after publication: the day and what was changed.
pub(super) fn corrections(speaker: &Speaker<'_>, ix: Ix) -> Vec<Item> {
    let corrections = speaker.archive().get(ix).common.corrections.iter();
    let item = |correction: &crate::model::values::Correction| {
        Item::new(speaker.phrase(&correction.text), vec![speaker.date(&correction.date.date)])
    };
    corrections.map(item).collect()
}
