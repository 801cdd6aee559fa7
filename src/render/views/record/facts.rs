//! Which facts stand at the head of a record? Rows of a label and its values; a row without values is left out.

use super::share::{host, is_incomplete, printed};
use crate::archive::Ix;
use crate::model::values::LText;
use crate::render::atoms::Phrase;
use crate::render::context::{Speaker, capitalized};
use serde::Serialize;

/// A label, lines of values, and a remark below them.
#[derive(Serialize)]
pub(super) struct Row {
    label: String,
    lines: Vec<Vec<Phrase>>,
    note: Option<Phrase>,
}

/// The rows of one record.
#[derive(Default, Serialize)]
#[serde(transparent)]
pub(super) struct Facts(Vec<Row>);

impl Facts {
    /// A row of one line; the values are joined by commas.
    pub fn add(&mut self, label: &str, values: Vec<Phrase>) {
        self.add_lines(label, vec![values], None);
    }

    /// A row of several lines with a remark.
    pub fn add_lines(&mut self, label: &str, mut lines: Vec<Vec<Phrase>>, note: Option<Phrase>) {
        lines.retain(|line| !line.is_empty());
        if !lines.is_empty() || note.is_some() {
            self.0.push(Row { label: label.to_owned(), lines, note });
        }
    }

    /// A row of one text.
    pub fn add_text(&mut self, speaker: &Speaker<'_>, label: &str, text: Option<&LText>) {
        self.add(label, text.map(|text| speaker.phrase(text)).into_iter().collect());
    }

    /// The values, or the words for a value that is known to be missing.
    pub fn add_or_unknown(&mut self, speaker: &Speaker<'_>, ix: Ix, label: &str, field: &str, values: Vec<Phrase>) {
        if values.is_empty() && is_incomplete(speaker, ix, field) {
            self.add(label, vec![Phrase::unknown(speaker.word("not_named"))]);
        } else {
            self.add(label, values);
        }
    }

    /// Languages, identifiers and subjects: the rows with which every record ends.
    pub fn finish(mut self, speaker: &Speaker<'_>, ix: Ix) -> Self {
        let common = &speaker.archive().get(ix).common;
        let languages = common.language.iter().map(|code| Phrase::own(language_name(speaker, &code.text)));
        self.add(speaker.word("fact_language"), languages.collect());
        for (system, value) in common.identifiers.iter().flat_map(|ids| &ids.0) {
            let url = (system == "doi" && value.starts_with("10.")).then(|| format!("https://doi.org/{value}"));
            self.add(&system.to_uppercase(), vec![Phrase { url, ..Phrase::own(value.as_str()) }]);
        }
        let topics = speaker.archive().targets(ix, &common.topics).map(|topic| speaker.short_link(topic));
        self.add(speaker.word("fact_topics"), topics.collect());
        self
    }
}

/// Name of a language by its code: «қазақ тілі»; the code itself for a language without a word.
pub(super) fn language_name(speaker: &Speaker<'_>, code: &str) -> String {
    let key = format!("lang_{}", code.to_lowercase());
    if speaker.words.has(&key) { speaker.words.get(&key).to_owned() } else { code.to_owned() }
}

/// A place with what it lies in, the nearest first: «№ 46 орта мектеп, Орал, Батыс Қазақстан облысы».
pub(super) fn place_line(speaker: &Speaker<'_>, place: Ix) -> Vec<Phrase> {
    let above = speaker.archive().ancestors(place).map(|up| speaker.short_link(up));
    std::iter::once(speaker.link(place)).chain(above).collect()
}

/// Addresses of recordings as links named by their host; other words as they stand.
pub(super) fn recordings(speaker: &Speaker<'_>, ix: Ix) -> Vec<Phrase> {
    let texts = speaker.archive().get(ix).event().map_or(&[][..], |event| &event.recorded);
    let phrase = |text: &crate::model::values::Text| match host(&text.text) {
        Some(host) => Phrase { url: Some(text.text.clone()), ..Phrase::own(host) },
        None => printed(speaker, ix, text),
    };
    texts.iter().map(phrase).collect()
}

/// An ISO 8601 duration in words: `P2D` → «2 күн», `PT1H30M` → «1 сағат 30 минут»; as written where it is none.
pub(super) fn duration(speaker: &Speaker<'_>, text: &str) -> String {
    let mut parts = Vec::new();
    let mut clock = false;
    let mut digits = String::new();
    let Some(rest) = text.strip_prefix('P') else { return text.to_owned() };
    for c in rest.chars() {
        let unit = match (c, clock) {
            ('0'..='9', _) => {
                digits.push(c);
                continue;
            }
            ('T', false) if digits.is_empty() => {
                clock = true;
                continue;
            }
            ('Y', false) => "years_count",
            ('M', false) => "months_count",
            ('W', false) => "weeks_count",
            ('D', false) => "days_count",
            ('H', true) => "hours_count",
            ('M', true) => "minutes_count",
            _ => return text.to_owned(),
        };
        let Ok(number) = digits.parse() else { return text.to_owned() };
        parts.push(speaker.words.count(unit, number));
        digits.clear();
    }
    if parts.is_empty() || !digits.is_empty() { text.to_owned() } else { parts.join(" ") }
}

/// A word of the interface with a capital letter.
pub(super) fn title_word(speaker: &Speaker<'_>, prefix: &str, word: &str) -> String {
    capitalized(&speaker.term(prefix, word))
}
