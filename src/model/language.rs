//! Is this the code of a language, and which was meant where it is none? `kz` is a country, `kaz` and «қаз» are names.

use crate::diagnostics::{Diagnostic, Span};
use crate::i18n::Lang;

/// A code and what people write for it.
const CALLED: &[(&str, &[&str])] = &[
    (
        "kk",
        &[
            "kz",
            "kaz",
            "kk-cyrl",
            "kk-kz",
            "kz-kz",
            "kaz-cyrl",
            "қаз",
            "қк",
            "кк",
            "қазақша",
            "қазақ",
            "kazakh",
            "каз",
            "казахский",
            "лл",
        ],
    ),
    ("ru", &["rus", "ru-ru", "ru-cyrl", "rus-cyrl", "орыс", "орысша", "russian", "рус", "ру", "русский", "кг"]),
    ("en", &["eng", "ағыл", "ағылшынша", "english", "анг", "англ", "английский", "ен", "ут"]),
];

/// The language of a code. Codes that say the same as one of ours in another way are refused, so that a text does not end up in a
/// language of its own.
///
/// # Errors
/// The code that was meant, where one is known.
pub fn language(code: &str) -> Result<Lang, Option<&'static str>> {
    let lower = code.to_lowercase();
    let known = |names: &[&str], right: &str| lower == right || names.contains(&lower.as_str());
    match CALLED.iter().find(|(right, names)| *right != code && known(names, right)) {
        Some((right, _)) => Err(Some(right)),
        None => Lang::parse(code).ok_or_else(|| super::nearest(code, CALLED.iter().map(|(right, _)| *right))),
    }
}

/// The finding for a code that is none.
pub fn unknown_language(span: Span, code: &str) -> Diagnostic {
    let finding = Diagnostic::error("unknown-language", span).arg("code", code);
    match language(code) {
        Err(Some("kk")) if code == "kz" => finding.help("kz"),
        Err(Some(guess)) => finding.arg("guess", guess).help("guess"),
        _ => finding,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_and_what_stands_for_them() {
        for code in ["kk", "ru", "en", "kk-Latn", "de", "en-GB"] {
            assert_eq!(language(code).map(|lang| lang.to_string()), Ok(code.to_owned()));
        }
        let cases =
            [("kz", "kk"), ("kk-Cyrl", "kk"), ("kaz", "kk"), ("KK", "kk"), ("қаз", "kk"), ("rus", "ru"), ("RU", "ru")];
        for (code, guess) in cases {
            assert_eq!(language(code), Err(Some(guess)), "{code}");
        }
        assert_eq!(language("title"), Err(None));
    }
}
