//! At which address does a page live? Decided here and nowhere else.

use super::listings::YearShelf;
use super::site_plan::Page;
use crate::archive::{Archive, Ix};
use crate::fingerprint::fingerprint;
use crate::i18n::Lang;
use crate::model::Kind;
use crate::site::Site;
use std::borrow::Cow;
use unicode_normalization::char::is_combining_mark;

/// Folder of a record relative to `public/`, with a slash at its end.
pub fn record_path(lang: Lang, kind: Kind, id: &str) -> String {
    format!("{lang}/{}/{id}/", kind.folder())
}

/// The picture beside a link to a page: that of its record, else that of the archive.
pub fn share_path(archive: &Archive, lang: Lang, ix: Option<Ix>) -> String {
    let page = ix.map_or(Page::Home, |ix| Page::Record { ix, number: 1 });
    page_path(archive, lang, page) + "share.png"
}

/// Folder of a page relative to `public/`, with a slash at its end; its file is `index.html` in it.
pub fn page_path(archive: &Archive, lang: Lang, page: Page) -> String {
    let numbered = |base: String, number: usize| if number > 1 { format!("{base}page/{number}/") } else { base };
    match page {
        Page::Home => format!("{lang}/"),
        Page::List { kind, number } => numbered(format!("{lang}/{}/", kind.folder()), number),
        Page::Record { ix, number } => {
            let record = archive.get(ix);
            numbered(record_path(lang, record.kind, &record.id), number)
        }
        Page::Programme { ix } => {
            let record = archive.get(ix);
            record_path(lang, record.kind, &record.id) + "programme/"
        }
        Page::Ordered { ix, by } => {
            let record = archive.get(ix);
            format!("{}{}/", record_path(lang, record.kind, &record.id), by.folder())
        }
        Page::Picture { ix, number } => {
            let record = archive.get(ix);
            format!("{}pictures/{number}/", record_path(lang, record.kind, &record.id))
        }
        Page::Reading => format!("{lang}/a11y/"),
        Page::Years => format!("{lang}/years/"),
        Page::Calendar => format!("{lang}/calendar/"),
        Page::Month { year, month } => format!("{lang}/calendar/{year:04}/{month:02}/"),
        Page::OnThisDay => format!("{lang}/on-this-day/"),
        Page::DayOfYear { month, day } => format!("{lang}/on-this-day/{month:02}-{day:02}/"),
        Page::Search => format!("{lang}/search/"),
        Page::SiteMap => format!("{lang}/sitemap/"),
        Page::Statistics => format!("{lang}/statistics/"),
        Page::About => format!("{lang}/about/"),
        Page::Data => format!("{lang}/data/"),
        Page::Withdrawn(at) => {
            archive.tombstones().get(at).map_or_else(String::new, |stone| record_path(lang, stone.kind, &stone.id))
        }
        Page::Year { shelf, number } => {
            let name = match shelf {
                YearShelf::Year(year) => year.to_string(),
                YearShelf::Undated => "undated".to_owned(),
            };
            numbered(format!("{lang}/years/{name}/"), number)
        }
    }
}

/// Output path of a file that is published as it is; `path` is relative to `content/`.
pub fn file_path(path: &str) -> String {
    let parts: Vec<Cow<'_, str>> = path.split('/').map(fitting).collect();
    format!("files/{}", parts.join("/"))
}

/// Most bytes of a name in an output path. File systems take 255; copies and archives add to it.
const LONGEST_NAME: usize = 200;

/// A name that every file system takes: a longer one is cut between two letters, and told apart by a hash of the whole.
pub(super) fn fitting(name: &str) -> Cow<'_, str> {
    if name.len() <= LONGEST_NAME {
        return Cow::Borrowed(name);
    }
    let (stem, extension) = name.rsplit_once('.').filter(|(_, e)| e.len() <= 10).unwrap_or((name, ""));
    let hash = fingerprint(name.as_bytes());
    let tail = format!("-{}{}{extension}", &hash[..8], if extension.is_empty() { "" } else { "." });
    let most = LONGEST_NAME - tail.len();
    // A mark that belongs to the letter before it is not cut off from it.
    let border = |at: usize| stem.get(at..).and_then(|rest| rest.chars().next()).is_some_and(|c| !is_combining_mark(c));
    let end = (0..=most).rev().find(|at| border(*at)).unwrap_or(0);
    Cow::Owned(format!("{}{tail}", &stem[..end]))
}

/// Address of a path on the site, from the root of its host: `/archive/kk/events/`. What has a meaning of its own in addresses
/// (URL standard, path percent-encode set, and `%` itself) is percent-encoded; letters of all alphabets stay, as readers want.
pub fn url_of(site: &Site, path: &str) -> String {
    let mut url = site.base_path().to_owned();
    url.reserve(path.len() + 1);
    url.push('/');
    for c in path.chars() {
        match c {
            '\0'..=' '
            | '"'
            | '#'
            | '%'
            | '<'
            | '>'
            | '?'
            | '['
            | '\\'
            | ']'
            | '^'
            | '`'
            | '{'
            | '|'
            | '}'
            | '\u{7f}' => {
                url.push_str(&format!("%{:02X}", u32::from(c)));
            }
            c => url.push(c),
        }
    }
    url
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_names_are_cut_between_letters() {
        for letters in 1..=400 {
            for letter in ["a", "қ", "й\u{301}", "😀"] {
                let name = format!("{}.pdf", letter.repeat(letters));
                let cut = fitting(&name);
                assert!(cut.len() <= LONGEST_NAME && cut.ends_with(".pdf"), "{cut}");
                assert_eq!(cut == name, name.len() <= LONGEST_NAME);
                let stem = cut.trim_end_matches(|c: char| c != '-').trim_end_matches('-');
                assert!(cut == name || stem.ends_with(letter), "{cut}");
            }
        }
        assert_ne!(fitting(&"қ".repeat(150)), fitting(&"қ".repeat(151)));
    }
}
