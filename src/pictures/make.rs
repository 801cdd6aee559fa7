//! How do the bytes of a picture file become its variants? Decoded once, turned, made smaller, written from pixels alone.
//!
//! Nothing but pixels passes: Exif, XMP, IPTC, thumbnails and notes stay behind. The only file that names the crates for pixels.

use super::head::{Format, Head};
use super::recipe::{Encoding, JPEG_QUALITY, Variant, WEBP_QUALITY};
use fast_image_resize::images::{Image, ImageRef};
use fast_image_resize::{PixelType, Resizer};
use image::codecs::jpeg::JpegEncoder;
use image::metadata::Orientation;
use image::{DynamicImage, ImageFormat, ImageReader, Limits, RgbImage, RgbaImage};
use std::io::Cursor;
use webp::{Encoder, PixelLayout, WebPConfig};

/// Most bytes that a decoder may take at once: 60 million pixels of 8 bytes.
const MOST_ALLOCATED: u64 = 480 << 20;

/// Makes all variants of a picture, in their order.
///
/// # Errors
/// Why the picture can't be decoded, in words.
pub fn make(bytes: &[u8], head: &Head, variants: &[Variant]) -> Result<Vec<Vec<u8>>, String> {
    let whole = decode(bytes, head)?;
    let Some(largest) = variants.iter().max_by_key(|variant| variant.width) else { return Ok(Vec::new()) };
    let across = head.orientation >= 5;
    let (width, height) = if across { (largest.height, largest.width) } else { (largest.width, largest.height) };
    // Few pixels are turned faster than many.
    let mut upright = resized(&whole, width, height)?;
    drop(whole);
    upright.apply_orientation(Orientation::from_exif(head.orientation).unwrap_or(Orientation::NoTransforms));
    let made = variants.iter().map(|variant| {
        let small = resized(&upright, variant.width, variant.height)?;
        match variant.encoding {
            Encoding::WebP => webp(&small),
            Encoding::Jpeg => jpeg(&small),
        }
    });
    made.collect()
}

/// The stored pixels, 8 bits a channel, with transparency where there is any.
fn decode(bytes: &[u8], head: &Head) -> Result<DynamicImage, String> {
    let format = match head.format {
        Format::Jpeg => ImageFormat::Jpeg,
        Format::Png => ImageFormat::Png,
        Format::WebP => ImageFormat::WebP,
        Format::Gif => ImageFormat::Gif,
    };
    let (width, height) = if head.orientation >= 5 { (head.height, head.width) } else { (head.width, head.height) };
    let mut limits = Limits::default();
    limits.max_image_width = Some(width);
    limits.max_image_height = Some(height);
    limits.max_alloc = Some(MOST_ALLOCATED);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits);
    let picture = reader.decode().map_err(|error| error.to_string())?;
    if (picture.width(), picture.height()) != (width, height) {
        return Err("its size is not the one its header announces".to_owned());
    }
    Ok(if picture.color().has_alpha() { picture.into_rgba8().into() } else { picture.into_rgb8().into() })
}

/// The picture in another size; a copy where it has that size.
fn resized(picture: &DynamicImage, width: u32, height: u32) -> Result<DynamicImage, String> {
    if (picture.width(), picture.height()) == (width, height) {
        return Ok(picture.clone());
    }
    let pixels = if picture.color().has_alpha() { PixelType::U8x4 } else { PixelType::U8x3 };
    let from = ImageRef::new(picture.width(), picture.height(), picture.as_bytes(), pixels);
    let from = from.map_err(|error| error.to_string())?;
    let mut to = Image::new(width, height, pixels);
    Resizer::new().resize(&from, &mut to, None).map_err(|error| error.to_string())?;
    let bytes = to.into_vec();
    let made = match pixels {
        PixelType::U8x4 => RgbaImage::from_raw(width, height, bytes).map(DynamicImage::from),
        _ => RgbImage::from_raw(width, height, bytes).map(DynamicImage::from),
    };
    made.ok_or_else(|| "the size of its pixels is wrong".to_owned())
}

fn webp(picture: &DynamicImage) -> Result<Vec<u8>, String> {
    let mut config = WebPConfig::new().map_err(|()| "the WebP library is another one than expected".to_owned())?;
    config.quality = WEBP_QUALITY;
    let layout = if picture.color().has_alpha() { PixelLayout::Rgba } else { PixelLayout::Rgb };
    let encoder = Encoder::new(picture.as_bytes(), layout, picture.width(), picture.height());
    let encoded = encoder.encode_advanced(&config).map_err(|error| format!("WebP: {error:?}"))?;
    Ok(encoded.to_vec())
}

fn jpeg(picture: &DynamicImage) -> Result<Vec<u8>, String> {
    let mut out = Vec::new();
    let encoder = JpegEncoder::new_with_quality(&mut out, JPEG_QUALITY);
    match picture.as_rgba8() {
        Some(clear) => on_white(clear).write_with_encoder(encoder),
        None => picture.write_with_encoder(encoder),
    }
    .map_err(|error| error.to_string())?;
    Ok(out)
}

/// JPEG has no transparency.
fn on_white(clear: &RgbaImage) -> RgbImage {
    let blend = |colour: u8, alpha: u8| {
        let sum = u32::from(colour) * u32::from(alpha) + 255 * (255 - u32::from(alpha));
        u8::try_from((sum + 127) / 255).unwrap_or(u8::MAX)
    };
    RgbImage::from_fn(clear.width(), clear.height(), |x, y| {
        let image::Rgba([r, g, b, a]) = *clear.get_pixel(x, y);
        image::Rgb([blend(r, a), blend(g, a), blend(b, a)])
    })
}
