//! A file beside the server: one connection that writes, a few that read.

use super::engine::{Engine, Pools};
use super::{Options, StoreError};
use sqlx::Sqlite;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use std::time::Duration;

/// Connections that read. Pages and reports read; rooms do so once, when they open.
const READERS: u32 = 4;

/// Opens the file, which is made when it is not there, with the folders above it.
pub(super) async fn open(url: &str, options: &Options) -> Result<Pools<Sqlite>, StoreError> {
    let shared: SqliteConnectOptions = url.parse()?;
    if url.contains(":memory:") || url.contains("mode=memory") {
        return Err(StoreError::Unavailable(
            "a database in memory is gone with the server; name a file".to_owned(),
        ));
    }
    let shared = shared.busy_timeout(options.patience).foreign_keys(true);
    if let Some(folder) = shared.get_filename().parent() {
        tokio::fs::create_dir_all(folder).await.map_err(sqlx::Error::Io)?;
    }
    let writes = shared
        .clone()
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        // What is acknowledged survives a power cut, not only a crash.
        .synchronous(SqliteSynchronous::Full)
        // What is erased is overwritten.
        .pragma("secure_delete", "ON")
        .optimize_on_close(true, None);
    let writer = pool(1, options.patience).connect_with(writes).await?;
    // All in one transaction: sqlx does not keep servers that start together from doing this at once on SQLite.
    let mut migrating = writer.begin_with(Sqlite::BEGIN).await?;
    sqlx::migrate!("./migrations/sqlite").run(&mut *migrating).await?;
    migrating.commit().await?;
    let reader = pool(READERS, options.patience).connect_with(shared.read_only(true)).await?;
    Ok(Pools { writer, reader })
}

/// Connections to a file do not age: nothing is gained by a new one, and the prepared statements would be lost.
fn pool(connections: u32, patience: Duration) -> SqlitePoolOptions {
    SqlitePoolOptions::new()
        .max_connections(connections)
        .acquire_timeout(patience * 2)
        .idle_timeout(None)
        .max_lifetime(None)
        .test_before_acquire(false)
}
