//! Words are kept no longer than was promised: a closed cabinet is erased when its time is over.

use crate::live::{Hub, now};
use crate::store::{Store, StoreError};
use kabinet_core::cabinet::replay;
use kabinet_core::id::CabinetId;
use kabinet_core::limits;
use std::time::Duration;
use tokio_util::sync::CancellationToken;

/// How often it is looked for. Nobody counts the hours of ninety days.
const PAUSE: Duration = Duration::from_secs(3_600);

/// Erases what is due, now and then, until the server stops.
pub async fn keep(store: Store, hub: Hub, stop: CancellationToken) {
    let keeping = async {
        // What an earlier run of the server erased may stand in the log of changes still.
        let mut emptied = false;
        loop {
            match sweep(&store, &hub, now()).await {
                Ok(0) => {}
                Ok(cabinets) => {
                    tracing::info!(cabinets, "closed cabinets were erased, as promised");
                    emptied = false;
                }
                Err(error) => tracing::error!(%error, "closed cabinets could not be erased; tried again in an hour"),
            }
            if !emptied {
                emptied = store.empty_wal().await.unwrap_or(false);
            }
            tokio::time::sleep(PAUSE).await;
        }
    };
    tokio::select! {
        () = stop.cancelled() => {}
        () = keeping => {}
    }
}

/// Erases the cabinets whose time is over at a time (milliseconds since 1970); how many those were.
///
/// # Errors
/// What the store says; a cabinet that cannot be read stays, and does not keep the others.
pub async fn sweep(store: &Store, hub: &Hub, now: u64) -> Result<usize, StoreError> {
    let mut erased = 0;
    for cabinet in store.in_one_stage_since(now.saturating_sub(limits::RETENTION_MS)).await? {
        match erase(store, cabinet, now).await {
            Ok(true) => {
                hub.end(cabinet).await;
                erased += 1;
            }
            Ok(false) => {}
            Err(StoreError::Corrupt(what)) => {
                tracing::error!(%cabinet, what, "a cabinet cannot be read, so it is not known whether to erase it")
            }
            Err(error) => return Err(error),
        }
    }
    Ok(erased)
}

/// Erases a cabinet if its time is over; whether it was.
async fn erase(store: &Store, cabinet: CabinetId, now: u64) -> Result<bool, StoreError> {
    let Some(loaded) = store.load(cabinet).await? else {
        return Ok(false);
    };
    let due = replay(&loaded.events).and_then(|cabinet| cabinet.erased_at());
    if due.is_some_and(|due| due <= now) {
        store.erase(cabinet, loaded.seq).await
    } else {
        Ok(false)
    }
}
