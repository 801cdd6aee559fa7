//! What are the months, seasons and days of the week called, and how do their names bend?

use crate::i18n::Lang;

/// The language in which a date is worded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tongue {
    Kk,
    Ru,
    En,
}

impl Tongue {
    /// Languages without tables here are worded in English.
    pub(super) fn of(lang: Lang) -> Self {
        match lang.code().split('-').next() {
            Some("kk") => Self::Kk,
            Some("ru") => Self::Ru,
            _ => Self::En,
        }
    }
}

/// What a date does in its phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Case {
    /// «2023 жылғы тамыз», «август».
    Name,
    /// «тамыздан бастап», «с августа».
    From,
    /// «тамызға дейін», «до августа».
    Until,
    /// «шамамен тамыз», «около августа».
    About,
    /// «между августом и …».
    Between,
}

/// A name in the three forms that dates need: Kazakh nominative, ablative, dative; Russian nominative, genitive,
/// instrumental.
type Forms = [&'static str; 3];

const KAZAKH_MONTHS: [Forms; 12] = [
    ["қаңтар", "қаңтардан", "қаңтарға"],
    ["ақпан", "ақпаннан", "ақпанға"],
    ["наурыз", "наурыздан", "наурызға"],
    ["сәуір", "сәуірден", "сәуірге"],
    ["мамыр", "мамырдан", "мамырға"],
    ["маусым", "маусымнан", "маусымға"],
    ["шілде", "шілдеден", "шілдеге"],
    ["тамыз", "тамыздан", "тамызға"],
    ["қыркүйек", "қыркүйектен", "қыркүйекке"],
    ["қазан", "қазаннан", "қазанға"],
    ["қараша", "қарашадан", "қарашаға"],
    ["желтоқсан", "желтоқсаннан", "желтоқсанға"],
];
const RUSSIAN_MONTHS: [Forms; 12] = [
    ["январь", "января", "январём"],
    ["февраль", "февраля", "февралём"],
    ["март", "марта", "мартом"],
    ["апрель", "апреля", "апрелем"],
    ["май", "мая", "маем"],
    ["июнь", "июня", "июнем"],
    ["июль", "июля", "июлем"],
    ["август", "августа", "августом"],
    ["сентябрь", "сентября", "сентябрём"],
    ["октябрь", "октября", "октябрём"],
    ["ноябрь", "ноября", "ноябрём"],
    ["декабрь", "декабря", "декабрём"],
];
const ENGLISH_MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const KAZAKH_SEASONS: [Forms; 4] = [
    ["көктем", "көктемнен", "көктемге"],
    ["жаз", "жаздан", "жазға"],
    ["күз", "күзден", "күзге"],
    ["қыс", "қыстан", "қысқа"],
];
const RUSSIAN_SEASONS: [Forms; 4] =
    [["весна", "весны", "весной"], ["лето", "лета", "летом"], ["осень", "осени", "осенью"], ["зима", "зимы", "зимой"]];
const ENGLISH_SEASONS: [&str; 4] = ["spring", "summer", "autumn", "winter"];
const QUARTERS: [&str; 4] = ["I", "II", "III", "IV"];

fn kazakh(forms: Forms, case: Case) -> &'static str {
    match case {
        Case::From => forms[1],
        Case::Until => forms[2],
        Case::Name | Case::About | Case::Between => forms[0],
    }
}

fn russian(forms: Forms, case: Case) -> &'static str {
    match case {
        Case::Name => forms[0],
        Case::From | Case::Until | Case::About => forms[1],
        Case::Between => forms[2],
    }
}

fn place<T: Copy>(table: &[T], number: u8) -> Option<T> {
    table.get(usize::from(number).checked_sub(1)?).copied()
}

/// The name of a month (1–12) that stands alone.
pub(super) fn month(tongue: Tongue, number: u8, case: Case) -> &'static str {
    let name = match tongue {
        Tongue::Kk => place(&KAZAKH_MONTHS, number).map(|f| kazakh(f, case)),
        Tongue::Ru => place(&RUSSIAN_MONTHS, number).map(|f| russian(f, case)),
        Tongue::En => place(&ENGLISH_MONTHS, number),
    };
    name.unwrap_or("")
}

/// The name of a month (1–12) after a day: Russian takes the genitive whatever the phrase.
pub(super) fn month_after_day(tongue: Tongue, number: u8, case: Case) -> &'static str {
    if tongue == Tongue::Ru { month(tongue, number, Case::From) } else { month(tongue, number, case) }
}

/// The name of an EDTF season (21–24) or quarter (33–36).
pub(super) fn season(tongue: Tongue, code: u8, case: Case) -> String {
    if let Some(quarter) = code.checked_sub(32).and_then(|n| place(&QUARTERS, n)) {
        let word = match tongue {
            Tongue::Kk => kazakh(["тоқсан", "тоқсаннан", "тоқсанға"], case),
            Tongue::Ru => russian(["квартал", "квартала", "кварталом"], case),
            Tongue::En => "quarter",
        };
        return format!("{quarter}\u{a0}{word}");
    }
    let number = code.saturating_sub(20);
    let name = match tongue {
        Tongue::Kk => place(&KAZAKH_SEASONS, number).map(|f| kazakh(f, case)),
        Tongue::Ru => place(&RUSSIAN_SEASONS, number).map(|f| russian(f, case)),
        Tongue::En => place(&ENGLISH_SEASONS, number),
    };
    name.unwrap_or("").to_owned()
}

/// How the names of the months begin, because endings differ: «тамыз», «тамызда», «августа», «август».
pub const MONTH_STEMS: [[&str; 3]; 12] = [
    ["қаңтар", "январ", "january"],
    ["ақпан", "феврал", "february"],
    ["наурыз", "март", "march"],
    ["сәуір", "апрел", "april"],
    ["мамыр", "мая", "may"],
    ["маусым", "июн", "june"],
    ["шілде", "июл", "july"],
    ["тамыз", "август", "august"],
    ["қыркүйек", "сентябр", "september"],
    ["қазан", "октябр", "october"],
    ["қараша", "ноябр", "november"],
    ["желтоқсан", "декабр", "december"],
];

/// Forms of «май» that its stem «мая» does not begin.
pub const MAY_FORMS: [&str; 3] = ["май", "мае", "маем"];

/// The month (1–12) that a word names in Kazakh, Russian or English, in any of its forms; the word in small letters.
pub(super) fn month_of_word(word: &str) -> Option<u8> {
    if MAY_FORMS.contains(&word) {
        return Some(5);
    }
    // The longest ending is «-ындағы»; longer words only begin like a month.
    let is = |stem: &str| word.strip_prefix(stem).is_some_and(|ending| ending.chars().count() <= 6);
    (1..).zip(MONTH_STEMS).find(|(_, stems)| stems.iter().any(|stem| is(stem))).map(|(number, _)| number)
}

/// The name of a month (1–12) in small letters where the language has it so: «тамыз», «август», “August”.
pub fn month_name(lang: Lang, number: u8) -> &'static str {
    month(Tongue::of(lang), number, Case::Name)
}

/// The name of a month (1–12) with a capital letter, for a heading.
pub fn month_title(lang: Lang, number: u8) -> String {
    capital(month_name(lang, number))
}

pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The two letters (English: three) of a day of the week, counted from 0 for Monday; `""` above 6.
pub fn weekday_short(lang: Lang, weekday: u8) -> &'static str {
    let names = match Tongue::of(lang) {
        Tongue::Kk => ["дс", "сс", "ср", "бс", "жм", "сб", "жс"],
        Tongue::Ru => ["пн", "вт", "ср", "чт", "пт", "сб", "вс"],
        Tongue::En => ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
    };
    names.get(usize::from(weekday)).copied().unwrap_or("")
}

/// The name of a day of the week in small letters where the language has it so, counted from 0 for Monday; `""` above 6.
pub fn weekday_name(lang: Lang, weekday: u8) -> &'static str {
    let names = match Tongue::of(lang) {
        Tongue::Kk => ["дүйсенбі", "сейсенбі", "сәрсенбі", "бейсенбі", "жұма", "сенбі", "жексенбі"],
        Tongue::Ru => ["понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье"],
        Tongue::En => ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    };
    names.get(usize::from(weekday)).copied().unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_of_a_month_is_known_again() {
        for number in 1..=12 {
            for tongue in [Tongue::Kk, Tongue::Ru, Tongue::En] {
                for case in [Case::Name, Case::From, Case::Until, Case::Between] {
                    let name = month(tongue, number, case).to_lowercase();
                    assert_eq!(month_of_word(&name), Some(number), "{name}");
                }
            }
        }
        for word in ["", "тамызшылардың", "м", "марафонмен", "маусымаралықтарда", "жыл"]
        {
            assert_eq!(month_of_word(word), None, "{word}");
        }
    }

    #[test]
    fn names_for_headings_and_calendars() {
        assert_eq!(month_name(Lang::KK, 8), "тамыз");
        assert_eq!(month_title(Lang::KK, 4), "Сәуір");
        assert_eq!(month_title(Lang::RU, 12), "Декабрь");
        assert_eq!(month_name(Lang::EN, 5), "May");
        assert_eq!((month_name(Lang::KK, 0), month_name(Lang::KK, 13)), ("", ""));
        assert_eq!(
            (weekday_short(Lang::KK, 0), weekday_short(Lang::RU, 6), weekday_short(Lang::EN, 7)),
            ("дс", "вс", "")
        );
        assert_eq!(
            (weekday_name(Lang::KK, 2), weekday_name(Lang::RU, 3), weekday_name(Lang::EN, 7)),
            ("сәрсенбі", "четверг", "")
        );
    }
}
