//! Reading fiches: the newest epoch of each, with everything that was written in it since.

use super::read::{begin_reading, hash, parse, unsigned};
use super::{Store, StoreError, StoredChange, StoredFiche};
use kabinet_core::id::{ActorId, CabinetId};
use sqlx::Connection;
use std::collections::HashMap;

/// fiche, epoch, base, snapshot
type DocumentRow = (String, i64, String, Option<Vec<u8>>);
/// fiche, actor, seq, hash, bytes
type ChangeRow = (String, String, i64, Vec<u8>, Vec<u8>);

/// fiche, actor, epoch, its last number in that epoch
type RetiredRow = (String, String, i64, i64);

/// The newest documents of all fiches of a cabinet.
macro_rules! newest {
    ($select:literal, $from:literal, $rest:literal) => {
        concat!(
            "SELECT ",
            $select,
            " FROM documents d ",
            $from,
            " WHERE d.cabinet = $1",
            " AND d.epoch = (SELECT max(n.epoch) FROM documents n WHERE n.cabinet = d.cabinet AND n.fiche = d.fiche) ",
            $rest
        )
    };
}

const DOCUMENTS: &str = newest!("d.fiche, d.epoch, d.base, d.snapshot", "", "ORDER BY d.fiche");
const CHANGES: &str = newest!(
    "c.fiche, c.actor, c.seq, c.hash, c.bytes",
    "JOIN changes c ON c.cabinet = d.cabinet AND c.fiche = d.fiche AND c.epoch = d.epoch AND c.ord > d.upto",
    "ORDER BY c.ord"
);
const RETIRED: &str = newest!(
    "c.fiche, c.actor, c.epoch, max(c.seq)",
    "JOIN changes c ON c.cabinet = d.cabinet AND c.fiche = d.fiche AND c.epoch < d.epoch",
    "GROUP BY c.fiche, c.actor, c.epoch ORDER BY c.epoch"
);

impl Store {
    /// Every fiche of a cabinet that has a document, ordered by id.
    pub async fn load_fiches(&self, cabinet: CabinetId) -> Result<Vec<StoredFiche>, StoreError> {
        let of = cabinet.to_string();
        let (documents, changes, retired): (Vec<DocumentRow>, Vec<ChangeRow>, Vec<RetiredRow>) = on!(self, pools => {
            let mut conn = pools.reader.acquire().await?;
            let mut reading = conn.begin_with(begin_reading(pools)).await?;
            let documents = sqlx::query_as(DOCUMENTS).bind(&of).fetch_all(&mut *reading).await?;
            let changes = sqlx::query_as(CHANGES).bind(&of).fetch_all(&mut *reading).await?;
            let retired = sqlx::query_as(RETIRED).bind(&of).fetch_all(&mut *reading).await?;
            reading.commit().await?;
            (documents, changes, retired)
        });
        let mut written: HashMap<String, Vec<StoredChange>> = HashMap::new();
        for (fiche, actor, seq, name, bytes) in changes {
            let change = StoredChange {
                actor: parse(&actor)?,
                seq: unsigned(seq)?,
                hash: hash(name)?,
                bytes,
            };
            written.entry(fiche).or_default().push(change);
        }
        let mut before: HashMap<String, Vec<(ActorId, u32, u64)>> = HashMap::new();
        for (fiche, actor, epoch, seq) in retired {
            before
                .entry(fiche)
                .or_default()
                .push((parse(&actor)?, unsigned(epoch)?, unsigned(seq)?));
        }
        let assemble = |(fiche, epoch, base, snapshot): DocumentRow| {
            Ok(StoredFiche {
                fiche: parse(&fiche)?,
                epoch: unsigned(epoch)?,
                base: serde_json::from_str(&base).map_err(|_| StoreError::corrupt("the text of a fiche cannot be read"))?,
                snapshot,
                changes: written.remove(&fiche).unwrap_or_default(),
                retired: before.remove(&fiche).unwrap_or_default(),
            })
        };
        documents.into_iter().map(assemble).collect()
    }
}
