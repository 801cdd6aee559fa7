//! What does one record look like as a row of a list: its date in the margin, its title, one line about it?

use super::record::naming::Way;
use crate::archive::Ix;
use crate::dates::Date;
use crate::i18n::grouped;
use crate::model::Kind;
use crate::model::kinds::{DateStatus, EventStatus};
use crate::model::values::{Credit, MomentValue};
use crate::render::RenderError;
use crate::render::atoms::{Phrase, When};
use crate::render::cache::{RowHtml, RowStyle};
use crate::render::context::{Speaker, capitalized};
use serde::Serialize;
use std::sync::Arc;

/// The most parts of an event that its row names.
const MOST_PARTS: usize = 12;
/// The most authors, organizers and the like that a row names.
const MOST_NAMES: usize = 3;

/// A row as templates see it: what is the same on every page as HTML, and in which ways it names the record of this page.
#[derive(Debug, Serialize)]
pub(super) struct RowView {
    /// The mark under which the page leads to it.
    pub id: Option<String>,
    head: Arc<str>,
    ways: Vec<Way>,
    tail: Arc<str>,
}

/// What is the same in a row wherever it stands.
#[derive(Clone, Debug, Default, Serialize)]
pub(in crate::render) struct Row {
    /// Date in the margin.
    pub when: When,
    /// A remark on the date or on whether it took place.
    pub tag: Option<String>,
    /// Title with its link.
    pub title: Phrase,
    /// A line below the title.
    pub text: Option<Phrase>,
    /// Kind, place and the like, joined by middle dots.
    pub meta: Vec<Phrase>,
    /// The parts of an event.
    pub parts: Option<Parts>,
}

/// The parts of an event, folded in.
#[derive(Clone, Debug, Serialize)]
pub(in crate::render) struct Parts {
    /// «Ішінде 11 жазба»
    pub summary: String,
    /// The first of them.
    pub titles: Vec<Phrase>,
    /// «тағы 3», where not all are named.
    pub more: Option<String>,
}

/// A number that is set large, with the words after it.
#[derive(Clone, Debug, Serialize)]
pub(super) struct BigCount {
    /// «5»
    pub number: String,
    /// «шара»
    pub unit: String,
    /// «, бөлімдерімен бірге 21 жазба»
    pub rest: String,
}

impl<'a> Speaker<'a> {
    /// A record as a row of a list; `ways` are those in which it names the record whose page it is.
    ///
    /// # Errors
    /// A fault in the components of the theme.
    pub(super) fn row_view(&self, ix: Ix, style: RowStyle, ways: Vec<Way>) -> Result<RowView, RenderError> {
        let html = self.renderer.cache.row(self.lang, ix, style, || {
            let row = self.row(ix, style);
            Ok(RowHtml {
                head: self.component("list_row_head", &row)?.into(),
                tail: self.component("list_row_tail", &row)?.into(),
            })
        })?;
        Ok(RowView { id: None, head: html.head, ways, tail: html.tail })
    }

    /// What a row says.
    pub(in crate::render) fn row(&self, ix: Ix, style: RowStyle) -> Row {
        let record = self.archive().get(ix);
        let mut row = Row { title: self.index_title(ix), tag: self.date_tag(ix), ..Row::default() };
        match record.kind {
            Kind::Events => row.when = self.margin(self.archive().date(ix), style),
            Kind::AwardLists => row.when = self.award_margin(ix, style),
            Kind::Works | Kind::Documents => {
                let date = self.archive().date(ix);
                row.when = date.map(|date| self.margin(Some(date), style)).unwrap_or_default();
            }
            Kind::News => {
                let published = record.news().and_then(|news| news.published.as_ref());
                row.when = self.moment_margin(published, style);
            }
            _ => {}
        }
        if style.bare() {
            // The ways say more than place and type; a part of an event is only understood with its event.
            row.meta = self.archive().ancestors(ix).map(|up| self.short_link(up)).collect();
        } else {
            row.text = record.common.summary.as_ref().map(|summary| self.phrase(summary));
            row.meta = self.meta(ix);
        }
        if style == RowStyle::InYear {
            row.parts = self.parts(ix);
        }
        row
    }

    /// A date in the margin of a list: «24–25 тамыз», with its year where no heading says it.
    pub(super) fn margin(&self, date: Option<&Date>, style: RowStyle) -> When {
        let mut when = self.when(date);
        let (true, Some(year)) = (style.in_year(), date.and_then(Date::year)) else { return when };
        if let Some(rest) = when.rest.strip_suffix(&format!(" {year}")) {
            when.rest = rest.to_owned();
        } else if when.big == year.to_string() {
            // The year alone is what the heading says.
            return When { unknown: Some(self.word("no_date").to_owned()), ..When::default() };
        } else if when.rest == year.to_string() {
            when.rest.clear();
        }
        when
    }

    /// An award list has a year, seldom a day: under the heading of its year there is nothing to add.
    fn award_margin(&self, ix: Ix, style: RowStyle) -> When {
        let when = self.margin(self.archive().date(ix), style);
        match (&when.unknown, style.in_year()) {
            (Some(_), true) => When::default(),
            (Some(_), _) => When { unknown: Some(self.word("undated").to_owned()), ..when },
            (None, _) => when,
        }
    }

    fn moment_margin(&self, published: Option<&MomentValue>, style: RowStyle) -> When {
        let Some(MomentValue { moment, .. }) = published else { return self.when(None) };
        let mut when = match Date::parse(&moment.day().to_string()) {
            Ok(parsed) => self.margin(Some(&parsed.date), style),
            Err(_) => When::default(),
        };
        when.datetime = Some(moment.datetime_attr());
        if let Some(time) = moment.time() {
            when.rest = format!("{}, {time}", when.rest);
        }
        when
    }

    fn date_tag(&self, ix: Ix) -> Option<String> {
        let event = self.archive().get(ix).event()?;
        let word = match (event.event_status, event.date_status) {
            (Some(EventStatus::Cancelled), _) => "event_status_cancelled",
            (Some(EventStatus::Postponed), _) => "event_status_postponed",
            (Some(EventStatus::Scheduled), _) => "event_status_scheduled",
            (_, Some(DateStatus::Ambiguous)) => "date_status_ambiguous",
            _ => return None,
        };
        Some(self.word(word).to_owned())
    }

    /// What a row says about a record in one line.
    pub(super) fn meta(&self, ix: Ix) -> Vec<Phrase> {
        match self.archive().get(ix).kind {
            Kind::Events => self.event_meta(ix),
            Kind::News => self.news_meta(ix),
            Kind::AwardLists => self.award_list_meta(ix),
            Kind::Awards => self.award_meta(ix),
            Kind::Series => self.series_meta(ix),
            Kind::Works => self.work_meta(ix),
            Kind::Documents => self.document_meta(ix),
            Kind::Places => self.place_meta(ix),
            Kind::Organizations => {
                let place = self.archive().get(ix).organization().and_then(|organization| organization.place);
                place
                    .and_then(|place| self.archive().target(ix, place))
                    .map(|p| self.short_link(p))
                    .into_iter()
                    .collect()
            }
            Kind::People | Kind::Topics => Vec::new(),
        }
    }

    fn event_meta(&self, ix: Ix) -> Vec<Phrase> {
        let mut meta = Vec::new();
        let record = self.archive().get(ix);
        let Some(event) = record.event() else { return meta };
        if record.title().is_some() {
            match (&event.type_as, event.kind) {
                (Some(printed), _) => {
                    let printed = self.phrase(printed);
                    meta.push(Phrase { text: capitalized(&printed.text), ..printed });
                }
                (None, Some(kind)) => meta.push(Phrase::own(capitalized(&self.term("event_type", kind.word())))),
                _ => {}
            }
        }
        meta.extend(self.archive().parent(ix).map(|parent| self.short_link(parent)));
        meta.extend(self.archive().targets(ix, &event.places).take(MOST_NAMES).map(|place| self.short_link(place)));
        meta.extend(event.mode.map(|mode| Phrase::own(self.term("mode", mode.word()))));
        meta.extend(self.languages(ix));
        meta
    }

    /// «қаз, рус»: the languages of the site in which a record can be read.
    pub(in crate::render) fn languages(&self, ix: Ix) -> Option<Phrase> {
        let langs = self.archive().get(ix).langs();
        let shown = self.renderer.site.langs.iter().filter(|lang| langs.contains(lang));
        let names: Vec<String> = shown.map(|lang| self.term("list_lang", lang.code())).collect();
        (!names.is_empty()).then(|| Phrase::own(names.join(", ")))
    }

    fn news_meta(&self, ix: Ix) -> Vec<Phrase> {
        let mut meta = vec![Phrase::own(self.word("one_news"))];
        let Some(news) = self.archive().get(ix).news() else { return meta };
        meta.extend(news.publisher.and_then(|to| self.archive().target(ix, to)).map(|to| self.short_link(to)));
        meta.extend(self.names(ix, &news.authors));
        meta
    }

    fn award_list_meta(&self, ix: Ix) -> Vec<Phrase> {
        let mut meta = Vec::new();
        let Some(list) = self.archive().get(ix).award_list() else { return meta };
        meta.extend(list.award.and_then(|to| self.archive().target(ix, to)).map(|to| self.short_link(to)));
        meta.extend(list.event.and_then(|to| self.archive().target(ix, to)).map(|to| self.short_link(to)));
        let mut count = |key: &str, number: usize| {
            if number > 0 {
                meta.push(Phrase::own(self.words.count(key, number as u64)));
            }
        };
        count("list_nominations", list.nominations.len());
        count("list_results", list.results.rows.len());
        meta.extend(list.results_status.map(|status| Phrase::own(self.term("list_results", status.word()))));
        meta
    }

    fn award_meta(&self, ix: Ix) -> Vec<Phrase> {
        let mut meta = Vec::new();
        let Some(award) = self.archive().get(ix).award() else { return meta };
        meta.extend(award.kind.map(|kind| Phrase::own(capitalized(&self.term("award_type", kind.word())))));
        meta.extend(self.archive().targets(ix, &award.conferred_by).take(MOST_NAMES).map(|to| self.short_link(to)));
        meta
    }

    fn series_meta(&self, ix: Ix) -> Vec<Phrase> {
        let mut meta = Vec::new();
        let Some(series) = self.archive().get(ix).series() else { return meta };
        let editions = self.archive().editions(ix).len();
        if editions > 0 {
            meta.push(Phrase::own(self.words.count("list_editions", editions as u64)));
        }
        meta.extend(series.frequency.as_ref().map(|text| self.phrase(text)));
        meta.extend(self.archive().targets(ix, &series.organizers).take(MOST_NAMES).map(|to| self.short_link(to)));
        meta
    }

    fn work_meta(&self, ix: Ix) -> Vec<Phrase> {
        let mut meta = Vec::new();
        let Some(work) = self.archive().get(ix).work() else { return meta };
        meta.extend(work.kind.map(|kind| Phrase::own(capitalized(&self.term("work_type", kind.word())))));
        meta.extend(self.names(ix, &work.authors));
        meta.extend(work.subject.as_ref().map(|text| self.phrase(text)));
        meta
    }

    fn document_meta(&self, ix: Ix) -> Vec<Phrase> {
        let mut meta = Vec::new();
        let Some(document) = self.archive().get(ix).document() else { return meta };
        meta.extend(document.kind.map(|kind| Phrase::own(capitalized(&self.term("document_type", kind.word())))));
        meta.extend(document.number.as_ref().map(|number| Phrase::own(format!("№\u{a0}{}", number.text))));
        meta.extend(document.document_status.map(|status| Phrase::own(self.term("document_status", status.word()))));
        meta.extend(document.event.and_then(|to| self.archive().target(ix, to)).map(|to| self.short_link(to)));
        meta
    }

    fn place_meta(&self, ix: Ix) -> Vec<Phrase> {
        let mut meta = Vec::new();
        let Some(place) = self.archive().get(ix).place() else { return meta };
        meta.extend(place.kind.map(|kind| Phrase::own(self.term("list_place", kind.word()))));
        meta.extend(self.archive().parent(ix).map(|parent| self.short_link(parent)));
        meta
    }

    /// The first few people or organizations of some credits.
    fn names(&self, ix: Ix, credits: &'a [Credit]) -> impl Iterator<Item = Phrase> {
        credits.iter().filter_map(move |credit| self.who(ix, credit)).take(MOST_NAMES)
    }

    /// Whom a credit names: a person, a post, a group, else its first organization.
    pub(super) fn who(&self, ix: Ix, credit: &Credit) -> Option<Phrase> {
        let person = credit.person.and_then(|to| self.archive().target(ix, to)).map(|to| self.link(to));
        let unnamed =
            || [&credit.office, &credit.group, &credit.name].into_iter().flatten().next().map(|t| self.phrase(t));
        let organization = || self.archive().targets(ix, &credit.org).next().map(|to| self.short_link(to));
        person.or_else(unnamed).or_else(organization)
    }

    /// The parts of an event for its row.
    pub(super) fn parts(&self, ix: Ix) -> Option<Parts> {
        let children = self.archive().children(ix);
        if children.is_empty() {
            return None;
        }
        let all = self.archive().descendants(ix).len();
        let titles = children.iter().take(MOST_PARTS).map(|child| {
            let link = self.short_link(*child);
            let number = self.archive().get(*child).event().and_then(|event| event.number.as_ref());
            let numbered = number.map(|number| format!("{}. {}", number.text, link.text));
            Phrase { text: numbered.unwrap_or(link.text), ..link }
        });
        let rest = children.len().saturating_sub(MOST_PARTS);
        Some(Parts {
            summary: self.words.count("list_inside", all as u64),
            titles: titles.collect(),
            more: (rest > 0).then(|| self.words.count("list_more", rest as u64)),
        })
    }

    /// A number of things, its figure apart from its noun.
    pub(super) fn big_count(&self, key: &str, number: usize, rest: String) -> BigCount {
        let text = self.words.count(key, number as u64);
        let figure = grouped(number as u64);
        let unit = text.strip_prefix(&figure).map_or(text.as_str(), str::trim_start).to_owned();
        BigCount { number: figure, unit, rest }
    }

    /// Number of records of a kind: «5 шара».
    pub(super) fn count_of(&self, kind: Kind, number: usize) -> String {
        self.words.count(&format!("list_n_{}", kind.folder().replace('-', "_")), number as u64)
    }

    /// Where a name of an index is found: the one record that names it, else the number of them.
    pub(super) fn locator(&self, ix: Ix) -> Option<Phrase> {
        match self.renderer.plan.listings.related(self.lang, ix) {
            [] => None,
            [one] => Some(Phrase { url: Some(self.url(*one)), ..self.brief(*one, ix) }),
            many => Some(Phrase::own(self.words.count("records", many.len() as u64))),
        }
    }

    /// A record in two words: «панельдік сессия, 2023».
    fn brief(&self, ix: Ix, named: Ix) -> Phrase {
        let archive = self.archive();
        // A session is found by the event it was a part of.
        let ix = std::iter::once(ix)
            .chain(archive.ancestors(ix))
            .find(|up| archive.get(*up).written_in.is_none())
            .unwrap_or(ix);
        let record = archive.get(ix);
        let year = match record.news() {
            Some(news) => news.published.as_ref().map(|published| published.moment.day().year),
            None => archive.date(ix).and_then(Date::year),
        };
        let kind = record.event().map(|event| event.kind.map(|kind| self.term("event_type", kind.word())));
        let (text, lang) = match (kind, year) {
            (Some(Some(kind)), Some(year)) => (format!("{kind}, {year}"), self.lang),
            // Without type and year only the title says which event it is.
            (Some(_), _) => self.short_title(ix),
            (None, year) => {
                let result = record.award_list().and_then(|_| self.result_word(ix, named));
                let word = result.unwrap_or_else(|| self.term("one", record.kind.singular()).to_lowercase());
                (year.map_or_else(|| word.clone(), |year| format!("{word}, {year}")), self.lang)
            }
        };
        Phrase { text, lang: self.foreign(lang), ..Phrase::default() }
    }

    /// The time between two dates, either of which may be unknown.
    pub(super) fn period(&self, from: Option<&Date>, until: Option<&Date>) -> Option<String> {
        let word = |date: &Date| crate::dates::short(self.lang, date);
        match (from, until) {
            (Some(from), Some(until)) => Some(format!("{}\u{a0}– {}", word(from), word(until))),
            (Some(from), None) => Some(format!("{}\u{a0}–", word(from))),
            (None, Some(until)) => Some(format!("–\u{a0}{}", word(until))),
            (None, None) => None,
        }
    }
}
