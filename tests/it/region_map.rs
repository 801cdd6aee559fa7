//! Does the map of the regions show the numbers of the archive, and only where it knows some?

use crate::support::Archive;

const SITE: (&str, &str) = ("content/site.yaml", "title: {kk: М, ru: М}\nlanguages: [kk, ru]\n");
const OBLAST: (&str, &str) =
    ("content/places/obl.yaml", "name: {kk: Қызылорда облысы, ru: Кызылординская область}\nkind: oblast\n");
const TOWN: (&str, &str) = ("content/places/town.yaml", "name: {kk: Арал}\nkind: city\npart_of: obl\n");
const CITY: (&str, &str) = ("content/places/city.yaml", "name: {kk: Алматы}\nkind: city\n");
const EMPTY: (&str, &str) = ("content/places/abai.yaml", "name: {ru: область Абай}\nkind: oblast\n");
/// A house that has the name of a city is not the city.
const HOUSE: (&str, &str) = ("content/places/house.yaml", "name: {kk: Астана}\nkind: venue\n");
const FIRST: (&str, &str) = ("content/events/first.yaml", "type: forum\ntitle: {kk: А}\nplaces: [obl]\n");
const SECOND: (&str, &str) = ("content/events/second.yaml", "type: forum\ntitle: {kk: Ә}\nplaces: [town]\n");
const THIRD: (&str, &str) = ("content/events/third.yaml", "type: forum\ntitle: {kk: Б}\nplaces: [city, house]\n");

#[test]
fn tiles_have_the_numbers_of_what_happened_there() {
    let archive = Archive::new(&[SITE, OBLAST, TOWN, CITY, EMPTY, HOUSE, FIRST, SECOND, THIRD]);
    archive.build(&[]).expect(0);
    for path in ["public/ru/index.html", "public/ru/places/index.html"] {
        let page = archive.read(path);
        let tile = |class: &str| {
            let start = page.find(&format!("<li class=\"{class}")).unwrap_or_else(|| panic!("{path}: no {class}"));
            page[start..].split("</li>").next().unwrap().to_owned()
        };
        assert_eq!(page.matches("class=\"nm\"").count(), 20, "{path}");
        let qyz = tile("qyz");
        assert!(qyz.contains("\"qyz n2\"") && qyz.contains("/ru/places/obl/") && qyz.contains("<b>2</b>"), "{qyz}");
        let alq = tile("alq");
        assert!(alq.contains("\"alq n1\"") && alq.contains("/ru/places/city/") && alq.contains("<b>1</b>"), "{alq}");
        for plain in ["aba", "ast"] {
            assert!(!tile(plain).contains("<a ") && !tile(plain).contains("<b>"), "{}", tile(plain));
        }
    }
    assert!(archive.read("public/kk/index.html").contains("20 өңірдің ішінен 2 өңір"));
}

#[test]
fn one_region_makes_no_map() {
    let archive = Archive::new(&[SITE, OBLAST, TOWN, CITY, FIRST, SECOND]);
    archive.build(&[]).expect(0);
    for path in ["public/kk/index.html", "public/kk/places/index.html"] {
        assert!(!archive.read(path).contains("class=\"tiles\""), "{path}");
    }
}
