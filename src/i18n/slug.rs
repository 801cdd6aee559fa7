//! Which Latin letters stand for a title in an address?

use super::Lang;

/// The greatest length of a slug, in characters.
const LONGEST: usize = 70;

/// A title as small Latin letters, digits and single hyphens, cut at a hyphen to at most 70 characters; `""` if nothing
/// is left.
///
/// Kazakh: `қ`→`q`, `ж`→`zh`, `ү`→`u`; Russian differs in `й`→`y`. Marks over Latin letters fall away.
pub fn slug(lang: Lang, text: &str) -> String {
    let mut out = String::with_capacity(text.len().min(2 * LONGEST));
    let mut gap = false;
    for letter in text.chars() {
        let lower = letter.to_lowercase().next().unwrap_or(letter);
        match latin(lang, lower) {
            Some("") => {}
            Some(letters) => push(&mut out, letters, &mut gap),
            None if lower.is_ascii_alphanumeric() => push(&mut out, lower.encode_utf8(&mut [0; 4]), &mut gap),
            None => gap = true,
        }
        if out.len() > LONGEST {
            break;
        }
    }
    if out.len() > LONGEST {
        // A hyphen right after the last letter that fits keeps that whole word.
        let cut = out.as_bytes()[..=LONGEST].iter().rposition(|b| *b == b'-').unwrap_or(LONGEST);
        out.truncate(cut);
    }
    out
}

fn push(out: &mut String, letters: &str, gap: &mut bool) {
    if std::mem::take(gap) && !out.is_empty() {
        out.push('-');
    }
    out.push_str(letters);
}

/// The Latin letters for a small letter: `""` for one that is not written, `None` for one outside the table.
fn latin(lang: Lang, letter: char) -> Option<&'static str> {
    Some(match letter {
        'й' if lang == Lang::RU => "y",
        'а' | 'ә' => "a",
        'б' => "b",
        'в' => "v",
        'г' | 'ғ' => "g",
        'д' => "d",
        'е' | 'э' => "e",
        'ё' => "yo",
        'ж' => "zh",
        'з' => "z",
        'и' | 'й' | 'і' => "i",
        'к' => "k",
        'қ' => "q",
        'л' => "l",
        'м' => "m",
        'н' => "n",
        'ң' => "n",
        'о' | 'ө' => "o",
        'п' => "p",
        'р' => "r",
        'с' => "s",
        'т' => "t",
        'у' | 'ұ' | 'ү' => "u",
        'ф' => "f",
        'х' | 'һ' => "h",
        'ц' => "ts",
        'ч' => "ch",
        'ш' => "sh",
        'щ' => "shch",
        'ы' => "y",
        'ю' => "yu",
        'я' => "ya",
        // Signs without a sound; parts of letters written apart; invisible hyphens and joiners.
        'ъ' | 'ь' | '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' => "",
        'ä' | 'á' | 'à' | 'â' | 'ã' | 'å' | 'ā' => "a",
        'ç' | 'č' | 'ć' => "c",
        'é' | 'è' | 'ê' | 'ë' | 'ē' => "e",
        'ğ' | 'ǵ' | 'ǧ' => "g",
        'ı' | 'í' | 'ì' | 'î' | 'ï' | 'ī' => "i",
        'ñ' | 'ń' | 'ŋ' | 'ň' => "n",
        'ö' | 'ó' | 'ò' | 'ô' | 'õ' | 'ø' => "o",
        'ş' | 'š' | 'ś' => "s",
        'ß' => "ss",
        'ü' | 'ú' | 'ù' | 'û' | 'ū' => "u",
        'ý' | 'ÿ' => "y",
        'ž' | 'ź' | 'ż' => "z",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_become_slugs() {
        for (lang, title, text) in [
            (Lang::KK, "Әділетті Қазақстан: сапалы білім", "adiletti-qazaqstan-sapaly-bilim"),
            (Lang::KK, "Республикалық тамыз конференциясы", "respublikalyq-tamyz-konferentsiyasy"),
            (Lang::KK, "«Өрлеу» БАҰО» АҚФ", "orleu-bauo-aqf"),
            (Lang::KK, "№75 балабақша", "75-balabaqsha"),
            (Lang::KK, "Ғани, һәм үңгір жағдай", "gani-ham-ungir-zhagdai"),
            (Lang::RU, "Что волнует столичных педагогов", "chto-volnuet-stolichnyh-pedagogov"),
            (Lang::RU, "Областной съезд: ёлка и щит!", "oblastnoy-sezd-yolka-i-shchit"),
            (Lang::EN, "Open  Day — 2023", "open-day-2023"),
            (Lang::KK, "Ğ. Beısenbaev 2021", "g-beisenbaev-2021"),
            (Lang::KK, "и\u{306}оғурт, бала\u{ad}бақша", "iogurt-balabaqsha"),
            (Lang::KK, "--a--b--", "a-b"),
            (Lang::KK, "«»…№", ""),
            (Lang::KK, "", ""),
            (Lang::KK, "日本", ""),
        ] {
            assert_eq!(slug(lang, title), text, "{title}");
        }
    }

    #[test]
    fn long_titles_are_cut_at_a_hyphen() {
        let cut = slug(Lang::KK, &"стратегиялық міндеттер мен ұлттық құндылықтар ".repeat(1000));
        assert_eq!(cut, "strategiyalyq-mindetter-men-ulttyq-qundylyqtar-strategiyalyq-mindetter");
        assert_eq!(slug(Lang::KK, &"а".repeat(500)).len(), LONGEST);
        assert_eq!(slug(Lang::KK, &format!("{} б", "а".repeat(70))), "a".repeat(70));
    }
}
