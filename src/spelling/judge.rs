//! Is a word right in a text of this language? What dictionaries know, what the archive itself declares, and forms of both.

use super::Dictionary;
use crate::i18n::Lang;
use crate::i18n::kazakh::{Suffixes, base_forms, is_suffix, stems};
use std::collections::BTreeSet;

/// Words of today that both dictionaries lack.
const TERMS: &str = include_str!("terms.txt");
/// Most suggestions for a word.
const MOST_SUGGESTIONS: usize = 3;
/// Letters that are typed for each other where a keyboard has no Kazakh letters, or where they are told apart badly.
const CONFUSED: [(char, &str); 21] = [
    ('а', "ә"),
    ('ә', "а"),
    ('г', "ғ"),
    ('ғ', "г"),
    ('е', "э"),
    ('и', "ій"),
    ('і', "ыи"),
    ('й', "и"),
    ('к', "қ"),
    ('қ', "к"),
    ('н', "ң"),
    ('ң', "н"),
    ('о', "ө"),
    ('ө', "о"),
    ('у', "ұү"),
    ('ұ', "үу"),
    ('ү', "ұу"),
    ('х', "һ"),
    ('һ', "х"),
    ('ы', "і"),
    ('э', "е"),
];
/// So many letters of a word may be exchanged at once.
const MOST_CONFUSED: usize = 3;
/// Endings of Russian nouns and adjectives, the longest first.
#[rustfmt::skip]
const RUSSIAN_ENDINGS: [&str; 46] = [
    "ского", "скому", "ыми", "ими", "ями", "ами", "ого", "его", "ому", "ему", "иях", "ией", "иям", "ом", "ем",
    "ой", "ей", "ый", "ий", "ая", "яя", "ую", "юю", "ое", "ее", "ые", "ие", "ых", "их", "ым", "им", "ам", "ям", "ах", "ях",
    "ов", "ев", "ия", "ии", "ию", "ью", "а", "у", "ы", "и", "е",
];
/// What remains of a Russian word without its ending has at least so many letters.
const LEAST: usize = 4;

/// The dictionaries at hand.
#[derive(Debug, Default)]
pub struct Dictionaries {
    /// Kazakh.
    pub kazakh: Option<Dictionary>,
    /// Russian.
    pub russian: Option<Dictionary>,
}

impl Dictionaries {
    /// The dictionary of a language.
    pub fn of(&self, lang: Lang) -> Option<&Dictionary> {
        match lang {
            Lang::KK => self.kazakh.as_ref(),
            Lang::RU => self.russian.as_ref(),
            _ => None,
        }
    }
}

/// Tells right words from unknown ones.
#[derive(Debug)]
pub struct Judge<'a> {
    dictionaries: &'a Dictionaries,
    own: BTreeSet<String>,
}

impl<'a> Judge<'a> {
    /// With words that are right whatever the dictionaries say, in any form.
    pub fn new<'w>(dictionaries: &'a Dictionaries, words: impl Iterator<Item = &'w str>) -> Self {
        let mut own = BTreeSet::new();
        let terms = TERMS.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace);
        for word in terms.chain(words).map(str::to_lowercase) {
            let parts = word.split('-').filter(|part| part.chars().count() >= 2);
            for part in parts.chain([word.as_str()]) {
                own.extend(part.strip_suffix(is_soft).map(str::to_owned));
                own.insert(part.to_owned());
                own.extend(shorter_forms(part).into_iter().map(str::to_owned));
            }
        }
        Self { dictionaries, own }
    }

    /// Whether texts of this language can be judged.
    pub fn knows(&self, lang: Lang) -> bool {
        self.dictionaries.of(lang).is_some()
    }

    /// Whether a word is right in a text of this language. A word that only the other language has is no mistake. What has
    /// hyphens is right if each part is.
    pub fn is_right(&self, word: &str, lang: Lang) -> bool {
        if self.is_right_as_a_whole(word, lang) {
            return true;
        }
        let mut parts = word.split('-');
        let first = parts.next().unwrap_or("");
        let right = |part: &str| part.chars().count() < 3 || self.is_right_as_a_whole(part, lang);
        word.contains('-') && right(first) && parts.all(|part| right(part) || lang == Lang::KK && is_suffix(part))
    }

    fn is_right_as_a_whole(&self, word: &str, lang: Lang) -> bool {
        let small = word.to_lowercase();
        if self.own.contains(&small) || self.has(Lang::KK, word) || self.has(Lang::RU, word) {
            return true;
        }
        let own_form = || shorter_forms(&small).iter().any(|stem| self.own.contains(*stem));
        if lang == Lang::KK || small.contains(is_kazakh) { self.is_kazakh_form(word, &small) } else { own_form() }
    }

    fn has(&self, lang: Lang, word: &str) -> bool {
        self.dictionaries.of(lang).is_some_and(|dictionary| dictionary.has(word))
    }

    /// Whether taking Kazakh suffixes off leads to a word that is known; loans take them, too.
    fn is_kazakh_form(&self, word: &str, small: &str) -> bool {
        let capital = word.chars().next().is_some_and(char::is_uppercase);
        stems(small, Suffixes::All).into_iter().any(|stem| {
            base_forms(stem, small[stem.len()..].chars().next()).iter().any(|form| {
                self.own.contains(form)
                    || self.has(Lang::KK, form)
                    || form.chars().count() >= LEAST && !form.contains(is_kazakh) && self.has(Lang::RU, form)
                    || self.is_loan(form)
                    || capital && (self.has(Lang::KK, &titled(form)) || self.has(Lang::RU, &titled(form)))
            })
        })
    }

    /// Whether it is a Russian adjective as Kazakh takes it over, without its ending: «рефлексивтік», «индустриалдық».
    fn is_loan(&self, form: &str) -> bool {
        let long = form.chars().count() > LEAST && !form.contains(is_kazakh);
        long && ["ный", "ьный"].iter().any(|end| self.has(Lang::RU, &format!("{form}{end}")))
    }

    /// Words that may have been meant, at most three.
    pub fn suggestions(&self, word: &str, lang: Lang) -> Vec<String> {
        let small = word.to_lowercase();
        let mut found = if lang == Lang::KK { self.retyped(&small) } else { Vec::new() };
        if found.is_empty() {
            found = self.dictionaries.of(lang).map(|dictionary| dictionary.suggestions(&small)).unwrap_or_default();
        }
        found.truncate(MOST_SUGGESTIONS);
        if word.chars().next().is_some_and(char::is_uppercase) {
            found.iter_mut().for_each(|guess| *guess = titled(guess));
        }
        found
    }

    /// The word with as few exchanges of confused letters as make it right.
    fn retyped(&self, word: &str) -> Vec<String> {
        let letters: Vec<char> = word.chars().collect();
        let mut open: Vec<(usize, Vec<char>)> = vec![(0, letters)];
        for _ in 0..MOST_CONFUSED {
            let mut next = Vec::new();
            for (from, letters) in &open {
                for at in *from..letters.len() {
                    let others = CONFUSED.iter().find(|(letter, _)| *letter == letters[at]).map_or("", |(_, o)| o);
                    for other in others.chars() {
                        let mut changed = letters.clone();
                        changed[at] = other;
                        next.push((at + 1, changed));
                    }
                }
            }
            let written = next.iter().map(|(_, letters)| letters.iter().collect::<String>());
            let right: Vec<String> = written.filter(|word| self.is_right(word, Lang::KK)).collect();
            if !right.is_empty() {
                return right;
            }
            open = next;
        }
        Vec::new()
    }
}

/// What a word of the archive, or a form of it, has in common with its other forms.
fn shorter_forms(word: &str) -> Vec<&str> {
    let long = |stem: &&str| stem.chars().count() >= LEAST;
    let mut found: Vec<&str> = stems(word, Suffixes::Nouns).into_iter().skip(1).filter(long).collect();
    found.extend(RUSSIAN_ENDINGS.iter().filter_map(|ending| word.strip_suffix(ending)).filter(long));
    found
}

fn is_soft(c: char) -> bool {
    matches!(c, 'ь' | 'й' | 'я')
}

fn is_kazakh(c: char) -> bool {
    matches!(c, 'ә' | 'ғ' | 'қ' | 'ң' | 'ө' | 'ұ' | 'ү' | 'һ' | 'і')
}

/// The word with a capital at its beginning.
fn titled(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judged(own: &str, right: &[(&str, Lang)], wrong: &[(&str, Lang)]) {
        let of = |words: &str| Dictionary::parse("SET UTF-8\nTRY ао\n", words).unwrap();
        let dictionaries = Dictionaries {
            kazakh: Some(of("4\nқала\nоқушы\nорын\nқатыс\n")),
            russian: Some(of("3\nпедагог\nрефлексивный\nонлайн\n")),
        };
        let judge = Judge::new(&dictionaries, own.split(' '));
        let unexpected = |list: &[(&str, Lang)], expected: bool| {
            let found = list.iter().filter(|(word, lang)| judge.is_right(word, *lang) != expected);
            found.map(|(word, _)| (*word).to_owned()).collect::<Vec<_>>()
        };
        assert_eq!((unexpected(right, true), unexpected(wrong, false)), (vec![], vec![]));
    }

    #[test]
    fn forms_of_known_words_are_right() {
        let right =
            ["қаладағы", "Оқушылардың", "орнында", "қатысқандардың", "педагогтердің", "онлайн-оқушы", "рефлексивтік"];
        let wrong = ["қаледе", "оқшы", "орнинда", "катыскандар", "педагк", "онлайн-оқшы"];
        judged("", &right.map(|word| (word, Lang::KK)), &wrong.map(|word| (word, Lang::KK)));
        // Kazakh endings belong to no Russian word.
        judged("", &[("педагог", Lang::RU), ("оқушылар", Lang::RU)], &[("педагогтер", Lang::RU)]);
    }

    #[test]
    fn names_of_the_archive_are_right_in_both_languages() {
        let own = "Бейсембаев Қызылорда Астана аким";
        let forms = ["Бейсембаевтың", "Қызылордада", "Астанадағы"].map(|word| (word, Lang::KK));
        let russian = ["Бейсембаеву", "Бейсембаевым", "Астаны", "акима"].map(|word| (word, Lang::RU));
        judged(own, &[forms.as_slice(), &russian].concat(), &[("Бейсенбаевтың", Lang::KK), ("Остане", Lang::RU)]);
    }

    #[test]
    fn letters_of_another_keyboard_are_put_back() {
        let words = "3\nқазақстан\nоқушы\nүлкен\n";
        let dictionaries =
            Dictionaries { kazakh: Some(Dictionary::parse("SET UTF-8\n", words).unwrap()), russian: None };
        let judge = Judge::new(&dictionaries, std::iter::empty());
        for (typed, meant) in [("Казакстан", "Қазақстан"), ("окушылардың", "оқушылардың"), ("улкен", "үлкен")]
        {
            assert_eq!(judge.suggestions(typed, Lang::KK), [meant]);
        }
    }
}
