//! What does the page of a person show? Names as they were printed, then every credit with the post of that day.

use super::facts::Facts;
use super::named::{LinkList, Remarked};
use super::naming::{Named, each_credit};
use super::pictures;
use crate::archive::Ix;
use crate::model::values::Name;
use crate::render::RenderError;
use crate::render::atoms::Phrase;
use crate::render::context::Speaker;

/// People who took part in the same events and are seen at once.
const MOST_COMPANIONS: usize = 8;
/// Others of them, folded in.
const MORE_COMPANIONS: usize = 40;

/// `{lang}/people/{id}/`
pub(super) fn person(speaker: &Speaker<'_>, ix: Ix, number: usize) -> Result<Vec<u8>, RenderError> {
    let named = speaker.named(ix);
    let mut view = speaker.named_view(ix, number, &named)?;
    if number == 1 {
        let record = speaker.archive().get(ix);
        let name = record.names().and_then(|names| names.best(speaker.lang, speaker.fallback()));
        if let (Some(at), Some(tail)) = (pictures::first(speaker, ix), &mut view.tail) {
            view.portrait = pictures::portrait(speaker, ix, at);
            tail.pictures = pictures::gallery(speaker, ix, Some(at));
        }
        view.initials = name.and_then(|(name, _)| initials(name));
        view.facts = facts(speaker, ix, &named);
        view.lists.extend(companions(speaker, ix));
        view.lists.extend(speaker.look_alikes(ix, &|of| {
            let person = speaker.archive().get(of).person();
            person.map(|person| speaker.archive().targets(of, &person.not_same_as).collect()).unwrap_or_default()
        }));
    }
    speaker.fill_named(ix, number, &view)
}

/// «ҒБ»
fn initials(name: &Name) -> Option<String> {
    let first = |text: Option<&str>| text.and_then(|text| text.chars().find(|c| c.is_alphabetic()));
    let part = |part: &Option<crate::model::values::Text>| part.as_ref().map(|text| text.text.clone());
    let given = part(&name.given).or(part(&name.initials));
    let letters: String = match (first(given.as_deref()), first(part(&name.family).as_deref())) {
        (None, None) => name.display().split_whitespace().filter_map(|word| first(Some(word))).take(2).collect(),
        (given, family) => given.into_iter().chain(family).collect(),
    };
    (!letters.is_empty()).then(|| letters.to_uppercase())
}

fn facts(speaker: &Speaker<'_>, ix: Ix, named: &Named) -> Facts {
    let mut facts = Facts::default();
    let record = speaker.archive().get(ix);
    let Some(person) = record.person() else { return facts };
    let printed = printed_names(speaker, ix, named);
    let forms: Vec<&str> = speaker.variants(ix, &person.variants).into_iter().chain(printed).collect();
    facts.add(speaker.word("person_forms"), speaker.forms(ix, &forms));
    speaker.other_names(ix, &mut facts);
    let only_initials = record.names().is_some_and(|names| {
        let full = |name: &Name| name.given.is_some() || name.full.is_some();
        !names.parts.is_empty() && !names.parts.iter().any(|(_, name)| full(name))
    });
    if only_initials {
        facts.add(speaker.word("person_full_name"), vec![Phrase::unknown(speaker.word("named_not_in_texts"))]);
    }
    let posts = person.affiliations.iter().map(|held| {
        let organization = speaker.archive().target(ix, held.org).map(|to| speaker.link(to));
        let position = held.position.as_ref().map(|position| speaker.phrase(position));
        let [from, until] = [&held.from, &held.until].map(|date| date.as_ref().map(|value| &value.date));
        let period = speaker.period(from, until).map(Phrase::own);
        position.into_iter().chain(organization).chain(period).collect()
    });
    facts.add_lines(speaker.word("person_post"), posts.collect(), None);
    facts.finish(speaker, ix)
}

/// The forms in which records print the name.
fn printed_names<'a>(speaker: &Speaker<'a>, ix: Ix, named: &Named) -> Vec<&'a str> {
    let mut forms: Vec<&str> = Vec::new();
    for from in speaker.archive().incoming(ix) {
        each_credit(speaker.archive().get(*from), &mut |credit, _| {
            let person = credit.person.and_then(|to| speaker.archive().target(*from, to));
            if let Some(printed) =
                credit.credited_as.as_ref().filter(|_| person.is_some_and(|person| named.has(person)))
                && !forms.contains(&printed.text.as_str())
            {
                forms.push(&printed.text);
            }
        });
    }
    forms
}

/// Who took part in the same events, the most frequent first.
fn companions(speaker: &Speaker<'_>, ix: Ix) -> Option<LinkList> {
    let archive = speaker.archive();
    let mut together: Vec<Ix> = Vec::new();
    for from in archive.incoming(ix) {
        let Some(event) = archive.get(*from).event() else { continue };
        let people = || event.credits.iter().filter_map(|credit| archive.target(*from, credit.person?));
        if people().any(|person| person == ix) {
            let start = together.len();
            together.extend(people().filter(|person| *person != ix));
            together[start..].sort_unstable();
            let mut at = start;
            // Somebody with two credits at one event took part once.
            for next in start..together.len() {
                if next == start || together[next] != together[next - 1] {
                    together[at] = together[next];
                    at += 1;
                }
            }
            together.truncate(at);
        }
    }
    together.sort_unstable();
    let mut counted: Vec<(usize, Ix)> = together.chunk_by(|a, b| a == b).map(|same| (same.len(), same[0])).collect();
    counted.sort_unstable_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    counted.truncate(MOST_COMPANIONS + MORE_COMPANIONS);
    let links = counted.into_iter().map(|(count, other)| {
        let times = speaker.words.count("list_times", count as u64);
        (speaker.link(other), Some(times))
    });
    let mut links: Vec<Remarked> = links.collect();
    let rest = links.split_off(links.len().min(MOST_COMPANIONS));
    (!links.is_empty()).then(|| LinkList {
        id: "together",
        title: speaker.word("person_together").to_owned(),
        note: None,
        links,
        rest: (!rest.is_empty()).then(|| (speaker.words.count("list_more", rest.len() as u64), rest)),
    })
}

#[cfg(test)]
mod tests {
    use super::initials;
    use crate::diagnostics::Span;
    use crate::i18n::Lang;
    use crate::model::values::Names;

    #[test]
    fn initials_come_from_what_is_known() {
        for (full, expected) in [("Ғани Бейсембаев", "ҒБ"), ("«Нұр» Аяз Ер", "НА"), ("әсел", "Ә"), ("№ 4", "")]
        {
            let names = Names::single(Lang::KK, full, Span::default());
            assert_eq!(initials(&names.parts[0].1).unwrap_or_default(), expected, "{full}");
        }
    }
}
