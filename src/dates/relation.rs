//! Does one date lie within another, and do the parts of an event make up its whole date?

use super::date::Date;
use super::day::Day;
use super::shape::Shape;

/// Ranges of day numbers that do not touch, rising.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Region(Vec<(i32, i32)>);

/// Dates without a year are compared within this leap year.
const ANY_YEAR: i32 = 2000;

impl Date {
    /// Whether `other` lies within this date, as a session should within its event.
    ///
    /// `None` when the sources do not decide it: a year is unknown, one of the dates is doubtful, or a month-wide date
    /// only overlaps. A session known to the month lies within an event of that whole month.
    pub fn covers(&self, other: &Date) -> Option<bool> {
        if self.has_year() != other.has_year() {
            let (dated, undated) = if self.has_year() { (self, other) } else { (other, self) };
            // Whatever the year: no day of the one has a month and day of the other.
            let apart = dated.closed() && Region::of(dated, true).disjoint(&Region::of(undated, true));
            return (apart && !self.doubtful() && !other.doubtful()).then_some(false);
        }
        let (own, others) = (Region::of(self, false), Region::of(other, false));
        if own.contains(&others) {
            return Some(true);
        }
        let decided = own.disjoint(&others) || other.is_exact() || other.exact_without_year();
        (decided && !self.doubtful() && !other.doubtful()).then_some(false)
    }

    /// Whether the parts (blocks of a programme) have exactly the days of this date between them.
    ///
    /// Works for dates without a year, too. `None` without parts, or when one of the dates is not stated to the day.
    pub fn is_union_of(&self, parts: &[&Date]) -> Option<bool> {
        let to_the_day = |date: &Date| date.is_exact() || date.exact_without_year();
        let same_kind = parts.iter().all(|part| to_the_day(part) && part.has_year() == self.has_year());
        if parts.is_empty() || !to_the_day(self) || !same_kind {
            return None;
        }
        let ranges = parts.iter().flat_map(|part| Region::of(part, false).0).collect();
        Some(Region::of(self, false) == Region::merged(ranges))
    }

    fn doubtful(&self) -> bool {
        self.is_uncertain() || self.is_approximate()
    }

    fn closed(&self) -> bool {
        !matches!(self.shape(), Shape::From(_) | Shape::Until(_))
    }

    fn exact_without_year(&self) -> bool {
        !self.has_year()
            && !self.doubtful()
            && matches!(self.shape(), Shape::One(_) | Shape::Span(..) | Shape::All(_))
            && self.shape().parts().iter().all(|(a, b)| a.day.is_some() && b.day.is_some())
    }
}

impl Region {
    /// The days of a date; with `yearless`, all moved into one year.
    fn of(date: &Date, yearless: bool) -> Self {
        let mut ranges = Vec::new();
        for (a, b) in date.shape().parts() {
            let (mut from, mut to) = (a.first(ANY_YEAR), b.last(ANY_YEAR));
            if yearless && from.year + 1 < to.year
                || yearless && from.year < to.year && month_day(from) <= month_day(to)
            {
                (from, to) = (first_of_year(), last_of_year());
            } else if yearless {
                (from.year, to.year) = (ANY_YEAR, ANY_YEAR);
            } else if a.year.is_none() {
                to.year = ANY_YEAR;
            }
            let (from, to) = (from.ordinal(), to.ordinal());
            match date.shape() {
                Shape::From(_) => ranges.push((from, i32::MAX)),
                Shape::Until(_) => ranges.push((i32::MIN, to)),
                // Over New Year.
                _ if to < from => {
                    ranges.push((from, last_of_year().ordinal()));
                    ranges.push((first_of_year().ordinal(), to));
                }
                _ => ranges.push((from, to)),
            }
        }
        Self::merged(ranges)
    }

    fn merged(mut ranges: Vec<(i32, i32)>) -> Self {
        ranges.sort_unstable();
        let mut out: Vec<(i32, i32)> = Vec::new();
        for (from, to) in ranges {
            match out.last_mut() {
                Some((_, end)) if from <= end.saturating_add(1) => *end = to.max(*end),
                _ => out.push((from, to)),
            }
        }
        Self(out)
    }

    fn contains(&self, other: &Self) -> bool {
        other.0.iter().all(|(from, to)| self.0.iter().any(|(a, b)| a <= from && to <= b))
    }

    fn disjoint(&self, other: &Self) -> bool {
        other.0.iter().all(|(from, to)| self.0.iter().all(|(a, b)| to < a || b < from))
    }
}

fn month_day(day: Day) -> (u8, u8) {
    (day.month, day.day)
}

fn first_of_year() -> Day {
    Day { year: ANY_YEAR, month: 1, day: 1 }
}

fn last_of_year() -> Day {
    Day { year: ANY_YEAR, month: 12, day: 31 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        Date::parse(text).unwrap().date
    }

    #[test]
    fn sessions_lie_within_their_event_or_not() {
        for (event, session, answer) in [
            ("2023-08-24/2023-08-25", "2023-08-24", Some(true)),
            ("2023-08-24/2023-08-25", "2023-08-24/2023-08-25", Some(true)),
            ("2023-08-24/2023-08-25", "2023-08-26", Some(false)),
            ("2023-08-24/2023-08-25", "2023-08-25/2023-08-26", Some(false)),
            ("2023-08-24/2023-08-25", "2023-08", None),
            ("2023-08-24/2023-08-25", "2023-09", Some(false)),
            ("2023-08-24/2023-08-25", "2023", None),
            ("2023-08", "2023-08-24", Some(true)),
            ("2023", "2023-08", Some(true)),
            ("2023", "2022-12-31", Some(false)),
            ("2023?", "2022-12-31", None),
            ("2023-08-24", "2023-08-25~", None),
            ("[2022-12-19..2022-12-25]", "2022-12-20", Some(true)),
            ("[2022-12-19..2022-12-25]", "2022-12-26", Some(false)),
            ("2022-12-20", "[2022-12-19..2022-12-25]", None),
            ("1954-12-12/..", "2023-08-24", Some(true)),
            ("1954-12-12/..", "1954-12-11", Some(false)),
            ("../1954-12-12", "1954-12-11", Some(true)),
            ("1954-24", "1955-02-28", Some(true)),
            ("XXXX-08", "XXXX-08-24", Some(true)),
            ("XXXX-08", "XXXX-09-01", Some(false)),
            ("XXXX-12-30/XXXX-01-02", "XXXX-01-01", Some(true)),
            ("{XXXX-04-15,XXXX-04-18,XXXX-04-19}", "XXXX-04-16", Some(false)),
            ("{XXXX-04-15,XXXX-04-18,XXXX-04-19}", "XXXX-04-18", Some(true)),
            ("2023-08-24/2023-08-25", "XXXX-08-24", None),
            ("2023-08-24/2023-08-25", "XXXX-09-01", Some(false)),
            ("XXXX-08", "2023-08-24", None),
            ("2022/2023", "XXXX-08", None),
            ("2022-12-30/2023-01-02", "XXXX-06-01", Some(false)),
            ("2022-12-30/2023-01-02", "XXXX-01-01", None),
        ] {
            assert_eq!(date(event).covers(&date(session)), answer, "{event} {session}");
        }
    }

    #[test]
    fn blocks_make_up_the_event() {
        for (event, blocks, answer) in [
            ("{XXXX-04-15,XXXX-04-18,XXXX-04-19}", &["XXXX-04-15", "XXXX-04-18/XXXX-04-19"][..], Some(true)),
            ("{XXXX-04-15,XXXX-04-18,XXXX-04-19}", &["XXXX-04-15", "{XXXX-04-18,XXXX-04-19}"], Some(true)),
            ("{XXXX-04-15,XXXX-04-18,XXXX-04-19}", &["XXXX-04-15", "XXXX-04-18"], Some(false)),
            ("XXXX-04-15/XXXX-04-19", &["XXXX-04-15", "XXXX-04-18/XXXX-04-19"], Some(false)),
            ("2023-08-24/2023-08-25", &["2023-08-24", "2023-08-25"], Some(true)),
            ("2023-08-24/2023-08-25", &["2023-08-24", "2023-08-26"], Some(false)),
            ("2023-08-24/2023-08-25", &["XXXX-08-24", "XXXX-08-25"], None),
            ("2023-08", &["2023-08-24"], None),
            ("2023-08-24", &[], None),
        ] {
            let blocks: Vec<Date> = blocks.iter().map(|b| date(b)).collect();
            assert_eq!(date(event).is_union_of(&blocks.iter().collect::<Vec<_>>()), answer, "{event}");
        }
    }
}
