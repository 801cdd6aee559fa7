//! Of which word is a Kazakh word a form? Suffixes are taken off from right to left, in the orders in which Kazakh puts them on.
//!
//! There is no dictionary in it: a suffix comes off where its vowels agree with the last vowel of what remains, where it may
//! follow the last letter of what remains, and where it may follow the suffixes that remain. What comes out are candidates.

mod suffixes;

pub use suffixes::{SUFFIXES, Slot, State, Suffix};

/// Most suffixes of one word; longer chains are chance.
const MOST: usize = 8;
/// Fewest letters of what remains.
const LEAST: usize = 3;
/// Only short stems lose a vowel before their last letter: «орн», «халқ».
const LONGEST_ELIDED: usize = 5;
/// What may remain though it is shorter.
const SHORT: [&str; 36] = [
    "ай", "ал", "ан", "ар", "ас", "ат", "ау", "аш", "ая", "ақ", "бе", "де", "ел", "ем", "ер", "ес", "ет", "же", "ие",
    "ой", "ру", "су", "ту", "із", "ін", "іс", "іш", "қу", "үй", "үн", "ұл", "ұн", "ұя", "ән", "өз", "өт",
];

/// Which suffixes are taken off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Suffixes {
    /// Those of number, possession and case: «мектептеріміздің» → «мектеп».
    Nouns,
    /// Those of verbs and the usual ones that make new words, too: «ұйымдастырылғандығы» → «ұйымдастыр».
    All,
}

/// Everything that a word in small letters may be a form of, the longest first: the word itself, then its beginnings. They end
/// where the suffix began («мектебі» → «мектеб»); how such a stem looks alone tells [`base_forms`].
pub fn stems(word: &str, suffixes: Suffixes) -> Vec<&str> {
    let mut found = vec![word];
    peel(word, State::Start, suffixes, 0, &mut found);
    found.sort_unstable_by_key(|stem| std::cmp::Reverse(stem.len()));
    found.dedup();
    found
}

/// How a stem looks where no suffix follows: «мектеб» → «мектеп», «орн» → «орын», «дам» → «дамы», «модел» → «модель».
/// `next` is the letter that followed it: only before a vowel a stem changes.
pub fn base_forms(stem: &str, next: Option<char>) -> Vec<String> {
    let mut forms = vec![stem.to_owned()];
    let mut letters = stem.chars().rev();
    let (Some(last), before) = (letters.next(), letters.next()) else { return forms };
    if is_vowel(last) || !next.is_some_and(is_vowel) {
        return forms;
    }
    let cut = &stem[..stem.len() - last.len_utf8()];
    let voiceless = match last {
        'б' => Some('п'),
        'г' => Some('к'),
        'ғ' => Some('қ'),
        _ => None,
    };
    forms.extend(voiceless.map(|end| format!("{cut}{end}")));
    forms.push(format!("{stem}ь"));
    let short = stem.chars().count() <= LONGEST_ELIDED;
    for vowel in narrow_vowels(stem) {
        if short && before.is_some_and(|c| !is_vowel(c) || c == 'у') {
            forms.push(format!("{cut}{vowel}{}", voiceless.unwrap_or(last)));
        }
        if matches!(next, Some('и' | 'у')) {
            forms.push(format!("{stem}{vowel}"));
        }
    }
    forms
}

/// Whether a word can stand after a hyphen as a suffix: «ЮНЕСКО-ның».
pub fn is_suffix(word: &str) -> bool {
    SUFFIXES.iter().any(|suffix| suffix.back == word || suffix.front == word)
}

fn peel<'w>(word: &'w str, state: State, which: Suffixes, depth: usize, found: &mut Vec<&'w str>) {
    if depth == MOST {
        return;
    }
    for suffix in SUFFIXES.iter().filter(|suffix| suffix.slot.may_precede(state, which)) {
        for (form, back) in [(suffix.back, true), (suffix.front, false)] {
            let Some(rest) = word.strip_suffix(form) else { continue };
            if !remains(rest, suffix) || !(suffix.back == suffix.front || agrees(rest, back)) {
                continue;
            }
            let next = suffix.next();
            // After these a suffix of possession must come off: the short ending shows that it is there.
            if !next.is_bound() {
                found.push(rest);
            }
            peel(rest, next, which, depth + 1, found);
            if suffix.back == suffix.front {
                break;
            }
        }
    }
}

/// Whether the suffix may follow what remains.
fn remains(rest: &str, suffix: &Suffix) -> bool {
    let letters = rest.chars().count();
    let Some(last) = rest.chars().next_back() else { return false };
    if letters < LEAST.max(suffix.least) && !SHORT.contains(&rest) || !rest.chars().any(is_vowel) {
        return false;
    }
    match suffix.after {
        "P" => matches!(last, 'ы' | 'і'),
        "M" => matches!(last, 'м' | 'ң'),
        after => after.contains(class(rest)) || after.contains('P') && matches!(last, 'ы' | 'і'),
    }
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'а' | 'о' | 'ұ' | 'ы' | 'я' | 'ё' | 'ә' | 'е' | 'ө' | 'ү' | 'і' | 'э' | 'и' | 'у' | 'ю')
}

/// How the last letter of a stem asks for its suffixes: vowel, voiceless, lenis, nasal, з and ж, л, the rest.
fn class(stem: &str) -> char {
    match stem.trim_end_matches(['ь', 'ъ']).chars().next_back() {
        Some('у' | 'и') => 'R',
        Some(c) if is_vowel(c) => 'V',
        Some('п' | 'ф' | 'к' | 'қ' | 'т' | 'с' | 'ш' | 'щ' | 'ч' | 'ц' | 'х' | 'һ') => 'T',
        // «клубтар», «педагогтер»: loans that end in them are followed by voiceless suffixes.
        Some('б' | 'в' | 'г' | 'ғ' | 'д') => 'D',
        Some('м' | 'н' | 'ң') => 'N',
        Some('з' | 'ж') => 'Z',
        Some('л') => 'L',
        _ => 'R',
    }
}

/// Whether a suffix with back (or front) vowels may follow.
fn agrees(stem: &str, back: bool) -> bool {
    const FREE: [&str; 8] = ["ев", "ева", "ин", "ина", "ский", "ская", "ович", "евич"];
    if stem.ends_with(['ь', 'ъ']) || FREE.iter().any(|end| stem.ends_with(end)) {
        return true;
    }
    let last = stem.chars().next_back();
    for c in stem.chars().rev() {
        match c {
            'а' | 'о' | 'ұ' | 'ы' | 'я' | 'ё' => return back || matches!(last, Some('г' | 'к')),
            'ә' | 'ө' | 'ү' | 'і' => return !back,
            'е' | 'э' => return !back || matches!(last, Some('г' | 'к' | 'қ' | 'ғ')),
            'и' | 'у' | 'ю' => return true,
            _ => {}
        }
    }
    true
}

/// The narrow vowels that a stem may have lost.
fn narrow_vowels(stem: &str) -> impl Iterator<Item = char> + '_ {
    [('ы', true), ('і', false)].into_iter().filter(|(_, back)| agrees(stem, *back)).map(|(vowel, _)| vowel)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reaches(form: &str, base: &str, which: Suffixes) -> bool {
        let next = |stem: &str| form[stem.len()..].chars().next();
        stems(form, which).into_iter().any(|stem| base_forms(stem, next(stem)).iter().any(|known| known == base))
    }

    #[test]
    fn forms_lead_to_their_word() {
        for (form, base) in [
            ("мектебіміздің", "мектеп"),
            ("мектептерінде", "мектеп"),
            ("орнында", "орын"),
            ("халқының", "халық"),
            ("балабақшадағы", "балабақша"),
            ("педагогтердің", "педагог"),
            ("клубтарға", "клуб"),
            ("бейсембаевтың", "бейсембаев"),
            ("конференциясына", "конференция"),
            ("тақырыбындағы", "тақырып"),
            ("моделін", "модель"),
        ] {
            assert!(reaches(form, base, Suffixes::Nouns), "{form}: {:?}", stems(form, Suffixes::Nouns));
        }
        for (form, base) in [
            ("ұйымдастырылды", "ұйымдастыр"),
            ("дамиды", "дамы"),
            ("қатысқандардың", "қатыс"),
            ("өткізілетін", "өткіз"),
            ("талқыланбады", "талқыла"),
        ] {
            assert!(reaches(form, base, Suffixes::All), "{form}: {:?}", stems(form, Suffixes::All));
            assert!(!reaches(form, base, Suffixes::Nouns), "{form}");
        }
    }

    #[test]
    fn suffixes_agree_with_what_they_follow() {
        for wrong in ["баладер", "мектеплар", "қалаге", "үйға", "сабақдар", "жылте"]
        {
            assert_eq!(stems(wrong, Suffixes::Nouns), [wrong]);
        }
        for (wrong, base) in [("мектебтер", "мектеп"), ("ұйымдастрылды", "ұйымдастыр"), ("мұғалімдернің", "мұғалім")]
        {
            assert!(!reaches(wrong, base, Suffixes::All), "{wrong}");
        }
        assert_eq!(stems("ат", Suffixes::All), ["ат"]);
        assert_eq!(stems("", Suffixes::All), [""]);
    }
}
