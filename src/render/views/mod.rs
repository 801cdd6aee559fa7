//! What does each page show? One file per page kind: a plain view value and the name of its template.

mod about;
mod calendar;
mod data;
mod day;
mod gate;
mod home;
mod index;
mod list;
mod month;
mod reading;
mod record;
mod regions;
mod rows;
mod search;
mod site_map;
mod statistics;
mod withdrawn;
mod year;

pub(super) use about::about;
pub(super) use data::data;
pub(super) use day::{day, days};
pub(super) use gate::{not_found, redirect, root};
pub(super) use home::{home, shelf_title};
pub(super) use list::list;
pub(super) use month::{calendar, month};
pub(super) use reading::reading;
pub(super) use record::{documents, ordered, picture, programme, record, share_image};
pub(super) use search::search;
pub(super) use site_map::site_map;
pub(super) use statistics::statistics;
pub(super) use withdrawn::withdrawn;
pub(super) use year::{year, years};
