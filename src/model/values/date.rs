//! When was it? Dates, moments and clock times with their places and the repair of their faults.

use crate::dates::{Clock, Date, DateFault, DateFaultKind, Moment, MomentFault, MomentFaultKind};
use crate::diagnostics::{Diagnostic, Span};
use crate::model::reader::Reader;
use crate::model::schema::{Field, Resolve, Shape};
use crate::yaml::Node;
use serde_json::Value as Data;

/// A date of the EDTF subset.
#[derive(Clone, Debug)]
pub struct DateValue {
    /// The date.
    pub date: Date,
    /// Where it stands.
    pub span: Span,
}

impl Field for DateValue {
    const SHAPE: Shape = Shape::Date;

    fn read(node: &Node, cx: &mut Reader<'_>) -> Option<Self> {
        let text = cx.expect_text(node)?;
        match Date::parse(text) {
            Ok(parsed) => {
                if parsed.everyday {
                    let edtf = parsed.date.edtf().to_owned();
                    cx.fault(Diagnostic::info("everyday-date", node.span).arg("text", text).arg("edtf", edtf));
                }
                Some(Self { date: parsed.date, span: node.span })
            }
            Err(fault) => {
                cx.fault(date_fault(node.span, text, &fault));
                None
            }
        }
    }

    fn data(&self, _: Resolve<'_>) -> Data {
        self.date.edtf().into()
    }
}

/// A date with an optional time and zone.
#[derive(Clone, Debug)]
pub struct MomentValue {
    /// The moment.
    pub moment: Moment,
    /// Where it stands.
    pub span: Span,
}

impl Field for MomentValue {
    const SHAPE: Shape = Shape::Moment;

    fn read(node: &Node, cx: &mut Reader<'_>) -> Option<Self> {
        let text = cx.expect_text(node)?;
        match Moment::parse(text) {
            Ok(moment) => Some(Self { moment, span: node.span }),
            Err(fault) => {
                cx.fault(moment_fault(node.span, text, &fault));
                None
            }
        }
    }

    fn data(&self, _: Resolve<'_>) -> Data {
        self.moment.iso().into()
    }
}

/// A clock time such as `09:30`.
#[derive(Clone, Copy, Debug)]
pub struct ClockValue(pub Clock);

impl Field for ClockValue {
    const SHAPE: Shape = Shape::Clock;

    fn read(node: &Node, cx: &mut Reader<'_>) -> Option<Self> {
        let text = cx.expect_text(node)?;
        let clock = Clock::parse(text);
        if clock.is_none() {
            cx.fault(Diagnostic::error("bad-clock", node.span).arg("text", text));
        }
        clock.map(Self)
    }

    fn data(&self, _: Resolve<'_>) -> Data {
        self.0.to_string().into()
    }
}

/// Words of the catalogue that say in which month something is.
#[rustfmt::skip]
const MONTHS: [&str; 12] = [
    "month-1", "month-2", "month-3", "month-4", "month-5", "month-6",
    "month-7", "month-8", "month-9", "month-10", "month-11", "month-12",
];

/// The finding for an unreadable date: what is wrong with it and what to type instead.
fn date_fault(span: Span, text: &str, fault: &DateFault) -> Diagnostic {
    let finding = match &fault.kind {
        DateFaultKind::NoSuchDay { month, days, given } => Diagnostic::error("no-such-day", span)
            .word("month", MONTHS.get(usize::from(*month).saturating_sub(1)).copied().unwrap_or("month"))
            .arg("days", u64::from(*days))
            .arg("given", u64::from(*given)),
        DateFaultKind::NoSuchMonth { .. } => Diagnostic::error("no-such-month", span),
        DateFaultKind::EndBeforeStart => Diagnostic::error("end-before-start", span),
        DateFaultKind::TwoDigitYear => Diagnostic::error("two-digit-year", span),
        DateFaultKind::TimeInDate => Diagnostic::error("time-in-date", span),
        _ => Diagnostic::error("bad-date", span),
    };
    let guess = fault.suggestion.clone().or_else(|| nearest_day(text, fault));
    with_guess(finding.arg("text", text), guess.as_deref())
}

/// The same date with the nearest day that its month has, as an example of the form.
fn nearest_day(text: &str, fault: &DateFault) -> Option<String> {
    let DateFaultKind::NoSuchDay { days, given, .. } = fault.kind else { return None };
    let day = if given == 0 { "01".to_owned() } else { days.to_string() };
    let mut better = text.to_owned();
    text.get(fault.range.clone())?;
    better.replace_range(fault.range.clone(), &day);
    Date::parse(&better).is_ok().then_some(better)
}

/// The finding for a time zone that is not in the IANA database.
pub(super) fn unknown_zone(zone: &str, at: Span) -> Diagnostic {
    Diagnostic::error("unknown-zone", at).arg("zone", zone)
}

/// The finding for an unreadable moment.
fn moment_fault(span: Span, text: &str, fault: &MomentFault) -> Diagnostic {
    let code = match &fault.kind {
        MomentFaultKind::WrongOffset { .. } => "wrong-offset",
        MomentFaultKind::NoSuchZone => {
            let zone = text.split_once('[').map_or(text, |(_, zone)| zone.trim_end_matches(']'));
            return with_guess(unknown_zone(zone, span), fault.suggestion.as_deref());
        }
        MomentFaultKind::NoSuchTime | MomentFaultKind::SkippedTime => "bad-clock",
        _ => "bad-moment",
    };
    let finding = Diagnostic::error(code, span).arg("text", text);
    with_guess(finding, fault.suggestion.as_deref())
}

fn with_guess(finding: Diagnostic, guess: Option<&str>) -> Diagnostic {
    match guess {
        Some(guess) => finding.arg("guess", guess).help("guess"),
        None => finding,
    }
}
