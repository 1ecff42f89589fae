//! Copies of a document that stand where its writers stand. A change keeps its hash only when it is built on exactly what it names, so
//! the server keeps a few copies and brings the nearest one forward in one step.

use super::engine::Texts;
use super::history::{History, Place, Standpoint};
use super::shared::Shared;
use super::{ChangeHash, Edit, EditFault, Field, check, engine};
use crate::id::ActorId;
use automerge::{Automerge, Change, ReadDoc, TextEncoding};
use std::collections::BTreeMap;

/// Copies kept per document: the shared one before its last change, and two writers who are behind. A writer who has heard of the others
/// since needs a copy brought forward anyway, so one for each of eight only cost memory and time (measured: twice the memory, a tenth more
/// of the processor). Each takes 150 KB at 1,000 operations.
const COPIES: usize = 3;

/// One copy.
#[derive(Debug, Clone)]
pub(super) struct Stand {
    pub doc: Automerge,
    pub at: Standpoint,
}

/// What an edit makes of a copy.
pub(super) struct Built {
    pub doc: Automerge,
    pub change: Change,
    /// What the fields that it changes say afterwards.
    pub written: BTreeMap<Field, String>,
}

/// Builds what an edit describes and compares the hash. The copy stays as it is: the change is made on a clone, for a change cannot be
/// taken back and a wrong hash shows only afterwards.
pub(super) fn rebuild(doc: &Automerge, texts: &Texts, edit: &Edit, text_of: impl Fn(Field) -> String) -> Result<Built, EditFault> {
    let written = check::fit(&edit.splices, text_of)?;
    let mut doc = doc.clone();
    // Checked splices cannot fail; if they do, the phone's document is not ours.
    let change = engine::make(&mut doc, texts, edit.actor, &edit.splices)
        .ok()
        .flatten()
        .ok_or(EditFault::Rebase)?;
    let deps = change.deps().iter().map(|&dep| ChangeHash::from(dep));
    let same = ChangeHash::from(change.hash()) == edit.hash && deps.eq(edit.deps.iter().copied());
    if same {
        Ok(Built { doc, change, written })
    } else {
        Err(EditFault::Rebase)
    }
}

/// The copies, the one used last at the end.
#[derive(Debug, Default)]
pub(super) struct Stands(Vec<(Option<ActorId>, Stand)>);

impl Stands {
    /// A copy at exactly `deps`: the nearest one brought forward, or a new one from the beginning of the history.
    pub fn at(&mut self, actor: ActorId, deps: &[Place], history: &History, shared: &Shared) -> Result<&Stand, EditFault> {
        let ways = self
            .0
            .iter()
            .enumerate()
            .filter_map(|(index, (_, stand))| Some((index, history.missing(deps, &stand.at)?)));
        let (stand, missing) = match ways.min_by_key(|(_, missing)| missing.len()) {
            Some((index, missing)) if missing.is_empty() => {
                self.0[index..].rotate_left(1);
                return Ok(&self.0[self.0.len() - 1].1);
            }
            Some((index, missing)) if self.0[index].0 == Some(actor) => (self.0.remove(index).1, missing),
            Some((index, missing)) => (self.0[index].1.clone(), missing),
            None => {
                let root = Stand::root(history, shared).ok_or(EditFault::Broken)?;
                let missing = history.missing(deps, &root.at).ok_or(EditFault::Resync)?;
                (root, missing)
            }
        };
        let stand = stand.brought(&missing, history, shared).ok_or(EditFault::Broken)?;
        Ok(self.put(Some(actor), stand))
    }

    /// Keeps a copy for a writer, or (`None`) the shared document as it was before its last change, where most writers still are.
    pub fn put(&mut self, actor: Option<ActorId>, stand: Stand) -> &Stand {
        self.0.retain(|(owner, _)| *owner != actor);
        if self.0.len() >= COPIES {
            self.0.remove(0);
        }
        self.0.push((actor, stand));
        &self.0[self.0.len() - 1].1
    }

    /// Drops the copies of all whom `keep` does not name, and the one that is nobody's.
    pub fn retain(&mut self, mut keep: impl FnMut(ActorId) -> bool) {
        self.0.retain(|(owner, _)| owner.is_some_and(&mut keep));
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }
}

impl Stand {
    /// A copy with nothing but the beginning.
    fn root(history: &History, shared: &Shared) -> Option<Self> {
        let mut doc = Automerge::new_with_encoding(TextEncoding::Utf16CodeUnit);
        doc.apply_changes(shared.fetch(&[0], &[], history)?).ok()?;
        let mut at = Standpoint::default();
        at.add(0, history);
        Some(Self { doc, at })
    }

    /// The copy brought forward, in one step: each costs as much as the text has operations, however much it brings.
    fn brought(mut self, missing: &[Place], history: &History, shared: &Shared) -> Option<Self> {
        let changes = shared.fetch(missing, &engine::heads(&self.doc), history)?;
        self.doc.apply_changes(changes).ok()?;
        missing.iter().for_each(|&place| self.at.add(place, history));
        self.doc.get_missing_deps(&[]).is_empty().then_some(self)
    }
}
