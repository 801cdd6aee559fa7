//! By what are contents told apart? The one place that names the hash.

use std::io::{self, Read};

/// BLAKE3 of some bytes as 64 hex digits.
pub fn fingerprint(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex().to_string()
}

/// BLAKE3 of all that can be read, in pieces of 64 KiB.
///
/// # Errors
/// Reading failed.
pub fn fingerprint_of(mut bytes: impl Read) -> io::Result<String> {
    let mut hasher = blake3::Hasher::new();
    let mut piece = vec![0; 64 << 10];
    loop {
        match bytes.read(&mut piece)? {
            0 => return Ok(hasher.finalize().to_hex().to_string()),
            count => hasher.update(&piece[..count]),
        };
    }
}

/// The path of a file with the beginning of its hash in it, so that browsers may keep it for ever: `style.css` → `style.0a1b2c3d4e.css`.
pub fn stamped(path: &str, bytes: &[u8]) -> String {
    let hash = fingerprint(bytes);
    let (stem, extension) = path.rsplit_once('.').unwrap_or((path, "bin"));
    format!("{stem}.{}.{extension}", &hash[..10])
}
