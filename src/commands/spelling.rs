//! `muragat check --spelling`: which dictionaries are on this machine?

use crate::diagnostics::{Arg, say};
use crate::i18n::Lang;
use crate::pipeline::Prepared;
use crate::spelling::{Dictionaries, Dictionary};
use fs_err as fs;
use std::path::{Path, PathBuf};

/// Where Hunspell's dictionaries lie on Linux and BSD, on a Mac with Homebrew, and where a user of a Mac puts them.
const FOLDERS: [&str; 6] = [
    "/usr/share/hunspell",
    "/usr/share/myspell",
    "/usr/share/myspell/dicts",
    "/usr/local/share/hunspell",
    "/opt/homebrew/share/hunspell",
    "/Library/Spelling",
];
/// The largest known dictionaries have some ten megabytes.
const MOST_BYTES: u64 = 64 << 20;

/// What is looked for of a language.
struct Wanted {
    lang: Lang,
    /// Name of the two files, before `.aff` and `.dic`.
    name: &'static str,
    /// Package of Debian and Ubuntu.
    package: &'static str,
    /// «in Kazakh» in the catalogue.
    word: &'static str,
}

const WANTED: [Wanted; 2] = [
    Wanted { lang: Lang::KK, name: "kk_KZ", package: "hunspell-kk", word: "kazakh" },
    Wanted { lang: Lang::RU, name: "ru_RU", package: "hunspell-ru", word: "russian" },
];

/// Adds findings about spelling and says what could not be looked at.
pub(super) fn check_spelling(root: &Path, prepared: &mut Prepared) {
    let folders: Vec<PathBuf> = match prepared.site.spelling.dictionaries.as_slice() {
        [] => FOLDERS.iter().map(PathBuf::from).collect(),
        named => named.iter().map(|folder| root.join(folder)).collect(),
    };
    let mut dictionaries = Dictionaries::default();
    for wanted in WANTED.iter().filter(|wanted| prepared.site.langs.contains(&wanted.lang)) {
        match load(wanted.name, &folders) {
            Some(Ok(dictionary)) if wanted.lang == Lang::KK => dictionaries.kazakh = Some(dictionary),
            Some(Ok(dictionary)) => dictionaries.russian = Some(dictionary),
            Some(Err(reason)) => {
                let args = [("lang", Arg::Word(wanted.word)), ("reason", reason.into())];
                eprintln!("{}", say(prepared.lang, "bad-dictionary", &args));
            }
            None => {
                let args = [
                    ("lang", Arg::Word(wanted.word)),
                    ("name", wanted.name.into()),
                    ("package", wanted.package.into()),
                ];
                eprintln!("{}", say(prepared.lang, "no-dictionary", &args));
            }
        }
    }
    let more = prepared.check_spelling(&dictionaries);
    if more > 0 {
        eprintln!("{}", say(prepared.lang, "more-words", &[("n", more.into())]));
    }
}

/// The dictionary from the first folder that has both of its files; `None` where none has.
fn load(name: &str, folders: &[PathBuf]) -> Option<Result<Dictionary, String>> {
    let parts = |folder: &PathBuf| (folder.join(format!("{name}.aff")), folder.join(format!("{name}.dic")));
    let (endings, words) = folders.iter().map(parts).find(|(aff, dic)| aff.is_file() && dic.is_file())?;
    let read = || Dictionary::parse(&read(&endings)?, &read(&words)?).map_err(|e| format!("{}: {e}", words.display()));
    Some(read())
}

fn read(path: &Path) -> Result<String, String> {
    let size = fs::metadata(path).map_err(|error| error.to_string())?.len();
    if size > MOST_BYTES {
        return Err(format!("{}: {size} bytes", path.display()));
    }
    let bytes = fs::read(path).map_err(|error| error.to_string())?;
    String::from_utf8(bytes).map_err(|_| format!("{}: not UTF-8", path.display()))
}
