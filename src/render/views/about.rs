//! What does the page about the archive show? What it is, who keeps it, how to cite it, how to ask for a correction.

use super::home::CountedLink;
use crate::archive::Ix;
use crate::dates::{Day, long, short};
use crate::i18n::{grouped, join};
use crate::model::Kind;
use crate::plan::Page;
use crate::render::RenderError;
use crate::render::atoms::Phrase;
use crate::render::context::Speaker;
use crate::render::prose::ProseView;
use serde::Serialize;

#[derive(Serialize)]
struct AboutView {
    text: Option<ProseView>,
    owner: Option<Phrase>,
    languages: String,
    /// The newest record and its day.
    latest: Option<(Phrase, String)>,
    contents: Vec<CountedLink>,
    /// The archive as a list of literature names it.
    cite: String,
    reading_url: String,
}

/// `{lang}/about/`
pub fn about(speaker: &Speaker<'_>) -> Result<Vec<u8>, RenderError> {
    let site = speaker.renderer.site;
    let languages: Vec<String> =
        site.langs.iter().map(|lang| speaker.words.get(&format!("lang_{lang}")).to_owned()).collect();
    let view = AboutView {
        text: speaker.about_prose(),
        owner: site.owner.as_ref().map(|owner| speaker.phrase(owner)),
        languages: join(speaker.lang, &languages),
        latest: latest(speaker).map(|(ix, day)| (speaker.link(ix), day)),
        contents: contents(speaker),
        cite: cite(speaker),
        reading_url: speaker.page_url(Page::Reading),
    };
    let title = speaker.word("about_title").to_owned();
    let mut frame = speaker.frame(Page::About, "about", title, Vec::new());
    if let Some(words) = &site.description {
        frame.description = words.best(speaker.lang, site.default_lang).0.to_owned();
    }
    speaker.fill("about.html", &frame, &view)
}

/// How many records of each kind there are.
fn contents(speaker: &Speaker<'_>) -> Vec<CountedLink> {
    let row = |kind: Kind| {
        let count = speaker.archive().of_kind(kind).count();
        (count > 0).then(|| CountedLink {
            title: speaker.kind_title(kind),
            url: speaker.page_url(Page::List { kind, number: 1 }),
            count: grouped(count as u64),
            unknown: false,
            current: false,
        })
    };
    Kind::ALL.into_iter().filter_map(row).collect()
}

/// The last thing that happened or was published, by the days that are known.
fn latest(speaker: &Speaker<'_>) -> Option<(Ix, String)> {
    let archive = speaker.archive();
    let first = |kind: Kind| speaker.renderer.plan.listings.by_time.get(&kind)?.rows.first().copied();
    let dated = |ix: Ix| -> Option<(Day, Ix, String)> {
        if let Some(news) = archive.get(ix).news() {
            let day = news.published.as_ref()?.moment.day();
            let date = crate::dates::Date::parse(&day.to_string()).ok()?.date;
            return Some((day, ix, long(speaker.lang, &date)));
        }
        let date = archive.date(ix)?;
        Some((date.earliest()?, ix, short(speaker.lang, date)))
    };
    let newest = [Kind::Events, Kind::News].into_iter().filter_map(|kind| dated(first(kind)?));
    newest.max_by_key(|(day, ix, _)| (*day, std::cmp::Reverse(*ix))).map(|(_, ix, words)| (ix, words))
}

/// «Мұрағат: Білім шаралары мен марапаттарының жинағы. – URL: muragat.example»
fn cite(speaker: &Speaker<'_>) -> String {
    let site = speaker.renderer.site;
    let text = |text: &crate::model::values::LText| text.best(speaker.lang, site.default_lang).0.to_owned();
    let name = std::iter::once(&site.title).chain(&site.subtitle).map(text).collect::<Vec<_>>().join(": ");
    let address = site.base_url.split_once("://").map_or(site.base_url.as_str(), |(_, rest)| rest);
    format!("{name}.\u{a0}– URL:\u{a0}{address}/{}/", speaker.lang)
}
