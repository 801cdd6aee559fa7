//! Do the pieces of a typed date make up a date that the calendar has?

use std::ops::Range;

use super::day::days_in_month;
use super::fault::{DateFault, DateFaultKind};

/// What one piece of a date says.
#[derive(Clone, Debug, Default)]
pub(super) struct Piece {
    pub year: Option<u16>,
    pub unknown_year: bool,
    pub month: Option<(u16, Range<usize>)>,
    pub day: Option<(u16, Range<usize>)>,
    pub mark: Option<char>,
    pub range: Range<usize>,
}

/// What stands between two pieces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Link {
    To,
    And,
}

/// Gives each piece the month and year that it leaves to its neighbours.
pub(super) fn complete(pieces: &mut [Piece]) {
    let (mut month, mut year, mut unknown) = (None, None, false);
    for piece in pieces.iter_mut().rev() {
        if piece.month.is_none() && piece.day.is_some() {
            piece.month.clone_from(&month);
        }
        if piece.year.is_none() && !piece.unknown_year {
            (piece.year, piece.unknown_year) = (year, unknown);
        }
        month.clone_from(&piece.month);
        (year, unknown) = (piece.year, piece.unknown_year);
    }
    let mut year = None;
    for piece in pieces {
        if piece.year.is_none() && !piece.unknown_year {
            piece.year = year;
        }
        year = piece.year;
    }
}

/// Whether the calendar has the piece.
pub(super) fn check(piece: &Piece) -> Result<(), DateFault> {
    if piece.year.is_some_and(|year| !(1000..=2999).contains(&year)) {
        return Err(DateFault::new(piece.range.clone(), DateFaultKind::YearOutOfRange));
    }
    let Some((month, place)) = &piece.month else {
        // A lone number («24») is no date, nor is a lone XXXX.
        let fault = DateFault::new(piece.range.clone(), DateFaultKind::Unreadable);
        return if piece.day.is_some() || piece.year.is_none() { Err(fault) } else { Ok(()) };
    };
    let small = u8::try_from(*month).ok().filter(|m| (1..=12).contains(m));
    let Some(small) = small else {
        if piece.day.is_none() && piece.year.is_some() && matches!(month, 21..=24 | 33..=36) {
            return Ok(());
        }
        let fault = DateFault::new(place.clone(), DateFaultKind::NoSuchMonth { given: *month });
        // 08.24.2023: month and day changed places.
        let turned = piece
            .day
            .as_ref()
            .filter(|(day, _)| (1..=12).contains(day) && *month <= 31)
            .map(|(day, _)| Piece { day: Some((*month, 0..0)), month: Some((*day, 0..0)), ..piece.clone() });
        return Err(match turned.filter(|t| check(t).is_ok()) {
            Some(turned) => fault.suggest(turned.edtf()),
            None => fault,
        });
    };
    let Some((given, place)) = &piece.day else { return Ok(()) };
    let days = days_in_month(piece.year.map(i32::from), small);
    if (1..=u16::from(days)).contains(given) {
        return Ok(());
    }
    let kind = DateFaultKind::NoSuchDay { month: small, days, given: *given };
    Err(DateFault::new(place.clone(), kind))
}

impl Piece {
    /// The EDTF expression of the piece alone.
    pub(super) fn edtf(&self) -> String {
        let mut out = self.year.map_or_else(|| "XXXX".to_owned(), |year| format!("{year:04}"));
        for (number, _) in [&self.month, &self.day].into_iter().flatten() {
            out.push_str(&format!("-{number:02}"));
        }
        out.extend(self.mark);
        out
    }

    fn order(&self) -> (Option<u16>, u16, u16) {
        let number = |field: &Option<(u16, Range<usize>)>| field.as_ref().map_or(0, |(n, _)| *n);
        (self.year, number(&self.month), number(&self.day))
    }
}

/// The EDTF expression of all pieces; `set` tells whether brackets stood round them, and whether curly ones.
pub(super) fn write(
    pieces: &[Piece],
    links: &[Link],
    set: Option<bool>,
    whole: Range<usize>,
) -> Result<String, DateFault> {
    let mut groups: Vec<&[Piece]> = Vec::new();
    let mut start = 0;
    for (i, link) in links.iter().enumerate() {
        if *link == Link::And {
            groups.push(&pieces[start..=i]);
            start = i + 1;
        }
    }
    groups.push(&pieces[start..]);
    if let [[one]] = groups[..]
        && set.is_none()
    {
        return Ok(one.edtf());
    }
    if let [[a, b]] = groups[..]
        && set.is_none()
    {
        return if backwards(a, b) {
            let fault = DateFault::new(whole, DateFaultKind::EndBeforeStart);
            Err(fault.suggest(format!("{}/{}", b.edtf(), a.edtf())))
        } else {
            Ok(format!("{}/{}", a.edtf(), b.edtf()))
        };
    }
    let mut elements = Vec::new();
    for group in groups {
        match group {
            [a] => elements.push(a.edtf()),
            [a, b] if backwards(a, b) => {
                return Err(DateFault::new(a.range.start..b.range.end, DateFaultKind::EndBeforeStart));
            }
            // A range in a set may not contain X (edtf-core follows ISO 8601-2 §6.3 c): its days are written out.
            [a, b] if a.year.is_none() => match (&a.month, &b.month, &a.day, &b.day) {
                (Some((m, _)), Some((n, _)), Some((from, _)), Some((to, _))) if m == n => {
                    elements.extend((*from..=*to).map(|day| format!("XXXX-{m:02}-{day:02}")));
                }
                _ => return Err(DateFault::new(a.range.start..b.range.end, DateFaultKind::NotSupported)),
            },
            [a, b] => elements.push(format!("{}..{}", a.edtf(), b.edtf())),
            _ => return Err(DateFault::new(whole, DateFaultKind::Unreadable)),
        }
    }
    let (open, close) = if set == Some(false) { ('[', ']') } else { ('{', '}') };
    Ok(format!("{open}{}{close}", elements.join(",")))
}

/// Whether the last piece comes before the first. Without a year, a span may pass over New Year.
fn backwards(a: &Piece, b: &Piece) -> bool {
    let same_month = a.order().1 == b.order().1;
    if a.year.is_none() || b.year.is_none() {
        return same_month && b.day.is_some() && b.order().2 < a.order().2;
    }
    // A year or month stands for all its days: compare only what both pieces say.
    let (x, y) = (a.order(), b.order());
    let months = if x.1 == 0 || y.1 == 0 { (0, 0) } else { (x.1, y.1) };
    let days = if x.2 == 0 || y.2 == 0 { (0, 0) } else { (x.2, y.2) };
    (y.0, months.1, days.1) < (x.0, months.0, days.0)
}
