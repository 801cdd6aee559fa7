//! Where does everything stand in the picture? As on a page: the date in the margin, the title on the axis, the archive at the foot.

use super::canvas::{Canvas, Colour, WIDTH};
use super::letters::{Face, ORNAMENT, UNITS, stamp};
use super::lines::{Line, Text};
use png::EncodingError;

/// The words of a picture. What is empty is left out.
#[derive(Clone, Copy, Debug, Default)]
pub struct Card<'a> {
    /// Large date: «24–25».
    pub big: &'a str,
    /// What stands below it: «тамыз 2023».
    pub rest: &'a str,
    /// What kind of record it is.
    pub kind: &'a str,
    /// Its title.
    pub title: &'a str,
    /// A second line: place, first words.
    pub about: &'a str,
    /// Name of the archive.
    pub archive: &'a str,
    /// Its address without the scheme.
    pub host: &'a str,
    /// Whether the ornament of the built-in theme stands at the foot.
    pub ornament: bool,
}

/// Outer edges, the axis on which text begins, and the space beside the margin column, in pixels.
const LEFT: f32 = 64.0;
const RIGHT: f32 = 1136.0;
const AXIS: f32 = 336.0;
const GAP: f32 = 28.0;
/// Base line of the kind and the lowest line above the foot.
const TOP: i32 = 98;
const LOWEST: i32 = 484;
/// Sizes of the title in pixels with the most lines of each.
const SIZES: [(u16, usize); 6] = [(76, 3), (68, 3), (60, 4), (54, 4), (48, 5), (42, 5)];
const SMALL: u16 = 30;

/// Draws the picture.
///
/// # Errors
/// None in practice: the PNG writer fails only where its output does.
pub fn draw(card: &Card<'_>) -> Result<Vec<u8>, EncodingError> {
    let mut canvas = Canvas::new();
    let kind = Text::new(Face::Sans, card.kind, true);
    write(&mut canvas, &kind, &kind.cut_lines(SMALL, RIGHT - AXIS, 1), (AXIS, TOP), SMALL, Colour::Rub);
    let title = Text::new(Face::Serif, card.title, false);
    let about = Text::new(Face::Sans, card.about, true);
    let (size, lines) = fitted(&title);
    let mut y = TOP + 22 + i32::from(size);
    margin(&mut canvas, card, y);
    y = write(&mut canvas, &title, &lines, (AXIS, y), size, Colour::Ink);
    let room = usize::try_from((LOWEST - y - 16) / leading(SMALL)).unwrap_or(0).min(2);
    if room > 0 {
        let lines = about.cut_lines(SMALL, RIGHT - AXIS, room);
        write(&mut canvas, &about, &lines, (AXIS, y + 16 + leading(SMALL)), SMALL, Colour::Soft);
    }
    foot(&mut canvas, card);
    canvas.png()
}

/// The largest size at which a title fits, and its lines.
fn fitted(title: &Text) -> (u16, Vec<Line>) {
    for (size, most) in SIZES {
        if title.lines(size, RIGHT - AXIS).len() <= most && title.widest(size) <= RIGHT - AXIS {
            return (size, title.even_lines(size, RIGHT - AXIS));
        }
    }
    let (size, most) = SIZES[SIZES.len() - 1];
    (size, title.cut_lines(size, RIGHT - AXIS, most))
}

/// The date, its large part on the first line of the title.
fn margin(canvas: &mut Canvas, card: &Card<'_>, y: i32) {
    let width = AXIS - GAP - LEFT;
    let big = Text::new(Face::Serif, card.big, true);
    let size = [84, 76, 68, 60, 52, 44].into_iter().find(|size| big.width(*size) <= width).unwrap_or(36);
    let below = write(canvas, &big, &big.cut_lines(size, width, 1), (LEFT, y), size, Colour::Rub);
    let rest = Text::new(Face::Serif, card.rest, false);
    let first = if card.big.is_empty() { y } else { below + 44 };
    write(canvas, &rest, &rest.cut_lines(32, width, 3), (LEFT, first), 32, Colour::Rub);
}

/// Two rules, the ornament, the name of the archive and its address.
fn foot(canvas: &mut Canvas, card: &Card<'_>) {
    const BASE: i32 = 584;
    let edges = LEFT as usize..RIGHT as usize;
    canvas.bar(edges.clone(), 518..521, Colour::Ink);
    canvas.bar(edges, 524..525, Colour::Ink);
    if card.ornament {
        for part in ORNAMENT.iter() {
            canvas.stamp(part, LEFT as i32, BASE + 2, Colour::Rub);
        }
    }
    let host = Text::new(Face::Sans, card.host, true);
    let mut right = RIGHT;
    if host.width(26) < (RIGHT - AXIS) / 2.0 {
        right = RIGHT - host.width(26);
        write(canvas, &host, &host.lines(26, WIDTH as f32), (right, BASE), 26, Colour::Soft);
        right -= GAP;
    }
    let archive = Text::new(Face::Serif, card.archive, false);
    write(canvas, &archive, &archive.cut_lines(38, right - AXIS, 1), (AXIS, BASE), 38, Colour::Ink);
}

/// Distance of two base lines in pixels.
fn leading(size: u16) -> i32 {
    i32::from(size) * if size > SMALL { 118 } else { 136 } / 100
}

/// Writes lines from a base line on; the base line of the last one is returned.
fn write(canvas: &mut Canvas, text: &Text, lines: &[Line], at: (f32, i32), size: u16, colour: Colour) -> i32 {
    let (left, mut y) = at;
    for (number, line) in lines.iter().enumerate() {
        y += if number > 0 { leading(size) } else { 0 };
        for (start, glyph) in line {
            let (x, up) = glyph.place(left + start * f32::from(size) / UNITS, size);
            if let Some(stamp) = stamp(text.face(), size, *glyph) {
                canvas.stamp(&stamp, x, y + up, colour);
            }
        }
    }
    y
}

#[cfg(test)]
mod tests {
    use super::super::{HEIGHT, WIDTH};
    use super::*;

    /// Width, height and points of a PNG, two to a byte.
    fn read(bytes: &[u8]) -> (u32, u32, Vec<u8>) {
        let mut decoder = png::Decoder::new(std::io::Cursor::new(bytes));
        decoder.set_transformations(png::Transformations::IDENTITY);
        let mut reader = decoder.read_info().unwrap();
        let mut points = vec![0; WIDTH * HEIGHT / 2];
        let info = reader.next_frame(&mut points).unwrap();
        (info.width, info.height, points)
    }

    /// Points that are not paper, in a part of the picture.
    fn drawn(points: &[u8], x: std::ops::Range<usize>, y: std::ops::Range<usize>) -> usize {
        y.map(|row| points[(row * WIDTH + x.start) / 2..(row * WIDTH + x.end) / 2].iter().filter(|p| **p != 0).count())
            .sum()
    }

    fn card() -> Card<'static> {
        Card {
            big: "24–25",
            rest: "тамыз 2023",
            kind: "Форум",
            title: "Мектепке дейінгі тәрбие мен оқыту",
            about: "Астана",
            archive: "Мұрағат",
            host: "muragat.example",
            ornament: true,
        }
    }

    #[test]
    fn everything_has_its_place_and_the_edges_stay_free() {
        let bytes = draw(&card()).unwrap();
        let (width, height, points) = read(&bytes);
        assert_eq!((width, height), (1200, 630));
        for (what, x, y) in [
            ("date", 64..300, 100..240),
            ("kind", 336..460, 70..105),
            ("title", 336..1136, 120..300),
            ("rule", 64..1136, 518..521),
            ("ornament", 64..136, 535..590),
            ("archive", 336..500, 540..600),
            ("host", 900..1136, 550..600),
        ] {
            assert!(drawn(&points, x, y) > 30, "{what}");
        }
        for (x, y) in [(0..60, 0..630), (1140..1200, 0..630), (0..1200, 0..50), (0..1200, 606..630)] {
            assert_eq!(drawn(&points, x.clone(), y.clone()), 0, "{x:?} {y:?}");
        }
        assert!(bytes.len() < 30_000, "{} bytes", bytes.len());
        assert_eq!(bytes, draw(&card()).unwrap(), "the same words, the same bytes");
    }

    #[test]
    fn no_words_are_too_many_or_too_odd() {
        let long = "Республикалық ғылыми-практикалық конференцияның пленарлық отырысы ".repeat(40);
        let word = "ұ".repeat(3_000);
        for text in ["", " ", "\u{301}", "孔子", "🎉", "مدرسة", "\u{0}\u{feff}", "-", long.as_str(), word.as_str()]
        {
            let card = Card {
                big: text,
                rest: text,
                kind: text,
                title: text,
                about: text,
                archive: text,
                host: text,
                ornament: false,
            };
            let (_, _, points) = read(&draw(&card).unwrap());
            assert_eq!(drawn(&points, 1140..1200, 0..630), 0, "the right edge stays free");
            assert_eq!(drawn(&points, 0..1200, 606..630), 0, "the lower edge stays free");
            assert_eq!(drawn(&points, 336..1136, 490..516), 0, "the foot keeps its distance");
        }
    }

    #[test]
    fn a_picture_depends_on_its_words_only() {
        let first = draw(&card()).unwrap();
        let threads: Vec<_> = (0..4)
            .map(|n| {
                std::thread::spawn(move || {
                    for other in 0..n {
                        draw(&Card { title: &"Басқа атау ".repeat(other + 1), ..Card::default() }).unwrap();
                    }
                    draw(&card()).unwrap()
                })
            })
            .collect();
        for thread in threads {
            assert!(thread.join().unwrap() == first);
        }
    }
}
