//! How do letters become shapes? The two faces of the look, cut to the alphabets in use, with their kerning.

use super::canvas::Stamp;
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::LazyLock;
use swash::scale::{Render, ScaleContext, Source};
use swash::shape::ShapeContext;
use swash::text::Script;
use swash::zeno::{Mask, Stroke, Transform};
use swash::{FontRef, GlyphId};

/// A face of the look.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Face {
    /// Literata: tells.
    Serif,
    /// Golos Text: says what it is about.
    Sans,
}

/// Measures are given in thousandths of the size of the letters.
pub(super) const UNITS: f32 = 1000.0;
/// Drawn letters that a thread keeps; then it begins anew.
const MOST_KEPT: usize = 4_000;

static SERIF: LazyLock<Option<FontRef<'static>>> =
    LazyLock::new(|| FontRef::from_index(include_bytes!("fonts/literata.ttf"), 0));
static SANS: LazyLock<Option<FontRef<'static>>> =
    LazyLock::new(|| FontRef::from_index(include_bytes!("fonts/golos.ttf"), 0));

impl Face {
    fn font(self) -> Option<FontRef<'static>> {
        match self {
            Self::Serif => *SERIF,
            Self::Sans => *SANS,
        }
    }

    /// Whether the face has a letter.
    pub fn has(self, letter: char) -> bool {
        self.font().is_some_and(|font| font.charmap().map(letter) != 0)
    }
}

/// A shape of a face at its place in a piece of text, in thousandths of the size.
#[derive(Clone, Copy, Debug)]
pub(super) struct Glyph {
    id: GlyphId,
    /// Distance from the beginning of the piece.
    pub x: f32,
    y: f32,
    /// How far it moves the pen.
    pub advance: f32,
    /// Whether it belongs to the shape before it.
    pub is_mark: bool,
}

/// What is costly to make anew for each picture. It depends only on what it is asked for, so no picture depends on it.
#[derive(Default)]
struct Workshop {
    shape: ShapeContext,
    scale: ScaleContext,
    kept: HashMap<(Face, u16, GlyphId), Rc<Stamp>>,
}

thread_local! {
    static WORKSHOP: RefCell<Workshop> = RefCell::new(Workshop::default());
}

/// The shapes of a text without line breaks. `lining`: figures as tall as capitals.
pub(super) fn shape(face: Face, text: &str, lining: bool) -> Vec<Glyph> {
    let Some(font) = face.font() else { return Vec::new() };
    let figures = if lining { "lnum" } else { "onum" };
    WORKSHOP.with_borrow_mut(|workshop| {
        let builder = workshop.shape.builder(font).script(Script::Cyrillic).size(UNITS);
        let mut shaper = builder.features([(figures, 1_u16)]).build();
        shaper.add_str(text);
        let (mut glyphs, mut pen) = (Vec::new(), 0.0);
        shaper.shape_with(|cluster| {
            for glyph in cluster.glyphs {
                let is_mark = glyph.info.is_mark();
                glyphs.push(Glyph { id: glyph.id, x: pen + glyph.x, y: glyph.y, advance: glyph.advance, is_mark });
                pen += glyph.advance;
            }
        });
        glyphs
    })
}

/// The drawn shape of a glyph at a size in pixels.
pub(super) fn stamp(face: Face, size: u16, glyph: Glyph) -> Option<Rc<Stamp>> {
    let font = face.font()?;
    WORKSHOP.with_borrow_mut(|workshop| {
        let key = (face, size, glyph.id);
        if let Some(kept) = workshop.kept.get(&key) {
            return Some(Rc::clone(kept));
        }
        let mut scaler = workshop.scale.builder(font).size(f32::from(size)).hint(false).build();
        let image = Render::new(&[Source::Outline]).render(&mut scaler, glyph.id)?;
        let place = image.placement;
        let stamp =
            Rc::new(Stamp { left: place.left, top: -place.top, width: place.width as usize, cover: image.data });
        if workshop.kept.len() >= MOST_KEPT {
            workshop.kept.clear();
        }
        workshop.kept.insert(key, Rc::clone(&stamp));
        Some(stamp)
    })
}

impl Glyph {
    /// Where it stands when its piece begins at `x`, in pixels from the left and from the base line.
    pub fn place(self, x: f32, size: u16) -> (i32, i32) {
        let scale = f32::from(size) / UNITS;
        #[expect(clippy::cast_possible_truncation, reason = "pixels of a small picture")]
        let pixel = |length: f32| length.round() as i32;
        (pixel(x + self.x * scale), -pixel(self.y * scale))
    }
}

/// The ornament of the head, as `mark.svg` draws it, 46 pixels high on the base line.
pub(super) static ORNAMENT: LazyLock<[Stamp; 2]> = LazyLock::new(|| {
    let scale = 46.0 / 44.0;
    let transform = Transform::scale(scale, scale).then_translate(0.0, -46.0);
    let draw = |mask: &mut Mask<'_, '_, &str>| {
        let (cover, place) = mask.transform(Some(transform)).render();
        Stamp { left: place.left, top: place.top, width: place.width as usize, cover }
    };
    [draw(Mask::new(HORNS).style(Stroke::new(4.5))), draw(&mut Mask::new(DIAMOND))]
});

/// The two paths of `mark.svg`: one is stroked, one is filled.
const HORNS: &str = "M32 44V23C32 10 26 3.5 17 3.5S3 9.5 3 17.5 8.5 30 15.5 30 25 25.5 25 19.5 21.5 11.5 17.5 11.5\
                     M32 23C32 10 38 3.5 47 3.5S61 9.5 61 17.5 55.5 30 48.5 30 39 25.5 39 19.5 42.5 11.5 46.5 11.5";
const DIAMOND: &str = "M32 1l3.5 5-3.5 5-3.5-5z";

#[cfg(test)]
mod tests {
    use super::*;

    const ALPHABETS: &str = "АӘБВГҒДЕЁЖЗИЙКҚЛМНҢОӨПРСТУҰҮФХҺЦЧШЩЪЫІЬЭЮЯаәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя";
    const SIGNS: &str = "«»“”„–—…·№₸‹›←→%()[]/.,:;!?'\"0123456789\u{a0}\u{301}";

    #[test]
    fn both_faces_have_every_letter_of_kazakh_and_russian() {
        for face in [Face::Serif, Face::Sans] {
            let latin = ('A'..='Z').chain('a'..='z').chain("ÄäĞğIİıÑñÖöŞşŪūÜü".chars());
            let missing: String =
                ALPHABETS.chars().chain(SIGNS.chars()).chain(latin).filter(|c| !face.has(*c)).collect();
            assert_eq!(missing, "", "{face:?}");
        }
    }

    #[test]
    fn every_letter_has_a_shape_of_its_own() {
        for face in [Face::Serif, Face::Sans] {
            let shapes: Vec<Vec<u8>> = ALPHABETS
                .chars()
                .map(|letter| {
                    let glyphs = shape(face, &letter.to_string(), false);
                    assert_eq!(glyphs.len(), 1, "{letter}");
                    stamp(face, 40, glyphs[0]).unwrap().cover.clone()
                })
                .collect();
            for pair in ["ҚК", "ҒГ", "ҢН", "ҰҮ", "ӨО", "ӘЭ", "ҺН", "ІЙ", "қк", "ғг", "ңн", "ұү", "өо", "әа", "һн"]
            {
                let at = |letter: char| ALPHABETS.chars().position(|c| c == letter).unwrap();
                let mut pair = pair.chars();
                let (kazakh, near) = (pair.next().unwrap(), pair.next().unwrap());
                assert_ne!(shapes[at(kazakh)], shapes[at(near)], "{kazakh} and {near}");
            }
        }
    }

    #[test]
    fn the_ornament_is_that_of_the_theme() {
        let mark = include_str!("../../themes/default/assets/mark.svg");
        assert!(mark.contains(&format!("\"{HORNS}\"")) && mark.contains(&format!("\"{DIAMOND}\"")));
        assert!(mark.contains("stroke-width=\"4.5\"") && mark.contains("viewBox=\"0 0 64 44\""));
    }

    #[test]
    fn letters_are_kerned_and_marks_stand_on_their_letter() {
        let width = |text: &str| shape(Face::Serif, text, false).iter().map(|glyph| glyph.advance).sum::<f32>();
        assert!(width("ГА") < width("Г") + width("А"), "kerning");
        let stressed = shape(Face::Serif, "м\u{301}", false);
        assert!(stressed.len() == 2 && stressed[1].advance == 0.0, "{stressed:?}");
        let heights = |text: &str, lining| {
            let glyphs = shape(Face::Serif, text, lining);
            stamp(Face::Serif, 100, glyphs[0]).unwrap().top
        };
        assert!(heights("0", false) > heights("0", true), "old-style figures are lower than lining ones");
    }
}
