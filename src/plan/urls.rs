//! At which address does a page live? Decided here and nowhere else.

use super::listings::YearShelf;
use super::site_plan::Page;
use crate::archive::{Archive, Ix};
use crate::i18n::Lang;
use crate::model::Kind;
use crate::site::Site;

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

/// Address of a path on the site, from the root of its host: `/archive/kk/events/`.
pub fn url_of(site: &Site, path: &str) -> String {
    format!("{}/{path}", site.base_path())
}
