//! In which orders, besides that by place, can a reader have the results of an award list or of all lists of an award?

use crate::archive::{Archive, Ix};
use crate::model::Kind;
use crate::model::kinds::{AwardList, PlaceKind};
use crate::model::values::{AwardResult, Credit};
use std::collections::{BTreeMap, BTreeSet};

/// Shorter tables are read at a glance.
const FEWEST: usize = 8;
/// Longer tables would make pages that no phone can open three times over.
const MOST: usize = 5_000;

/// By what a table of results is sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TableOrder {
    /// By who got it.
    Name,
    /// By the organization.
    Organization,
    /// By the region.
    Region,
}

impl TableOrder {
    /// Last part of the address of the page.
    pub fn folder(self) -> &'static str {
        match self {
            Self::Name => "by-name",
            Self::Organization => "by-organization",
            Self::Region => "by-region",
        }
    }
}

/// The orders of each award list, and of each award with several lists.
pub(super) fn orders(archive: &Archive) -> BTreeMap<Ix, Vec<TableOrder>> {
    let lists = archive.of_kind(Kind::AwardLists).map(|(ix, _)| (ix, vec![ix]));
    let awards = archive.of_kind(Kind::Awards).map(|(ix, _)| (ix, lists_of(archive, ix)));
    let several = awards.filter(|(_, lists)| lists.len() > 1);
    let found = lists.chain(several).map(|(ix, lists)| (ix, of_lists(archive, &lists)));
    found.filter(|(_, orders)| !orders.is_empty()).collect()
}

/// The lists that name an award.
fn lists_of(archive: &Archive, award: Ix) -> Vec<Ix> {
    let incoming = archive.incoming(award).iter().copied();
    incoming.filter(|list| archive.get(*list).award_list().is_some()).collect()
}

fn of_lists(archive: &Archive, lists: &[Ix]) -> Vec<TableOrder> {
    let fields = lists.iter().filter_map(|ix| Some((*ix, archive.get(*ix).award_list()?)));
    let rows: Vec<(Ix, &AwardResult)> =
        fields.flat_map(|(ix, list): (Ix, &AwardList)| list.results.rows.iter().map(move |row| (ix, row))).collect();
    if rows.len() < FEWEST || rows.len() > MOST {
        return Vec::new();
    }
    let named = rows.iter().any(|(_, row)| !row.recipients.is_empty());
    let orgs: BTreeSet<Ix> = rows.iter().flat_map(|(ix, row)| organizations_of(archive, *ix, row)).collect();
    let regions: BTreeSet<Ix> = rows.iter().filter_map(|(ix, row)| region_of(archive, *ix, row)).collect();
    let known = [
        (TableOrder::Name, named),
        (TableOrder::Organization, orgs.len() > 1),
        (TableOrder::Region, regions.len() > 1),
    ];
    known.into_iter().filter(|(_, known)| *known).map(|(order, _)| order).collect()
}

/// The organizations that have a column of their own: those of a single recipient who is called by another name.
fn organizations_of(archive: &Archive, list: Ix, result: &AwardResult) -> Vec<Ix> {
    let [credit] = result.recipients.as_slice() else { return Vec::new() };
    let called = credit.person.is_some() || credit.office.is_some() || credit.name.is_some();
    if called { archive.targets(list, &credit.org).collect() } else { Vec::new() }
}

/// The region of the first recipient of whom one is known: that of the place or else of the organization.
pub fn region_of(archive: &Archive, list: Ix, result: &AwardResult) -> Option<Ix> {
    result.recipients.iter().find_map(|credit: &Credit| {
        let own = credit.place.and_then(|place| archive.target(list, place));
        let of_org = || {
            archive.targets(list, &credit.org).find_map(|org| {
                let place = archive.get(org).organization()?.place?;
                archive.target(org, place)
            })
        };
        region(archive, own.or_else(of_org)?)
    })
}

/// The oblast in which a place lies, else what lies highest below the country.
fn region(archive: &Archive, place: Ix) -> Option<Ix> {
    let kind = |ix: Ix| archive.get(ix).place().and_then(|place| place.kind);
    let chain: Vec<Ix> = std::iter::once(place).chain(archive.ancestors(place)).collect();
    let oblast = chain.iter().copied().find(|ix| kind(*ix) == Some(PlaceKind::Oblast));
    let wide = |ix: &Ix| !matches!(kind(*ix), Some(PlaceKind::Country | PlaceKind::Online));
    oblast.or_else(|| chain.into_iter().rfind(wide))
}
