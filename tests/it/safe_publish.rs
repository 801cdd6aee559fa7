//! Is the published site always whole, and is nothing lost that the program did not write?

use crate::support::{Archive, Tree, differences, finish, muragat, read_tree};
use std::fs;
use std::os::unix::fs::symlink;
use std::process::Stdio;
use std::time::{Duration, Instant};

const EVENT: (&str, &str) = ("content/events/forum.yaml", "type: forum\ntitle: {kk: Форум, ru: Форум}\n");
const TOPIC: (&str, &str) = ("content/topics/oqu.yaml", "name: {kk: Оқу, ru: Чтение}\n");

#[test]
fn errors_leave_the_old_site_as_it_was() {
    let archive = Archive::new(&[EVENT, TOPIC]);
    archive.build(&[]).expect(0);
    let old = archive.site();
    archive.write("content/events/new.yaml", "type: forum\ntitle: {kk: Жаңа}\n");
    archive.write("content/events/forum.yaml", "type: forum\ntitel: Форум\n");
    let run = archive.build(&[]).expect(1);
    assert!(run.last_line().starts_with("Nothing was built: 1 error"), "{}", run.last_line());
    assert_eq!(differences(&old, &archive.site()), Vec::<String>::new());

    // A warning stops only a strict build.
    archive.write("content/events/forum.yaml", "type: forum\ncounts: [{value: 5}]\n");
    archive.build(&["--strict"]).expect(1);
    assert_eq!(differences(&old, &archive.site()), Vec::<String>::new());
    archive.build(&[]).expect(0);
}

#[test]
fn a_wrong_template_leaves_the_old_site_as_it_was() {
    let archive = Archive::new(&[EVENT]);
    archive.build(&[]).expect(0);
    let old = archive.site();
    archive.write("content/events/new.yaml", "type: forum\ntitle: {kk: Жаңа}\n");
    archive.write("themes/default/templates/event.html", "{{ view.no_such_thing.at_all }}");
    let run = archive.build(&[]);
    assert!(matches!(run.code, 1 | 2), "{}", run.err);
    assert_eq!(differences(&old, &archive.site()), Vec::<String>::new());
}

/// Every public file is as it was or as it will be.
fn old_or_new(old: &Tree, new: &Tree, now: &Tree) -> Vec<String> {
    let public = |path: &&String| !path.starts_with(".muragat/");
    let mut wrong = Vec::new();
    for path in old.keys().chain(new.keys()).filter(public) {
        let here = now.get(path);
        if here != old.get(path) && here != new.get(path) {
            wrong.push(format!("{path} is neither"));
        }
    }
    wrong.extend(now.keys().filter(public).filter(|p| !old.contains_key(*p) && !new.contains_key(*p)).cloned());
    wrong
}

/// A record that is published no longer, though its file is there.
const DRAFT: &str = "status: draft\ntype: forum\n";

fn edited(archive: &Archive, title: &str, extra: &str) {
    archive.write(
        "content/site.yaml",
        format!("title: {{kk: {title}, ru: {title}}}\nsubtitle: {{kk: Сынақ, ru: Проба}}\n"),
    );
    for path in ["content/topics/extra-a.yaml", "content/topics/extra-b.yaml"] {
        archive.write(path, "status: draft\nname: x\n");
    }
    archive.write(
        &format!("content/topics/extra-{extra}.yaml"),
        format!("name: {{kk: {title} тақырып, ru: Тема {title}}}\n"),
    );
}

/// Killed at any moment, a build leaves each file as it was or as it will be, and the next build goes on from there, whether the
/// content stayed, went back or changed again.
#[test]
fn killed_builds_leave_whole_files_behind() {
    let archive = Archive::demo();
    let states = [("Бірінші", "a"), ("Екінші-", "b"), ("Үшінші-", "a")];
    let mut trees: Vec<Tree> = Vec::new();
    for (title, extra) in states {
        edited(&archive, title, extra);
        archive.build(&[]).expect(0);
        trees.push(archive.site());
    }
    let started = Instant::now();
    edited(&archive, states[0].0, states[0].1);
    archive.build(&[]).expect(0);
    let whole = started.elapsed();
    let (mut stopped, mut between) = (0, 0);
    for moment in 0..18_u32 {
        edited(&archive, states[0].0, states[0].1);
        archive.build(&[]).expect(0);
        edited(&archive, states[1].0, states[1].1);
        let mut child = archive.command("build", &["--now", "2026-11-21"]).stderr(Stdio::null()).spawn().unwrap();
        // A third of the moments lies in the time before files are moved into place, the others in that short time itself.
        if moment < 5 {
            std::thread::sleep(whole.mul_f64(f64::from(moment) / 6.0));
        } else {
            while !archive.at("public/.muragat/next.json").exists() && child.try_wait().unwrap().is_none() {}
            std::thread::sleep(Duration::from_micros(u64::from(moment - 5) * 1_000));
        }
        let _ = child.kill();
        stopped += u32::from(child.wait().unwrap().code().is_none());
        let now = archive.site();
        between += u32::from(now.contains_key(".muragat/next.json"));
        let wrong = old_or_new(&trees[0], &trees[1], &now);
        assert!(wrong.is_empty(), "killed at moment {moment}: {wrong:?}");
        let next = [1, 0, 2][moment as usize % 3];
        edited(&archive, states[next].0, states[next].1);
        archive.build(&[]).expect(0);
        let left = differences(&trees[next], &archive.site());
        assert!(left.is_empty(), "moment {moment}, then a build of state {next}: {left:?}");
    }
    assert!(stopped >= 8 && between >= 3, "{stopped} builds were stopped, {between} of them while files were moved");
}

#[test]
fn foreign_files_stay() {
    let archive = Archive::new(&[EVENT]);
    for (path, text) in
        [("public/CNAME", "muragat.example"), ("public/.git/HEAD", "ref"), ("public/kk/own.html", "менің бетім")]
    {
        archive.write(path, text);
    }
    archive.build(&[]).expect(0);
    archive.write("content/events/forum.yaml", "type: forum\ntitle: {kk: Басқа}\n");
    archive.build(&[]).expect(0);
    assert_eq!(archive.read("public/kk/own.html"), "менің бетім");
    assert_eq!(archive.read("public/CNAME"), "muragat.example");
    assert_eq!(archive.read("public/.git/HEAD"), "ref");
}

#[test]
fn a_foreign_file_in_the_way_stops_the_build() {
    let archive = Archive::new(&[EVENT]);
    archive.write("public/kk/events/forum/index.html", "менің бетім");
    let run = archive.build(&[]).expect(3);
    assert!(run.err.contains("kk/events/forum/index.html"), "{}", run.err);
    let site = archive.site();
    assert_eq!(site.len(), 1, "nothing else was written: {:?}", site.keys());
    assert_eq!(archive.read("public/kk/events/forum/index.html"), "менің бетім");
}

/// Also where a file stands in place of a folder, a folder in place of a file, or a link leads elsewhere.
#[test]
fn odd_things_in_the_way_stop_the_build() {
    let elsewhere = tempfile::tempdir().unwrap();
    fs::write(elsewhere.path().join("own.txt"), "өз").unwrap();
    for what in ["file", "folder", "link to a folder", "link to a file", "link at our own folder"] {
        let archive = Archive::new(&[EVENT]);
        fs::create_dir_all(archive.at("public")).unwrap();
        let named = match what {
            "file" => {
                archive.write("public/kk", "файл");
                "kk"
            }
            "folder" => {
                archive.write("public/index.html/own.txt", "өз");
                "index.html"
            }
            "link to a folder" => {
                symlink(elsewhere.path(), archive.at("public/kk")).unwrap();
                "kk"
            }
            "link to a file" => {
                symlink(elsewhere.path().join("own.txt"), archive.at("public/index.html")).unwrap();
                "index.html"
            }
            _ => {
                symlink(elsewhere.path(), archive.at("public/.muragat")).unwrap();
                ".muragat"
            }
        };
        let before = archive.site();
        let run = archive.build(&[]).expect(3);
        assert!(run.err.contains(named), "{what}: {}", run.err);
        assert_eq!(differences(&before, &archive.site()), Vec::<String>::new(), "{what}");
        assert_eq!(read_tree(elsewhere.path()).len(), 1, "{what}: something was written elsewhere");
        assert_eq!(fs::read_to_string(elsewhere.path().join("own.txt")).unwrap(), "өз");
    }
}

#[test]
fn files_of_a_record_that_is_a_draft_again_vanish() {
    let archive = Archive::new(&[EVENT, TOPIC]);
    archive.build(&[]).expect(0);
    archive.write("content/events/forum.yaml", DRAFT);
    let run = archive.build(&[]).expect(0);
    assert!(run.last_line().contains("removed"), "{}", run.last_line());
    let left: Vec<String> = archive.site().into_keys().filter(|path| path.contains("forum")).collect();
    assert!(left.is_empty(), "{left:?}");
    assert!(!archive.at("public/kk/events/forum").exists(), "its empty folder goes, too");
    let fresh = Archive::new(&[TOPIC]);
    fresh.build(&[]).expect(0);
    assert_eq!(differences(&fresh.site(), &archive.site()), Vec::<String>::new());
}

#[test]
fn a_page_edited_by_hand_is_not_deleted() {
    let archive = Archive::new(&[EVENT, TOPIC]);
    archive.build(&[]).expect(0);
    archive.write("public/kk/events/forum/index.html", "қолмен түзетілді");
    archive.write("content/events/forum.yaml", DRAFT);
    archive.build(&[]).expect(0);
    assert_eq!(archive.read("public/kk/events/forum/index.html"), "қолмен түзетілді");
    assert!(!archive.at("public/ru/events/forum/index.html").exists());
}

/// A manifest that somebody changed does not make the program delete anything outside.
#[test]
fn a_changed_manifest_deletes_nothing() {
    let archive = Archive::new(&[EVENT]);
    archive.build(&[]).expect(0);
    let text = archive.read("content/events/forum.yaml");
    let manifest = archive.read("public/.muragat/manifest.json");
    let line = manifest.lines().find(|line| line.contains("index.html")).unwrap();
    let (_, entry) = line.split_once("\":").unwrap();
    for path in ["../content/events/forum.yaml", "/etc/hostname", "kk//index.html"] {
        let line = format!("\"{path}\":{entry}\n");
        archive.write(
            "public/.muragat/manifest.json",
            manifest.replacen("\"files\":{\n", &format!("\"files\":{{\n{line}"), 1),
        );
        archive.build(&[]).expect(0);
        assert_eq!(archive.read("content/events/forum.yaml"), text);
    }
    for broken in ["", "{", "[]", "{\"files\":7}"] {
        archive.write("public/.muragat/manifest.json", broken);
        archive.build(&[]).expect(0);
    }
}

#[test]
fn the_output_folder_is_never_where_authors_write() {
    let archive = Archive::new(&[EVENT, ("themes/default/assets/own.txt", "өз")]);
    fs::create_dir(archive.at(".git")).unwrap();
    symlink(archive.at("content"), archive.at("linked")).unwrap();
    let before = read_tree(archive.root());
    for out in [
        "content",
        "content/events",
        "content/new/folder",
        "themes",
        "themes/default",
        ".",
        "..",
        "public/..",
        "linked",
        "linked/x",
        "x/../content",
        ".git",
    ] {
        let out = archive.at(out);
        let run = archive.build(&["--out", out.to_str().unwrap()]).expect(2);
        assert!(run.err.contains("can't be the output folder"), "{out:?}: {}", run.err);
        assert_eq!(differences(&before, &read_tree(archive.root())), Vec::<String>::new(), "{out:?}");
    }
    for out in ["/", archive.root().parent().unwrap().to_str().unwrap()] {
        archive.build(&["--out", out]).expect(2);
    }
    // Relative to where the command was started.
    let mut command = archive.command("build", &["--out", "content"]);
    command.current_dir(archive.root());
    finish(command).expect(2);
    archive.build(&["--out", archive.at("site/new").to_str().unwrap()]).expect(0);
    assert!(archive.at("site/new/index.html").exists());
}

#[test]
fn an_output_that_cannot_be_written_is_a_fault_of_the_machine() {
    let archive = Archive::new(&[EVENT]);
    archive.write("public", "файл");
    let run = archive.build(&[]).expect(3);
    assert!(run.err.contains("public"), "the path is named: {}", run.err);
    let run = muragat(&["build", "--root", archive.root().to_str().unwrap(), "--out", "/proc/muragat"]).expect(3);
    assert!(run.err.contains("/proc/muragat"), "{}", run.err);
}
