//! Which words say too little to be demanded of a page?

/// Conjunctions, postpositions, particles and auxiliary words of Kazakh.
const KAZAKH: &[&str] = &[
    "ал",
    "ақ",
    "арқылы",
    "бен",
    "бойынша",
    "болып",
    "бұл",
    "ғана",
    "ғой",
    "да",
    "де",
    "деген",
    "деп",
    "дейін",
    "екен",
    "емес",
    "еді",
    "және",
    "жөнінде",
    "жөніндегі",
    "кейін",
    "керек",
    "қарай",
    "ма",
    "ме",
    "мен",
    "ме",
    "не",
    "немесе",
    "нің",
    "ның",
    "осы",
    "ол",
    "пен",
    "сол",
    "соң",
    "сондай",
    "та",
    "тағы",
    "те",
    "туралы",
    "тек",
    "үшін",
    "шейін",
    "яғни",
    "әрі",
    "ба",
    "бе",
    "па",
    "пе",
    "бірақ",
    "сияқты",
];
/// Prepositions, conjunctions and particles of Russian.
const RUSSIAN: &[&str] = &[
    "а",
    "без",
    "бы",
    "был",
    "была",
    "были",
    "было",
    "в",
    "во",
    "для",
    "до",
    "же",
    "за",
    "и",
    "из",
    "или",
    "их",
    "к",
    "как",
    "ко",
    "ли",
    "на",
    "над",
    "не",
    "ни",
    "но",
    "о",
    "об",
    "обо",
    "от",
    "по",
    "под",
    "при",
    "про",
    "с",
    "со",
    "так",
    "то",
    "у",
    "через",
    "что",
    "чтобы",
    "это",
    "этот",
    "эта",
    "эти",
    "его",
    "её",
    "ее",
    "он",
    "она",
    "они",
    "также",
];
/// Articles, prepositions, conjunctions and particles of English.
const ENGLISH: &[&str] = &[
    "a", "an", "and", "are", "as", "at", "be", "by", "for", "from", "i", "in", "is", "it", "its", "of", "on", "or",
    "that", "the", "this", "to", "was", "were", "with",
];

/// Whether a word says too little to be demanded: «мен», «және», «в», «the».
pub fn is_weak(surface: &str) -> bool {
    weak_words().any(|word| word == surface)
}

/// All of them, language by language.
pub(super) fn weak_words() -> impl Iterator<Item = &'static str> {
    [KAZAKH, RUSSIAN, ENGLISH].into_iter().flatten().copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_words_that_say_nothing_are_weak() {
        assert!(["мен", "және", "в", "для", "the", "of"].into_iter().all(is_weak));
        assert!(!["орын", "білім", "год", "award", "iii", "2023", "ии"].into_iter().any(is_weak));
    }
}
