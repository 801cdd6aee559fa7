//! What does the page of a news item show?

use super::credits::{self, CreditView};
use super::event::{QuoteView, quotes};
use super::facts::Facts;
use super::parts::{self, Head, Neighbours, Tail, Text};
use super::pictures::{self, Plate};
use super::share::{Item, host};
use crate::archive::Ix;
use crate::dates::{Date, Moment, block, moment_long};
use crate::model::Kind;
use crate::model::kinds::News;
use crate::model::values::MomentValue;
use crate::render::RenderError;
use crate::render::atoms::{Phrase, When};
use crate::render::context::Speaker;
use serde::Serialize;
use std::cmp::Reverse;

#[derive(Serialize)]
struct NewsView {
    head: Head,
    /// The first picture stands before the text.
    picture: Option<Plate>,
    facts: Facts,
    text: Option<Text>,
    quotes: Vec<QuoteView>,
    authors: Vec<CreditView>,
    about: Vec<Item>,
    mentions: Vec<CreditView>,
    tail: Tail,
}

/// Fills `news.html`.
pub(super) fn page(speaker: &Speaker<'_>, ix: Ix, news: &News) -> Result<Vec<u8>, RenderError> {
    let archive = speaker.archive();
    let kind = vec![Phrase::own(speaker.term("one", Kind::News.singular()))];
    let first = pictures::first(speaker, ix);
    let tail = Tail {
        neighbours: neighbours(speaker, ix),
        pictures: pictures::gallery(speaker, ix, first),
        ..parts::tail(speaker, ix)
    };
    let view = NewsView {
        head: Head { when: Some(when(speaker, news.published.as_ref())), ..parts::head(speaker, ix, kind) },
        picture: first.and_then(|at| pictures::opening(speaker, ix, at)),
        facts: facts(speaker, ix, news),
        text: parts::text(speaker, ix),
        quotes: quotes(speaker, ix, &news.quotes),
        authors: credits::views(speaker, ix, &news.authors),
        about: archive.targets(ix, &news.about).map(|about| super::item(speaker, about)).collect(),
        mentions: credits::views(speaker, ix, &news.mentions),
        tail,
    };
    speaker.fill("news.html", &super::record_frame(speaker, ix, 1), &view)
}

/// Day and time in the margin: «26» and «желтоқсан 2022, 11:00».
pub(super) fn when(speaker: &Speaker<'_>, published: Option<&MomentValue>) -> When {
    let Some(published) = published else { return speaker.when(None) };
    let moment = &published.moment;
    let day = Date::parse(&moment.day().to_string()).map(|parsed| block(speaker.lang, &parsed.date));
    let (big, mut rest) = day.map_or_else(|_| (String::new(), moment.day().to_string()), |day| (day.big, day.rest));
    if let Some(time) = moment.time() {
        rest = format!("{rest}, {time}");
    }
    When { big, rest, datetime: Some(moment.datetime_attr()), unknown: None }
}

fn facts(speaker: &Speaker<'_>, ix: Ix, news: &News) -> Facts {
    let mut facts = Facts::default();
    let publisher = news.publisher.and_then(|org| speaker.archive().target(ix, org)).map(|org| speaker.link(org));
    facts.add_or_unknown(speaker, ix, speaker.word("fact_publisher"), "publisher", publisher.into_iter().collect());
    if news.authors.is_empty() {
        facts.add_or_unknown(speaker, ix, speaker.word("fact_author"), "authors", Vec::new());
    }
    facts.finish(speaker, ix)
}

/// The older and the newer news item.
fn neighbours(speaker: &Speaker<'_>, ix: Ix) -> Option<Neighbours> {
    let row = &speaker.renderer.plan.listings.by_time.get(&Kind::News)?.rows;
    // The list begins with the newest and ends with those without a day; only those of one minute need to be looked through.
    let key = |ix: &Ix| {
        let published = speaker.archive().get(*ix).news().and_then(|news| news.published.as_ref());
        let minute = |moment: &Moment| (moment.day(), moment.time().map_or((0, 0), |time| (time.hour, time.minute)));
        Reverse(published.map(|published| minute(&published.moment)))
    };
    let first = row.partition_point(|other| key(other) < key(&ix));
    let at = first + row[first..].iter().position(|other| *other == ix)?;
    let link = |at: Option<usize>| at.and_then(|at| row.get(at)).map(|other| speaker.link(*other));
    let (previous, next) = (link(at.checked_add(1)), link(at.checked_sub(1)));
    let label = speaker.word("other_news").to_owned();
    (previous.is_some() || next.is_some()).then_some(Neighbours { label, previous, next })
}

/// A news item as a row of a short list.
pub(super) fn item(speaker: &Speaker<'_>, ix: Ix) -> Item {
    let mut item = Item::new(speaker.link(ix), Vec::new());
    let Some(news) = speaker.archive().get(ix).news() else { return item };
    let archive = speaker.archive();
    item.about.extend(news.published.as_ref().map(|at| Phrase::own(moment_long(speaker.lang, &at.moment))));
    let publisher = news.publisher.and_then(|org| archive.target(ix, org)).map(|org| speaker.link(org));
    let source = archive.get(ix).common.sources.iter().find_map(|source| host(&source.url.as_ref()?.text));
    item.about.extend(publisher.or_else(|| source.map(Phrase::own)));
    item
}
