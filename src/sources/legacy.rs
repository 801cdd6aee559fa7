//! In which encoding was a text saved that is not UTF-8? Five that Kazakh and Russian offices used, told apart by their letters.

use super::decode::plain_utf16;

/// An encoding of one byte a letter.
struct Encoding {
    name: &'static str,
    /// What the bytes 80 to FF mean, in their order; U+FFFD where they mean nothing.
    high: &'static str,
}

/// Tables of Windows code page 1251, STRK 1048-2002 (its Kazakh variant), PTCP154 (“Asian Cyrillic”), RFC 1489 and DOS code page 866.
const ENCODINGS: [Encoding; 5] = [
    Encoding {
        name: "Windows-1251",
        high: "ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—\u{fffd}™љ›њќћџ\u{a0}ЎўЈ¤Ґ¦§Ё©Є«¬\u{ad}®Ї°±Ііґµ¶·ё№є»јЅѕїАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя",
    },
    Encoding {
        name: "KZ-1048",
        high: "ЂЃ‚ѓ„…†‡€‰Љ‹ЊҚҺЏђ‘’“”•–—\u{fffd}™љ›њқһџ\u{a0}ҰұӘ¤Ө¦§Ё©Ғ«¬\u{ad}®Ү°±Ііөµ¶·ё№ғ»әҢңүАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя",
    },
    Encoding {
        name: "PT154",
        high: "ҖҒӮғ„…ҶҮҲүҠӢҢҚҺҸҗ‘’“”•–—ҳҷҡӣңқһҹ\u{a0}ЎўЈӨҘҰ§Ё©Ә«¬ӯ®Ҝ°ұІіҙө¶·ё№ә»јҪҫҝАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя",
    },
    Encoding {
        name: "KOI8-R",
        high: "─│┌┐└┘├┤┬┴┼▀▄█▌▐░▒▓⌠■∙√≈≤≥\u{a0}⌡°²·÷═║╒ё╓╔╕╖╗╘╙╚╛╜╝╞╟╠╡Ё╢╣╤╥╦╧╨╩╪╫╬©юабцдефгхийклмнопярстужвьызшэщчъЮАБЦДЕФГХИЙКЛМНОПЯРСТУЖВЬЫЗШЭЩЧЪ",
    },
    Encoding {
        name: "CP866",
        high: "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмноп░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀рстуфхцчшщъыьэюяЁёЄєЇїЎў°∙·√№¤■\u{a0}",
    },
];

/// How rare a letter is in Kazakh and Russian texts taken together, in tenths of bits.
const RARITY: [(char, u32); 42] = [
    ('а', 32),
    ('б', 55),
    ('в', 54),
    ('г', 59),
    ('д', 46),
    ('е', 37),
    ('ё', 94),
    ('ж', 65),
    ('з', 62),
    ('и', 44),
    ('й', 64),
    ('к', 49),
    ('л', 44),
    ('м', 49),
    ('н', 40),
    ('о', 40),
    ('п', 55),
    ('р', 41),
    ('с', 44),
    ('т', 40),
    ('у', 56),
    ('ф', 86),
    ('х', 75),
    ('ц', 74),
    ('ч', 71),
    ('ш', 70),
    ('щ', 100),
    ('ъ', 122),
    ('ы', 44),
    ('ь', 77),
    ('э', 94),
    ('ю', 92),
    ('я', 60),
    ('ә', 79),
    ('ғ', 73),
    ('қ', 62),
    ('ң', 69),
    ('ө', 81),
    ('ұ', 76),
    ('ү', 84),
    ('һ', 100),
    ('і', 52),
];

/// A mark that texts have beside their letters.
const MARK: u32 = 50;
/// A letter or sign that Kazakh and Russian texts do not have.
const STRANGER: u32 = 250;
/// A byte that means nothing in the encoding.
const NOTHING: u32 = 400;
/// A capital right after a small letter, or a Latin letter right beside a Cyrillic one.
const ODD_NEIGHBOUR: u32 = 80;
/// A capital right after a capital: headings have them, texts hardly.
const CAPITALS: u32 = 12;
/// One more consonant after three, or one more vowel after two.
const CROWD: u32 = 40;

/// Bytes that are looked at; more tell nothing new.
const SAMPLE: usize = 1 << 16;
/// Fewest letters that name an encoding, and fewest that make sure of it.
const FEWEST: (u32, u32) = (4, 20);
/// By how much the best reading must beat the next one to be named, and to be sure of: tenths of bits.
const MARGIN: (u32, u32) = (60, 150);
/// The worst reading that is still a text: tenths of bits for each byte above 7F.
const WORST: u32 = 75;

/// Two vowels that Kazakh never has side by side, or ғ where only a vowel can stand: PT154 and KZ-1048 differ in these two.
const HARD_TO_SAY: u32 = 80;
/// By how much the best reading must beat the next one in its letters alone, whatever the capitals, to be sure of.
const MARGIN_OF_LETTERS: u32 = 60;

/// What the bytes of a text turned out to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LegacyText {
    /// Name of the encoding: `Windows-1251`, `KZ-1048`, `PT154`, `KOI8-R`, `CP866`, or one of `UTF-16…`, `UTF-32…`.
    pub encoding: &'static str,
    /// The text, with the line ends of the file and without a byte order mark.
    pub text: String,
}

/// The text of a file that was saved in another encoding than UTF-8, if there is no doubt which one: Unicode in units of two
/// or four bytes with or without its mark, and the five encodings above by their letters (20 at least, far more likely than
/// in every other encoding). `None` for UTF-8, for what is no text, and wherever a person has to look.
pub fn legacy_text(bytes: &[u8]) -> Option<LegacyText> {
    if let Some((encoding, text)) = super::decode::marked_unicode(bytes).or_else(|| plain_utf16(bytes)) {
        return Some(LegacyText { encoding, text: text.ok()? });
    }
    let guess = guess(bytes)?;
    guess.sure.then_some(LegacyText { encoding: guess.encoding, text: guess.text })
}

/// The most likely reading of bytes that are not UTF-8.
pub(super) struct Guess {
    pub encoding: &'static str,
    pub text: String,
    sure: bool,
}

/// The encoding that bytes look like; `None` where none of the five gives a text, or two give different ones.
pub(super) fn guess(bytes: &[u8]) -> Option<Guess> {
    if std::str::from_utf8(bytes).is_ok() || is_damaged_utf8(bytes) || bytes.iter().any(|b| is_control(*b)) {
        return None;
    }
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let mut readings: Vec<(Cost, &Encoding, Vec<char>)> = ENCODINGS
        .iter()
        .map(|encoding| {
            let table: Vec<char> = encoding.high.chars().collect();
            (cost(sample, &table), encoding, table)
        })
        .collect();
    readings.sort_by_key(|(cost, ..)| cost.total);
    let (best, _, table) = readings.first()?;
    let same = |other: &[char]| sample.iter().all(|b| *b < 0x80 || read(*b, table) == read(*b, other));
    let next = readings.iter().skip(1).find(|(_, _, other)| !same(other)).map_or(u32::MAX, |(cost, ..)| cost.total);
    let margin = next.saturating_sub(best.total);
    let others = readings.iter().filter(|(_, _, other)| !same(other));
    let next_letters = others.map(|(cost, ..)| cost.letters_alone).min().unwrap_or(u32::MAX);
    let margin_of_letters = next_letters.saturating_sub(best.letters_alone);
    if best.letters < FEWEST.0 || margin < MARGIN.0 || best.total > WORST.saturating_mul(best.high) {
        return None;
    }
    let text: String = bytes.iter().map(|b| read(*b, table)).collect();
    let clear = margin >= MARGIN.1 && margin_of_letters >= MARGIN_OF_LETTERS;
    let sure = best.letters >= FEWEST.1 && clear && !text.contains('\u{fffd}');
    // Russian texts have the same bytes in three encodings; the best known one stands first.
    let named = readings.iter().take_while(|(cost, ..)| cost.total == best.total).map(|(_, known, _)| known.name);
    let encoding = ENCODINGS.iter().map(|known| known.name).find(|name| named.clone().any(|same| same == *name));
    Some(Guess { encoding: encoding.unwrap_or(readings[0].1.name), text, sure })
}

/// Whether most of what stands above 7F is UTF-8 after all: then some bytes were damaged, and the rest is no other encoding.
fn is_damaged_utf8(bytes: &[u8]) -> bool {
    let usual = |c: &char| matches!(c, '\u{a0}'..='\u{52f}' | '\u{2010}'..='\u{2122}');
    let (mut good, mut bad) = (0_usize, 0_usize);
    for chunk in bytes[..bytes.len().min(SAMPLE)].utf8_chunks() {
        good += chunk.valid().chars().filter(usual).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good >= bad
}

fn is_control(byte: u8) -> bool {
    byte == 0x7f || (byte < 0x20 && !matches!(byte, b'\t'..=b'\r'))
}

fn read(byte: u8, table: &[char]) -> char {
    match byte.checked_sub(0x80) {
        None => char::from(byte),
        Some(at) => table.get(usize::from(at)).copied().unwrap_or('\u{fffd}'),
    }
}

/// How unlikely a reading is.
#[derive(Clone, Copy, Default)]
struct Cost {
    total: u32,
    /// Without what capitals and small letters add.
    letters_alone: u32,
    /// Bytes above 7F.
    high: u32,
    /// Those of them that are letters of Kazakh or Russian.
    letters: u32,
}

fn cost(bytes: &[u8], table: &[char]) -> Cost {
    let mut sum = Cost::default();
    let (mut before_last, mut before) = (' ', ' ');
    let mut crowd = (false, 0);
    for c in bytes.iter().map(|b| read(*b, table)) {
        let cyrillic = !c.is_ascii();
        if cyrillic {
            let own = of_char(c);
            sum.high += 1;
            sum.letters += u32::from(own.1);
            sum.letters_alone += own.0;
        }
        if c.is_alphabetic() && before.is_alphabetic() {
            sum.total += match () {
                () if before.is_ascii() == cyrillic => ODD_NEIGHBOUR,
                () if cyrillic && c.is_uppercase() && before.is_lowercase() => ODD_NEIGHBOUR,
                () if cyrillic && c.is_uppercase() => CAPITALS,
                () => 0,
            };
        }
        let vowel = is_vowel(c);
        crowd = match c {
            'ь' | 'ъ' | 'Ь' | 'Ъ' => crowd,
            c if !c.is_alphabetic() => (vowel, 0),
            _ if vowel == crowd.0 => (vowel, crowd.1 + 1),
            _ => (vowel, 1),
        };
        if cyrillic && crowd.1 > if vowel { 2 } else { 3 } {
            sum.letters_alone += CROWD;
        }
        sum.letters_alone += hard_to_say(before_last, before, c);
        (before_last, before) = (before, c);
    }
    sum.total += sum.letters_alone;
    sum
}

/// What the letters ә and ғ add in a place where Kazakh words do not have them.
fn hard_to_say(first: char, second: char, third: char) -> u32 {
    let is = |c: char, letters: [char; 2]| letters.contains(&c);
    let open = |c: char| is_vowel(c) && !matches!(c, 'у' | 'У' | 'и' | 'И');
    let vowels = is(second, ['ә', 'Ә']) && open(third) || open(second) && is(third, ['ә', 'Ә']);
    let consonants = is(second, ['ғ', 'Ғ']) && third.is_alphabetic() && !is_vowel(third) && !is_vowel(first);
    if vowels || consonants { HARD_TO_SAY } else { 0 }
}

fn is_vowel(c: char) -> bool {
    let small = c.to_lowercase().next().unwrap_or(c);
    matches!(small, 'а' | 'е' | 'ё' | 'и' | 'о' | 'у' | 'ы' | 'э' | 'ю' | 'я' | 'ә' | 'ө' | 'ұ' | 'ү' | 'і')
}

/// How rare a character is, and whether it is a letter of Kazakh or Russian.
fn of_char(c: char) -> (u32, bool) {
    let small = c.to_lowercase().next().unwrap_or(c);
    if let Some((_, rarity)) = RARITY.iter().find(|(letter, _)| *letter == small) {
        return (*rarity, true);
    }
    let mark = matches!(
        c,
        '\u{a0}' | '«' | '»' | '“' | '”' | '„' | '‘' | '’' | '–' | '—' | '…' | '№' | '§' | '°' | '•' | '·'
    );
    let cost = match c {
        _ if mark => MARK,
        '\u{fffd}' => NOTHING,
        _ => STRANGER,
    };
    (cost, false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_table_has_a_meaning_for_each_byte() {
        for encoding in &ENCODINGS {
            assert_eq!(encoding.high.chars().count(), 128, "{}", encoding.name);
        }
    }

    #[test]
    fn what_is_no_text_of_ours_is_not_guessed() {
        for bytes in [
            &b"caf\xe9 au lait, tr\xe8s bien, d\xe9j\xe0 vu"[..],
            b"\xff",
            b"a\x00\xd4\xee\xf0\xf3\xec",
            "Форум".as_bytes(),
        ] {
            assert!(guess(bytes).is_none(), "{bytes:?}");
        }
        let damaged = ["Форум педагогов".as_bytes(), b"\xd4\xee\xf0"].concat();
        assert!(guess(&damaged).is_none(), "UTF-8 with three damaged bytes");
    }
}
