//! Which Russian words are forms of one word? The Snowball stemmer, whose end of a word is then folded as Kazakh words are.

use super::skeleton::skeleton;
use rust_stemmers::{Algorithm, Stemmer};

/// The key of a Russian word in small letters. Keys of both languages live in one space: what a Russian text says of a place is
/// found by its Kazakh name, too.
pub(super) fn key(surface: &str) -> String {
    // The algorithm knows no ё (https://snowballstem.org/algorithms/russian/stemmer.html).
    skeleton(&Stemmer::create(Algorithm::Russian).stem(&surface.replace('ё', "е")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_have_one_key() {
        for forms in [
            &["новый", "новая", "нового", "новые"][..],
            &["конференция", "конференции", "конференцией", "конференциях"],
            &["учёный", "ученый", "учёного"],
            &["награждение", "награждения", "награждением"],
        ] {
            let first = key(forms[0]);
            assert!(forms.iter().all(|form| key(form) == first), "{forms:?}");
        }
        assert_eq!(key("съезды"), "сезд");
        assert_ne!(key("область"), key("облако"));
    }

    #[test]
    fn letters_of_other_languages_do_no_harm() {
        for word in ["қызылорда", "", "ь", "2023", "ыыы", "ёё", "日本", "a\u{301}и"] {
            key(word);
        }
    }
}
