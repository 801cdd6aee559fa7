//! Which places are regions of Kazakhstan, and what does the map of them show? One tile for each, whatever its size.

use crate::archive::Ix;
use crate::i18n::{Lang, grouped};
use crate::model::Kind;
use crate::model::kinds::PlaceKind;
use crate::render::context::Speaker;
use serde::Serialize;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// A map with fewer numbers says nothing that a line of text does not.
const FEWEST: usize = 2;

/// A region, as the administrative division has been since June 2022.
#[derive(Clone, Copy)]
struct Region {
    /// Its place on the map: a class of the style sheet.
    tile: &'static str,
    /// Name, name on the tile, and the shortest form, in Kazakh.
    kk: [&'static str; 3],
    /// The same in Russian.
    ru: [&'static str; 3],
    /// Another form by which a record may call it.
    also: Option<&'static str>,
    /// An oblast, or one of the three cities of republican significance.
    kind: PlaceKind,
}

const fn oblast(tile: &'static str, kk: [&'static str; 3], ru: [&'static str; 3]) -> Region {
    Region { tile, kk, ru, also: None, kind: PlaceKind::Oblast }
}

const fn known_as(region: Region, also: &'static str) -> Region {
    Region { also: Some(also), ..region }
}

const fn city(tile: &'static str, kk: [&'static str; 3], ru: [&'static str; 3], also: &'static str) -> Region {
    Region { tile, kk, ru, also: Some(also), kind: PlaceKind::City }
}

/// All regions, from the north-west to the south-east: 17 oblasts and 3 cities.
const REGIONS: [Region; 20] = [
    oblast("kos", ["Қостанай облысы", "Қостанай", "Қос."], ["Костанайская область", "Костанай", "Кост."]),
    oblast(
        "sqo",
        ["Солтүстік Қазақстан облысы", "Солтүстік Қазақстан", "СҚО"],
        ["Северо-Казахстанская область", "Северный Казахстан", "СКО"],
    ),
    oblast("pav", ["Павлодар облысы", "Павлодар", "Пав."], ["Павлодарская область", "Павлодар", "Павл."]),
    oblast(
        "bqo",
        ["Батыс Қазақстан облысы", "Батыс Қазақстан", "БҚО"],
        ["Западно-Казахстанская область", "Западный Казахстан", "ЗКО"],
    ),
    oblast("aqt", ["Ақтөбе облысы", "Ақтөбе", "Ақт."], ["Актюбинская область", "Актобе", "Акт."]),
    oblast("aqm", ["Ақмола облысы", "Ақмола", "Ақм."], ["Акмолинская область", "Акмола", "Акм."]),
    city("ast", ["Астана қаласы", "Астана қаласы", "Аст."], ["город Астана", "Астана, город", "Аст."], "Астана"),
    known_as(oblast("aba", ["Абай облысы", "Абай", "Абай"], ["область Абай", "Абай", "Абай"]), "Абайская область"),
    oblast(
        "shq",
        ["Шығыс Қазақстан облысы", "Шығыс Қазақстан", "ШҚО"],
        ["Восточно-Казахстанская область", "Восточный Казахстан", "ВКО"],
    ),
    oblast("aty", ["Атырау облысы", "Атырау", "Аты."], ["Атырауская область", "Атырау", "Атыр."]),
    known_as(
        oblast("uly", ["Ұлытау облысы", "Ұлытау", "Ұлы."], ["область Ұлытау", "Улытау", "Улыт."]),
        "область Улытау",
    ),
    oblast("qar", ["Қарағанды облысы", "Қарағанды", "Қар."], ["Карагандинская область", "Караганда", "Кар."]),
    known_as(
        oblast("zhe", ["Жетісу облысы", "Жетісу", "Жет."], ["область Жетісу", "Жетысу", "Жет."]),
        "область Жетысу",
    ),
    oblast("man", ["Маңғыстау облысы", "Маңғыстау", "Маң."], ["Мангистауская область", "Мангистау", "Манг."]),
    oblast("qyz", ["Қызылорда облысы", "Қызылорда", "Қыз."], ["Кызылординская область", "Кызылорда", "Кыз."]),
    oblast("tur", ["Түркістан облысы", "Түркістан", "Түр."], ["Туркестанская область", "Туркестан", "Турк."]),
    oblast("zha", ["Жамбыл облысы", "Жамбыл", "Жам."], ["Жамбылская область", "Жамбыл", "Жамб."]),
    oblast("alm", ["Алматы облысы", "Алматы облысы", "Алм."], ["Алматинская область", "Алматы, область", "Алм."]),
    city("shy", ["Шымкент қаласы", "Шымкент қаласы", "Шым."], ["город Шымкент", "Шымкент, город", "Шым."], "Шымкент"),
    city("alq", ["Алматы қаласы", "Алматы қаласы", "А.қ."], ["город Алматы", "Алматы, город", "Ал.г."], "Алматы"),
];

/// The map of the regions with the numbers of the archive.
#[derive(Serialize)]
pub(super) struct RegionMap {
    /// «4 өңір»: how many have a number.
    count: String,
    /// Language of the names, where it is not the page's.
    lang: Option<String>,
    tiles: Vec<Tile>,
}

#[derive(Serialize)]
struct Tile {
    /// Place and colour.
    class: String,
    name: &'static str,
    short: &'static str,
    /// How many records have to do with it.
    count: Option<String>,
    url: Option<String>,
    /// The region of the page.
    on: bool,
}

impl Speaker<'_> {
    /// The map of the regions; `None` where the archive knows too few of them.
    pub(super) fn region_map(&self) -> Option<RegionMap> {
        let found: Vec<Option<(Ix, usize)>> = REGIONS.iter().map(|region| self.region(region)).collect();
        let known = found.iter().flatten().count();
        let most = found.iter().flatten().map(|(_, count)| *count).max()?;
        if known < FEWEST {
            return None;
        }
        let lang = if self.lang == Lang::KK { Lang::KK } else { Lang::RU };
        let tile = |(region, found): (&Region, &Option<(Ix, usize)>)| {
            let [_, name, short] = if lang == Lang::KK { region.kk } else { region.ru };
            let colour = match found {
                None => "",
                // The darker colour is for at least half of the greatest number.
                Some((_, count)) if *count > 1 && count * 2 >= most => " n2",
                Some(_) => " n1",
            };
            Tile {
                class: format!("{}{colour}", region.tile),
                name,
                short,
                count: found.map(|(_, count)| grouped(count as u64)),
                url: found.map(|(ix, _)| self.url(ix)),
                on: false,
            }
        };
        Some(RegionMap {
            count: self.words.count("list_regions_known", known as u64),
            lang: self.foreign(lang),
            tiles: REGIONS.iter().zip(&found).map(tile).collect(),
        })
    }

    /// The map with only the region lit in which a place lies; `None` for places elsewhere.
    pub(super) fn region_of(&self, place: Ix) -> Option<RegionMap> {
        let around: Vec<Ix> = std::iter::once(place).chain(self.archive().ancestors(place)).collect();
        let own = |region: &Region| self.region(region).filter(|(ix, _)| around.contains(ix)).map(|(ix, _)| ix);
        let (at, own) = REGIONS.iter().enumerate().find_map(|(at, region)| Some((at, own(region)?)))?;
        let lang = if self.lang == Lang::KK { Lang::KK } else { Lang::RU };
        let tile = |(number, region): (usize, &Region)| {
            let [_, name, short] = if lang == Lang::KK { region.kk } else { region.ru };
            let on = number == at;
            Tile {
                class: format!("{}{}", region.tile, if on { " on" } else { "" }),
                name,
                short,
                count: None,
                url: (on && own != place).then(|| self.url(own)),
                on,
            }
        };
        let tiles = REGIONS.iter().enumerate().map(tile).collect();
        Some(RegionMap { count: String::new(), lang: self.foreign(lang), tiles })
    }

    /// The regions in which events of the list took place, the most frequent first. An event counts once in each of its regions.
    pub(super) fn events_by_region(&self) -> Vec<(Ix, usize)> {
        let archive = self.archive();
        let mut counts: BTreeMap<Ix, usize> =
            REGIONS.iter().filter_map(|region| Some((self.region(region)?.0, 0))).collect();
        let events = self.renderer.plan.listings.by_time.get(&Kind::Events);
        for ix in events.into_iter().flat_map(|list| &list.rows) {
            let places = archive.get(*ix).event().into_iter().flat_map(|event| archive.targets(*ix, &event.places));
            let wider = places.flat_map(|place| std::iter::once(place).chain(archive.ancestors(place)));
            let regions: BTreeSet<Ix> = wider.filter(|place| counts.contains_key(place)).collect();
            for region in regions {
                counts.entry(region).and_modify(|count| *count += 1);
            }
        }
        let mut found: Vec<(Ix, usize)> = counts.into_iter().filter(|(_, count)| *count > 0).collect();
        found.sort_by_key(|(ix, count)| (Reverse(*count), *ix));
        found
    }

    /// The record of a region and how many records have to do with it or with what lies in it; `None` where none does.
    fn region(&self, region: &Region) -> Option<(Ix, usize)> {
        let forms = [region.kk[0], region.ru[0]].into_iter().chain(region.also);
        let fits = |ix: &Ix| {
            let kind = self.archive().get(*ix).place().map(|place| place.kind);
            kind.is_some_and(|kind| kind.is_none_or(|kind| kind == region.kind))
        };
        let related = |ix: Ix| self.renderer.plan.listings.related(self.lang, ix).len();
        let named = forms.flat_map(|form| self.archive().find_name(Kind::Places, form).iter().copied());
        let (ix, count) = named.filter(fits).map(|ix| (ix, related(ix))).find(|(_, count)| *count > 0)?;
        Some((ix, count))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_17_oblasts_and_3_cities_each_with_names_of_its_own() {
        let oblasts = REGIONS.iter().filter(|region| region.kind == PlaceKind::Oblast).count();
        assert_eq!((oblasts, REGIONS.len()), (17, 20));
        let different = |of: fn(&Region) -> &'static str| REGIONS.iter().map(of).collect::<BTreeSet<_>>().len();
        let parts: [fn(&Region) -> &'static str; 5] = [|r| r.tile, |r| r.kk[0], |r| r.ru[0], |r| r.kk[1], |r| r.ru[1]];
        assert_eq!(parts.map(different), [20; 5]);
    }
}
