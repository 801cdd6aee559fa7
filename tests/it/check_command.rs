//! What does `check` do for people, for CI and for the files? Formats, languages, choice of findings, repairs.

use crate::support::{Archive, Run, finish};
use std::fs;

/// Two faults in one file: an error in line 2, a warning in line 4.
const NEWS: (&str, &str) =
    ("content/news/tazhiribe.kk.md", "---\ntitle: Тәжірибе: алмасу\npublished: 2022-12-26\n---\nБұл <b>қою</b> сөз.\n");

fn text(archive: &Archive, more: &[&str]) -> Run {
    finish(archive.command("check", more))
}

#[test]
fn findings_are_told_in_the_language_asked_for() {
    let archive = Archive::new(&[NEWS]);
    let first = |run: Run| run.err.lines().find(|line| line.contains("[yaml-colon]")).unwrap_or("").to_owned();
    for (lang, word, summary) in [
        ("kk", "қате[yaml-colon]", "1 қате, 1 ескерту, 1 ескерім"),
        ("ru", "ошибка[yaml-colon]", "1 ошибка, 1 предупреждение, 1 замечание"),
        ("en", "error[yaml-colon]", "1 error, 1 warning, 1 note"),
    ] {
        let run = text(&archive, &["--lang", lang]).expect(1);
        assert!(run.last_line().contains(summary), "{}", run.err);
        assert!(first(run).starts_with(word), "{lang}");
        // The same from the environment, from a locale, and from the settings of the archive.
        let by = |name: &str, value: &str| {
            let mut command = archive.command("check", &[]);
            command.env_remove("MURAGAT_LANG").env(name, value);
            first(finish(command))
        };
        assert!(by("MURAGAT_LANG", lang).starts_with(word));
        assert!(by("LC_ALL", &format!("{lang}_KZ.UTF-8")).starts_with(word));
        assert!(by("LANG", &format!("{lang}_KZ.UTF-8")).starts_with(word));
        archive.write("content/site.yaml", format!("title: {{kk: Мұрағат, ru: Архив}}\ndefault_language: {lang}\n"));
        if lang != "en" {
            assert!(
                by("LANG", "C.UTF-8").starts_with(word),
                "{lang}: a locale without language leaves it to the archive"
            );
        }
    }
    let wrong = text(&archive, &["--lang", "de"]).expect(2);
    assert!(wrong.err.contains("kk, ru, en"), "{}", wrong.err);
}

#[test]
fn findings_can_be_chosen() {
    let archive = Archive::new(&[NEWS, ("content/news/ekinshi.yaml", "titel: a\n")]);
    let codes = |more: &[&str]| -> Vec<String> {
        let mut codes: Vec<String> = archive.check(more).findings().into_iter().map(|f| f.code).collect();
        codes.dedup();
        codes
    };
    assert_eq!(codes(&[]), ["unknown-key", "missing-translation", "yaml-colon", "raw-html"]);
    assert_eq!(codes(&["--only", "yaml-colon"]), ["yaml-colon"]);
    assert_eq!(codes(&["--only", "yaml-colon,unknown-key"]), ["unknown-key", "yaml-colon"]);
    assert_eq!(codes(&["--ignore", "yaml-colon"]), ["unknown-key", "missing-translation", "raw-html"]);
    archive.check(&["--ignore", "yaml-colon,unknown-key"]).expect(0);
    let typo = text(&archive, &["--only", "yaml-colom"]).expect(2);
    assert!(typo.err.contains("yaml-colon"), "{}", typo.err);
}

#[test]
fn reports_for_github_gitlab_and_code_scanning() {
    let archive = Archive::new(&[NEWS, ("content/news/«a» b.yaml", "title: x\n")]);
    let out = |format: &str| text(&archive, &["--format", format]).expect(1).out;
    let github = out("github");
    assert!(
        github.contains(
            "::error file=content/news/tazhiribe.kk.md,line=2,endLine=2,col=16,endColumn=17,title=yaml-colon::"
        ),
        "{github}"
    );
    let gitlab: serde_json::Value = serde_json::from_str(&out("gitlab")).unwrap();
    let colon = gitlab.as_array().unwrap().iter().find(|issue| issue["check_name"] == "yaml-colon").unwrap();
    assert_eq!(colon["severity"], "major");
    assert_eq!(colon["location"]["path"], "content/news/tazhiribe.kk.md");
    assert_eq!(colon["location"]["lines"]["begin"], 2);
    assert_eq!(colon["fingerprint"].as_str().unwrap().len(), 64);
    let sarif: serde_json::Value = serde_json::from_str(&out("sarif")).unwrap();
    assert_eq!(sarif["version"], "2.1.0");
    let run = &sarif["runs"][0];
    let results = run["results"].as_array().unwrap();
    let colon = results.iter().find(|result| result["ruleId"] == "yaml-colon").unwrap();
    let place = &colon["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "content/news/tazhiribe.kk.md");
    assert_eq!((&place["region"]["startLine"], &place["region"]["startColumn"]), (&2.into(), &16.into()));
    let rule = &run["tool"]["driver"]["rules"][colon["ruleIndex"].as_u64().unwrap() as usize];
    assert_eq!(rule["id"], "yaml-colon");
    let odd = results.iter().find(|result| result["ruleId"] == "bad-id").unwrap();
    let uri = odd["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].as_str().unwrap();
    assert_eq!(uri, "content/news/%C2%ABa%C2%BB%20b.yaml");
}

/// A fingerprint stays when lines are added above, so that GitLab does not call an old finding new.
#[test]
fn a_fingerprint_does_not_depend_on_the_line() {
    let fingerprint = |text: &str| {
        let archive = Archive::new(&[("content/news/a.yaml", text)]);
        let out = finish(archive.command("check", &["--format", "gitlab"])).out;
        let issues: serde_json::Value = serde_json::from_str(&out).unwrap();
        issues.as_array().unwrap().iter().find(|i| i["check_name"] == "unknown-key").unwrap()["fingerprint"].clone()
    };
    assert_eq!(fingerprint("title: a\nabcde: b\n"), fingerprint("# бірінші жол\ntitle: a\nabcde: b\n"));
    assert_ne!(fingerprint("title: a\nabcde: b\n"), fingerprint("title: a\nabcdx: b\n"));
}

/// In a job that runs above the archive, paths begin where the job was started.
#[test]
fn paths_begin_where_the_job_runs() {
    let archive = Archive::new(&[]);
    archive.write("archive/content/site.yaml", "title: {kk: Мұрағат, ru: Архив}\n");
    archive.write("archive/content/news/a.yaml", "titel: a\n");
    let mut command = crate::support::command(&["check", "--root", "archive", "--format", "github"]);
    command.current_dir(archive.root());
    let run = finish(command).expect(1);
    assert!(run.out.contains("file=archive/content/news/a.yaml,"), "{}", run.out);
}

#[test]
fn nothing_in_a_name_steers_a_terminal_or_a_log() {
    let title = "a\\u001b]0;x\\u0007\\u202eb\\n::error::c";
    let archive = Archive::new(&[(
        "content/events/zhiyn.yaml",
        &format!("type: forum\npart_of: \"{title}\"\ndate: \"{title}\"\nabc\u{202e}: 1\n"),
    )]);
    for format in ["text", "json", "github", "gitlab", "sarif"] {
        let run = text(&archive, &["--format", format]).expect(1);
        let all = run.out + &run.err;
        for steering in ['\u{1b}', '\u{7}'] {
            assert!(!all.contains(steering), "{format}: {all}");
        }
        assert!(format == "text" || format == "json" || !all.contains('\u{202e}'), "{format}: {all}");
        assert!(!all.lines().any(|line| line.starts_with("::error::c")), "{format}: {all}");
    }
}

const FAULTY: &str =
    "# Алғашқы түсініктеме\ntitle:   Форум: қорытынды   # соңғы\ntype: news-type\n\nsummary: >-\n  Бір\n  екі\n";

/// What is repaired is shown; comments, spaces, line ends and the byte order mark stay.
#[test]
fn repairs_keep_the_layout_of_the_file() {
    for (mark, end) in [("", "\n"), ("\u{feff}", "\n"), ("", "\r\n"), ("\u{feff}", "\r\n")] {
        let faulty = format!("{mark}{}", FAULTY.replace("type: news-type\n", "").replace('\n', end));
        let archive = Archive::new(&[("content/news/forum.yaml", &faulty)]);
        let dry = text(&archive, &["--fix", "--dry-run"]).expect(1);
        assert!(dry.out.contains("-title:   Форум: қорытынды   # соңғы"), "{}", dry.out);
        assert!(dry.out.contains("+title:   'Форум: қорытынды'   # соңғы"), "{}", dry.out);
        assert_eq!(archive.read("content/news/forum.yaml"), faulty, "a dry run writes nothing");
        let run = text(&archive, &["--fix"]).expect(0);
        assert!(run.out.contains("+title:   'Форум: қорытынды'   # соңғы"), "{}", run.out);
        let repaired = faulty.replace("Форум: қорытынды   #", "'Форум: қорытынды'   #");
        assert_eq!(archive.read("content/news/forum.yaml"), repaired);
        assert!(!archive.at("content/news/.forum.yaml.tmp").exists());
        let again = text(&archive, &["--fix"]).expect(0);
        assert_eq!(again.out, "", "nothing is left to repair");
    }
}

/// Findings that were not asked for are not repaired.
#[test]
fn only_chosen_findings_are_repaired() {
    let archive = Archive::new(&[("content/news/forum.yaml", "title: Форум: қорытынды\n")]);
    text(&archive, &["--fix", "--ignore", "yaml-colon"]);
    assert_eq!(archive.read("content/news/forum.yaml"), "title: Форум: қорытынды\n");
    text(&archive, &["--fix", "--only", "yaml-colon"]).expect(0);
    assert_eq!(archive.read("content/news/forum.yaml"), "title: 'Форум: қорытынды'\n");
}

/// A file that can't be written is named; the others are whole.
#[test]
fn a_link_stays_a_link() {
    let archive = Archive::new(&[("content/documents/one.yaml", "title: Ереже: жоба\ntype: regulation\n")]);
    std::os::unix::fs::symlink("one.yaml", archive.at("content/documents/two.yaml")).unwrap();
    text(&archive, &["--fix"]).expect(0);
    assert!(fs::symlink_metadata(archive.at("content/documents/two.yaml")).unwrap().is_symlink());
    assert_eq!(archive.read("content/documents/one.yaml"), "title: 'Ереже: жоба'\ntype: regulation\n");
}

/// An old encoding is rewritten only when asked for, and the old bytes stay.
#[test]
fn old_encodings_are_rewritten_and_kept() {
    let archive = Archive::new(&[]);
    // «title: Форум учителей открылся в городе» in Windows-1251.
    let russian: Vec<u8> = "title: Форум учителей открылся сегодня в городе\n"
        .chars()
        .map(|c| match u32::from(c) {
            code @ 0..=0x7f => code as u8,
            code => (code - 0x410 + 0xc0) as u8,
        })
        .collect();
    archive.write("content/news/forum.ru.md", [b"---\n".as_slice(), &russian, b"---\n"].concat());
    let before = fs::read(archive.at("content/news/forum.ru.md")).unwrap();
    let codes = |run: Run| run.findings().into_iter().map(|f| f.code).collect::<Vec<_>>();
    assert_eq!(codes(archive.check(&[]).expect(1)), ["legacy-encoding"]);
    text(&archive, &["--fix"]).expect(1);
    let dry = text(&archive, &["--fix", "--encoding", "--dry-run"]);
    assert!(dry.err.contains("Windows-1251"), "{}", dry.err);
    assert_eq!(fs::read(archive.at("content/news/forum.ru.md")).unwrap(), before);
    let run = text(&archive, &["--fix", "--encoding"]).expect(0);
    assert!(run.err.contains("Windows-1251") && run.err.contains(".bak"), "{}", run.err);
    assert_eq!(archive.read("content/news/forum.ru.md"), "---\ntitle: Форум учителей открылся сегодня в городе\n---\n");
    assert_eq!(fs::read(archive.at("content/news/forum.ru.md.bak")).unwrap(), before);
}

/// Every file is accounted for: the sum is what lies on the disk.
#[test]
fn the_ledger_names_every_file() {
    let archive = Archive::demo();
    archive.write("content/news/~$tazhiribe.docx", "x");
    archive.write("content/news/qalgan/surat.txt", "x");
    let run = text(&archive, &["--ledger"]);
    let listed: Vec<&str> = run.out.lines().map(|line| line.split('\t').next().unwrap()).collect();
    let mut on_disk: Vec<String> =
        crate::support::read_tree(&archive.at("content")).into_keys().map(|path| format!("content/{path}")).collect();
    on_disk.sort();
    let mut sorted: Vec<String> = listed.iter().map(|path| (*path).to_owned()).collect();
    sorted.sort();
    assert_eq!(sorted, on_disk);
    let fate = |path: &str| run.out.lines().find_map(|line| line.strip_prefix(path)?.strip_prefix('\t')).unwrap_or("");
    assert!(fate("content/site.yaml").contains("settings"), "{}", run.out);
    assert!(fate("content/news/~$tazhiribe.docx").contains("ignored"), "{}", run.out);
}
