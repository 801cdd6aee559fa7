//! By what are contents told apart? The one place that names the hash.

/// BLAKE3 of some bytes as 64 hex digits.
pub fn fingerprint(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex().to_string()
}
