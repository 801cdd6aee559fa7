//! Stage 5, plan: which files does the site consist of? Every output path and its job, fixed before anything is rendered.

mod figures;
mod listings;
mod order;
mod pages;
mod site_plan;
mod urls;

pub use figures::{Bilingual, Figures};
pub use listings::{Heading, Listings, Shelved, YearPart, YearShelf};
pub use pages::plan;
pub use site_plan::{Job, Page, SitePlan};
pub use urls::{page_path, record_path, share_path, url_of};
