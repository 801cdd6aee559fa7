//! Is a record that was published and is gone an error until it is said where it went?

use crate::support::{Archive, Finding};

const TITLE: &str = "title: {kk: Жиын, ru: Собрание}\ntype: meeting\ndate: 2023-08-24\n";

fn codes(findings: &[Finding]) -> Vec<(&str, &str, &str)> {
    findings.iter().map(|f| (f.severity.as_str(), f.code.as_str(), f.file.as_str())).collect()
}

/// Fifty records, each in its turn deleted, renamed, renamed with its old name, withdrawn.
#[test]
fn fifty_pages_that_went_away() {
    let archive = Archive::new(&[]);
    for n in 0..50 {
        archive.write(&format!("content/events/zhiyn-{n}.yaml"), TITLE);
    }
    archive.build(&[]).expect(0);
    let before = archive.site();
    for n in 0..50 {
        let (path, other) = (format!("content/events/zhiyn-{n}.yaml"), format!("content/events/basqa-{n}.yaml"));
        let gone = [("error", "vanished-record", path.as_str())];
        std::fs::remove_file(archive.at(&path)).unwrap();
        assert_eq!(codes(&archive.check(&[]).expect(1).findings()), gone, "deleted");
        archive.write(&other, TITLE);
        assert_eq!(codes(&archive.check(&[]).expect(1).findings()), gone, "renamed");
        archive.write(&other, format!("{TITLE}old_ids: [zhiyn-{n}]\n"));
        assert_eq!(codes(&archive.check(&[]).expect(0).findings()), [], "renamed, and the old name is kept");
        std::fs::remove_file(archive.at(&other)).unwrap();
        archive.write(&path, format!("{TITLE}status: withdrawn\n"));
        assert_eq!(codes(&archive.check(&[]).expect(0).findings()), [], "withdrawn");
        archive.write(&path, TITLE);
    }
    std::fs::remove_file(archive.at("content/events/zhiyn-7.yaml")).unwrap();
    let run = archive.build(&[]).expect(1);
    assert!(run.err.contains("old_ids: zhiyn-7"), "{}", run.err);
    assert_eq!(archive.site(), before, "the site stays as it was published");
}

/// A page may have been made from a name alone.
#[test]
fn a_name_that_went_away_is_a_warning() {
    let archive = Archive::new(&[("content/events/zhiyn.yaml", TITLE)]);
    archive
        .write("content/events/zhiyn.yaml", format!("{TITLE}credits:\n  - {{person: Біреу Біреуов, role: speaker}}\n"));
    archive.build(&[]).expect(0);
    archive.write("content/events/zhiyn.yaml", TITLE);
    let run = archive.check(&[]).expect(0);
    assert_eq!(codes(&run.findings()), [("warning", "vanished-record", "content/people/bireu-bireuov.yaml")]);
}
