//! A PostgreSQL server.

use super::engine::Pools;
use super::{Options, StoreError};
use sqlx::postgres::{PgConnectOptions, PgConnection, PgPoolOptions};
use sqlx::{ConnectOptions, Connection, Postgres};

/// Connections, writing and reading together: the journal needs one, people who join or read a page the others.
const CONNECTIONS: u32 = 8;

/// Connects and brings the tables up to date.
pub(super) async fn open(url: &str, options: &Options) -> Result<Pools<Postgres>, StoreError> {
    let connect: PgConnectOptions = url.parse()?;
    // Not from the pool: servers that start together wait for one another here, and that may take longer than a lock should.
    let mut migrating = connect.clone().connect().await?;
    sqlx::migrate!("./migrations/postgres").run(&mut migrating).await?;
    migrating.close().await?;

    let patience = i64::try_from(options.patience.as_millis()).unwrap_or(i64::MAX);
    let pool = PgPoolOptions::new()
        .max_connections(CONNECTIONS)
        .acquire_timeout(options.patience * 2)
        .after_connect(move |conn, _| Box::pin(prepare(conn, patience)))
        .connect_with(connect)
        .await?;
    Ok(Pools {
        writer: pool.clone(),
        reader: pool,
    })
}

/// Waits for a lock no longer than SQLite does, and does not acknowledge what is not on disk, whatever the server's default.
async fn prepare(conn: &mut PgConnection, patience: i64) -> sqlx::Result<()> {
    sqlx::query("SELECT set_config('lock_timeout', $1, false)")
        .bind(format!("{patience}ms"))
        .execute(&mut *conn)
        .await?;
    sqlx::query("SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'")
        .execute(conn)
        .await?;
    Ok(())
}
