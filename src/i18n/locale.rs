//! Which ICU locale stands for a language of ours?

use icu_locale_core::Locale;

use super::Lang;

/// The ICU locale of a language, with digits compared as numbers (`-u-kn`, UTS 35); the root locale if ICU cannot read the code.
pub(super) fn locale(lang: Lang) -> Locale {
    Locale::try_from_str(&format!("{lang}-u-kn")).unwrap_or(Locale::UNKNOWN)
}
