//! The rules, tried as one program.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs, reason = "a test fails by panicking")]

mod aggregate;
mod convergence;
mod purity;
mod report;
mod rules;
mod support;
mod template;
mod view_golden;
mod wire_golden;
