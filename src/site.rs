//! Which archive is this? The settings of `content/site.yaml`.

use crate::diagnostics::{Diagnostic, Diagnostics, Files, Span};
use crate::i18n::Lang;
use crate::model::language::unknown_language;
use crate::model::schema::{fields, group_field};
use crate::model::values::{Flag, LText, Link, Text, Whole};
use crate::model::{Kind, Reader, bad_url, is_web_address};
use crate::sources::{Content, SourceTree};
use crate::yaml;

fields! {
    /// The fields of `site.yaml`.
    pub struct SiteFields {
        /// Name of the archive.
        title as "title": LText,
        /// Second line of the head.
        subtitle as "subtitle": Option<LText>,
        /// For search engines.
        description as "description": Option<LText>,
        /// Address under which it is published.
        base_url as "base_url": Option<Text>,
        /// Languages of the pages, the first one in the switch first.
        languages as "languages": Vec<Text>,
        /// Language of plain texts and of the root page.
        default_language as "default_language": Option<Text>,
        /// Folder under `themes/`.
        theme as "theme": Option<Text>,
        /// Kinds in the menu.
        menu as "menu": Vec<Text>,
        /// Licence of texts and data.
        licence as "licence": Option<Text>,
        /// Who keeps the archive.
        owner as "owner": Option<LText>,
        /// How to reach the owner.
        contacts as "contacts": Vec<Link>,
        /// Words on the foot of each page.
        colophon as "colophon": Option<LText>,
        /// Rows of a list page.
        per_page as "per_page": Option<Whole>,
        /// Whose fonts the pages have.
        fonts as "fonts": Option<Text>,
        /// Whether a link in a chat gets a picture of its own.
        share_images as "share_images": Option<Flag>,
        /// With which dictionaries and words spelling is checked.
        spelling as "spelling": Option<Spelling>,
    }
}

fields! {
    /// How spelling is checked.
    pub struct Spelling {
        /// Words that are right though no dictionary has them.
        words as "words": Vec<Text>,
        /// Folders with dictionaries.
        dictionaries as "dictionaries": Vec<Text>,
    }
}
group_field!(Spelling, "spelling check");

impl Spelling {
    fn checked(self, _: &mut Reader<'_>) -> Option<Self> {
        Some(self)
    }
}

/// How spelling is checked: the settings as they are used.
#[derive(Clone, Debug, Default)]
pub struct SpellingSettings {
    /// Words that are right in any form.
    pub words: Vec<String>,
    /// Folders with dictionaries, relative to the one that holds `content/`; empty for those of the machine.
    pub dictionaries: Vec<String>,
}

/// The settings of an archive.
#[derive(Clone, Debug)]
pub struct Site {
    /// Name of the archive.
    pub title: LText,
    /// Second line of the head.
    pub subtitle: Option<LText>,
    /// For search engines.
    pub description: Option<LText>,
    /// Address without a slash at its end: `https://muragat.example/archive`.
    pub base_url: String,
    /// Languages of the pages.
    pub langs: Vec<Lang>,
    /// Language of plain texts and of the root page.
    pub default_lang: Lang,
    /// Folder under `themes/`.
    pub theme: String,
    /// Kinds in the menu.
    pub menu: Vec<Kind>,
    /// Licence of texts and data.
    pub licence: Option<String>,
    /// Who keeps the archive.
    pub owner: Option<LText>,
    /// How to reach the owner: label and address.
    pub contacts: Vec<(Option<LText>, String)>,
    /// Words on the foot of each page.
    pub colophon: Option<LText>,
    /// Rows of a list page.
    pub per_page: usize,
    /// Whether readers load the fonts of the theme; else the pages have those of their devices.
    pub theme_fonts: bool,
    /// Whether each record has a picture that other services show beside a link to it.
    pub share_images: bool,
    /// How spelling is checked.
    pub spelling: SpellingSettings,
}

impl Site {
    /// Path part of the base address, without a slash at its end: `` or `/archive`.
    pub fn base_path(&self) -> &str {
        let after = self.base_url.find("://").map_or(0, |at| at + 3);
        self.base_url[after..].find('/').map_or("", |at| &self.base_url[after + at..])
    }

    fn named(title: &str, span: Span) -> Self {
        Self {
            title: LText::single(Lang::KK, title, span),
            subtitle: None,
            description: None,
            base_url: "https://archive.example".to_owned(),
            langs: vec![Lang::KK, Lang::RU],
            default_lang: Lang::KK,
            theme: "default".to_owned(),
            menu: vec![Kind::Events, Kind::News, Kind::AwardLists, Kind::People, Kind::Organizations, Kind::Places],
            licence: None,
            owner: None,
            contacts: Vec::new(),
            colophon: None,
            per_page: 50,
            theme_fonts: false,
            share_images: false,
            spelling: SpellingSettings::default(),
        }
    }
}

/// Reads the settings. Where they are missing or wrong, the usual ones stand in, so that the records are checked all the same.
pub fn read_site(sources: &SourceTree) -> (Site, Diagnostics) {
    let mut faults = Diagnostics::default();
    let Some((file, source)) = sources.find("site.yaml") else {
        faults.push(Diagnostic::path_error("no-site-file", "content/site.yaml"));
        return (Site::named("Мұрағат", Span::default()), faults);
    };
    let mut site = Site::named("Мұрағат", Span::file_start(file));
    let Content::Text(_) = source.content else { return (site, faults) };
    let text = sources.text(file);
    let (node, found) = yaml::parse_map(file, text, 0..text.len());
    faults.append(found);
    let Some(node) = node else { return (site, faults) };
    let default = node.get("default_language").and_then(|n| n.text()).and_then(Lang::parse).unwrap_or(Lang::KK);
    let mut reader = Reader::new(default, "site", &|_| None, &|_, _| Ok(Vec::new()));
    reader.unknown_keys(&node, "site.yaml", &|key| SiteFields::has(key), &SiteFields::specs);
    if let Some(fields) = SiteFields::read_known(&node, &mut reader) {
        apply(&mut site, fields, &mut reader);
    }
    faults.append(reader.faults);
    (site, faults)
}

fn apply(site: &mut Site, fields: SiteFields, cx: &mut Reader<'_>) {
    site.title = fields.title;
    site.subtitle = fields.subtitle;
    site.description = fields.description;
    site.licence = fields.licence.map(|t| t.text);
    site.owner = fields.owner;
    site.colophon = fields.colophon;
    site.theme_fonts = fields.fonts.is_some_and(|text| theme_fonts(&text, cx));
    site.share_images = fields.share_images == Some(Flag(true));
    if let Some(spelling) = fields.spelling {
        let texts = |texts: Vec<Text>| texts.into_iter().map(|text| text.text).collect();
        site.spelling = SpellingSettings { words: texts(spelling.words), dictionaries: texts(spelling.dictionaries) };
    }
    site.contacts = fields.contacts.into_iter().map(|link| (link.label, link.url.text)).collect();
    if let Some(theme) = fields.theme {
        if theme.text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')) {
            site.theme = theme.text;
        } else {
            cx.fault(Diagnostic::error("bad-theme-name", theme.span).arg("name", theme.text));
        }
    }
    if let Some(url) = fields.base_url {
        if is_web_address(&url.text) {
            site.base_url = url.text.trim_end_matches('/').to_owned();
        } else {
            cx.fault(bad_url(&url.text, url.span));
        }
    }
    let langs: Vec<Lang> = fields.languages.iter().filter_map(|text| site_lang(text, cx)).collect();
    if !langs.is_empty() {
        site.langs = langs;
    }
    if let Some(lang) = fields.default_language.as_ref().and_then(|text| site_lang(text, cx)) {
        site.default_lang = lang;
    }
    if !site.langs.contains(&site.default_lang) {
        site.langs.insert(0, site.default_lang);
    }
    let menu: Vec<Kind> = fields.menu.iter().filter_map(|text| menu_kind(text, cx)).collect();
    if !menu.is_empty() {
        site.menu = menu;
    }
    if let Some(Whole(rows)) = fields.per_page {
        site.per_page = usize::try_from(rows).unwrap_or(50).clamp(5, 500);
    }
}

fn site_lang(text: &Text, cx: &mut Reader<'_>) -> Option<Lang> {
    let lang = Lang::parse(&text.text).filter(|lang| [Lang::KK, Lang::RU, Lang::EN].contains(lang));
    if lang.is_none() {
        cx.fault(unknown_language(text.span, &text.text));
    }
    lang
}

fn theme_fonts(text: &Text, cx: &mut Reader<'_>) -> bool {
    let words = ["system", "theme"];
    cx.field = Some("fonts");
    if !words.contains(&text.text.as_str()) {
        let node = yaml::Node { span: text.span, value: yaml::Value::Null };
        cx.unknown_choice(&node, &text.text, &words);
    }
    text.text == "theme"
}

fn menu_kind(text: &Text, cx: &mut Reader<'_>) -> Option<Kind> {
    let kind = Kind::from_folder(&text.text);
    cx.field = Some("menu");
    if kind.is_none() {
        let words = Kind::ALL.map(Kind::folder);
        let node = yaml::Node { span: text.span, value: yaml::Value::Null };
        cx.unknown_choice(&node, &text.text, &words);
    }
    kind
}
