//! In which ways does one record name another: in which role, with which post, for which result?

use super::share::printed_lang;
use crate::archive::Ix;
use crate::model::values::{AwardResult, Body, Credit, CreditMode, Quote};
use crate::records::{Detail, Record};
use crate::render::atoms::Phrase;
use crate::render::context::Speaker;
use serde::Serialize;

/// The most ways that one row shows.
const MOST_WAYS: usize = 6;

/// One way in which a record is named.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub(in crate::render::views) struct Way {
    /// Post and organization of that day, joined by middle dots.
    pub text: Vec<Phrase>,
    /// What the talk was about.
    pub topic: Option<Phrase>,
    /// Words said.
    pub quote: Option<Phrase>,
    /// Role, form of the name, remarks; joined by middle dots.
    pub meta: Vec<Phrase>,
}

/// The record whose page it is, with its parts: what names a part names the whole.
pub(in crate::render::views) struct Named {
    /// The record.
    pub ix: Ix,
    /// The record and its parts, sorted.
    pub all: Vec<Ix>,
    /// Whether it is a person, so that its own name need not be repeated.
    pub person: bool,
}

impl Named {
    /// Whether a record is meant.
    pub(in crate::render::views) fn has(&self, ix: Ix) -> bool {
        if self.all.len() == 1 { ix == self.ix } else { self.all.binary_search(&ix).is_ok() }
    }
}

/// Where in a record a credit stands.
#[derive(Clone, Copy)]
pub(in crate::render::views) enum Stand<'r> {
    /// Among those who took part, or for whom it was.
    Credit,
    /// In a jury or a council.
    Member(&'r Body),
    /// As the one who said something.
    Quote(&'r Quote),
    /// As an author.
    Author,
    /// Mentioned only.
    Mention,
    /// As a party of a document.
    Party,
    /// As a recipient of an award.
    Recipient(&'r AwardResult),
}

/// Visits all credits of a record.
pub(in crate::render::views) fn each_credit<'r>(record: &'r Record, visit: &mut dyn FnMut(&'r Credit, Stand<'r>)) {
    let mut all = |credits: &'r [Credit], stand: Stand<'r>| credits.iter().for_each(|credit| visit(credit, stand));
    match &record.detail {
        Detail::Event(event) => {
            all(&event.credits, Stand::Credit);
            all(&event.audience, Stand::Credit);
            event.bodies.iter().for_each(|body| all(&body.members, Stand::Member(body)));
            event.quotes.iter().for_each(|quote| all(quote.who.as_slice(), Stand::Quote(quote)));
        }
        Detail::AwardList(list) => {
            list.results.rows.iter().for_each(|result| all(&result.recipients, Stand::Recipient(result)));
            all(&list.credits, Stand::Credit);
            list.bodies.iter().for_each(|body| all(&body.members, Stand::Member(body)));
        }
        Detail::News(news) => {
            all(&news.authors, Stand::Author);
            all(&news.mentions, Stand::Mention);
            news.quotes.iter().for_each(|quote| all(quote.who.as_slice(), Stand::Quote(quote)));
        }
        Detail::Work(work) => all(&work.authors, Stand::Author),
        Detail::Document(document) => all(&document.parties, Stand::Party),
        _ => {}
    }
}

impl<'a> Speaker<'a> {
    /// What is named by the page of a record: it and its parts.
    pub(in crate::render::views) fn named(&self, ix: Ix) -> Named {
        let person = self.archive().get(ix).person().is_some();
        let mut all = if person { Vec::new() } else { self.archive().descendants(ix) };
        all.push(ix);
        all.sort_unstable();
        Named { ix, all, person }
    }

    /// All ways in which `from` names a record, each once.
    pub(in crate::render::views) fn ways(&self, from: Ix, named: &Named) -> Vec<Way> {
        let mut ways: Vec<Way> = Vec::new();
        let mut more = 0;
        let mut add = |way: Way| {
            if ways.contains(&way) {
            } else if ways.len() < MOST_WAYS {
                ways.push(way);
            } else {
                more += 1;
            }
        };
        each_credit(self.archive().get(from), &mut |credit, stand| {
            if let Some(unit) = self.unit(from, credit, named) {
                add(self.way(from, credit, stand, named, unit));
            }
        });
        self.other_ways(from, named).into_iter().for_each(add);
        if more > 0 {
            ways.push(Way { meta: vec![Phrase::own(self.words.count("list_more", more))], ..Way::default() });
        }
        ways
    }

    /// Which of the records that are meant a credit names.
    fn unit(&self, from: Ix, credit: &Credit, named: &Named) -> Option<Ix> {
        let is = |ix: &Ix| named.has(*ix);
        if named.person {
            return credit.person.and_then(|to| self.archive().target(from, to)).filter(is);
        }
        let mut organizations = self.archive().targets(from, &credit.org);
        let place = || credit.place.and_then(|to| self.archive().target(from, to)).filter(is);
        organizations.find(is).or_else(place)
    }

    fn way(&self, from: Ix, credit: &Credit, stand: Stand<'_>, named: &Named, unit: Ix) -> Way {
        let mut way = Way { topic: credit.topic.as_ref().map(|topic| self.phrase(topic)), ..Way::default() };
        let post = self.post(from, credit, named);
        match stand {
            Stand::Recipient(result) => self.result_meta(from, result, &mut way.meta),
            Stand::Member(body) => {
                way.meta.push(self.phrase(&body.name));
                way.meta.extend(
                    self.role(credit).or_else(|| body.role.map(|role| Phrase::own(self.term("role_one", role.word())))),
                );
            }
            Stand::Quote(quote) => {
                way.meta.push(Phrase::own(self.word("list_quote")));
                way.quote = named.person.then(|| self.phrase(&quote.text));
            }
            Stand::Mention => way.meta.push(Phrase::own(self.word("list_mentioned"))),
            Stand::Credit | Stand::Author | Stand::Party => {
                let usual = match stand {
                    Stand::Author => Some("role_one_author"),
                    Stand::Party => Some("list_party"),
                    _ => None,
                };
                way.meta.extend(self.role(credit).or_else(|| usual.map(|key| Phrase::own(self.word(key)))));
            }
        }
        if named.person {
            way.text = post;
            if let Some(printed) = &credit.credited_as {
                way.meta.push(self.printed_as(from, &printed.text));
            }
        } else {
            way.meta.extend(self.somebody(from, credit));
            way.meta.extend(post);
            way.meta.extend((unit != named.ix).then(|| self.short_link(unit)));
            if let Some(printed) = &credit.org_as {
                way.meta.push(self.printed_as(from, &printed.text));
            }
        }
        if credit.mode == Some(CreditMode::Remote) {
            way.meta.push(Phrase::own(self.word("list_remote")));
        }
        way.meta.extend(credit.note.as_ref().map(|note| self.phrase(note)));
        way
    }

    /// The role as printed, else the word for it.
    fn role(&self, credit: &Credit) -> Option<Phrase> {
        let printed = credit.role_as.as_ref().map(|role| self.phrase(role));
        printed.or_else(|| credit.role.map(|role| Phrase::own(self.term("role_one", role.word()))))
    }

    /// Position and degree, on the page of a person also the organization, as they were that day.
    fn post(&self, from: Ix, credit: &Credit, named: &Named) -> Vec<Phrase> {
        let mut post: Vec<Phrase> =
            [&credit.position, &credit.degree].into_iter().flatten().map(|t| self.phrase(t)).collect();
        if !named.person {
            return post;
        }
        let as_printed =
            credit.org_as.as_ref().filter(|_| self.lang == printed_lang(self, from) && credit.org.len() == 1);
        for organization in self.archive().targets(from, &credit.org) {
            let link = self.short_link(organization);
            post.push(match as_printed {
                Some(printed) => Phrase { url: link.url, ..self.phrase_in(&printed.text, self.lang) },
                None => link,
            });
        }
        post
    }

    /// The person or the unnamed office behind an organization's credit.
    fn somebody(&self, from: Ix, credit: &Credit) -> Option<Phrase> {
        let unnamed = credit.office.is_some() || credit.group.is_some() || credit.name.is_some();
        (credit.person.is_some() || unnamed).then(|| self.who(from, credit)).flatten()
    }

    /// «Ғ.Б. Бейсембаев» деп жазылған
    fn printed_as(&self, from: Ix, text: &str) -> Phrase {
        let text = crate::i18n::nbsp(printed_lang(self, from), text).into_owned();
        let quoted = if text.contains('«') { text } else { format!("«{text}»") };
        Phrase::own(self.words.fill("list_printed_as", &[("form", &quoted)]))
    }

    fn result_meta(&self, from: Ix, result: &AwardResult, meta: &mut Vec<Phrase>) {
        meta.extend(result.place.map(|place| Phrase::own(self.term("place", place.word()))));
        meta.extend(result.nomination.as_ref().and_then(|id| self.nomination(from, &id.text)));
        meta.extend(self.archive().targets(from, &result.works).map(|work| self.link(work)));
        meta.extend(result.reason.as_ref().map(|reason| self.phrase(reason)));
        if result.official.is_some_and(|official| !official.0) {
            meta.push(Phrase::own(self.word("not_official")));
        }
        meta.extend(result.note.as_ref().map(|note| self.phrase(note)));
    }

    /// Name of a nomination, which stands in the list or on its award.
    fn nomination(&self, list: Ix, id: &str) -> Option<Phrase> {
        let own = self.archive().get(list).award_list()?;
        let award =
            own.award.and_then(|to| self.archive().target(list, to)).and_then(|to| self.archive().get(to).award());
        let lasting = award.map_or(&[][..], |award| &award.nominations);
        let found = own.nominations.iter().chain(lasting).find(|nomination| nomination.id.text == id)?;
        Some(self.phrase(found.short_name.as_ref().unwrap_or(&found.name)))
    }

    /// «гран-при»: what a record received in a list, where the list says it by a place.
    pub(in crate::render::views) fn result_word(&self, list: Ix, recipient: Ix) -> Option<String> {
        let named = self.named(recipient);
        let results = &self.archive().get(list).award_list()?.results.rows;
        let received = |result: &&AwardResult| result.recipients.iter().any(|c| self.unit(list, c, &named).is_some());
        results.iter().find(received)?.place.map(|place| self.term("place", place.word()))
    }

    /// Ways that are no credits: publisher, organizer of a series, subject of a report, occasion, source.
    fn other_ways(&self, from: Ix, named: &Named) -> Vec<Way> {
        let record = self.archive().get(from);
        let mut found: Vec<(Vec<Phrase>, Option<Ix>)> = Vec::new();
        let slot = |slot: u32| self.archive().slot(from, slot).filter(|ix| named.has(*ix));
        let mut word = |key: &'a str, target: Option<Ix>| found.push((vec![Phrase::own(self.word(key))], target));
        match &record.detail {
            Detail::News(news) => {
                word("list_publisher", news.publisher.and_then(|to| slot(to.slot)));
                news.about.iter().for_each(|to| word("list_about", slot(to.slot)));
            }
            Detail::Work(work) => word("list_publisher", work.publisher.and_then(|to| slot(to.slot))),
            Detail::Series(series) => {
                series.organizers.iter().for_each(|to| word("role_one_organizer", slot(to.slot)));
            }
            Detail::Award(award) => award.conferred_by.iter().for_each(|to| word("list_conferred_by", slot(to.slot))),
            Detail::Event(event) => {
                if let Some(occasion) = &event.occasion {
                    let celebrated = occasion.org.map(|to| to.slot).or(occasion.person.map(|to| to.slot));
                    let text = occasion.text.as_ref().map(|text| self.phrase(text));
                    let words = std::iter::once(Phrase::own(self.word("list_occasion"))).chain(text).collect();
                    found.push((words, celebrated.and_then(slot)));
                }
            }
            Detail::Person(person) => {
                for held in &person.affiliations {
                    let mut words: Vec<Phrase> = held.position.iter().map(|position| self.phrase(position)).collect();
                    let [from, until] = [&held.from, &held.until].map(|date| date.as_ref().map(|value| &value.date));
                    words.extend(self.period(from, until).map(Phrase::own));
                    found.push((words, slot(held.org.slot)));
                }
            }
            _ => {}
        }
        for source in &record.common.sources {
            found.push((vec![Phrase::own(self.word("source"))], source.publisher.and_then(|to| slot(to.slot))));
        }
        let way = |(mut meta, target): (Vec<Phrase>, Option<Ix>)| {
            let target = target?;
            meta.extend((target != named.ix).then(|| self.short_link(target)));
            Some(Way { meta, ..Way::default() })
        };
        found.into_iter().filter_map(way).collect()
    }
}
