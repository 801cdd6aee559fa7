//! Can a reader without script have a long table of results in another order?

use crate::html::{find, tags};
use crate::support::Archive;

/// Rows of `(name, organization)` as a list of an award.
fn list(year: u16, rows: &[(&str, &str)]) -> String {
    let row = |(name, org): &(&str, &str)| format!("  - {{recipients: [{{name: {{kk: {name}}}, org: {org}}}]}}\n");
    let rows: String = rows.iter().map(row).collect();
    format!("title: {{kk: Т{year}}}\naward: julde\nyear: {year}\nresults_status: complete\nresults:\n{rows}")
}

const ROWS: [(&str, &str); 8] = [
    ("Һәкім", "ob"),
    ("Ғалым", "oa"),
    ("Іңкәр", "ob"),
    ("Гүлнар", "oc"),
    ("Әсем", "oa"),
    ("Абай", "ob"),
    ("Хасен", "oc"),
    ("Ян", "oa"),
];

fn archive(rows: &[(&str, &str)]) -> Archive {
    let archive = Archive::new(&[
        ("content/site.yaml", "title: {kk: М, ru: М}\nlanguages: [kk, ru]\n"),
        ("content/awards/julde.yaml", "title: {kk: Жүлде}\n"),
        ("content/award-lists/now.yaml", &list(2024, rows)),
        ("content/award-lists/then.yaml", &list(2023, &[("Бота", "oa")])),
    ]);
    for (id, name) in [("a", "Ұлытау"), ("b", "Абай"), ("c", "Түркістан")] {
        archive.write(&format!("content/places/p{id}.yaml"), format!("name: {{kk: {name} облысы}}\nkind: oblast\n"));
        let org = format!("names: {{kk: {{full: Ұйым {id}}}}}\nplace: p{id}\n");
        archive.write(&format!("content/organizations/o{id}.yaml"), org);
    }
    archive.build(&[]).expect(0);
    archive
}

/// The names in the heads of the rows.
fn names(page: &str) -> Vec<&str> {
    page.split("<th scope=\"row\">").skip(1).map(|part| part.split('<').next().unwrap()).collect()
}

#[test]
fn long_tables_have_pages_in_other_orders() {
    let archive = archive(&ROWS);
    let page = |path: &str| archive.read(&format!("public/kk/{path}index.html"));
    let main = page("award-lists/now/");
    assert_eq!(names(&main)[..2], ["Һәкім", "Ғалым"], "the list itself stays as it was written");
    let by_name = page("award-lists/now/by-name/");
    assert_eq!(names(&by_name), ["Абай", "Әсем", "Гүлнар", "Ғалым", "Хасен", "Һәкім", "Іңкәр", "Ян"]);
    let by_region = page("award-lists/now/by-region/");
    assert_eq!(names(&by_region), ["Абай", "Һәкім", "Іңкәр", "Гүлнар", "Хасен", "Әсем", "Ғалым", "Ян"]);
    assert_eq!(by_region.matches("<tr class=\"top\">").count(), 2, "a firm line opens each region");
    assert_eq!(names(&page("award-lists/now/by-organization/"))[..3], ["Әсем", "Ғалым", "Ян"]);
    assert_eq!(names(&page("awards/julde/by-name/")).len(), 9, "all lists of the award in one table");

    let all = tags(&by_name);
    assert_eq!(find(&all, "meta", "name", "robots").unwrap().get("content"), Some("noindex, follow"));
    let canonical = find(&all, "link", "rel", "canonical").unwrap().get("href").unwrap();
    assert!(canonical.ends_with("/kk/award-lists/now/"), "{canonical}");
    let sorted: Vec<&str> = by_name.split("aria-sort=\"ascending\">").skip(1).collect();
    assert!(sorted.len() == 1 && sorted[0].starts_with("Кім<"), "only the column by which it is sorted");
    for to in ["by-name/", "by-organization/", "by-region/"] {
        assert!(main.contains(&format!("<th scope=\"col\"><a href=\"/kk/award-lists/now/{to}\">")), "{to}");
    }
    assert!(by_name.contains("<a href=\"/kk/award-lists/now/\">Т2024</a>"), "and back to the list");

    let award = page("awards/julde/");
    let numbers = award.split_once("<figure class=\"chart\">").unwrap().1;
    assert!(numbers.contains("Ұлытау облысы</a></th><td class=\"r\">4</td>"), "{numbers}");
}

#[test]
fn short_tables_need_no_other_order() {
    let archive = archive(&ROWS[..6]);
    let site = archive.site();
    assert!(!site.keys().any(|path| path.contains("/by-")));
    assert!(!archive.read("public/kk/award-lists/now/index.html").contains("aria-sort"));
}
