//! What a phone sends when somebody writes, and what the server makes of it.

use super::{Splice, SpliceFault};
use crate::id::{ActorId, FicheId};
use crate::limits;
use crate::text::units;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Names one change: equal hashes, equal changes. Automerge's own, so it covers what the change builds on.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ChangeHash(pub [u8; 32]);

impl fmt::Display for ChangeHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for ChangeHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ChangeHash({self})")
    }
}

impl From<automerge::ChangeHash> for ChangeHash {
    fn from(hash: automerge::ChangeHash) -> Self {
        Self(hash.0)
    }
}

impl From<ChangeHash> for automerge::ChangeHash {
    fn from(hash: ChangeHash) -> Self {
        Self(hash.0)
    }
}

/// Something that was written, typed: the server builds the change from this itself and never reads one that a phone made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edit {
    /// The fiche it was written in.
    pub fiche: FicheId,
    /// The epoch of the document it was written in.
    pub epoch: u32,
    /// The hand that wrote it.
    pub actor: ActorId,
    /// Its number among the changes of this actor, from 1.
    pub seq: u64,
    /// The changes that it builds on, sorted.
    pub deps: Vec<ChangeHash>,
    /// What it does, one after the other.
    pub splices: Vec<Splice>,
    /// The change that the phone made of it.
    pub hash: ChangeHash,
}

impl Edit {
    /// UTF-16 units inserted and deleted, which is what it costs to make; never more than an edit may hold, for a larger one is not made.
    pub fn size(&self) -> u32 {
        let sizes = self
            .splices
            .iter()
            .map(|splice| units(&splice.insert).saturating_add(splice.delete as usize));
        sizes.fold(0, usize::saturating_add).min(limits::EDIT_UNITS) as u32
    }
}

/// A change that the server built: to be stored, and to be told to the others as these bytes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// The epoch of the document it belongs to.
    pub epoch: u32,
    /// The hand that wrote it.
    pub actor: ActorId,
    /// Its number among the changes of this actor.
    pub seq: u64,
    /// Its name.
    pub hash: ChangeHash,
    /// An uncompressed Automerge change.
    pub bytes: Vec<u8>,
}

/// What has become of an edit that was taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Staged {
    /// It is new: store it, then tell the sender and the others.
    New(Change),
    /// It is stored already: the sender gets the old answer again.
    Repeat,
}

/// Why an edit was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum EditFault {
    /// Honest: another epoch, or another build of the page. The phone takes the server's document and types its words again.
    #[error("written on another document")]
    Rebase,
    /// It builds on what this document does not know. The phone takes the server's document.
    #[error("builds on unknown changes")]
    Resync,
    /// No honest page sends this: a number used twice, a number that is none, a change that forgets the one before.
    #[error("forged")]
    Forged,
    /// The splices cannot be made.
    #[error(transparent)]
    Splice(#[from] SpliceFault),
    /// The document failed and must be loaded again from the store.
    #[error("the document is broken")]
    Broken,
}
