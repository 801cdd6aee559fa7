//! How long does each stage take? `cargo bench` measures read, parse, link, check, plan, render, search files and publish on one archive.
#![expect(clippy::unwrap_used, reason = "a benchmark stops at the first surprise")]

use criterion::measurement::WallTime;
use criterion::{BatchSize, BenchmarkGroup, Criterion, Throughput, criterion_group, criterion_main};
use muragat::archive::{link, select};
use muragat::checks::{Checked, check, check_letters};
use muragat::dates::Moment;
use muragat::diagnostics::Diagnostics;
use muragat::pictures::Store;
use muragat::pipeline::{Prepared, RunOptions, prepare_from};
use muragat::plan::plan;
use muragat::publish::{Beside, publish};
use muragat::records::parse_records;
use muragat::render::Renderer;
use muragat::site::read_site;
use muragat::sources::{ReadLimits, SourceTree, read_sources};
use muragat::theme::load_theme;
use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::Path;

/// Events of the archive that is measured.
const EVENTS: usize = 500;

/// Files of a synthetic archive: events in two languages, people, organizations, places, award lists with twenty rows.
fn corpus(events: usize) -> Vec<(String, String)> {
    let mut files = vec![("site.yaml".to_owned(), "title: {kk: Өлшеу, ru: Замер}\nlanguages: [kk, ru]\n".to_owned())];
    let paragraph = "Қатысушылар тәжірибе алмасып, білім беру сапасын талқылады. ".repeat(12);
    let people = events / 2;
    for n in 0..people {
        files.push((
            format!("people/p{n:05}.yaml"),
            format!("names:\n  kk: {{full: Есім Тегі {n}}}\n  ru: {{full: Имя Фамилия {n}}}\n"),
        ));
    }
    for n in 0..events / 10 {
        files.push((format!("organizations/o{n:05}.yaml"), format!("name: {{kk: Ұйым {n}, ru: Организация {n}}}\n")));
        files.push((format!("places/c{n:05}.yaml"), format!("name: {{kk: Қала {n}, ru: Город {n}}}\n")));
    }
    for n in 0..events {
        let mut head = format!(
            "type: conference\ndate: {}-{:02}-{:02}\nplaces: [c{:05}]\ncredits:\n",
            2005 + n % 20,
            1 + n % 12,
            1 + n % 28,
            n % (events / 10)
        );
        for k in 0..5 {
            let _ = writeln!(head, "  - {{person: p{:05}, role: speaker}}", (n * 7 + k * 31) % people);
        }
        let _ = writeln!(head, "  - {{org: o{:05}, role: organizer}}", n % (events / 10));
        for (lang, word, facts) in [("kk", "Конференция", head.as_str()), ("ru", "Конференция", "")]
        {
            let body = format!(
                "{paragraph}\n\n## Бағдарлама\n\n- бірінші\n- екінші\n\n{paragraph}\n\n[Тағы](events/e{:05})\n",
                (n * 13) % events
            );
            files.push((
                format!("events/e{n:05}.{lang}.md"),
                format!("---\ntitle: \"{word} {n}\"\n{facts}---\n\n{body}"),
            ));
        }
    }
    for n in 0..events / 5 {
        let mut list = format!(
            "title: {{kk: Тізім {n}, ru: Список {n}}}\nevent: e{:05}\nresults_status: complete\nresults:\n",
            n * 3 % events
        );
        for row in 0..20 {
            let _ = writeln!(
                list,
                "  - {{recipients: [{{person: p{:05}}}], place: {}, shared: true}}",
                (n * 11 + row) % people,
                row % 3 + 1
            );
        }
        files.push((format!("award-lists/a{n:05}.yaml"), list));
    }
    files
}

/// The files of the archive in the folder `MURAGAT_ARCHIVE`, else made-up ones.
fn sources() -> SourceTree {
    if let Some(archive) = std::env::var_os("MURAGAT_ARCHIVE") {
        return read_sources(&Path::new(&archive).join("content"), ReadLimits::default()).0;
    }
    let files = corpus(EVENTS);
    let pairs: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    SourceTree::from_texts(&pairs).0
}

fn prepared(sources: SourceTree) -> Prepared {
    let options = RunOptions::new(Moment::parse("2026-11-21").unwrap());
    let (site, _) = read_site(&sources);
    let (theme, _) = load_theme(Path::new("."), &site);
    let prepared = prepare_from(sources, site, theme, Diagnostics::default(), &options);
    assert!(!prepared.findings.has_errors());
    prepared
}

/// The index of all languages and its files.
fn search_files(group: &mut BenchmarkGroup<'_, WallTime>, all: &Prepared) {
    group.bench_function("7 search files", |b| {
        b.iter(|| {
            let fresh = Renderer::new(&all.archive, &all.site, &all.theme, &all.plan, &all.sources, all.moments);
            fresh.search_paths().len()
        });
    });
}

fn stages(c: &mut Criterion) {
    let mut group = c.benchmark_group("stages");
    group.sample_size(10).throughput(Throughput::Elements(EVENTS as u64));
    let disk = tempfile::tempdir().unwrap();
    for (path, text) in corpus(EVENTS) {
        let path = disk.path().join("content").join(path);
        fs_err::create_dir_all(path.parent().unwrap()).unwrap();
        fs_err::write(path, text).unwrap();
    }
    group.bench_function("1 read", |b| b.iter(|| read_sources(&disk.path().join("content"), ReadLimits::default())));
    let tree = sources();
    let (site, _) = read_site(&tree);
    group.bench_function("2 parse", |b| b.iter(|| parse_records(&tree, &site)));
    let records = parse_records(&tree, &site).0;
    let now = Moment::parse("2026-11-21").unwrap();
    let selected = || select(records.clone(), &now, false);
    group.bench_function("3 link", |b| {
        b.iter_batched(selected, |(records, withheld)| link(records, &withheld, &site), BatchSize::LargeInput);
    });
    let mut all = prepared(sources());
    all.plan_search();
    let (published, withheld) = (BTreeSet::new(), BTreeSet::new());
    let checked = Checked {
        archive: &all.archive,
        sources: &all.sources,
        site: &all.site,
        published: &published,
        withheld: &withheld,
    };
    group.bench_function("4 check", |b| b.iter(|| check(&checked)));
    group.bench_function("4 check letters", |b| b.iter(|| check_letters(&checked)));
    group.bench_function("5 plan", |b| b.iter(|| plan(&all.archive, &all.site, &all.theme, &all.sources)));
    let renderer = all.renderer();
    let (content, pictures) = (disk.path().join("content"), Store::of(disk.path()));
    let beside = Beside { sources: &all.sources, content: &content, pictures: &pictures };
    group.bench_function("6 render", |b| {
        b.iter(|| {
            all.plan
                .jobs
                .values()
                .map(|job| renderer.render(job).unwrap().map_or(0, |bytes| bytes.len()))
                .sum::<usize>()
        });
    });
    group.bench_function("8 publish, all new", |b| {
        b.iter_batched(
            || tempfile::tempdir().unwrap(),
            |out| publish(&all.plan, &renderer, &beside, out.path(), &|| ()).unwrap(),
            BatchSize::PerIteration,
        );
    });
    search_files(&mut group, &all);
    let out = tempfile::tempdir().unwrap();
    publish(&all.plan, &renderer, &beside, out.path(), &|| ()).unwrap();
    group.bench_function("8 publish, nothing new", |b| {
        b.iter(|| publish(&all.plan, &renderer, &beside, out.path(), &|| ()).unwrap());
    });
    group.finish();
}

criterion_group!(benches, stages);
criterion_main!(benches);
