//! The document that all writers share, with what is built but not yet in it, and the changes that copies still have to catch up with.

use super::engine::Texts;
use super::history::{History, Place};
use super::{ChangeHash, FicheText, Field, engine};
use automerge::{Automerge, Change};
use std::collections::{BTreeMap, BTreeSet, HashMap, VecDeque};

/// Changes whose bytes are kept, some 100 B each: more than a table writes while one of its phones is slow. Asking the document for one
/// costs a walk over all it holds.
const RECENT: usize = 1_024;

/// The shared document.
#[derive(Debug)]
pub(super) struct Shared {
    pub doc: Automerge,
    /// What `doc` says. Asking the document for a text costs a walk over all letters ever written in it.
    pub text: FicheText,
    staged: Vec<Change>,
    /// Fields that staged changes write in.
    touched: BTreeSet<Field>,
    /// The last changes of the history, without a gap.
    recent: VecDeque<Vec<u8>>,
}

impl Shared {
    pub fn new(doc: Automerge, texts: &Texts) -> Self {
        Self {
            text: texts.read_all(&doc),
            doc,
            staged: Vec::new(),
            touched: BTreeSet::new(),
            recent: VecDeque::new(),
        }
    }

    pub fn is_settled(&self) -> bool {
        self.staged.is_empty()
    }

    /// Takes the document that already has this change, the last one of the history, and what it says now in the fields that it changed;
    /// gives back the document before.
    pub fn replace(&mut self, built: Automerge, change: &Change, written: BTreeMap<Field, String>) -> Automerge {
        self.remember(change);
        written.into_iter().for_each(|(field, words)| self.text.set(field, words));
        std::mem::replace(&mut self.doc, built)
    }

    /// Keeps this change, the last one of the history, for `settle`.
    pub fn stage(&mut self, change: Change, fields: impl IntoIterator<Item = Field>) {
        self.remember(&change);
        self.touched.extend(fields);
        self.staged.push(change);
    }

    /// Applies what is staged, in one step. `None` if the document does not come out with these heads.
    pub fn settle(&mut self, texts: &Texts, heads: &[ChangeHash]) -> Option<()> {
        self.doc.apply_changes(std::mem::take(&mut self.staged)).ok()?;
        for field in std::mem::take(&mut self.touched) {
            self.text.set(field, texts.read(&self.doc, field));
        }
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
