//! Does the archive know who is meant, who refers to whom and what is a part of what?

use super::{Archive, Ix, link, select};
use crate::dates::Moment;
use crate::diagnostics::Diagnostics;
use crate::model::Kind;
use crate::records::parse_records;
use crate::site::read_site;
use crate::sources::SourceTree;

/// Files of a small archive, separated by lines `=== path`.
fn linked(files: &str) -> (Archive, Vec<String>) {
    let files: Vec<(&str, &str)> =
        files.split("=== ").filter_map(|part| part.split_once('\n')).map(|(path, text)| (path.trim(), text)).collect();
    let (sources, mut faults) = SourceTree::from_texts(&files);
    let (site, _) = read_site(&sources);
    let (records, found) = parse_records(&sources, &site);
    faults.append(found);
    let now = Moment::parse("2026-01-01").unwrap();
    let (records, withheld) = select(records, &now, false);
    let (archive, found) = link(records, &withheld, &site);
    faults.append(found);
    (archive, codes(&faults))
}

fn codes(faults: &Diagnostics) -> Vec<String> {
    faults.0.iter().map(|d| format!("{} {}", d.severity.word(), d.code)).collect()
}

fn key(archive: &Archive, kind: Kind, id: &str) -> Ix {
    archive.find(kind, id).unwrap_or_else(|| panic!("no {kind}/{id}"))
}

const PEOPLE: &str = "
=== people/person-a.yaml
names: {kk: {family: Тегі, given: Аты}, ru: {full: Имя Фамилия}}
variants: [А.Б. Тегі]
=== people/person-b.yaml
names: {kk: {family: Тегі, given: Басқа}}
variants: [Б. Тегі]
";

#[test]
fn declared_names_lead_to_their_record() {
    for name in [
        "person-a",
        "people/person-a",
        "Аты Тегі",
        "Тегі Аты",
        "А.Б.Тегі",
        "имя  фамилия",
        "{id: person-a}",
        "{name: Имя Фамилия}",
    ] {
        let event = format!("=== events/event-x.yaml\ntype: forum\ncredits: [{{person: {name}, role: speaker}}]\n");
        let (archive, faults) = linked(&format!("{PEOPLE}{event}"));
        assert_eq!(faults, [""; 0], "{name}");
        let person = key(&archive, Kind::People, "person-a");
        let event = key(&archive, Kind::Events, "event-x");
        assert_eq!(archive.incoming(person), [event], "{name}");
    }
}

#[test]
fn computed_initials_never_link() {
    let event = "=== events/event-x.yaml\ntype: forum\ncredits: [{person: А. Тегі, role: speaker}]\n";
    let (archive, faults) = linked(&format!("{PEOPLE}{event}"));
    assert_eq!(faults, ["warning unverified-name"]);
    let made = archive.of_kind(Kind::People).find(|(_, record)| record.unverified).map(|(_, record)| record.id.clone());
    assert_eq!(made.as_deref(), Some("a-tegi"));
}

#[test]
fn one_unverified_record_for_one_unknown_name() {
    let credits = "credits: [{person: Жаңа Есім, role: speaker}]\n";
    let events = ["event-x", "event-y"].map(|id| format!("=== events/{id}.yaml\ntype: forum\n{credits}")).concat();
    let (archive, faults) = linked(&events);
    assert_eq!(faults, ["warning unverified-name"; 2]);
    assert_eq!(archive.of_kind(Kind::People).count(), 1);
    let person = key(&archive, Kind::People, "zhana-esim");
    assert_eq!(archive.incoming(person).len(), 2);
}

#[test]
fn a_name_of_two_records_is_an_error() {
    let files = "
=== organizations/basqarma-a.yaml
names: {kk: {full: Бірінші басқарма, short: Басқарма}}
=== organizations/basqarma-b.yaml
names: {kk: {full: Екінші басқарма, short: Басқарма}}
=== events/event-x.yaml
type: forum
credits: [{org: Басқарма, role: organizer}]
";
    assert_eq!(linked(files).1, ["error ambiguous-reference"]);
}

#[test]
fn an_id_wins_over_a_name_and_says_so() {
    let files = "
=== places/astana.yaml
name: {kk: Астана}
=== places/other.yaml
name: {kk: Басқа}
variants: [astana]
=== events/event-x.yaml
type: forum
places: [astana]
";
    let (archive, faults) = linked(files);
    assert_eq!(faults, ["warning id-is-a-name"]);
    assert_eq!(archive.incoming(key(&archive, Kind::Places, "astana")).len(), 1);
}

#[test]
fn cycles_are_cut_and_reported() {
    let files = "
=== places/place-a.yaml
name: А
part_of: place-b
=== places/place-b.yaml
name: Б
part_of: place-a
=== places/place-c.yaml
name: В
part_of: place-a
";
    let (archive, faults) = linked(files);
    assert!(faults.iter().all(|fault| fault == "error part-of-cycle") && !faults.is_empty(), "{faults:?}");
    for (ix, _) in archive.iter() {
        assert!(archive.ancestors(ix).count() <= 3);
    }
}

#[test]
fn event_trees_keep_the_order_of_the_author() {
    let files = "
=== events/event-x.yaml
type: conference
date: 2023-08-24
sessions:
  - {id: second-1, type: section, number: 2}
  - id: plenary
    type: plenary
    sessions: [{id: part-1, type: part}]
=== events/event-y.yaml
type: section
part_of: event-x
order: 1
";
    let (archive, faults) = linked(files);
    assert_eq!(faults, [""; 0]);
    let top = key(&archive, Kind::Events, "event-x");
    let ids: Vec<&str> = archive.descendants(top).iter().map(|ix| archive.get(*ix).id.as_str()).collect();
    assert_eq!(ids, ["event-y", "event-x-second-1", "event-x-plenary", "event-x-plenary-part-1"]);
    let part = key(&archive, Kind::Events, "event-x-plenary-part-1");
    assert_eq!(archive.date(part).map(|d| d.edtf()), Some("2023-08-24"), "a part has the date of its event");
}

#[test]
fn likely_duplicates_are_reported_and_never_merged() {
    let pairs = [
        ("{family: Ахметов, given: Асхат}", "{family: Ахмет, given: Асхат}", true),
        ("{family: Ахметов, given: Асхат}", "{family: Ахметов, initials: А.}", true),
        ("{family: Ахметов, given: Асхат}", "{family: Асхат, given: Ахметов}", true),
        ("{family: Қасымов, given: Ерлан}", "{family: Касымов, given: Ерлан}", true),
        ("{full: Мектеп гимназия}", "{full: Мектеп-гимназия}", true),
        ("{family: Ахметов, given: Асхат}", "{family: Ахметов, given: Болат}", false),
        ("{family: Ахметов, given: Асхат}", "{family: Ахметов, initials: Б.}", false),
    ];
    for (a, b, alike) in pairs {
        let files =
            format!("=== people/person-a.yaml\nnames: {{kk: {a}}}\n=== people/person-b.yaml\nnames: {{kk: {b}}}\n");
        let (archive, faults) = linked(&files);
        assert_eq!(faults == ["info likely-duplicate"], alike, "{a} {b} {faults:?}");
        assert_eq!(archive.len(), 2);
        let declared = format!("{files}not_same_as: [person-a]\n");
        assert_eq!(linked(&declared).1, [""; 0], "{a} {b}: the editor has the last word");
    }
}

#[test]
fn drafts_leave_before_linking() {
    let files = "
=== people/person-a.yaml
names: {kk: {full: Аты Тегі}}
status: draft
=== events/event-x.yaml
type: forum
credits: [{person: person-a, role: speaker}]
sessions: [{id: part-1, type: part}]
=== events/event-y.yaml
type: forum
status: draft
sessions: [{id: part-1, type: part}]
=== events/event-y-2023.yaml
type: forum
sessions: [{id: part-1, type: part}]
=== events/event-z.yaml
type: forum
publish_at: 2027-01-01
";
    let (archive, faults) = linked(files);
    assert_eq!(faults, ["warning reference-to-withheld"]);
    let keys: Vec<String> = archive.iter().map(|(_, record)| record.key()).collect();
    assert_eq!(keys, ["events/event-x", "events/event-x-part-1", "events/event-y-2023", "events/event-y-2023-part-1"]);
}

#[test]
fn results_come_from_tables_beside_the_record() {
    let files = "
=== people/uzdik-a.yaml
names: {kk: {full: Үздік А}}
=== people/uzdik-b.yaml
names: {kk: {full: Үздік Б}}
=== organizations/bala.yaml
name: Бала
=== award-lists/list-x/index.yaml
title: Тізім
nominations: [{id: n1, name: Бірінші}]
results: results.csv
=== award-lists/list-x/results.csv
№;Аты-жөні;Ұйым;Орын;Аталым
1;uzdik-a;bala;I орын;n1
2;\"Үздік Б\";;2;n1
";
    let (archive, faults) = linked(files);
    assert_eq!(faults, [""; 0]);
    let list = key(&archive, Kind::AwardLists, "list-x");
    let rows = &archive.get(list).award_list().unwrap().results.rows;
    assert_eq!(rows.iter().map(|row| row.place.unwrap().word()).collect::<Vec<_>>(), ["1", "2"]);
    assert_eq!(archive.incoming(key(&archive, Kind::People, "uzdik-b")), [list]);
    assert_eq!(archive.incoming(key(&archive, Kind::Organizations, "bala")), [list]);
}
