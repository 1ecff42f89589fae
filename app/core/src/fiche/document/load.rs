//! Where documents come from: a text that begins an epoch, or what was stored.

use super::Document;
use crate::fiche::engine::{self, Texts};
use crate::fiche::history::History;
use crate::fiche::shared::Shared;
use crate::fiche::stand::Stands;
use crate::fiche::{ChangeHash, FicheText};
use crate::id::{ActorId, FicheId};
use automerge::{Automerge, ReadDoc};
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Why a document could not be loaded. It is never replaced by an empty one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum LoadFault {
    /// The bytes are no fiche, or damaged.
    #[error("the stored document cannot be read")]
    Unreadable,
    /// Changes are missing, or do not belong to this document.
    #[error("the stored changes do not fit the document")]
    Incomplete,
}

impl Document {
    /// The first document of an epoch.
    pub fn genesis(fiche: FicheId, epoch: u32, text: &FicheText) -> Result<Self, LoadFault> {
        guarded(|| engine::genesis(text).ok())
            .and_then(|doc| Self::of(fiche, epoch, doc))
            .ok_or(LoadFault::Unreadable)
    }

    /// The document after the changes that were stored since `text` began the epoch, in any order.
    pub fn load<B: AsRef<[u8]>>(
        fiche: FicheId,
        epoch: u32,
        text: &FicheText,
        changes: impl IntoIterator<Item = B>,
    ) -> Result<Self, LoadFault> {
        let doc = guarded(|| engine::genesis(text).ok()).ok_or(LoadFault::Unreadable)?;
        Self::with(fiche, epoch, doc, changes)
    }

    /// The document from a saved one and the changes that were stored since, in any order; those in it already do no harm.
    pub fn load_saved<B: AsRef<[u8]>>(
        fiche: FicheId,
        epoch: u32,
        saved: &[u8],
        changes: impl IntoIterator<Item = B>,
    ) -> Result<Self, LoadFault> {
        // No bytes at all are an empty document to Automerge, and no fiche.
        let doc = guarded(|| engine::load(saved).ok().filter(|doc| Texts::find(doc).is_some())).ok_or(LoadFault::Unreadable)?;
        Self::with(fiche, epoch, doc, changes)
    }

    fn with<B: AsRef<[u8]>>(fiche: FicheId, epoch: u32, mut doc: Automerge, rows: impl IntoIterator<Item = B>) -> Result<Self, LoadFault> {
        let mut changes = Vec::new();
        for row in rows {
            changes.extend(engine::parse(row.as_ref()).ok_or(LoadFault::Unreadable)?);
        }
        let hashes: Vec<ChangeHash> = changes.iter().map(|change| change.hash().into()).collect();
        guarded(|| doc.apply_changes(changes).ok()).ok_or(LoadFault::Incomplete)?;
        // Automerge keeps a change that lacks what it builds on aside, and says nothing.
        if !doc.get_missing_deps(&[]).is_empty() {
            return Err(LoadFault::Incomplete);
        }
        let document = Self::of(fiche, epoch, doc).ok_or(LoadFault::Unreadable)?;
        let complete = hashes.iter().all(|&hash| document.history.place(hash).is_some());
        complete.then_some(document).ok_or(LoadFault::Incomplete)
    }

    fn of(fiche: FicheId, epoch: u32, doc: Automerge) -> Option<Self> {
        let texts = Texts::find(&doc)?;
        let history = History::of(&doc.get_changes(&[]))?;
        let whole = history.heads() == engine::heads(&doc);
        whole.then(|| Self {
            fiche,
            epoch,
            shared: Shared::new(doc, &texts),
            texts,
            history,
            stands: Stands::default(),
            growing: [0; 9],
            retired: BTreeMap::new(),
            broken: false,
        })
    }

    /// The same text without its history. Edits that build on this document will get `Rebase`, unless they are in it.
    pub fn next_epoch(&self) -> Result<Self, LoadFault> {
        let mut next = Self::genesis(self.fiche, self.epoch.checked_add(1).ok_or(LoadFault::Incomplete)?, &self.text())?;
        next.retired = self.retired.clone();
        next.retired
            .extend(self.history.writers().map(|(actor, seq)| (actor, (self.epoch, seq))));
        Ok(next)
    }

    /// The last change of each actor in the epochs before, as (epoch, seq): to be stored with the epoch, for an edit whose answer was lost
    /// must not be typed a second time.
    pub fn retired(&self) -> impl Iterator<Item = (ActorId, u32, u64)> {
        self.retired.iter().map(|(&actor, &(epoch, seq))| (actor, epoch, seq))
    }

    /// Tells a document that was loaded what `retired` said.
    pub fn retire(&mut self, last: impl IntoIterator<Item = (ActorId, u32, u64)>) {
        self.retired
            .extend(last.into_iter().map(|(actor, epoch, seq)| (actor, (epoch, seq))));
    }
}

fn guarded<T>(work: impl FnOnce() -> Option<T>) -> Option<T> {
    catch_unwind(AssertUnwindSafe(work)).ok().flatten()
}
