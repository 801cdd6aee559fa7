//! Does the same content always give the same bytes, and is nothing written that did not change?

use crate::support::{Archive, NOW, Tree, differences, finish, read_tree, repository};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::SystemTime;

/// A copy of the demo archive whose files were created in another order.
fn copied(reverse: bool) -> Archive {
    let archive = Archive::bare(&[]);
    let mut files: Vec<(String, Vec<u8>)> = read_tree(&repository().join("content")).into_iter().collect();
    if reverse {
        files.reverse();
    }
    for (path, bytes) in files {
        archive.write(&format!("content/{path}"), bytes);
    }
    archive
}

fn changed_at(folder: &Path) -> BTreeMap<String, SystemTime> {
    let time = |path: &String| fs::metadata(folder.join(path)).unwrap().modified().unwrap();
    read_tree(folder).keys().map(|path| (path.clone(), time(path))).collect()
}

#[test]
fn threads_file_order_clock_and_folder_change_nothing() {
    let first = copied(false);
    first.build(&["--jobs", "1"]).expect(0);
    let expected: Tree = first.site();
    assert!(expected.len() > 100);

    let second = copied(true);
    second.build(&["--jobs", "2"]).expect(0);
    assert_eq!(differences(&expected, &second.site()), Vec::<String>::new(), "threads and file order");

    // The same day from SOURCE_DATE_EPOCH, from within the archive, in another zone and language.
    let third = copied(true);
    fs::create_dir_all(third.at("content/news/deep")).unwrap();
    let mut command = crate::support::command(&["build", "--jobs", "2"]);
    command.current_dir(third.at("content/news")).env("SOURCE_DATE_EPOCH", "1795262400");
    command
        .env("TZ", "Pacific/Kiritimati")
        .env("LC_ALL", "tr_TR.UTF-8")
        .env("HOME", "/nonexistent")
        .env("USER", "canary");
    finish(command).expect(0);
    assert_eq!(differences(&expected, &third.site()), Vec::<String>::new(), "clock, working folder and environment");

    // Drafts add nothing where there are none; the day stands only where the page says when the site was built.
    let fourth = copied(false);
    fourth.build(&["--drafts"]).expect(0);
    assert_eq!(differences(&expected, &fourth.site()), Vec::<String>::new(), "no drafts, no difference");
}

#[test]
fn no_page_tells_where_it_was_built() {
    let archive = Archive::demo();
    archive.build(&[]).expect(0);
    let root = archive.root().to_str().unwrap().to_owned();
    for (path, bytes) in archive.site() {
        assert!(!String::from_utf8_lossy(&bytes).contains(&root), "{path} names the folder of the archive");
    }
}

#[test]
fn a_second_build_writes_nothing() {
    let archive = Archive::demo();
    archive.build(&[]).expect(0);
    let before = changed_at(&archive.at("public"));
    let run = archive.build(&["--jobs", "1"]).expect(0);
    assert_eq!(changed_at(&archive.at("public")), before);
    assert!(
        run.last_line().contains(&format!("; 0 of {} files new or changed", before.len() - 1)),
        "{}",
        run.last_line()
    );
}

/// A file that is deleted from the output comes back with the next build.
#[test]
fn a_lost_file_comes_back() {
    let archive = Archive::new(&[("content/topics/oqu.yaml", "name: {kk: Оқу, ru: Чтение}\n")]);
    archive.build(&[]).expect(0);
    let whole = archive.site();
    fs::remove_file(archive.at("public/kk/topics/oqu/index.html")).unwrap();
    fs::remove_dir_all(archive.at("public/ru")).unwrap();
    archive.build(&[]).expect(0);
    assert_eq!(differences(&whole, &archive.site()), Vec::<String>::new());
}

/// An edit of one place rewrites the place, what names it and the lists it stands in; the other pages are left alone.
#[test]
fn one_edit_rewrites_only_the_pages_that_show_it() {
    let archive = Archive::demo();
    archive.build(&[]).expect(0);
    let before = archive.site();
    let path = "content/places/oral-mektep-46.yaml";
    let text = archive.read(path);
    archive.write(path, format!("{text}identifiers: {{wikidata: Q1}}\n"));
    archive.build(&[]).expect(0);
    let changed = differences(&before, &archive.site());
    // The files of the search have a word more, and their names a hash of it, which the page of the search knows.
    let of_search = |path: &str| path.starts_with("assets/search/") || path.ends_with("/search/index.html");
    let allowed =
        |path: &String| path.contains("oral-mektep-46") || path == ".muragat/manifest.json" || of_search(path);
    assert!(changed.iter().all(allowed), "{changed:?}");
    assert!(changed.iter().any(|path| path == "kk/places/oral-mektep-46/index.json"), "{changed:?}");

    let old_name = before["kk/places/oral-mektep-46/index.json"].clone();
    let name = String::from_utf8_lossy(&old_name).into_owned();
    assert!(name.contains("46"));
    archive.write(path, text.replace("46", "47").replace("oral-mektep-47", "oral-mektep-46"));
    archive.build(&[]).expect(0);
    let renamed = differences(&before, &archive.site());
    for page in renamed.iter().filter(|path| path.ends_with(".html") && !of_search(path)) {
        let text = String::from_utf8_lossy(&before[page]).into_owned();
        assert!(text.contains("46"), "{page} was rewritten and did not show the place");
    }
    let untouched = before.keys().filter(|path| path.ends_with(".html") && !renamed.contains(path)).count();
    assert!(untouched > 100, "only {untouched} pages were left alone");
}

#[test]
fn the_fixed_day_is_the_one_of_the_epoch() {
    let archive = Archive::new(&[("content/topics/oqu.yaml", "name: {kk: Оқу, ru: Чтение}\n")]);
    archive.build(&[]).expect(0);
    assert!(archive.read("public/kk/index.html").contains(&format!("datetime=\"{NOW}\"")));
    finish({
        let mut command = archive.command("build", &[]);
        command.env("SOURCE_DATE_EPOCH", "0");
        command
    })
    .expect(0);
    assert!(archive.read("public/kk/index.html").contains("datetime=\"1970-01-01\""));
}
