//! What does each page show? One file per page kind: a plain view value and the name of its template.

mod calendar;
mod gate;
mod home;
mod index;
mod list;
mod reading;
mod record;
mod regions;
mod rows;
mod statistics;
mod year;

pub(super) use gate::{not_found, redirect, root};
pub(super) use home::home;
pub(super) use list::list;
pub(super) use reading::reading;
pub(super) use record::{record, share_image};
pub(super) use statistics::statistics;
pub(super) use year::{year, years};
