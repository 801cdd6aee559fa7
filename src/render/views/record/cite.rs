//! How is a page cited? One line as a list of literature has it, and the same for programs that keep such lists.

use super::share::date_of;
use crate::archive::Ix;
use crate::dates::moment_long;
use crate::model::kinds::WorkType;
use crate::model::values::{Credit, Name};
use crate::plan::{Page, page_path};
use crate::records::Detail;
use crate::render::atoms::Phrase;
use crate::render::context::{Speaker, capitalized};
use serde::Serialize;

/// Authors that an entry names; of more it says that there are others.
const MOST_AUTHORS: usize = 3;

/// A reference to the page, as a list of literature has it.
#[derive(Serialize)]
pub(super) struct Cite {
    title: Phrase,
    rest: String,
    /// `events/tamyz-2023`
    key: String,
    /// Name of a format and the entry in it; none for people, places and other pages that are no works.
    entries: Vec<(&'static str, String)>,
}

/// What an entry says.
#[derive(Debug)]
struct Entry {
    /// `events-tamyz-2023`
    key: String,
    title: String,
    authors: Vec<Author>,
    /// Whether there are more authors than named.
    others: bool,
    year: Option<i32>,
    /// Name of the archive.
    site: String,
    url: String,
    /// Type of reference in RIS.
    ris: &'static str,
}

/// A person by surname and other names, or a name that is not to be taken apart.
#[derive(Debug, PartialEq)]
enum Author {
    Person(String, String),
    Whole(String),
}

/// «Title: kind, place, date // Site. – URL: host/path», and the entries.
pub(super) fn cite(speaker: &Speaker<'_>, ix: Ix) -> Cite {
    let record = speaker.archive().get(ix);
    let site = speaker.renderer.site;
    let (title, lang) = speaker.title(ix);
    let mut about = Vec::new();
    if let Some(event) = record.event() {
        about.extend(event.kind.map(|kind| speaker.term("event_type", kind.word())));
        about.extend(speaker.archive().targets(ix, &event.places).map(|place| speaker.title(place).0).next());
    }
    // A document without a date of its own was not necessarily made at its event.
    let dated = record.document().is_none_or(|document| document.date.is_some());
    about.extend(date_of(speaker, ix).filter(|_| dated).map(|date| date.text));
    if let Some(news) = record.news() {
        about.extend(news.published.as_ref().map(|at| moment_long(speaker.lang, &at.moment)));
    }
    let about = if about.is_empty() { String::new() } else { format!(": {}", about.join(", ")) };
    let (name, _) = site.title.best(speaker.lang, site.default_lang);
    let url =
        format!("{}/{}", site.base_url, page_path(speaker.archive(), speaker.lang, Page::Record { ix, number: 1 }));
    let address = url.split_once("://").map_or(url.as_str(), |(_, rest)| rest);
    let rest = format!("{about}\u{a0}// {name}.\u{a0}– URL:\u{a0}{address}");
    let title = capitalized(&title);
    let entries = entry(speaker, ix, &title, url).map(|entry| vec![("BibTeX", bibtex(&entry)), ("RIS", ris(&entry))]);
    Cite { title: speaker.phrase_in(&title, lang), rest, key: record.key(), entries: entries.unwrap_or_default() }
}

/// The parts of an entry; `None` for kinds that nobody lists as literature.
fn entry(speaker: &Speaker<'_>, ix: Ix, title: &str, url: String) -> Option<Entry> {
    let archive = speaker.archive();
    let record = archive.get(ix);
    let mut year = archive.date(ix).and_then(|date| date.year());
    let (ris, credits): (_, &[Credit]) = match &record.detail {
        Detail::Event(_) => ("CONF", &[]),
        Detail::AwardList(_) => ("GEN", &[]),
        Detail::Document(document) => {
            year = year.filter(|_| document.date.is_some());
            ("GEN", &[])
        }
        Detail::News(news) => {
            year = news.published.as_ref().map(|published| published.moment.day().year);
            ("NEWS", &news.authors)
        }
        Detail::Work(work) => (work_type(work.kind), &work.authors),
        _ => return None,
    };
    let named: Vec<Author> = credits.iter().filter_map(|credit| author(speaker, ix, credit)).collect();
    let site = speaker.renderer.site;
    Some(Entry {
        key: format!("{}-{}", record.kind.folder(), record.id),
        title: title.to_owned(),
        others: named.len() > MOST_AUTHORS,
        authors: named.into_iter().take(MOST_AUTHORS).collect(),
        year,
        site: site.title.best(speaker.lang, site.default_lang).0.to_owned(),
        url,
        ris,
    })
}

/// Types of reference of the RIS format (Research Information Systems, 2012).
fn work_type(kind: Option<WorkType>) -> &'static str {
    match kind {
        Some(WorkType::Article) => "JOUR",
        Some(WorkType::Collection | WorkType::MethodicalGuide) => "BOOK",
        Some(WorkType::Video) => "VIDEO",
        Some(WorkType::Film) => "MPCT",
        Some(WorkType::Song) => "MUSIC",
        _ => "GEN",
    }
}

/// A person by the parts of the name, else the organization; nobody whose name is not shown.
fn author(speaker: &Speaker<'_>, ix: Ix, credit: &Credit) -> Option<Author> {
    let archive = speaker.archive();
    let called = |to: Ix| archive.get(to).names().and_then(|names| names.best(speaker.lang, speaker.fallback()));
    if let Some(person) = credit.person {
        return called(archive.target(ix, person)?).map(|(name, _)| by_parts(name));
    }
    let org = archive.targets(ix, &credit.org).next()?;
    called(org).map(|(name, _)| Author::Whole(name.display()))
}

fn by_parts(name: &Name) -> Author {
    let text = |part: &Option<crate::model::values::Text>| part.as_ref().map(|text| text.text.clone());
    let given = text(&name.given).map(|given| [Some(given), text(&name.patronymic)].into_iter().flatten());
    let given = given.map(|parts| parts.collect::<Vec<_>>().join(" ")).or(text(&name.initials));
    match (text(&name.family), given) {
        (Some(family), Some(given)) => Author::Person(family, given),
        _ => Author::Whole(name.display()),
    }
}

/// One line: no break, no control character ends a field early.
fn line(text: &str) -> String {
    text.split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// A text for a field of BibTeX in braces. Braces count even behind a backslash, so commands stand for them.
fn tex(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in line(text).chars() {
        match c {
            '\\' => out.push_str("\\textbackslash{}"),
            '{' => out.push_str("\\textbraceleft{}"),
            '}' => out.push_str("\\textbraceright{}"),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            '%' | '#' | '$' | '&' | '_' => out.extend(['\\', c]),
            c => out.push(c),
        }
    }
    out
}

/// An address for a field that is taken as it stands: only what could end the field is written in hex.
fn address(url: &str) -> String {
    let mut out = String::with_capacity(url.len());
    for c in line(url).chars() {
        match c {
            '{' | '}' | '\\' | ' ' => out.push_str(&format!("%{:02X}", u32::from(c))),
            c => out.push(c),
        }
    }
    out
}

/// An entry of BibTeX in UTF-8.
fn bibtex(entry: &Entry) -> String {
    let author = |author: &Author| match author {
        Author::Person(family, given) => format!("{{{}}}, {{{}}}", tex(family), tex(given)),
        Author::Whole(name) => format!("{{{}}}", tex(name)),
    };
    let mut authors: Vec<String> = entry.authors.iter().map(author).collect();
    if entry.others {
        authors.push("others".to_owned());
    }
    let mut out = format!("@misc{{{},\n  title = {{{{{}}}}},\n", entry.key, tex(&entry.title));
    if !authors.is_empty() {
        out.push_str(&format!("  author = {{{}}},\n", authors.join(" and ")));
    }
    if let Some(year) = entry.year {
        out.push_str(&format!("  year = {{{year}}},\n"));
    }
    out + &format!("  howpublished = {{{}}},\n  url = {{{}}}\n}}", tex(&entry.site), address(&entry.url))
}

/// A reference in the RIS format. A page has the line ends of the page; what is copied gets those of the reader's system.
fn ris(entry: &Entry) -> String {
    let mut lines = vec![("TY", entry.ris.to_owned()), ("TI", line(&entry.title))];
    lines.extend(entry.authors.iter().map(|author| match author {
        // A comma divides the parts of a name.
        Author::Person(family, given) => ("AU", line(&format!("{}, {given}", family.replace(',', " ")))),
        Author::Whole(name) => ("AU", line(&name.replace(',', " "))),
    }));
    lines.extend(entry.year.map(|year| ("PY", year.to_string())));
    lines.extend([("PB", line(&entry.site)), ("UR", line(&entry.url)), ("ER", String::new())]);
    lines.iter().map(|(tag, value)| format!("{tag}  - {value}")).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hostile() -> Entry {
        Entry {
            key: "news-qate".into(),
            title: "100 % {«A\\B»}\r\nER  - x\u{2028}#1 & $2_3 ~^".into(),
            authors: vec![Author::Person("А, Б".into(), "В and Г".into()), Author::Whole("Ұ}йым".into())],
            others: true,
            year: Some(2023),
            site: "М}".into(),
            url: "https://example.org/a{b}/kk/news/qate/".into(),
            ris: "NEWS",
        }
    }

    #[test]
    fn no_title_breaks_out_of_its_field_in_bibtex() {
        let expected = "@misc{news-qate,\n  title = {{100 \\% \\textbraceleft{}«A\\textbackslash{}B»\\textbraceright{} ER - x \\#1 \\& \\$2\\_3 \\textasciitilde{}\\textasciicircum{}}},\n  \
             author = {{А, Б}, {В and Г} and {Ұ\\textbraceright{}йым} and others},\n  year = {2023},\n  howpublished = {М\\textbraceright{}},\n  \
             url = {https://example.org/a%7Bb%7D/kk/news/qate/}\n}";
        let entry = bibtex(&hostile());
        assert_eq!(entry, expected);
        assert_eq!(entry.matches('{').count(), entry.matches('}').count());
    }

    #[test]
    fn no_title_begins_a_line_of_its_own_in_ris() {
        let expected = "TY  - NEWS\nTI  - 100 % {«A\\B»} ER - x #1 & $2_3 ~^\nAU  - А Б, В and Г\nAU  - Ұ}йым\nPY  - 2023\nPB  - М}\n\
                        UR  - https://example.org/a{b}/kk/news/qate/\nER  - ";
        assert_eq!(ris(&hostile()), expected);
    }

    #[test]
    fn what_is_not_known_is_left_out() {
        let entry = Entry { title: "Т".into(), authors: Vec::new(), others: false, year: None, ..hostile() };
        assert!(!bibtex(&entry).contains("author") && !bibtex(&entry).contains("year"));
        assert!(!ris(&entry).contains("AU") && !ris(&entry).contains("PY"));
    }
}
