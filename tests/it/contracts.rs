//! Does the program keep what its users and other programs rely on? Exit codes, formats, drafts, embargo.

use crate::support::{Archive, Tree, finish, muragat};

const EVENT: (&str, &str) = ("content/events/forum.yaml", "type: forum\ntitle: {kk: Форум, ru: Форум}\n");

#[test]
fn exit_codes() {
    let archive = Archive::new(&[EVENT]);
    let root = archive.root().to_str().unwrap().to_owned();
    archive.check(&[]).expect(0);
    archive.build(&[]).expect(0);
    for wrong in [
        &["build", "--root", "/nonexistent"][..],
        &["build", "--root", &root, "--now", "кеше"],
        &["build", "--root", &root, "--base-url", "ftp://x"],
        &["build", "--root", &root, "--colour"],
        &["check", "--root", &root, "--format", "xml"],
        &["paint"],
    ] {
        let run = muragat(wrong).expect(2);
        assert!(run.out.is_empty() && !run.err.is_empty(), "{wrong:?}");
    }
    let mut command = archive.command("build", &[]);
    command.env("SOURCE_DATE_EPOCH", "yesterday");
    finish(command).expect(2);
    archive.write("content/events/warned.yaml", "type: forum\ncounts: [{value: 5}]\n");
    archive.check(&[]).expect(0);
    archive.check(&["--strict"]).expect(1);
    archive.write("content/events/wrong.yaml", "typ: forum\n");
    archive.check(&[]).expect(1);
    archive.build(&[]).expect(1);
}

#[test]
fn the_archive_is_found_upward() {
    let archive = Archive::new(&[EVENT]);
    let mut command = crate::support::command(&["check"]);
    command.current_dir(archive.at("content/events"));
    finish(command).expect(0);
    let nowhere = tempfile::tempdir().unwrap();
    let mut command = crate::support::command(&["check"]);
    command.current_dir(nowhere.path());
    assert!(finish(command).expect(2).err.contains("muragat init"), "what to do is said");
}

/// Columns count characters: the fault stands after Kazakh text.
#[test]
fn findings_for_programs() {
    let archive = Archive::new(&[(
        "content/events/forum.yaml",
        "type: forum\nblocks: [{note: {kk: Ұйымдастыру әңгімесі}, date: ертең}]\n",
    )]);
    let run = archive.check(&[]).expect(1);
    let lines: Vec<&str> = run.out.lines().collect();
    let [line] = lines.as_slice() else { panic!("one finding, one line: {}", run.out) };
    let value: serde_json::Value = serde_json::from_str(line).unwrap();
    let keys: Vec<&str> = value.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(
        keys,
        ["code", "severity", "file", "line", "column", "end_line", "end_column", "message", "help", "record"]
    );
    assert_eq!(value["code"], "bad-date");
    assert_eq!(value["severity"], "error");
    assert_eq!(value["file"], "content/events/forum.yaml");
    assert_eq!([&value["line"], &value["column"], &value["end_line"], &value["end_column"]], [2, 51, 2, 56]);
    assert_eq!(value["record"], "events/forum");
    assert!(run.err.is_empty(), "a program that reads both gets nothing else: {}", run.err);
}

/// A text of the author can't begin a command of its own.
#[test]
fn findings_for_github() {
    let archive = Archive::new(&[
        ("content/events/a,b%c.yaml", "type: forum\n"),
        ("content/events/forum.yaml", "type: \"100%\\n::error file=x::осы\"\n"),
    ]);
    let run = archive.check(&["--format", "github"]);
    let run = if run.code == 2 { finish(archive.command("check", &["--format", "github"])) } else { run }.expect(1);
    assert_eq!(run.out.lines().count(), 2, "{}", run.out);
    let [first, second] = run.out.lines().collect::<Vec<_>>()[..] else { panic!() };
    assert!(
        first.starts_with(
            "::error file=content/events/a%2Cb%25c.yaml,line=1,endLine=1,col=1,endColumn=1,title=bad-id::"
        ),
        "{first}"
    );
    assert!(second.starts_with("::error file=content/events/forum.yaml,line=1,endLine=1,col=7,"), "{second}");
    assert!(second.contains("“100%25%0A::error file=x::осы”"), "{second}");
}

#[test]
fn data_to_stdout_and_messages_to_stderr() {
    let archive = Archive::new(&[EVENT, ("content/events/warned.yaml", "type: forum\ncounts: [{value: 5}]\n")]);
    let run = archive.build(&[]).expect(0);
    assert!(run.out.is_empty(), "{}", run.out);
    assert!(run.err.contains("warning[count-without-unit]"), "{}", run.err);
    assert!(!run.err.contains('\u{1b}'), "no colours where nobody looks");
    let run = archive.build(&["--format", "json"]).expect(0);
    assert_eq!(run.out.lines().count(), 1);
    assert_eq!(run.err.lines().count(), 1, "only the last line: {}", run.err);
    let last = run.last_line();
    for part in ["Built ", "pages (kk ", ", ru ", " s; ", "; 1 warning", "everything was published"] {
        assert!(last.contains(part), "`{part}` is not in: {last}");
    }
}

/// Every place where a draft could show itself has its own word.
#[test]
fn drafts_appear_nowhere() {
    let event = "type: forum\nstatus: draft\ntitle: {kk: Канарейка1, ru: Канарейка2}\nsummary: {kk: Канарейка3}\ndate: 1987-05-01\n\
                 counts: [{value: 4242, unit: person, label: {kk: Канарейка4}}]\nphotos: [{file: canary5.jpg, alt: {kk: Канарейка6}}]\n\
                 files: [{file: canary7.pdf, label: {kk: Канарейка8}}]\nold_ids: [canary9]\nold_urls: [/canary10/]\n\
                 credits: [{person: Канарейка Онбірінші, role: speaker, org: [Канарейка12]}]\n\
                 sessions: [{id: canary13, type: plenary, title: {kk: Канарейка14}}]\n";
    let news = "---\ntitle: Канарейка15\nstatus: draft\nabout: [events/forum]\nmentions: [oral-dana]\n---\nКанарейка16 мәтіні.\n";
    let files = [
        EVENT,
        ("content/people/oral-dana.yaml", "name: {kk: Дана Оралова, ru: Дана Оралова}\n"),
        ("content/people/canary17.yaml", "name: {kk: Канарейка18}\nstatus: draft\n"),
        ("content/events/canary0/index.yaml", event),
        ("content/events/canary0/ru.md", "---\nsubtitle: Канарейка19\n---\nКанарейка20.\n"),
        ("content/events/canary0/canary5.jpg", ""),
        ("content/events/canary0/canary7.pdf", "канарейка"),
        ("content/news/canary21.kk.md", news),
        (
            "content/events/seen.yaml",
            "type: forum\ntitle: {kk: Көрінетін, ru: Видимое}\nnotes: Канарейка22\ndate: 2023-08-24\n\
          credits: [{office: {kk: әкім}, role: guest, maybe: [canary17]}]\n",
        ),
    ];
    let archive = Archive::new(&files);
    archive.write("content/events/canary0/canary5.jpg", crate::picture_files::jpeg(8, 8));
    let run = archive.build(&[]).expect(0);
    assert!(run.last_line().contains("not published: "), "{}", run.last_line());
    assert!(run.last_line().contains("draft (events/canary0, "), "{}", run.last_line());
    let shows = |site: &Tree| -> Vec<String> {
        let found = |(path, bytes): (&String, &Vec<u8>)| {
            let text = format!("{path}\n{}", String::from_utf8_lossy(bytes)).to_lowercase();
            // Numbers may stand in the hashes of the manifest by chance.
            let numbers = if path.ends_with("manifest.json") { &[][..] } else { &["4242", "1987"] };
            let canary = ["канарейка", "canary"].iter().chain(numbers).any(|word| text.contains(word));
            canary.then(|| path.clone())
        };
        site.iter().filter(|(path, _)| !path.ends_with(".css")).filter_map(found).collect()
    };
    assert_eq!(shows(&archive.site()), Vec::<String>::new());

    // Nothing is counted either: the site is the one without these files.
    let without = Archive::new(&[files[0], files[1], files[8]]);
    without.write("content/events/seen.yaml", files[8].1.replace(", maybe: [canary17]", ""));
    without.build(&[]).expect(0);
    assert_eq!(crate::support::differences(&without.site(), &archive.site()), Vec::<String>::new());

    // With --drafts they are there; without it they are gone again, whatever the last build left behind.
    archive.build(&["--drafts"]).expect(0);
    assert!(shows(&archive.site()).len() > 10);
    archive.build(&[]).expect(0);
    assert_eq!(shows(&archive.site()), Vec::<String>::new());
}

#[test]
fn an_embargo_ends_at_its_moment() {
    let embargoed = ("content/news/later.yaml", "title: {kk: Кейін}\npublish_at: 2026-12-01T09:00+05:00\n");
    let archive = Archive::new(&[EVENT, embargoed]);
    let page = archive.at("public/kk/news/later/index.html");
    let at = |now: &str| finish(archive.command("build", &["--now", now])).expect(0);
    let run = at("2026-12-01T08:59+05:00");
    assert!(!page.exists());
    assert!(
        run.last_line().contains("1 not published: 1 waits until 2026-12-01T09:00+05:00 (news/later)"),
        "{}",
        run.last_line()
    );
    at("2026-12-01T09:00+05:00");
    assert!(page.exists());
    at("2026-12-01T03:59Z");
    assert!(!page.exists(), "an earlier build takes it away again");
    at("2026-12-01T04:00Z");
    assert!(page.exists(), "the zone counts");
}

#[test]
fn the_last_line_says_what_was_withheld_and_why() {
    let archive = Archive::new(&[
        EVENT,
        ("content/news/drafted.yaml", "title: {kk: Бір}\nstatus: draft\n"),
        ("content/news/drawn.yaml", "title: {kk: Екі}\nstatus: withdrawn\n"),
        ("content/news/gone.yaml", "title: {kk: Үш}\nstatus: removed\nremoved_reason: {kk: Қате}\n"),
        ("content/people/private.yaml", "name: {kk: Төрт}\npage: false\n"),
    ]);
    let run = archive.build(&[]).expect(0);
    let expected = "4 not published: 1 draft (news/drafted); 1 no page on request (people/private); 1 removed (news/gone); 1 withdrawn (news/drawn)";
    assert!(run.last_line().ends_with(expected), "{}", run.last_line());
}

/// A picture whose people did not agree is in no output.
#[test]
fn pictures_without_consent_appear_nowhere() {
    let event = "type: forum\ntitle: {kk: Форум}\nphotos:\n  - {url: https://example.org/canary1.jpg, alt: {kk: Канарейка2}, consent: false}\n  \
                 - {url: https://example.org/shown.jpg, alt: {kk: Көрінеді}, consent: true}\n";
    let archive = Archive::new(&[("content/events/forum.yaml", event)]);
    archive.build(&[]).expect(0);
    let site = archive.site();
    for (path, bytes) in &site {
        let text = String::from_utf8_lossy(bytes);
        assert!(!text.contains("canary1") && !text.contains("Канарейка2"), "{path}");
    }
    assert!(site.values().any(|bytes| String::from_utf8_lossy(bytes).contains("shown.jpg")));
}
