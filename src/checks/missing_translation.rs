//! Which records have a title in one of the site's languages, but not in another?

use super::Checked;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::i18n::Lang;
use crate::records::Record;

pub(super) fn check(checked: &Checked<'_>) -> Diagnostics {
    let found = checked.archive.iter().filter_map(|(_, record)| untranslated(record, &checked.site.langs));
    Diagnostics(found.collect())
}

/// One note per record, at its title or name. A record without any title has a finding of its own.
fn untranslated(record: &Record, langs: &[Lang]) -> Option<Diagnostic> {
    let (titled, at): (Vec<Lang>, _) = match (record.title(), record.names()) {
        (Some(title), _) => (title.langs().collect(), title.iter().next().map(|(_, text)| text.span)),
        (None, Some(names)) => {
            let first = names.parts.first().map(|(_, name)| name.span);
            (names.parts.iter().map(|(lang, _)| *lang).collect(), first)
        }
        (None, None) => return None,
    };
    let missing: Vec<&str> = langs.iter().filter(|lang| !titled.contains(lang)).map(Lang::code).collect();
    if missing.is_empty() || record.unverified || !langs.iter().any(|lang| titled.contains(lang)) {
        return None;
    }
    let finding = Diagnostic::info("missing-translation", at.unwrap_or(record.span));
    Some(finding.arg("record", record.key()).arg("langs", missing.join(", ")).record(record.key()))
}
