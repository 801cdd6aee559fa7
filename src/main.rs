//! Where does the program start?

fn main() {
    let (sources, mut faults) = muragat::sources::read_sources(std::path::Path::new("content"), Default::default());
    let (site, f) = muragat::site::read_site(&sources);
    faults.append(f);
    let (records, f) = muragat::records::parse_records(&sources, &site);
    faults.append(f);
    let now = muragat::dates::Moment::parse("2026-11-21").unwrap();
    let (records, withheld) = muragat::archive::select(records, &now, false);
    let (archive, f) = muragat::archive::link(records, &withheld, &site);
    faults.append(f);
    let faults = faults.sorted();
    print!("{}", muragat::diagnostics::text_report(&faults, &sources, false));
    println!("{} {}", muragat::diagnostics::summary_line(&faults), archive.len());
}
