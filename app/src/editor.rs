//! Writing a fiche together. All that knows Automerge in the browser is reached from here only, and is fetched when somebody writes.

#[cfg(feature = "hydrate")]
mod area;
#[cfg(feature = "hydrate")]
mod chunk;
pub mod desk;
#[cfg(not(feature = "hydrate"))]
mod inert;
#[cfg(feature = "hydrate")]
mod session;
#[cfg(feature = "hydrate")]
mod tend;

pub use desk::{Deed, Desk, Place};
#[cfg(not(feature = "hydrate"))]
pub use inert::{expect, tend};
#[cfg(feature = "hydrate")]
pub use tend::{expect, tend};
