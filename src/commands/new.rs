//! `muragat new`: how does a new record begin? What is missing is asked for, the rest is made from the schema.

use super::Failure;
use super::ask::{Question, ask, choose};
use super::environment::{build_time, project_root, seen_from_here, somebody_answers};
use super::files::{create, is_there};
use super::new_template::{NewFile, NewRecord, date_field, files_of};
use super::report::write_out;
use crate::cli::{NewArgs, SESSION};
use crate::dates::{Date, Moment};
use crate::diagnostics::Files;
use crate::i18n::{Lang, slug};
use crate::model::kinds::EventType;
use crate::model::{Kind, is_id};
use crate::pipeline::{Prepared, RunOptions, prepare};
use crate::plan::{Job, Page, record_path};
use std::path::Path;

/// Longest id that is made from a title; people type and read it.
const LONGEST_ID: usize = 60;

/// Writes the files of a new record and prints their paths.
pub(super) fn run(args: &NewArgs) -> Result<u8, Failure> {
    let (kind, event_type) = meaning(&args.kind)?;
    let root = project_root(args.root.as_deref())?;
    let prepared = prepare(&root, &RunOptions { drafts: true, ..RunOptions::new(build_time(None)?) });
    let desk = Desk { args, kind, prepared: &prepared, asks: !args.no_input && somebody_answers() };
    let event_type = desk.event_type(event_type)?;
    let titles = desk.titles()?;
    let date = desk.date()?;
    let id = desk.id(&titles)?;
    let record = NewRecord { kind, event_type, id, titles, date };
    let files = files_of(&record, &prepared.site.langs);
    if args.dry_run {
        show(&root, &files);
    } else {
        write(&root, &files)?;
        desk.tell_next(&record);
    }
    Ok(0)
}

/// The kind and the sort of event that a word stands for.
fn meaning(word: &str) -> Result<(Kind, Option<EventType>), Failure> {
    if let Some(kind) = Kind::ALL.into_iter().find(|kind| [kind.singular(), kind.folder()].contains(&word)) {
        return Ok((kind, None));
    }
    let sort = if word == SESSION { Some(EventType::Section) } else { EventType::from_word(word) };
    let sort =
        sort.ok_or_else(|| Failure::Usage(format!("“{word}” is not a kind of record, see `muragat new --help`")))?;
    Ok((Kind::Events, Some(sort)))
}

/// What was typed, and what the archive says about it.
struct Desk<'a> {
    args: &'a NewArgs,
    kind: Kind,
    prepared: &'a Prepared,
    asks: bool,
}

impl Desk<'_> {
    fn event_type(&self, known: Option<EventType>) -> Result<Option<EventType>, Failure> {
        if known.is_some() || self.kind != Kind::Events || !self.asks {
            return Ok(known);
        }
        Ok(choose(Question::EventType, EventType::WORDS)?.and_then(EventType::from_word))
    }

    /// The titles, that of the text's language first.
    fn titles(&self) -> Result<Vec<(Lang, String)>, Failure> {
        let args = self.args;
        let (title, russian) = (one_line(args.title.as_deref()), one_line(args.title_ru.as_deref()));
        let lang = match args.lang.as_deref().and_then(Lang::parse) {
            Some(lang) => lang,
            None if title.is_none() && russian.is_some() && !self.asks => Lang::RU,
            None => self.prepared.site.default_lang,
        };
        if lang == Lang::RU && title.is_some() && russian.is_some() {
            return Err(Failure::Usage("--title is the Russian one here; leave --title-ru out".to_owned()));
        }
        let (title, russian) = if lang == Lang::RU { (title.or(russian), None) } else { (title, russian) };
        let title = match title {
            Some(title) => title,
            None if self.asks => {
                let question = if self.kind.is_named() { Question::Name } else { Question::Title };
                let needed =
                    |answer: &str| one_line(Some(answer)).map(|_| ()).ok_or_else(|| "this is needed".to_owned());
                one_line(Some(&ask(question, None, &needed)?)).unwrap_or_default()
            }
            None => return Err(Failure::Usage("--title is missing, and there is no terminal to ask on".to_owned())),
        };
        let russian = match russian {
            None if self.asks && lang != Lang::RU && self.prepared.site.langs.contains(&Lang::RU) => {
                one_line(Some(&ask(Question::InRussian, None, &|_| Ok(()))?))
            }
            russian => russian,
        };
        Ok(std::iter::once((lang, title)).chain(russian.map(|title| (Lang::RU, title))).collect())
    }

    /// The date as it is stored.
    fn date(&self) -> Result<Option<String>, Failure> {
        match self.args.date.as_deref().map(str::trim).filter(|date| !date.is_empty()) {
            Some(date) => stored_date(self.kind, date)
                .map(Some)
                .map_err(|cause| Failure::Usage(format!("--date {date}: {cause}"))),
            // Few people know when an organization was founded; whoever does has --date.
            None if self.asks && self.kind != Kind::Organizations && date_field(self.kind).is_some() => {
                let check = |answer: &str| {
                    if answer.is_empty() { Ok(()) } else { stored_date(self.kind, answer).map(|_| ()) }
                };
                Ok(stored_date(self.kind, ask(Question::Date, None, &check)?.trim()).ok())
            }
            None => Ok(None),
        }
    }

    /// The id: as given, or made from the title. It is free.
    fn id(&self, titles: &[(Lang, String)]) -> Result<String, Failure> {
        if let Some(id) = self.args.id.as_ref().or(self.args.own_id.as_ref()) {
            return self.usable(id).map(|()| id.clone()).map_err(Failure::Usage);
        }
        let made = titles.first().map(|(lang, title)| shortened(&slug(*lang, title))).unwrap_or_default();
        if self.asks {
            let suggestion = self.free_like(&made).filter(|id| is_id(id));
            return ask(Question::Id, suggestion, &|id| self.usable(id)).map(|id| id.trim().to_owned());
        }
        if !is_id(&made) {
            return Err(Failure::Usage("--id is missing, and the title has too few letters to make one".to_owned()));
        }
        self.usable(&made).map(|()| made).map_err(Failure::Usage)
    }

    /// Whether a new record can have this id; else why not.
    fn usable(&self, id: &str) -> Result<(), String> {
        if !is_id(id) {
            return Err(format!("“{id}” can't be an id: use 2 to 80 small Latin letters, digits and hyphens"));
        }
        match self.holder(id) {
            None => Ok(()),
            Some(holder) => {
                let other = self.free_like(id).map(|free| format!(", such as --id {free}")).unwrap_or_default();
                Err(format!("the id “{id}” is taken by {holder}; choose another one{other}"))
            }
        }
    }

    /// The id itself, or with a number behind it, if one is free.
    fn free_like(&self, id: &str) -> Option<String> {
        let numbered = (2..100).map(|number| format!("{id}-{number}"));
        std::iter::once(id.to_owned()).chain(numbered).find(|id| self.holder(id).is_none())
    }

    /// What has this id already: a file, also one that can't be read, a session inside another event, a former id.
    fn holder(&self, id: &str) -> Option<String> {
        let Prepared { sources, plan, archive, site, .. } = self.prepared;
        let place = format!("{}/{id}", self.kind.folder());
        let same = |path: &str| {
            let rest = path.strip_prefix(&place);
            rest.is_some_and(|rest| rest.starts_with(['.', '/']))
        };
        if let Some((file, _)) = sources.iter().find(|(_, source)| same(&source.path.to_lowercase())) {
            return Some(sources.path(file).to_owned());
        }
        let page = record_path(site.default_lang, self.kind, id) + "index.html";
        match plan.jobs.get(&page)? {
            Job::Page(_, Page::Record { ix, .. }) => {
                let record = archive.get(*ix);
                let file = sources.path(record.span.file);
                // A page that was made from a name gives way to the record that declares it.
                (!record.unverified).then(|| format!("a session in {file}"))
            }
            _ => Some("a former id of another record".to_owned()),
        }
    }

    /// Says on stderr what to do now, and which record has the same name.
    fn tell_next(&self, record: &NewRecord) {
        for (_, title) in &record.titles {
            for ix in self.prepared.archive.find_name(self.kind, title) {
                let other = self.prepared.archive.get(*ix);
                if !other.unverified {
                    eprintln!("note: {} has the same name; if it is the same, delete one of the two", other.key());
                }
            }
        }
        eprintln!("Open it, fill in what you know, then run `muragat check`.");
    }
}

/// A date in the spelling that is stored.
fn stored_date(kind: Kind, text: &str) -> Result<String, String> {
    let guess = |guess: Option<String>| guess.map(|guess| format!("; write {guess}")).unwrap_or_default();
    match date_field(kind) {
        None => Err(format!("records of {kind} have no date")),
        Some("published") => Moment::parse(text)
            .map(|moment| moment.iso())
            .map_err(|fault| format!("{fault}{}", guess(fault.suggestion.clone()))),
        Some(_) => Date::parse(text)
            .map(|parsed| parsed.date.edtf().to_owned())
            .map_err(|fault| format!("{fault}{}", guess(fault.suggestion.clone()))),
    }
}

/// A text without line breaks, double spaces and invisible characters; `None` where nothing is left.
fn one_line(text: Option<&str>) -> Option<String> {
    let visible = |c: &char| !matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}');
    let text: String = text?.chars().filter(visible).map(|c| if c.is_control() { ' ' } else { c }).collect();
    let joined = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (!joined.is_empty()).then_some(joined)
}

/// A slug cut at a hyphen to the length of an id.
fn shortened(slug: &str) -> String {
    if slug.len() <= LONGEST_ID {
        return slug.to_owned();
    }
    let cut = slug[..=LONGEST_ID].rfind('-').unwrap_or(LONGEST_ID);
    slug[..cut].to_owned()
}

fn show(root: &Path, files: &[NewFile]) {
    for file in files {
        write_out(&format!("{}\n{}\n", shown(root, file), file.text));
    }
    eprintln!("Nothing was written.");
}

/// Writes the files, none over another, and prints their paths.
fn write(root: &Path, files: &[NewFile]) -> Result<(), Failure> {
    let taken = |file: &NewFile| Failure::Usage(format!("{} exists already", shown(root, file)));
    if let Some(file) = files.iter().find(|file| is_there(&root.join("content").join(&file.path))) {
        return Err(taken(file));
    }
    for file in files {
        if !create(&root.join("content").join(&file.path), &file.text)? {
            return Err(taken(file));
        }
        write_out(&format!("{}\n", shown(root, file)));
    }
    Ok(())
}

fn shown(root: &Path, file: &NewFile) -> String {
    seen_from_here(&root.join("content").join(&file.path)).display().to_string()
}
