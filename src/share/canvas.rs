//! Which colour has each point of the picture, and how does it become a PNG?

use png::{BitDepth, ColorType, DeflateCompression, EncodingError, Filter};

/// Width of the picture in pixels; the size that Open Graph readers ask for.
pub const WIDTH: usize = 1200;
/// Height of the picture in pixels.
pub const HEIGHT: usize = 630;

/// Steps between the paper and a full colour: with three colours and the paper the palette has 16, two points in a byte.
const STEPS: u8 = 5;
/// The paper of the light theme.
const PAPER: [u8; 3] = [0xfb, 0xf8, 0xf2];

/// A colour that is laid on the paper: the tokens of the light theme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Colour {
    /// Letters.
    Ink,
    /// What is not said by the record itself.
    Soft,
    /// Dates and kinds.
    Rub,
}

impl Colour {
    const ALL: [Self; 3] = [Self::Ink, Self::Soft, Self::Rub];

    fn rgb(self) -> [u8; 3] {
        match self {
            Self::Ink => [0x21, 0x1c, 0x17],
            Self::Soft => [0x5a, 0x55, 0x50],
            Self::Rub => [0x97, 0x27, 0x1a],
        }
    }

    /// Place of the full colour in the palette; the paler steps follow it.
    fn first(self) -> u8 {
        1 + self as u8 * STEPS
    }
}

/// How much of each point of a rectangle is covered, row by row, 0–255.
#[derive(Debug)]
pub(super) struct Stamp {
    /// Distance of its left edge from the pen.
    pub left: i32,
    /// Distance of its upper edge from the base line, downwards.
    pub top: i32,
    /// Points in a row.
    pub width: usize,
    /// Rows of `width` points.
    pub cover: Vec<u8>,
}

/// The picture while it is drawn: indices into the palette, two points in a byte, the left one in its upper half.
pub(super) struct Canvas(Vec<u8>);

impl Canvas {
    /// White paper.
    pub fn new() -> Self {
        Self(vec![0; WIDTH * HEIGHT / 2])
    }

    /// Lays a stamp at a pen position. What lies outside of the picture is cut off.
    pub fn stamp(&mut self, stamp: &Stamp, x: i32, y: i32, colour: Colour) {
        let (left, top) = (x + stamp.left, y + stamp.top);
        let skipped = usize::try_from(-left).unwrap_or(0);
        let start = usize::try_from(left).unwrap_or(0);
        for (at, row) in stamp.cover.chunks_exact(stamp.width.max(1)).enumerate() {
            let Ok(y) = usize::try_from(top + i32::try_from(at).unwrap_or(0)) else { continue };
            if y >= HEIGHT {
                return;
            }
            let covers = row.iter().skip(skipped).take(WIDTH.saturating_sub(start));
            for (x, cover) in (start..).zip(covers).filter(|(_, cover)| **cover > 0) {
                self.cover(y * WIDTH + x, *cover, colour);
            }
        }
    }

    /// Covers one point with a colour. Where two letters touch, the darker one stays.
    fn cover(&mut self, point: usize, cover: u8, colour: Colour) {
        let step = (u16::from(cover) * u16::from(STEPS) + 127) / 255;
        if step == 0 {
            return;
        }
        let index = colour.first() + (STEPS - step as u8);
        let shift = if point.is_multiple_of(2) { 4 } else { 0 };
        let pair = &mut self.0[point / 2];
        let old = *pair >> shift & 15;
        if old == 0 || index < old {
            *pair = *pair & !(15 << shift) | index << shift;
        }
    }

    /// A horizontal bar.
    pub fn bar(&mut self, x: std::ops::Range<usize>, y: std::ops::Range<usize>, colour: Colour) {
        for row in y {
            for point in x.clone() {
                self.cover(row * WIDTH + point, u8::MAX, colour);
            }
        }
    }

    /// The picture as a PNG of indexed colours.
    pub fn png(&self) -> Result<Vec<u8>, EncodingError> {
        let mut bytes = Vec::with_capacity(32 << 10);
        let mut encoder = png::Encoder::new(&mut bytes, WIDTH as u32, HEIGHT as u32);
        encoder.set_color(ColorType::Indexed);
        encoder.set_depth(BitDepth::Four);
        encoder.set_palette(palette());
        // Measured: half the size of the fastest way for a millisecond more, and higher levels save little.
        encoder.set_deflate_compression(DeflateCompression::Level(2));
        encoder.set_filter(Filter::NoFilter);
        let mut writer = encoder.write_header()?;
        writer.write_image_data(&self.0)?;
        writer.finish()?;
        Ok(bytes)
    }
}

fn palette() -> Vec<u8> {
    let mut palette = PAPER.to_vec();
    for colour in Colour::ALL {
        for step in (1..=STEPS).rev() {
            let mix = |(paper, full): (u8, u8)| {
                let (paper, full, step) = (i32::from(paper), i32::from(full), i32::from(step));
                u8::try_from(paper + (full - paper) * step / i32::from(STEPS)).unwrap_or(u8::MAX)
            };
            palette.extend(PAPER.into_iter().zip(colour.rgb()).map(mix));
        }
    }
    palette
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stamps_are_cut_at_the_edges_and_full_cover_is_the_full_colour() {
        let stamp = Stamp { left: -1, top: -1, width: 3, cover: vec![255; 9] };
        let mut canvas = Canvas::new();
        let (right, bottom) = (WIDTH as i32, HEIGHT as i32);
        for (x, y) in [(0, 0), (right - 1, bottom - 1), (-50, 10), (right + 50, 10), (10, -50), (10, bottom + 50)] {
            canvas.stamp(&stamp, x, y, Colour::Rub);
        }
        let full = Colour::Rub.first();
        let painted: Vec<usize> =
            (0..WIDTH * HEIGHT).filter(|at| canvas.0[at / 2] >> (4 - at % 2 * 4) & 15 == full).collect();
        let corner = (HEIGHT - 2) * WIDTH + WIDTH - 2;
        assert_eq!(painted, [0, 1, WIDTH, WIDTH + 1, corner, corner + 1, corner + WIDTH, corner + WIDTH + 1]);
        let colours = palette();
        assert_eq!(colours[usize::from(full) * 3..][..3], Colour::Rub.rgb());
        assert_eq!(colours.len(), 3 * (1 + 3 * usize::from(STEPS)));
    }
}
