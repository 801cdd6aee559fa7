//! Which Kazakh words need a place of their own in the analysis? Closed lists, in full spelling.

/// Words of two letters that may remain when a suffix comes off. Nouns, numerals and pronouns only: short verbs («ер», «аш», «ал»)
/// would be found in the beginnings of other words.
pub(super) const SHORT: &[&str] = &[
    "ай", "ақ", "аң", "ас", "ат", "ау", "ел", "ем", "ес", "ет", "ие", "із", "ін", "іс", "ит", "іш", "ой", "оқ", "ою",
    "өз", "ән", "би", "ми", "қу", "ру", "су", "ту", "ұл", "ұн", "ұя", "үй", "ар",
];

/// Usual words that look as if they had a suffix.
pub(super) const PROTECTED: &[&str] = &[
    "аялдама",
    "атлас",
    "ахуал",
    "әрекет",
    "байланыс",
    "батыс",
    "белес",
    "егес",
    "елес",
    "жалғас",
    "жұмыс",
    "институт",
    "кабинет",
    "қарын",
    "қатынас",
    "қаулы",
    "қоғам",
    "қуат",
    "құрмет",
    "қызмет",
    "кеңес",
    "кешен",
    "класс",
    "мақсат",
    "мәскен",
    "мемлекет",
    "мойын",
    "облыс",
    "өзен",
    "парламент",
    "ресурс",
    "сағат",
    "съезд",
    "соғыс",
    "талас",
    "теңес",
    "тұрмыс",
    "үлес",
    "чемпион",
    "шығыс",
];
