//! Does anything on a disk make the program hang, read outside of its folder, or pass over a file in silence?

use crate::picture_files::transparent_png;
use crate::support::{Archive, Run, finish, muragat};
use muragat::dates::Moment;
use muragat::diagnostics::Severity;
use muragat::i18n::Lang;
use muragat::ledger::{Fate, ledger};
use muragat::pipeline::{Prepared, RunOptions, prepare};
use muragat::plan::Job;
use std::collections::BTreeSet;
use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

const GOOD: (&str, &str) = ("content/topics/good.yaml", "name: {kk: Оқу, ru: Чтение}\n");
const NEWS: &str = "title: {kk: Хабар}\n";

/// Checks and gives the errors as `code file`, within the time that any input may take.
#[track_caller]
fn errors(archive: &Archive) -> Vec<String> {
    let run = archive.check(&[]);
    assert!(run.took < Duration::from_secs(5), "took {:?}", run.took);
    let errors = run.findings().into_iter().filter(|f| f.severity == "error");
    errors.map(|f| format!("{} {}:{}:{}", f.code, f.file, f.line, f.column)).collect()
}

fn prepared(archive: &Archive) -> Prepared {
    prepare(archive.root(), &RunOptions::new(Moment::parse("2026-11-21").unwrap()))
}

/// Says why a part of a test could not run here.
#[expect(clippy::print_stderr, reason = "a test that skips says so")]
fn skipped(why: &str) {
    eprintln!("{why}");
}

fn has(program: &str) -> bool {
    Command::new(program).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok()
}

#[test]
fn only_front_matter_is_an_empty_text() {
    let archive = Archive::new(&[GOOD, ("content/news/short.kk.md", "---\ntitle: Хабар\n---\n")]);
    archive.build(&[]).expect(0);
}

/// A file of a million lines, one line of ten megabytes, a hundred megabytes of nothing: soon, and in little memory.
#[test]
fn files_that_are_too_large() {
    let plain = Archive::new(&[GOOD]);
    let usual = peak(&plain);
    let lines = Archive::new(&[GOOD]);
    lines.write("content/news/lines.kk.md", "---\ntitle: Хабар\n---\n".to_owned() + &"а\n".repeat(1_000_000));
    assert_eq!(errors(&lines), Vec::<String>::new(), "three megabytes are allowed");
    let many = Archive::new(&[GOOD]);
    many.write("content/news/lines.kk.md", "а\n".repeat(4_000_000));
    let long = Archive::new(&[GOOD]);
    long.write("content/news/lines.kk.md", "а".repeat(5 << 20));
    let sparse = Archive::new(&[GOOD]);
    sparse.write("content/news/lines.kk.md", "");
    fs::File::create(sparse.at("content/news/lines.kk.md")).unwrap().set_len(100 << 20).unwrap();
    for archive in [many, long, sparse] {
        assert_eq!(errors(&archive), ["file-too-big content/news/lines.kk.md:1:1"]);
        let (took, memory) = peak(&archive);
        assert!(took < Duration::from_secs(3), "took {took:?}");
        assert!(memory < usual.1 + (64 << 10), "{memory} kB, without the file {} kB", usual.1);
    }
}

/// How long a check takes, and its greatest memory in kB (`VmHWM` of Linux; 0 elsewhere).
fn peak(archive: &Archive) -> (Duration, u64) {
    let started = Instant::now();
    let mut child = archive.command("check", &[]).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    let status = format!("/proc/{}/status", child.id());
    let mut most = 0;
    while child.try_wait().unwrap().is_none() {
        let text = fs::read_to_string(&status).unwrap_or_default();
        let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        most = line.and_then(|kb| kb.trim().trim_end_matches(" kB").parse().ok()).unwrap_or(most);
        std::thread::sleep(Duration::from_micros(200));
    }
    (started.elapsed(), most)
}

/// A disk that fails while a file is read.
#[test]
fn a_disk_that_fails() {
    if !has("strace") {
        skipped("skipped: there is no strace");
        return;
    }
    let archive = Archive::new(&[GOOD, ("content/news/bad.yaml", NEWS)]);
    let file = archive.at("content/news/bad.yaml");
    let mut command = Command::new("strace");
    command.args(["-f", "-qq", "-o", "/dev/null", "-e", "trace=read", "-e", "inject=read:error=EIO", "-P"]).arg(&file);
    command
        .arg(env!("CARGO_BIN_EXE_muragat"))
        .args(["check", "--format", "json", "--lang", "en", "--root"])
        .arg(archive.root());
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let run = finish(command);
    if run.err.contains("ptrace") || run.err.contains("PTRACE") {
        skipped("skipped: strace may not trace here");
        return;
    }
    let found: Vec<String> = run.findings().iter().map(|f| format!("{} {}", f.code, f.file)).collect();
    assert_eq!(found, ["unreadable-file content/news/bad.yaml"]);
    assert!(run.out.contains("Input/output error"), "in the words of the system: {}", run.out);
}

/// Root reads everything, so the program runs as nobody there.
#[test]
fn a_folder_without_the_right_to_read_it() {
    let archive = Archive::new(&[GOOD, ("content/news/locked/index.yaml", NEWS)]);
    let mode =
        |path: &Path, mode| fs::set_permissions(path, std::os::unix::fs::PermissionsExt::from_mode(mode)).unwrap();
    let folder = archive.at("content/news/locked");
    mode(&folder, 0o000);
    mode(archive.root(), 0o755);
    let program = env!("CARGO_BIN_EXE_muragat");
    let root = fs::read_dir(&folder).is_ok();
    let mut command = if root { Command::new("setpriv") } else { Command::new(program) };
    if root {
        command.args(["--reuid=65534", "--clear-groups", program]);
    }
    let run = command.args(["check", "--format", "json", "--root"]).arg(archive.root()).output().unwrap();
    mode(&folder, 0o755);
    let out = String::from_utf8_lossy(&run.stdout).into_owned();
    assert_eq!(run.status.code(), Some(1), "{out}");
    assert!(out.contains("\"unreadable-file\"") && out.contains("content/news/locked"), "{out}");
}

/// Pipe, socket, two devices and a link to one.
#[test]
fn what_is_no_file_never_blocks() {
    let archive = Archive::new(&[GOOD, ("content/news/own.yaml", NEWS)]);
    let run = |program: &str, args: &[&str]| {
        Command::new(program).args(args).stderr(Stdio::null()).status().is_ok_and(|s| s.success())
    };
    let path = |name: &str| archive.at(&format!("content/news/{name}")).to_str().unwrap().to_owned();
    assert!(run("mkfifo", &[&path("a.md")]));
    let _socket = std::os::unix::net::UnixListener::bind(path("b.yaml")).unwrap();
    symlink("/dev/zero", path("c.md")).unwrap();
    let mut expected = vec![
        "not-a-file content/news/a.md:1:1",
        "not-a-file content/news/b.yaml:1:1",
        "link-out-of-tree content/news/c.md:1:1",
    ];
    for (name, kind, numbers, finding) in [
        ("d.yaml", "c", ["1", "5"], "not-a-file content/news/d.yaml:1:1"),
        ("e.yaml", "b", ["7", "99"], "not-a-file content/news/e.yaml:1:1"),
    ] {
        if run("mknod", &[&path(name), kind, numbers[0], numbers[1]]) {
            expected.push(finding);
        } else {
            skipped("skipped: only root makes devices");
        }
    }
    let mut found = errors(&archive);
    found.sort();
    expected.sort_unstable();
    assert_eq!(found, expected);
}

/// Eight layouts of links; nothing outside of the folder is opened.
#[test]
fn links_in_eight_layouts() {
    let outside = tempfile::tempdir().unwrap();
    fs::write(outside.path().join("secret.yaml"), "title: {kk: Құпия}\n").unwrap();
    let secret = outside.path().join("secret.yaml");
    let out = |name: &str| vec![format!("link-out-of-tree content/news/{name}:1:1")];
    let layouts: [(&str, &Path, &str, Vec<String>); 8] = [
        ("to a file inside", Path::new("own.yaml"), "two.yaml", vec![]),
        ("to a file of another kind", Path::new("../documents/doc.yaml"), "two.yaml", vec![]),
        ("to itself", Path::new("two.yaml"), "two.yaml", out("two.yaml")),
        ("to nothing", Path::new("nowhere.yaml"), "two.yaml", out("two.yaml")),
        ("to a file outside", &secret, "two.yaml", out("two.yaml")),
        ("to a folder outside", outside.path(), "two", out("two")),
        ("to its parent", Path::new(".."), "two", out("two")),
        ("to a folder inside", Path::new("../documents"), "two", out("two")),
    ];
    for (what, target, name, expected) in layouts {
        let archive = Archive::new(&[GOOD, ("content/news/own.yaml", NEWS), ("content/documents/doc.yaml", NEWS)]);
        symlink(target, archive.at(&format!("content/news/{name}"))).unwrap();
        assert_eq!(errors(&archive), expected, "{what}");
        opens_nothing_in(&archive, outside.path());
    }
}

/// Lets strace watch which files are opened.
fn opens_nothing_in(archive: &Archive, outside: &Path) {
    if !has("strace") {
        skipped("skipped: there is no strace");
        return;
    }
    let log = archive.at("opened.log");
    let mut command = Command::new("strace");
    command.args(["-f", "-qq", "-e", "trace=open,openat", "-o"]).arg(&log);
    command.arg(env!("CARGO_BIN_EXE_muragat")).args(["check", "--root"]).arg(archive.root());
    let _: Run = finish({
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    });
    let opened = fs::read_to_string(&log).unwrap_or_default();
    if opened.is_empty() {
        skipped("skipped: strace may not trace here");
        return;
    }
    assert!(opened.contains("good.yaml"), "strace sees what is opened");
    assert!(!opened.contains(outside.to_str().unwrap()), "{opened}");
}

#[test]
fn hard_links_and_other_disks_are_files() {
    let archive = Archive::new(&[GOOD, ("content/news/own.yaml", NEWS)]);
    fs::hard_link(archive.at("content/news/own.yaml"), archive.at("content/news/two.yaml")).unwrap();
    archive.build(&[]).expect(0);
    assert!(archive.at("public/kk/news/two/index.html").exists());
    fs::create_dir(archive.at("content/documents")).unwrap();
    let script = "mount -t tmpfs none \"$1\" && echo 'title: {kk: Ереже}' > \"$1/doc.yaml\" && \"$2\" check --root \"$3\" --format json; echo \"code $?\"";
    let run = Command::new("unshare")
        .args(["-m", "sh", "-c", script, "sh"])
        .args([&archive.at("content/documents"), Path::new(env!("CARGO_BIN_EXE_muragat")), archive.root()])
        .output();
    match run {
        Ok(run) if run.stderr.is_empty() => {
            let out = String::from_utf8_lossy(&run.stdout);
            assert!(out.contains("code 0") && out.contains("documents/doc") || out.trim() == "code 0", "{out}");
        }
        _ => eprintln!("skipped: no disk can be mounted here"),
    }
}

struct Stop(AtomicBool);

/// Ends the other thread, also where an assertion fails.
struct StopOnDrop<'a>(&'a Stop);

impl Drop for StopOnDrop<'_> {
    fn drop(&mut self) {
        self.0.0.store(true, Ordering::Relaxed);
    }
}

/// A file that is rewritten during a hundred builds is read as it was at one moment, or not at all.
#[test]
fn a_file_that_is_rewritten_all_the_time() {
    let archive = Archive::new(&[GOOD]);
    let state = |letter: &str| format!("---\ntitle: Хабар {letter}\n---\n{}\n", format!("{letter}\n\n").repeat(6_000));
    let states = [state("А"), state("Б")];
    archive.write("content/news/hot.kk.md", &states[0]);
    let path = archive.at("content/news/hot.kk.md");
    let stop = Stop(AtomicBool::new(false));
    let mut whole = 0;
    std::thread::scope(|scope| {
        let guard = StopOnDrop(&stop);
        scope.spawn(|| {
            for text in states.iter().cycle() {
                if stop.0.load(Ordering::Relaxed) {
                    break;
                }
                // As an editor saves that does not put a whole file in the place of the old one.
                let _ = fs::write(&path, text);
                std::thread::sleep(Duration::from_micros(300));
            }
        });
        for _ in 0..100 {
            let prepared = prepared(&archive);
            if prepared.findings.has_errors() {
                let known = ["unreadable-file", "empty-file", "front-matter-open"];
                let errors = prepared.findings.0.iter().filter(|f| f.severity == Severity::Error);
                errors.for_each(|error| assert!(known.contains(&error.code), "{error:?}"));
                continue;
            }
            let renderer = prepared.renderer();
            let job = prepared.plan.jobs.get("kk/news/hot/index.html").unwrap();
            assert!(matches!(job, Job::Page(..)));
            let page = String::from_utf8(renderer.render(job).unwrap().unwrap()).unwrap();
            let paragraphs = |letter: &str| page.matches(&format!("<p>{letter}</p>")).count();
            assert!(matches!((paragraphs("А"), paragraphs("Б")), (6_000, 0) | (0, 6_000)), "a mix of two states");
            whole += 1;
        }
        drop(guard);
    });
    assert!(whole > 0, "no build saw a whole file");
}

#[rustfmt::skip]
const LITTER: [&str; 12] = [
    ".DS_Store", "Thumbs.db", "desktop.ini", "x.yaml~", ".x.yaml.swp", "x.swp", "~$x.docx", "4913", "#x.yaml#", "._x.md", "x.tmp", "x.bak",
];

/// An archive with a file of every fate.
fn archive_of_every_fate() -> Archive {
    let archive = Archive::new(&[
        GOOD,
        ("content/about.kk.md", "Мұрағат туралы.\n"),
        (
            "content/events/forum/index.yaml",
            "type: forum\ntitle: {kk: Форум}\nphotos: [{file: a.png, alt: {kk: Сурет}}]\nfiles: [{file: 'a b.pdf', label: {kk: Ереже}}]\n",
        ),
        ("content/events/forum/kk.md", "Мәтін.\n"),
        ("content/events/forum/a b.pdf", "x"),
        ("content/events/forum/forgotten.pdf", "x"),
        ("content/award-lists/list/index.yaml", "title: {kk: Байқау}\nresults: rows.csv\n"),
        ("content/award-lists/list/rows.csv", "Аты-жөні,Орын\nДана,1\n"),
        ("content/news/draft.yaml", "title: {kk: Хабар}\nstatus: draft\n"),
        ("content/news/typed.docx", "x"),
    ]);
    archive.write("content/events/forum/a.png", transparent_png(8, 8));
    archive.write("content/news/bad.yaml", b"title: \xff\n");
    for name in LITTER {
        archive.write(&format!("content/topics/{name}"), [0xff, 0x00]);
    }
    archive.write("content/.git/HEAD.yaml", "x");
    archive
}

/// Every file is accounted for, the litter of editors and systems, too.
#[test]
fn the_ledger_knows_every_file() {
    let archive = archive_of_every_fate();
    let prepared = prepared(&archive);
    let lines = ledger(&prepared.sources, &prepared.archive, &prepared.withheld, &prepared.findings);
    let of = |path: &str| lines.iter().find(|(known, _)| known == path).map(|(_, fate)| fate.clone());
    let text = str::to_owned;
    let expected = [
        ("content/site.yaml", Fate::Settings),
        ("content/about.kk.md", Fate::About),
        ("content/events/forum/index.yaml", Fate::Record(text("events/forum"))),
        ("content/events/forum/kk.md", Fate::Record(text("events/forum"))),
        ("content/events/forum/a.png", Fate::Picture(text("events/forum"))),
        ("content/events/forum/a b.pdf", Fate::File(text("events/forum"))),
        ("content/events/forum/forgotten.pdf", Fate::Unused),
        ("content/award-lists/list/rows.csv", Fate::Table(text("award-lists/list"))),
        ("content/news/draft.yaml", Fate::Withheld(text("news/draft"))),
        ("content/news/typed.docx", Fate::Fault("document-as-record")),
        ("content/news/bad.yaml", Fate::Fault("not-utf8")),
        ("content/topics/good.yaml", Fate::Record(text("topics/good"))),
        ("content/.git/", Fate::Litter),
    ];
    for (path, fate) in expected {
        assert_eq!(of(path), Some(fate), "{path}");
    }
    for name in LITTER {
        assert_eq!(of(&format!("content/topics/{name}")), Some(Fate::Litter), "{name}");
    }
    let on_disk: BTreeSet<String> = walkdir::WalkDir::new(archive.at("content"))
        .into_iter()
        .filter_entry(|entry| entry.file_name() != ".git")
        .map(Result::unwrap)
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| format!("content/{}", entry.path().strip_prefix(archive.at("content")).unwrap().to_str().unwrap()))
        .collect();
    let accounted: BTreeSet<String> =
        lines.iter().map(|(path, _)| path.clone()).filter(|path| !path.ends_with('/')).collect();
    assert_eq!(accounted, on_disk);
    for (path, fate) in &lines {
        for lang in [Lang::KK, Lang::RU, Lang::EN] {
            let words = fate.words(lang);
            assert!(!words.contains(['{', '}']) && !words.starts_with("say."), "{path}: {words}");
        }
    }
}

#[test]
fn documents_in_the_place_of_records() {
    for (name, bytes) in [
        ("forum.docx", &b"PK\x03\x04"[..]),
        ("forum.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
        ("forum.odt", b"PK\x03\x04"),
        ("forum.rtf", b"{\\rtf1}"),
        ("forum.pdf", b"%PDF-1.7"),
        ("forum.html", b"<!DOCTYPE html>"),
        ("forum.txt", b"title: a"),
    ] {
        let archive = Archive::new(&[GOOD]);
        archive.write(&format!("content/news/{name}"), bytes);
        assert_eq!(errors(&archive), [format!("document-as-record content/news/{name}:1:1")]);
        // The same bytes under the name of a record.
        if name != "forum.txt" {
            let archive = Archive::new(&[GOOD]);
            archive.write("content/news/forum.kk.md", bytes);
            assert_eq!(errors(&archive), ["document-as-record content/news/forum.kk.md:1:1"], "{name}");
        }
    }
    let archive = Archive::new(&[GOOD]);
    archive.write("content/news/forum.docx", "PK\x03\x04");
    let root = archive.root().to_str().unwrap();
    let report = muragat(&["check", "--root", root, "--lang", "ru"]);
    assert!(
        format!("{}{}", report.out, report.err).contains("Это документ Word (.docx), а здесь должна быть запись"),
        "{report:?}"
    );
}
