//! Where do the lines of a text end? Broken at spaces and after hyphens, as even as a title should be.

use super::letters::{Face, Glyph, UNITS, shape};
use unicode_normalization::char::is_combining_mark;

/// A run of letters that stays on one line.
#[derive(Clone, Debug)]
struct Piece {
    glyphs: Vec<Glyph>,
    /// Width in thousandths of the size.
    width: f32,
    /// Width of the space before it; none after a hyphen.
    space: f32,
}

/// A text that was measured once and is broken at any size.
#[derive(Debug)]
pub(super) struct Text {
    face: Face,
    pieces: Vec<Piece>,
}

/// A line: its glyphs with the beginnings of their pieces, in thousandths of the size.
pub(super) type Line = Vec<(f32, Glyph)>;

impl Text {
    /// Measures a text. Letters that the face does not have become `[…]`, as everywhere for what can't be told.
    pub fn new(face: Face, text: &str, lining: bool) -> Self {
        let legible = legible(face, text);
        let gap: f32 = shape(face, " ", lining).iter().map(|glyph| glyph.advance).sum();
        let mut pieces = Vec::new();
        for word in legible.split(' ').filter(|word| !word.is_empty()) {
            for (at, part) in word.split_inclusive(['-', '/']).enumerate() {
                let glyphs = shape(face, part, lining);
                let width = glyphs.iter().map(|glyph| glyph.advance).sum();
                let space = if at == 0 && !pieces.is_empty() { gap } else { 0.0 };
                pieces.push(Piece { glyphs, width, space });
            }
        }
        Self { face, pieces }
    }

    /// The face it was measured in.
    pub fn face(&self) -> Face {
        self.face
    }

    /// Its width on one line in pixels.
    pub fn width(&self, size: u16) -> f32 {
        self.pieces.iter().map(|piece| piece.space + piece.width).sum::<f32>() * f32::from(size) / UNITS
    }

    /// The width of its longest word in pixels.
    pub fn widest(&self, size: u16) -> f32 {
        self.pieces.iter().map(|piece| piece.width).fold(0.0, f32::max) * f32::from(size) / UNITS
    }

    /// Its lines at a size, each at most `width` pixels long. A word that is longer than a line is cut.
    pub fn lines(&self, size: u16, width: f32) -> Vec<Line> {
        let width = width * UNITS / f32::from(size);
        let mut lines: Vec<Line> = Vec::new();
        let mut pen = f32::INFINITY;
        for piece in &self.pieces {
            if pen + piece.space + piece.width <= width {
                pen += piece.space;
            } else {
                lines.push(Line::new());
                pen = 0.0;
            }
            let (mut start, mut cut) = (pen, 0.0);
            for glyph in &piece.glyphs {
                if start + glyph.x + glyph.advance - cut > width && glyph.x > cut && !glyph.is_mark {
                    lines.push(Line::new());
                    (start, cut) = (0.0, glyph.x);
                }
                if let Some(line) = lines.last_mut() {
                    line.push((start - cut, *glyph));
                }
            }
            pen = start - cut + piece.width;
        }
        lines
    }

    /// As many lines as at `width`, but as even as they can be.
    pub fn even_lines(&self, size: u16, width: f32) -> Vec<Line> {
        let count = self.lines(size, width).len();
        let (mut low, mut high) = (width / 2.0, width);
        for _ in 0..6 {
            let middle = f32::midpoint(low, high);
            if self.lines(size, middle).len() > count { low = middle } else { high = middle }
        }
        self.lines(size, high)
    }

    /// At most `most` lines, the last one with an ellipsis where something is left out.
    pub fn cut_lines(&self, size: u16, width: f32, most: usize) -> Vec<Line> {
        let mut lines = self.lines(size, width);
        if lines.len() > most {
            lines.truncate(most);
            let dots = shape(self.face, "…", false);
            let room = dots.iter().map(|glyph| glyph.advance).sum::<f32>();
            let limit = width * UNITS / f32::from(size) - room;
            if let Some(line) = lines.last_mut() {
                while line.last().is_some_and(|(start, glyph)| start + glyph.x + glyph.advance > limit) {
                    line.pop();
                }
                let end = line.last().map_or(0.0, |(start, glyph)| start + glyph.x + glyph.advance);
                line.extend(dots.into_iter().map(|glyph| (end, glyph)));
            }
        }
        lines
    }
}

/// The text in letters that the face has: one blank between words, no control characters, pictographs and lone marks.
fn legible(face: Face, text: &str) -> String {
    const LACUNA: &str = "[…]";
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\u{a0}' => out.push(letter),
            _ if letter.is_whitespace() => {
                if !out.ends_with(' ') {
                    out.push(' ');
                }
            }
            // Soft hyphens, joiners, direction marks.
            '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' => {}
            _ if letter.is_control() => {}
            _ if is_combining_mark(letter) && (out.is_empty() || out.ends_with([' ', ']']) || !face.has(letter)) => {}
            _ if face.has(letter) => out.push(letter),
            '\u{2600}'..='\u{27bf}' | '\u{2b00}'..='\u{2bff}' | '\u{fe00}'..='\u{fe0f}' | '\u{1f000}'..='\u{e0fff}' => {
            }
            _ => {
                let end = out.trim_end_matches(' ').len();
                if out[..end].ends_with(LACUNA) {
                    out.truncate(end);
                } else {
                    out.push_str(LACUNA);
                }
            }
        }
    }
    out.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_faces_do_not_have_is_shown_as_a_gap() {
        for (text, expected) in [
            ("Қазақ  тілі\n", "Қазақ тілі"),
            ("№\u{a0}75", "№\u{a0}75"),
            ("孔子 学院 Алматы", "[…] Алматы"),
            ("Алматы 孔子", "Алматы […]"),
            ("Форум 🎉🇰🇿 2023", "Форум 2023"),
            ("семья 👨\u{200d}👩\u{200d}👧", "семья"),
            ("\u{301}а\u{301}", "а\u{301}"),
            ("а\u{20e3}", "а"),
            ("тіл\u{ad}дер\u{200b}", "тілдер"),
            ("", ""),
            (" \u{0} ", ""),
            ("مدرسة", "[…]"),
        ] {
            assert_eq!(legible(Face::Serif, text), expected, "{text:?}");
        }
    }

    #[test]
    fn lines_keep_within_their_width_and_lose_nothing() {
        let title = "Мектепке дейінгі тәрбие мен оқыту-дамыту мәселелері 2023 жылғы республикалық форумда";
        for text in [title, "Қ", "ұзынсөзұзынсөзұзынсөзұзынсөзұзынсөз", "а-а-а/а", "", "-", " "]
        {
            let measured = Text::new(Face::Serif, text, false);
            for (size, width) in [(76, 800.0), (46, 200.0), (46, 30.0)] {
                let lines = measured.lines(size, width);
                let letters: usize = lines.iter().map(Vec::len).sum();
                let all: usize = measured.pieces.iter().map(|piece| piece.glyphs.len()).sum();
                assert_eq!(letters, all, "{text:?} at {size}");
                for line in &lines {
                    let end = line.last().map_or(0.0, |(start, glyph)| start + glyph.x + glyph.advance);
                    let end = end * f32::from(size) / UNITS;
                    assert!(!line.is_empty() && (end <= width + 0.5 || line.len() == 1), "{text:?}: {end} of {width}");
                }
                assert_eq!(measured.even_lines(size, width).len(), lines.len(), "{text:?}");
            }
        }
    }

    #[test]
    fn a_text_without_room_ends_with_an_ellipsis() {
        let text = Text::new(Face::Sans, &"сөз ".repeat(60), false);
        let dots = shape(Face::Sans, "…", false).len();
        let cut = text.cut_lines(30, 400.0, 2);
        assert_eq!(cut.len(), 2);
        let whole = text.lines(30, 400.0);
        assert!(cut[1].len() <= whole[1].len() + dots);
        assert_eq!(text.cut_lines(30, 400.0, 500).len(), whole.len());
    }
}
