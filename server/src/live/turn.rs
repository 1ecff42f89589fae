//! Deciding: one input after the other, on what is in memory, with everything that is to be told put aside until it is stored.

mod asks;
mod edits;
mod frames;

use super::peers::PeerId;
use super::{Head, Look};
use crate::store::{Batch, KeyHash, Logged, NewChange, NewDocument};
use bytes::Bytes;
use kabinet_core::fiche::{ChangeHash, FicheText};
use kabinet_core::id::{ActorId, CabinetId, FicheId, PersonId};
use kabinet_core::refusal::Refusal;
use kabinet_core::view::{Report, Touched};
use kabinet_core::wire::{Mode, Unsaved};
use std::collections::BTreeSet;
use tokio::sync::oneshot;

/// What one drain decided.
#[derive(Default)]
pub(super) struct Turn {
    /// What is to be stored.
    batch: Work,
    /// What views must show.
    pub(super) touched: Touched,
    /// Whom to answer, in order.
    pub(super) answers: Vec<Answer>,
    /// Fiches that begin anew: their writers need the new document.
    pub(super) anew: Vec<FicheId>,
    /// A document failed: nothing of this turn may stand.
    pub(super) broken: bool,
}

#[derive(Default)]
struct Work {
    events: Vec<Logged>,
    people: Vec<(PersonId, String)>,
    keys: Vec<(KeyHash, PersonId, u64)>,
    actors: Vec<(ActorId, PersonId)>,
    documents: Vec<NewDocument>,
    changes: Vec<NewChange>,
}

/// Something to be told once the turn is stored.
pub(super) enum Answer {
    Head(oneshot::Sender<Head>),
    Look(PersonId, oneshot::Sender<Result<Look, Refusal>>),
    Read(PersonId, FicheId, oneshot::Sender<Result<FicheText, Refusal>>),
    Report(PersonId, oneshot::Sender<Result<Report, Refusal>>),
    Asked(oneshot::Sender<Result<(), Refusal>>, Result<(), Refusal>),
    Done(PeerId, u32, Result<(), Refusal>),
    Welcome {
        peer: PeerId,
        seq: Option<u64>,
        actor: ActorId,
        adopted: Vec<ActorId>,
    },
    Open {
        peer: PeerId,
        fiche: FicheId,
        mode: Mode,
        have: Option<(u32, Vec<ChangeHash>)>,
    },
    Row {
        peer: PeerId,
        fiche: FicheId,
    },
    Saved {
        peer: PeerId,
        fiche: FicheId,
        epoch: u32,
        actor: ActorId,
        seq: u64,
        version: u64,
    },
    Unsaved {
        peer: PeerId,
        fiche: FicheId,
        epoch: u32,
        actor: ActorId,
        seq: u64,
        why: Unsaved,
    },
    Share {
        from: PeerId,
        fiche: FicheId,
        frame: Bytes,
    },
    Expel(PersonId),
    /// To be closed after the answers before this one.
    Dismiss(PeerId),
}

impl Turn {
    /// What is to be stored, once.
    pub(super) fn take_batch(&mut self, cabinet: CabinetId) -> Batch {
        let Work {
            events,
            people,
            keys,
            actors,
            documents,
            changes,
        } = std::mem::take(&mut self.batch);
        Batch {
            cabinet,
            events,
            people,
            keys,
            actors,
            documents,
            changes,
        }
    }

    /// Stores the beginning of a document, too.
    pub(super) fn begin(&mut self, document: NewDocument) {
        self.anew.push(document.fiche);
        self.batch.documents.push(document);
    }

    /// The fiches that were written in.
    pub(super) fn written(&self) -> BTreeSet<FicheId> {
        self.batch.changes.iter().map(|change| change.fiche).collect()
    }
}
