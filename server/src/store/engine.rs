//! What differs between the two databases while writing; everything above it is the same text for both.

use super::StoreError;
use sqlx::{AssertSqlSafe, Connection, Database, Pool, Postgres, SqlSafeStr, Sqlite};
use std::future::Future;

/// A value on its way into a column.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Value {
    /// An id, a name, a body.
    Text(String),
    /// A number or a time.
    Number(i64),
    /// Bytes.
    Bytes(Vec<u8>),
    /// A text that is not there.
    NoText,
}

/// The pools of one database.
pub struct Pools<E: Database> {
    /// Every write goes through here; for SQLite it is one connection.
    pub(super) writer: Pool<E>,
    /// Every read of more than one row goes through here.
    pub(super) reader: Pool<E>,
}

impl<E: Database> Clone for Pools<E> {
    fn clone(&self) -> Self {
        Self {
            writer: self.writer.clone(),
            reader: self.reader.clone(),
        }
    }
}

/// A database that the store can write to.
pub(super) trait Engine: Database {
    /// Begins a transaction that writes.
    const BEGIN: &'static str;
    /// Begins a transaction that reads one and the same state throughout.
    const BEGIN_READING: &'static str;

    /// Runs a statement; gives the number of rows it touched.
    fn execute(conn: &mut Self::Connection, sql: String, values: &[Value]) -> impl Future<Output = sqlx::Result<u64>> + Send;

    /// Runs a query that gives one number.
    fn number(conn: &mut Self::Connection, sql: &'static str, values: &[Value]) -> impl Future<Output = sqlx::Result<i64>> + Send;

    /// Runs a query that gives a number to each of several names.
    fn numbers(conn: &mut Self::Connection, sql: String, values: &[Value])
    -> impl Future<Output = sqlx::Result<Vec<(String, i64)>>> + Send;
}

macro_rules! bind {
    ($query:ident, $value:ident) => {
        match $value {
            Value::Text(text) => $query.bind(text.as_str()),
            Value::Number(number) => $query.bind(*number),
            Value::Bytes(bytes) => $query.bind(bytes.as_slice()),
            Value::NoText => $query.bind(None::<&str>),
        }
    };
}

macro_rules! engine {
    ($engine:ty, $begin:literal, $reading:literal) => {
        impl Engine for $engine {
            const BEGIN: &'static str = $begin;
            const BEGIN_READING: &'static str = $reading;

            async fn execute(conn: &mut Self::Connection, sql: String, values: &[Value]) -> sqlx::Result<u64> {
                let query = sqlx::query::<Self>(AssertSqlSafe(sql));
                let query = values.iter().fold(query, |query, value| bind!(query, value));
                Ok(query.execute(conn).await?.rows_affected())
            }

            async fn number(conn: &mut Self::Connection, sql: &'static str, values: &[Value]) -> sqlx::Result<i64> {
                let query = sqlx::query_scalar::<Self, i64>(sql);
                values
                    .iter()
                    .fold(query, |query, value| bind!(query, value))
                    .fetch_one(conn)
                    .await
            }

            async fn numbers(conn: &mut Self::Connection, sql: String, values: &[Value]) -> sqlx::Result<Vec<(String, i64)>> {
                let query = sqlx::query_as::<Self, (String, i64)>(AssertSqlSafe(sql));
                values
                    .iter()
                    .fold(query, |query, value| bind!(query, value))
                    .fetch_all(conn)
                    .await
            }
        }
    };
}

// IMMEDIATE: the lock is taken, or waited for, at the beginning, where nothing has been done that would have to be done again.
engine!(Sqlite, "BEGIN IMMEDIATE", "BEGIN DEFERRED");
engine!(Postgres, "BEGIN", "BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY");

/// Something that is done in one transaction.
pub(super) trait Work<E: Engine>: Sync {
    /// Does it; what it did is kept only if it succeeds.
    fn run(&self, conn: &mut E::Connection) -> impl Future<Output = Result<(), StoreError>> + Send;
}

/// Does the work in one transaction: all of it is on disk when this is `Ok`, none of it after a conflict.
pub(super) async fn write<E: Engine>(pools: &Pools<E>, work: &impl Work<E>) -> Result<(), StoreError> {
    let mut conn = pools.writer.acquire().await?;
    let done = transaction::<E>(&mut conn, work).await;
    if !matches!(done, Ok(()) | Err(StoreError::Conflict(_))) {
        // SQLite ends a transaction by itself when the disk is full or fails; sqlx does not notice, takes it for open, and would
        // refuse every later one on this connection. A new connection costs a millisecond.
        conn.close_on_drop();
    }
    done
}

async fn transaction<E: Engine>(conn: &mut E::Connection, work: &impl Work<E>) -> Result<(), StoreError> {
    let mut transaction = conn.begin_with(E::BEGIN.into_sql_str()).await?;
    match work.run(&mut transaction).await {
        Ok(()) => Ok(transaction.commit().await?),
        Err(error) => match transaction.rollback().await {
            Ok(()) => Err(error),
            Err(rollback) => Err(rollback.into()),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Store;

    /// One row as large as this many bytes.
    struct Large(usize);

    impl Work<Sqlite> for Large {
        async fn run(&self, conn: &mut sqlx::SqliteConnection) -> Result<(), StoreError> {
            let values = [Value::Text("x".repeat(self.0)), Value::Bytes(vec![0; 32])];
            Sqlite::execute(
                conn,
                "INSERT INTO cabinets (id, code, secret, created_at) VALUES ($1, $1, $2, 0)".to_owned(),
                &values,
            )
            .await?;
            Ok(())
        }
    }

    /// What SQLite may do by itself when a disk fails: the transaction is over, and nobody told sqlx.
    struct Ended;

    impl Work<Sqlite> for Ended {
        async fn run(&self, conn: &mut sqlx::SqliteConnection) -> Result<(), StoreError> {
            Large(10).run(conn).await?;
            Sqlite::execute(conn, "ROLLBACK".to_owned(), &[]).await?;
            Err(StoreError::Unavailable("the disk failed".to_owned()))
        }
    }

    async fn open(folder: &tempfile::TempDir) -> Pools<Sqlite> {
        match Store::connect(&format!("sqlite:{}", folder.path().join("kabinet.db").display()))
            .await
            .unwrap()
        {
            Store::Sqlite(pools) => pools,
            Store::Postgres(_) => unreachable!(),
        }
    }

    async fn cabinets(pools: &Pools<Sqlite>) -> i64 {
        sqlx::query_scalar("SELECT count(*) FROM cabinets")
            .fetch_one(&pools.reader)
            .await
            .unwrap()
    }

    #[tokio::test]
    async fn a_full_disk_is_unavailable_until_there_is_room() {
        let folder = tempfile::tempdir().unwrap();
        let pools = open(&folder).await;
        // Holds for the connection that writes now, as a full disk would hold for each.
        let room: i64 = sqlx::query_scalar("PRAGMA max_page_count = 40")
            .fetch_one(&pools.writer)
            .await
            .unwrap();
        assert_eq!(room, 40);
        let full = write(&pools, &Large(4_000_000)).await;
        assert!(matches!(full, Err(StoreError::Unavailable(_))), "{full:?}");
        assert_eq!(cabinets(&pools).await, 0);
        write(&pools, &Large(4_000_000)).await.unwrap();
        assert_eq!(cabinets(&pools).await, 1);
    }

    #[tokio::test]
    async fn a_transaction_that_ended_by_itself_does_not_spoil_the_next_one() {
        let folder = tempfile::tempdir().unwrap();
        let pools = open(&folder).await;
        assert!(matches!(write(&pools, &Ended).await, Err(StoreError::Unavailable(_))));
        assert_eq!(cabinets(&pools).await, 0);
        write(&pools, &Large(10)).await.unwrap();
        assert_eq!(cabinets(&pools).await, 1);
    }

    #[tokio::test]
    async fn sqlite_writes_to_disk_before_it_says_so_and_overwrites_what_is_erased() {
        let folder = tempfile::tempdir().unwrap();
        let pools = open(&folder).await;
        let text = async |sql| sqlx::query_scalar::<_, String>(sql).fetch_one(&pools.writer).await.unwrap();
        let number = async |sql| sqlx::query_scalar::<_, i64>(sql).fetch_one(&pools.writer).await.unwrap();
        assert_eq!(text("PRAGMA journal_mode").await, "wal");
        // FULL is 2.
        assert_eq!(number("PRAGMA synchronous").await, 2);
        assert_eq!(number("PRAGMA foreign_keys").await, 1);
        assert_eq!(number("PRAGMA secure_delete").await, 1);
        assert_eq!(number("PRAGMA busy_timeout").await, 5000);
        let written = sqlx::query("DELETE FROM cabinets").execute(&pools.reader).await;
        assert!(written.is_err());
    }
}
