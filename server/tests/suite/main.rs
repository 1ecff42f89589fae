//! Everything that needs a running server, as one program: linking the server once takes a minute, ten times takes ten.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs, reason = "a test fails by panicking")]

mod hostile;
mod http;
mod leptos_toml;
mod network;
mod room;
mod store;
mod support;
mod survive;
