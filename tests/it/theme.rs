//! May a site replace single files of the theme, and keep all others?

use crate::support::{Archive, repository};

const EVENT: (&str, &str) = ("content/events/forum.yaml", "type: forum\ntitle: {kk: Форум}\ndate: 2023-08-24\n");

#[test]
fn a_site_replaces_single_files_of_the_theme() {
    let archive = Archive::new(&[EVENT]);
    archive.build(&[]).expect(0);
    let usual = archive.read("public/kk/events/forum/index.html");
    assert!(usual.contains("Іс-шаралар") && !usual.contains("Біздің шаралар"));

    archive.write("themes/default/words/kk.txt", "kind_events = Біздің шаралар\n");
    archive.write("themes/default/assets/style.css", "body { color: black }\n");
    archive.write("themes/default/templates/404.html", "жоқ {{ site.title }}");
    archive.build(&[]).expect(0);
    let changed = archive.read("public/kk/events/forum/index.html");
    assert!(changed.contains("Біздің шаралар"), "one word is replaced");
    assert!(changed.contains("Жаңалықтар"), "all other words stay");
    assert!(archive.read("public/404.html").starts_with("жоқ "), "one template is replaced");
    let style = changed.split("href=\"/assets/style.").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
    assert_eq!(archive.read(&format!("public/assets/style.{style}")), "body { color: black }\n");
}

#[test]
fn a_theme_of_its_own_name_is_found() {
    let archive = Archive::new(&[EVENT]);
    archive.write("content/site.yaml", "title: {kk: Мұрағат}\nlanguages: [kk, ru]\ntheme: ours\n");
    archive.write("themes/ours/words/ru.txt", "kind_events = Наши события\n");
    archive.build(&[]).expect(0);
    assert!(archive.read("public/ru/events/index.html").contains("Наши события"));
}

/// No fonts are shipped unless the site asks for them; then all of them stay small and are found where the style sheet says.
#[test]
fn fonts_of_the_theme_are_an_option_of_the_site() {
    let settings = |fonts: &str| format!("title: {{kk: Мұрағат, ru: Архив}}\nlanguages: [kk, ru]\n{fonts}");
    let archive = Archive::new(&[EVENT]);
    let has_fonts = |archive: &Archive| archive.site().keys().any(|path| path.contains("fonts"));
    for fonts in ["", "fonts: system\n"] {
        archive.write("content/site.yaml", settings(fonts));
        archive.build(&[]).expect(0);
        assert!(!has_fonts(&archive) && !archive.read("public/kk/index.html").contains("fonts."), "{fonts:?}");
    }
    archive.write("content/site.yaml", settings("fonts: theme\n"));
    archive.build(&[]).expect(0);
    let site = archive.site();
    let page = archive.read("public/kk/events/forum/index.html");
    let sheet = page.split("href=\"/assets/fonts/").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
    let css = archive.read(&format!("public/assets/fonts/{sheet}"));
    let named: Vec<&str> = css.split("url(\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    assert_eq!(named.len(), 5);
    let sizes: Vec<usize> = named.iter().map(|name| site[&format!("assets/fonts/{name}")].len()).collect();
    assert!(sizes.iter().sum::<usize>() <= 100_000, "{sizes:?}");
    assert_eq!(css.matches("font-display:swap").count(), 5);

    archive.write("themes/default/fonts/fonts.css", "@font-face{font-family:A;src:url(\"own.woff2\")}");
    archive.write("themes/default/fonts/own.woff2", "wOF2");
    archive.build(&[]).expect(0);
    let fonts: Vec<String> = archive.site().into_keys().filter(|path| path.contains("assets/fonts/")).collect();
    assert_eq!(fonts.len(), 2, "only what the style sheet names: {fonts:?}");
}

/// A cheap phone loads the first two before it shows anything, and the others after that; the last two for a search only.
#[test]
fn what_every_page_loads_stays_small() {
    let every_page = [("style.css", 20_000), ("settings.js", 2_000), ("print.css", 4_000), ("site.js", 8_000)];
    let search = [("search/engine.js", 20_000), ("search/page.js", 20_000)];
    for (path, limit) in every_page.into_iter().chain(search) {
        let size = std::fs::metadata(repository().join("themes/default/assets").join(path)).unwrap().len();
        assert!(size <= limit, "{path} has {size} bytes, at most {limit} are allowed");
    }
}

/// Browsers know no Kazakh order; the script brings the alphabet that the lists are sorted by.
#[test]
fn the_script_sorts_by_the_alphabet_of_the_lists() {
    let script = std::fs::read_to_string(repository().join("themes/default/assets/site.js")).unwrap();
    let letters = muragat::i18n::alphabet(muragat::i18n::Lang::KK).iter().flat_map(|letter| letter.to_lowercase());
    let letters: String = letters.collect();
    assert!(script.contains(&format!("'{letters}abcdefghijklmnopqrstuvwxyz'")), "{letters}");
}
