//! Which word did somebody mean to type while the keyboard was switched to the other alphabet? «вфеу» is “date”.
//!
//! Keys of the Russian layout and of the Kazakh one (RST KazSSR 903-90: its own letters stand on the row of digits).

/// A key of the Latin keyboard and the letter of the Russian and Kazakh ones on it.
pub const KEYS: &[(char, char)] = &[
    ('q', 'й'),
    ('w', 'ц'),
    ('e', 'у'),
    ('r', 'к'),
    ('t', 'е'),
    ('y', 'н'),
    ('u', 'г'),
    ('i', 'ш'),
    ('o', 'щ'),
    ('p', 'з'),
    ('[', 'х'),
    (']', 'ъ'),
    ('a', 'ф'),
    ('s', 'ы'),
    ('d', 'в'),
    ('f', 'а'),
    ('g', 'п'),
    ('h', 'р'),
    ('j', 'о'),
    ('k', 'л'),
    ('l', 'д'),
    (';', 'ж'),
    ('\'', 'э'),
    ('z', 'я'),
    ('x', 'ч'),
    ('c', 'с'),
    ('v', 'м'),
    ('b', 'и'),
    ('n', 'т'),
    ('m', 'ь'),
    (',', 'б'),
    ('.', 'ю'),
    ('`', 'ё'),
    ('2', 'ә'),
    ('3', 'і'),
    ('4', 'ң'),
    ('5', 'ғ'),
    ('8', 'ү'),
    ('9', 'ұ'),
    ('0', 'қ'),
    ('-', 'ө'),
    ('=', 'һ'),
    // With Shift: the underscore of field names.
    ('_', 'Ө'),
];

/// What the same keys give on a Latin keyboard; `None` where no letter changes.
pub fn as_latin(text: &str) -> Option<String> {
    through(text, |(latin, letter)| (*letter, *latin))
}

/// What the same keys give on a Kazakh keyboard, which has all Russian letters but «ё» in the same places.
pub fn as_cyrillic(text: &str) -> Option<String> {
    through(text, |(latin, letter)| (*latin, *letter))
}

fn through(text: &str, pair: impl Fn(&(char, char)) -> (char, char)) -> Option<String> {
    let key = |c: char| KEYS.iter().map(&pair).find(|(from, _)| *from == c).map(|(_, to)| to);
    let lower = |c: char| c.to_lowercase().next().unwrap_or(c);
    let typed: String = text.chars().map(|c| key(c).or_else(|| key(lower(c))).unwrap_or(c)).collect();
    (typed != text).then_some(typed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_keys_on_the_other_layout() {
        let cases = [("вфеу", "date"), ("ешеду", "title"), ("зфкеӨща", "part_of"), ("сщөщкпфтшяук", "co-organizer")];
        for (cyrillic, latin) in cases {
            assert_eq!(as_latin(cyrillic).as_deref(), Some(latin));
        }
        assert_eq!(as_cyrillic("r8ys").as_deref(), Some("күны"));
        assert_eq!(as_latin("date"), None);
    }
}
