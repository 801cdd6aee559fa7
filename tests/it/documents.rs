//! Does the list of documents tell documents apart: date, number, sort, who signed, file?

use crate::html::tags;
use crate::support::Archive;

const SITE: (&str, &str) = ("content/site.yaml", "title: {kk: М, ru: М}\nlanguages: [kk, ru]\nper_page: 5\n");

#[test]
fn documents_stand_in_a_table() {
    let archive = Archive::new(&[
        SITE,
        ("content/organizations/mektep.yaml", "names: {kk: {full: Мектеп}, ru: {full: Школа}}\n"),
        (
            "content/documents/ereje/index.yaml",
            "title: {kk: Ереже, ru: Положение}\ntype: regulation\ndocument_status: approved\nnumber: 12\ndate: 2024-03-14\n\
             parties: [{org: mektep, role: signatory}]\nfiles: [{file: ereje.pdf}]\n",
        ),
        (
            "content/documents/hattama.yaml",
            "title: {kk: Хаттама, ru: Протокол}\ntype: minutes\nincomplete: [number, date]\n",
        ),
    ]);
    archive.write("content/documents/ereje/ereje.pdf", vec![b'%'; 1_234_567]);
    for number in 1..=4 {
        archive
            .write(&format!("content/documents/x{number}.yaml"), format!("title: {{kk: Я{number}, ru: Я{number}}}\n"));
    }
    archive.build(&[]).expect(0);
    let page = archive.read("public/ru/documents/index.html").replace('\u{a0}', " ");
    let all = tags(&page);
    assert_eq!(all.iter().filter(|tag| tag.name == "th" && tag.get("scope") == Some("row")).count(), 5, "one page");
    let row = |title: &str| {
        let rows = page.split("<tr").find(|row| row.contains(title));
        rows.unwrap_or_else(|| panic!("no {title} in {page}")).to_owned()
    };
    let full = row("Положение</a>");
    for text in [
        "<td>14 марта 2024 г.</td>",
        "<td>12</td>",
        "Положение<span class=\"as\">утверждено</span>",
        ">Школа</a>",
        "<a href=\"/files/documents/ereje/ereje.pdf\">ereje.pdf</a><span class=\"as\">PDF · 1,3 МБ</span>",
    ] {
        assert!(full.contains(text), "no {text} in {full}");
    }
    assert_eq!(row("Протокол</a>").matches("<span class=\"unk\">неизвестно</span>").count(), 2);
    let second = archive.read("public/ru/documents/page/2/index.html");
    assert!(second.contains("Я4</a>") && second.contains("noindex, follow"));
    assert!(!second.contains(">Номер</th>"), "a column in which nothing is known is left out");
}
