//! Do odd names of published files lead to working links, and are names that can't be published found?

use crate::fault_files::of_codes;
use crate::memory::run_bytes;
use crate::support::{Archive, Tree};
use muragat::i18n::folded;

const NAMED: &str = "title: {kk: Ереже}\nfiles:\n";

/// What people type into names of files.
#[rustfmt::skip]
const MARKS: [&str; 45] = [
    " ", "%", "#", "&", "+", "'", "’", "“", "«", "»", ",", ";", "=", "@", "!", "$", "~", "(", ")", "[", "]", "{", "}", "^",
    "`", "№", "–", "—", "…", "\u{a0}", "😀", "👩‍🏫", "é", "ß", "қ", "日本", "%20", "%2F", "&amp;", "a%", "..", "--", "__",
    "%00", "%D2%9B",
];

/// Whole names that look like something else.
#[rustfmt::skip]
const WHOLE: [&str; 15] = [
    "-rf.pdf", "--help", "+7 701.pdf", "(1).pdf", "файл без окончания", "#1.pdf", "100%.pdf", "%.pdf", "&.pdf", "'.pdf",
    "[x](y).pdf", "a.b.c.pdf", "ӘҒҚҢӨҰҮҺІ.pdf", "И\u{306}од.pdf", "=SUM(A1).pdf",
];

/// Sixty names that people give to files.
fn odd_names() -> Vec<String> {
    let marks = MARKS.iter().map(|mark| format!("a{mark}b.pdf"));
    marks.chain(WHOLE.map(str::to_owned)).collect()
}

#[test]
fn sixty_odd_names_have_working_links() {
    let names = odd_names();
    assert_eq!(names.len(), 60);
    let files: String =
        names.iter().map(|name| format!("  - {{file: {}, label: {{kk: Құжат}}}}\n", yaml(name))).collect();
    let archive = Archive::new(&[("content/documents/odd/index.yaml", &(NAMED.to_owned() + &files))]);
    for (number, name) in names.iter().enumerate() {
        archive.write(&format!("content/documents/odd/{name}"), format!("{number}"));
    }
    archive.build(&[]).expect(0);
    let site = archive.site();
    let page = String::from_utf8(site["kk/documents/odd/index.html"].clone()).unwrap();
    let reached: Vec<&Vec<u8>> =
        links(&page).iter().filter(|link| link.contains("/files/")).map(|link| target(&site, link)).collect();
    let expected: Vec<Vec<u8>> = (0..names.len()).map(|number| number.to_string().into_bytes()).collect();
    let mut missing: Vec<&Vec<u8>> = expected.iter().filter(|bytes| !reached.contains(bytes)).collect();
    missing.dedup();
    assert!(missing.is_empty(), "no link leads to {missing:?}");
    // And every other link of the whole site leads somewhere.
    for (path, bytes) in site.iter().filter(|(path, _)| path.ends_with(".html")) {
        for link in links(std::str::from_utf8(bytes).unwrap()) {
            if link.starts_with('/') {
                assert!(!target(&site, &link).is_empty(), "{path}: {link}");
            }
        }
    }
}

fn yaml(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

/// Values of `href` and `src` with their entities read.
fn links(html: &str) -> Vec<String> {
    let mut found = Vec::new();
    for name in [" href=\"", " src=\""] {
        for part in html.split(name).skip(1) {
            let value = part.split('"').next().unwrap();
            let value = value.replace("&#39;", "'").replace("&#x27;", "'").replace("&quot;", "\"").replace("&lt;", "<");
            found.push(value.replace("&gt;", ">").replace("&amp;", "&"));
        }
    }
    found
}

/// What a server hands out for an address, which it decodes once.
#[track_caller]
fn target<'a>(site: &'a Tree, link: &str) -> &'a Vec<u8> {
    let path = link.split(['?', '#']).next().unwrap().trim_start_matches('/');
    let mut bytes = Vec::new();
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let hex: Vec<u8> = rest.by_ref().take(2).collect();
            bytes.push(u8::from_str_radix(std::str::from_utf8(&hex).unwrap(), 16).unwrap_or_else(|_| panic!("{link}")));
        } else {
            bytes.push(byte);
        }
    }
    let path = String::from_utf8(bytes).unwrap();
    let file = if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path };
    site.get(&file).unwrap_or_else(|| panic!("{link} leads to {file}, which is not there"))
}

/// Forty names that Windows does not take: as files beside a record, and where it can be as ids.
#[test]
fn names_that_windows_does_not_take() {
    let devices =
        ["CON", "prn", "Aux", "nul", "COM1", "com9", "COM¹", "com²", "lpt3", "LPT³", "lpt0", "CONIN$", "conout$"];
    let with_ending = ["nul.txt", "con.pdf", "COM¹.pdf", "aux.tar.gz", "lpt1 .pdf", "NUL .txt", "prn.", "com5.docx"];
    let trailing = ["a.", "a /b", "a..", "файл.", "b.pdf /c.pdf", "a.pdf.", "..."];
    let letters = ["a<b", "a>b", "a:b", "a\"b", "a\\b", "a|b", "a?b", "a*b", "қашан?.pdf", "a:b.pdf", "<>", "?"];
    let names: Vec<&str> = [&devices[..], &with_ending, &trailing, &letters].concat();
    assert_eq!(names.len(), 40);
    for name in names {
        let record = format!("{NAMED}  - {{file: {}, label: {{kk: Құжат}}}}\n", yaml(name));
        let path = format!("documents/odd/{name}");
        let files: &[(&str, &[u8])] = &[("documents/odd/index.yaml", record.as_bytes()), (&path, b"x")];
        let codes = ["windows-name", "missing-file", "path-collision"];
        // A name that begins with a point is hidden, so that nobody reads it at all.
        let expected = if name.starts_with('.') { "missing-file" } else { "windows-name" };
        assert_eq!(
            of_codes(files, &codes),
            [format!("error {expected} content/documents/odd/index.yaml:3:12")],
            "{name:?}"
        );
    }
    for id in ["con", "prn", "aux", "nul", "com1", "lpt9"] {
        let path = format!("topics/{id}.yaml");
        let found = of_codes(&[(&path, "name: {kk: Оқу, ru: Чтение}\n".as_bytes())], &["windows-name"]);
        assert_eq!(found, [format!("error windows-name content/{path}:1:1")]);
    }
    for fine in ["console", "com10", "communal", "nul-a", "com", "lpt", "auxiliary.pdf", "a.con"] {
        let record = format!("{NAMED}  - {{file: {fine}, label: {{kk: Құжат}}}}\n");
        let path = format!("documents/odd/{fine}");
        let files: &[(&str, &[u8])] = &[("documents/odd/index.yaml", record.as_bytes()), (&path, b"x")];
        assert_eq!(of_codes(files, &["windows-name"]), Vec::<String>::new(), "{fine}");
    }
}

/// Names of files beside a record that are too long for an output are cut, and their links follow.
#[test]
fn long_names_of_files() {
    for letters in [1, 95, 98, 99, 120, 124] {
        let name = format!("{}.pdf", "қ".repeat(letters));
        let record = format!("{NAMED}  - {{file: {name}, label: {{kk: Құжат}}}}\n---\n").replace("---\n", "");
        let archive = Archive::new(&[("content/documents/long/index.yaml", &record)]);
        archive.write(&format!("content/documents/long/{name}"), "found");
        archive.build(&[]).expect(0);
        let site = archive.site();
        assert!(site.keys().all(|path| path.split('/').all(|part| part.len() <= 200)), "{letters}");
        let page = String::from_utf8(site["kk/documents/long/index.html"].clone()).unwrap();
        let link = links(&page).into_iter().find(|link| link.contains("/files/")).unwrap();
        assert_eq!(target(&site, &link), b"found", "{letters}");
    }
}

/// Twenty pairs of names that are one name where capitals do not count.
#[test]
fn names_that_differ_only_by_case() {
    let pairs = [
        ("AI", "ai"),
        ("straße", "STRASSE"),
        ("straße", "strasse"),
        ("ΣΟΦΟΣ", "σοφος"),
        ("σοφος", "σοφοσ"),
        ("Iris", "iris"),
        ("İris", "iris"),
        ("ırıs", "iris"),
        ("İRIS", "ırıs"),
        ("Қазақ", "қазақ"),
        ("ӘЛЕМ", "әлем"),
        ("Ғылым", "ғылым"),
        ("Ёлка", "ёлка"),
        ("Й", "й"),
        ("И\u{306}", "й"),
        ("É", "é"),
        ("Ǆ", "ǆ"),
        ("ﬁle", "FILE"),
        ("Ө", "ө"),
        ("Һ", "һ"),
    ];
    for (one, other) in pairs {
        assert_eq!(folded(one), folded(other));
        let names = [format!("{one}.pdf"), format!("{other}.pdf")];
        let files: String = names.iter().map(|name| format!("  - {{file: {name}, label: {{kk: Құжат}}}}\n")).collect();
        let record = NAMED.to_owned() + &files;
        let paths = names.map(|name| format!("documents/odd/{name}"));
        let all: &[(&str, &[u8])] =
            &[("documents/odd/index.yaml", record.as_bytes()), (&paths[0], b"x"), (&paths[1], b"x")];
        let prepared = run_bytes(all);
        let found: Vec<_> = prepared.findings.0.iter().filter(|f| f.code == "path-collision").collect();
        let [finding] = found.as_slice() else { panic!("{one}, {other}: {:?}", prepared.findings) };
        assert_eq!(finding.notes.len(), 1, "both are named");
        let clashes = prepared.findings.0.iter().filter(|f| f.code == "case-clash").count();
        assert_eq!(clashes, 1, "{one}, {other}: the files, too");
    }
    for (one, other) in [("ai", "aі"), ("a", "ә"), ("и", "й")] {
        assert_ne!(folded(one), folded(other));
    }
}

/// Pages, published files, former addresses and pages of the program itself: whatever meets at one path is named.
#[test]
fn two_outputs_at_one_path() {
    let title = "title: {kk: Хабар}\n";
    let old = |url: &str| format!("{title}old_urls: [{url}]\n");
    let file = format!("{title}files: [{{file: x.html, label: {{kk: Бет}}}}]\n");
    let id = format!("{title}old_ids: [other]\n");
    let at = |path: &str, place: &str| format!("error path-collision content/{path}:{place}");
    type Files<'a> = Vec<(&'a str, String)>;
    let table: Vec<(Files<'_>, Vec<String>)> = vec![
        // Former address and page, former address and former address.
        (
            vec![("news/aa.yaml", old("/kk/news/other/")), ("news/other.yaml", title.into())],
            vec![at("news/other.yaml", "1:1")],
        ),
        (vec![("news/aa.yaml", old("/was")), ("news/other.yaml", old("/was"))], vec![at("news/other.yaml", "2:12")]),
        // Former id and page.
        (vec![("news/aa.yaml", id), ("news/other.yaml", title.into())], vec![at("news/other.yaml", "1:1")]),
        // Former address and published file.
        (
            vec![
                ("news/aa/index.yaml", file),
                ("news/aa/x.html", "x".into()),
                ("news/other.yaml", old("/files/news/aa/x.html")),
            ],
            vec![at("news/other.yaml", "2:12")],
        ),
        // Published file twice.
        (
            vec![
                (
                    "news/aa/index.yaml",
                    format!(
                        "{title}files: [{{file: x.pdf, label: {{kk: Бір}}}}, {{file: X.pdf, label: {{kk: Екі}}}}]\n"
                    ),
                ),
                ("news/aa/x.pdf", "x".into()),
                ("news/aa/X.pdf", "x".into()),
            ],
            vec![at("news/aa/index.yaml", "2:49")],
        ),
        // Former address and what the program makes itself.
        (vec![("news/aa.yaml", old("/index.html"))], vec![at("news/aa.yaml", "2:12")]),
        (vec![("news/aa.yaml", old("/404.html"))], vec![at("news/aa.yaml", "2:12")]),
        (vec![("news/aa.yaml", old("/KK/statistics/"))], vec![at("news/aa.yaml", "2:12")]),
    ];
    for (files, expected) in table {
        let files: Vec<(&str, &[u8])> = files.iter().map(|(path, text)| (*path, text.as_bytes())).collect();
        let mut found = of_codes(&files, &["path-collision"]);
        found.dedup();
        assert_eq!(found, expected, "{files:?}");
    }
    // Two files that both want to be the record of one page.
    let other = "title: {kk: Басқа}\n".as_bytes();
    let files: &[(&str, &[u8])] = &[("news/aa.yaml", title.as_bytes()), ("news/aa/index.yaml", other)];
    let twice = of_codes(files, &["fact-twice", "duplicate-id", "path-collision"]);
    assert_eq!(twice.len(), 1, "{twice:?}");
}

#[test]
fn outputs_that_are_file_and_folder() {
    let title = "title: {kk: Хабар}\n";
    let old = |url: &str| format!("{title}old_urls: [{url}]\n").into_bytes();
    let pairs = [("/x.html", "/x.html/y"), ("/X.html", "/x.html/y.html"), ("/Ә.html", "/ә.html/y/z/")];
    for (file, below) in pairs {
        let (a, b) = (old(file), old(below));
        let files: &[(&str, &[u8])] = &[("news/aa.yaml", &a), ("news/bb.yaml", &b)];
        assert_eq!(
            of_codes(files, &["file-and-folder"]),
            ["error file-and-folder content/news/aa.yaml:2:12"],
            "{file}"
        );
    }
    let below_a_page = old("/kk/index.html/x");
    let found = of_codes(&[("news/aa.yaml", &below_a_page)], &["file-and-folder"]);
    assert_eq!(found, ["error file-and-folder content/news/aa.yaml:2:12"]);
    let record = "title: {kk: Ереже}\nfiles: [{file: DOC, label: {kk: Бір}}, {file: doc/a.pdf, label: {kk: Екі}}]\n";
    let files: &[(&str, &[u8])] =
        &[("news/aa/index.yaml", record.as_bytes()), ("news/aa/DOC", b"x"), ("news/aa/doc/a.pdf", b"x")];
    assert_eq!(of_codes(files, &["file-and-folder"]), ["error file-and-folder content/news/aa/index.yaml:2:16"]);
    let fine = (old("/x"), old("/x/y"));
    let files: &[(&str, &[u8])] = &[("news/aa.yaml", &fine.0), ("news/bb.yaml", &fine.1)];
    assert_eq!(
        of_codes(files, &["file-and-folder", "path-collision"]),
        Vec::<String>::new(),
        "pages lie in folders of their own"
    );
}
