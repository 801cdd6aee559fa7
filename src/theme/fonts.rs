//! Which fonts does a site publish? None, or those that `fonts/fonts.css` of its theme names.

use crate::fingerprint::stamped;
use std::collections::BTreeMap;

/// The style sheet of the fonts and the files it names, by path below `assets/`. The sheet has the published names.
pub(super) fn fonts(files: &BTreeMap<String, Vec<u8>>) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let Some(sheet) = files.get("fonts/fonts.css") else { return found };
    let mut sheet = String::from_utf8_lossy(sheet).into_owned();
    for (path, bytes) in files {
        let Some(name) = path.strip_prefix("fonts/").filter(|name| *name != "fonts.css") else { continue };
        let quoted = format!("\"{name}\"");
        if sheet.contains(&quoted) {
            sheet = sheet.replace(&quoted, &format!("\"{}\"", stamped(name, bytes)));
            found.insert(path.clone(), bytes.clone());
        }
    }
    found.insert("fonts/fonts.css".to_owned(), sheet.into_bytes());
    found
}
