//! Is the right field named for a slip of the keys? Every field of every kind and group, at every letter.

use muragat::diagnostics::{Arg, Diagnostic, FileId, Files, field_labels};
use muragat::model::Kind;
use muragat::model::kinds::Common;
use muragat::model::schema::{FieldSpec, Shape};
use muragat::model::suggest::nearest_key;
use muragat::model::values::{Count, Money, Name};
use muragat::records::{detail_specs, parse_records};
use muragat::site::{SiteFields, read_site};
use muragat::sources::SourceTree;
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;

/// A map of the model: how a record is written around it, and its fields.
pub struct Group {
    /// Path of the file.
    pub path: String,
    /// Keys around the map; `[]` is a list.
    pub keys: Vec<&'static str>,
    /// Its fields.
    pub specs: Vec<FieldSpec>,
}

/// Every map of the model: records, their groups to any depth, settings.
pub fn groups() -> Vec<Group> {
    let mut all = vec![Group { path: "site.yaml".to_owned(), keys: Vec::new(), specs: SiteFields::specs() }];
    for kind in Kind::ALL {
        let mut specs: Vec<FieldSpec> = Common::specs().into_iter().chain(detail_specs(kind)).collect();
        specs.retain(|spec| kind.is_named_by(spec.key));
        descend(&format!("{}/slip.yaml", kind.folder()), &[], specs, &mut all);
    }
    all
}

fn descend(path: &str, keys: &[&'static str], specs: Vec<FieldSpec>, all: &mut Vec<Group>) {
    for spec in &specs {
        let mut below = [keys, &[spec.key]].concat();
        let mut shape = spec.shape;
        while let Shape::List(inner) = shape {
            below.push("[]");
            shape = *inner;
        }
        let inside = match shape {
            Shape::Group(_, specs) => specs(),
            Shape::Count => Count::specs(),
            Shape::Money => Money::specs(),
            Shape::Names => {
                below.push("kk");
                Name::specs()
            }
            _ => continue,
        };
        descend(path, &below, inside, all);
    }
    all.push(Group { path: path.to_owned(), keys: keys.to_vec(), specs });
}

impl Group {
    /// The findings about a record that has this map in the place of the group. JSON is YAML, too.
    pub fn findings(&self, map: Value) -> Vec<Diagnostic> {
        findings(&self.path, &self.text(map))
    }

    /// The file that has this map in the place of the group.
    pub fn text(&self, map: Value) -> String {
        let wrap = |inner: Value, key: &&str| if *key == "[]" { json!([inner]) } else { json!({ *key: inner }) };
        self.keys.iter().rev().fold(map, wrap).to_string()
    }
}

/// The findings about one file.
pub fn findings(path: &str, text: &str) -> Vec<Diagnostic> {
    let site = "title: {kk: Мұрағат, ru: Архив}\n";
    let mut files = vec![(path, text)];
    // A path below the settings, so that the file has the number 0.
    if path != "site.yaml" {
        files.push(("site.yaml", site));
    }
    let (sources, mut found) = SourceTree::from_texts(&files);
    let (site, of_site) = read_site(&sources);
    found.append(of_site);
    found.append(parse_records(&sources, &site).1);
    found.0
}

/// The findings about one file as `code line:column`, in reading order.
pub fn found(path: &str, text: &str) -> Vec<String> {
    let normal = SourceTree::from_texts(&[(path, text)]).0;
    let place = |f: &Diagnostic| {
        f.span.map_or((0, 0), |s| {
            let at = normal.line_col(FileId(0), s.start);
            (at.line, at.column)
        })
    };
    let mut all: Vec<_> = findings(path, text).iter().map(|f| (place(f), f.code)).collect();
    all.sort_unstable();
    all.into_iter().map(|((line, column), code)| format!("{code} {line}:{column}")).collect()
}

/// The text after the repair of a finding.
pub fn repaired(text: &str, finding: &Diagnostic) -> String {
    let mut edits = finding.fix.clone();
    edits.sort_by_key(|edit| edit.span);
    // The places are those of the normalized text.
    let mut out = SourceTree::from_texts(&[("events/a.yaml", text)]).0.text(FileId(0)).to_owned();
    edits.iter().rev().for_each(|edit| out.replace_range(edit.span.range(), &edit.text));
    out
}

/// What a finding says in a placeholder.
pub fn text_arg<'a>(finding: &'a Diagnostic, name: &str) -> Option<&'a str> {
    finding.args.iter().find(|(known, _)| *known == name).and_then(|(_, arg)| match arg {
        Arg::Text(text) => Some(text.as_str()),
        _ => None,
    })
}

const LATIN: &str = "qwertyuiopasdfghjklzxcvbnm";
const RUSSIAN: &str = "йцукенгшщзфывапролдячсмить";

/// The key typed with the Russian or the Kazakh keyboard, where the underscore is Ө.
fn other_layout(key: &str, underscore: char) -> String {
    let at = |c: char| LATIN.chars().position(|known| known == c);
    key.chars()
        .map(|c| if c == '_' { underscore } else { at(c).map_or(c, |n| RUSSIAN.chars().nth(n).unwrap()) })
        .collect()
}

/// Two letters swapped, one letter missing, the wrong keyboard: all of them, at every letter.
fn slips(key: &str) -> [BTreeSet<String>; 3] {
    let letters: Vec<char> = key.chars().collect();
    let swapped = (1..letters.len()).map(|n| {
        let mut letters = letters.clone();
        letters.swap(n - 1, n);
        letters.into_iter().collect()
    });
    let missing = (0..letters.len()).map(|n| {
        let mut letters = letters.clone();
        letters.remove(n);
        letters.into_iter().collect()
    });
    [swapped.collect(), missing.collect(), ['_', 'Ө'].map(|c| other_layout(key, c)).into_iter().collect()]
}

#[test]
fn the_right_field_is_named_for_a_slip_of_the_keys() {
    let mut all = [(0, 0); 3];
    let mut wrong = BTreeSet::new();
    for group in groups() {
        let keys: BTreeSet<&str> = group.specs.iter().map(|spec| spec.key).chain(["sessions"]).collect();
        let mut typed = Map::new();
        for slip in group.specs.iter().flat_map(|spec| slips(spec.key)).flatten() {
            // A slip that gives another field, or nothing, can't be known as one.
            if !keys.contains(slip.as_str()) && !slip.is_empty() {
                typed.insert(slip, json!("x"));
            }
        }
        let mut found = Vec::new();
        for part in typed.into_iter().collect::<Vec<_>>().chunks(150) {
            found.extend(group.findings(Value::Object(part.iter().cloned().collect())));
        }
        for spec in &group.specs {
            for (sort, slips) in slips(spec.key).iter().enumerate() {
                for slip in slips.iter().filter(|slip| !keys.contains(slip.as_str()) && !slip.is_empty()) {
                    let finding = found.iter().find(|f| f.code == "unknown-key" && text_arg(f, "key") == Some(slip));
                    let guess = finding.filter(|f| f.help == "guess").and_then(|f| text_arg(f, "guess"));
                    all[sort].1 += 1;
                    if guess == Some(spec.key) {
                        all[sort].0 += 1;
                    } else {
                        wrong.insert(format!("{} {:?}: {slip} → {guess:?}, not {}", group.path, group.keys, spec.key));
                    }
                }
            }
        }
    }
    let (right, count) = all.iter().fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
    let rate = |(right, count): (u32, u32)| f64::from(right) / f64::from(count) * 100.0;
    println!("{count} slips, {:.2} % right; swapped, missing, layout: {:.2?}", rate((right, count)), all.map(rate));
    let worst: Vec<&String> = wrong.iter().take(40).collect();
    for sort in all {
        assert!(rate(sort) >= 95.0, "{right} of {count}: {worst:#?}");
    }
    if std::env::var_os("SHOW").is_some() {
        println!("{worst:#?}");
    }
}

/// What the catalogue calls a field leads to its key, in each language, with one typing error too.
#[test]
fn the_name_of_a_field_leads_to_its_key() {
    let labels: Vec<(&str, &str)> = field_labels().filter(|(label, _)| label.chars().count() > 3).collect();
    let (mut right, mut count) = (0, 0);
    for group in groups() {
        let keys: Vec<&str> = group.specs.iter().map(|spec| spec.key).collect();
        for (label, key) in labels.iter().filter(|(_, key)| keys.contains(key)) {
            let same = |word: &str| labels.iter().any(|(other, key)| *key == word && other == label);
            for typed in [(*label).to_owned(), label.chars().skip(1).collect(), label.to_uppercase()] {
                count += 1;
                let guess = nearest_key(&typed, &keys);
                right += u32::from(guess.is_some_and(|guess| guess.word == *key || same(guess.word)));
            }
        }
    }
    println!("{right} of {count} names of fields lead to their key");
    assert!(f64::from(right) >= f64::from(count) * 0.95, "{right} of {count}");
}
