//! Living cabinets: one task per room, which alone touches its cabinet. Drain, decide, commit, deliver.
//!
//! In reading order: [`Room`] is what the rest of the server holds, `hub` opens rooms, `room` is the task, `turn` decides,
//! `deliver` tells, `glance` tells what may wait a moment, `peers` and `queue` are who listens, `socket` is one of them.

mod budget;
mod content;
mod deliver;
mod fiche;
mod glance;
mod hub;
pub mod journal;
mod peers;
mod queue;
mod room;
mod socket;
mod turn;

pub use hub::{Hub, RoomError};
pub use socket::{serve, turn_away};

use crate::store::KeyHash;
use budget::Letters;
use kabinet_core::cabinet::{Presence, Role};
use kabinet_core::fiche::FicheText;
use kabinet_core::id::{FicheId, JoinCode, PersonId, TableId};
use kabinet_core::lang::Lang;
use kabinet_core::refusal::Refusal;
use kabinet_core::view::{Report, View};
use kabinet_core::wire::{Ask, ClientMsg, CloseReason};
use peers::PeerId;
use queue::Queue;
use tokio::sync::{mpsc, oneshot};

/// A room's inbox holds so many inputs; who finds it full waits, which slows that one socket down and nobody else.
const INBOX: usize = 1024;

/// A living cabinet. Cheap to clone; everything it is asked is answered by the room's own task, after the commit.
#[derive(Clone)]
pub struct Room {
    inbox: mpsc::Sender<Input>,
}

/// What a page is drawn from.
#[derive(Debug)]
pub struct Look {
    /// What the person sees.
    pub view: View,
    /// Which state that is; means something to this room only.
    pub seq: u64,
    /// The server's time, milliseconds since 1970.
    pub now: u64,
    /// What the cabinet's links are derived from.
    pub secret: [u8; 32],
}

/// What somebody needs to know who is about to come in.
#[derive(Debug)]
pub struct Head {
    /// What the cabinet is called.
    pub title: String,
    /// Where it is held.
    pub place: String,
    /// The code it has.
    pub code: JoinCode,
    /// The languages to choose from.
    pub langs: Vec<Lang>,
    /// Its tables.
    pub tables: Vec<TableId>,
    /// Whether parents may still join.
    pub receives: bool,
    /// What the cabinet's links are derived from.
    pub secret: [u8; 32],
}

/// A seat to be taken: the seat, the name and the keys that open it are stored together.
#[derive(Debug, Clone)]
pub struct Join {
    /// Whose seat.
    pub person: PersonId,
    /// What they call themselves; checked by whoever asks.
    pub name: String,
    /// As what.
    pub role: Role,
    /// At which table.
    pub table: Option<TableId>,
    /// In the hall or at home.
    pub presence: Presence,
    /// In which language.
    pub lang: Lang,
    /// Hashes of the keys that open the seat.
    pub keys: Vec<KeyHash>,
}

/// Everything that can happen to a room.
enum Input {
    Head {
        reply: oneshot::Sender<Head>,
    },
    Look {
        person: PersonId,
        reply: oneshot::Sender<Result<Look, Refusal>>,
    },
    Read {
        person: PersonId,
        fiche: FicheId,
        reply: oneshot::Sender<Result<FicheText, Refusal>>,
    },
    Report {
        person: PersonId,
        reply: oneshot::Sender<Result<Report, Refusal>>,
    },
    Join {
        join: Join,
        reply: oneshot::Sender<Result<(), Refusal>>,
    },
    Ask {
        person: PersonId,
        ask: Ask,
        reply: oneshot::Sender<Result<(), Refusal>>,
    },
    Attach {
        person: PersonId,
        queue: Queue,
        reply: oneshot::Sender<Result<(PeerId, Letters), CloseReason>>,
    },
    Frame {
        peer: PeerId,
        message: ClientMsg,
    },
    Detach {
        peer: PeerId,
    },
    /// The cabinet was erased.
    End,
}

impl Room {
    /// What somebody needs to know who is about to come in.
    ///
    /// # Errors
    /// `TryAgain` when the room had to be given up at this moment.
    pub async fn head(&self) -> Result<Head, Refusal> {
        self.call(|reply| Input::Head { reply }).await
    }

    /// What a person sees now.
    ///
    /// # Errors
    /// `Removed` or `NotThere` for whom has no seat.
    pub async fn look(&self, person: PersonId) -> Result<Look, Refusal> {
        self.call(|reply| Input::Look { person, reply }).await?
    }

    /// The words of a fiche.
    ///
    /// # Errors
    /// `NotThere` where the person may not read it.
    pub async fn read(&self, person: PersonId, fiche: FicheId) -> Result<FicheText, Refusal> {
        self.call(|reply| Input::Read { person, fiche, reply }).await?
    }

    /// What the day leaves to those who decide, in the language of whom asks.
    ///
    /// # Errors
    /// `NotYourRole` for whom does not lead the day.
    pub async fn report(&self, person: PersonId) -> Result<Report, Refusal> {
        self.call(|reply| Input::Report { person, reply }).await?
    }

    /// Gives a seat. Fine to ask twice.
    ///
    /// # Errors
    /// The refusal of the rules, or `TryAgain`.
    pub async fn join(&self, join: Join) -> Result<(), Refusal> {
        self.call(|reply| Input::Join { join, reply }).await?
    }

    /// Does what a person asks; answered once it is on disk.
    ///
    /// # Errors
    /// The refusal of the rules, or `TryAgain`.
    pub async fn ask(&self, person: PersonId, ask: Ask) -> Result<(), Refusal> {
        self.call(|reply| Input::Ask { person, ask, reply }).await?
    }

    async fn call<T>(&self, input: impl FnOnce(oneshot::Sender<T>) -> Input) -> Result<T, Refusal> {
        let (reply, answer) = oneshot::channel();
        self.inbox.send(input(reply)).await.map_err(|_| Refusal::TryAgain)?;
        answer.await.map_err(|_| Refusal::TryAgain)
    }

    /// Sends everybody away: the cabinet is no more.
    async fn end(&self) {
        // A room that is gone has nobody in it.
        let _ = self.inbox.send(Input::End).await;
    }

    async fn attach(&self, person: PersonId, queue: Queue) -> Result<(PeerId, Letters), CloseReason> {
        self.call(|reply| Input::Attach { person, queue, reply })
            .await
            .unwrap_or(Err(CloseReason::Reload))
    }

    /// Whether the room goes on at all.
    async fn frame(&self, peer: PeerId, message: ClientMsg) -> bool {
        self.inbox.send(Input::Frame { peer, message }).await.is_ok()
    }

    async fn detach(&self, peer: PeerId) {
        // A room that is gone has forgotten its peers anyway.
        let _ = self.inbox.send(Input::Detach { peer }).await;
    }
}

/// The server's time, milliseconds since 1970.
pub fn now() -> u64 {
    let since = std::time::SystemTime::now()
        .duration_since(std::time::UNIX_EPOCH)
        .unwrap_or_default();
    u64::try_from(since.as_millis()).unwrap_or(u64::MAX)
}
