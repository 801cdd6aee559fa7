//! How are numbers written in Kazakh and Russian text?

use super::Lang;

/// A whole number with a no-break space (U+00A0) before each three digits from 10 000 upward: `5000`, `12 500`.
///
/// Four digits stay together, as Kazakh and Russian typesetting has it.
pub fn grouped(n: u64) -> String {
    group_digits(&n.to_string())
}

/// A decimal number written with a point (`12500.5`) in the manner of the language: `12 500,5` in Kazakh and Russian.
///
/// Text that is not a plain decimal number comes back unchanged.
pub fn decimal(lang: Lang, text: &str) -> String {
    let (sign, rest) = match text.strip_prefix('-') {
        Some(rest) => ("\u{2212}", rest),
        None => ("", text),
    };
    let (whole, fraction) = match rest.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (rest, None),
    };
    let digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
    if !digits(whole) || !fraction.is_none_or(digits) {
        return text.to_owned();
    }
    let point = if matches!(lang.code().split('-').next(), Some("kk" | "ru")) { ',' } else { '.' };
    let mut out = format!("{sign}{}", group_digits(whole));
    if let Some(fraction) = fraction {
        out.push(point);
        out.push_str(fraction);
    }
    out
}

/// The ending of the Kazakh ablative after a number read aloud, to be set after a hyphen: `5000-нан` (бес мыңнан),
/// `118-ден` (жүз он сегізден).
pub fn ablative(n: u64) -> &'static str {
    const ONES: [&str; 10] = ["", "ден", "ден", "тен", "тен", "тен", "дан", "ден", "ден", "дан"];
    const TENS: [&str; 10] = ["", "нан", "дан", "дан", "тан", "ден", "тан", "тен", "нен", "нан"];
    let digit = |place: u64| usize::try_from(n / place % 10).unwrap_or(0);
    match (digit(1), digit(10), digit(100)) {
        _ if n == 0 => "ден",
        (0, 0, 0) if !n.is_multiple_of(1_000_000_000_000) && n.is_multiple_of(1_000_000_000) => "тан",
        (0, 0, 0) => "нан",
        (0, 0, _) => "ден",
        (0, tens, _) => TENS[tens],
        (ones, ..) => ONES[ones],
    }
}

fn group_digits(digits: &str) -> String {
    if digits.len() < 5 {
        return digits.to_owned();
    }
    let mut out = String::with_capacity(digits.len() + digits.len() / 3 * 2);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push('\u{a0}');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_stand_apart_from_ten_thousand() {
        for (n, text) in [
            (0, "0"),
            (999, "999"),
            (5000, "5000"),
            (9999, "9999"),
            (12_500, "12 500"),
            (100_000, "100 000"),
            (1_000_000, "1 000 000"),
        ] {
            assert_eq!(grouped(n).replace('\u{a0}', " "), text);
        }
        assert!(grouped(u64::MAX).starts_with("18\u{a0}446\u{a0}"));
    }

    #[test]
    fn kazakh_numbers_in_the_ablative() {
        let words = [
            (0, "нөлден"),
            (1, "бірден"),
            (3, "үштен"),
            (6, "алтыдан"),
            (9, "тоғыздан"),
            (10, "оннан"),
            (20, "жиырмадан"),
            (40, "қырықтан"),
            (50, "елуден"),
            (60, "алпыстан"),
            (80, "сексеннен"),
            (90, "тоқсаннан"),
            (118, "жүз он сегізден"),
            (200, "екі жүзден"),
            (5000, "бес мыңнан"),
            (1_000_000, "бір миллионнан"),
            (2_000_000_000, "екі миллиардтан"),
        ];
        for (n, word) in words {
            assert!(word.ends_with(ablative(n)), "{n}");
        }
    }

    #[test]
    fn decimals_take_the_comma_of_the_language() {
        for (lang, given, text) in [
            (Lang::KK, "1.5", "1,5"),
            (Lang::RU, "12500.25", "12 500,25"),
            (Lang::RU, "-3.5", "\u{2212}3,5"),
            (Lang::EN, "1.5", "1.5"),
            (Lang::RU, "7", "7"),
            (Lang::RU, "1.5.2", "1.5.2"),
            (Lang::RU, "п. 5", "п. 5"),
            (Lang::RU, ".", "."),
            (Lang::RU, "", ""),
        ] {
            assert_eq!(decimal(lang, given).replace('\u{a0}', " "), text);
        }
    }
}
