//! What stands in the picture beside a link? The head of the record's page: date, kind, title, and where it was.

use super::facts::place_line;
use super::{award_list, event, news};
use crate::archive::Ix;
use crate::records::Detail;
use crate::render::RenderError;
use crate::render::atoms::{Phrase, When};
use crate::render::context::{Speaker, capitalized};
use crate::share::{Card, draw};
use crate::theme::EMBEDDED;

/// The words of a picture while they are put together.
#[derive(Default)]
struct Words {
    when: When,
    kind: String,
    title: String,
    about: String,
}

/// `{lang}/{kind}/{id}/share.png`, and `{lang}/share.png` for all pages that are no record's.
pub fn share_image(speaker: &Speaker<'_>, ix: Option<Ix>) -> Result<Vec<u8>, RenderError> {
    let site = speaker.renderer.site;
    let text = |text: &crate::model::values::LText| text.best(speaker.lang, site.default_lang).0.to_owned();
    let archive = text(&site.title);
    let words = match ix {
        Some(ix) => record(speaker, ix),
        None => {
            let about = site.subtitle.as_ref().or(site.description.as_ref()).map(text).unwrap_or_default();
            Words { title: archive.clone(), about, ..Words::default() }
        }
    };
    let missing = words.when.unknown.map(|unknown| format!("[{unknown}]"));
    let card = Card {
        big: &words.when.big,
        rest: missing.as_ref().unwrap_or(&words.when.rest),
        kind: &words.kind,
        title: &words.title,
        about: &words.about,
        // The picture of the archive itself names it once.
        archive: if ix.is_some() { &archive } else { "" },
        host: site.base_url.split_once("://").map_or("", |(_, host)| host),
        ornament: has_usual_mark(speaker),
    };
    draw(&card).map_err(|error| RenderError { what: "share.png".to_owned(), cause: error.to_string() })
}

/// A site with a mark of its own does not want ours.
fn has_usual_mark(speaker: &Speaker<'_>) -> bool {
    let usual = EMBEDDED.iter().find(|(path, _)| *path == "assets/mark.svg").map(|(_, bytes)| *bytes);
    speaker.renderer.theme.assets.get("mark.svg").map(Vec::as_slice) == usual
}

fn record(speaker: &Speaker<'_>, ix: Ix) -> Words {
    let archive = speaker.archive();
    let record = archive.get(ix);
    let date = || archive.date(ix).map(|date| speaker.when(Some(date))).unwrap_or_default();
    let (when, kind) = match &record.detail {
        Detail::Event(fields) => {
            let head = event::event_head(speaker, ix, fields);
            (head.when.unwrap_or_default(), head.kind)
        }
        Detail::AwardList(fields) => {
            let head = award_list::list_head(speaker, ix, fields);
            (head.when.unwrap_or_default(), head.kind)
        }
        Detail::News(fields) => (news::when(speaker, fields.published.as_ref()), Vec::new()),
        _ => (date(), Vec::new()),
    };
    let kind = if kind.is_empty() { speaker.term("one", record.kind.singular()) } else { joined(&kind, " · ") };
    let near = match &record.detail {
        Detail::Event(fields) => archive.targets(ix, &fields.places).next().map(|place| place_line(speaker, place)),
        Detail::AwardList(fields) => {
            fields.event.and_then(|event| archive.target(ix, event)).map(|event| vec![speaker.link(event)])
        }
        _ => None,
    };
    let about = near.map(|near| joined(&near, ", ")).or_else(|| speaker.description(ix)).unwrap_or_default();
    Words { when, kind, title: capitalized(&speaker.title(ix).0), about }
}

fn joined(phrases: &[Phrase], joint: &str) -> String {
    phrases.iter().map(|phrase| phrase.text.as_str()).collect::<Vec<_>>().join(joint)
}
