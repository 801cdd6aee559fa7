//! By what are contents told apart? The one place that names the hash.

/// BLAKE3 of some bytes as 64 hex digits.
pub fn fingerprint(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex().to_string()
}

/// The path of a file with the beginning of its hash in it, so that browsers may keep it for ever: `style.css` → `style.0a1b2c3d4e.css`.
pub fn stamped(path: &str, bytes: &[u8]) -> String {
    let hash = fingerprint(bytes);
    let (stem, extension) = path.rsplit_once('.').unwrap_or((path, "bin"));
    format!("{stem}.{}.{extension}", &hash[..10])
}
