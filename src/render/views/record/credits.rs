//! Who took part, in which role? Credits in groups by role, with the post that stood behind each name that day.

use super::share::{printed, printed_lang};
use crate::archive::Ix;
use crate::i18n::Lang;
use crate::model::values::{Credit, CreditMode, Role};
use crate::render::atoms::Phrase;
use crate::render::context::{Speaker, capitalized};
use serde::Serialize;
use std::collections::BTreeMap;

/// One participant.
#[derive(Serialize)]
pub(super) struct CreditView {
    /// Name with a link; an office or a group of people with its organization, without one.
    pub name: Vec<Phrase>,
    /// Degree, position, organization, place of that day.
    pub post: Vec<Phrase>,
    /// What the talk was about.
    pub topic: Option<Phrase>,
    /// Remark.
    pub note: Option<Phrase>,
}

/// Participants in one role.
#[derive(Serialize)]
pub(super) struct CreditGroup {
    /// The role, where it is one of the list.
    #[serde(skip)]
    pub role: Role,
    /// «Баяндамашылар»
    title: String,
    /// The part of the event, with a link, where they did it.
    part: Option<Phrase>,
    /// Names and posts in two columns.
    two: bool,
    /// The participants.
    people: Vec<CreditView>,
}

/// What stands where a name would.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Sort {
    Named,
    Office,
    Group,
}

fn sort_of(credit: &Credit) -> Sort {
    match credit {
        Credit { person: Some(_), .. } => Sort::Named,
        Credit { office: Some(_), .. } => Sort::Office,
        Credit { group: Some(_), .. } => Sort::Group,
        _ => Sort::Named,
    }
}

/// Whether the credit says no more than that an organization organizes; such ones stand among the facts.
pub(super) fn is_plain_organizer(credit: &Credit) -> bool {
    matches!(credit.role, Some(Role::Organizer | Role::CoOrganizer))
        && !credit.org.is_empty()
        && credit.person.is_none()
        && credit.office.is_none()
        && credit.group.is_none()
        && credit.topic.is_none()
        && credit.note.is_none()
}

/// The name of whoever is credited. On a page in the language of the source it is the printed one.
pub(super) fn name(speaker: &Speaker<'_>, ix: Ix, credit: &Credit) -> Vec<Phrase> {
    if let Some(person) = credit.person {
        return vec![person_name(speaker, ix, credit, speaker.archive().target(ix, person))];
    }
    let mut orgs = organizations(speaker, ix, credit);
    match credit.office.as_ref().or(credit.group.as_ref()).or(credit.name.as_ref()) {
        Some(text) if credit.group.is_some() && credit.office.is_none() && !orgs.is_empty() => {
            // Kazakh says «… институтының мамандары», Russian «специалисты … института».
            if speaker.lang == Lang::KK {
                orgs.push(speaker.phrase(text));
            } else {
                orgs.insert(0, upper(speaker.phrase(text)));
            }
            orgs
        }
        Some(text) => vec![upper(speaker.phrase(text))],
        None => orgs,
    }
}

fn upper(phrase: Phrase) -> Phrase {
    Phrase { text: capitalized(&phrase.text), ..phrase }
}

fn person_name(speaker: &Speaker<'_>, ix: Ix, credit: &Credit, person: Option<Ix>) -> Phrase {
    let printed_here = printed_lang(speaker, ix) == speaker.lang;
    let credited = || credit.credited_as.as_ref().map(|text| printed(speaker, ix, text));
    let Some(person) = person else {
        return credited().unwrap_or_else(|| Phrase::unknown(speaker.word("name_withheld")));
    };
    let translated = speaker.archive().get(person).names().is_some_and(|names| names.get(speaker.lang).is_some());
    let name = if printed_here || !translated { credited() } else { None };
    let link = speaker.link(person);
    match name {
        Some(name) => Phrase { url: link.url, ..name },
        None => link,
    }
}

/// Links to the organizations of a credit; on a page in the language of the source under their printed name.
pub(super) fn organizations(speaker: &Speaker<'_>, ix: Ix, credit: &Credit) -> Vec<Phrase> {
    let links = speaker.archive().targets(ix, &credit.org).map(|org| speaker.link(org)).collect();
    under_printed_name(speaker, ix, credit, links)
}

/// The same links with short names, for tables.
pub(super) fn short_organizations(speaker: &Speaker<'_>, ix: Ix, credit: &Credit) -> Vec<Phrase> {
    let short = |org: Ix| {
        let names = speaker.archive().get(org).names().and_then(|names| names.best(speaker.lang, speaker.fallback()));
        match names.and_then(|(name, lang)| Some((name.short.as_ref().or(name.abbr.as_ref())?, lang))) {
            Some((name, lang)) => Phrase { url: Some(speaker.url(org)), ..speaker.phrase_in(&name.text, lang) },
            None => speaker.link(org),
        }
    };
    let links = speaker.archive().targets(ix, &credit.org).map(short).collect();
    under_printed_name(speaker, ix, credit, links)
}

/// A printed name belongs to one organization; one that leads nowhere stays as it was printed.
fn under_printed_name(speaker: &Speaker<'_>, ix: Ix, credit: &Credit, mut orgs: Vec<Phrase>) -> Vec<Phrase> {
    let Some(text) = &credit.org_as else { return orgs };
    let printed = printed(speaker, ix, text);
    match orgs.as_mut_slice() {
        [] => orgs.push(printed),
        // On a page in another language the name in that language stands, where there is one.
        [org] if printed_lang(speaker, ix) == speaker.lang || org.lang.is_some() => {
            *org = Phrase { url: org.url.take(), ..printed };
        }
        _ => {}
    }
    orgs
}

/// Degree, position, organization and place. Kazakh names the organization first.
pub(super) fn post(speaker: &Speaker<'_>, ix: Ix, credit: &Credit) -> Vec<Phrase> {
    let degree = credit.degree.as_ref().map(|text| speaker.phrase(text));
    let mut position = credit.position.as_ref().map(|text| speaker.phrase(text));
    let nameless_group = credit.person.is_none() && credit.office.is_none() && credit.name.is_none();
    let mut orgs = if nameless_group { Vec::new() } else { organizations(speaker, ix, credit) };
    if let ([org], Some(position)) = (orgs.as_slice(), &mut position)
        && names_all(&position.text, &org.text)
    {
        position.url.clone_from(&org.url);
        orgs.clear();
    }
    let own: Vec<Phrase> = degree.into_iter().chain(position).collect();
    let place = credit.place.and_then(|place| speaker.archive().target(ix, place)).map(|place| speaker.link(place));
    let printed_role = credit.role_as.as_ref().filter(|_| credit.role.is_some()).map(|text| speaker.phrase(text));
    let played = credit.played.as_ref().map(|text| speaker.phrase(text));
    let mode = credit.mode.map(|mode| match mode {
        CreditMode::Remote => Phrase::own(speaker.word("credit_remote")),
        CreditMode::InPerson => Phrase::own(speaker.word("credit_in_person")),
    });
    let mut post: Vec<Phrase> = printed_role.into_iter().chain(played).collect();
    if speaker.lang == Lang::KK {
        post.extend(orgs.into_iter().chain(own));
    } else {
        post.extend(own.into_iter().chain(orgs));
    }
    post.extend(place.into_iter().chain(mode));
    post
}

/// Whether a position says the name of the organization, too: «Қызылорда облысы мәслихатының төрағасы» does. Endings differ,
/// so the beginnings of the words are compared.
fn names_all(position: &str, org: &str) -> bool {
    let stems = |text: &str| -> Vec<String> {
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() > 2);
        words.map(|word| word.to_lowercase().chars().take(4).collect()).collect()
    };
    let (position, org) = (stems(position), stems(org));
    org.len() > 1 && org.iter().all(|stem| position.contains(stem))
}

/// A credit as a row.
pub(super) fn view(speaker: &Speaker<'_>, ix: Ix, credit: &Credit) -> CreditView {
    CreditView {
        name: name(speaker, ix, credit),
        post: post(speaker, ix, credit),
        topic: credit.topic.as_ref().map(|text| speaker.phrase(text)),
        note: credit.note.as_ref().map(|text| speaker.phrase(text)),
    }
}

/// Credits as rows in the order written.
pub(super) fn views(speaker: &Speaker<'_>, ix: Ix, credits: &[Credit]) -> Vec<CreditView> {
    credits.iter().map(|credit| view(speaker, ix, credit)).collect()
}

/// Credits in groups: by role (`default_role` where none is said) in the order of the model, and within a role named people before nameless posts and groups.
pub(super) fn groups<'c>(
    speaker: &Speaker<'_>,
    ix: Ix,
    credits: impl Iterator<Item = &'c Credit>,
    default_role: Role,
    part: Option<&Phrase>,
) -> Vec<CreditGroup> {
    let mut sorted: BTreeMap<(Role, Option<String>, Sort), Vec<CreditView>> = BTreeMap::new();
    for credit in credits {
        let printed_role = credit.role_as.as_ref().filter(|_| credit.role.is_none());
        let printed_role = printed_role.map(|text| text.best(speaker.lang, speaker.fallback()).0.to_owned());
        let key = (credit.role.unwrap_or(default_role), printed_role, sort_of(credit));
        sorted.entry(key).or_default().push(view(speaker, ix, credit));
    }
    let group = |((role, printed_role, sort), people): ((Role, Option<String>, Sort), Vec<CreditView>)| {
        let number = if people.len() == 1 { "role" } else { "roles" };
        let word = printed_role.map_or_else(|| speaker.term(number, role.word()), |role| capitalized(&role));
        let title = match sort {
            Sort::Named => word,
            Sort::Office => format!("{word}: {}", speaker.word("offices_without_names")),
            Sort::Group => format!("{word}: {}", speaker.word("groups_without_names")),
        };
        let two = sort == Sort::Named && people.iter().any(|p| !p.post.is_empty() || p.topic.is_some());
        CreditGroup { role, title, part: part.cloned(), two, people }
    };
    sorted.into_iter().map(group).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_that_name_their_organization() {
        let cases = [
            ("Қызылорда облысы мәслихатының төрағасы", "Қызылорда облыстық мәслихаты", true),
            ("аким Кызылординской области", "Акимат Кызылординской области", true),
            ("председатель Кызылординского областного маслихата", "Маслихат Кызылординской области", true),
            ("Оқу-ағарту министрі", "Қазақстан Республикасының Оқу-ағарту министрлігі", false),
            ("директоры", "Облыстық әдістемелік орталық", false),
            ("профессоры", "ЕҰУ", false),
        ];
        for (position, org, expected) in cases {
            assert_eq!(names_all(position, org), expected, "{position}");
        }
    }
}
