//! The little that pages ask of the device itself. On the server all of it is inert.

#[cfg(feature = "hydrate")]
mod browser;
#[cfg(feature = "hydrate")]
mod door;
#[cfg(feature = "hydrate")]
mod focus;
#[cfg(not(feature = "hydrate"))]
mod inert;
#[cfg(feature = "hydrate")]
mod travel;

#[cfg(feature = "hydrate")]
pub use browser::{copy, fresh_id, load_again, now, once_hydrated, to_the_top};
#[cfg(not(feature = "hydrate"))]
pub use inert::{copy, fresh_id, load_again, now, once_hydrated, to_the_top, travel};
#[cfg(feature = "hydrate")]
pub use travel::travel;

#[cfg(feature = "hydrate")]
pub(crate) use browser::{let_buttons_rest, mark, marked, run_waiting};
#[cfg(feature = "hydrate")]
pub(crate) use door::open as open_door;
#[cfg(feature = "hydrate")]
pub(crate) use focus::lead_the_focus;
