//! To which record does a written reference lead?

use super::names::normal_form;
use super::select::Withheld;
use super::whole::Ix;
use crate::diagnostics::Diagnostic;
use crate::model::{Kind, RefForm, RefUse, bad_id, is_disguised_id, is_id, nearest};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// What a reference turned out to be.
#[derive(Debug)]
pub(super) enum Resolved {
    /// A record.
    Record(Ix),
    /// A name that nobody declares; a page for it is made.
    Unverified(Kind),
    /// A record that is not published.
    Withheld,
    /// Nothing; the finding says why.
    Nothing(Box<Diagnostic>),
}

/// Ids and names of the records that are not published.
#[derive(Debug, Default)]
pub(super) struct Waiting {
    keys: BTreeSet<String>,
    names: BTreeSet<(Kind, String)>,
}

impl Waiting {
    pub(super) fn new(withheld: &[Withheld]) -> Self {
        let mut waiting = Self::default();
        for record in withheld {
            let kind = record.key.split_once('/').and_then(|(folder, _)| Kind::from_folder(folder));
            let names = kind.into_iter().flat_map(|kind| record.forms.iter().map(move |form| (kind, form.clone())));
            waiting.names.extend(names);
            waiting.keys.insert(record.key.clone());
        }
        waiting
    }

    /// Whether an id belongs to one of them.
    pub(super) fn has_id(&self, kind: Kind, id: &str) -> bool {
        self.keys.contains(&format!("{kind}/{id}"))
    }

    fn has_name(&self, kind: Kind, name: &str) -> bool {
        !self.names.is_empty() && self.names.contains(&(kind, normal_form(name)))
    }
}

/// The declared ids and names.
pub(super) struct Directory<'a> {
    pub by_key: &'a HashMap<(Kind, String), Ix>,
    pub by_name: &'a HashMap<(Kind, String), Vec<Ix>>,
    /// Ids per kind, for suggestions.
    pub ids: &'a BTreeMap<Kind, Vec<String>>,
    /// Every record that is not published.
    pub withheld: &'a Waiting,
    /// `kind/id` of a record, for messages.
    pub key_of: &'a dyn Fn(Ix) -> String,
}

impl Directory<'_> {
    /// Finds the record that `reference` means. Findings that don't stop it (a warning) are pushed to `warnings`.
    pub(super) fn resolve(&self, reference: &RefUse, warnings: &mut Vec<Diagnostic>) -> Resolved {
        let text = reference.text.as_str();
        let id = text.split_once('/').filter(|(kind, _)| Kind::from_folder(kind).is_some()).map_or(text, |(_, id)| id);
        if reference.form != RefForm::Name && is_disguised_id(id) {
            return Resolved::Nothing(Box::new(bad_id(id, reference.span)));
        }
        match reference.form {
            RefForm::Id => self.by_id(reference, text, reference.kinds),
            RefForm::Name => self.by_name(reference, text),
            RefForm::Open => {
                if let Some((kind, id)) = text.split_once('/').and_then(|(k, id)| Some((Kind::from_folder(k)?, id))) {
                    return self.by_path(reference, kind, id);
                }
                if !is_id(text) {
                    return self.by_name(reference, text);
                }
                let found = self.by_id(reference, text, reference.kinds);
                let named = self.named(reference, text);
                match (&found, named.as_slice()) {
                    (Resolved::Record(ix), [other, ..]) if !named.contains(ix) => {
                        let finding = Diagnostic::warning("id-is-a-name", reference.span).arg("text", text);
                        warnings.push(finding.arg("other", (self.key_of)(*other)));
                        found
                    }
                    (Resolved::Nothing(_), [_, ..]) => self.by_name(reference, text),
                    _ => found,
                }
            }
        }
    }

    fn by_path(&self, reference: &RefUse, kind: Kind, id: &str) -> Resolved {
        if !reference.kinds.contains(&kind) {
            let fits: Vec<&str> = reference.kinds.iter().map(|k| k.folder()).collect();
            let finding = Diagnostic::error("wrong-kind", reference.span).arg("text", &reference.text);
            return Resolved::Nothing(Box::new(finding.arg("kinds", fits.join(", "))));
        }
        let one: &'static [Kind] = Kind::ALL.iter().position(|k| *k == kind).map_or(&[], |at| ONE[at]);
        self.by_id(reference, id, one)
    }

    fn by_id(&self, reference: &RefUse, id: &str, kinds: &[Kind]) -> Resolved {
        let hits: Vec<Ix> = kinds.iter().filter_map(|kind| self.by_key.get(&(*kind, id.to_owned())).copied()).collect();
        match hits.as_slice() {
            [ix] => return Resolved::Record(*ix),
            [_, ..] => return Resolved::Nothing(Box::new(self.ambiguous(reference, &hits))),
            [] => {}
        }
        if kinds.iter().any(|kind| self.withheld.has_id(*kind, id)) {
            return Resolved::Withheld;
        }
        let finding = Diagnostic::error("dangling-reference", reference.span).arg("text", &reference.text);
        let candidates = kinds.iter().filter_map(|kind| self.ids.get(kind)).flatten().map(String::as_str);
        Resolved::Nothing(Box::new(match nearest(id, candidates).or_else(|| self.longer(id, kinds)) {
            Some(guess) => finding.arg("guess", guess).help("guess"),
            None => finding.arg("kind", kinds.first().map_or("", |k| k.folder())).arg("id", id),
        }))
    }

    /// The only id that begins with what was written.
    fn longer(&self, id: &str, kinds: &[Kind]) -> Option<&str> {
        let mut hits =
            kinds.iter().filter_map(|kind| self.ids.get(kind)).flatten().filter(|known| known.starts_with(id));
        let first = hits.next()?;
        if hits.next().is_none() { Some(first) } else { None }
    }

    fn named(&self, reference: &RefUse, name: &str) -> Vec<Ix> {
        let form = normal_form(name);
        let hits = reference.kinds.iter().filter_map(|kind| self.by_name.get(&(*kind, form.clone())));
        hits.flatten().copied().collect()
    }

    fn by_name(&self, reference: &RefUse, name: &str) -> Resolved {
        let hits = self.named(reference, name);
        match hits.as_slice() {
            [ix] => Resolved::Record(*ix),
            [_, ..] => Resolved::Nothing(Box::new(self.ambiguous(reference, &hits))),
            [] => match reference.kinds {
                // Who asked not to be shown gets no page because somebody else wrote the name.
                kinds if kinds.iter().any(|kind| self.withheld.has_name(*kind, name)) => Resolved::Withheld,
                [kind] if kind.may_be_unverified() => Resolved::Unverified(*kind),
                kinds => {
                    let kind = kinds.first().map_or("", |k| k.folder());
                    let finding = Diagnostic::error("unknown-name", reference.span).arg("text", name);
                    Resolved::Nothing(Box::new(finding.arg("kind", kind)))
                }
            },
        }
    }

    fn ambiguous(&self, reference: &RefUse, hits: &[Ix]) -> Diagnostic {
        let keys: Vec<String> = hits.iter().map(|ix| (self.key_of)(*ix)).collect();
        Diagnostic::error("ambiguous-reference", reference.span)
            .arg("text", &reference.text)
            .arg("keys", keys.join(", "))
    }
}

/// Each kind alone, in the order of `Kind::ALL`.
const ONE: [&[Kind]; 11] = [
    &[Kind::Events],
    &[Kind::News],
    &[Kind::AwardLists],
    &[Kind::Awards],
    &[Kind::Series],
    &[Kind::People],
    &[Kind::Organizations],
    &[Kind::Places],
    &[Kind::Works],
    &[Kind::Documents],
    &[Kind::Topics],
];
