//! Of which shapes does a chart consist? Places in per cent and em, so that letters keep their size on every width.

use crate::i18n::grouped;
use serde::Serialize;

/// Names of years below the columns at most: more would touch each other on a phone.
const MOST_NAMES: usize = 5;
/// Digits above all columns together at most, for the same reason; beyond that lines with numbers take their place.
const MOST_DIGITS: usize = 24;
/// Years between the first and the last one that are shown with their gaps; of longer times only the years with something.
const LONGEST_SPAN: i32 = 100;
/// The whole width or height, in hundredths of a per cent.
const WHOLE: u64 = 10_000;
/// Where the columns stand on, in hundredths of a per cent of the height.
const FLOOR: u64 = 8_000;
/// Height of the highest column.
const TALL: u64 = 6_800;
/// Widest column.
const WIDE: u64 = 1_200;

/// A chart as values for the theme.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub(super) struct Chart {
    /// Height with its unit.
    pub height: String,
    pub lines: Vec<String>,
    pub rects: Vec<Rect>,
    pub texts: Vec<Text>,
}

/// A rectangle; its class gives the colour.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(super) struct Rect {
    pub class: &'static str,
    pub x: String,
    pub y: String,
    pub width: String,
    pub height: String,
}

/// A text in a chart.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub(super) struct Text {
    pub x: String,
    pub y: String,
    pub dy: Option<&'static str>,
    pub anchor: Option<&'static str>,
    pub soft: bool,
    pub text: String,
}

/// Horizontal bars, each with its name above it and its number at the right.
pub(super) fn bars(rows: &[(String, usize)]) -> Chart {
    let most = rows.iter().map(|(_, count)| *count).max().unwrap_or(1).max(1) as u64;
    let mut chart = Chart { height: em(rows.len() as u64 * 290), ..Chart::default() };
    for (at, (name, count)) in (0u64..).zip(rows) {
        let top = at * 290;
        let text = |x: &str, text: String| Text { x: x.into(), y: em(top + 100), text, ..Text::default() };
        chart.texts.push(text("0", name.clone()));
        chart.texts.push(Text { anchor: Some("end"), ..text("100%", grouped(*count as u64)) });
        let rect =
            |class, y, width, height: &str| Rect { class, x: "0".into(), y: em(y), width, height: height.into() };
        chart.rects.push(rect("b3", top + 155, "100%".into(), "1"));
        chart.rects.push(rect("bar", top + 145, per_cent(*count as u64 * WHOLE / most), "5"));
    }
    chart
}

/// Columns of years with something, in order; `rest` is a column of its own after them.
pub(super) fn columns(years: &[(i32, usize)], rest: Option<(String, usize)>) -> Chart {
    let slots = slots(years);
    let count = slots.len() + usize::from(rest.is_some());
    let most = slots.iter().map(|slot| slot.1).chain(rest.as_ref().map(|rest| rest.1)).max().unwrap_or(1).max(1) as u64;
    let numbers = count * grouped(most).chars().count() <= MOST_DIGITS;
    let step = nice_step(most);
    let (left, top) = if numbers { (0, most) } else { (1_200, most.div_ceil(step) * step) };
    let slot_width = (WHOLE - left) / (count.max(1) as u64);
    let width = (slot_width * 7 / 10).min(WIDE);
    let mut chart = Chart { height: "15em".into(), ..Chart::default() };
    for line in 0..=(if numbers { 0 } else { top / step }) {
        let y = per_cent(FLOOR - line * step * TALL / top);
        if !numbers {
            let text = grouped(line * step);
            chart.texts.push(Text { x: "0".into(), y: y.clone(), dy: Some("-.35em"), soft: true, text, anchor: None });
        }
        chart.lines.push(y);
    }
    let middle = |at: usize| left + slot_width * at as u64 + slot_width / 2;
    for (at, number) in slots.iter().map(|slot| slot.1).chain(rest.as_ref().map(|rest| rest.1)).enumerate() {
        if number == 0 {
            continue;
        }
        let height = number as u64 * TALL / top;
        let (x, y) = (per_cent(middle(at) - width / 2), per_cent(FLOOR - height));
        if numbers {
            chart.texts.push(below(middle(at), &y, "-.4em", false, grouped(number as u64)));
        }
        chart.rects.push(Rect { class: "bar", x, y, width: per_cent(width), height: per_cent(height) });
    }
    let (floor, every) = (per_cent(FLOOR), slots.len().div_ceil(MOST_NAMES).max(1));
    for (at, (year, _)) in slots.iter().enumerate().step_by(every) {
        chart.texts.push(below(middle(at), &floor, "1.5em", true, year.to_string()));
    }
    if let Some((name, _)) = rest {
        let name = below(middle(count - 1), &floor, "2.9em", true, name);
        // The words are wider than a narrow column: they end with it.
        let narrow = slot_width < 3_000;
        chart.texts.push(if narrow { Text { x: "100%".into(), anchor: Some("end"), ..name } } else { name });
    }
    chart
}

/// The years with the empty ones between them, if these are not too many.
fn slots(years: &[(i32, usize)]) -> Vec<(i32, usize)> {
    match (years.first(), years.last()) {
        (Some((first, _)), Some((last, _))) if last.saturating_sub(*first) < LONGEST_SPAN => {
            let count = |year: i32| years.iter().find(|(known, _)| *known == year).map_or(0, |(_, count)| *count);
            (*first..=*last).map(|year| (year, count(year))).collect()
        }
        _ => years.to_vec(),
    }
}

fn below(x: u64, y: &str, dy: &'static str, soft: bool, text: String) -> Text {
    Text { x: per_cent(x), y: y.to_owned(), dy: Some(dy), anchor: Some("middle"), soft, text }
}

/// 1, 2 or 5 with zeros, so that at most four lines reach `most`.
fn nice_step(most: u64) -> u64 {
    let tens = std::iter::successors(Some(1u64), |ten| ten.checked_mul(10));
    tens.flat_map(|ten| [1, 2, 5].map(|n| ten.saturating_mul(n)))
        .find(|step| step.saturating_mul(4) >= most)
        .unwrap_or(most)
}

/// Hundredths of a per cent: 3333 → `33.33%`.
fn per_cent(hundredths: u64) -> String {
    decimal(hundredths) + "%"
}

/// Hundredths of an em: 290 → `2.90em`.
fn em(hundredths: u64) -> String {
    decimal(hundredths) + "em"
}

fn decimal(hundredths: u64) -> String {
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(chart: &Chart) -> Vec<&str> {
        chart.texts.iter().map(|text| text.text.as_str()).collect()
    }

    #[test]
    fn bars_are_as_long_as_their_numbers() {
        let chart = bars(&[("а".into(), 3), ("б".into(), 1)]);
        let widths: Vec<&str> = chart.rects.iter().filter(|r| r.class == "bar").map(|r| r.width.as_str()).collect();
        assert_eq!(widths, ["100.00%", "33.33%"]);
        assert_eq!(names(&chart), ["а", "3", "б", "1"]);
        assert_eq!(chart.height, "5.80em");
    }

    #[test]
    fn columns_keep_empty_years_and_do_not_crowd() {
        let few = columns(&[(2020, 4), (2023, 1)], Some(("жоқ".into(), 2)));
        assert_eq!(few.rects.len(), 3, "an empty year has no column");
        assert_eq!(few.rects[0].height, "68.00%");
        assert_eq!(names(&few), ["4", "1", "2", "2020", "2021", "2022", "2023", "жоқ"]);

        let years: Vec<(i32, usize)> = (1990..2030).map(|year| (year, 700)).collect();
        let many = columns(&years, None);
        let named = ["0", "200", "400", "600", "800", "1990", "1998", "2006", "2014", "2022"];
        assert_eq!(names(&many), named, "lines instead of numbers, few years");
    }

    #[test]
    fn odd_numbers_do_no_harm() {
        let far = columns(&[(-9999, 1), (9999, 20_000)], None);
        assert_eq!(far.rects.len(), 2, "thousands of empty years are left out");
        for step in [(1, 1), (4, 1), (5, 2), (9, 5), (700, 200), (20_000, 5000)] {
            assert_eq!(nice_step(step.0), step.1, "{step:?}");
        }
        assert_eq!(columns(&[], None).rects, []);
        assert_eq!(bars(&[]).rects, []);
    }
}
