//! What is wrong with a date or a moment that somebody typed?

use std::fmt;
use std::ops::Range;

/// A date that cannot be taken as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateFault {
    /// The bytes of the given text that are wrong.
    pub range: Range<usize>,
    /// What is wrong.
    pub kind: DateFaultKind,
    /// A text that would be read, if there is a likely one.
    pub suggestion: Option<String>,
}

/// What can be wrong with a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DateFaultKind {
    /// The month has no such day: 32 August, 30 February.
    NoSuchDay {
        /// The month, 1–12.
        month: u8,
        /// How many days it has (in the year, if that is known).
        days: u8,
        /// The day that was written.
        given: u16,
    },
    /// A month other than 1–12.
    NoSuchMonth {
        /// The month that was written.
        given: u16,
    },
    /// The last day comes before the first.
    EndBeforeStart,
    /// `23` for 2023.
    TwoDigitYear,
    /// A year before 1000 or after 2999.
    YearOutOfRange,
    /// Two parts of one date, of which one has a year and one has none.
    YearOnOneSideOnly,
    /// Valid EDTF, but of a kind that says less than an archive needs (`2022-XX`, `[..2022]`, `199X`).
    NotSupported,
    /// The time of day does not belong into a date.
    TimeInDate,
    /// More than 1000 bytes or 100 parts.
    TooLong,
    /// None of the forms that are read.
    Unreadable,
}

impl DateFault {
    pub(super) fn new(range: Range<usize>, kind: DateFaultKind) -> Self {
        Self { range, kind, suggestion: None }
    }

    pub(super) fn suggest(mut self, text: impl Into<String>) -> Self {
        self.suggestion = Some(text.into());
        self
    }

    /// The same fault in a text that starts `by` bytes earlier.
    pub(super) fn moved(mut self, by: usize) -> Self {
        self.range = self.range.start + by..self.range.end + by;
        self
    }
}

impl fmt::Display for DateFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.kind {
            DateFaultKind::NoSuchDay { month, days, given } => write!(f, "month {month} has {days} days, not {given}"),
            DateFaultKind::NoSuchMonth { given } => write!(f, "there is no month {given}"),
            DateFaultKind::EndBeforeStart => f.write_str("the end comes before the start"),
            DateFaultKind::TwoDigitYear => f.write_str("the year needs four digits"),
            DateFaultKind::YearOutOfRange => f.write_str("years go from 1000 to 2999"),
            DateFaultKind::YearOnOneSideOnly => f.write_str("one part has a year, another has none"),
            DateFaultKind::NotSupported => f.write_str("this kind of EDTF expression is not supported"),
            DateFaultKind::TimeInDate => f.write_str("a date has no time of day"),
            DateFaultKind::TooLong => f.write_str("the date is too long"),
            DateFaultKind::Unreadable => f.write_str("this is not a date"),
        }
    }
}

impl std::error::Error for DateFault {}
