//! Which fields does each kind have? One file per kind, one struct per file, and the fields common to all.

mod award;
mod award_list;
mod common;
mod document;
mod event;
mod named;
mod news;
mod series;
mod work;

pub use award::{Award, AwardType};
pub use award_list::{AwardList, ResultsStatus, WorkFormat};
pub use common::{Common, Status};
pub use document::{Document, DocumentStatus, DocumentType};
pub use event::{DateStatus, Event, EventStatus, EventType, Level, Mode};
pub use named::{Organization, Person, Place, PlaceKind, Topic};
pub use news::News;
pub use series::Series;
pub use work::{Work, WorkType};
