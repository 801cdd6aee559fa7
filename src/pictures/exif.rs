//! What does the Exif block of a picture say that matters here? How it must be turned, and whether it tells a place.

/// Most entries of a directory that are looked at; cameras write some dozens.
const MOST_ENTRIES: usize = 512;
/// Orientation (Exif 2.32, 4.6.4 A).
const ORIENTATION: u16 = 0x0112;
/// Where the directory with the place begins (Exif 2.32, 4.6.3).
const GPS_DIRECTORY: u16 = 0x8825;

/// What was read from an Exif block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Exif {
    /// 1–8: how the pixels are turned to be seen upright; 1 is as they are.
    pub orientation: u8,
    /// Whether it says where the picture was taken.
    pub gps: bool,
}

impl Default for Exif {
    fn default() -> Self {
        Self { orientation: 1, gps: false }
    }
}

/// Reads a TIFF block (without `Exif\0\0` before it). What can't be read says nothing; nothing outside the block is looked at.
pub(super) fn read(block: &[u8]) -> Exif {
    let mut exif = Exif::default();
    let Some(tiff) = Tiff::new(block) else { return exif };
    for (tag, at) in tiff.directory(tiff.u32(4)) {
        match tag {
            ORIENTATION => exif.orientation = tiff.orientation(at).unwrap_or(1),
            // Every directory has its version, tag 0; a place has more.
            GPS_DIRECTORY => exif.gps |= tiff.directory(tiff.u32(at + 8)).any(|(tag, _)| tag != 0),
            _ => {}
        }
    }
    exif
}

/// A block with its order of bytes.
struct Tiff<'b> {
    block: &'b [u8],
    little: bool,
}

impl<'b> Tiff<'b> {
    fn new(block: &'b [u8]) -> Option<Self> {
        let little = match block.get(..4)? {
            b"II*\0" => true,
            b"MM\0*" => false,
            _ => return None,
        };
        Some(Self { block, little })
    }

    fn u16(&self, at: usize) -> Option<u16> {
        let bytes: [u8; 2] = self.block.get(at..at.checked_add(2)?)?.try_into().ok()?;
        Some(if self.little { u16::from_le_bytes(bytes) } else { u16::from_be_bytes(bytes) })
    }

    fn u32(&self, at: usize) -> Option<usize> {
        let bytes: [u8; 4] = self.block.get(at..at.checked_add(4)?)?.try_into().ok()?;
        let number = if self.little { u32::from_le_bytes(bytes) } else { u32::from_be_bytes(bytes) };
        usize::try_from(number).ok()
    }

    /// Tag and place of each entry of the directory that begins at `start`.
    fn directory(&self, start: Option<usize>) -> impl Iterator<Item = (u16, usize)> {
        let start = start.unwrap_or(self.block.len());
        let count = usize::from(self.u16(start).unwrap_or(0)).min(MOST_ENTRIES);
        let entry = move |n: usize| start.checked_add(2 + n * 12);
        (0..count).map_while(move |n| Some((self.u16(entry(n)?)?, entry(n)?)))
    }

    fn orientation(&self, entry: usize) -> Option<u8> {
        let value = self.u16(entry.checked_add(8)?)?;
        u8::try_from(value).ok().filter(|value| (1..=8).contains(value))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn block(little: bool, orientation: u16, gps_entries: u16) -> Vec<u8> {
        let two = |n: u16| if little { n.to_le_bytes() } else { n.to_be_bytes() };
        let four = |n: u32| if little { n.to_le_bytes() } else { n.to_be_bytes() };
        let mut out = if little { b"II*\0".to_vec() } else { b"MM\0*".to_vec() };
        out.extend(four(8));
        out.extend(two(2));
        out.extend([two(ORIENTATION), two(3)].concat());
        out.extend(four(1));
        out.extend([two(orientation), two(0)].concat());
        out.extend([two(GPS_DIRECTORY), two(4)].concat());
        out.extend(four(1));
        out.extend(four(38));
        out.extend(four(0));
        out.extend(two(gps_entries));
        (0..gps_entries).for_each(|tag| out.extend([two(tag).as_slice(), &[0; 10]].concat()));
        out
    }

    #[test]
    fn turned_and_placed() {
        for little in [true, false] {
            assert_eq!(read(&block(little, 6, 3)), Exif { orientation: 6, gps: true });
            assert_eq!(read(&block(little, 9, 1)), Exif { orientation: 1, gps: false }, "only the version");
            let whole = block(little, 8, 3);
            for end in 0..whole.len() {
                let _ = read(&whole[..end]);
            }
        }
        assert_eq!(read(b""), Exif::default());
        assert_eq!(read(b"II*\0\xff\xff\xff\xff"), Exif::default(), "a directory outside the block");
    }
}
