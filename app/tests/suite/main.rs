//! The pages, tried as one program.
#![allow(clippy::unwrap_used, missing_docs, reason = "a test that fails says so")]

#[cfg(feature = "ssr")]
mod hall;
mod markup;
#[cfg(feature = "ssr")]
mod pages;
mod strings;
