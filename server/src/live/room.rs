//! The room's task: drain the inbox, decide all of it, commit once, and only then tell anyone.

use super::content::Content;
use super::glance::Glance;
use super::hub::RoomError;
use super::journal::Journal;
use super::peers::Peers;
use super::turn::Turn;
use super::{Input, now};
use crate::store::Store;
use kabinet_core::id::{ActorId, CabinetId, PersonId};
use kabinet_core::wire::CloseReason;
use std::collections::HashMap;
use std::time::Duration;
use tokio::sync::mpsc;
use tokio_util::sync::CancellationToken;

/// Inputs decided in one turn at most, so that nobody waits for an endless queue.
const DRAIN: usize = 512;
/// A room that nobody listens to and nobody asks sleeps after this long.
const SLEEP: Duration = Duration::from_secs(600);
/// How long to wait before a room that could not be loaded again is tried once more.
const RELOAD: Duration = Duration::from_millis(500);

/// A room at work.
pub(super) struct Task {
    pub(super) id: CabinetId,
    store: Store,
    journal: Journal,
    inbox: mpsc::Receiver<Input>,
    pub(super) content: Content,
    pub(super) peers: Peers,
    /// Hands that were given out and have not written yet.
    pub(super) given: HashMap<ActorId, PersonId>,
    /// Numbers what was told; starts at the time, so that a room opened again never repeats one.
    pub(super) revision: u64,
    pub(super) glance: Glance,
    /// The last commit failed: what is in memory may not be what is stored.
    doubtful: bool,
}

impl Task {
    /// Loads the cabinet.
    pub(super) async fn load(store: Store, journal: Journal, id: CabinetId, inbox: mpsc::Receiver<Input>) -> Result<Self, RoomError> {
        let content = Content::load(&store, id).await?;
        Ok(Self {
            id,
            store,
            journal,
            inbox,
            content,
            peers: Peers::default(),
            given: HashMap::new(),
            revision: now(),
            glance: Glance::default(),
            doubtful: false,
        })
    }

    /// Lives until the server stops or nobody has come for a while.
    pub(super) async fn run(mut self, stop: CancellationToken) {
        let mut inputs = Vec::with_capacity(DRAIN);
        loop {
            let glance = self.glance.due();
            tokio::select! {
                biased;
                () = stop.cancelled() => break,
                () = tokio::time::sleep_until(glance.unwrap_or_else(tokio::time::Instant::now)), if glance.is_some() => {
                    // What is in memory after a failed commit is not what is stored, and nobody may see it.
                    if !self.doubtful || self.reload().await {
                        self.look_around();
                    } else {
                        self.glance.later();
                    }
                }
                count = self.inbox.recv_many(&mut inputs, DRAIN) => match count {
                    0 => return,
                    _ if inputs.iter().any(|input| matches!(input, Input::End)) => return self.end(),
                    _ => self.turn(&mut inputs).await,
                },
                () = tokio::time::sleep(SLEEP), if self.peers.is_empty() => self.inbox.close(),
            }
        }
        // What had arrived is still decided and stored; only then is everybody sent away.
        self.inbox.close();
        while self.inbox.recv_many(&mut inputs, DRAIN).await > 0 {
            self.turn(&mut inputs).await;
        }
        self.peers.iter().for_each(|(_, peer)| peer.queue.close(CloseReason::Restarting));
    }

    /// The cabinet was erased: whoever still looks at it is led out.
    fn end(&self) {
        self.peers.iter().for_each(|(_, peer)| peer.queue.close(CloseReason::NoSeat));
    }

    async fn turn(&mut self, inputs: &mut Vec<Input>) {
        if self.doubtful && !self.reload().await {
            inputs.drain(..).for_each(|input| self.put_off(input));
            return;
        }
        let mut turn = Turn::default();
        for input in inputs.drain(..) {
            self.take(input, &mut turn);
        }
        let sound = self.settle(&mut turn);
        if !sound {
            self.doubtful = true;
            return self.fail(turn);
        }
        let batch = turn.take_batch(self.id);
        if !batch.is_empty()
            && let Err(error) = self.journal.commit(batch).await
        {
            tracing::error!(cabinet = %self.id, %error, "a turn was not stored");
            self.doubtful = true;
            return self.fail(turn);
        }
        self.deliver(turn);
    }

    /// Brings what was staged into the documents, and begins those anew that have become slow; whether all of them are sound.
    fn settle(&mut self, turn: &mut Turn) -> bool {
        let mut sound = !turn.broken;
        for fiche in turn.written() {
            if let Some(open) = self.content.fiches.get_mut(&fiche) {
                let settled = open.document.settle();
                if let Err(fault) = settled {
                    tracing::error!(cabinet = %self.id, fiche = %fiche, %fault, "a document could not be settled");
                }
                sound &= settled.is_ok();
                if settled.is_ok() && open.is_worn() {
                    match open.begin_anew() {
                        Ok(document) => turn.begin(document),
                        Err(fault) => tracing::error!(cabinet = %self.id, fiche = %fiche, %fault, "a fiche could not begin anew"),
                    }
                }
            }
        }
        sound
    }

    /// Throws away what is in memory and reads what is stored; whether that worked. Everybody is shown the result.
    async fn reload(&mut self) -> bool {
        match Content::load(&self.store, self.id).await {
            Ok(content) => {
                self.content = content;
                self.doubtful = false;
                self.show_all_again();
                true
            }
            Err(RoomError::NotFound) => {
                self.end();
                self.inbox.close();
                false
            }
            Err(RoomError::Unavailable) => {
                tokio::time::sleep(RELOAD).await;
                false
            }
        }
    }
}
