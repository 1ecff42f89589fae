//! Taking a cabinet out of the store, with everything that was said in it.

use super::read::parse;
use super::{Store, StoreError};
use kabinet_core::id::CabinetId;

impl Store {
    /// The cabinets in which nothing has happened since a time, milliseconds since 1970.
    pub async fn quiet_since(&self, at: u64) -> Result<Vec<CabinetId>, StoreError> {
        const SQL: &str = "SELECT cabinet FROM events GROUP BY cabinet HAVING MAX(at) <= $1";
        let at = i64::try_from(at).unwrap_or(i64::MAX);
        let ids: Vec<String> = on!(self, pools => sqlx::query_scalar(SQL).bind(at).fetch_all(&pools.reader).await?);
        ids.iter().map(|id| parse(id)).collect()
    }

    /// Erases a cabinet whose log still ends with this number: its log, names, keys and words. Whether it did.
    pub async fn erase(&self, cabinet: CabinetId, seq: u64) -> Result<bool, StoreError> {
        const SQL: &str = "DELETE FROM cabinets WHERE id = $1 AND (SELECT MAX(seq) FROM events WHERE cabinet = $1) = $2";
        let (cabinet, seq) = (cabinet.to_string(), i64::try_from(seq).unwrap_or(i64::MAX));
        let erased = on!(self, pools => sqlx::query(SQL).bind(cabinet).bind(seq).execute(&pools.writer).await?.rows_affected());
        if let Self::Sqlite(pools) = self {
            // The pages as they were stand in the WAL until it is written over. Readers at work may keep it for now: the next one ends it.
            sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)").execute(&pools.writer).await?;
        }
        Ok(erased > 0)
    }
}
