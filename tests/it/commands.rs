//! Do the commands keep their contracts: what they write, what they print where, with which code they end?

use muragat::model::Kind;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// Runs the program in a folder, with nobody to ask and a fixed environment.
fn muragat(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_muragat"))
        .args(args)
        .current_dir(folder)
        .env_clear()
        .env("SOURCE_DATE_EPOCH", "1795219200")
        .stdin(Stdio::null())
        .output()
        .expect("the program starts")
}

fn code(output: &Output) -> i32 {
    output.status.code().unwrap_or(-1)
}

fn stdout(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// A new archive in a folder of its own.
fn archive() -> tempfile::TempDir {
    let dir = tempfile::tempdir().expect("a folder");
    let made = muragat(dir.path(), &["init", "."]);
    assert_eq!(code(&made), 0, "{}", stderr(&made));
    dir
}

/// Every file below a folder with its text, sorted.
fn files_below(folder: &Path) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(next) = open.pop() {
        for entry in fs_err::read_dir(&next).expect("readable") {
            let path = entry.expect("readable").path();
            if path.is_dir() {
                open.push(path);
            } else {
                found.push((path.clone(), fs_err::read_to_string(&path).expect("text")));
            }
        }
    }
    found.sort();
    found
}

#[test]
fn a_new_archive_is_right_and_builds_at_once() {
    for lang in ["kk", "ru"] {
        let dir = tempfile::tempdir().expect("a folder");
        let title = "Облыс \"мұрағаты\": 2023";
        let made = muragat(dir.path(), &["init", "менің мұрағатым", "--lang", lang, "--title", title]);
        assert_eq!(code(&made), 0, "{}", stderr(&made));
        let root = dir.path().join("менің мұрағатым");
        for path in stdout(&made).lines() {
            assert!(dir.path().join(path).is_file(), "{path}");
        }
        let checked = muragat(&root, &["check", "--strict", "--format", "json"]);
        assert_eq!((code(&checked), stdout(&checked)), (0, String::new()), "no finding at all");
        let built = muragat(&root, &["build"]);
        assert_eq!(code(&built), 0, "{}", stderr(&built));
        let home = fs_err::read_to_string(root.join(format!("public/{lang}/index.html"))).expect("a home page");
        assert!(home.contains("Облыс &quot;мұрағаты&quot;: 2023"), "{home}");
        assert!(
            fs_err::read_to_string(root.join("public/index.html")).expect("a root page").contains(&format!("/{lang}/"))
        );
    }
}

#[test]
fn init_never_overwrites() {
    let dir = tempfile::tempdir().expect("a folder");
    fs_err::write(dir.path().join("README.md"), "mine").expect("written");
    let made = muragat(dir.path(), &["init", "."]);
    assert_eq!(code(&made), 0, "{}", stderr(&made));
    assert!(!stdout(&made).contains("README.md") && stderr(&made).contains("README.md"), "it says what it left alone");
    assert_eq!(fs_err::read_to_string(dir.path().join("README.md")).expect("text"), "mine");
    let before = files_below(dir.path());
    let again = muragat(dir.path(), &["init", "."]);
    assert_eq!(code(&again), 2, "{}", stderr(&again));
    assert_eq!(files_below(dir.path()), before);
    assert_eq!(code(&muragat(dir.path(), &["init", "README.md"])), 2, "a file is no folder");
}

#[test]
fn a_new_record_of_every_kind_passes_the_check() {
    let dir = archive();
    let sorts_and_folders = ["conference", "forum", "session", "workshop", "people", "events", "other"];
    for kind in Kind::ALL.map(Kind::singular).into_iter().chain(sorts_and_folders) {
        let id = format!("synaq-{kind}");
        let args = ["new", kind, &id, "--title", "Сынақ: «жаңа» #1", "--title-ru", "Проба: \"новая\"", "--no-input"];
        let made = muragat(dir.path(), &args);
        assert_eq!(code(&made), 0, "{kind}: {}", stderr(&made));
        assert!(stdout(&made).lines().all(|path| dir.path().join(path).is_file()), "{}", stdout(&made));
        assert!(stderr(&made).contains("muragat check"), "the next step");
    }
    let checked = muragat(dir.path(), &["check", "--format", "json"]);
    let errors: Vec<String> =
        stdout(&checked).lines().filter(|line| !line.contains("\"info\"")).map(str::to_owned).collect();
    assert_eq!((code(&checked), errors), (0, Vec::new()));
    let built = muragat(dir.path(), &["build"]);
    assert_eq!(code(&built), 0, "{}", stderr(&built));
}

#[test]
fn facts_and_dates_are_filled_in() {
    let dir = archive();
    let read = |path: &str| fs_err::read_to_string(dir.path().join("content").join(path)).expect(path);
    let new = |args: &[&str]| {
        let made = muragat(dir.path(), &[&["new"], args].concat());
        assert_eq!(code(&made), 0, "{}", stderr(&made));
        stdout(&made)
    };
    let paths = new(&["session", "--title", "Әділетті Қазақстан: сапалы білім", "--date", "24-25.08.2023"]);
    assert_eq!(
        paths.lines().collect::<Vec<_>>(),
        [
            "content/events/adiletti-qazaqstan-sapaly-bilim/index.yaml",
            "content/events/adiletti-qazaqstan-sapaly-bilim/kk.md"
        ]
    );
    let facts = read("events/adiletti-qazaqstan-sapaly-bilim/index.yaml");
    assert!(facts.contains("\ntype: section\ndate: 2023-08-24/2023-08-25\n"), "{facts}");
    assert!(
        read("events/adiletti-qazaqstan-sapaly-bilim/kk.md").contains("title: \"Әділетті Қазақстан: сапалы білім\"\n")
    );

    assert_eq!(new(&["news", "oblys", "--lang", "ru", "--title", "Новость"]), "content/news/oblys.ru.md\n");
    assert_eq!(new(&["news", "--id", "tajiribe", "--title-ru", "Обмен опытом"]), "content/news/tajiribe.ru.md\n");
    new(&["news", "kun", "--title", "Күні бар", "--date", "26.12.2022, 11:00"]);
    assert!(read("news/kun.kk.md").contains("published: \"2022-12-26T11:00\"\n"), "{}", read("news/kun.kk.md"));
    new(&["award-list", "uzdik", "--title", "Үздік педагог", "--date", "2023"]);
    assert!(read("award-lists/uzdik.yaml").contains("\nyear: 2023\n"));
    assert!(read("award-lists/uzdik.yaml").contains("\nresults_status: expected\n"));
    let long = "стратегиялық міндеттер мен ұлттық құндылықтар туралы үлкен жиын";
    assert_eq!(
        new(&["topic", "--title", long]),
        "content/topics/strategiyalyq-mindetter-men-ulttyq-qundylyqtar-turaly-ulken.yaml\n"
    );
}

#[test]
fn wrong_usage_of_new_says_what_is_missing() {
    let dir = archive();
    let before = files_below(dir.path());
    for (args, needed) in [
        (&["new"][..], "<KIND>"),
        (&["new", "confrence"], "'conference'"),
        (&["new", "forum"], "--title"),
        (&["new", "forum", "--title", "  "], "--title"),
        (&["new", "forum", "--title", "日本"], "--id"),
        (&["new", "forum", "--title", "Форум", "--id", "Форум"], "2 to 80"),
        (&["new", "forum", "--title", "Форум", "--id", "../../x"], "2 to 80"),
        (&["new", "forum", "--title", "Форум", "--date", "32.08.2023"], "--date 32.08.2023"),
        (&["new", "person", "--title", "Аты Тегі", "--id", "kisi", "--date", "2023"], "no date"),
        (&["new", "news", "--lang", "ru", "--title", "А", "--title-ru", "Б", "--id", "ab"], "--title-ru"),
        (
            &["new", "person", "--title", "Аты Тегі"],
            "content/people/aty-tegi.yaml; choose another one, such as --id aty-tegi-2",
        ),
        (&["new", "event", "--title", "Мысал", "--id", "mysal-konferentsiya"], "content/events/mysal-konferentsiya/"),
    ] {
        let output = muragat(dir.path(), args);
        assert_eq!(code(&output), 2, "{args:?}");
        assert!(stderr(&output).contains(needed), "{args:?}: {}", stderr(&output));
        assert_eq!(stdout(&output), "", "{args:?}");
    }
    assert_eq!(files_below(dir.path()), before, "nothing was written");
}

#[test]
fn ids_of_sessions_and_former_ids_are_taken() {
    let dir = archive();
    let record = "title: Жиын\nold_ids: [eski]\nsessions:\n  - {id: bir, title: Бірінші}\n";
    fs_err::write(dir.path().join("content/events/jiyn.yaml"), record).expect("written");
    for (id, holder) in [("jiyn-bir", "a session in content/events/jiyn.yaml"), ("eski", "a former id")] {
        let output = muragat(dir.path(), &["new", "event", id, "--title", "Жиын"]);
        assert_eq!(code(&output), 2, "{id}");
        assert!(stderr(&output).contains(holder), "{}", stderr(&output));
    }
}

#[test]
fn a_dry_run_writes_nothing() {
    let dir = archive();
    let before = files_below(dir.path());
    let shown = muragat(dir.path(), &["new", "forum", "--title", "Форум", "--dry-run"]);
    assert_eq!(code(&shown), 0, "{}", stderr(&shown));
    assert!(stdout(&shown).contains("content/events/forum/index.yaml\n") && stdout(&shown).contains("\ntype: forum\n"));
    assert_eq!(files_below(dir.path()), before);
}

#[test]
fn help_is_there_for_everything() {
    let dir = tempfile::tempdir().expect("a folder");
    let bare = muragat(dir.path(), &[]);
    assert_eq!(code(&bare), 2);
    assert!(stderr(&bare).contains("Usage:") && stdout(&bare).is_empty());
    assert_eq!(stdout(&muragat(dir.path(), &["--version"])), concat!("muragat ", env!("CARGO_PKG_VERSION"), "\n"));
    let help = stdout(&muragat(dir.path(), &["--help"]));
    let commands = help.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty());
    let names: Vec<&str> =
        commands.filter_map(|line| line.split_whitespace().next()).filter(|name| *name != "help").collect();
    assert!(names.len() >= 7, "{help}");
    for name in names {
        let long = stdout(&muragat(dir.path(), &[name, "--help"]));
        assert!(long.contains(&format!("Examples:\n  muragat {name}")), "{long}");
    }
    let outside = muragat(dir.path(), &["check"]);
    assert_eq!(code(&outside), 2);
    assert!(stderr(&outside).contains("muragat init"), "{}", stderr(&outside));
}

#[test]
fn findings_are_explained() {
    let dir = tempfile::tempdir().expect("a folder");
    let known = muragat(dir.path(), &["explain", "credit-without-role"]);
    assert_eq!(code(&known), 0);
    assert!(stdout(&known).starts_with("credit-without-role\n\n") && stdout(&known).contains("role: speaker"));
    let typo = muragat(dir.path(), &["explain", "credit-without-rule"]);
    assert_eq!(code(&typo), 2);
    assert!(stderr(&typo).contains("did you mean “credit-without-role”?"), "{}", stderr(&typo));
    assert!(stdout(&muragat(dir.path(), &["explain"])).lines().count() > 50);
}

#[test]
fn completions_name_the_commands() {
    let dir = tempfile::tempdir().expect("a folder");
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = muragat(dir.path(), &["completions", shell]);
        assert_eq!(code(&script), 0);
        assert!(stdout(&script).contains("serve"), "{shell}");
        let names_kinds = ["bash", "zsh"].contains(&shell);
        assert!(!names_kinds || stdout(&script).contains("conference"), "{shell}");
    }
    assert_eq!(code(&muragat(dir.path(), &["completions", "cmd"])), 2);
}

#[test]
fn colours_are_a_choice() {
    let dir = archive();
    fs_err::write(dir.path().join("content/news/a.kk.md"), "---\ntitel: a\n---\n").expect("written");
    let coloured = |args: &[&str]| stderr(&muragat(dir.path(), args)).contains('\u{1b}');
    assert!(!coloured(&["check"]), "no terminal");
    assert!(coloured(&["check", "--color", "always"]));
    assert!(!coloured(&["--color", "never", "check"]));
}
