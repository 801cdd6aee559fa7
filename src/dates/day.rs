//! What is one day of the calendar?

use std::fmt;

use jiff::civil;

/// A day of the Gregorian calendar. Days compare in the order of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day {
    /// The year.
    pub year: i32,
    /// The month, 1–12.
    pub month: u8,
    /// The day of the month, from 1.
    pub day: u8,
}

impl Day {
    /// A day that the calendar has; `None` for 30 February and the like.
    pub fn new(year: i32, month: u8, day: u8) -> Option<Self> {
        let right = (1..=9999).contains(&year) && (1..=days_in_month(Some(year), month)).contains(&day);
        right.then_some(Self { year, month, day })
    }

    /// The day of the week: 0 is Monday, 6 is Sunday.
    pub fn weekday(&self) -> u8 {
        // 1 January 1970 was a Thursday.
        u8::try_from((self.ordinal() + 3).rem_euclid(7)).unwrap_or(0)
    }

    /// The number of the day, counted from 0 on 1 January 1970; neighbours differ by 1.
    pub fn ordinal(&self) -> i32 {
        civil_date(*self).map_or(0, |date| {
            let hours = date.duration_since(civil::date(1970, 1, 1)).as_hours();
            i32::try_from(hours / 24).unwrap_or(0)
        })
    }

    /// The next day.
    pub fn next(&self) -> Option<Self> {
        if self.day < days_in_month(Some(self.year), self.month) {
            Some(Self { day: self.day + 1, ..*self })
        } else if self.month < 12 {
            Some(Self { month: self.month + 1, day: 1, ..*self })
        } else {
            Self::new(self.year + 1, 1, 1)
        }
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

pub(super) fn civil_date(day: Day) -> Option<civil::Date> {
    let (month, number) = (i8::try_from(day.month).ok()?, i8::try_from(day.day).ok()?);
    civil::Date::new(i16::try_from(day.year).ok()?, month, number).ok()
}

/// How many days a month has; February of an unknown year has 29, a month outside 1–12 has 0.
pub(super) fn days_in_month(year: Option<i32>, month: u8) -> u8 {
    // 2000 was a leap year.
    let year = i16::try_from(year.unwrap_or(2000)).unwrap_or(2000);
    let month = i8::try_from(month).unwrap_or(0);
    civil::Date::new(year, month, 1).map_or(0, |date| u8::try_from(date.days_in_month()).unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_follow_the_calendar() {
        let day = |y, m, d| Day::new(y, m, d).unwrap();
        assert_eq!(day(2023, 8, 24).weekday(), 3);
        assert_eq!(day(2022, 12, 26).weekday(), 0);
        assert_eq!(day(1954, 12, 12).weekday(), 6);
        assert_eq!(day(2016, 4, 15).weekday(), 4);
        assert_eq!(day(1970, 1, 1).ordinal(), 0);
        assert_eq!(day(2000, 3, 1).ordinal() - day(2000, 2, 28).ordinal(), 2);
        assert_eq!(day(2023, 12, 31).next(), Day::new(2024, 1, 1));
        assert_eq!(day(2024, 2, 28).next(), Day::new(2024, 2, 29));
        assert_eq!(day(1000, 1, 2).to_string(), "1000-01-02");
        for (y, m, d) in [(2023, 2, 29), (2023, 0, 1), (2023, 13, 1), (2023, 8, 32), (2023, 8, 0), (100_000, 1, 1)] {
            assert_eq!(Day::new(y, m, d), None);
        }
    }
}
