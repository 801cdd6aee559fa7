//! Do pages of records lead on: to events like this one, to the years of a person, to the region of a place?

use crate::html::{find, tags, visible_text};
use crate::support::Archive;

/// The section with an id, without what follows it.
fn section<'p>(page: &'p str, id: &str) -> &'p str {
    page.split_once(&format!(" id=\"{id}\"")).map_or("", |(_, rest)| rest.split("</section>").next().unwrap())
}

fn event(id: &str, more: &str) -> (String, String) {
    (format!("content/events/{id}.yaml"), format!("type: forum\ntitle: {{kk: Шара {id}, ru: Шара {id}}}\n{more}"))
}

#[test]
fn related_events_share_a_topic_a_series_or_place_and_year() {
    let mut files: Vec<(String, String)> = vec![
        ("content/topics/oqu.yaml".into(), "name: {kk: Оқу, ru: Чтение}\n".into()),
        ("content/topics/jazu.yaml".into(), "name: {kk: Жазу, ru: Письмо}\n".into()),
        ("content/places/qala.yaml".into(), "name: {kk: Қала, ru: Город}\nkind: city\n".into()),
        event(
            "main",
            "date: 2022-05-01\ntopics: [oqu, jazu]\nplaces: [qala]\nsessions: [{id: s, type: section, title: {kk: Бөлім main}, topics: [oqu]}]\n",
        ),
        event("both", "date: 2010-05-01\ntopics: [oqu, jazu]\n"),
        event("near", "date: 2022-09-01\nplaces: [qala]\n"),
        event("far", "date: 2021-09-01\nplaces: [qala]\n"),
        event("other", "date: 2022-05-01\n"),
    ];
    files.extend((1..8).map(|n| event(&format!("t{n}"), &format!("date: 20{}-05-01\ntopics: [oqu]\n", 10 + n))));
    let borrowed: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let archive = Archive::new(&borrowed);
    archive.build(&[]).expect(0);
    let page = archive.read("public/kk/events/main/index.html");
    let related = section(&page, "related");
    let order: Vec<&str> =
        related.split("href=\"/kk/events/").skip(1).map(|rest| rest.split('/').next().unwrap()).collect();
    assert_eq!(order, ["both", "near", "t7", "t6", "t5"], "most in common first, then the nearest year");
    let text = visible_text(related);
    assert!(text.contains("ортақ: Жазу · Оқу") || text.contains("ортақ: Оқу · Жазу"), "{text}");
    assert!(text.contains("ортақ: Қала · 2022"), "{text}");
    assert!(!archive.read("public/kk/events/other/index.html").contains("id=\"related\""), "no empty section");
}

#[test]
fn a_person_has_years_in_the_margin_and_all_who_took_part_too() {
    let many: String = (1..=12).map(|n| format!(", {{person: Серік Нөмір{n:02}, role: speaker}}")).collect();
    let (path, first) = event("bir", &format!("date: 2021-05-01\ncredits: [{{person: dana, role: speaker}}{many}]\n"));
    let (other, second) = event("eki", "date: 2023-08-24\ncredits: [{person: dana, role: speaker}]\n");
    let archive = Archive::new(&[
        ("content/people/dana.yaml", "name: {kk: Дана Оралова, ru: Дана Оралова}\n"),
        (&path, &first),
        (&other, &second),
    ]);
    archive.build(&[]).expect(0);
    let page = archive.read("public/kk/people/dana/index.html");
    let years: Vec<&str> = page.split("<p class=\"when\"><b>").skip(1).map(|rest| &rest[..4]).collect();
    assert_eq!(years, ["2023", "2021"]);
    assert!(
        page.contains("24 тамыз</time>") && !page.contains("24 тамыз 2023</time>"),
        "the margin says the year once"
    );
    let together = section(&page, "together");
    assert_eq!(together.split("<details>").next().unwrap().matches("<li>").count(), 8);
    assert_eq!(together.matches("<li>").count(), 12, "the others are folded in");
    let ask = tags(&page)
        .into_iter()
        .filter_map(|tag| tag.get("href").map(str::to_owned))
        .find(|to| to.contains('#') && to.contains("about"));
    assert_eq!(ask.as_deref(), Some("/kk/about/#corrections"));
}

#[test]
fn a_place_is_lit_on_the_map_and_an_organization_tells_its_former_names() {
    let (path, forum) =
        event("bir", "date: 2021-05-01\nplaces: [qala]\ncredits: [{org: Ескі атау, role: organizer}]\n");
    let archive = Archive::new(&[
        (
            "content/places/oblys.yaml",
            "name: {kk: Батыс Қазақстан облысы, ru: Западно-Казахстанская область}\nkind: oblast\n",
        ),
        ("content/places/qala.yaml", "name: {kk: Орал, ru: Уральск}\nkind: city\npart_of: oblys\n"),
        ("content/places/alys.yaml", "name: {kk: Алыс ел, ru: Дальняя страна}\nkind: country\n"),
        (
            "content/organizations/uiym.yaml",
            "names: {kk: {full: Жаңа атау}, ru: {full: Новое название}}\nformer_names: [{name: {kk: Ескі атау, ru: Старое название}, until: 2020}]\n",
        ),
        (&path, &forum),
    ]);
    archive.build(&[]).expect(0);
    let place = archive.read("public/kk/places/qala/index.html");
    let lit: Vec<String> = tags(&place)
        .iter()
        .filter(|tag| tag.name == "li")
        .filter_map(|tag| tag.get("class").filter(|class| class.ends_with(" on")).map(str::to_owned))
        .collect();
    assert_eq!(lit, ["bqo on"]);
    assert!(section(&place, "map").contains("href=\"/kk/places/oblys/\" aria-current=\"true\""));
    assert!(!archive.read("public/kk/places/alys/index.html").contains("id=\"map\""));
    let organization = archive.read("public/ru/organizations/uiym/index.html");
    assert!(
        visible_text(&organization).contains("Прежние названия Старое название, – 2020"),
        "{}",
        visible_text(&organization)
    );
    assert!(organization.contains("/ru/events/bir/"), "the former name leads here");
    assert!(find(&tags(&organization), "body", "data-kind", "organization").is_some());
}
