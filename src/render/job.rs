//! How does a job become bytes?

use super::context::Renderer;
use super::data::record_json;
use super::error::RenderError;
use super::views;
use crate::i18n::Lang;
use crate::model::Kind;
use crate::plan::{Job, Page};

impl Renderer<'_> {
    /// The bytes of one output. `None` for what is made of files beside records: copies and pictures.
    ///
    /// # Errors
    /// A fault in a template.
    pub fn render(&self, job: &Job) -> Result<Option<Vec<u8>>, RenderError> {
        Ok(Some(match job {
            Job::Page(lang, page) => without_turns(self.page(*lang, *page)?),
            Job::Share(lang, ix) => views::share_image(&self.in_lang(*lang), *ix)?,
            Job::Data(ix) => without_turns(record_json(self, *ix)),
            Job::Asset(path) => self.theme.assets.get(path).cloned().unwrap_or_default(),
            Job::Root => without_turns(views::root(self)?),
            Job::NotFound => without_turns(views::not_found(self)?),
            Job::Redirect(to) => views::redirect(self, to)?,
            Job::Robots => b"User-agent: *\nAllow: /\n".to_vec(),
            Job::Rules(server) => server.rules(self.site.base_path()).into_bytes(),
            Job::Search(path) => without_turns(self.search_file(path).unwrap_or_default().to_vec()),
            // Readers get the file itself, not the text that was made of it.
            Job::File(_) | Job::Picture { .. } => return Ok(None),
        }))
    }

    fn page(&self, lang: Lang, page: Page) -> Result<Vec<u8>, RenderError> {
        let speaker = self.in_lang(lang);
        match page {
            Page::Home => views::home(&speaker),
            Page::List { kind: Kind::Documents, number } => views::documents(&speaker, number),
            Page::List { kind, number } => views::list(&speaker, kind, number),
            Page::Record { ix, number } => views::record(&speaker, ix, number),
            Page::Programme { ix } => views::programme(&speaker, ix),
            Page::Ordered { ix, by } => views::ordered(&speaker, ix, by),
            Page::Picture { ix, number } => views::picture(&speaker, ix, number),
            Page::Reading => views::reading(&speaker),
            Page::Years => views::years(&speaker),
            Page::Calendar => views::calendar(&speaker),
            Page::Month { year, month } => views::month(&speaker, year, month),
            Page::OnThisDay => views::days(&speaker),
            Page::DayOfYear { month, day } => views::day(&speaker, month, day),
            Page::Search => views::search(&speaker),
            Page::SiteMap => views::site_map(&speaker),
            Page::Statistics => views::statistics(&speaker),
            Page::About => views::about(&speaker),
            Page::Data => views::data(&speaker),
            Page::Withdrawn(at) => views::withdrawn(&speaker, at),
            Page::Year { shelf, number } => views::year(&speaker, shelf, number),
        }
    }
}

/// A text without the characters that turn the direction of writing (U+202A–U+202E, U+2066–U+2069): whoever typed them or
/// wrote them as an entity, what readers see is what the source says.
fn without_turns(bytes: Vec<u8>) -> Vec<u8> {
    let turns = |at: &[u8; 3]| {
        let [a, b, c] = *at;
        (a == 0xE2) & (((b == 0x80) & (0xAA..=0xAE).contains(&c)) | ((b == 0x81) & (0xA6..=0xA9).contains(&c)))
    };
    let threes = || bytes.windows(3).filter_map(|window| window.first_chunk::<3>());
    // Without branches, so that it runs over many bytes at a time: hardly any page has one.
    if !threes().fold(false, |found, three| found | turns(three)) {
        return bytes;
    }
    let mut out = Vec::with_capacity(bytes.len());
    let mut skip = 0;
    for (at, byte) in bytes.iter().enumerate() {
        if bytes.get(at..).and_then(|rest| rest.first_chunk::<3>()).is_some_and(turns) {
            skip = 3;
        }
        if skip == 0 {
            out.push(*byte);
        } else {
            skip -= 1;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::without_turns;

    #[test]
    fn turns_are_taken_out_and_nothing_else() {
        let text = "«Қазақ» – a\u{200e}b …";
        let turned: String = text.chars().flat_map(|c| [c, '\u{202e}', '\u{2066}', '\u{202a}', '\u{2069}']).collect();
        assert_eq!(without_turns(turned.into_bytes()), text.as_bytes());
        assert_eq!(without_turns(b"\xe2\x80".to_vec()), b"\xe2\x80");
    }
}
