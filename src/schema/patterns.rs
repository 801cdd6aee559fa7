//! Which texts does a field with a form of its own accept? Regular expressions for what the readers of `model` and `dates` take.
//!
//! Each pattern accepts all that its reader accepts (a test tries thousands of texts) and refuses what is wrong at first
//! sight: a month 13, a year of two digits, a date in words. What needs a calendar or other files is left to `check`.
//! Only the parts that JavaScript and Rust share are used: VS Code runs these patterns, too.

use crate::dates::{MAY_FORMS, MONTH_STEMS};

/// Anything but spaces.
pub const TEXT: &str = r"\S";
/// An id of a record.
pub const ID: &str = r"^\s*[a-z0-9][a-z0-9-]{0,78}[a-z0-9]\s*$";
/// The id of a session inside its event; that of the event goes before it.
pub const SESSION_ID: &str = r"^\s*[a-z0-9-]{0,76}[a-z0-9]\s*$";
/// A path on the site.
pub const PATH: &str = r"^\s*/[^\s?#]+\s*$";
/// An address on the web.
pub const URL: &str = r"^\s*https?://\S*\s*$";
/// An address on the web, of a letter or of a call.
pub const LINK: &str = r"^\s*(?:https?://\S*|(?:mailto|tel):\S+)\s*$";
/// The address of the site.
pub const SITE_URL: &str = r"^\s*https?://";
/// A language (BCP 47, as far as it is used); `kz` is a country.
pub const LANG: &str = r"^\s*(?!kz\s*$)[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*\s*$";
/// A language as a key.
pub const LANG_KEY: &str = r"^(?!kz$)[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$";
/// The name of a time zone.
pub const ZONE: &str = r"^\s*[A-Za-z][A-Za-z0-9_+/-]*\s*$";
/// The name of a folder.
pub const FOLDER: &str = r"^\s*[A-Za-z0-9_-]+\s*$";
/// The name of a table beside the record.
pub const TABLE: &str = r"\.(?:csv|CSV|xlsx|XLSX)\s*$";
/// A whole number.
pub const WHOLE: &str = r"^\s*(?:0|[1-9][\d \u00a0\u202f]*)\s*$";
/// A number with a sign that says how it is meant.
pub const COUNT: &str = r"^\s*(?:>=|[≥><~≈])?\s*(?:0|[1-9][\d \u00a0\u202f]*)\s*\+?\s*$";
/// An amount with its currency.
pub const MONEY: &str =
    r"^\s*(?:0|[1-9][\d \u00a0\u202f]*)\s*(?:млн\.?)?\s*[ \u00a0](?:[A-Z]{3}|₸|тг|теңге|тенге|₽|руб\.|рублей)\s*$";
/// The amount alone.
pub const AMOUNT: &str = r"^\s*(?:0|[1-9][\d \u00a0\u202f]*)\s*(?:млн\.?)?\s*$";
/// The currency alone.
pub const CURRENCY: &str = r"^\s*(?:[A-Z]{3}|₸|тг|теңге|тенге|₽|руб\.|рублей)\s*$";
/// Degrees.
pub const DEGREES: &str = r"^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$";
/// A time of day.
pub const CLOCK: &str = r"^\s*(?:[01]?\d|2[0-3])[:.][0-5]\d(?:[:.][0-5]\d)?\s*$";
/// A day with an optional time, offset and zone.
pub const MOMENT: &str = r"^\s*(?:\d{4}-(?:0?[1-9]|1[0-2])-(?:0?[1-9]|[12]\d|3[01])|(?:0?[1-9]|[12]\d|3[01])\.(?:0?[1-9]|1[0-2])\.\d{4})(?:(?:T|[,\s]+)\s*(?:[01]?\d|2[0-3])[:.][0-5]\d(?:[:.][0-5]\d)?\s*(?:Z|[+−-]\d{1,2}(?::?\d\d)?)?\s*(?:\[[^\]]+\])?)?\s*$";

/// A word in small and capital letters.
fn either_case(word: &str) -> String {
    let letter = |c: char| match c.to_uppercase().next() {
        Some(capital) if capital != c => format!("[{c}{capital}]"),
        _ => c.to_string(),
    };
    word.chars().map(letter).collect()
}

fn one_of(words: &[&str]) -> String {
    words.iter().map(|word| either_case(word)).collect::<Vec<_>>().join("|")
}

/// A date in EDTF or an everyday form. The text is a row of numbers, names of months, words such as «жылғы» and signs; what is
/// wrong at its beginning (a month 13, `24.08.23`, `24/08/2023`, the 31st of June) is refused first.
pub fn date() -> String {
    let day_of_none = r"(?:3[01]\.0?2|31\.(?:0?[469]|11))\.|\d{4}-(?:02-3|(?:04|06|09|11)-31)";
    let month_of_none = r"\d{4}-(?:1[3-9]|2[05-9]|3[0-2])(?:-\d|\s*$)|\d{1,2}\.(?:1[3-9]|[2-9]\d)\.\d{4}";
    let two_digits = r"\d{1,2}\.\d{1,2}\.\d{2}\s*$";
    let slashes = r"\d{1,2}/\d{1,2}/\d{4}";
    let stems = one_of(MONTH_STEMS.as_flattened());
    let may = one_of(&MAY_FORMS);
    let words =
        one_of(&["г", "гг", "ж", "жж", "год", "года", "году", "годы", "годов", "годах", "және", "мен", "и", "and"]);
    let (year, month_ending) = (either_case("жыл"), either_case("айы"));
    let number = r"(?:[12]\d{3}|XXXX)-3[3-6](?!\d)|[12]\d{3}(?!\d)|(?:0?[1-9]|[12]\d|3[01])(?!\d)|XXXX";
    let word = format!(r"(?:(?:{stems}|{year})\p{{L}}{{0,6}}|{month_ending}\p{{L}}*|{may}|{words})(?!\p{{L}})");
    let sign = r"[\s.,;/?~%\u2010-\u2015\u2212-]";
    format!(
        r"^(?!\s*(?:{day_of_none}|{month_of_none}|{two_digits}|{slashes}))\s*[\[{{]?(?:{number}|{word}|{sign})+[\]}}]?\s*$"
    )
}

/// A place as it is printed on diplomas: «I орын», «2-место», «Бас жүлде».
pub fn place() -> String {
    let gap = r"[\s.–-]";
    let phrase = |words: &str| words.split(' ').map(either_case).collect::<Vec<_>>().join(&format!("{gap}+"));
    let whole = ["grand prix", "гран при", "гранпри", "бас жүлде", "главный приз", "special", "спецприз"].map(phrase);
    let called = one_of(&[
        "laureate",
        "winner",
        "nominee",
        "participant",
        "лауреат",
        "лауреаты",
        "жеңімпаз",
        "жеңімпазы",
        "победитель",
        "номинант",
        "үміткер",
        "қатысушы",
        "участник",
        "участница",
    ]);
    let special = one_of(&["арнайы", "специальный"]);
    let number =
        one_of(&["iii", "ііі", "ii", "іі", "i", "і", "бірінші", "первое", "екінші", "второе", "үшінші", "третье"]);
    format!(
        r"^{gap}*(?:{}|{called}|(?:{special})(?:{gap}.*)?|(?:[123]|{number})(?:{gap}+[^\s.–-]+){{0,2}}){gap}*$",
        whole.join("|")
    )
}
