//! The server's copy of a fiche: takes typed edits, builds the changes itself, and answers with bytes of its own.

mod admit;
mod load;

pub use load::LoadFault;

use super::engine::{self, Texts};
use super::history::{History, Place, Standpoint};
use super::shared::Shared;
use super::stand::{self, Built, Stand, Stands};
use super::{Change, ChangeHash, Edit, EditFault, FicheText, Field, Splice, Staged, check};
use crate::id::{ActorId, FicheId};
use crate::limits;
use crate::text::units;
use automerge::ReadDoc;
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// The shared document of one fiche in one epoch.
///
/// `stage` edits while a drain lasts, `settle` once, store what was staged, and only then tell anybody. Whoever fails to store throws
/// the whole document away and loads it again. What can be read is what is settled.
#[derive(Debug)]
pub struct Document {
    fiche: FicheId,
    epoch: u32,
    texts: Texts,
    shared: Shared,
    /// All changes, staged ones included.
    history: History,
    stands: Stands,
    /// Units that staged changes add to a field.
    growing: [usize; 9],
    /// The last change of each actor in the epochs before: those edits are in the text already.
    retired: BTreeMap<ActorId, (u32, u64)>,
    broken: bool,
}

impl Document {
    /// The fiche.
    pub fn fiche(&self) -> FicheId {
        self.fiche
    }

    /// The epoch.
    pub fn epoch(&self) -> u32 {
        self.epoch
    }

    /// What it says.
    pub fn text(&self) -> FicheText {
        self.shared.text.clone()
    }

    /// What one field says.
    pub fn field(&self, field: Field) -> &str {
        self.shared.text.get(field)
    }

    /// The changes that nothing builds on yet.
    pub fn heads(&self) -> Vec<ChangeHash> {
        engine::heads(&self.shared.doc)
    }

    /// Changes in it, the beginning included.
    pub fn changes(&self) -> usize {
        self.history.len()
    }

    /// Letters ever written, which is what each change costs. Time for a new epoch above `limits::HISTORY_OPERATIONS`.
    pub fn operations(&self) -> u64 {
        self.shared.doc.stats().num_ops
    }

    /// The number of this actor's last change, staged or settled; 0 if there is none.
    pub fn last_seq(&self, actor: ActorId) -> u64 {
        self.history.last_seq(actor)
    }

    /// What a copy of this epoch with these heads lacks, as one run of changes. `None` if it knows what this document does not: send it
    /// all, as to a copy of another epoch, which may know these heads by accident when its text began alike. `None` also if it lacks so
    /// much that all of it, compressed, is less.
    pub fn changes_since(&self, heads: &[ChangeHash]) -> Option<Vec<u8>> {
        let known: Vec<automerge::ChangeHash> = heads.iter().map(|&head| head.into()).collect();
        let all_known = !known.is_empty() && heads.iter().all(|&head| engine::holds(&self.shared.doc, head));
        let missing = all_known.then(|| self.shared.doc.save_after(&known));
        missing.filter(|changes| changes.len() <= limits::CATCH_UP_BYTES)
    }

    /// The whole document, compressed: for `Replica::open` and `Document::load_saved`.
    pub fn save(&self) -> Vec<u8> {
        self.shared.doc.save()
    }

    /// Drops the copy kept for a writer who has gone.
    pub fn forget_writer(&mut self, actor: ActorId) {
        self.stands.retain(|other| other != actor);
    }

    /// Drops the copies of all writers whom `writing` does not name.
    pub fn forget_silent(&mut self, writing: impl FnMut(ActorId) -> bool) {
        self.stands.retain(writing);
    }

    /// Copies kept for writers, for a gauge.
    pub fn copies(&self) -> usize {
        self.stands.len()
    }

    /// Whether an edit is in it already, staged or settled: its answer was lost, whatever has changed since about who may write.
    pub fn has(&self, edit: &Edit) -> bool {
        !self.broken && matches!(self.known(edit), Ok(Some(Staged::Repeat)))
    }

    /// Checks an edit, builds its change and keeps it for `settle`. That the actor is this connection's, and that role and stage allow
    /// it, has been checked by whoever calls. A refusal leaves the document as it was. `Repeat` may mean an edit of the same drain: its
    /// answer waits for the commit like all others.
    pub fn stage(&mut self, edit: &Edit) -> Result<Staged, EditFault> {
        self.sound()?;
        if let Some(answer) = self.known(edit)? {
            return Ok(answer);
        }
        let deps = self.places(edit)?;
        check::bounded(&edit.splices)?;
        if self.leave_room(&edit.splices).is_err() {
            // What is staged counts as if nothing had been deleted; in the document its length is known.
            self.settle()?;
            self.leave_room(&edit.splices)?;
        }
        self.guard(|this| this.rebuild(edit, &deps)).map(Staged::New)
    }

    /// Writes for somebody at the heads: for forms without scripts, and for whoever writes in another's name. The actor must belong to no
    /// page, or that page's next edit has a number that is taken.
    pub fn compose(&mut self, actor: ActorId, splices: &[Splice]) -> Result<Change, EditFault> {
        self.settle()?;
        check::bounded(splices)?;
        self.leave_room(splices)?;
        let written = check::fit(splices, |field| self.field(field).to_owned())?;
        self.guard(|this| {
            let mut built = this.shared.doc.clone();
            let change = engine::make(&mut built, &this.texts, actor, splices)
                .ok()
                .flatten()
                .ok_or(EditFault::Broken)?;
            this.replace_shared(Built {
                doc: built,
                change,
                written,
            })
        })
    }

    /// Brings all staged changes into the document, in one step. Once per drain.
    pub fn settle(&mut self) -> Result<(), EditFault> {
        self.sound()?;
        if self.shared.is_settled() {
            return Ok(());
        }
        self.guard(|this| {
            this.growing = [0; 9];
            this.shared.settle(&this.texts, &this.history.heads()).ok_or(EditFault::Broken)
        })
    }

    fn rebuild(&mut self, edit: &Edit, deps: &[Place]) -> Result<Change, EditFault> {
        if self.shared.is_settled() && self.history.ends_in(deps) {
            let text_of = |field| self.shared.text.get(field).to_owned();
            return self.replace_shared(stand::rebuild(&self.shared.doc, &self.texts, edit, text_of)?);
        }
        let stand = self.stands.at(edit.actor, deps, &self.history, &self.shared)?;
        let text_of = |field| self.texts.read(&stand.doc, field);
        let Built { doc, change, .. } = stand::rebuild(&stand.doc, &self.texts, edit, text_of)?;
        let mut at = stand.at.clone();
        let place = self.history.push(&change).ok_or(EditFault::Broken)?;
        at.add(place, &self.history);
        self.stands.put(Some(edit.actor), Stand { doc, at });
        for splice in &edit.splices {
            self.growing[splice.field as usize] += units(&splice.insert);
        }
        let answer = self.answer(&change)?;
        self.shared.stage(change, edit.splices.iter().map(|splice| splice.field));
        Ok(answer)
    }

    /// Takes a document that has one change more. The one before is kept: other writers of this drain build on it too.
    fn replace_shared(&mut self, built: Built) -> Result<Change, EditFault> {
        let Built { doc, change, written } = built;
        let at = Standpoint::all(&self.history);
        self.history.push(&change).ok_or(EditFault::Broken)?;
        let doc = self.shared.replace(doc, &change, written);
        self.stands.put(None, Stand { doc, at });
        self.answer(&change)
    }

    fn answer(&self, change: &automerge::Change) -> Result<Change, EditFault> {
        let actor = engine::actor_of(change).ok_or(EditFault::Broken)?;
        Ok(Change {
            epoch: self.epoch,
            actor,
            seq: change.seq(),
            hash: change.hash().into(),
            bytes: change.raw_bytes().to_vec(),
        })
    }

    fn sound(&self) -> Result<(), EditFault> {
        if self.broken { Err(EditFault::Broken) } else { Ok(()) }
    }

    /// A panic in Automerge leaves a document that nobody may trust. It is given up, not the server.
    fn guard<T>(&mut self, work: impl FnOnce(&mut Self) -> Result<T, EditFault>) -> Result<T, EditFault> {
        let done = catch_unwind(AssertUnwindSafe(|| work(self))).unwrap_or(Err(EditFault::Broken));
        self.broken |= matches!(done, Err(EditFault::Broken));
        done
    }
}

#[cfg(test)]
mod tests;
