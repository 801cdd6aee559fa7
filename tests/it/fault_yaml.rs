//! Is each slip of the YAML and of the lines around it found where it was made, and does its repair mean what was meant?

use crate::fault_suggest::{findings, found, repaired};
use crate::support::{Archive, finish};
use muragat::diagnostics::{Diagnostic, FileId};
use muragat::yaml::parse_map;
use std::fmt::Write;
use std::process::{Command, Stdio};
use std::time::Duration;

const EVENT: &str = "events/slip.yaml";

/// Text, `code line:column` of its only finding, and the text after its repair; empty where nothing is repaired.
type Slip = (&'static str, &'static str, &'static str);

#[track_caller]
fn each(path: &str, slips: &[Slip]) {
    for (text, expected, repair) in slips {
        let codes = found(path, text);
        assert_eq!(codes, [*expected], "{text:?}");
        let finding = &findings(path, text)[0];
        let after = if finding.fix.is_empty() { String::new() } else { repaired(text, finding) };
        assert_eq!(after, *repair, "{text:?}");
        if !repair.is_empty() {
            assert_eq!(found(path, repair), Vec::<String>::new(), "{repair:?}");
        }
    }
}

#[test]
fn front_matter_that_does_not_begin_or_end() {
    let right = "---\ntitle: Форум\n---\nМәтін\n";
    each(
        "news/slip.kk.md",
        &[
            ("---\ntitle: Форум\n\nМәтін\n", "front-matter-open 1:1", ""),
            ("----\ntitle: Форум\n----\nМәтін\n", "front-matter-start 1:1", right),
            (" ---\ntitle: Форум\n---\nМәтін\n", "front-matter-start 1:2", right),
            ("\n\n---\ntitle: Форум\n---\nМәтін\n", "front-matter-start 3:1", right),
            ("---\ntitle: Форум\n...\nМәтін\n", "front-matter-open 1:1", right),
            ("---\ntitle: Форум\n----\nМәтін\n", "front-matter-open 1:1", right),
            ("---\ntitle: Форум\n  ---\nМәтін\n", "front-matter-open 1:1", right),
            ("+++\ntitle = \"Форум\"\n+++\nМәтін\n", "front-matter-start 1:1", ""),
            ("***\ntitle: Форум\n***\nМәтін\n", "front-matter-start 1:1", right),
            ("—\ntitle: Форум\n—\nМәтін\n", "front-matter-start 1:1", right),
            ("Кіріспе сөз\n---\ntitle: Форум\n---\nМәтін\n", "front-matter-start 2:1", ""),
            ("…---\ntitle: Форум\n---\nМәтін\n", "front-matter-start 1:1", right),
        ],
    );
    for fine in [right, "\u{feff}---\ntitle: Форум\n---\nМәтін\n", "---\r\ntitle: Форум\r\n---\r\nМәтін\r\n"]
    {
        assert_eq!(found("news/slip.kk.md", fine), Vec::<String>::new(), "{fine:?}");
    }
}

#[test]
fn a_colon_in_a_text_without_quotes() {
    let slips: [Slip; 10] = [
        ("title: Форум: итоги\n", "yaml-colon 1:13", "title: 'Форум: итоги'\n"),
        ("type: forum\ntitle: Форум:\n", "yaml-colon 2:13", "type: forum\ntitle: 'Форум:'\n"),
        ("title: Форум: \"итоги\"\n", "yaml-colon 1:13", "title: 'Форум: \"итоги\"'\n"),
        ("title: a: b: c\n", "yaml-colon 1:9", "title: 'a: b: c'\n"),
        ("title: {kk: Форум: итоги, ru: x}\n", "yaml-colon 1:18", "title: {kk: 'Форум: итоги', ru: x}\n"),
        ("title:\n  kk: Форум: итоги\n", "yaml-colon 2:12", "title:\n  kk: 'Форум: итоги'\n"),
        ("title: x\ntasks:\n  - Бірінші: екінші\n", "colon-in-text 3:5", "title: x\ntasks:\n  - 'Бірінші: екінші'\n"),
        ("title: \"Форум\": итоги\n", "yaml-colon 1:15", "title: '\"Форум\": итоги'\n"),
        ("title: It's: fine\n", "yaml-colon 1:12", "title: 'It''s: fine'\n"),
        ("title: Форум: итоги\n  екінші жол\n", "yaml-colon 1:13", ""),
    ];
    each(EVENT, &slips);
    for (text, _, repair) in slips.iter().filter(|slip| !slip.2.is_empty()) {
        let finding = &findings(EVENT, text)[0];
        let line = finding.args.iter().find(|(name, _)| *name == "line").map(|(_, line)| format!("{line:?}")).unwrap();
        let changed = repair.lines().find(|line| !text.contains(line)).unwrap();
        assert!(line.contains(changed.trim().trim_start_matches("- ").split('"').next().unwrap()), "{line} {changed}");
    }
}

#[test]
fn tabs_and_mixed_indents() {
    each(
        EVENT,
        &[
            ("title: x\ntasks:\n\t- a\n\t- b\n", "yaml-tab 3:1", "title: x\ntasks:\n  - a\n  - b\n"),
            ("title: x\nplaces:\n  - oral\n\t- atyrau\n", "yaml-tab 4:1", ""),
            ("title: {\n\tkk: a}\n", "yaml-tab 2:1", "title: {\n  kk: a}\n"),
            ("title: a\n  date: 2023\n", "yaml-indent 2:1", ""),
            ("title: x\ncredits:\n  - office: a\n   role: guest\n", "yaml-indent 4:1", ""),
            ("title: x\ntasks:\n  - a\n - b\n", "yaml-indent 4:1", ""),
        ],
    );
    // In a text of several lines nobody knows what a tab stood for.
    let finding = &findings(EVENT, "title: x\nsummary: |\n  a\n\tb\n")[0];
    assert_eq!((finding.code, finding.fix.len()), ("yaml-tab", 0));
}

#[test]
fn a_field_that_stands_twice_shows_both_lines() {
    for (text, place, first) in [
        ("title: a\ntitle: b\n", "2:1", 0),
        ("title: a\ntіtle: b\n", "2:1", 0),
        ("title: {kk: a, kk: b}\n", "1:16", 8),
        ("title: a\ntype: forum\n\"title\": b\n", "3:1", 0),
        ("title: x\nidentifiers:\n  й: a\n  и\u{306}: b\n", "4:3", 24),
    ] {
        assert_eq!(found(EVENT, text), [format!("yaml-duplicate-key {place}")], "{text}");
        let notes = &findings(EVENT, text)[0].notes;
        assert_eq!(
            notes.iter().map(|(span, key)| (span.start, *key)).collect::<Vec<_>>(),
            [(first, "first")],
            "{text}"
        );
    }
}

#[test]
fn pasted_from_word() {
    each(
        EVENT,
        &[
            ("title:\u{a0}Форум\n", "yaml-odd-space 1:7", "title: Форум\n"),
            ("type: forum\ntitle:\u{202f}Форум\n", "yaml-odd-space 2:7", "type: forum\ntitle: Форум\n"),
            ("title: x\n\u{a0}date: 2023\n", "yaml-odd-space 2:1", "title: x\ndate: 2023\n"),
            ("title: “Форум”\n", "curly-quotes 1:8", "title: «Форум»\n"),
            ("title: {kk: „Форум“, ru: x}\n", "curly-quotes 1:13", "title: {kk: «Форум», ru: x}\n"),
            ("title: ”Форум: итоги”\n", "curly-quotes 1:8", "title: 'Форум: итоги'\n"),
            ("title: x\ntype: “forum”\n", "curly-quotes 2:7", "title: x\ntype: forum\n"),
            ("title: x\ntasks:\n  – a\n  – b\n", "word-list-mark 3:3", "title: x\ntasks:\n  - a\n  - b\n"),
            ("title: x\ntasks:\n— a\n— b\n", "word-list-mark 3:1", "title: x\ntasks:\n- a\n- b\n"),
            ("title: x\ntasks:\n•\u{a0}a\n•\u{a0}b\n", "yaml-odd-space 3:2", ""),
            ("title: x\ntasks:\n  * a\n  * b\n", "word-list-mark 3:3", "title: x\ntasks:\n  - a\n  - b\n"),
            ("title: x\ntasks:\n  -а\n  -б\n", "word-list-mark 3:3", "title: x\ntasks:\n  - а\n  - б\n"),
        ],
    );
    assert_eq!(found("news/slip.kk.md", "…---\ntitle: a\n---\n"), ["front-matter-start 1:1"]);
    for fine in [
        "title: “Білім” және “Ғылым”\n",
        "title: x\nsummary: |\n  – Сәлем!\n  – Сәлем.\n",
        "title: x\nsummary: – Сәлем\n",
    ] {
        assert_eq!(found(EVENT, fine), Vec::<String>::new(), "{fine}");
    }
}

#[test]
fn tags_and_second_documents() {
    each(
        EVENT,
        &[
            ("title: !!python/object x\n", "yaml-tag 1:8", ""),
            ("title: !include x\n", "yaml-tag 1:8", ""),
            ("title: !!str x\n", "yaml-tag 1:8", ""),
            ("topics: !<tag:x,2000:y> [x]\n", "yaml-tag 1:9", ""),
            ("topics: [a, !x b]\n", "yaml-tag 1:13", ""),
            ("title: 1\n---\ntitle: 2\n", "yaml-documents 2:1", ""),
            ("---\ntitle: 1\n...\n---\ntitle: 2\n", "yaml-documents 4:1", ""),
        ],
    );
}

/// Six bombs, each in a process that may use 200 MiB.
#[test]
fn bombs_end_soon_and_small() {
    let laughs: String =
        (1..9).map(|n| format!("a{n}: &a{n} [{}]\n", vec![format!("*a{}", n - 1); 9].join(","))).collect();
    let merges: String = (1..30).fold("a0: &a0 {x: 1}\n".to_owned(), |mut all, n| {
        let _ = writeln!(all, "a{n}: &a{n} {{<<: [*a{0}, *a{0}]}}", n - 1);
        all
    });
    let bombs = [
        (format!("a0: &a0 [лол]\n{laughs}"), "yaml-alias 1:5"),
        ("a: &a [*a]\n".to_owned(), "yaml-alias 1:4"),
        ("a: &a {b: 1}\nc: {<<: *a}\n".to_owned(), "yaml-alias 1:4"),
        (merges, "yaml-alias 1:5"),
        (format!("tasks: {}", "[".repeat(2_000_000)), "yaml-too-deep 1:32"),
        (format!("tasks: [{}]\n", "a,".repeat(2_000_000)), "yaml-too-big 1:400003"),
    ];
    for (bomb, expected) in bombs {
        let archive = Archive::new(&[("content/events/bomb.yaml", &bomb)]);
        let check = archive.command("check", &["--format", "json"]);
        let mut command = Command::new("sh");
        command.args(["-c", "ulimit -v 204800 && exec \"$0\" \"$@\""]).arg(check.get_program()).args(check.get_args());
        command.env("MURAGAT_LANG", "en").env("RAYON_NUM_THREADS", "2").stdin(Stdio::null());
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        let run = finish(command).expect(1);
        let codes: Vec<String> = run.findings().iter().map(|f| format!("{} {}:{}", f.code, f.line, f.column)).collect();
        assert_eq!(codes, [expected], "{}", run.err);
        assert!(run.took < Duration::from_secs(10), "{:?}", run.took);
    }
}

/// Lists and maps, in brackets and in lines, at the limit, above it, and far above it.
#[test]
fn nesting_has_a_limit_and_no_depth_overflows() {
    let block = |depth: usize| (0..depth).map(|n| " ".repeat(n) + "a:\n").collect::<String>();
    let closed = |open: &str, close: &str, depth: usize| format!("a: {}{}", open.repeat(depth), close.repeat(depth));
    for depth in [23, 24, 64, 65, 100_000] {
        let texts = [
            closed("[", "]", depth),
            closed("{a: ", "}", depth),
            format!("a:\n  {}x\n", "- ".repeat(depth)),
            // A hundred thousand levels of indents would be a file of five gigabytes.
            block(depth.min(2_000) + 1),
        ];
        for (shape, text) in texts.iter().enumerate() {
            let (node, faults) = parse_map(FileId(0), text, 0..text.len());
            let codes: Vec<&str> = faults.0.iter().map(|fault| fault.code).collect();
            if depth == 23 {
                assert!(node.is_some() && codes.is_empty(), "{shape} {depth} {codes:?}");
            } else {
                assert!(node.is_none() && codes == ["yaml-too-deep"], "{shape} {depth} {codes:?}");
            }
        }
    }
}

/// A YAML file holds 200,000 values, a table 20,000 rows; one more is named with the limit.
#[test]
fn big_files_have_documented_limits() {
    let yaml = |values: usize| format!("tasks:\n{}", "- a\n".repeat(values));
    let read = |text: &str| parse_map(FileId(0), text, 0..text.len());
    for (values, fits) in [(100_000, true), (101_000, true), (199_997, true), (199_998, false), (300_000, false)] {
        let (node, faults) = read(&yaml(values));
        let codes: Vec<&str> = faults.0.iter().map(|fault| fault.code).collect();
        assert_eq!((node.is_some(), codes.as_slice()), (fits, if fits { &[][..] } else { &["yaml-too-big"][..] }));
        assert!(fits || faults.0[0].args == [("limit", "200000".into())]);
    }
    let keys: String = (0..99_000).fold(String::new(), |mut all, n| {
        let _ = writeln!(all, "k{n}: a");
        all
    });
    assert_eq!(
        read(&keys).0.map(|node| node.entries().len()),
        Some(99_000),
        "many fields take no longer than many values"
    );
    for (rows, expected) in [
        (20_000, vec![]),
        (20_001, vec!["table-too-long 20002:1"]),
        (100_000, vec!["table-too-long 20002:1"]),
        (101_000, vec!["table-too-long 20002:1"]),
    ] {
        let archive = Archive::new(&[(
            "content/award-lists/many/index.yaml",
            "title: {kk: Байқау, ru: Конкурс}\nresults: rows.csv\n",
        )]);
        archive.write("content/award-lists/many/rows.csv", "Ұжым\n".to_owned() + &"Дана\n".repeat(rows));
        let run = archive.check(&[]).expect(i32::from(!expected.is_empty()));
        let codes: Vec<String> = run.findings().iter().map(|f| format!("{} {}:{}", f.code, f.line, f.column)).collect();
        assert_eq!(codes, expected, "{rows}");
        assert!(expected.is_empty() || run.out.contains("20000"), "{}", run.out);
    }
}

/// The other slips that have a word of their own.
#[test]
fn everyday_slips_have_words_of_their_own() {
    each(
        EVENT,
        &[
            ("title:Форум\n", "yaml-no-space 1:6", "title: Форум\n"),
            ("title:Форум\ndate: 2023\n", "yaml-no-space 1:6", "title: Форум\ndate: 2023\n"),
            ("title Форум\ndate: 2023\n", "yaml-no-colon 1:1", ""),
            ("title: x\nекінші жол\ntype: forum\n", "yaml-no-colon 2:1", ""),
            ("title: @user\n", "yaml-quote-needed 1:8", "title: '@user'\n"),
            ("title: `x`\n", "yaml-quote-needed 1:8", "title: '`x`'\n"),
            ("title: %x\n", "yaml-quote-needed 1:8", "title: '%x'\n"),
            ("title: \"Форум\" итоги\n", "yaml-text-after 1:16", "title: '\"Форум\" итоги'\n"),
            ("title: [x] y\n", "yaml-text-after 1:12", "title: '[x] y'\n"),
            ("title: Форум #1\n", "yaml-hash 1:14", ""),
            ("title: \"Форум\ndate: 2023\n", "yaml-unclosed-quote 1:8", ""),
        ],
    );
    let fine: Vec<Diagnostic> =
        findings(EVENT, "title: x # a remark\ntasks: # all\n  - a\nlinks:\n  - url: https://a.kz/#b\n");
    assert!(fine.is_empty(), "{fine:?}");
}
