//! Of which values do records consist? One file per value; each reads itself and says what is wrong with it.

mod body;
mod count;
mod credit;
mod date;
mod media;
mod money;
mod name;
mod number;
mod reference;
mod result;
mod text;

pub use body::{Block, Body, Correction, Nomination, Occasion, Quote, Stage};
pub use count::{Count, CountOp};
pub use credit::{Affiliation, Credit, CreditMode, Role};
pub use date::{ClockValue, DateValue, MomentValue};
pub use media::{FileRef, Geo, Identifiers, Link, Photo, Source};
pub use money::Money;
pub use name::{Name, NamePeriod, Names};
pub use number::{Flag, Whole};
pub use reference::{
    AnyRecord, AwardListOf, AwardOf, DocumentOf, EventOf, NewsOf, OrganizationOf, PersonOf, PlaceOf, Ref, SeriesOf,
    Target, TopicOf, WorkOf,
};
pub use result::{AwardResult, ResultPlace, ResultTable};
pub use text::{LText, Text};
