//! Taking a cabinet out of the store, with everything that was said in it.

use super::read::parse;
use super::{Store, StoreError};
use kabinet_core::id::CabinetId;

impl Store {
    /// The cabinets whose last change of stage was at this time or before, milliseconds since 1970.
    pub async fn in_one_stage_since(&self, at: u64) -> Result<Vec<CabinetId>, StoreError> {
        const SQL: &str =
            "SELECT cabinet FROM events WHERE kind IN ('stage-entered', 'stage-undone') GROUP BY cabinet HAVING MAX(at) <= $1";
        let at = i64::try_from(at).unwrap_or(i64::MAX);
        let ids: Vec<String> = on!(self, pools => sqlx::query_scalar(SQL).bind(at).fetch_all(&pools.reader).await?);
        ids.iter().map(|id| parse(id)).collect()
    }

    /// Erases a cabinet whose log still ends with this number: its log, names, keys and words. Whether it did.
    pub async fn erase(&self, cabinet: CabinetId, seq: u64) -> Result<bool, StoreError> {
        const SQL: &str = "DELETE FROM cabinets WHERE id = $1 AND (SELECT MAX(seq) FROM events WHERE cabinet = $1) = $2";
        let (cabinet, seq) = (cabinet.to_string(), i64::try_from(seq).unwrap_or(i64::MAX));
        let erased = on!(self, pools => sqlx::query(SQL).bind(cabinet).bind(seq).execute(&pools.writer).await?.rows_affected());
        Ok(erased > 0)
    }

    /// Empties SQLite's log of changes, in which what was erased stands until it is written over. Whether it is empty: somebody who reads
    /// keeps it for now.
    pub async fn empty_wal(&self) -> Result<bool, StoreError> {
        let Self::Sqlite(pools) = self else { return Ok(true) };
        let busy: i64 = sqlx::query_scalar("PRAGMA wal_checkpoint(TRUNCATE)")
            .fetch_one(&pools.writer)
            .await?;
        Ok(busy == 0)
    }
}
