//! Does bad input ever panic, hang, or get published? Each gets an error of its own, with its file and place.

use crate::support::{Archive, differences, read_tree};
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

/// The longest that any bad input may take.
const PATIENCE: Duration = Duration::from_secs(10);

const GOOD: (&str, &str) = ("content/topics/good.yaml", "name: {kk: Оқу, ru: Чтение}\n");

/// Builds and expects exactly these findings (`code file:line:column`), soon, and nothing published.
#[track_caller]
fn refused(archive: &Archive, expected: &[&str]) {
    let run = archive.build(&["--format", "json"]).expect(1);
    let found: Vec<String> = run
        .findings()
        .iter()
        .filter(|f| f.severity != "info")
        .map(|f| format!("{} {}:{}:{}", f.code, f.file, f.line, f.column))
        .collect();
    assert_eq!(found, expected);
    assert!(run.took < PATIENCE, "took {:?}", run.took);
    assert!(!archive.at("public").exists(), "something was published");
}

fn with(path: &str, bytes: impl AsRef<[u8]>) -> Archive {
    let archive = Archive::new(&[GOOD]);
    archive.write(path, bytes);
    archive
}

#[test]
fn empty_tree() {
    refused(&Archive::bare(&[]), &["no-records content/:1:1", "no-site-file content/site.yaml:1:1"]);
}

#[test]
fn empty_files() {
    for text in ["", "\u{feff}", "\n\n \n", "---\n---\n"] {
        let archive = with("content/news/empty.kk.md", text);
        refused(&archive, &["empty-file content/news/empty.kk.md:1:1"]);
    }
}

#[test]
fn not_utf8() {
    let cases: &[(&[u8], &str, &str)] = &[
        (b"title: \xd4\xee\xf0\xf3\xec\n", "legacy-encoding", "1:8"),
        (b"title: x\nsummary: ab\xff\n", "not-utf8", "2:12"),
        (b"PK\x03\x04 a Word document", "document-as-record", "1:1"),
        (b"%PDF-1.7", "document-as-record", "1:1"),
    ];
    for (bytes, code, place) in cases {
        let archive = with("content/news/bytes.yaml", bytes);
        refused(&archive, &[&format!("{code} content/news/bytes.yaml:{place}")]);
    }
}

#[test]
fn every_control_character() {
    for code in (0..0x20).chain([0x7f]).filter(|c| !matches!(c, 0x09..=0x0d)) {
        let archive = with("content/news/control.kk.md", format!("---\ntitle: a\n---\nәб{}в\n", char::from(code)));
        refused(&archive, &["control-character content/news/control.kk.md:4:3"]);
    }
}

/// What an editor does to the same text changes no byte of the site.
#[test]
fn byte_order_mark_line_ends_and_normal_form_are_fine() {
    let text =
        "---\ntitle: Хабар\npublished: 2022-12-26\nsummary: |\n  Бір\n  екі\n---\n# Мәтін\n\nҚайырлы  \nкүн, йод.\n";
    let plain = with("content/news/same.kk.md", text);
    plain.build(&[]).expect(0);
    let variants = [
        format!("\u{feff}{text}"),
        text.replace('\n', "\r\n"),
        text.replace('\n', "\r"),
        text.replace('\n', "\u{b}"),
        text.replace('\n', "\u{c}"),
        text.replace('\n', "\u{85}"),
        text.replace('\n', "\u{2028}"),
        text.replace('\n', "\u{2029}"),
        format!("\u{feff}{}", text.replace('\n', "\r\n")),
        text.replace('й', "и\u{306}"),
    ];
    for variant in variants {
        let archive = with("content/news/same.kk.md", &variant);
        archive.build(&[]).expect(0);
        assert_eq!(differences(&plain.site(), &archive.site()), Vec::<String>::new(), "{variant:?}");
    }
}

#[test]
fn unclosed_front_matter() {
    let archive = with("content/news/open.kk.md", "---\ntitle: Хабар\n\nМәтін\n");
    refused(&archive, &["front-matter-open content/news/open.kk.md:1:1"]);
}

#[test]
fn a_line_of_ten_megabytes() {
    let long = "a".repeat(10 << 20);
    let archive = with("content/news/long.kk.md", format!("---\ntitle: a\n---\n{long}"));
    refused(&archive, &["file-too-big content/news/long.kk.md:1:1"]);
    let fault_behind = with("content/news/long.yaml", format!("title: {} : b: c\n", "ә".repeat(3 << 20)));
    let run = fault_behind.build(&[]).expect(1);
    assert!(run.took < PATIENCE && run.err.len() < 10_000, "a long line is named, not printed");
}

#[test]
fn a_sparse_file_of_a_hundred_megabytes() {
    let archive = with("content/news/sparse.yaml", "");
    fs::File::create(archive.at("content/news/sparse.yaml")).unwrap().set_len(100 << 20).unwrap();
    refused(&archive, &["file-too-big content/news/sparse.yaml:1:1"]);
}

#[test]
fn too_many_values() {
    let archive = with("content/events/many.yaml", format!("type: forum\ntasks: [{}]\n", "a,".repeat(210_000)));
    let run = archive.build(&["--format", "json"]).expect(1);
    assert_eq!(run.findings().iter().map(|f| f.code.as_str()).collect::<Vec<_>>(), ["yaml-too-big"]);
    let rows = "Аты-жөні\n".to_owned() + &"Дана\n".repeat(20_001);
    let archive = with("content/award-lists/many/index.yaml", "title: {kk: Байқау}\nresults: rows.csv\n");
    archive.write("content/award-lists/many/rows.csv", rows);
    refused(&archive, &["table-too-long content/award-lists/many/rows.csv:20002:1"]);
}

#[test]
fn alias_bombs() {
    let laughs: String =
        (1..9).map(|n| format!("a{n}: &a{n} [{}]\n", vec![format!("*a{}", n - 1); 9].join(","))).collect();
    let bombs = [
        (format!("a0: &a0 [лол]\n{laughs}"), "1:5"),
        ("a: &a [*a]\n".to_owned(), "1:4"),
        ("a: &a {b: 1}\nc: {<<: *a}\n".to_owned(), "1:4"),
    ];
    for (bomb, place) in bombs {
        let archive = with("content/events/bomb.yaml", bomb);
        refused(&archive, &[&format!("yaml-alias content/events/bomb.yaml:{place}")]);
    }
}

#[test]
fn a_thousand_levels() {
    for depth in [1_000, 100_000] {
        let archive = with("content/events/flow.yaml", format!("tasks: {}", "[".repeat(depth)));
        refused(&archive, &["yaml-too-deep content/events/flow.yaml:1:32"]);
    }
    let block: String = (0..1_000).map(|n| " ".repeat(n) + "a:\n").collect();
    refused(&with("content/events/block.yaml", block), &["yaml-too-deep content/events/block.yaml:25:25"]);
    let list = "- ".repeat(1_000) + "x\n";
    refused(
        &with("content/events/list.yaml", "tasks:\n  ".to_owned() + &list),
        &["yaml-too-deep content/events/list.yaml:2:49"],
    );
}

/// Deep Markdown is a warning: the text is shown as far as it goes.
#[test]
fn deep_markdown_is_built_in_time() {
    for mark in [">", "- ", "*", "[", "![", "`", "|", "<b>", "1. ", "_a_*"] {
        let archive = with("content/news/deep.kk.md", format!("---\ntitle: a\n---\n{} ә\n", mark.repeat(20_000)));
        let run = archive.build(&[]);
        assert!(matches!(run.code, 0 | 1), "{mark}: {}", run.code);
        assert!(run.took < PATIENCE, "{mark} took {:?}", run.took);
        assert!(!run.err.contains("panicked"), "{mark}: {}", run.err);
    }
}

#[test]
fn links_out_of_the_tree() {
    let secret = tempfile::tempdir().unwrap();
    fs::write(secret.path().join("secret.yaml"), "title: {kk: Құпия}\n").unwrap();
    let targets =
        [secret.path().join("secret.yaml"), secret.path().to_owned(), "/dev/zero".into(), "nowhere.yaml".into()];
    for target in targets {
        let archive = Archive::new(&[GOOD, ("content/news/own.yaml", "title: {kk: Хабар}\n")]);
        symlink(&target, archive.at("content/news/linked.yaml")).unwrap();
        refused(&archive, &["link-out-of-tree content/news/linked.yaml:1:1"]);
    }
    let archive = Archive::new(&[GOOD, ("content/news/own.yaml", "title: {kk: Хабар}\n")]);
    symlink("linked.yaml", archive.at("content/news/linked.yaml")).unwrap();
    symlink("..", archive.at("content/news/up")).unwrap();
    refused(&archive, &["link-out-of-tree content/news/linked.yaml:1:1", "link-out-of-tree content/news/up:1:1"]);
}

/// A link to a file of the same folder is followed once.
#[test]
fn a_link_inside_the_tree_is_followed() {
    let archive = Archive::new(&[GOOD, ("content/documents/one.yaml", "title: {kk: Ереже}\n")]);
    symlink("one.yaml", archive.at("content/documents/two.yaml")).unwrap();
    archive.build(&[]).expect(0);
    assert!(archive.at("public/kk/documents/two/index.html").exists());
}

#[test]
fn what_is_no_file() {
    let archive = Archive::new(&[GOOD, ("content/news/own.yaml", "title: {kk: Хабар}\n")]);
    let fifo = archive.at("content/news/x.md");
    assert!(Command::new("mkfifo").arg(&fifo).status().unwrap().success());
    let _socket = std::os::unix::net::UnixListener::bind(archive.at("content/news/y.yaml")).unwrap();
    refused(&archive, &["not-a-file content/news/x.md:1:1", "not-a-file content/news/y.yaml:1:1"]);
}

#[test]
fn names_that_are_no_names() {
    let archive = Archive::new(&[GOOD]);
    fs::create_dir(archive.at("content/news")).unwrap();
    fs::write(archive.at("content/news").join(std::ffi::OsStr::from_bytes(b"a\xff.yaml")), "title: a\n").unwrap();
    fs::write(archive.at("content/news/b\nc.yaml"), "title: a\n").unwrap();
    refused(
        &archive,
        &["name-not-utf8 content/news/a\u{fffd}.yaml:1:1", "name-with-control content/news/b\u{fffd}c.yaml:1:1"],
    );
}

#[test]
fn a_folder_with_the_name_of_a_record() {
    let archive = with("content/news/x.yaml/index.yaml", "title: {kk: Хабар}\n");
    refused(&archive, &["bad-id content/news/x.yaml/index.yaml:1:1"]);
}

#[test]
fn three_hundred_folders() {
    let archive = Archive::new(&[GOOD]);
    let deep: String = "d/".repeat(300);
    archive.write(&format!("content/news/{deep}x.yaml"), "title: {kk: Хабар}\n");
    let run = archive.build(&["--format", "json"]).expect(1);
    let found: Vec<String> = run.findings().into_iter().map(|f| f.code).collect();
    assert_eq!(found, ["folder-too-deep"]);
    assert!(!archive.at("public").exists());
}

/// Root reads everything, so the program runs as nobody there.
#[test]
fn a_file_without_the_right_to_read_it() {
    let archive = Archive::new(&[GOOD, ("content/news/locked.yaml", "title: {kk: Хабар}\n")]);
    let locked = archive.at("content/news/locked.yaml");
    let mode =
        |path: &Path, mode| fs::set_permissions(path, std::os::unix::fs::PermissionsExt::from_mode(mode)).unwrap();
    mode(&locked, 0o000);
    mode(archive.root(), 0o755);
    let root = fs::File::open(&locked).is_ok();
    let program = env!("CARGO_BIN_EXE_muragat");
    let mut command = if root { Command::new("setpriv") } else { Command::new(program) };
    if root {
        command.args(["--reuid=65534", "--clear-groups", program]);
    }
    let run = command.args(["check", "--format", "json", "--root"]).arg(archive.root()).output().unwrap();
    let out = String::from_utf8_lossy(&run.stdout).into_owned();
    assert_eq!(run.status.code(), Some(1), "{out}{}", String::from_utf8_lossy(&run.stderr));
    assert!(out.contains("\"unreadable-file\"") && out.contains("content/news/locked.yaml"), "{out}");
}

/// Litter of editors and systems is no record and no fault.
#[test]
fn litter_is_ignored() {
    let archive = Archive::new(&[GOOD]);
    for name in [
        ".DS_Store",
        "Thumbs.db",
        "desktop.ini",
        "x.yaml~",
        ".x.yaml.swp",
        "x.swp",
        "~$x.docx",
        "4913",
        "#x.yaml#",
        "._x.md",
        "x.tmp",
        "x.bak",
    ] {
        archive.write(&format!("content/topics/{name}"), [0xff, 0x00]);
    }
    fs::create_dir_all(archive.at("content/.git/objects")).unwrap();
    archive.write("content/.git/HEAD.yaml", "x");
    archive.build(&[]).expect(0);
    let names: Vec<String> = read_tree(&archive.at("public")).into_keys().filter(|p| p.contains("Thumbs")).collect();
    assert!(names.is_empty(), "{names:?}");
}
