//! Which of the EDTF expressions does an archive use, and what do they consist of?

use edtf_core::{Date as EdtfDate, Edtf, IntervalEndpoint, SetElement, SetKind, YearKind};

use super::day::{Day, days_in_month};
use super::fault::DateFaultKind;

/// One year, month, season or day. No year means that it is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Part {
    pub year: Option<i32>,
    /// 1–12.
    pub month: Option<u8>,
    /// An EDTF season 21–24 or quarter 33–36.
    pub season: Option<u8>,
    pub day: Option<u8>,
}

/// A date as its parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    One(Part),
    /// From the first to the last, both included.
    Span(Part, Part),
    From(Part),
    Until(Part),
    /// All of these; each entry is a range, often of one part.
    All(Vec<(Part, Part)>),
    /// One of these, not known which.
    OneOf(Vec<(Part, Part)>),
}

/// The parts that a set may have.
pub(super) const MOST_PARTS: usize = 100;

impl Shape {
    /// The shape of an expression, or why it is not among those that are used.
    pub(super) fn of(edtf: &Edtf) -> Result<Self, DateFaultKind> {
        let shape = match edtf {
            Edtf::Date(date) => Self::One(part(date)?),
            Edtf::DateTime(_) => return Err(DateFaultKind::TimeInDate),
            Edtf::Interval(span) => match (&span.start, &span.end) {
                (IntervalEndpoint::Date(a), IntervalEndpoint::Date(b)) => Self::Span(part(a)?, part(b)?),
                (IntervalEndpoint::Date(a), IntervalEndpoint::Open | IntervalEndpoint::Unknown) => Self::From(part(a)?),
                (IntervalEndpoint::Open | IntervalEndpoint::Unknown, IntervalEndpoint::Date(b)) => {
                    Self::Until(part(b)?)
                }
                _ => return Err(DateFaultKind::NotSupported),
            },
            Edtf::Set(set) => {
                if set.elements.len() > MOST_PARTS {
                    return Err(DateFaultKind::TooLong);
                }
                let ranges: Result<Vec<_>, _> = set.elements.iter().map(element).collect();
                let mut ranges = ranges?;
                ranges.sort_by_key(|(a, b)| (a.order(), b.order()));
                ranges.dedup();
                if set.kind == SetKind::AllMembers { Self::All(ranges) } else { Self::OneOf(ranges) }
            }
        };
        shape.checked()
    }

    fn checked(self) -> Result<Self, DateFaultKind> {
        let parts = self.parts();
        let first_has_year = parts.first().is_some_and(|(a, _)| a.year.is_some());
        if parts.iter().any(|(a, b)| a.year.is_some() != first_has_year || b.year.is_some() != first_has_year) {
            return Err(DateFaultKind::YearOnOneSideOnly);
        }
        // Without a year, December to January may pass over New Year; within one month the order is plain.
        let backwards =
            |(a, b): &(Part, Part)| a.year.is_none() && a.month == b.month && a.day > b.day && b.day.is_some();
        if parts.iter().any(backwards) {
            return Err(DateFaultKind::EndBeforeStart);
        }
        Ok(self)
    }

    /// All ranges; an open end is represented by the end that is known.
    pub(super) fn parts(&self) -> Vec<(Part, Part)> {
        match self {
            Self::One(a) | Self::From(a) | Self::Until(a) => vec![(*a, *a)],
            Self::Span(a, b) => vec![(*a, *b)],
            Self::All(ranges) | Self::OneOf(ranges) => ranges.clone(),
        }
    }
}

impl Part {
    /// The first day of the part, in `instead` if the year is not known.
    pub(super) fn first(&self, instead: i32) -> Day {
        let month = self.month.or(self.season.map(|s| season_months(s).0)).unwrap_or(1);
        Day { year: self.year.unwrap_or(instead), month, day: self.day.unwrap_or(1) }
    }

    /// The last day of the part, in `instead` if the year is not known. Winter ends in the next year.
    pub(super) fn last(&self, instead: i32) -> Day {
        let mut year = self.year.unwrap_or(instead);
        let mut month = self.month.unwrap_or(12);
        if let Some(season) = self.season {
            let (first, last) = season_months(season);
            month = last;
            year += i32::from(last < first);
        }
        Day { year, month, day: self.day.unwrap_or_else(|| days_in_month(Some(year), month)) }
    }

    pub(super) fn is_year(&self) -> bool {
        self.month.is_none() && self.season.is_none()
    }

    fn order(&self) -> (Option<i32>, u8, u8) {
        let first = self.first(2000);
        (self.year, first.month, first.day)
    }
}

fn element(element: &SetElement) -> Result<(Part, Part), DateFaultKind> {
    match element {
        SetElement::Date(a) => Ok((part(a)?, part(a)?)),
        SetElement::Range(a, b) => Ok((part(a)?, part(b)?)),
        SetElement::OnOrBefore(_) | SetElement::OnOrAfter(_) => Err(DateFaultKind::NotSupported),
    }
}

fn part(date: &EdtfDate) -> Result<Part, DateFaultKind> {
    let YearKind::Standard { digits, .. } = date.year.kind else { return Err(DateFaultKind::YearOutOfRange) };
    if date.year.significant_digits.is_some() {
        return Err(DateFaultKind::NotSupported);
    }
    let year = match date.year.value() {
        Some(year) => match i32::try_from(year) {
            Ok(year) if (1000..=2999).contains(&year) => Some(year),
            _ => return Err(DateFaultKind::YearOutOfRange),
        },
        None if digits.iter().all(Option::is_none) => None,
        None => return Err(DateFaultKind::NotSupported),
    };
    let field = |field: Option<edtf_core::DateField>| match field {
        None => Ok(None),
        Some(field) => field.value().map(Some).ok_or(DateFaultKind::NotSupported),
    };
    let (month, day) = (field(date.month)?, field(date.day)?);
    match month {
        None if year.is_none() => Err(DateFaultKind::NotSupported),
        None | Some(1..=12) => Ok(Part { year, month, season: None, day }),
        Some(21..=24 | 33..=36) => Ok(Part { year, month: None, season: month, day: None }),
        Some(_) => Err(DateFaultKind::NotSupported),
    }
}

/// The first and last month of a season in the northern half of the world, or of a quarter (ISO 8601-2 §4.8).
fn season_months(code: u8) -> (u8, u8) {
    match code {
        21 => (3, 5),
        22 => (6, 8),
        23 => (9, 11),
        24 => (12, 2),
        33..=36 => (3 * (code - 33) + 1, 3 * (code - 33) + 3),
        _ => (1, 12),
    }
}
