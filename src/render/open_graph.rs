//! What do chats and networks show beside a link to a page? Its Open Graph data (ogp.me), absolute addresses only.

use super::context::Speaker;
use crate::i18n::Lang;
use crate::model::Kind;
use crate::plan::{Page, share_path};
use crate::share::{HEIGHT, WIDTH};
use serde::Serialize;

/// The data of one page; title, description and address are those of its frame.
#[derive(Debug, Serialize)]
pub(super) struct OpenGraph {
    kind: &'static str,
    locale: String,
    other_locales: Vec<String>,
    /// Address of the picture; `None` where the site has none.
    image: Option<String>,
    width: usize,
    height: usize,
}

/// Language and country as Open Graph has them.
fn locale(lang: Lang) -> String {
    match lang.code() {
        "kk" => "kk_KZ".to_owned(),
        "ru" => "ru_RU".to_owned(),
        "en" => "en_US".to_owned(),
        code => code.to_owned(),
    }
}

/// The data of a page.
pub(super) fn open_graph(speaker: &Speaker<'_>, page: Page) -> OpenGraph {
    let site = speaker.renderer.site;
    let record = if let Page::Record { ix, .. } = page { Some(ix) } else { None };
    let image = site.share_images.then(|| {
        let path = share_path(speaker.archive(), speaker.lang, record);
        format!("{}/{path}", site.base_url)
    });
    OpenGraph {
        kind: match record.map(|ix| speaker.archive().get(ix).kind) {
            Some(Kind::People) => "profile",
            Some(_) => "article",
            None => "website",
        },
        locale: locale(speaker.lang),
        other_locales: site.langs.iter().filter(|lang| **lang != speaker.lang).map(|lang| locale(*lang)).collect(),
        image,
        width: WIDTH,
        height: HEIGHT,
    }
}
