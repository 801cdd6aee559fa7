//! How do the pictures of a record stand on its pages? The first of a news item, the gallery, the portrait, and a page for each.

use super::facts::Facts;
use super::parts::{self, Head, Neighbours};
use crate::archive::Ix;
use crate::markup::{LinkTarget, PictureTarget};
use crate::model::values::{Flag, Photo};
use crate::pictures::{Encoding, Order, Variant};
use crate::plan::{Page, picture_path, url_of};
use crate::render::RenderError;
use crate::render::atoms::{Phrase, When};
use crate::render::context::{Speaker, capitalized};
use crate::render::frame::PageFrame;
use serde::Serialize;

/// Width of the pictures of a gallery, in pixels: a cell has at most 21 rem.
const GALLERY: u32 = 480;
/// Width of the largest picture within a text.
const WITHIN: u32 = 960;
/// How wide a picture stands on the axis of the text.
const TEXT_SIZES: &str = "(min-width:48rem) 43rem, 100vw";
/// How wide it stands on its own page.
const PAGE_SIZES: &str = "(min-width:75rem) 59rem, 100vw";

/// What `<picture>` needs: addresses and measures.
#[derive(Serialize)]
pub(super) struct Image {
    /// The JPEG.
    src: String,
    /// The WebPs with their widths.
    srcset: String,
    /// How wide it stands; nothing where there is one WebP.
    sizes: Option<&'static str>,
    width: u32,
    height: u32,
    alt: Phrase,
    /// Whether it is seen at once: then it is not loaded late.
    eager: bool,
}

/// A picture with its caption.
#[derive(Serialize)]
pub(super) struct Plate {
    id: String,
    /// Its own page.
    url: Option<String>,
    image: Option<Image>,
    /// A link to a picture at an address elsewhere: pages load nothing from other hosts.
    elsewhere: Option<Phrase>,
    /// Caption, photographer, licence.
    caption: Vec<Phrase>,
}

/// How large a picture stands somewhere.
#[derive(Clone, Copy)]
struct Place {
    most: u32,
    sizes: &'static str,
    eager: bool,
}

/// The pictures of a record below its text, without the one that stands elsewhere on the page.
pub(super) fn gallery(speaker: &Speaker<'_>, ix: Ix, without: Option<usize>) -> Vec<Plate> {
    let place = Place { most: GALLERY, sizes: "", eager: false };
    let shown = (0..photos(speaker, ix).len()).filter(|at| Some(*at) != without);
    shown.filter_map(|at| plate(speaker, ix, at, place)).collect()
}

/// The place of the first picture that lies beside the record.
pub(super) fn first(speaker: &Speaker<'_>, ix: Ix) -> Option<usize> {
    speaker.renderer.plan.pictures.of(ix).first().map(|plate| plate.photo)
}

/// A picture before the text: it is seen at once.
pub(super) fn opening(speaker: &Speaker<'_>, ix: Ix, at: usize) -> Option<Plate> {
    plate(speaker, ix, at, Place { most: WITHIN, sizes: TEXT_SIZES, eager: true })
}

/// A picture in the margin of a person's page.
pub(super) fn portrait(speaker: &Speaker<'_>, ix: Ix, at: usize) -> Option<Plate> {
    plate(speaker, ix, at, Place { most: GALLERY, sizes: "", eager: true })
}

fn photos<'a>(speaker: &Speaker<'a>, ix: Ix) -> &'a [Photo] {
    &speaker.archive().get(ix).common.photos
}

/// What is made of the photo at a place of the list; `None` for those elsewhere.
fn order<'a>(speaker: &Speaker<'a>, ix: Ix, at: usize) -> Option<&'a Order> {
    let pictures = &speaker.renderer.plan.pictures;
    let plate = pictures.of(ix).iter().find(|plate| plate.photo == at)?;
    pictures.files.get(plate.picture).map(|planned| &planned.order)
}

fn plate(speaker: &Speaker<'_>, ix: Ix, at: usize, place: Place) -> Option<Plate> {
    let photo = photos(speaker, ix).get(at).filter(|photo| photo.consent.0 != Some(Flag(false)))?;
    let order = order(speaker, ix, at);
    let alt = alt(speaker, photo)?;
    let (image, elsewhere) = match (order, &photo.url) {
        (Some(order), _) => (Some(image(speaker, order, alt, place)), None),
        (None, Some(url)) => (None, Some(Phrase { url: Some(url.text.clone()), ..alt })),
        (None, None) => return None,
    };
    let words = photo.caption.iter().chain(&photo.credit).map(|text| speaker.phrase(text));
    let licence = photo.licence.iter().map(|licence| Phrase::own(licence.text.as_str()));
    let number = at + 1;
    let url = order.map(|_| speaker.page_url(Page::Picture { ix, number }));
    Some(Plate { id: format!("picture-{number}"), url, image, elsewhere, caption: words.chain(licence).collect() })
}

fn alt(speaker: &Speaker<'_>, photo: &Photo) -> Option<Phrase> {
    photo.alt.as_ref().map(|alt| speaker.phrase(alt))
}

fn image(speaker: &Speaker<'_>, order: &Order, alt: Phrase, place: Place) -> Image {
    let address = |at: usize| url_of(speaker.renderer.site, &picture_path(order, at));
    let of = |encoding| order.variants.iter().enumerate().filter(move |(_, variant)| variant.encoding == encoding);
    let fitting = |(at, variant): &(usize, &Variant)| variant.width <= place.most || *at == 0;
    let offered: Vec<(usize, &Variant)> = of(Encoding::WebP).filter(fitting).collect();
    let srcset: Vec<String> =
        offered.iter().map(|(at, variant)| format!("{} {}w", address(*at), variant.width)).collect();
    let largest = offered.last().map(|(_, variant)| **variant);
    let one = offered.len() == 1;
    Image {
        src: of(Encoding::Jpeg).next().map(|(at, _)| address(at)).unwrap_or_default(),
        srcset: if one { address(offered[0].0) } else { srcset.join(", ") },
        sizes: (!one).then_some(place.sizes),
        width: largest.map_or(0, |variant| variant.width),
        height: largest.map_or(0, |variant| variant.height),
        alt,
        eager: place.eager,
    }
}

impl Speaker<'_> {
    /// A picture of the record that its text names by the file: shown there, and a link leads to its page.
    pub(in crate::render) fn picture_target(&self, ix: Ix, file: &str) -> Option<LinkTarget> {
        let named = |photo: &Photo| photo.file.as_ref().is_some_and(|name| name.text == file);
        let at = photos(self, ix).iter().position(named)?;
        let place = Place { most: WITHIN, sizes: TEXT_SIZES, eager: false };
        let Image { src, srcset, sizes, width, height, .. } =
            image(self, order(self, ix, at)?, Phrase::default(), place);
        let picture = PictureTarget { src, srcset, sizes, width, height };
        let href = self.page_url(Page::Picture { ix, number: at + 1 });
        Some(LinkTarget { href, picture: Some(picture), ..LinkTarget::default() })
    }
}

#[derive(Serialize)]
struct PictureView {
    head: Head,
    image: Image,
    facts: Facts,
    record: Phrase,
    neighbours: Option<Neighbours>,
}

/// `{lang}/{kind}/{id}/pictures/{number}/`
pub fn picture(speaker: &Speaker<'_>, ix: Ix, number: usize) -> Result<Vec<u8>, RenderError> {
    let missing = || RenderError { what: "picture.html".to_owned(), cause: format!("there is no picture {number}") };
    let at = number.saturating_sub(1);
    let (photo, order) = photos(speaker, ix).get(at).zip(order(speaker, ix, at)).ok_or_else(missing)?;
    let alt = alt(speaker, photo).ok_or_else(missing)?;
    let row = speaker.renderer.plan.pictures.of(ix);
    let place = row.iter().position(|plate| plate.photo == at).ok_or_else(missing)?;
    let mut title = title(speaker, photo, &alt);
    title.text = capitalized(&title.text);
    let frame = frame(speaker, ix, number, &title, alt.text.clone());
    let record = speaker.short_link(ix);
    let kind = vec![Phrase::own(speaker.word("picture")), record.clone()];
    let when = When { big: format!("{}/{}", place + 1, row.len()), ..When::default() };
    let head = Head {
        when: (row.len() > 1).then_some(when),
        title,
        ..Head { tag: None, subtitle: None, lead: None, notice: None, ..parts::head(speaker, ix, kind) }
    };
    let view = PictureView {
        head,
        image: image(speaker, order, alt, Place { most: u32::MAX, sizes: PAGE_SIZES, eager: true }),
        facts: facts(speaker, ix, photo),
        record: Phrase { url: record.url.map(|url| format!("{url}#picture-{number}")), ..record },
        neighbours: neighbours(speaker, ix, place),
    };
    speaker.fill("picture.html", &frame, &view)
}

/// The path goes through the record; its last step is short, the title of the window says what is seen and where it belongs.
fn frame(speaker: &Speaker<'_>, ix: Ix, number: usize, title: &Phrase, description: String) -> PageFrame {
    let mut crumbs = super::record_frame(speaker, ix, 1).crumbs;
    if let Some(record) = crumbs.last_mut() {
        (record.url, record.current) = (Some(speaker.url(ix)), false);
    }
    let step = format!("{}\u{a0}{number}", speaker.word("picture"));
    let mut frame = speaker.frame(Page::Picture { ix, number }, "picture", step, crumbs.split_off(1));
    frame.title = format!("{}\u{a0}– {}", title.text, speaker.short_title(ix).0);
    frame.description = description;
    frame
}

/// The caption, else what the picture shows.
fn title(speaker: &Speaker<'_>, photo: &Photo, alt: &Phrase) -> Phrase {
    photo.caption.as_ref().map_or_else(|| alt.clone(), |caption| speaker.phrase(caption))
}

fn facts(speaker: &Speaker<'_>, ix: Ix, photo: &Photo) -> Facts {
    let mut facts = Facts::default();
    let people = speaker.archive().targets(ix, &photo.people).map(|person| speaker.link(person));
    facts.add(speaker.word("picture_people"), people.collect());
    facts.add_text(speaker, speaker.word("picture_by"), photo.credit.as_ref());
    let licence = photo.licence.iter().map(|licence| Phrase::own(licence.text.as_str()));
    facts.add(&capitalized(speaker.word("field_licence")), licence.collect());
    facts
}

/// The pictures before and after the one at `place` of the row.
fn neighbours(speaker: &Speaker<'_>, ix: Ix, place: usize) -> Option<Neighbours> {
    let row = speaker.renderer.plan.pictures.of(ix);
    let link = |place: Option<usize>| {
        let photo = row.get(place?)?.photo;
        let of = photos(speaker, ix).get(photo)?;
        let url = Some(speaker.page_url(Page::Picture { ix, number: photo + 1 }));
        Some(Phrase { url, ..title(speaker, of, &alt(speaker, of)?) })
    };
    let (previous, next) = (link(place.checked_sub(1)), link(Some(place + 1)));
    let label = speaker.word("other_pictures").to_owned();
    (previous.is_some() || next.is_some()).then_some(Neighbours { label, previous, next })
}
