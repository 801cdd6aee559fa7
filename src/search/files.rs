//! Which files does the browser search in? Each under a name with its hash, so that it may be kept for ever.

use super::document::Head;
use super::facets::facets_json;
use super::index::Index;
use super::shards::packed;
use crate::analysis::Analyzer;
use crate::fingerprint::fingerprint;
use crate::i18n::Lang;
use rayon::prelude::*;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// Folder of the files on the site, with a slash at its end.
pub const FOLDER: &str = "assets/search/";
/// Hits that one file describes.
const CHUNK: usize = 32;
/// Letters of a hash in a name.
const HASH: usize = 8;

/// The files of one language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LanguageFiles {
    /// Path of the file that names the others.
    pub manifest: String,
    /// Path of the file by which hits are narrowed.
    pub facets: String,
    /// All files by their path.
    pub files: BTreeMap<String, Vec<u8>>,
}

/// All files of the search.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SearchFiles {
    /// Path of the tables by which words are brought to their keys.
    pub tables: String,
    /// Manifest and facets of each language.
    pub languages: BTreeMap<Lang, (String, String)>,
    /// All files by their path.
    pub files: BTreeMap<String, Vec<u8>>,
}

impl SearchFiles {
    /// Brings the files of all languages together.
    pub fn new(tables: &Value, languages: impl IntoIterator<Item = (Lang, LanguageFiles)>) -> Self {
        let mut all = Self::default();
        let tables = tables.to_string().into_bytes();
        all.tables = format!("{FOLDER}tables-{}.json", hash(&tables));
        all.files.insert(all.tables.clone(), tables);
        for (lang, LanguageFiles { manifest, facets, mut files }) in languages {
            all.languages.insert(lang, (manifest, facets));
            all.files.append(&mut files);
        }
        all
    }
}

fn hash(bytes: &[u8]) -> String {
    fingerprint(bytes).chars().take(HASH).collect()
}

/// The files of an index; `kinds` are the kinds of documents with their names, in the order of their numbers.
pub fn language_files(index: &Index, analyzer: &Analyzer, kinds: &[(&str, String)]) -> LanguageFiles {
    let mut made = LanguageFiles::default();
    let lang = index.lang;
    let shards: Vec<(String, String, Vec<u8>)> = packed(&index.terms)
        .into_par_iter()
        .map(|shard| {
            let bytes = shard.json.into_bytes();
            (shard.first, hash(&bytes), bytes)
        })
        .collect();
    let mut listed: Vec<Value> = Vec::with_capacity(shards.len());
    for (number, (first, hash, bytes)) in shards.into_iter().enumerate() {
        listed.push(json!([first, hash]));
        made.files.insert(format!("{FOLDER}{lang}-s{number}-{hash}.json"), bytes);
    }
    let mut heads: Vec<Value> = Vec::new();
    for (number, chunk) in index.heads.chunks(CHUNK).enumerate() {
        let bytes = chunk.iter().map(head_json).collect::<Value>().to_string().into_bytes();
        let hash = hash(&bytes);
        made.files.insert(format!("{FOLDER}{lang}-h{number}-{hash}.json"), bytes);
        heads.push(hash.into());
    }
    let facets = facets_json(index).to_string().into_bytes();
    made.facets = format!("{FOLDER}{lang}-facets-{}.json", hash(&facets));
    made.files.insert(made.facets.clone(), facets);
    let manifest = json!({
        "docs": index.heads.len(),
        "chunk": CHUNK,
        "names": analyzer.names(),
        "forms": analyzer.forms(),
        "shards": listed,
        "heads": heads,
        "kinds": kinds,
    });
    let manifest = manifest.to_string().into_bytes();
    made.manifest = format!("{FOLDER}{lang}-{}.json", hash(&manifest));
    made.files.insert(made.manifest.clone(), manifest);
    made
}

/// `[path, title, titleLang, when, meta, summary, kindIndex, only]`
fn head_json(head: &Head) -> Value {
    let code = |lang: Option<Lang>| lang.map(|lang| lang.to_string()).unwrap_or_default();
    json!([
        head.path,
        head.title,
        code(head.title_lang),
        head.when,
        head.meta,
        head.summary,
        head.kind,
        code(head.only)
    ])
}
