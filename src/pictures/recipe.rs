//! Which sizes and formats does a page get of a picture, and by which name are they told apart?

use super::head::Head;
use crate::fingerprint::fingerprint;

/// Widths that pages are offered: a phone, a page, a page on a fine screen. Nothing is made larger than it is.
const WIDTHS: [u32; 3] = [480, 960, 1600];
/// Width of the JPEG for browsers without WebP.
const JPEG_WIDTH: u32 = 960;
/// Most pixels from top to bottom; WebP has room for 16,383.
const MOST_HEIGHT: u64 = 16_000;
/// Quality of WebP, 0–100.
pub(super) const WEBP_QUALITY: f32 = 78.0;
/// Quality of JPEG, 1–100.
pub(super) const JPEG_QUALITY: u8 = 80;
/// What decides the bytes besides the picture itself. A new word here makes every picture anew, under a new name.
pub const RECIPE: &str =
    "1; 480 960 1600; webp 0.3.1 libwebp-sys 0.9.6 q78; jpeg q80; image 0.25.10; fast_image_resize 6.1.0";

/// The format of a variant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Encoding {
    /// Lossy WebP, with transparency.
    WebP,
    /// JPEG; what is transparent becomes white.
    Jpeg,
}

/// One size of a picture in one format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Variant {
    /// Pixels from left to right.
    pub width: u32,
    /// Pixels from top to bottom.
    pub height: u32,
    /// Format.
    pub encoding: Encoding,
}

/// The variants of a picture: WebP from the smallest to the largest, then one JPEG.
pub fn variants(head: &Head) -> Vec<Variant> {
    let [width, height] = [u64::from(head.width), u64::from(head.height)];
    let fits = u32::try_from(width * MOST_HEIGHT / height).unwrap_or(u32::MAX);
    let [_, _, largest] = WIDTHS;
    let widest = head.width.min(fits).min(largest).max(1);
    let steps = WIDTHS.into_iter().filter(|step| *step < widest).chain([widest]);
    let of = |wide: u32, encoding| {
        let high = (height * u64::from(wide) + width / 2) / width;
        Variant { width: wide, height: u32::try_from(high.clamp(1, MOST_HEIGHT)).unwrap_or(1), encoding }
    };
    let webp = steps.map(|wide| of(wide, Encoding::WebP));
    webp.chain([of(widest.min(JPEG_WIDTH), Encoding::Jpeg)]).collect()
}

/// The name of a picture whose bytes have this fingerprint: other bytes or another recipe, another name, so that browsers may
/// keep what they have for ever.
pub fn picture_name(hash: &str) -> String {
    fingerprint(format!("{hash}\n{RECIPE}").as_bytes())[..20].to_owned()
}

impl Variant {
    /// The file name of this variant of the picture `name`.
    pub fn file_name(&self, name: &str) -> String {
        let extension = match self.encoding {
            Encoding::WebP => "webp",
            Encoding::Jpeg => "jpg",
        };
        format!("{name}-{}.{extension}", self.width)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pictures::Format;

    #[test]
    fn sizes_never_exceed_the_picture() {
        for ((width, height), webp, jpeg) in [
            ((4000, 3000), &[(480, 360), (960, 720), (1600, 1200)][..], (960, 720)),
            ((1600, 900), &[(480, 270), (960, 540), (1600, 900)], (960, 540)),
            ((1000, 500), &[(480, 240), (960, 480), (1000, 500)], (960, 480)),
            ((700, 467), &[(480, 320), (700, 467)], (700, 467)),
            ((480, 480), &[(480, 480)], (480, 480)),
            ((3, 2), &[(3, 2)], (3, 2)),
            ((1, 60_000_000), &[(1, 16_000)], (1, 16_000)),
            ((60_000_000, 1), &[(480, 1), (960, 1), (1600, 1)], (960, 1)),
            ((1000, 20_000), &[(480, 9600), (800, 16_000)], (800, 16_000)),
        ] {
            let head = Head { format: Format::Png, width, height, orientation: 1, gps: false };
            let (jpegs, webps): (Vec<_>, Vec<_>) =
                variants(&head).into_iter().partition(|variant| variant.encoding == Encoding::Jpeg);
            let sizes = |list: &[Variant]| list.iter().map(|v| (v.width, v.height)).collect::<Vec<_>>();
            assert_eq!(sizes(&webps), webp, "{width} × {height}");
            assert_eq!(sizes(&jpegs), [jpeg], "{width} × {height}");
        }
    }
}
