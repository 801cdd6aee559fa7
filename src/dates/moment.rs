//! At which minute was it, and on whose clock?

use std::fmt;
use std::ops::Range;
use std::sync::LazyLock;

use jiff::tz::{Offset, TimeZone, TimeZoneDatabase};

use super::day::{Day, civil_date};

/// The zones of the program itself: the machine's may be older or newer.
static ZONES: LazyLock<TimeZoneDatabase> = LazyLock::new(TimeZoneDatabase::bundled);

/// A time of day, to the minute.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Clock {
    /// 0–23
    pub hour: u8,
    /// 0–59
    pub minute: u8,
}

/// A day with, as far as stated, the time, the offset from UTC and the zone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moment {
    day: Day,
    time: Option<Clock>,
    /// Minutes east of UTC.
    offset: Option<i16>,
    zone: Option<String>,
}

/// A moment that cannot be taken as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MomentFault {
    /// The bytes of the given text that are wrong.
    pub range: Range<usize>,
    /// What is wrong.
    pub kind: MomentFaultKind,
    /// A text that would be read, if there is a likely one.
    pub suggestion: Option<String>,
}

/// What can be wrong with a moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MomentFaultKind {
    /// The calendar has no such day.
    NoSuchDay,
    /// Not a time from 00:00 to 23:59.
    NoSuchTime,
    /// Not `Z` or an offset such as `+05:00`.
    BadOffset,
    /// The zone is not in the IANA database.
    NoSuchZone,
    /// The zone had another offset on that day; the suggestion is the moment with the right one.
    WrongOffset {
        /// The offset of the zone, as `+05:00`.
        right: String,
    },
    /// The clocks of the zone jumped over this time.
    SkippedTime,
    /// None of the forms that are read.
    Unreadable,
}

impl fmt::Display for MomentFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.kind {
            MomentFaultKind::NoSuchDay => f.write_str("there is no such day"),
            MomentFaultKind::NoSuchTime => f.write_str("there is no such time of day"),
            MomentFaultKind::BadOffset => f.write_str("the offset is not like +05:00"),
            MomentFaultKind::NoSuchZone => f.write_str("there is no such time zone"),
            MomentFaultKind::WrongOffset { right } => write!(f, "the zone had the offset {right} then"),
            MomentFaultKind::SkippedTime => f.write_str("the clocks of the zone jumped over this time"),
            MomentFaultKind::Unreadable => f.write_str("this is not a day with a time"),
        }
    }
}

impl std::error::Error for MomentFault {}

impl Clock {
    /// Reads `09:30`, `9:30` and `09:30:00` (seconds are dropped); also `9.30`.
    pub fn parse(text: &str) -> Option<Self> {
        let mut fields = text.split([':', '.']);
        let (hour, minute) = (digits(fields.next()?, 1..=2)?, digits(fields.next()?, 2..=2)?);
        let second = fields.next().map_or(Some(0), |s| digits(s, 2..=2))?;
        let right = hour < 24 && minute < 60 && second < 60 && fields.next().is_none();
        right.then_some(Self { hour: u8::try_from(hour).ok()?, minute: u8::try_from(minute).ok()? })
    }
}

impl fmt::Display for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.hour, self.minute)
    }
}

impl Moment {
    /// Reads `2022-12-26`, `2022-12-26T11:00`, the same with `+05:00` or `Z` and with `[Asia/Oral]`, `2022-12-26 11:00`,
    /// and `26.12.2022, 11:00`.
    ///
    /// # Errors
    /// The place and kind of the first thing that is wrong, also an offset that the zone did not have on that day.
    pub fn parse(text: &str) -> Result<Self, MomentFault> {
        let place = |part: &str| {
            let start = part.as_ptr() as usize - text.as_ptr() as usize;
            start..start + part.len()
        };
        let fault = |part: &str, kind| MomentFault { range: place(part), kind, suggestion: None };
        let trimmed = text.trim();
        if trimmed.len() > 80 {
            return Err(fault(trimmed, MomentFaultKind::Unreadable));
        }
        let end = trimmed.find(['T', ' ', ',', '\u{a0}']).unwrap_or(trimmed.len());
        let (date, rest) = trimmed.split_at(end);
        let day = read_day(date).map_err(|kind| fault(date, kind))?;
        let rest = rest.strip_prefix('T').unwrap_or_else(|| rest.trim_start_matches([',', ' ', '\u{a0}']));
        let (rest, zone) = match rest.strip_suffix(']').and_then(|r| r.split_once('[')) {
            Some((rest, zone)) => (rest, Some(zone)),
            None => (rest, None),
        };
        let split = rest.find(['+', '-', '\u{2212}', 'Z']).unwrap_or(rest.len());
        let (time, offset) = rest.split_at(split);
        let time = match time.trim() {
            "" if end == trimmed.len() => None,
            time => Some(Clock::parse(time).ok_or_else(|| fault(time, MomentFaultKind::NoSuchTime))?),
        };
        let minutes = match offset {
            "" => None,
            offset => Some(read_offset(offset).ok_or_else(|| fault(offset, MomentFaultKind::BadOffset))?),
        };
        if let Some(name) = zone.filter(|name| !zone_exists(name)) {
            return Err(fault(name, MomentFaultKind::NoSuchZone));
        }
        let moment = Self { day, time, offset: minutes, zone: zone.map(str::to_owned) };
        moment.check_offset().map_err(|(kind, right)| {
            let better = right.map(|right| Self { offset: Some(right), ..moment.clone() }.iso());
            MomentFault { range: place(if offset.is_empty() { trimmed } else { offset }), kind, suggestion: better }
        })?;
        Ok(moment)
    }

    /// The offset must be one that the zone had at that time. When clocks went back, both are right.
    fn check_offset(&self) -> Result<(), (MomentFaultKind, Option<i16>)> {
        let (Some(zone), Some(time)) = (self.zone.as_deref().and_then(zone), self.time) else { return Ok(()) };
        let hour = i8::try_from(time.hour).unwrap_or(0);
        let minute = i8::try_from(time.minute).unwrap_or(0);
        let Some(local) = civil_date(self.day).map(|date| date.at(hour, minute, 0, 0)) else { return Ok(()) };
        let ambiguous = zone.to_ambiguous_timestamp(local);
        let possible: Vec<i16> = match ambiguous.offset() {
            jiff::tz::AmbiguousOffset::Unambiguous { offset } => vec![minutes(offset)],
            jiff::tz::AmbiguousOffset::Fold { before, after } => vec![minutes(before), minutes(after)],
            jiff::tz::AmbiguousOffset::Gap { .. } => return Err((MomentFaultKind::SkippedTime, None)),
        };
        match (self.offset, possible.first()) {
            (Some(given), Some(right)) if !possible.contains(&given) => {
                Err((MomentFaultKind::WrongOffset { right: offset_text(*right) }, Some(*right)))
            }
            _ => Ok(()),
        }
    }

    /// The day.
    pub fn day(&self) -> Day {
        self.day
    }

    /// The time of day, if stated.
    pub fn time(&self) -> Option<Clock> {
        self.time
    }

    /// The IANA name of the zone, if stated.
    pub fn zone(&self) -> Option<&str> {
        self.zone.as_deref()
    }

    /// Minutes east of UTC, if stated.
    pub fn offset_minutes(&self) -> Option<i16> {
        self.offset
    }

    /// `2022-12-26`, `2022-12-26T11:00`, `2022-12-26T11:00+05:00` or with `[Asia/Oral]` (RFC 9557), as far as stated.
    pub fn iso(&self) -> String {
        let mut out = self.day.to_string();
        let Some(time) = self.time else { return out };
        out.push_str(&format!("T{time}"));
        if let Some(offset) = self.offset {
            out.push_str(&offset_text(offset));
        }
        if let Some(zone) = &self.zone {
            out.push_str(&format!("[{zone}]"));
        }
        out
    }

    /// The value of the attribute `datetime` of an HTML `time` element: [`Moment::iso`] without the zone.
    pub fn datetime_attr(&self) -> String {
        Self { zone: None, ..self.clone() }.iso()
    }

    /// The moment with the offset of a zone, for those without an offset of their own. `None` when the zone is not known
    /// or its clocks jumped over this time.
    pub fn in_zone(&self, name: &str) -> Option<Self> {
        let mut moment = Self { zone: Some(zone(name)?.iana_name()?.to_owned()), ..self.clone() };
        match (self.time, self.offset, moment.check_offset()) {
            (None, ..) | (_, Some(_), Ok(())) => Some(moment),
            (Some(time), None, Ok(())) => {
                // An offset that no zone has makes the check answer with the right one.
                let probe = Self { offset: Some(i16::MAX), time: Some(time), ..moment.clone() };
                moment.offset = probe.check_offset().err().and_then(|(_, right)| right);
                Some(moment)
            }
            (.., Err(_)) => None,
        }
    }

    /// Minutes after 1970 began in UTC, to compare moments on different clocks. A day counts from its start; a moment that states
    /// neither offset nor zone is taken as UTC, which in Kazakhstan is later and never too early.
    pub fn utc_minutes(&self) -> i64 {
        let time = self.time.unwrap_or(Clock { hour: 0, minute: 0 });
        let whole = Self { time: Some(time), ..self.clone() };
        let offset = match &self.zone {
            Some(zone) if self.offset.is_none() => whole.in_zone(zone).and_then(|moment| moment.offset),
            _ => self.offset,
        };
        let clock = i64::from(time.hour) * 60 + i64::from(time.minute) - i64::from(offset.unwrap_or(0));
        let epoch = jiff::civil::date(1970, 1, 1);
        civil_date(self.day).map_or(0, |day| i64::from((day - epoch).get_days()) * 24 * 60) + clock
    }

    /// The place of the moment in a sorted list: by the local day and time; a day without a time comes first.
    pub fn sort_key(&self) -> (Day, Option<Clock>) {
        (self.day, self.time)
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.iso())
    }
}

/// Whether the IANA database has a zone of this name.
pub fn zone_exists(name: &str) -> bool {
    zone(name).is_some()
}

fn zone(name: &str) -> Option<TimeZone> {
    ZONES.get(name).ok().filter(|zone| zone.iana_name() == Some(name))
}

fn minutes(offset: Offset) -> i16 {
    i16::try_from(offset.seconds() / 60).unwrap_or(0)
}

fn offset_text(minutes: i16) -> String {
    let sign = if minutes < 0 { '-' } else { '+' };
    let size = minutes.unsigned_abs();
    format!("{sign}{:02}:{:02}", size / 60, size % 60)
}

fn read_offset(text: &str) -> Option<i16> {
    if text == "Z" {
        return Some(0);
    }
    let (negative, rest) = match text.strip_prefix('+') {
        Some(rest) => (false, rest),
        None => (true, text.strip_prefix(['-', '\u{2212}'])?),
    };
    let (hours, minutes) = match rest.split_once(':') {
        Some((hours, minutes)) => (digits(hours, 1..=2)?, digits(minutes, 2..=2)?),
        None if rest.len() == 4 => (digits(rest.get(..2)?, 2..=2)?, digits(rest.get(2..)?, 2..=2)?),
        None => (digits(rest, 1..=2)?, 0),
    };
    // UTC+14:00 is the farthest zone in use.
    let total = i16::try_from(hours * 60 + minutes).ok().filter(|m| minutes < 60 && *m <= 14 * 60)?;
    Some(if negative { -total } else { total })
}

fn read_day(text: &str) -> Result<Day, MomentFaultKind> {
    let fields: Vec<&str> = text.split(['-', '.']).collect();
    let dotted = text.contains('.');
    let [a, b, c] = fields[..] else { return Err(MomentFaultKind::Unreadable) };
    if dotted && text.contains('-') {
        return Err(MomentFaultKind::Unreadable);
    }
    let (year, day) = if dotted { (c, a) } else { (a, c) };
    let read = digits(year, 4..=4).zip(digits(b, 1..=2)).zip(digits(day, 1..=2));
    let ((year, month), day) = read.ok_or(MomentFaultKind::Unreadable)?;
    let small = |n: u16| u8::try_from(n).unwrap_or(0);
    Day::new(i32::from(year), small(month), small(day)).ok_or(MomentFaultKind::NoSuchDay)
}

fn digits(text: &str, lengths: std::ops::RangeInclusive<usize>) -> Option<u16> {
    let right = lengths.contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    right.then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
#[path = "moment_tests.rs"]
mod tests;
