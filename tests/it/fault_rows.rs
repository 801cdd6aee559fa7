//! Is every known fault of the list F-001 to F-060 provoked by a test? `tests/fault_rows.tsv` says by which.

use crate::support::repository;
use std::collections::BTreeMap;
use std::fs;

/// The rows of the list: input files, YAML and front matter, data model.
fn rows() -> Vec<String> {
    (1..=28).chain(30..=44).chain(50..=60).map(|n| format!("F-{n:03}")).collect()
}

/// Row and the tests that provoke it: `file.rs::function` of `tests/it/`, or the name of a case in `tests/cases/faults/`.
fn table() -> BTreeMap<String, Vec<String>> {
    let text = fs::read_to_string(repository().join("tests/fault_rows.tsv")).unwrap();
    let mut table: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let (row, test) = line.split_once('\t').unwrap_or_else(|| panic!("no tab in {line}"));
        table.entry(row.to_owned()).or_default().push(test.to_owned());
    }
    table
}

#[test]
fn every_row_names_a_test_that_is_there() {
    let table = table();
    let mut faults = Vec::new();
    for row in rows().iter().filter(|row| !table.contains_key(*row)) {
        faults.push(format!("{row} has no test"));
    }
    for (row, tests) in &table {
        for test in tests {
            let there = match test.split_once("::") {
                Some((file, function)) => fs::read_to_string(repository().join("tests/it").join(file))
                    .is_ok_and(|text| text.contains(&format!("#[test]\nfn {function}("))),
                None => repository().join("tests/cases/faults").join(test).exists(),
            };
            if !there || !rows().contains(row) {
                faults.push(format!("{row}: {test} is not there"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
