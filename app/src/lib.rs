//! The pages of Kabinet. On the server (`ssr`) they are written as HTML that is of use by itself; in the browser (`hydrate`) the same
//! code brings them to life.
//!
//! In reading order: [`seed`] is what a page is drawn from, [`app`] picks the page, [`pages`] mirror the addresses, [`components`]
//! are what several pages share, [`live`] is the living cabinet behind a page, [`i18n`] its words.

// Views are types, and a page of them nests deeper than the default.
#![recursion_limit = "512"]

pub mod app;
pub mod base64;
pub mod components;
pub mod device;
pub mod editor;
pub mod i18n;
pub mod live;
pub mod pages;
#[cfg(feature = "ssr")]
pub mod seats;
pub mod seed;
#[cfg(feature = "ssr")]
pub mod shell;
#[cfg(feature = "hydrate")]
mod start;

pub use app::App;
#[cfg(feature = "ssr")]
pub use shell::shell;
