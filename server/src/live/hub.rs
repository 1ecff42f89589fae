//! The hub: opens each room exactly once, however many come at the same moment.

use super::journal::Journal;
use super::room::Task;
use super::{INBOX, Room};
use crate::store::{Store, StoreError};
use kabinet_core::id::CabinetId;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::{OnceCell, mpsc};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

/// Why there is no room.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RoomError {
    /// There is no such cabinet.
    #[error("no such cabinet")]
    NotFound,
    /// It cannot be loaded just now.
    #[error("the cabinet cannot be loaded")]
    Unavailable,
}

impl From<StoreError> for RoomError {
    fn from(error: StoreError) -> Self {
        tracing::error!(%error, "a cabinet cannot be loaded");
        Self::Unavailable
    }
}

/// Every living room. Cheap to clone.
#[derive(Clone)]
pub struct Hub {
    inner: Arc<Inner>,
}

struct Inner {
    store: Store,
    journal: Journal,
    stop: CancellationToken,
    tasks: TaskTracker,
    // A plain mutex: it is held for a look-up and never across an await.
    rooms: Mutex<HashMap<CabinetId, Arc<OnceCell<Room>>>>,
}

impl Hub {
    /// A hub without rooms. `stop` ends all rooms after their turn; `tasks` waits for them.
    pub fn new(store: Store, journal: Journal, stop: CancellationToken, tasks: TaskTracker) -> Self {
        Self {
            inner: Arc::new(Inner {
                store,
                journal,
                stop,
                tasks,
                rooms: Mutex::default(),
            }),
        }
    }

    /// The room of a cabinet, opened if it was not.
    ///
    /// # Errors
    /// `NotFound` where there is no such cabinet, `Unavailable` where it cannot be loaded just now.
    pub async fn room(&self, cabinet: CabinetId) -> Result<Room, RoomError> {
        if self.inner.stop.is_cancelled() {
            return Err(RoomError::Unavailable);
        }
        loop {
            let cell = self.with(|rooms| rooms.entry(cabinet).or_default().clone());
            match cell.get_or_try_init(|| self.open(cabinet)).await {
                Ok(room) if !room.inbox.is_closed() => return Ok(room.clone()),
                // It has gone to sleep, or failed: the next round opens another.
                Ok(_) => self.drop_cell(cabinet, &cell),
                Err(error) => {
                    self.drop_cell(cabinet, &cell);
                    return Err(error);
                }
            }
        }
    }

    /// Ends the room of a cabinet that was erased, if it is open.
    pub async fn end(&self, cabinet: CabinetId) {
        let cell = self.with(|rooms| rooms.remove(&cabinet));
        if let Some(room) = cell.as_ref().and_then(|cell| cell.get()) {
            room.end().await;
        }
    }

    /// How many rooms are open.
    pub fn open_rooms(&self) -> usize {
        self.with(|rooms| {
            rooms
                .values()
                .filter(|cell| cell.get().is_some_and(|room| !room.inbox.is_closed()))
                .count()
        })
    }

    async fn open(&self, cabinet: CabinetId) -> Result<Room, RoomError> {
        let (sender, inbox) = mpsc::channel(INBOX);
        let task = Task::load(self.inner.store.clone(), self.inner.journal.clone(), cabinet, inbox).await?;
        self.inner.tasks.spawn(task.run(self.inner.stop.clone()));
        Ok(Room { inbox: sender })
    }

    fn drop_cell(&self, cabinet: CabinetId, cell: &Arc<OnceCell<Room>>) {
        self.with(|rooms| {
            if rooms.get(&cabinet).is_some_and(|known| Arc::ptr_eq(known, cell)) {
                rooms.remove(&cabinet);
            }
        });
    }

    fn with<T>(&self, f: impl FnOnce(&mut HashMap<CabinetId, Arc<OnceCell<Room>>>) -> T) -> T {
        f(&mut self.inner.rooms.lock().unwrap_or_else(PoisonError::into_inner))
    }
}
