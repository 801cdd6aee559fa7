//! Stage 5, plan: which files does the site consist of? Every output path and its job, fixed before anything is rendered.

mod days;
mod figures;
mod listings;
mod order;
mod orders;
mod pages;
mod pictures;
mod programme;
mod related;
mod site_plan;
mod urls;
mod windows;

pub use days::{Days, MonthDays, held_days};
pub use figures::{Bilingual, Figures, participants};
pub use listings::{Heading, Listings, Shelved, YearPart, YearShelf};
pub use order::{TimeKey, is_timed, shelf_of, time_key};
pub use orders::{TableOrder, region_of};
pub use pages::plan;
pub use pictures::{Pictures, PlannedPicture, Plate, picture_path};
pub use related::{Related, Shared};
pub use site_plan::{Job, Page, SitePlan};
pub use urls::{file_path, page_path, record_path, share_path, url_of};
