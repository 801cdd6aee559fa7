//! How is a date worded in Kazakh, Russian and English?
//!
//! The patterns follow the press («2023 жылғы 24–25 тамыз», «24–25 августа 2023 года»), not CLDR («2023 ж. 24 тамыз»).

use crate::i18n::{Lang, join};

use super::date::Date;
use super::moment::Moment;
use super::names::{Case, Tongue, capital, month, month_after_day, season};
use super::shape::{Part, Shape};

const NB: char = '\u{a0}';

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Style {
    /// «2023 жылғы 24 тамыз», «24 августа 2023 года».
    Long,
    /// «24 тамыз 2023 ж.», «24 августа 2023 г.».
    Short,
    /// «24 тамыз 2023», «24 августа 2023»: the words beside the large figure of a date block.
    Bare,
}

/// What [`block`] sets: a large figure and the words beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateBlock {
    /// «24–25»
    pub big: String,
    /// «тамыз 2023»; may be empty.
    pub rest: String,
}

/// The date in running text: «2023 жылғы 24–25 тамыз», «24–25 августа 2023 года». Spaces that must hold are U+00A0.
pub fn long(lang: Lang, date: &Date) -> String {
    Phrase { lang, tongue: Tongue::of(lang), style: Style::Long }.date(date)
}

/// The date in a table or list: «24–25 тамыз 2023 ж.», «24–25 августа 2023 г.», a year alone as «2023».
pub fn short(lang: Lang, date: &Date) -> String {
    let style = match date.shape() {
        Shape::From(_) | Shape::Until(_) | Shape::OneOf(_) => Style::Long,
        _ => Style::Short,
    };
    Phrase { lang, tongue: Tongue::of(lang), style }.date(date)
}

/// The date as a large figure and words: «24–25» and «тамыз 2023»; a month alone is the figure itself.
pub fn block(lang: Lang, date: &Date) -> DateBlock {
    let phrase = Phrase { lang, tongue: Tongue::of(lang), style: Style::Bare };
    phrase.block(date).unwrap_or_else(|| {
        let text = long(lang, date);
        // The figure goes to the first space that holds after a digit: «2011–2020», «с 12».
        let numbered = |at: &usize| text[..*at].contains(|c: char| c.is_ascii_digit());
        let at = text.match_indices(NB).map(|(at, _)| at).find(numbered).unwrap_or(text.len());
        let rest = text[at..].trim_start_matches(NB).to_owned();
        DateBlock { big: text[..at].to_owned(), rest }
    })
}

/// The value of the attribute `datetime` of an HTML `time` element: the start as day, month or year, `08-24` without a
/// year (HTML, “dates and times microsyntaxes”). `None` where HTML has no form: a month without its year, an open start.
pub fn datetime_attr(date: &Date) -> Option<String> {
    let parts = date.shape().parts();
    let (start, _) = parts.first()?;
    let part = match date.shape() {
        Shape::Until(_) => return None,
        // One of several: only what all of them share.
        Shape::OneOf(_) => {
            let all = || parts.iter().flat_map(|(a, b)| [a, b]);
            if !all().all(|p| p.year == start.year) {
                return None;
            }
            let month = start.month.filter(|_| all().all(|p| p.month == start.month));
            Part { month, day: start.day.filter(|_| parts.len() == 1 && parts[0].0 == parts[0].1), ..*start }
        }
        _ => *start,
    };
    match (part.year, part.month, part.day) {
        (Some(year), Some(month), Some(day)) => Some(format!("{year:04}-{month:02}-{day:02}")),
        (Some(year), Some(month), None) => Some(format!("{year:04}-{month:02}")),
        (Some(year), None, _) => Some(format!("{year:04}")),
        (None, Some(month), Some(day)) => Some(format!("{month:02}-{day:02}")),
        (None, ..) => None,
    }
}

/// Day and time in running text: «2022 жылғы 26 желтоқсан, 11:00», «26 декабря 2022 года, 11:00».
pub fn moment_long(lang: Lang, moment: &Moment) -> String {
    let day = moment.day();
    let part = Part { year: Some(day.year), month: Some(day.month), season: None, day: Some(day.day) };
    let text = Phrase { lang, tongue: Tongue::of(lang), style: Style::Long }.whole(&part, Case::Name);
    moment.time().map_or_else(|| text.clone(), |time| format!("{text}, {time}"))
}

struct Phrase {
    lang: Lang,
    tongue: Tongue,
    style: Style,
}

impl Phrase {
    fn date(&self, date: &Date) -> String {
        let single = matches!(date.shape(), Shape::One(_));
        let text = match date.shape() {
            Shape::One(part) if date.is_approximate() => self.about(part),
            Shape::One(part) => self.whole(part, Case::Name),
            Shape::Span(a, b) => self.span(a, b),
            Shape::From(part) => self.open(part, Case::From),
            Shape::Until(part) => self.open(part, Case::Until),
            Shape::All(ranges) => self.all(ranges),
            Shape::OneOf(ranges) => self.one_of(ranges),
        };
        let about = if date.is_approximate() && !single {
            self.say(" (шамамен)", " (приблизительно)", " (approximately)")
        } else {
            ""
        };
        let doubt = match self.style {
            _ if !date.is_uncertain() => "",
            Style::Long => self.say(" (күмәнді)", " (под вопросом)", " (uncertain)"),
            _ => " (?)",
        };
        text + about + doubt
    }

    fn say<'a>(&self, kk: &'a str, ru: &'a str, en: &'a str) -> &'a str {
        match self.tongue {
            Tongue::Kk => kk,
            Tongue::Ru => ru,
            Tongue::En => en,
        }
    }

    /// Month or day without the year.
    fn core(&self, part: &Part, case: Case) -> String {
        match (part.day, part.month, part.season) {
            (Some(day), Some(number), _) => self.days(&day.to_string(), number, case),
            (_, Some(number), _) => month(self.tongue, number, case).to_owned(),
            (_, _, Some(code)) => season(self.tongue, code, case),
            _ => String::new(),
        }
    }

    /// «15, 18 және 19» with its month.
    fn days(&self, days: &str, number: u8, case: Case) -> String {
        format!("{days}{NB}{}", month_after_day(self.tongue, number, case))
    }

    fn dated(&self, core: &str, year: Option<i32>) -> String {
        let Some(year) = year else { return core.to_owned() };
        match (self.tongue, self.style) {
            (Tongue::Kk, Style::Long) => format!("{year}{NB}жылғы {core}"),
            (Tongue::Ru, Style::Long) => format!("{core} {year}{NB}года"),
            (Tongue::Kk, Style::Short) => format!("{core} {year}{NB}ж."),
            (Tongue::Ru, Style::Short) => format!("{core} {year}{NB}г."),
            _ => format!("{core} {year}"),
        }
    }

    fn whole(&self, part: &Part, case: Case) -> String {
        match part.year {
            Some(year) if part.is_year() => self.year(year, case),
            year => self.dated(&self.core(part, case), year),
        }
    }

    fn year(&self, year: i32, case: Case) -> String {
        let word = match (self.tongue, self.style, case) {
            (_, Style::Bare, _) | (_, Style::Short, Case::Name) | (Tongue::En, ..) => return year.to_string(),
            (Tongue::Kk, Style::Short, _) => "ж.",
            (Tongue::Ru, Style::Short, _) => "г.",
            (Tongue::Kk, _, Case::From) => "жылдан",
            (Tongue::Kk, _, Case::Until) => "жылға",
            (Tongue::Kk, ..) => "жыл",
            (Tongue::Ru, _, Case::Name) => "год",
            (Tongue::Ru, _, Case::Between) => "годом",
            (Tongue::Ru, ..) => "года",
        };
        format!("{year}{NB}{word}")
    }

    /// «2019–2021 жылдар»; `years` may be any list of years.
    fn years(&self, years: &str) -> String {
        match (self.tongue, self.style) {
            (Tongue::Kk, Style::Long) => format!("{years}{NB}жылдар"),
            (Tongue::Ru, Style::Long) => format!("{years}{NB}годы"),
            _ => years.to_owned(),
        }
    }

    fn about(&self, part: &Part) -> String {
        format!("{}{NB}{}", self.say("шамамен", "около", "about"), self.whole(part, Case::About))
    }

    fn open(&self, part: &Part, case: Case) -> String {
        let whole = self.whole(part, case);
        match (self.tongue, case) {
            (Tongue::Kk, Case::From) => format!("{whole} бастап"),
            (Tongue::Kk, _) => format!("{whole} дейін"),
            // «со второго», all other numbers begin with other sounds.
            (Tongue::Ru, Case::From) if part.day == Some(2) => format!("со{NB}{whole}"),
            (Tongue::Ru, Case::From) => format!("с{NB}{whole}"),
            (Tongue::Ru, _) => format!("до{NB}{whole}"),
            (Tongue::En, Case::From) => format!("from {whole}"),
            (Tongue::En, _) => format!("until {whole}"),
        }
    }

    fn span(&self, a: &Part, b: &Part) -> String {
        if a == b {
            return self.whole(a, Case::Name);
        }
        if let (true, true, Some(from), Some(to)) = (a.is_year(), b.is_year(), a.year, b.year) {
            return self.years(&format!("{from}–{to}"));
        }
        if a.year != b.year || a.is_year() || b.is_year() {
            return format!("{} –{NB}{}", self.whole(a, Case::Name), self.whole(b, Case::Name));
        }
        self.dated(&self.core_span(a, b), a.year)
    }

    /// A span within one year, without the year.
    fn core_span(&self, a: &Part, b: &Part) -> String {
        match (a.day, b.day, a.month, b.month) {
            _ if a == b => self.core(a, Case::Name),
            (Some(from), Some(to), Some(m), Some(n)) if m == n => self.days(&format!("{from}–{to}"), m, Case::Name),
            // One word on each side: no spaces round the dash.
            (None, None, Some(_), Some(_)) => format!("{}–{}", self.core(a, Case::Name), self.core(b, Case::Name)),
            _ => format!("{} –{NB}{}", self.core(a, Case::Name), self.core(b, Case::Name)),
        }
    }

    fn all(&self, ranges: &[(Part, Part)]) -> String {
        self.listed(ranges, |items| join(self.lang, items))
    }

    /// Ranges joined, with month and year said once where all of them share it.
    fn listed(&self, ranges: &[(Part, Part)], joined: impl Fn(&[String]) -> String) -> String {
        let Some(((first, _), rest)) = ranges.split_first().map(|(f, r)| (*f, r)) else { return String::new() };
        if rest.is_empty() {
            return self.span(&ranges[0].0, &ranges[0].1);
        }
        if ranges.iter().all(|(a, b)| a.is_year() && b.is_year()) {
            return self.years(&joined(&numbers(ranges, |part| part.year)));
        }
        let one_year = ranges.iter().all(|(a, b)| a.year == first.year && b.year == first.year);
        if !one_year || ranges.iter().any(|(a, b)| a.is_year() || b.is_year()) {
            return joined(&ranges.iter().map(|(a, b)| self.span(a, b)).collect::<Vec<_>>());
        }
        let core = match one_month(ranges) {
            Some(number) => self.days(&joined(&numbers(ranges, |part| part.day.map(i32::from))), number, Case::Name),
            None => joined(&ranges.iter().map(|(a, b)| self.core_span(a, b)).collect::<Vec<_>>()),
        };
        self.dated(&core, first.year)
    }

    fn one_of(&self, ranges: &[(Part, Part)]) -> String {
        let [(a, b)] = ranges else { return self.listed(ranges, |items| self.joined_by_or(items)) };
        if a == b {
            return self.whole(a, Case::Name);
        }
        match self.tongue {
            Tongue::Kk => format!("{} аралығында", self.span(a, b)),
            Tongue::Ru => self.between(a, b, "между", "и"),
            Tongue::En => self.between(a, b, "between", "and"),
        }
    }

    fn between(&self, a: &Part, b: &Part, between: &str, and: &str) -> String {
        let one_year = a.year == b.year;
        match (a.day, b.day) {
            (Some(from), Some(_)) if one_year && a.month == b.month => {
                format!("{between} {from} {and} {}", self.whole(b, Case::Between))
            }
            _ if one_year => {
                format!("{between} {} {and} {}", self.core(a, Case::Between), self.whole(b, Case::Between))
            }
            _ if a.is_year() && b.is_year() => {
                let (from, to) = (a.year.unwrap_or(0), b.year.unwrap_or(0));
                let word = self.say("", "\u{a0}годами", "");
                format!("{between} {from} {and} {to}{word}")
            }
            _ => format!("{between} {} {and} {}", self.whole(a, Case::Between), self.whole(b, Case::Between)),
        }
    }

    fn joined_by_or(&self, items: &[String]) -> String {
        let or = self.say(" немесе ", " или ", " or ");
        match items.split_last() {
            Some((last, rest)) if !rest.is_empty() => format!("{}{or}{last}", rest.join(", ")),
            _ => items.concat(),
        }
    }

    /// The block of dates whose figure is days or a month; the others take theirs from the long form.
    fn block(&self, date: &Date) -> Option<DateBlock> {
        if date.is_approximate() {
            return None;
        }
        let ranges = match date.shape() {
            Shape::From(_) | Shape::Until(_) => return None,
            shape => shape.parts(),
        };
        let (a, b) = *ranges.first()?;
        let (big, mut rest) = if let (Some(number), Some(_)) = (one_month(&ranges), a.day) {
            let days = numbers(&ranges, |part| part.day.map(i32::from)).join(", ");
            (days, self.dated(month_after_day(self.tongue, number, Case::Name), a.year))
        } else if ranges.len() > 1 || date.is_one_of() {
            return None;
        } else if a == b && !a.is_year() {
            (capital(&self.core(&a, Case::Name)), a.year.map_or_else(String::new, |year| year.to_string()))
        } else {
            // Two months: the figure is the first day, the words go on from there.
            let text = self.span(&a, &b);
            a.day?;
            let (big, rest) = text.split_once(NB)?;
            (big.to_owned(), rest.to_owned())
        };
        if date.is_one_of() && big.contains(['–', ',']) {
            rest.push_str(self.say(" аралығында", ", один из дней", ", one of these days"));
        }
        if date.is_uncertain() {
            rest.push_str(" (?)");
        }
        Some(DateBlock { big, rest })
    }
}

/// The month that all days lie in.
fn one_month(ranges: &[(Part, Part)]) -> Option<u8> {
    let (first, _) = ranges.first()?;
    let same = |part: &Part| part.year == first.year && part.month == first.month && part.day.is_some();
    first.month.filter(|_| ranges.iter().all(|(a, b)| same(a) && same(b)))
}

/// «15» or «18–19» for each range.
fn numbers(ranges: &[(Part, Part)], number: impl Fn(&Part) -> Option<i32>) -> Vec<String> {
    let text = |part: &Part| number(part).map_or_else(String::new, |n| n.to_string());
    ranges.iter().map(|(a, b)| if a == b { text(a) } else { format!("{}–{}", text(a), text(b)) }).collect()
}

#[cfg(test)]
#[path = "format_tests.rs"]
mod tests;
