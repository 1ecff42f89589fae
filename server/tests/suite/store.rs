//! The store: one suite for SQLite and PostgreSQL, and the journal before it.
//!
//! PostgreSQL's address comes from `KABINET_TEST_POSTGRES_URL`; `scripts/with-postgres` starts one. Without it the suite fails: a
//! database that nobody tested is not supported.

mod samples;
mod support;

/// Runs each test on both databases, every one in a database of its own.
macro_rules! on_both {
    ($($name:ident),* $(,)?) => {
        mod sqlite {
            $(#[tokio::test]
            async fn $name() {
                crate::store::support::run(crate::store::support::Kind::Sqlite, super::$name).await;
            })*
        }
        mod postgres {
            $(#[tokio::test]
            async fn $name() {
                crate::store::support::run(crate::store::support::Kind::Postgres, super::$name).await;
            })*
        }
    };
}

mod cabinets;
mod commits;
mod fiches;
mod journal;
mod outages;
mod seats;
mod tables;
