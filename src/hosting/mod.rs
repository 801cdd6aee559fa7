//! With which rules do web servers hand the site out? One table of headers and types, written for nginx, Caddy, Apache and Netlify.

mod policy;
mod rules;
mod types;

pub use policy::{HEADERS, KEPT, POLICY};
pub use rules::Server;
pub use types::content_type;
