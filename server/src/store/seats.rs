//! Which key opens whose seat.

use super::read::{parse, unsigned};
use super::{KeyHash, SeatRow, Store, StoreError};
use kabinet_core::id::{CabinetId, PersonId};

impl Store {
    /// Every seat that the key opens, the oldest first.
    pub async fn seats(&self, key: KeyHash) -> Result<Vec<SeatRow>, StoreError> {
        const SQL: &str = "SELECT cabinet, person, at FROM keys WHERE hash = $1 ORDER BY at, person";
        let hash = key.0.to_vec();
        seats(on!(self, pools => sqlx::query_as(SQL).bind(hash).fetch_all(&pools.reader).await?))
    }

    /// Every seat that the key opens in one cabinet, the oldest first.
    pub async fn seats_in(&self, key: KeyHash, cabinet: CabinetId) -> Result<Vec<SeatRow>, StoreError> {
        const SQL: &str = "SELECT cabinet, person, at FROM keys WHERE hash = $1 AND cabinet = $2 ORDER BY at, person";
        let (hash, cabinet) = (key.0.to_vec(), cabinet.to_string());
        seats(on!(self, pools => sqlx::query_as(SQL).bind(hash).bind(cabinet).fetch_all(&pools.reader).await?))
    }

    /// Makes a key no longer open the seat of this person; what else it opens stays.
    pub async fn forget(&self, key: KeyHash, cabinet: CabinetId, person: PersonId) -> Result<(), StoreError> {
        const SQL: &str = "DELETE FROM keys WHERE hash = $1 AND cabinet = $2 AND person = $3";
        let (hash, cabinet, person) = (key.0.to_vec(), cabinet.to_string(), person.to_string());
        on!(self, pools => sqlx::query(SQL).bind(hash).bind(cabinet).bind(person).execute(&pools.writer).await.map(drop)?);
        Ok(())
    }
}

fn seats(rows: Vec<(String, String, i64)>) -> Result<Vec<SeatRow>, StoreError> {
    let read = |(cabinet, person, at): (String, String, i64)| {
        Ok(SeatRow {
            cabinet: parse(&cabinet)?,
            person: parse(&person)?,
            at: unsigned(at)?,
        })
    };
    rows.into_iter().map(read).collect()
}
