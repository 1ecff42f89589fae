//! One fiche as a page has it: its copy, what arrived and is not drawn yet, who else is in it.

use kabinet_core::fiche::{ChangeHash, Edit, FicheText, Field, Replica, ReplicaFault, Splice};
use kabinet_core::id::{ActorId, FicheId, PersonId};
use kabinet_core::refusal::Refusal;
use kabinet_core::wire::{ClientMsg, Mode};

/// One fiche that is open.
#[derive(Debug)]
pub struct Desk {
    pub(super) fiche: FicheId,
    pub(super) mode: Mode,
    pub(super) replica: Option<Replica>,
    /// The server rebuilt the document: what was typed has to be typed again.
    pub(super) retype: bool,
    /// The epoch that has begun and is not taken up, because the server is being asked which edits of the one before it has.
    pub(super) next: Option<u32>,
    arrived: Vec<u8>,
    epoch: u32,
    version: u64,
    told: u64,
    pub(super) text: Option<FicheText>,
    pub(super) seen: u64,
    pub(super) writers: Vec<(PersonId, Option<Field>)>,
    pub(super) refusal: Option<Refusal>,
}

impl Desk {
    pub(super) fn new(fiche: FicheId, mode: Mode) -> Self {
        Self {
            fiche,
            mode,
            replica: None,
            retype: false,
            next: None,
            arrived: Vec::new(),
            epoch: 0,
            version: 0,
            told: 0,
            text: None,
            seen: 0,
            writers: Vec::new(),
            refusal: None,
        }
    }

    /// What asks for the fiche: all of it, or what this copy lacks.
    pub(super) fn asking(&mut self, unsent: &[ChangeHash]) -> ClientMsg {
        let whole = self.retype || !self.arrived.is_empty();
        let replica = self.replica.as_ref().filter(|_| !whole);
        ClientMsg::Open {
            fiche: self.fiche,
            mode: self.mode,
            have: replica.map(|replica| (replica.epoch(), replica.heads_without(unsent))),
        }
    }

    /// Puts changes aside until somebody looks: many at once cost no more than one.
    pub(super) fn arrive(&mut self, epoch: u32, version: u64, bytes: &[u8]) {
        if self.next == Some(epoch) {
            // That document is asked for as soon as the answers are here.
            return;
        }
        if epoch != self.epoch {
            self.arrived.clear();
        }
        (self.epoch, self.version) = (epoch, version);
        self.arrived.extend_from_slice(bytes);
    }

    /// Draws what arrived; gives what there is to say about it.
    pub(super) fn catch_up(&mut self) -> Option<ClientMsg> {
        let fiche = self.fiche;
        let replica = self.replica.as_mut()?;
        if !self.arrived.is_empty() {
            let drawn = replica.receive(self.epoch, &self.arrived);
            self.arrived.clear();
            if drawn.is_err() {
                let (mode, have) = (self.mode, None);
                return Some(ClientMsg::Open { fiche, mode, have });
            }
        }
        let version = self.version;
        let news = version > std::mem::replace(&mut self.told, version);
        news.then_some(ClientMsg::Got { fiche, version })
    }

    /// Takes the server's document. Gives the edits that are still to be sent: the same ones where they fit, else their words typed anew;
    /// those that cannot be kept come second.
    pub(super) fn take(&mut self, fresh: Replica, version: u64, pending: Vec<Edit>, now: u64) -> (Vec<Edit>, Vec<Edit>) {
        let mut fresh = fresh;
        let old = self.replica.take();
        let kept = if !self.retype && fresh.replay(&pending).is_ok() {
            (pending, Vec::new())
        } else {
            let unsent: Vec<ChangeHash> = pending.iter().map(|edit| edit.hash).collect();
            match old.map(|old| old.retype_into(&mut fresh, &unsent, now)) {
                Some(Ok(edits)) => (edits, Vec::new()),
                _ => (Vec::new(), pending),
            }
        };
        (self.epoch, self.version) = (fresh.epoch(), version);
        (self.retype, self.next) = (false, None);
        self.arrived.clear();
        self.replica = Some(fresh);
        kept
    }

    /// Writes at once; the edits are to be kept and sent.
    pub(super) fn write(&mut self, now: u64, splices: &[Splice]) -> Result<Vec<Edit>, ReplicaFault> {
        self.replica.as_mut().ok_or(ReplicaFault::Unreadable)?.edit(now, splices)
    }

    /// Whether another hand holds the copy.
    pub(super) fn is_of_another(&self, actor: ActorId) -> bool {
        self.replica.as_ref().is_some_and(|replica| replica.actor() != actor)
    }
}
