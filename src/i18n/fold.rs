//! When are two names one name to a file system that does not tell capitals from small letters?

use unicode_normalization::UnicodeNormalization;

/// The form in which paths are compared: NFC, capitals and back (so that `ß` is `ss` and both small sigmas are one), and the
/// four letters I, ı, İ, i as one. The same in every locale.
pub fn folded(path: &str) -> String {
    if path.is_ascii() {
        return path.to_ascii_lowercase();
    }
    let upper: String = path.nfc().flat_map(char::to_uppercase).collect();
    let lower: String = upper.chars().flat_map(char::to_lowercase).collect();
    lower.replace("i\u{307}", "i").replace('ς', "σ").nfc().collect()
}
