//! Does the output of small things stay as it was read and approved? `UPDATE=1 cargo test` writes the new one for review.

use crate::support::{Archive, repository, update};
use std::path::Path;

/// Compares `text` with a file of `tests/cases/`, or writes it there.
#[track_caller]
pub fn assert_golden(path: &str, text: &str) {
    let path = repository().join("tests/cases").join(path);
    if update() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, text).unwrap();
        return;
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(text, expected, "{} differs; if the new text is right: UPDATE=1 cargo test", shown(&path));
}

fn shown(path: &Path) -> String {
    path.strip_prefix(repository()).unwrap_or(path).display().to_string()
}

/// One event with everything that its data may hold, as other programs read it.
#[test]
fn the_data_of_a_record() {
    let archive = Archive::new(&[
        ("content/places/oral.yaml", "name: {kk: Орал, ru: Уральск}\nkind: city\n"),
        (
            "content/events/forum.yaml",
            "type: forum\ntitle: {kk: Форум, ru: Форум}\ndate: 24-25.08.2023\nplaces: [oral]\ncounts: [{value: 5000+, unit: person}]\n\
             credits: [{person: Ғани Бейсембаев, role: speaker, position: {kk: президенті}}]\nnotes: Ешкімге көрсетілмейді\n\
             sessions:\n  - {id: ashylu, type: plenary, title: {kk: Ашылу}}\n",
        ),
    ]);
    archive.build(&[]).expect(0);
    let data: serde_json::Value = serde_json::from_str(&archive.read("public/kk/events/forum/index.json")).unwrap();
    assert_golden("data/event.json", &format!("{data:#}\n"));
}
