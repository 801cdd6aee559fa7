//! Which pictures do tests put beside records? Drawn here, with the metadata that cameras write.

use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ImageFormat, Rgb, RgbImage, RgbaImage};
use std::io::Cursor;

/// Words of the metadata that must be in no output.
pub const SECRETS: [&str; 3] = ["Exif", "Canary-Serial-4711", "GPSLatitude"];

/// Red and green above, blue and white below: each corner tells how the picture is turned.
pub fn quarters(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| match (x * 2 < width, y * 2 < height) {
        (true, true) => Rgb([220, 20, 20]),
        (false, true) => Rgb([20, 180, 20]),
        (true, false) => Rgb([20, 20, 220]),
        (false, false) => Rgb([255, 255, 255]),
    })
}

/// A JPEG without metadata.
pub fn jpeg(width: u32, height: u32) -> Vec<u8> {
    encoded(&quarters(width, height).into())
}

/// A JPEG as a camera writes it: turned by `orientation` (1–8), with a place, a serial number, XMP and a note.
pub fn camera_jpeg(width: u32, height: u32, orientation: u16) -> Vec<u8> {
    camera_jpeg_of(quarters(width, height), orientation)
}

/// The same with these pixels as they are stored.
pub fn camera_jpeg_of(stored: RgbImage, orientation: u16) -> Vec<u8> {
    let exif = [b"Exif\0\0".as_slice(), &tiff(orientation)].concat();
    let xmp = b"http://ns.adobe.com/xap/1.0/\0<x exif:GPSLatitude='51,10N'/>";
    let plain = encoded(&stored.into());
    let segment = |marker: u8, data: &[u8]| {
        let length = u16::try_from(data.len() + 2).unwrap().to_be_bytes();
        [&[0xFF, marker], &length[..], data].concat()
    };
    [&plain[..2], &segment(0xE1, &exif), &segment(0xE1, xmp), &segment(0xFE, SECRETS[1].as_bytes()), &plain[2..]]
        .concat()
}

/// Stored pixels of a picture that is seen as [`quarters`] once it is turned by `orientation` (Exif 2.32, 4.6.4 A).
pub fn stored_for(orientation: u16, width: u32, height: u32) -> RgbImage {
    let seen = quarters(width, height);
    let (w, h) = if orientation >= 5 { (height, width) } else { (width, height) };
    RgbImage::from_fn(w, h, |x, y| {
        // Row 0 and column 0 of the stored pixels lie on these sides of the picture as it is seen.
        let (right, below) = (width - 1, height - 1);
        let (x, y) = match orientation {
            2 => (right - x, y),
            3 => (right - x, below - y),
            4 => (x, below - y),
            5 => (y, x),
            6 => (right - y, x),
            7 => (right - y, below - x),
            8 => (y, below - x),
            _ => (x, y),
        };
        *seen.get_pixel(x, y)
    })
}

/// A PNG that is transparent on its left half.
pub fn transparent_png(width: u32, height: u32) -> Vec<u8> {
    let pixel = |x: u32, _: u32| image::Rgba(if x * 2 < width { [0, 0, 0, 0] } else { [20, 180, 20, 255] });
    written(&RgbaImage::from_fn(width, height, pixel).into(), ImageFormat::Png)
}

/// A picture in any format.
pub fn written(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut out = Cursor::new(Vec::new());
    picture.write_to(&mut out, format).unwrap();
    out.into_inner()
}

/// A PNG of 20,000 × 20,000 black pixels: a few bytes that would fill 400 MB and more.
pub fn bomb() -> Vec<u8> {
    let chunk = |name: &[u8; 4], data: &[u8]| {
        let body = [name, data].concat();
        [&u32::try_from(data.len()).unwrap().to_be_bytes(), body.as_slice(), &crc(&body).to_be_bytes()].concat()
    };
    let side = 20_000_u32.to_be_bytes();
    let header = [&side[..], &side, &[1, 0, 0, 0, 0]].concat();
    let pixels = vec![0; 48 << 10];
    [b"\x89PNG\r\n\x1a\n".to_vec(), chunk(b"IHDR", &header), chunk(b"IDAT", &pixels), chunk(b"IEND", &[])].concat()
}

fn crc(bytes: &[u8]) -> u32 {
    let step = |crc: u32| if crc & 1 == 1 { 0xEDB8_8320 ^ (crc >> 1) } else { crc >> 1 };
    !bytes.iter().fold(u32::MAX, |crc, byte| (0..8).fold(crc ^ u32::from(*byte), |crc, _| step(crc)))
}

fn encoded(picture: &DynamicImage) -> Vec<u8> {
    let mut out = Vec::new();
    picture.write_with_encoder(JpegEncoder::new_with_quality(&mut out, 95)).unwrap();
    out
}

/// A TIFF block with orientation, a serial number and a place, in little-endian order.
fn tiff(orientation: u16) -> Vec<u8> {
    let serial = format!("{}\0", SECRETS[1]);
    let entry = |tag: u16, kind: u16, count: u32, value: u32| {
        [&tag.to_le_bytes()[..], &kind.to_le_bytes(), &count.to_le_bytes(), &value.to_le_bytes()].concat()
    };
    let serial_at = 8 + 2 + 3 * 12 + 4;
    let gps_at = serial_at + u32::try_from(serial.len()).unwrap();
    [
        b"II*\0\x08\0\0\0\x03\0".to_vec(),
        entry(0x0112, 3, 1, orientation.into()),
        entry(0x8825, 4, 1, gps_at),
        entry(0xA431, 2, u32::try_from(serial.len()).unwrap(), serial_at),
        vec![0; 4],
        serial.into_bytes(),
        b"\x02\0".to_vec(),
        entry(0, 1, 4, 0x0302),
        entry(1, 2, 2, u32::from(b'N')),
        vec![0; 4],
    ]
    .concat()
}
