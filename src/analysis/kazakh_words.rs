//! Which Kazakh words need a place of their own in the analysis? Closed lists, in full spelling.

/// Words of two letters that may remain when a suffix comes off. No short verbs («аш», «ал»), and no nouns that other words begin
/// with («ор» in «орда»).
#[rustfmt::skip]
pub(super) const SHORT: &[&str] = &[
    "ай", "ақ", "ам", "аң", "ар", "ас", "ат", "ау", "би", "бу", "ел", "ем", "ен", "ер", "ес", "ет", "ән", "ие", "ит", "із", "ін",
    "іс", "іш", "қу", "ми", "ой", "он", "оқ", "от", "ою", "өз", "ру", "су", "ту", "ұл", "ұн", "ұя", "үй", "үш", "шу", "ық", "ым",
];

/// Usual words that look as if they had a suffix.
#[rustfmt::skip]
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
