//! Which languages does the interface speak, and how is a language named?

use std::fmt;

/// A BCP 47 language code of a text (`kk`, `ru`, `en`, `kk-Latn`, …), at most 11 letters.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Lang {
    bytes: [u8; 11],
    len: u8,
}

impl Lang {
    /// Kazakh in Cyrillic letters.
    pub const KK: Lang = Lang::short(*b"kk");
    /// Russian.
    pub const RU: Lang = Lang::short(*b"ru");
    /// English.
    pub const EN: Lang = Lang::short(*b"en");

    const fn short(code: [u8; 2]) -> Self {
        let mut bytes = [0; 11];
        bytes[0] = code[0];
        bytes[1] = code[1];
        Self { bytes, len: 2 }
    }

    /// Parses a code: a language of 2–3 small letters, then subtags of 2–8 letters or digits.
    pub fn parse(code: &str) -> Option<Self> {
        let mut parts = code.split('-');
        let primary = parts.next()?;
        let right = (2..=3).contains(&primary.len())
            && primary.bytes().all(|b| b.is_ascii_lowercase())
            && parts.all(|p| (2..=8).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_alphanumeric()));
        if !right || code.len() > 11 {
            return None;
        }
        let mut bytes = [0; 11];
        bytes[..code.len()].copy_from_slice(code.as_bytes());
        Some(Self { bytes, len: u8::try_from(code.len()).ok()? })
    }

    /// The code.
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.bytes[..self.len as usize]).unwrap_or("und")
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Debug for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_bcp47() {
        for right in ["kk", "ru", "en", "kk-Latn", "zh-Hant-TW"] {
            assert_eq!(Lang::parse(right).map(|l| l.to_string()).as_deref(), Some(right));
        }
        for wrong in ["", "k", "KK", "қаз", "kk_KZ", "kk-", "kk-Latn-KZ-long"] {
            assert_eq!(Lang::parse(wrong), None, "{wrong}");
        }
    }
}
