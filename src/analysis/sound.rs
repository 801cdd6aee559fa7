//! Which spellings of a name sound alike, and on which shelf of the index do they stand?
//!
//! Both read Cyrillic and Latin letters alike. The shelf of a word must be known while it is being typed, so it looks at each letter
//! and at what stands before it only; the sound of a whole word knows what follows, too (sh, zh, ng).

use super::latin::{DIGRAPHS, LETTERS};
use super::skeleton::{folded, skeleton};

/// Letters of skeletons that are confused with others, as a sound.
pub(super) const SOUNDS: &[(char, &str)] = &[('й', "и"), ('я', "иа"), ('ю', "иу"), ('щ', "ш"), ('х', "к"), ('ц', "с")];
/// The same on shelves. A Latin s, z, c or t may have an h or an s to come, so that ш stands with с (sh), ж with з (zh), ч with к
/// (ch), ц with тс (ts) and щ with ск (shch).
pub(super) const SHELVES: &[(char, &str)] =
    &[('й', "и"), ('я', "иа"), ('ю', "иу"), ('х', "к"), ('ш', "с"), ('ж', "з"), ('ч', "к"), ('щ', "ск"), ('ц', "тс")];
/// Latin letters after which an h only softens: sh, zh, kh, gh, ch.
pub(super) const BEFORE_H: &str = "szkgcşž";

/// How a word sounds, roughly: Cyrillic and Latin spellings of a name are equal. For words and for keys.
pub fn sound(text: &str) -> String {
    let mut heard = Vec::new();
    let small = skeleton(text);
    let mut rest = small.as_str();
    while let Some(letter) = rest.chars().next() {
        let (taken, meant) = match DIGRAPHS.iter().find(|(latin, _)| rest.starts_with(latin)) {
            Some((latin, meant)) => (latin.len(), *meant),
            None => (letter.len_utf8(), ""),
        };
        rest = &rest[taken..];
        if meant.is_empty() {
            hear(&mut heard, letter, SOUNDS);
        }
        for letter in meant.chars() {
            hear(&mut heard, letter, SOUNDS);
        }
    }
    heard.dedup();
    let at = |place: Option<usize>| place.and_then(|place| heard.get(place)).copied();
    let open = |c: Option<char>| c.is_some_and(|c| is_vowel(c) && c != 'и');
    let mut out: Vec<char> = Vec::with_capacity(heard.len());
    for (place, letter) in heard.iter().enumerate() {
        let (before, after) = (at(place.checked_sub(1)), at(Some(place + 1)));
        let unheard = match letter {
            'и' => open(before) || open(after),
            'г' => before == Some('н'),
            'д' => after == Some('ж'),
            _ => false,
        };
        if !unheard {
            out.push(*letter);
        }
    }
    out.dedup();
    out.into_iter().collect()
}

/// The order in which keys are stored: letters that are confused with each other as one, Latin letters as Cyrillic ones. The shelf
/// of the beginning of a word is the beginning of its shelf.
pub fn shelf(key: &str) -> String {
    let mut out = String::with_capacity(key.len());
    let mut before = None;
    let mut heard = Vec::new();
    for letter in skeleton(key).chars() {
        let silent = letter == 'h' && before.is_some_and(|c| BEFORE_H.contains(c));
        before = Some(letter);
        if silent {
            continue;
        }
        heard.clear();
        hear(&mut heard, letter, SHELVES);
        for found in &heard {
            let last = out.chars().next_back();
            // и is hardly heard at the beginning (Yerlan, Ерлан) and after a vowel (Beysembaev, Бейсембаев).
            let unheard = match found {
                'и' => last.is_none_or(is_vowel),
                'г' => last == Some('н'),
                _ => false,
            };
            if !unheard && last != Some(*found) {
                out.push(*found);
            }
        }
    }
    out
}

/// Adds what is heard of a letter, Cyrillic or Latin.
fn hear(heard: &mut Vec<char>, letter: char, sounds: &[(char, &str)]) {
    let one = [letter];
    let latin = LETTERS.iter().find(|(latin, _)| *latin == letter).map(|(_, meant)| meant.chars());
    let letters =
        latin.into_iter().flatten().chain(one.iter().copied().filter(|c| !LETTERS.iter().any(|(l, _)| l == c)));
    for letter in letters.filter_map(folded) {
        match sounds.iter().find(|(from, _)| *from == letter) {
            Some((_, to)) => heard.extend(to.chars()),
            None => heard.push(letter),
        }
    }
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'а' | 'е' | 'и' | 'о' | 'у')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Spellings of names that are found in print.
    const NAMES: &[&[&str]] = &[
        &["Бейсембаев", "Beisembaev", "Beissembayev", "Beysembaev", "Beisembayev"],
        &["Қазақстан", "Qazaqstan", "Kazakstan", "Kazakhstan", "Казахстан"],
        &["Жаңа", "Jana", "Zhana", "Jaña"],
        &["толқын", "tolqyn", "tolkyn", "толкын"],
        &["Шымкент", "Shymkent", "Şymkent"],
        &["Оразбаева", "Orazbaeva", "Orazbayeva"],
        &["Ерлан", "Yerlan", "Erlan"],
        &["Ғани", "Gani", "Ǧani", "Ğani"],
        &["Алия", "Aliya", "Alia", "Aliia"],
        &["Айнұр", "Ainur", "Aynur", "Ainūr"],
        &["Сұраған", "Suragan", "Suraghan", "Sūrağan"],
        &["Жамбыл", "Zhambyl", "Jambyl", "Zhambil"],
        &["Щербаков", "Shcherbakov", "Scherbakov"],
        &["Қызылорда", "Qyzylorda", "Kyzylorda"],
        &["Цой", "Tsoy", "Tsoi"],
        &["Юлия", "Yuliya", "Iuliia"],
    ];

    #[test]
    fn spellings_of_a_name_sound_alike_and_stand_together() {
        for names in NAMES {
            for name in *names {
                assert_eq!(sound(name), sound(names[0]), "{name}");
                let begins = |name: &str| shelf(name).chars().take(3).collect::<String>();
                assert_eq!(begins(name), begins(names[0]), "{name}");
            }
        }
        for (one, other) in [("Шымкент", "Семей"), ("Жания", "Зания"), ("Ерлан", "Арлан"), ("Абай", "Айбек")]
        {
            assert_ne!(sound(one), sound(other));
        }
    }

    proptest! {
        #[test]
        fn the_shelf_of_a_beginning_begins_the_shelf(word in "[а-яәғқңөұүһіa-zğşñūü0-9]{0,12}", cut in 0usize..12) {
            let beginning: String = word.chars().take(cut).collect();
            prop_assert!(shelf(&word).starts_with(&shelf(&beginning)), "{} {}", shelf(&word), shelf(&beginning));
        }

        #[test]
        fn words_that_differ_in_kazakh_letters_only_share_shelf_and_sound(word in "[а-яәғқңөұүһі]{0,12}") {
            prop_assert_eq!(shelf(&word), shelf(&skeleton(&word)));
            prop_assert_eq!(sound(&word), sound(&skeleton(&word)));
        }
    }
}
