//! A database for one test, and hands that reach into it from outside.

use kabinet_server::store::{Options, Store};
use sqlx::postgres::PgConnection;
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{AssertSqlSafe, ConnectOptions, Connection};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::future::Future;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;
use tokio::task::LocalSet;

/// Which database.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Sqlite,
    Postgres,
}

/// Where a test keeps its store.
pub struct Place {
    pub kind: Kind,
    pub url: String,
    /// The folder of the file, or the PostgreSQL schema.
    folder: Option<tempfile::TempDir>,
    schema: Option<String>,
}

/// Runs a test in a place of its own and clears it away, also after a failure.
pub async fn run<T: Future<Output = ()> + 'static>(kind: Kind, test: impl FnOnce(Arc<Place>) -> T) {
    let place = Arc::new(Place::new(kind).await);
    // A task of its own, so that a failure ends there and the place is cleared.
    let local = LocalSet::new();
    let task = local.spawn_local(test(place.clone()));
    let result = local.run_until(task).await;
    place.clear().await;
    if let Err(failure) = result {
        std::panic::resume_unwind(failure.into_panic());
    }
}

fn postgres_url() -> String {
    std::env::var("KABINET_TEST_POSTGRES_URL")
        .expect("set KABINET_TEST_POSTGRES_URL to a PostgreSQL server for tests, or run this through scripts/with-postgres")
}

impl Place {
    async fn new(kind: Kind) -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        match kind {
            Kind::Sqlite => {
                let folder = tempfile::tempdir().unwrap();
                let url = format!("sqlite:{}", folder.path().join("not/there/yet/kabinet.db").display());
                Self {
                    kind,
                    url,
                    folder: Some(folder),
                    schema: None,
                }
            }
            Kind::Postgres => {
                let base = postgres_url();
                let schema = format!("kabinet_{}_{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
                let mut conn = PgConnection::connect(&base).await.unwrap();
                // Left behind by a run that was killed and had the same process id.
                let sql = format!("DROP SCHEMA IF EXISTS {schema} CASCADE; CREATE SCHEMA {schema}");
                sqlx::raw_sql(AssertSqlSafe(sql)).execute(&mut conn).await.unwrap();
                let separator = if base.contains('?') { '&' } else { '?' };
                let url = format!("{base}{separator}options[search_path]={schema}&application_name={schema}");
                Self {
                    kind,
                    url,
                    folder: None,
                    schema: Some(schema),
                }
            }
        }
    }

    async fn clear(&self) {
        if let Some(schema) = &self.schema {
            let mut conn = PgConnection::connect(&postgres_url()).await.unwrap();
            sqlx::raw_sql(AssertSqlSafe(format!("DROP SCHEMA {schema} CASCADE")))
                .execute(&mut conn)
                .await
                .unwrap();
        }
    }

    /// Opens the store.
    pub async fn open(&self) -> Store {
        Store::connect(&self.url).await.unwrap()
    }

    /// Opens a store that does not wait long for a lock.
    pub async fn open_impatient(&self) -> Store {
        Store::connect_with(
            &self.url,
            &Options {
                patience: Duration::from_millis(50),
            },
        )
        .await
        .unwrap()
    }

    /// A connection past the store.
    pub async fn outside(&self) -> Outside {
        match self.kind {
            Kind::Sqlite => {
                let options: SqliteConnectOptions = self.url.parse().unwrap();
                Outside::Sqlite(options.connect().await.unwrap())
            }
            Kind::Postgres => Outside::Postgres(PgConnection::connect(&self.url).await.unwrap()),
        }
    }

    /// Runs SQL past the store.
    pub async fn run(&self, sql: &str) {
        self.outside().await.run(sql).await;
    }

    /// Takes the lock that every write needs; it is held until the connection is dropped.
    pub async fn lock(&self) -> Outside {
        let mut outside = self.outside().await;
        outside
            .run(match self.kind {
                Kind::Sqlite => "BEGIN IMMEDIATE",
                Kind::Postgres => {
                    "BEGIN; LOCK TABLE cabinets, events, people, keys, actors, documents, changes, pulse IN ACCESS EXCLUSIVE MODE"
                }
            })
            .await;
        outside
    }

    /// From now on no row whose condition holds can be put into this table: a disk that fails just there.
    pub async fn break_inserts(&self, table: &str, condition: &str) {
        let mut sql = String::new();
        match self.kind {
            Kind::Sqlite => write!(
                sql,
                "CREATE TRIGGER broken BEFORE INSERT ON {table} WHEN {condition} BEGIN SELECT RAISE(ABORT, 'no luck'); END"
            ),
            Kind::Postgres => write!(
                sql,
                "CREATE FUNCTION no_luck() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION 'no luck'; END $$ LANGUAGE plpgsql;
                 CREATE TRIGGER broken BEFORE INSERT ON {table} FOR EACH ROW WHEN ({condition}) EXECUTE FUNCTION no_luck()"
            ),
        }
        .unwrap();
        self.run(&sql).await;
    }

    /// The opposite.
    pub async fn mend_inserts(&self, table: &str) {
        self.run(&match self.kind {
            Kind::Sqlite => "DROP TRIGGER broken".to_owned(),
            Kind::Postgres => format!("DROP TRIGGER broken ON {table}; DROP FUNCTION no_luck()"),
        })
        .await;
    }

    /// How many rows each table has.
    pub async fn rows(&self) -> BTreeMap<&'static str, i64> {
        let mut outside = self.outside().await;
        let mut rows = BTreeMap::new();
        for table in ["cabinets", "events", "people", "keys", "actors", "documents", "changes"] {
            rows.insert(table, outside.number(&format!("SELECT count(*) FROM {table}")).await);
        }
        rows
    }

    /// What stands in SQLite's files.
    pub fn files(&self) -> Vec<Vec<u8>> {
        let folder = self.folder.as_ref().unwrap().path().join("not/there/yet");
        let files = std::fs::read_dir(folder).unwrap();
        files.map(|file| std::fs::read(file.unwrap().path()).unwrap()).collect()
    }

    /// In how many transactions the events came that are there now; those of SQLite are counted in its log file.
    pub async fn transactions(&self) -> i64 {
        match &self.folder {
            None => self.outside().await.number("SELECT count(DISTINCT xmin::text) FROM events").await,
            Some(folder) => commits_in_wal(&std::fs::read(folder.path().join("not/there/yet/kabinet.db-wal")).unwrap()),
        }
    }
}

/// Frames that end a transaction name the size of the database then; <https://www.sqlite.org/fileformat2.html#walformat>.
fn commits_in_wal(wal: &[u8]) -> i64 {
    let number = |at: usize| u32::from_be_bytes(wal[at..at + 4].try_into().unwrap());
    let (page, salts) = (number(8) as usize, &wal[16..24]);
    let frames = wal[32..].chunks_exact(24 + page);
    let ends = frames.filter(|frame| &frame[8..16] == salts && frame[4..8] != [0; 4]);
    ends.count().try_into().unwrap()
}

/// A connection past the store.
pub enum Outside {
    Sqlite(SqliteConnection),
    Postgres(PgConnection),
}

macro_rules! each {
    ($outside:expr, $conn:ident => $body:expr) => {
        match $outside {
            Outside::Sqlite($conn) => $body,
            Outside::Postgres($conn) => $body,
        }
    };
}

impl Outside {
    pub async fn run(&mut self, sql: &str) {
        each!(self, conn => { sqlx::raw_sql(AssertSqlSafe(sql)).execute(conn).await.unwrap(); });
    }

    pub async fn number(&mut self, sql: &str) -> i64 {
        each!(self, conn => sqlx::query_scalar(AssertSqlSafe(sql)).fetch_one(conn).await.unwrap())
    }

    pub async fn words(&mut self, sql: &str) -> Vec<(String, String)> {
        each!(self, conn => sqlx::query_as(AssertSqlSafe(sql)).fetch_all(conn).await.unwrap())
    }

    /// Lets go of whatever it holds, and waits until that is so.
    pub async fn release(self) {
        each!(self, conn => conn.close().await.unwrap());
    }
}
