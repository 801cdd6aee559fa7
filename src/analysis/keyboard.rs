//! What was meant if the keyboard stood on another layout?

use super::letters::{is_cyrillic, is_latin};
use crate::i18n::keyboard::KEYS;

/// Keys of digits on a Kazakh keyboard whose letters stand in no word together with digits.
const DIGITS: [(char, char); 2] = [(',', '6'), ('.', '7')];

/// What was meant if the keyboard stood on another layout: `rfpfr` → «казак», «м9рат» → «мұрат», «әқәі» → «2023». The word is as
/// it was typed, with the marks that are letters on other layouts. Several readings where a digit or a hyphen may be meant as such.
pub fn other_keyboards(typed: &str) -> Vec<String> {
    let small = typed.to_lowercase();
    let latin = small.chars().any(is_latin);
    let cyrillic = small.chars().any(is_cyrillic);
    let mut found = Vec::new();
    match (latin, cyrillic) {
        // On a Latin layout: letters alone, or also the row of digits of the Kazakh keyboard.
        (true, false) => {
            found.push(through(&small, |c| c != '_' && !is_digit_row(c)));
            found.push(through(&small, |c| c != '_'));
        }
        // On a Russian layout: only the row of digits differs.
        (false, true) => {
            found.extend(digits(&small));
            found.push(through(&small, |c| c.is_ascii_digit()));
            found.push(through(&small, is_digit_row));
        }
        _ => {}
    }
    let mut kept: Vec<String> = Vec::new();
    for word in found {
        if word != small && !kept.contains(&word) {
            kept.push(word);
        }
    }
    kept
}

/// Whether the key stands in the row of digits.
fn is_digit_row(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '-' | '=')
}

fn through(typed: &str, keys: impl Fn(char) -> bool) -> String {
    let letter = |c: char| KEYS.iter().find(|(key, _)| *key == c).map_or(c, |(_, letter)| *letter);
    typed.chars().map(|c| if keys(c) { letter(c) } else { c }).collect()
}

/// A number that was typed on a Kazakh layout.
fn digits(typed: &str) -> Option<String> {
    let key = |c: char| KEYS.iter().find(|(key, letter)| *letter == c && key.is_ascii_digit()).map(|(key, _)| *key);
    let mark = |c: char| DIGITS.iter().find(|(mark, _)| *mark == c).map(|(_, digit)| *digit);
    typed.chars().map(|c| key(c).or_else(|| mark(c))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_layout_that_was_meant_is_found() {
        for (typed, meant) in [
            ("rfpfr", "казак"),
            ("Rfpfr", "казак"),
            ("abkmv", "фильм"),
            (";fyf", "жана"),
            ("'kmvbhf", "эльмира"),
            ("0fpf0cnfy", "қазақстан"),
            ("0аза0стан", "қазақстан"),
            ("м9рат", "мұрат"),
            ("м2дениет", "мәдениет"),
            ("к-кше", "көкше"),
            ("әқәі", "2023"),
            ("әқә,", "2026"),
        ] {
            assert!(other_keyboards(typed).iter().any(|word| word == meant), "{typed}: {:?}", other_keyboards(typed));
        }
        assert_eq!(other_keyboards("2023"), [""; 0]);
        assert_eq!(other_keyboards("білім"), [""; 0]);
    }
}
