//! The document that all writers share, with what is built but not yet in it, and the changes that copies still have to catch up with.

use super::history::{History, Place};
use super::{ChangeHash, engine};
use automerge::{Automerge, Change};
use std::collections::{HashMap, VecDeque};

/// Changes whose bytes are kept, some 100 B each: more than a table writes while one of its phones is slow. Asking the document for one
/// costs a walk over all it holds.
const RECENT: usize = 1_024;

/// The shared document.
#[derive(Debug)]
pub(super) struct Shared {
    pub doc: Automerge,
    staged: Vec<Change>,
    /// The last changes of the history, without a gap.
    recent: VecDeque<Vec<u8>>,
}

impl Shared {
    pub fn new(doc: Automerge) -> Self {
        Self {
            doc,
            staged: Vec::new(),
            recent: VecDeque::new(),
        }
    }

    pub fn is_settled(&self) -> bool {
        self.staged.is_empty()
    }

    /// Takes the document that already has this change, the last one of the history, and gives back the one before.
    pub fn replace(&mut self, built: Automerge, change: &Change) -> Automerge {
        self.remember(change);
        std::mem::replace(&mut self.doc, built)
    }

    /// Keeps this change, the last one of the history, for `settle`.
    pub fn stage(&mut self, change: Change) {
        self.remember(&change);
        self.staged.push(change);
    }

    /// Applies what is staged, in one step. `None` if the document does not come out with these heads.
    pub fn settle(&mut self, heads: &[ChangeHash]) -> Option<()> {
        self.doc.apply_changes(std::mem::take(&mut self.staged)).ok()?;
        self.recent.drain(..self.recent.len().saturating_sub(RECENT));
        (engine::heads(&self.doc) == heads).then_some(())
    }

    /// These changes, for a copy that stands at `have`. `None` if one of them is not there.
    pub fn fetch(&self, places: &[Place], have: &[ChangeHash], history: &History) -> Option<Vec<Change>> {
        let first = history.len() - self.recent.len();
        let recent = |place: Place| self.recent.get((place as usize).checked_sub(first)?);
        let old: HashMap<ChangeHash, Change> = match places.iter().all(|&place| recent(place).is_some()) {
            true => HashMap::new(),
            false => {
                let have: Vec<_> = have.iter().map(|&head| head.into()).collect();
                self.doc
                    .get_changes(&have)
                    .into_iter()
                    .map(|change| (change.hash().into(), change))
                    .collect()
            }
        };
        let change = |&place: &Place| match recent(place) {
            Some(bytes) => Change::try_from(&bytes[..]).ok(),
            None => old.get(&history.hash(place)).cloned(),
        };
        places.iter().map(change).collect()
    }

    fn remember(&mut self, change: &Change) {
        self.recent.push_back(change.raw_bytes().to_vec());
        // What is staged is nowhere else.
        if self.recent.len() > 2 * RECENT && self.staged.is_empty() {
            self.recent.drain(..RECENT);
        }
    }
}
