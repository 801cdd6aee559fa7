//! How does a browser see the archive while it is written? Pages are made when they are asked for, by the same function as in
//! a build; nothing is written to disk.
//!
//! Only this machine is answered, and only paths of the plan: no path of a request is ever opened on disk.

mod answer;
mod desk;
mod route;
mod server;

pub use desk::Desk;
pub use route::encoded;
pub use server::{listen, run};
