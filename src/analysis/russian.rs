//! Which Russian words are forms of one word? The Snowball stemmer, whose end of a word is then folded as Kazakh words are.

use super::skeleton::skeleton;
use rust_stemmers::{Algorithm, Stemmer};
use std::collections::{BTreeMap, BTreeSet};

/// Endings of names by the last letters of their base form, the longest first: the number of letters that fall away, and what comes
/// instead (Rozental, declension of names). What ends otherwise has one form: «Алматы», «Жетісу».
const DECLENSIONS: &[(&[&str], usize, &[&str])] = &[
    (&["ый", "ий", "ой"], 2, &["ого", "ому", "им", "ым", "ом", "его", "ему", "ем", "ая", "яя", "ую", "юю", "ей"]),
    (&["ия"], 1, &["и", "ю", "ей"]),
    (&["а", "я"], 1, &["ы", "и", "е", "у", "ю", "ой", "ей"]),
    (&["ь", "й"], 1, &["я", "ю", "ем", "е", "и", "ью"]),
    (&["ов", "ев", "ин", "ын"], 0, &["а", "у", "ым", "ом", "е", "ы", "ых", "ыми", "ой"]),
    (
        &["б", "в", "г", "д", "ж", "з", "к", "л", "м", "н", "п", "р", "с", "т", "ф", "х", "ц", "ч", "ш", "щ"],
        0,
        &["а", "у", "ом", "ем", "е"],
    ),
];
/// Fewest letters of a name whose forms are told apart.
const LEAST: usize = 4;

/// The key of a Russian word in small letters. Keys of both languages live in one space: what a Russian text says of a place is
/// found by its Kazakh name, too.
pub(super) fn key(surface: &str) -> String {
    // The algorithm knows no ё (https://snowballstem.org/algorithms/russian/stemmer.html).
    skeleton(&Stemmer::create(Algorithm::Russian).stem(&surface.replace('ё', "е")))
}

/// The forms of names whose key would be another one than that of the name, with the key of the name: the algorithm takes the end
/// of «Астана» for that of a verb, the end of «Астане» for that of a noun.
pub(super) fn forms_apart<'a>(names: impl IntoIterator<Item = &'a str>) -> BTreeMap<String, String> {
    let right = |name: &String| name.chars().count() >= LEAST && name.chars().all(|c| matches!(c, 'а'..='я'));
    let names: BTreeSet<String> = names.into_iter().map(|name| name.replace('ё', "е")).filter(right).collect();
    let mut apart = BTreeMap::new();
    for name in &names {
        let Some((_, cut, endings)) = DECLENSIONS.iter().find(|(last, ..)| last.iter().any(|end| name.ends_with(end)))
        else {
            continue;
        };
        let own = key(name);
        let stem: String = name.chars().take(name.chars().count() - cut).collect();
        for form in endings.iter().map(|ending| format!("{stem}{ending}")) {
            if !names.contains(&form) && key(&form) != own {
                apart.entry(form).or_insert_with(|| own.clone());
            }
        }
    }
    apart
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
    fn names_keep_their_forms_together() {
        let apart = forms_apart(["астана", "шымкент", "оразбаева", "алматы", "вера", "ан"]);
        assert_eq!(key("астана"), "аста");
        for form in ["астане", "астану", "астаной"] {
            assert_eq!(apart.get(form).map(String::as_str), Some("аста"), "{form}");
        }
        assert!(!apart.contains_key("астаны") && !apart.contains_key("астана"));
        assert!(apart.len() <= 6, "{apart:?}");
    }

    #[test]
    fn letters_of_other_languages_do_no_harm() {
        for word in ["қызылорда", "", "ь", "2023", "ыыы", "ёё", "日本", "a\u{301}и"] {
            key(word);
        }
    }
}
