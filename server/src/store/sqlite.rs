//! A file beside the server: one connection that writes, a few that read.

use super::engine::{Engine, Pools};
use super::{Options, StoreError};
use sqlx::Sqlite;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use std::time::Duration;
use tokio::time::Instant;

/// Connections that read. Pages and reports read; rooms do so once, when they open.
const READERS: u32 = 4;
/// How long somebody else needs to open the same file.
const TURN: Duration = Duration::from_millis(20);

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
    let writer = patiently(options.patience, || pool(1, options.patience).connect_with(writes.clone())).await?;
    // All in one transaction: sqlx does not keep servers that start together from doing this at once on SQLite.
    let mut migrating = writer.begin_with(Sqlite::BEGIN).await?;
    sqlx::migrate!("./migrations/sqlite").run(&mut *migrating).await?;
    migrating.commit().await?;
    let reads = shared.read_only(true);
    let reader = patiently(options.patience, || pool(READERS, options.patience).connect_with(reads.clone())).await?;
    Ok(Pools { writer, reader })
}

/// Opens again while somebody else holds the file: SQLite does not wait its turn where it changes a file to WAL mode, whatever its
/// `busy_timeout`.
async fn patiently<T, F: Future<Output = sqlx::Result<T>>>(patience: Duration, open: impl Fn() -> F) -> sqlx::Result<T> {
    let until = Instant::now() + patience;
    loop {
        match open().await {
            Err(error) if is_busy(&error) && Instant::now() < until => tokio::time::sleep(TURN).await,
            opened => return opened,
        }
    }
}

/// BUSY, with its extended codes.
fn is_busy(error: &sqlx::Error) -> bool {
    let code = error.as_database_error().and_then(|error| error.code());
    code.and_then(|code| code.parse::<u32>().ok()).is_some_and(|code| code & 0xff == 5)
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
