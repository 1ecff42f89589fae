//! What is handed to the store, and what it hands back: core's words and plain rows, no database types.

use kabinet_core::cabinet::Event;
use kabinet_core::fiche::FicheText;
use kabinet_core::id::{ActorId, CabinetId, FicheId, JoinCode, PersonId};
use std::collections::HashMap;

/// The SHA-256 of something secret that opens a seat: the token in a cookie or in a link. The secret itself is never stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KeyHash(pub [u8; 32]);

/// A cabinet to be opened.
#[derive(Debug, Clone)]
pub struct NewCabinet {
    /// Its id.
    pub id: CabinetId,
    /// What people type to join.
    pub code: JoinCode,
    /// What its links are derived from.
    pub secret: [u8; 32],
    /// When it is opened, milliseconds since 1970.
    pub at: u64,
    /// The first event of its log.
    pub opening: Event,
    /// What is stored in the same transaction, such as the seat of the facilitator; its events go on from 2.
    pub first: Batch,
}

/// Everything that one room wants on disk before it tells anyone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Batch {
    /// Whose it is.
    pub cabinet: CabinetId,
    /// What happened, in order and without holes.
    pub events: Vec<Logged>,
    /// Names, new or changed.
    pub people: Vec<(PersonId, String)>,
    /// What opens whose seat, and since when (milliseconds since 1970).
    pub keys: Vec<(KeyHash, PersonId, u64)>,
    /// Hands that were given to people.
    pub actors: Vec<(ActorId, PersonId)>,
    /// Documents that begin, or begin again with a new epoch.
    pub documents: Vec<NewDocument>,
    /// What was written, in order.
    pub changes: Vec<NewChange>,
}

impl Batch {
    /// A batch with nothing in it.
    pub const fn new(cabinet: CabinetId) -> Self {
        Self {
            cabinet,
            events: Vec::new(),
            people: Vec::new(),
            keys: Vec::new(),
            actors: Vec::new(),
            documents: Vec::new(),
            changes: Vec::new(),
        }
    }

    /// Whether there is nothing to store.
    pub fn is_empty(&self) -> bool {
        let Self {
            cabinet: _,
            events,
            people,
            keys,
            actors,
            documents,
            changes,
        } = self;
        events.is_empty() && people.is_empty() && keys.is_empty() && actors.is_empty() && documents.is_empty() && changes.is_empty()
    }
}

/// An event with its place in the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Logged {
    /// Its number in the log of its cabinet, from 1.
    pub seq: u64,
    /// When it happened, milliseconds since 1970.
    pub at: u64,
    /// Who did it; nobody where the server did.
    pub actor: Option<PersonId>,
    /// What happened.
    pub event: Event,
}

/// The beginning of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewDocument {
    /// Whose text it is.
    pub fiche: FicheId,
    /// Which beginning of it; the newest one counts.
    pub epoch: u32,
    /// What it says at the beginning.
    pub base: FicheText,
}

/// A change that the server built.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewChange {
    /// The fiche it was written in.
    pub fiche: FicheId,
    /// The epoch of its document.
    pub epoch: u32,
    /// The hand that wrote it.
    pub actor: ActorId,
    /// Its number among the changes of this hand.
    pub seq: u64,
    /// Its name.
    pub hash: [u8; 32],
    /// The change itself.
    pub bytes: Vec<u8>,
}

/// A cabinet as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loaded {
    /// What its links are derived from.
    pub secret: [u8; 32],
    /// Its whole log, from 1.
    pub events: Vec<Event>,
    /// The number of the last event.
    pub seq: u64,
    /// What people are called.
    pub names: HashMap<PersonId, String>,
    /// Whose hand each actor is.
    pub actors: HashMap<ActorId, PersonId>,
}

/// A fiche as it is stored, in its newest epoch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredFiche {
    /// Which.
    pub fiche: FicheId,
    /// The newest epoch.
    pub epoch: u32,
    /// What it said at the beginning of the epoch.
    pub base: FicheText,
    /// The document at some point since, if one was kept.
    pub snapshot: Option<Vec<u8>>,
    /// What was written after the snapshot, or else since the beginning, in the order in which it was committed.
    pub changes: Vec<StoredChange>,
    /// The last number of each hand in the epochs before, as (hand, epoch, number): what they wrote there is in `base`.
    pub retired: Vec<(ActorId, u32, u64)>,
}

/// A change as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredChange {
    /// The hand that wrote it.
    pub actor: ActorId,
    /// Its number among the changes of this hand.
    pub seq: u64,
    /// Its name.
    pub hash: [u8; 32],
    /// The change itself.
    pub bytes: Vec<u8>,
}

/// A seat that a key opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct SeatRow {
    /// In which cabinet.
    pub cabinet: CabinetId,
    /// Whose seat.
    pub person: PersonId,
    /// Since when the key opens it, milliseconds since 1970.
    pub at: u64,
}
