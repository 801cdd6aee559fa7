//! Where must a line not break?

use std::borrow::Cow;

use super::Lang;

const NBSP: char = '\u{a0}';

/// Words that stay with the number before them; each covers its longer forms (`жыл` also `жылғы`).
const KAZAKH_UNITS: [&str; 26] = [
    "ж.",
    "жж.",
    "жыл",
    "ғ.",
    "ғасыр",
    "қаңтар",
    "ақпан",
    "наурыз",
    "сәуір",
    "мамыр",
    "маусым",
    "шілде",
    "тамыз",
    "қыркүйек",
    "қазан",
    "қараша",
    "желтоқсан",
    "мың",
    "млн",
    "млрд",
    "теңге",
    "₸",
    "%",
    "адам",
    "км",
    "минут",
];
const RUSSIAN_UNITS: [&str; 30] = [
    "г.",
    "гг.",
    "год",
    "лет",
    "в.",
    "вв.",
    "век",
    "январ",
    "феврал",
    "март",
    "апрел",
    "мая",
    "мае",
    "июн",
    "июл",
    "август",
    "сентябр",
    "октябр",
    "ноябр",
    "декабр",
    "тыс",
    "млн",
    "млрд",
    "тенге",
    "₸",
    "%",
    "руб",
    "человек",
    "км",
    "минут",
];
/// Words of quantity that stay with the money or people they count.
const QUANTITIES: [&str; 6] = ["мың", "млн", "млрд", "тыс.", "млн.", "млрд."];
const COUNTED: [&str; 6] = ["теңге", "тенге", "₸", "адам", "человек", "руб"];

/// A generated text with no-break spaces (U+00A0): after №, between initials and surname, between a number and its unit,
/// month or year, and before a dash. A space that is missing after № or after initials is put in.
pub fn nbsp(lang: Lang, text: &str) -> Cow<'_, str> {
    let mut out: Option<String> = None;
    let mut done = 0;
    let mut put = |from: usize, to: usize| {
        let out = out.get_or_insert_with(|| String::with_capacity(text.len() + 16));
        out.push_str(&text[done..from]);
        out.push(NBSP);
        done = to;
    };
    for (at, letter) in text.char_indices() {
        let after = at + letter.len_utf8();
        match letter {
            ' ' if binds(lang, &text[..at], &text[after..]) => put(at, after),
            '№' if text[after..].starts_with(char::is_alphanumeric) => put(after, after),
            '.' if ends_with_initial(&text[..after]) && starts_with_surname(&text[after..]) => put(after, after),
            _ => {}
        }
    }
    match out {
        None => Cow::Borrowed(text),
        Some(mut out) => {
            out.push_str(&text[done..]);
            Cow::Owned(out)
        }
    }
}

/// Whether the space between two texts must hold them together: what [`nbsp`] makes a no-break space.
pub fn holds_together(lang: Lang, before: &str, after: &str) -> bool {
    binds(lang, before, after)
}

fn binds(lang: Lang, before: &str, after: &str) -> bool {
    let Some(last) = before.chars().next_back() else { return false };
    if after.starts_with(['–', '—']) {
        return !last.is_whitespace();
    }
    match last {
        '№' => after.starts_with(char::is_alphanumeric),
        '.' if ends_with_initial(before) => starts_with_surname(after) || starts_with_initial(after),
        _ => {
            let word = last_word(before);
            let number = last.is_ascii_digit() || is_roman(word);
            number && starts_with_unit(lang, after)
                || QUANTITIES.contains(&word) && COUNTED.iter().any(|c| after.starts_with(c))
        }
    }
}

fn starts_with_unit(lang: Lang, text: &str) -> bool {
    let units: &[&str] = match lang.code().split('-').next() {
        Some("kk") => &KAZAKH_UNITS,
        Some("ru") => &RUSSIAN_UNITS,
        _ => &[],
    };
    units.iter().any(|unit| {
        // Short units such as `км` must end there; longer ones go on with their endings.
        text.strip_prefix(unit).is_some_and(|rest| unit.chars().count() > 2 || !rest.starts_with(char::is_alphanumeric))
    })
}

/// The last word of a text, looked for in its last letters only, so that long texts cost no more than short ones.
fn last_word(text: &str) -> &str {
    let start = text.char_indices().rev().take(12).take_while(|(_, c)| !c.is_whitespace()).last();
    start.map_or("", |(at, _)| &text[at..])
}

fn is_roman(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|b| matches!(b, b'I' | b'V' | b'X'))
}

/// Whether a text ends with one capital letter and its point. A lone Roman numeral («I. …») numbers a chapter.
fn ends_with_initial(text: &str) -> bool {
    let mut back = text.chars().rev();
    back.next() == Some('.')
        && back.next().is_some_and(|c| c.is_uppercase() && !matches!(c, 'I' | 'V' | 'X'))
        && back.next().is_none_or(|c| !c.is_alphanumeric())
}

fn starts_with_initial(text: &str) -> bool {
    let mut letters = text.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.next() == Some('.')
}

fn starts_with_surname(text: &str) -> bool {
    let mut letters = text.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_belongs_together_stays_together() {
        // `~` stands for the no-break space.
        for (lang, given, text) in [
            (Lang::KK, "№75балабақша", "№~75балабақша"),
            (Lang::KK, "№ 4 мектеп", "№~4 мектеп"),
            (Lang::KK, "Ғ.Б. Бейсембаев пен И.В.Бочарова", "Ғ.Б.~Бейсембаев пен И.В.~Бочарова"),
            (Lang::KK, "Ы.Алтынсарин атындағы", "Ы.~Алтынсарин атындағы"),
            (Lang::KK, "Ғ. Б. Бейсембаев", "Ғ.~Б.~Бейсембаев"),
            (Lang::KK, "Ә. ОРАЗБАЕВА", "Ә.~ОРАЗБАЕВА"),
            (Lang::KK, "2023 жылғы 24 тамыз", "2023~жылғы 24~тамыз"),
            (Lang::KK, "2011–2020 жылдарға", "2011–2020~жылдарға"),
            (Lang::KK, "1 млн теңге", "1~млн~теңге"),
            (Lang::KK, "XXI ғасыр", "XXI~ғасыр"),
            (Lang::RU, "24 августа 2023 года", "24~августа 2023~года"),
            (Lang::RU, "24 августа 2023 г.", "24~августа 2023~г."),
            (Lang::RU, "5 мая", "5~мая"),
            (Lang::RU, "30 августа – 2 сентября", "30~августа~– 2~сентября"),
            (Lang::RU, "более 5000 человек", "более 5000~человек"),
            (Lang::KK, "Сессия – жиын", "Сессия~– жиын"),
        ] {
            assert_eq!(nbsp(lang, given).replace(NBSP, "~"), text);
        }
    }

    #[test]
    fn other_texts_come_back_as_they_are() {
        for text in
            ["", " ", "– тире", "Өткен жылы. Содан кейін", "2 маркетинг", "I. Бөлім", "№", "24 сессия", "БАҚ. Бұл"]
        {
            assert!(matches!(nbsp(Lang::KK, text), Cow::Borrowed(_)), "{text}");
        }
        let long = "а".repeat(200_000) + " –";
        assert_eq!(nbsp(Lang::RU, &long).chars().count(), 200_002);
        let twice = nbsp(Lang::RU, "И.В.Бочарова").into_owned();
        assert_eq!(nbsp(Lang::RU, &twice), twice);
    }
}
