//! A fiche in a room: its document, and who has it on the screen.

use crate::store::{NewDocument, StoredFiche};
use kabinet_core::fiche::{Document, LoadFault};
use kabinet_core::id::PersonId;
use kabinet_core::limits;
use std::collections::HashMap;

/// A fiche that the room holds.
pub(super) struct OpenFiche {
    /// The shared document.
    pub document: Document,
    /// Versions that the document had in the epochs before, while the room held it.
    earlier: u64,
    /// The words looked at last are no longer the newest.
    pub stale: bool,
    /// Those who only read were not told the newest words yet, whoever has looked at them in the meantime.
    pub unread: bool,
    /// Who wrote or moved the caret since it was last told.
    pub carets: bool,
    /// Up to which version each person has it on the screen.
    got: HashMap<PersonId, u64>,
    /// Whether `got` moved since it was last told.
    pub news: bool,
}

impl OpenFiche {
    /// A new fiche.
    pub(super) fn new(document: Document) -> Self {
        Self {
            document,
            earlier: 0,
            stale: true,
            unread: false,
            carets: false,
            got: HashMap::new(),
            news: false,
        }
    }

    /// A fiche from its rows.
    pub(super) fn load(stored: &StoredFiche) -> Result<Self, LoadFault> {
        let changes = stored.changes.iter().map(|change| &change.bytes);
        let mut document = match &stored.snapshot {
            Some(snapshot) => Document::load_saved(stored.fiche, stored.epoch, snapshot, changes)?,
            None => Document::load(stored.fiche, stored.epoch, &stored.base, changes)?,
        };
        document.retire(stored.retired.iter().copied());
        Ok(Self::new(document))
    }

    /// Whether its history has grown so long that it should begin anew.
    pub(super) fn is_worn(&self) -> bool {
        self.document.operations() > limits::HISTORY_OPERATIONS
    }

    /// Begins anew with the same words and without their history; gives what is to be stored. What is still written on the document before
    /// is typed again by its page.
    pub(super) fn begin_anew(&mut self) -> Result<NewDocument, LoadFault> {
        let next = self.document.next_epoch()?;
        self.earlier = self.version();
        self.document = next;
        Ok(NewDocument {
            fiche: self.document.fiche(),
            epoch: self.document.epoch(),
            base: self.document.text(),
        })
    }

    /// How many changes it held and holds: grows by one with each.
    pub(super) fn version(&self) -> u64 {
        self.earlier + self.document.changes() as u64
    }

    /// Somebody has the fiche up to a version on the screen.
    pub(super) fn got(&mut self, person: PersonId, version: u64) {
        let version = version.min(self.version());
        let known = self.got.entry(person).or_default();
        if version > *known {
            *known = version;
            self.news = true;
        }
    }

    /// Up to which version anybody but this person has it on the screen.
    pub(super) fn seen_beside(&self, person: PersonId) -> u64 {
        self.got
            .iter()
            .filter(|(other, _)| **other != person)
            .map(|(_, &version)| version)
            .max()
            .unwrap_or(0)
    }
}
