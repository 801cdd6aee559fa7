//! In which order, and under which letter, does a reader look for a name?

use std::sync::Arc;

use icu_collator::options::{AlternateHandling, CollatorOptions, Strength};
use icu_collator::{Collator, CollatorBorrowed};

use super::Lang;
use super::locale::locale;

const KAZAKH: [char; 42] = [
    'А', 'Ә', 'Б', 'В', 'Г', 'Ғ', 'Д', 'Е', 'Ё', 'Ж', 'З', 'И', 'Й', 'К', 'Қ', 'Л', 'М', 'Н', 'Ң', 'О', 'Ө', 'П', 'Р',
    'С', 'Т', 'У', 'Ұ', 'Ү', 'Ф', 'Х', 'Һ', 'Ц', 'Ч', 'Ш', 'Щ', 'Ъ', 'Ы', 'І', 'Ь', 'Э', 'Ю', 'Я',
];
const RUSSIAN: [char; 33] = [
    'А', 'Б', 'В', 'Г', 'Д', 'Е', 'Ё', 'Ж', 'З', 'И', 'Й', 'К', 'Л', 'М', 'Н', 'О', 'П', 'Р', 'С', 'Т', 'У', 'Ф', 'Х',
    'Ц', 'Ч', 'Ш', 'Щ', 'Ъ', 'Ы', 'Ь', 'Э', 'Ю', 'Я',
];
const LATIN: [char; 26] = [
    'A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J', 'K', 'L', 'M', 'N', 'O', 'P', 'Q', 'R', 'S', 'T', 'U', 'V', 'W',
    'X', 'Y', 'Z',
];

/// The order of words in one language (CLDR collation). Numbers go by their value, quotes and dashes count last.
///
/// Clones share the tables; every thread may use one.
#[derive(Clone, Debug)]
pub struct Collation {
    /// `None` where the tables lack the language altogether: then the order of code points holds.
    collator: Option<Arc<CollatorBorrowed<'static>>>,
}

impl Collation {
    /// The order of a language; languages unknown to CLDR take its root order.
    pub fn new(lang: Lang) -> Self {
        let mut options = CollatorOptions::default();
        options.strength = Some(Strength::Quaternary);
        options.alternate_handling = Some(AlternateHandling::Shifted);
        Self { collator: Collator::try_new(locale(lang).into(), options).ok().map(Arc::new) }
    }

    /// Bytes whose order is the order of the texts. Only keys of one language compare with each other;
    /// they hold for one build of the program and are not to be stored.
    pub fn sort_key(&self, text: &str) -> Vec<u8> {
        let Some(collator) = &self.collator else { return text.as_bytes().to_vec() };
        let mut key = Vec::with_capacity(text.len() + 16);
        // Writing into a Vec cannot fail: its error type has no values.
        let Ok(()) = collator.write_sort_key_to(text, &mut key);
        key
    }
}

/// The capital letters of a language in their order: 42 in Kazakh, 33 in Russian, 26 in all others.
pub fn alphabet(lang: Lang) -> &'static [char] {
    match lang.code() {
        "kk" | "kk-Cyrl" => &KAZAKH,
        "ru" => &RUSSIAN,
        _ => &LATIN,
    }
}

/// The capital letter under which an index lists a text; quotes, №, digits and spaces before it are passed over.
///
/// A letter outside the alphabet (Latin, or a Kazakh one in a Russian index) stands for itself. Texts without letters
/// go under `#`.
pub fn index_letter(lang: Lang, text: &str) -> String {
    let Some(first) = text.chars().find(|c| c.is_alphabetic()) else { return "#".to_owned() };
    if first == 'i' && lang.code() == "kk-Latn" {
        return "İ".to_owned();
    }
    first.to_uppercase().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted(lang: Lang, words: &[&str]) -> Vec<String> {
        let order = Collation::new(lang);
        let mut words: Vec<String> = words.iter().rev().map(ToString::to_string).collect();
        words.sort_by_cached_key(|w| order.sort_key(w));
        words
    }

    #[test]
    fn kazakh_letters_keep_the_order_of_the_alphabet() {
        let letters: Vec<String> = alphabet(Lang::KK).iter().map(ToString::to_string).collect();
        let refs: Vec<&str> = letters.iter().map(String::as_str).collect();
        assert_eq!(sorted(Lang::KK, &refs), letters);
        assert_eq!(letters.concat(), "АӘБВГҒДЕЁЖЗИЙКҚЛМНҢОӨПРСТУҰҮФХҺЦЧШЩЪЫІЬЭЮЯ");
        assert_eq!(alphabet(Lang::RU).len(), 33);
    }

    #[test]
    fn titles_come_as_a_reader_expects() {
        for (lang, words) in [
            (Lang::KK, &["2-сессия", "10-сессия", "Бала", "«Бірлестік»", "Орал", "«Өрлеу»"][..]),
            (Lang::KK, &["№4 мектеп", "№10 мектеп"]),
            (Lang::KK, &["Қазақстан", "Қостанай", "Лисаковск"]),
            (Lang::RU, &["елка", "ёлка", "ель"]),
            (Lang::RU, &["«Астана»", "Балхаш", "«Вектор»"]),
            (Lang::KK, &["Бала", "бала бақша", "Балабақша", "баладай"]),
        ] {
            assert_eq!(sorted(lang, words), words);
        }
    }

    #[test]
    fn index_letters() {
        for (lang, text, letter) in [
            (Lang::KK, "«Өрлеу» БАҰО", "Ө"),
            (Lang::KK, "№75 балабақша", "Б"),
            (Lang::KK, "  “ұстаз", "Ұ"),
            (Lang::KK, "Ёлка", "Ё"),
            (Lang::RU, "Өрлеу", "Ө"),
            (Lang::RU, "STEM-центр", "S"),
            (Lang::KK, "іргетас", "І"),
            (Lang::KK, "2023", "#"),
            (Lang::KK, "", "#"),
        ] {
            assert_eq!(index_letter(lang, text), letter, "{text}");
        }
    }

    #[test]
    fn one_order_serves_all_threads() {
        fn shared<T: Send + Sync + Clone>() {}
        shared::<Collation>();
        let order = Collation::new(Lang::KK);
        assert!(order.sort_key("") < order.sort_key("а"));
        assert!(order.sort_key(&"ә".repeat(100_000)).len() > 100_000);
    }
}
