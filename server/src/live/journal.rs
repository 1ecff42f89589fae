//! Group commit: one task that takes what all rooms want stored and puts it on disk in one transaction.
//!
//! A commit costs a few milliseconds of waiting for the disk, whatever is in it. What arrives meanwhile goes into the next one together.

use crate::store::{Batch, Store, StoreError};
use tokio::sync::{mpsc, oneshot};
use tokio::task::JoinHandle;

/// Batches that wait, at most; then rooms wait too. Every room has one on its way.
const QUEUE: usize = 1024;
/// Batches in one transaction, at most: bounds what fails together.
const JOINED: usize = 256;
/// Batches that find the store unavailable one after the other before the rest of a failed commit is not tried any more: one may be
/// to blame itself, two are not.
const TRIES: usize = 2;

/// A batch and who waits for it.
struct Entry {
    batch: Batch,
    answer: oneshot::Sender<Result<(), StoreError>>,
}

/// The way to disk. Cheap to clone; the journal ends when the last copy is gone and everything accepted is answered.
#[derive(Debug, Clone)]
pub struct Journal {
    queue: mpsc::Sender<Entry>,
}

impl Journal {
    /// Starts the task. Wait for the handle to stop gracefully, after dropping all copies of the journal.
    pub fn start(store: Store) -> (Self, JoinHandle<()>) {
        let (queue, waiting) = mpsc::channel(QUEUE);
        (Self { queue }, tokio::spawn(run(store, waiting)))
    }

    /// Stores the batch. `Ok` means that it is on disk. Whoever stops waiting has given it away all the same.
    pub async fn commit(&self, batch: Batch) -> Result<(), StoreError> {
        if batch.is_empty() {
            return Ok(());
        }
        let stopped = || StoreError::Unavailable("the journal has stopped".to_owned());
        let (answer, answered) = oneshot::channel();
        self.queue.send(Entry { batch, answer }).await.map_err(|_| stopped())?;
        answered.await.unwrap_or_else(|_| Err(stopped()))
    }
}

async fn run(store: Store, mut waiting: mpsc::Receiver<Entry>) {
    let mut entries = Vec::with_capacity(JOINED);
    while waiting.recv_many(&mut entries, JOINED).await > 0 {
        let (batches, answers): (Vec<_>, Vec<_>) = entries.drain(..).map(|entry| (entry.batch, entry.answer)).unzip();
        let results = together(&store, &batches).await;
        for (answer, result) in answers.into_iter().zip(results) {
            // Whoever stopped waiting does not want to know.
            let _ = answer.send(result);
        }
    }
}

/// One transaction for all of them; if it fails, one for each, so that a batch that cannot be stored fails alone.
async fn together(store: &Store, batches: &[Batch]) -> Vec<Result<(), StoreError>> {
    let joint = store.commit(batches).await;
    match joint {
        Err(error) if batches.len() > 1 => {
            tracing::warn!(batches = batches.len(), %error, "a joint commit failed; each batch is tried alone");
            apart(store, batches).await
        }
        result => vec![result; batches.len()],
    }
}

async fn apart(store: &Store, batches: &[Batch]) -> Vec<Result<(), StoreError>> {
    let mut results: Vec<Result<(), StoreError>> = Vec::with_capacity(batches.len());
    let mut unavailable = 0;
    for batch in batches {
        let result = match results.last() {
            Some(Err(error)) if unavailable >= TRIES => Err(error.clone()),
            _ => store.commit(std::slice::from_ref(batch)).await,
        };
        unavailable = if matches!(result, Err(StoreError::Unavailable(_))) {
            unavailable + 1
        } else {
            0
        };
        results.push(result);
    }
    results
}
