//! Which EDTF expression does a date in everyday writing mean?
//!
//! A text is a list of pieces (`24`, `24.08`, `24 тамыз 2023`, `2023 жылғы 24`, `2023-08-24`) with dashes, commas or «и»
//! between them. What one piece leaves out it takes from its neighbours: the month and the year from the right, the year
//! also from the left.

use std::ops::Range;

use super::day::days_in_month;
use super::fault::{DateFault, DateFaultKind};
use super::names::month_of_word;
use super::piece::{Link, Piece, check, complete, write};
use super::shape::MOST_PARTS;
use super::token::{Kind, Token, tokens};

/// The EDTF expression that an everyday form means.
///
/// # Errors
/// The first thing that is wrong, with its place in `text`.
pub(super) fn to_edtf(text: &str) -> Result<String, DateFault> {
    let (inner, shift, brackets) = match (text.chars().next(), text.chars().next_back()) {
        (Some('{'), Some('}')) | (Some('['), Some(']')) if text.len() > 2 => {
            (&text[1..text.len() - 1], 1, Some(text.starts_with('{')))
        }
        _ => (text, 0, None),
    };
    let whole = 0..inner.len();
    let read = tokens(inner)
        .map_err(|range| DateFault::new(range, DateFaultKind::Unreadable))
        .and_then(|tokens| Reader { tokens: &tokens, at: 0 }.pieces(&whole))
        .and_then(|(mut pieces, links)| {
            complete(&mut pieces);
            pieces.iter().try_for_each(check)?;
            write(&pieces, &links, brackets, whole.clone())
        });
    read.map_err(|fault| fault.moved(shift))
}

struct Reader<'a> {
    tokens: &'a [Token],
    at: usize,
}

impl Reader<'_> {
    fn kind(&self, ahead: usize) -> Option<&Kind> {
        self.tokens.get(self.at + ahead).map(|t| &t.kind)
    }

    fn spaced(&self, ahead: usize) -> bool {
        self.tokens.get(self.at + ahead).is_some_and(|t| t.spaced)
    }

    fn range(&self, at: usize) -> Range<usize> {
        self.tokens.get(at).map_or(0..0, |t| t.range.clone())
    }

    /// A number of one or two digits with its place.
    fn short(&self, ahead: usize) -> Option<(u16, Range<usize>)> {
        match self.kind(ahead)? {
            Kind::Number(n, 1..=2) => Some((*n, self.range(self.at + ahead))),
            _ => None,
        }
    }

    fn pieces(mut self, whole: &Range<usize>) -> Result<(Vec<Piece>, Vec<Link>), DateFault> {
        let (mut pieces, mut links) = (Vec::new(), Vec::new());
        loop {
            let start = self.at;
            let mut piece = self.piece()?;
            if self.at == start {
                let range = self.tokens.get(start).map_or(whole.clone(), |t| t.range.clone());
                return Err(DateFault::new(range, DateFaultKind::Unreadable));
            }
            if let Some(Kind::Mark(mark)) = self.kind(0) {
                piece.mark = Some(*mark);
                self.at += 1;
            }
            piece.range = self.range(start).start..self.range(self.at - 1).end;
            pieces.push(piece);
            if pieces.len() > MOST_PARTS {
                return Err(DateFault::new(whole.clone(), DateFaultKind::TooLong));
            }
            let link = match self.kind(0) {
                None => return Ok((pieces, links)),
                Some(Kind::Dash | Kind::Slash | Kind::Dots) => Link::To,
                Some(Kind::Comma) => Link::And,
                Some(Kind::Word(word)) if matches!(word.as_str(), "және" | "мен" | "и" | "and") => Link::And,
                Some(_) => return Err(DateFault::new(self.range(self.at), DateFaultKind::Unreadable)),
            };
            links.push(link);
            self.at += 1;
        }
    }

    fn piece(&mut self) -> Result<Piece, DateFault> {
        if self.slashed() {
            return Err(self.slash_fault());
        }
        let mut piece = Piece::default();
        match self.kind(0) {
            Some(Kind::Number(year, 4)) => {
                piece.year = Some(*year);
                self.at += 1;
                if !self.iso_rest(&mut piece) {
                    self.year_words();
                    piece.day = self.short(0);
                    self.at += usize::from(piece.day.is_some());
                    self.month_word(&mut piece);
                }
            }
            Some(Kind::Unknown) => {
                piece.unknown_year = true;
                self.at += 1;
                self.iso_rest(&mut piece);
            }
            Some(Kind::Number(_, 1..=2)) => {
                let first = self.short(0);
                self.at += 1;
                if !self.dotted_rest(&mut piece, first.clone())? {
                    piece.day = first;
                    self.month_word(&mut piece);
                    self.year_after(&mut piece)?;
                }
            }
            Some(Kind::Word(_)) => {
                self.month_word(&mut piece);
                if piece.month.is_some() {
                    self.year_after(&mut piece)?;
                }
            }
            _ => {}
        }
        Ok(piece)
    }

    /// `-08` or `-08-24` right after a year.
    fn iso_rest(&mut self, piece: &mut Piece) -> bool {
        let dashed = |at: usize| matches!(self.kind(at), Some(Kind::Dash)) && !self.spaced(at) && !self.spaced(at + 1);
        let Some(month) = self.short(1).filter(|_| dashed(0)) else { return false };
        // «2023-24 тамыз» is no ISO date.
        if matches!(self.kind(2), Some(Kind::Word(_))) {
            return false;
        }
        let day = self.short(3).filter(|_| dashed(2));
        self.at += if day.is_some() { 4 } else { 2 };
        piece.month = Some(month);
        piece.day = day;
        true
    }

    /// `.08.2023`, `.08` or `.2023` right after a number. False if the number stands alone.
    fn dotted_rest(&mut self, piece: &mut Piece, first: Option<(u16, Range<usize>)>) -> Result<bool, DateFault> {
        if !matches!(self.kind(0), Some(Kind::Dot)) {
            return Ok(false);
        }
        if let Some(Kind::Number(year, 4)) = self.kind(1) {
            piece.year = Some(*year);
            piece.month = first;
            self.at += 2;
            self.year_words();
            return Ok(true);
        }
        let Some(month) = self.short(1) else { return Ok(false) };
        piece.day = first;
        piece.month = Some(month);
        self.at += 2;
        if matches!(self.kind(0), Some(Kind::Dot)) {
            match self.kind(1) {
                Some(Kind::Number(year, 4)) => piece.year = Some(*year),
                Some(Kind::Number(year, 2)) => return Err(two_digits(*year, self.range(self.at + 1), piece)),
                _ => return Ok(true),
            }
            self.at += 2;
            self.year_words();
        }
        Ok(true)
    }

    /// «тамыз», «августа»; a hyphen may stand before it («24-тамыз»), and «айы» after it.
    fn month_word(&mut self, piece: &mut Piece) {
        let hyphen = usize::from(piece.day.is_some() && matches!(self.kind(0), Some(Kind::Dash)));
        let Some(Kind::Word(word)) = self.kind(hyphen) else { return };
        let Some(month) = month_of_word(word) else { return };
        self.at += hyphen;
        piece.month = Some((u16::from(month), self.range(self.at)));
        self.at += 1;
        if matches!(self.kind(0), Some(Kind::Word(word)) if word.starts_with("айы")) {
            self.at += 1;
        }
    }

    /// A year after a month, with «года», «г.», «ж.».
    fn year_after(&mut self, piece: &mut Piece) -> Result<(), DateFault> {
        match self.kind(0) {
            Some(Kind::Number(year, 4)) => piece.year = Some(*year),
            Some(Kind::Number(year, 2)) if piece.month.is_some() => {
                return Err(two_digits(*year, self.range(self.at), piece));
            }
            _ => return Ok(()),
        }
        self.at += 1;
        self.year_words();
        Ok(())
    }

    fn year_words(&mut self) {
        let Some(Kind::Word(word)) = self.kind(0) else { return };
        let known =
            matches!(word.as_str(), "г" | "гг" | "ж" | "жж" | "год" | "года" | "году" | "годы" | "годов" | "годах");
        if known || word.strip_prefix("жыл").is_some_and(|ending| ending.chars().count() <= 6) {
            self.at += 1;
            self.at += usize::from(matches!(self.kind(0), Some(Kind::Dot)));
        }
    }

    /// `24/08/2023`: which number is the month depends on the country, so it is not guessed silently.
    fn slashed(&self) -> bool {
        self.short(0).is_some()
            && matches!(self.kind(1), Some(Kind::Slash))
            && self.short(2).is_some()
            && matches!(self.kind(3), Some(Kind::Slash))
            && matches!(self.kind(4), Some(Kind::Number(_, 4)))
    }

    fn slash_fault(&self) -> DateFault {
        let fault = DateFault::new(self.range(self.at).start..self.range(self.at + 4).end, DateFaultKind::Unreadable);
        let (Some((a, _)), Some((b, _)), Some(Kind::Number(year, _))) = (self.short(0), self.short(2), self.kind(4))
        else {
            return fault;
        };
        let (day, month) = if b > 12 { (b, a) } else { (a, b) };
        match (u8::try_from(month), u8::try_from(day)) {
            (Ok(m), Ok(d)) if d > 0 && d <= days_in_month(Some(i32::from(*year)), m) => {
                fault.suggest(format!("{year:04}-{m:02}-{d:02}"))
            }
            _ => fault,
        }
    }
}

fn two_digits(year: u16, range: Range<usize>, piece: &Piece) -> DateFault {
    let full = if year < 50 { 2000 + year } else { 1900 + year };
    let fault = DateFault::new(range, DateFaultKind::TwoDigitYear);
    let whole = Piece { year: Some(full), ..piece.clone() };
    if check(&whole).is_ok() { fault.suggest(whole.edtf()) } else { fault }
}
