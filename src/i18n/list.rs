//! How are several things named in one breath?

use super::Lang;

/// The things joined as the language does: «А, Б және В», «А, Б и В», “A, B and C”. Other languages use commas only.
pub fn join<S: AsRef<str>>(lang: Lang, items: &[S]) -> String {
    let last_sign = match lang.code().split('-').next() {
        Some("kk") => " және ",
        Some("ru") => " и ",
        Some("en") => " and ",
        _ => ", ",
    };
    let mut out = String::new();
    for (i, item) in items.iter().enumerate() {
        if i > 0 {
            out.push_str(if i + 1 == items.len() { last_sign } else { ", " });
        }
        out.push_str(item.as_ref());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_item_is_joined_by_and() {
        for (lang, items, text) in [
            (Lang::KK, &[][..], ""),
            (Lang::KK, &["А"][..], "А"),
            (Lang::KK, &["А", "Б"][..], "А және Б"),
            (Lang::KK, &["А", "Б", "В"][..], "А, Б және В"),
            (Lang::RU, &["А", "Б", "В"][..], "А, Б и В"),
            (Lang::EN, &["A", "B", "C"][..], "A, B and C"),
        ] {
            assert_eq!(join(lang, items), text);
        }
        assert_eq!(join(Lang::RU, &[String::from("А"), String::from("Б")]), "А и Б");
    }
}
