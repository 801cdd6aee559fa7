//! Which pictures are published, in which sizes, and which record shows them? Each file once, whoever shows it.

use super::site_plan::{Job, Page, SitePlan};
use super::urls::page_path;
use crate::archive::{Archive, Ix};
use crate::diagnostics::{FileId, Span};
use crate::pictures::{Order, Picture, picture_name, variants};
use crate::site::Site;
use crate::sources::{Content, SourceTree};
use std::collections::BTreeMap;

/// A picture that is made from a file beside a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedPicture {
    /// The file.
    pub file: FileId,
    /// What is made of it.
    pub order: Order,
    /// Where a record names it first.
    pub origin: Span,
}

/// A picture on the pages of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plate {
    /// Its place in the record's list of photos, from 0.
    pub photo: usize,
    /// Its place in [`Pictures::files`].
    pub picture: usize,
}

/// All pictures of the site.
#[derive(Debug, Default)]
pub struct Pictures {
    /// The files.
    pub files: Vec<PlannedPicture>,
    /// The pictures of each record that has any, in the order of its list.
    pub plates: BTreeMap<Ix, Vec<Plate>>,
    known: BTreeMap<String, usize>,
}

impl Pictures {
    /// The pictures of a record.
    pub fn of(&self, ix: Ix) -> &[Plate] {
        self.plates.get(&ix).map_or(&[], Vec::as_slice)
    }
}

/// Output path of a variant of a picture.
pub fn picture_path(order: &Order, variant: usize) -> String {
    order.variants.get(variant).map_or_else(String::new, |v| format!("pictures/{}", v.file_name(&order.name)))
}

/// Plans the pictures of a record that lie beside it and can be taken, and a page for each.
pub(super) fn pictures(plan: &mut SitePlan, archive: &Archive, site: &Site, sources: &SourceTree, ix: Ix) {
    let record = archive.get(ix);
    let mut plates = Vec::new();
    for (photo, name) in record.common.photos.iter().enumerate().filter_map(|(at, p)| Some((at, p.file.as_ref()?))) {
        let Some((file, source)) = sources.find(&format!("{}{}", record.folder, name.text)) else { continue };
        if let Content::Picture(Ok(found)) = &source.content {
            plates.push(Plate { photo, picture: planned(plan, file, found, name.span) });
            let page = Page::Picture { ix, number: photo + 1 };
            for lang in &site.langs {
                let path = page_path(archive, *lang, page) + "index.html";
                plan.add(path, Job::Page(*lang, page), Some(name.span));
            }
        }
    }
    if !plates.is_empty() {
        plan.pictures.plates.insert(ix, plates);
    }
}

/// The place of a picture among all; two files with the same bytes are one picture.
fn planned(plan: &mut SitePlan, file: FileId, found: &Picture, origin: Span) -> usize {
    if let Some(known) = plan.pictures.known.get(&found.hash) {
        return *known;
    }
    let picture = plan.pictures.files.len();
    let variants = variants(&found.head);
    let order = Order { name: picture_name(&found.hash), hash: found.hash.clone(), head: found.head, variants };
    for variant in 0..order.variants.len() {
        plan.add(picture_path(&order, variant), Job::Picture { picture, variant }, None);
    }
    plan.pictures.known.insert(found.hash.clone(), picture);
    plan.pictures.files.push(PlannedPicture { file, order, origin });
    picture
}
