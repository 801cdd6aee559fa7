//! What does the search know of the archive? Its pages as documents, and the files and answers made of them.

mod collect;
mod documents;
mod heads;
mod names;

use super::context::Renderer;
use crate::analysis::{Analyzer, tables};
use crate::archive::Ix;
use crate::i18n::Lang;
use crate::model::Kind;
use crate::plan::url_of;
use crate::search::{Index, SearchFiles, language_files};
use collect::{Collector, Known};
use rayon::prelude::*;

/// The kind of the pages of years, after those of records.
const YEARS: &str = "years";

/// What can be searched in one language: the index, and what turns words into its keys.
#[derive(Debug)]
pub struct Searchable {
    /// Turns words into keys.
    pub analyzer: Analyzer,
    /// The documents and their words.
    pub index: Index,
    /// The record of each document; `None` for the page of a year.
    pub records: Vec<Option<Ix>>,
}

impl Renderer<'_> {
    /// Address of the file that names the files of the index of a language.
    pub fn search_manifest_url(&self, lang: Lang) -> String {
        let files = self.search_files();
        url_of(self.site, files.languages.get(&lang).map_or("", |(manifest, _)| manifest.as_str()))
    }

    /// Address of the file by which hits in a language are narrowed.
    pub fn search_facets_url(&self, lang: Lang) -> String {
        let files = self.search_files();
        url_of(self.site, files.languages.get(&lang).map_or("", |(_, facets)| facets.as_str()))
    }

    /// Address of the tables by which words are brought to their keys, the same in all languages.
    pub fn search_tables_url(&self) -> String {
        url_of(self.site, &self.search_files().tables)
    }

    /// Makes the files of the search, where nobody has asked for them before.
    pub fn make_search(&self) {
        self.search_files();
    }

    /// Paths of all files of the search.
    pub fn search_paths(&self) -> Vec<String> {
        self.search_files().files.keys().cloned().collect()
    }

    /// A file of the search.
    pub fn search_file(&self, path: &str) -> Option<&[u8]> {
        self.search_files().files.get(path).map(Vec::as_slice)
    }

    /// The index of a language, to be searched in memory.
    pub fn searchable(&self, lang: Lang) -> Searchable {
        let known = Known::new(self);
        let analyzer = names::analyzer(self.archive);
        let collector = Collector::new(self, &known, lang);
        let index = Index::build(&collector.collection(&|at| collector.document(at)), &analyzer);
        Searchable { analyzer, index, records: collector.records() }
    }

    /// All files, made by the first who asks. Whoever renders pages on many threads asks before, so that none of them waits for
    /// itself.
    fn search_files(&self) -> &SearchFiles {
        self.search.get_or_init(|| {
            let known = Known::new(self);
            let analyzer = names::analyzer(self.archive);
            let languages: Vec<_> = self
                .site
                .langs
                .par_iter()
                .map(|lang| {
                    let collector = Collector::new(self, &known, *lang);
                    let index = Index::build(&collector.collection(&|at| collector.document(at)), &analyzer);
                    (*lang, language_files(&index, &analyzer, &self.search_kinds(*lang)))
                })
                .collect();
            SearchFiles::new(&tables(), languages)
        })
    }

    /// The kinds of documents with their names, in the order of their numbers.
    fn search_kinds(&self, lang: Lang) -> Vec<(&'static str, String)> {
        let speaker = self.in_lang(lang);
        let kinds = Kind::ALL.into_iter().map(|kind| (kind.folder(), speaker.kind_title(kind)));
        kinds.chain([(YEARS, speaker.word("years").to_owned())]).collect()
    }
}
