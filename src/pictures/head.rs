//! Can a file be taken as a picture, and how large is it? Decided from its headers, never from its pixels.

use super::containers::{self, Walk};
use super::exif::Exif;
use std::fmt;
use std::io::{self, Read, Seek};

/// Most pixels of a picture. Phones have up to 50 million; more would need half a gigabyte to decode.
pub const MAX_PIXELS: u64 = 60_000_000;
/// Largest picture file.
pub const MAX_BYTES: u64 = 64 << 20;

/// The formats that are taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// JPEG
    Jpeg,
    /// PNG
    Png,
    /// WebP; of an animation the first picture.
    WebP,
    /// GIF; of an animation the first picture.
    Gif,
}

/// What the headers say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head {
    /// Format, by the bytes and not by the name.
    pub format: Format,
    /// Pixels from left to right, turned as the picture is to be seen.
    pub width: u32,
    /// Pixels from top to bottom, turned likewise.
    pub height: u32,
    /// How the stored pixels are turned for that: 1–8 as in Exif.
    pub orientation: u8,
    /// Whether the file says where the picture was taken.
    pub gps: bool,
}

/// A picture file that can be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// What its headers say.
    pub head: Head,
    /// Fingerprint of all its bytes.
    pub hash: String,
}

/// Why a file can't be taken as a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It is something else, or damaged: what it is.
    Other(&'static str),
    /// It ends before its picture does.
    Truncated,
    /// It announces more pixels than are taken.
    Pixels(u32, u32),
    /// It has more bytes than are taken: megabytes.
    Bytes(u64),
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Fault::Other(what) => f.write_str(what),
            Fault::Truncated => f.write_str("the file ends before its picture does"),
            Fault::Pixels(width, height) => {
                write!(f, "{width} × {height} pixels, and at most {} million are taken", MAX_PIXELS / 1_000_000)
            }
            Fault::Bytes(megabytes) => write!(f, "{megabytes} MB, and at most {} are taken", MAX_BYTES >> 20),
        }
    }
}

/// Stored size and what the metadata say, as the walk over a container found them.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Stored {
    pub width: u32,
    pub height: u32,
    pub exif: Exif,
    /// A place outside the Exif block: XMP.
    pub place: bool,
}

/// Reads the headers of a file of `len` bytes.
///
/// # Errors
/// The disk refused; what is wrong with the bytes is a [`Fault`].
pub fn probe(file: impl Read + Seek, len: u64) -> io::Result<Result<Head, Fault>> {
    let mut walk = Walk::new(file, len);
    let read = walk.start().and_then(|start| {
        let Some(format) = format_of(&start) else { return Ok(Err(Fault::Other(what_is(&start)))) };
        if len > MAX_BYTES {
            return Ok(Err(Fault::Bytes(len >> 20)));
        }
        let stored = match format {
            Format::Jpeg => containers::jpeg(&mut walk)?,
            Format::Png => containers::png(&mut walk)?,
            Format::WebP => containers::webp(&mut walk)?,
            Format::Gif => containers::gif(&mut walk)?,
        };
        Ok(stored.and_then(|stored| head(format, stored)))
    });
    match read {
        // The walk ran over the end.
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Ok(Err(Fault::Truncated)),
        other => other,
    }
}

fn head(format: Format, stored: Stored) -> Result<Head, Fault> {
    let Stored { width, height, exif, place } = stored;
    if width == 0 || height == 0 {
        return Err(Fault::Other("it is damaged: it has no size"));
    }
    if let Some(fault) = too_many(width, height) {
        return Err(fault);
    }
    let (width, height) = if exif.orientation >= 5 { (height, width) } else { (width, height) };
    Ok(Head { format, width, height, orientation: exif.orientation, gps: exif.gps || place })
}

/// More pixels than are taken.
pub(super) fn too_many(width: u32, height: u32) -> Option<Fault> {
    (u64::from(width) * u64::from(height) > MAX_PIXELS).then_some(Fault::Pixels(width, height))
}

fn format_of(start: &[u8]) -> Option<Format> {
    match start {
        [0xFF, 0xD8, 0xFF, ..] => Some(Format::Jpeg),
        [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1A, b'\n', ..] => Some(Format::Png),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some(Format::WebP),
        [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => Some(Format::Gif),
        _ => None,
    }
}

/// What people rename to `.jpg`.
fn what_is(start: &[u8]) -> &'static str {
    match start {
        [] => "it is empty",
        [_, _, _, _, b'f', b't', b'y', b'p', b'a', b'v', ..] => "it is an AVIF picture",
        [_, _, _, _, b'f', b't', b'y', b'p', b'h' | b'm', ..] => "it is a HEIC picture, as iPhones write them",
        [b'I', b'I', b'*', 0, ..] | [b'M', b'M', 0, b'*', ..] => "it is a TIFF picture",
        [b'B', b'M', ..] => "it is a BMP picture",
        [b'%', b'P', b'D', b'F', ..] => "it is a PDF",
        [b'P', b'K', 3, 4, ..] => "it is a Word or zip file",
        [b'<', ..] => "it is an SVG or HTML text",
        start if start.iter().all(|byte| *byte >= b' ' || byte.is_ascii_whitespace()) => "it is a text",
        _ => "it is not a JPEG, PNG, WebP or GIF picture",
    }
}
