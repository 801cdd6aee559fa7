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

/// A cheap phone loads the first two before it shows anything, and the third after that.
#[test]
fn what_every_page_loads_stays_small() {
    for (path, limit) in [("style.css", 20_000), ("print.css", 4_000), ("settings.js", 2_000), ("site.js", 8_000)] {
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
