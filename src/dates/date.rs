//! When was it, as far as the sources say?

use std::fmt;

use edtf_core::Edtf;

use super::day::Day;
use super::everyday::to_edtf;
use super::fault::{DateFault, DateFaultKind};
use super::shape::{Part, Shape};

/// A date as an archive knows it: a day, a span, a month, a year, several days, or one of them; with or without a year.
///
/// It is an EDTF expression (ISO 8601-2:2019) of the kinds that MODEL names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Date {
    edtf: Edtf,
    text: String,
    shape: Shape,
}

/// A date that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parsed {
    /// The date.
    pub date: Date,
    /// Whether an everyday form was turned into EDTF; [`Date::edtf`] tells into which.
    pub everyday: bool,
}

/// The order of dates on a shelf: by first day, then by last day; dates without a year come last, by month and day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DateKey {
    undated: bool,
    first: Day,
    last: Day,
}

/// The longest text that is read.
const LONGEST: usize = 1000;
const MOST_YEARS: usize = 200;
const MOST_DAYS: usize = 400;

impl Date {
    /// Reads EDTF or an everyday form (`24.08.2023`, `24–25 тамыз 2023`, `август 2023 г.`).
    ///
    /// # Errors
    /// The place and kind of the first thing that is wrong.
    pub fn parse(text: &str) -> Result<Parsed, DateFault> {
        if text.len() > LONGEST {
            return Err(DateFault::new(0..text.len(), DateFaultKind::TooLong));
        }
        let trimmed = text.trim();
        let start = text.len() - text.trim_start().len();
        let place = start..start + trimmed.len();
        if let Ok(edtf) = Edtf::parse(trimmed) {
            return match Self::of(edtf) {
                Ok(date) => Ok(Parsed { date, everyday: false }),
                Err(kind) => Err(with_suggestion(DateFault::new(place, kind), trimmed)),
            };
        }
        if let Some(day) = day_before_a_time(trimmed) {
            return Err(DateFault::new(place, DateFaultKind::TimeInDate).suggest(day));
        }
        let expression = to_edtf(trimmed).map_err(|fault| fault.moved(start))?;
        let read = Edtf::parse(&expression).map_err(|_| DateFaultKind::Unreadable).and_then(Self::of);
        read.map(|date| Parsed { date, everyday: true }).map_err(|kind| DateFault::new(place, kind))
    }

    fn of(edtf: Edtf) -> Result<Self, DateFaultKind> {
        let shape = Shape::of(&edtf)?;
        Ok(Self { text: edtf.to_string(), edtf, shape })
    }

    pub(super) fn shape(&self) -> &Shape {
        &self.shape
    }

    /// The EDTF expression in its canonical spelling.
    pub fn edtf(&self) -> &str {
        &self.text
    }

    /// The year of the start, when it is known.
    pub fn year(&self) -> Option<i32> {
        match &self.shape {
            Shape::Until(_) => None,
            shape => shape.parts().first().and_then(|(a, _)| a.year),
        }
    }

    /// All years that the date touches, rising; at most 200. An open end adds none.
    pub fn years(&self) -> Vec<i32> {
        let mut years: Vec<i32> = self
            .shape
            .parts()
            .iter()
            .filter_map(|(a, b)| Some((a.year?, b.last(b.year?).year)))
            .flat_map(|(from, to)| (from..=to).take(MOST_YEARS))
            .collect();
        years.sort_unstable();
        years.dedup();
        years.truncate(MOST_YEARS);
        years
    }

    /// The first day that the date may touch; `None` when the year is unknown or the start is open.
    pub fn earliest(&self) -> Option<Day> {
        match &self.shape {
            Shape::Until(_) => None,
            shape => shape.parts().iter().map(|(a, _)| a.year.map(|y| a.first(y))).min().flatten(),
        }
    }

    /// The last day that the date may touch; `None` when the year is unknown or the end is open.
    pub fn latest(&self) -> Option<Day> {
        match &self.shape {
            Shape::From(_) => None,
            shape => shape.parts().iter().map(|(_, b)| b.year.map(|y| b.last(y))).max().flatten(),
        }
    }

    /// Every calendar day that is stated exactly, in order; at most 400. Months, years, doubtful dates and one-of sets
    /// state none.
    pub fn days(&self) -> Vec<Day> {
        if !self.is_exact() {
            return Vec::new();
        }
        let mut days = Vec::new();
        for (a, b) in self.shape.parts() {
            let (Some(from), Some(to)) = (a.year, b.year) else { continue };
            let last = b.last(to);
            let span = std::iter::successors(Some(a.first(from)), Day::next).take_while(|day| *day <= last);
            days.extend(span.take(MOST_DAYS));
        }
        days.sort_unstable();
        days.dedup();
        days.truncate(MOST_DAYS);
        days
    }

    /// Month and day (if stated) of the start of a date without a year.
    pub fn month_day(&self) -> Option<(u8, Option<u8>)> {
        let parts = self.shape.parts();
        let (start, _) = parts.first().filter(|(a, _)| a.year.is_none())?;
        Some((start.month?, start.day))
    }

    /// The month of the start, where it is stated; of several possible days the month that they share.
    pub fn month(&self) -> Option<u8> {
        let parts = self.shape.parts();
        let month = parts.first()?.0.month;
        match &self.shape {
            Shape::Until(_) => None,
            Shape::OneOf(_) if parts.iter().any(|(a, b)| a.month != month || b.month != month) => None,
            _ => month,
        }
    }

    /// The place of the date in a sorted list.
    pub fn sort_key(&self) -> DateKey {
        let parts = self.shape.parts();
        // Any year does for dates without one: they only compare with each other.
        let first = parts.iter().map(|(a, _)| a.first(2000)).min();
        let last = parts.iter().map(|(_, b)| b.last(2000)).max();
        let none = Day { year: i32::MAX, month: 12, day: 31 };
        DateKey {
            undated: !self.has_year(),
            first: first.unwrap_or(none),
            last: if matches!(self.shape, Shape::From(_)) { none } else { last.unwrap_or(none) },
        }
    }

    /// Whether a year is stated.
    pub fn has_year(&self) -> bool {
        self.shape.parts().first().is_some_and(|(a, _)| a.year.is_some())
    }

    /// Whether every day is stated, with its year and without doubt.
    pub fn is_exact(&self) -> bool {
        let to_the_day = |part: &Part| part.year.is_some() && part.day.is_some();
        matches!(self.shape, Shape::One(_) | Shape::Span(..) | Shape::All(_))
            && !self.is_uncertain()
            && !self.is_approximate()
            && self.shape.parts().iter().all(|(a, b)| to_the_day(a) && to_the_day(b))
    }

    /// Whether the source is doubtful (`?` or `%`).
    pub fn is_uncertain(&self) -> bool {
        self.edtf.is_uncertain()
    }

    /// Whether the date is an estimate (`~` or `%`).
    pub fn is_approximate(&self) -> bool {
        self.edtf.is_approximate()
    }

    /// Whether it is one of several days or years, not known which (`[…]`).
    pub fn is_one_of(&self) -> bool {
        matches!(self.shape, Shape::OneOf(_))
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// For EDTF that is not used here: what of it can be.
fn with_suggestion(fault: DateFault, text: &str) -> DateFault {
    let shorter = match fault.kind {
        DateFaultKind::TimeInDate => text.split('T').next(),
        DateFaultKind::NotSupported => text.find("-X").and_then(|at| text.get(..at)),
        _ => None,
    };
    match shorter.filter(|s| Edtf::parse(s).is_ok_and(|edtf| Shape::of(&edtf).is_ok())) {
        Some(shorter) => fault.suggest(shorter),
        None => fault,
    }
}

/// The day of `2023-08-24T10:00`, `24.08.2023, 10:00` and the like.
fn day_before_a_time(text: &str) -> Option<&str> {
    let (before, clock) = text.rsplit_once(['T', ' '])?;
    let day = before.trim_end().trim_end_matches(',');
    let is_clock = clock.len() >= 4 && clock.split(':').all(|n| (1..=2).contains(&n.len()) && n.parse::<u8>().is_ok());
    (is_clock && clock.contains(':') && Date::parse(day).is_ok()).then_some(day)
}

#[cfg(test)]
#[path = "date_tests.rs"]
mod tests;
