//! Where in a JPEG, PNG, WebP or GIF file do its size and its metadata stand, and does it end as it should?

use super::exif;
use super::head::{Fault, Stored, too_many};
use std::io::{self, BufReader, Read, Seek, SeekFrom};

/// Most bytes of a block of metadata that are looked at; JPEG allows no more.
const MOST_METADATA: u64 = 64 << 10;
/// How much of the end of a file is looked at first.
const TAIL: u64 = 4 << 10;
/// Names of the place in XMP (`exif:GPSLatitude`), in the bytes of the block.
const XMP_PLACE: &[u8] = b"GPSL";

type Found = io::Result<Result<Stored, Fault>>;

/// A file that is walked over. Reading past its end is an `UnexpectedEof`.
pub(super) struct Walk<F> {
    file: BufReader<F>,
    at: u64,
    len: u64,
}

impl<F: Read + Seek> Walk<F> {
    pub fn new(file: F, len: u64) -> Self {
        Self { file: BufReader::with_capacity(1 << 10, file), at: 0, len }
    }

    /// The first bytes; the walk stays at the beginning.
    pub fn start(&mut self) -> io::Result<Vec<u8>> {
        let start = self.bytes(32.min(self.len))?;
        self.file.seek_relative(-i64::try_from(start.len()).unwrap_or(0))?;
        self.at = 0;
        Ok(start)
    }

    fn bytes(&mut self, count: u64) -> io::Result<Vec<u8>> {
        let mut bytes = vec![0; usize::try_from(count.min(MOST_METADATA)).unwrap_or(0)];
        self.file.read_exact(&mut bytes)?;
        self.at += bytes.len() as u64;
        Ok(bytes)
    }

    fn array<const N: usize>(&mut self) -> io::Result<[u8; N]> {
        let mut bytes = [0; N];
        self.file.read_exact(&mut bytes)?;
        self.at += N as u64;
        Ok(bytes)
    }

    fn skip(&mut self, count: u64) -> io::Result<()> {
        let to = self.at.checked_add(count).filter(|to| *to <= self.len).ok_or(io::ErrorKind::UnexpectedEof)?;
        self.file.seek_relative(i64::try_from(count).map_err(|_| io::ErrorKind::UnexpectedEof)?)?;
        self.at = to;
        Ok(())
    }

    /// The beginning of a block of `count` bytes; the walk goes on behind it.
    fn block(&mut self, count: u64) -> io::Result<Vec<u8>> {
        if count > self.len.saturating_sub(self.at) {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        let bytes = self.bytes(count)?;
        self.skip(count - bytes.len() as u64)?;
        Ok(bytes)
    }

    /// The last bytes of the file.
    fn tail(&mut self) -> io::Result<Vec<u8>> {
        self.at = self.len.saturating_sub(TAIL);
        self.file.seek(SeekFrom::Start(self.at))?;
        self.bytes(self.len.saturating_sub(self.at))
    }
}

/// A damaged file, as far as its structure shows.
fn damaged() -> Found {
    Ok(Err(Fault::Other("it is damaged")))
}

fn has(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

/// JPEG (ITU-T T.81, B.1): segments up to the scan; it ends with a mark that compressed data never hold.
pub(super) fn jpeg<F: Read + Seek>(walk: &mut Walk<F>) -> Found {
    let mut stored = Stored::default();
    let mut sized = false;
    walk.skip(2)?;
    loop {
        let [0xFF, mut marker] = walk.array()? else { return damaged() };
        while marker == 0xFF {
            [marker] = walk.array()?;
        }
        if matches!(marker, 0x01 | 0xD0..=0xD7) {
            continue;
        }
        let Some(length) = u64::from(u16::from_be_bytes(walk.array()?)).checked_sub(2) else { return damaged() };
        match marker {
            0xE1 => {
                let block = walk.block(length)?;
                match block.strip_prefix(b"Exif\0\0") {
                    Some(tiff) => stored.exif = exif::read(tiff),
                    None => stored.place |= has(&block, XMP_PLACE),
                }
            }
            0xC0..=0xC2 => {
                let block = walk.block(length)?;
                let [_, h1, h2, w1, w2, ..] = block[..] else { return damaged() };
                stored.height = u16::from_be_bytes([h1, h2]).into();
                stored.width = u16::from_be_bytes([w1, w2]).into();
                if let Some(fault) = too_many(stored.width, stored.height) {
                    return Ok(Err(fault));
                }
                sized = true;
            }
            0xC3 | 0xC5..=0xC7 | 0xC9..=0xCB | 0xCD..=0xCF => {
                return Ok(Err(Fault::Other("it is a kind of JPEG that browsers don't show")));
            }
            0xDA if sized => break,
            0xDA | 0xD9 => return damaged(),
            _ => walk.skip(length)?,
        }
    }
    let scan = walk.at;
    // Nearly always the mark is the last thing in the file; cameras may write other things behind it.
    if has(&walk.tail()?, &[0xFF, 0xD9]) || ends_after(walk, scan)? {
        Ok(Ok(stored))
    } else {
        Ok(Err(Fault::Truncated))
    }
}

/// Whether the mark of the end stands anywhere behind `scan`.
fn ends_after<F: Read + Seek>(walk: &mut Walk<F>, scan: u64) -> io::Result<bool> {
    walk.file.seek(SeekFrom::Start(scan))?;
    let mut chunk = vec![0; 64 << 10];
    let mut last = 0;
    loop {
        let count = walk.file.read(&mut chunk)?;
        if count == 0 {
            return Ok(false);
        }
        if (last == 0xFF && chunk[0] == 0xD9) || has(&chunk[..count], &[0xFF, 0xD9]) {
            return Ok(true);
        }
        last = chunk[count - 1];
    }
}

/// PNG (W3C, 5): chunks from `IHDR` to `IEND`.
pub(super) fn png<F: Read + Seek>(walk: &mut Walk<F>) -> Found {
    let mut stored = Stored::default();
    walk.skip(8)?;
    loop {
        let length = u64::from(u32::from_be_bytes(walk.array()?));
        let name: [u8; 4] = walk.array()?;
        if (stored.width == 0) != (&name == b"IHDR") {
            return damaged();
        }
        match &name {
            b"IHDR" if length == 13 => {
                stored.width = u32::from_be_bytes(walk.array()?);
                stored.height = u32::from_be_bytes(walk.array()?);
                walk.skip(length - 8)?;
                if stored.width == 0 {
                    return damaged();
                }
                if let Some(fault) = too_many(stored.width, stored.height) {
                    return Ok(Err(fault));
                }
            }
            b"eXIf" => stored.exif = exif::read(&walk.block(length)?),
            b"iTXt" | b"tEXt" => stored.place |= has(&walk.block(length)?, XMP_PLACE),
            b"IEND" => {
                walk.skip(length + 4)?;
                return Ok(Ok(stored));
            }
            _ => walk.skip(length)?,
        }
        // The check sum.
        walk.skip(4)?;
    }
}

/// WebP (RFC 9649, 2): chunks of a RIFF file; the first one holds the size.
pub(super) fn webp<F: Read + Seek>(walk: &mut Walk<F>) -> Found {
    let mut stored = Stored::default();
    walk.skip(4)?;
    let end = u64::from(u32::from_le_bytes(walk.array()?)) + 8;
    if end > walk.len {
        return Ok(Err(Fault::Truncated));
    }
    walk.skip(4)?;
    while walk.at + 8 <= end {
        let name: [u8; 4] = walk.array()?;
        let length = u64::from(u32::from_le_bytes(walk.array()?));
        let first = stored.width == 0;
        match &name {
            b"VP8X" | b"VP8 " | b"VP8L" if first => {
                let Some((width, height)) = webp_size(&name, &walk.block(length)?) else { return damaged() };
                (stored.width, stored.height) = (width, height);
            }
            _ if first => return damaged(),
            b"EXIF" => {
                let block = walk.block(length)?;
                stored.exif = exif::read(block.strip_prefix(b"Exif\0\0").unwrap_or(&block));
            }
            b"XMP " => stored.place |= has(&walk.block(length)?, XMP_PLACE),
            _ => walk.skip(length)?,
        }
        if length % 2 == 1 && walk.at < end {
            walk.skip(1)?;
        }
    }
    Ok(Ok(stored))
}

/// The size in the first chunk of a WebP file.
fn webp_size(name: &[u8; 4], block: &[u8]) -> Option<(u32, u32)> {
    let at = |n: usize| block.get(n).copied().map(u32::from);
    Some(match name {
        b"VP8X" => {
            let side = |n: usize| Some(1 + (at(n)? | at(n + 1)? << 8 | at(n + 2)? << 16));
            (side(4)?, side(7)?)
        }
        b"VP8L" => {
            let bits = at(1)? | at(2)? << 8 | at(3)? << 16 | at(4)? << 24;
            (1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF))
        }
        _ if block.get(3..6)? == [0x9D, 0x01, 0x2A] => {
            ((at(6)? | at(7)? << 8) & 0x3FFF, (at(8)? | at(9)? << 8) & 0x3FFF)
        }
        _ => return None,
    })
}

/// GIF (87a, 89a): the size stands in the first bytes; the file ends with `;`.
pub(super) fn gif<F: Read + Seek>(walk: &mut Walk<F>) -> Found {
    walk.skip(6)?;
    let [width, height] = [walk.array()?, walk.array()?].map(|side| u32::from(u16::from_le_bytes(side)));
    if let Some(fault) = too_many(width, height) {
        return Ok(Err(fault));
    }
    // Some programs fill the file up.
    if walk.tail()?.iter().rev().find(|byte| !matches!(byte, 0 | b'\n')) != Some(&b';') {
        return Ok(Err(Fault::Truncated));
    }
    Ok(Ok(Stored { width, height, ..Stored::default() }))
}
