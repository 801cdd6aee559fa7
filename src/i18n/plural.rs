//! Which form does a noun take after a number?

use icu_plurals::{PluralCategory, PluralRules};

use super::Lang;
use super::locale::locale;

/// The CLDR plural categories that whole numbers of our languages use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Plural {
    /// 1 сессия, 21 сессия.
    One,
    /// 2–4 сессии.
    Few,
    /// 5–20 сессий.
    Many,
    /// Everything else, and every number of a language without rules here.
    Other,
}

impl Plural {
    /// All categories, in the order of CLDR.
    pub const ALL: [Plural; 4] = [Plural::One, Plural::Few, Plural::Many, Plural::Other];

    /// The name that CLDR and the word catalogue use.
    pub fn keyword(self) -> &'static str {
        match self {
            Self::One => "one",
            Self::Few => "few",
            Self::Many => "many",
            Self::Other => "other",
        }
    }
}

thread_local! {
    /// The rules of Kazakh, Russian and English, read once in each thread: ICU's rules cannot pass between threads.
    static RULES: [Option<PluralRules>; 3] =
        [Lang::KK, Lang::RU, Lang::EN].map(|lang| PluralRules::try_new_cardinal(locale(lang).into()).ok());
}

/// The category of `n` things in a language. Languages other than Kazakh, Russian and English have `Other` only.
pub fn plural(lang: Lang, n: u64) -> Plural {
    let place = match lang.code().split('-').next() {
        Some("kk") => 0,
        Some("ru") => 1,
        Some("en") => 2,
        _ => return Plural::Other,
    };
    match RULES.with(|rules| rules[place].as_ref().map(|r| r.category_for(n))) {
        Some(PluralCategory::One) => Plural::One,
        Some(PluralCategory::Few) => Plural::Few,
        Some(PluralCategory::Many) => Plural::Many,
        _ => Plural::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_choose_the_form() {
        use Plural::{Few, Many, One, Other};
        for (lang, n, form) in [
            ("kk", 0, Other),
            ("kk", 1, One),
            ("kk", 2, Other),
            ("kk", 21, Other),
            ("ru", 0, Many),
            ("ru", 1, One),
            ("ru", 2, Few),
            ("ru", 4, Few),
            ("ru", 5, Many),
            ("ru", 11, Many),
            ("ru", 12, Many),
            ("ru", 21, One),
            ("ru", 22, Few),
            ("ru", 111, Many),
            ("ru", 5000, Many),
            ("ru", u64::MAX, Many),
            ("en", 1, One),
            ("en", 0, Other),
            ("kk-Latn", 1, One),
            ("fr", 1, Other),
        ] {
            assert_eq!(Lang::parse(lang).map(|l| plural(l, n)), Some(form), "{lang} {n}");
        }
    }

    #[test]
    fn keywords_are_those_of_cldr() {
        assert_eq!(Plural::ALL.map(Plural::keyword), ["one", "few", "many", "other"]);
    }
}
