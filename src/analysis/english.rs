//! Which English words are forms of one word?
//!
//! The S stemmer of Harman ("How effective is suffixing?", JASIS 42(1), 1991): it joins singular and plural and nothing else. An
//! archive has few English words, most of them names, which the rules of Porter would cut («series», «general», «Daniyar»); and the
//! same three rules run in the browser.

/// Fewest letters of a word that loses an s: «gas», «bus», «ios» stay.
const LEAST: usize = 4;

/// The key of a word with Latin letters, in small letters.
pub(super) fn key(surface: &str) -> String {
    if surface.chars().count() < LEAST {
        return surface.to_owned();
    }
    let ends = |ends: &[&str]| ends.iter().any(|end| surface.ends_with(end));
    if let Some(stem) = surface.strip_suffix("ies").filter(|_| !ends(&["eies", "aies"])) {
        return format!("{stem}y");
    }
    if let Some(stem) = surface.strip_suffix("es").filter(|_| !ends(&["aes", "ees", "oes"])) {
        return format!("{stem}e");
    }
    match surface.strip_suffix('s') {
        Some(stem) if !ends(&["us", "ss"]) => stem.to_owned(),
        _ => surface.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn singular_and_plural_have_one_key() {
        for (one, many) in [("award", "awards"), ("city", "cities"), ("place", "places"), ("committee", "committees")] {
            assert_eq!(key(one), key(many), "{one}");
        }
        for word in ["campus", "class", "gas", "ios", "general", "xxviii"] {
            assert_eq!(key(word), word);
        }
    }
}
