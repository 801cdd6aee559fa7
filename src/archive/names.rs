//! When do two written names mean the same record? Declared forms compared after a fixed normalization, nothing guessed.

use crate::model::Kind;
use crate::records::Record;
use unicode_normalization::UnicodeNormalization;

/// The form in which names are compared: NFC, small letters, ё as е, one apostrophe, dots and runs of spaces as one space.
pub fn normal_form(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    let mut space = false;
    for c in name.nfc().flat_map(char::to_lowercase) {
        let c = match c {
            'ё' => 'е',
            '’' | 'ʼ' | '`' => '\'',
            '\u{ad}' | '\u{200b}' | '\u{feff}' => continue,
            '.' => ' ',
            c if c.is_whitespace() => ' ',
            c => c,
        };
        if c == ' ' {
            space = !out.is_empty();
        } else {
            if space {
                out.push(' ');
                space = false;
            }
            out.push(c);
        }
    }
    out
}

/// All forms under which a text may mean this record.
pub(super) fn declared_forms(record: &Record) -> Vec<String> {
    let mut forms: Vec<String> = Vec::new();
    if let Some(names) = record.names() {
        forms.extend(names.parts.iter().flat_map(|(_, name)| name.declared_forms()));
    }
    if let Some(title) = record.title() {
        forms.extend(title.iter().map(|(_, text)| text.text.clone()));
    }
    if let Some(short) = &record.common.short_title {
        forms.extend(short.iter().map(|(_, text)| text.text.clone()));
    }
    match record.kind {
        Kind::People => forms.extend(record.person().into_iter().flat_map(|p| &p.variants).map(|t| t.text.clone())),
        Kind::Organizations => {
            let organization = record.organization();
            forms.extend(organization.into_iter().flat_map(|o| &o.variants).map(|t| t.text.clone()));
            let former = organization.into_iter().flat_map(|o| &o.former_names);
            forms.extend(former.flat_map(|f| f.name.iter().map(|(_, t)| t.text.clone())));
        }
        Kind::Places => {
            let place = record.place();
            forms.extend(place.into_iter().flat_map(|p| &p.variants).map(|t| t.text.clone()));
            let former = place.into_iter().flat_map(|p| &p.former_names);
            forms.extend(former.flat_map(|f| f.name.iter().map(|(_, t)| t.text.clone())));
        }
        Kind::Topics => forms.extend(record.topic().into_iter().flat_map(|t| &t.aliases).map(|t| t.text.clone())),
        _ => {}
    }
    let mut normal: Vec<String> = forms.iter().map(|form| normal_form(form)).filter(|form| !form.is_empty()).collect();
    normal.sort_unstable();
    normal.dedup();
    normal
}

#[cfg(test)]
mod tests {
    use super::normal_form;

    #[test]
    fn printed_forms_of_one_name_are_equal() {
        for same in ["Ғ.Б. Бейсембаев", "Ғ.Б.Бейсембаев", "ғ. б.\u{a0}бейсембаев", "  Ғ Б  Бейсембаев "]
        {
            assert_eq!(normal_form(same), "ғ б бейсембаев");
        }
        assert_eq!(normal_form("Артём"), normal_form("Артем"));
        assert_eq!(normal_form("Д’Артаньян"), normal_form("Д'Артаньян"));
        assert_ne!(
            normal_form("«Өрлеу»"),
            normal_form("Өрлеу"),
            "marks that people leave out are reported, not ignored"
        );
    }
}
