//! Where cabinets are kept: SQLite beside the server, or PostgreSQL. Only this module knows SQL; it knows no rule of a cabinet.
//!
//! In reading order: `batch` is what goes in and out, `write` puts it into one transaction (`insert` many rows at a time), `read`,
//! `fiches` and `seats` get it back, `erase` takes it out for good, `engine` is the little that differs between the databases, `sqlite` and `postgres` open them.
//!
//! What the store promises: after `Ok` it is on disk; after [`StoreError::Conflict`] nothing of it is stored; after
//! [`StoreError::Unavailable`] nobody knows, so whatever is sent again must be recognisable. It does not assume to be the only writer.

/// The same words for both databases.
macro_rules! on {
    ($store:expr, $pools:ident => $body:expr) => {
        match $store {
            $crate::store::Store::Sqlite($pools) => $body,
            $crate::store::Store::Postgres($pools) => $body,
        }
    };
}

mod batch;
mod engine;
mod erase;
mod error;
mod fiches;
mod insert;
mod postgres;
mod read;
mod seats;
mod sqlite;
mod write;

pub use batch::{Batch, KeyHash, Loaded, Logged, NewCabinet, NewChange, NewDocument, SeatRow, StoredChange, StoredFiche};
pub use engine::Pools;
pub use error::StoreError;

use std::fmt;
use std::time::Duration;

/// A database with the tables of this version. Cheap to clone: every copy uses the same connections.
#[derive(Clone)]
pub enum Store {
    /// A file beside the server.
    Sqlite(Pools<sqlx::Sqlite>),
    /// A PostgreSQL server.
    Postgres(Pools<sqlx::Postgres>),
}

/// How a store is opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// How long to wait for a lock that somebody else holds, such as a backup.
    pub patience: Duration,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            patience: Duration::from_secs(5),
        }
    }
}

impl Store {
    /// Opens `sqlite:path` (made when it is not there, with the folders above it) or `postgres://…`, and brings the tables up to date.
    pub async fn connect(url: &str) -> Result<Self, StoreError> {
        Self::connect_with(url, &Options::default()).await
    }

    /// The same, with options.
    pub async fn connect_with(url: &str, options: &Options) -> Result<Self, StoreError> {
        match url.split_once(':') {
            Some(("sqlite", _)) => sqlite::open(url, options).await.map(Self::Sqlite),
            Some(("postgres" | "postgresql", _)) => postgres::open(url, options).await.map(Self::Postgres),
            _ => Err(StoreError::Unavailable(
                "the address of a store begins with sqlite: or postgres://".to_owned(),
            )),
        }
    }

    /// Ends all connections, once they are idle. What is asked of the store afterwards is refused as unavailable.
    pub async fn close(&self) {
        on!(self, pools => {
            pools.reader.close().await;
            pools.writer.close().await;
        });
    }
}

impl fmt::Debug for Store {
    /// Names the kind only: the address may hold a password.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Sqlite(_) => "Store::Sqlite",
            Self::Postgres(_) => "Store::Postgres",
        })
    }
}
