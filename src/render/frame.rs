//! What stands around every page? Head, menu, language switch, path, foot.

use super::context::{Renderer, Speaker};
use super::open_graph::{OpenGraph, open_graph};
use crate::dates::{Date, long};
use crate::i18n::{Lang, nbsp};
use crate::model::Kind;
use crate::plan::{Page, page_path, url_of};
use crate::qr::{QrCode, qr_code};
use serde::Serialize;

/// What all pages of a language share.
#[derive(Debug)]
pub(super) struct LangFrame {
    /// The shared part as a template value, cheap to clone.
    pub site: tera::Value,
    /// The interface words as a template value.
    pub words: tera::Value,
}

#[derive(Serialize)]
struct SiteView {
    title: String,
    subtitle: Option<String>,
    description: Option<String>,
    home: String,
    css: String,
    print_css: String,
    fonts_css: Option<String>,
    icon: String,
    settings: String,
    script: String,
    licence: Option<String>,
    owner: Option<String>,
    colophon: Option<String>,
    contacts: Vec<(String, String)>,
    reading_url: String,
    years_url: String,
    statistics_url: String,
    calendar_url: String,
    search_url: String,
    site_map_url: String,
    people_url: String,
    about_url: String,
    data_url: String,
    updated: String,
    updated_iso: String,
}

/// A row of the menu, the path or the language switch.
#[derive(Clone, Debug, Serialize)]
pub(super) struct FrameLink {
    pub title: String,
    pub lang: Option<String>,
    pub url: Option<String>,
    pub current: bool,
}

/// What the frame of one page needs; the rest is in [`LangFrame`].
#[derive(Debug, Serialize)]
pub(super) struct PageFrame {
    pub lang: String,
    /// `data-kind` of the body.
    pub kind: &'static str,
    /// Title of the window, without the site's name.
    pub title: String,
    /// For search engines and for those to whom the page is sent; never empty.
    pub description: String,
    pub canonical: String,
    pub alternates: Vec<(String, String)>,
    pub langs: Vec<FrameLink>,
    pub menu: Vec<FrameLink>,
    pub crumbs: Vec<FrameLink>,
    pub index: bool,
    /// The address for those who hold the page on paper.
    pub qr: Option<QrCode>,
    pub og: OpenGraph,
}

/// The code of a page that people print and hand round; lists, people and what leads to them have none.
fn qr(speaker: &Speaker<'_>, page: Page, address: &str) -> Option<QrCode> {
    let handed_round = match page {
        Page::Record { ix, number: 1 } => {
            let kind = speaker.archive().get(ix).kind;
            !matches!(kind, Kind::People | Kind::Organizations | Kind::Places | Kind::Topics)
        }
        Page::Programme { .. } => true,
        _ => false,
    };
    if handed_round { qr_code(address) } else { None }
}

/// Name of a language in itself.
pub(super) fn lang_name(lang: Lang) -> String {
    match lang.code() {
        "kk" => "Қазақша".to_owned(),
        "ru" => "Русский".to_owned(),
        "en" => "English".to_owned(),
        code => code.to_owned(),
    }
}

/// A contact without a label is called by its address: `arhiv@example.org`.
fn bare(url: &str) -> &str {
    ["mailto:", "tel:", "https://", "http://"].iter().find_map(|scheme| url.strip_prefix(scheme)).unwrap_or(url)
}

pub(super) fn lang_frame(renderer: &Renderer<'_>, lang: Lang) -> LangFrame {
    let site = renderer.site;
    let speaker = Speaker { renderer, lang, words: &renderer.theme.words[&lang] };
    let text = |text: &crate::model::values::LText| {
        let (words, written_in) = text.best(lang, site.default_lang);
        nbsp(written_in, words).into_owned()
    };
    let asset = |name: &str| renderer.plan.assets.get(name).cloned().unwrap_or_default();
    let today = renderer.moments.today.to_string();
    let view = SiteView {
        title: text(&site.title),
        subtitle: site.subtitle.as_ref().map(text),
        description: site.description.as_ref().map(text),
        home: speaker.page_url(Page::Home),
        css: asset("style.css"),
        print_css: asset("print.css"),
        fonts_css: renderer.plan.assets.get("fonts/fonts.css").cloned(),
        icon: asset("mark.svg"),
        settings: asset("settings.js"),
        script: asset("site.js"),
        licence: site.licence.clone(),
        owner: site.owner.as_ref().map(text),
        colophon: site.colophon.as_ref().map(text),
        contacts: site
            .contacts
            .iter()
            .map(|(l, url)| (l.as_ref().map_or_else(|| bare(url).to_owned(), text), url.clone()))
            .collect(),
        reading_url: speaker.page_url(Page::Reading),
        years_url: speaker.page_url(Page::Years),
        statistics_url: speaker.page_url(Page::Statistics),
        calendar_url: speaker.page_url(Page::Calendar),
        about_url: speaker.page_url(Page::About),
        data_url: speaker.page_url(Page::Data),
        search_url: speaker.page_url(Page::Search),
        site_map_url: speaker.page_url(Page::SiteMap),
        people_url: speaker.page_url(Page::List { kind: Kind::People, number: 1 }),
        updated: Date::parse(&today).map(|parsed| long(lang, &parsed.date)).unwrap_or_else(|_| today.clone()),
        updated_iso: today,
    };
    let words: std::collections::BTreeMap<&str, &str> =
        speaker.words.keys().map(|key| (key, speaker.words.get(key))).collect();
    LangFrame { site: tera::Value::from_serializable(&view), words: tera::Value::from_serializable(&words) }
}

impl Speaker<'_> {
    /// The frame of a page; `crumbs` are the steps between the home page and the page itself.
    pub fn frame(&self, page: Page, kind: &'static str, title: String, crumbs: Vec<FrameLink>) -> PageFrame {
        let site = self.renderer.site;
        let address = |lang: Lang| url_of(site, &page_path(self.archive(), lang, page));
        let absolute = |lang: Lang| format!("{}/{}", site.base_url, page_path(self.archive(), lang, page));
        let mut alternates: Vec<(String, String)> = site.langs.iter().map(|l| (l.to_string(), absolute(*l))).collect();
        alternates.push(("x-default".into(), absolute(site.default_lang)));
        let langs = site.langs.iter().map(|lang| FrameLink {
            title: lang_name(*lang),
            lang: Some(lang.to_string()),
            url: (*lang != self.lang).then(|| address(*lang)),
            current: *lang == self.lang,
        });
        let here = match page {
            Page::List { kind, .. } => Some(kind),
            Page::Record { ix, .. } | Page::Programme { ix } | Page::Ordered { ix, .. } | Page::Picture { ix, .. } => {
                Some(self.archive().get(ix).kind)
            }
            Page::Withdrawn(at) => self.archive().tombstones().get(at).map(|stone| stone.kind),
            _ => None,
        };
        let menu = site.menu.iter().map(|kind| FrameLink {
            title: self.kind_title(*kind),
            lang: None,
            url: Some(self.page_url(Page::List { kind: *kind, number: 1 })),
            current: here == Some(*kind),
        });
        let mut path = Vec::new();
        if page != Page::Home {
            path.push(self.crumb(self.word("home").to_owned(), Some(self.page_url(Page::Home))));
            path.extend(crumbs);
            path.push(FrameLink { title: title.clone(), lang: None, url: None, current: true });
        }
        let description = self.place_in_site(&path, &title);
        PageFrame {
            lang: self.lang.to_string(),
            kind,
            title,
            description,
            canonical: absolute(self.lang),
            alternates,
            langs: langs.collect(),
            menu: menu.collect(),
            crumbs: path,
            index: true,
            og: open_graph(self, page),
            qr: qr(self, page, &absolute(self.lang)),
        }
    }

    /// Words for search engines about a page that has none of its own: its title, the way to it, the archive.
    fn place_in_site(&self, path: &[FrameLink], title: &str) -> String {
        let site = self.renderer.site;
        let words = |text: &crate::model::values::LText| text.best(self.lang, site.default_lang).0.to_owned();
        let between = path.get(1..path.len().saturating_sub(1)).unwrap_or_default();
        let mut parts = vec![title.to_owned()];
        parts.extend(between.iter().rev().map(|step| step.title.clone()));
        parts.push(words(&site.title));
        parts.extend(site.subtitle.as_ref().map(words));
        parts.join(" · ")
    }

    /// A step of the path.
    pub fn crumb(&self, title: String, url: Option<String>) -> FrameLink {
        FrameLink { title, lang: None, url, current: false }
    }
}
