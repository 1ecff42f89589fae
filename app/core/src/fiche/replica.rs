//! A phone's copy of a fiche: what is written is in it at once, and what the others write is drawn from it.

use super::engine::{self, Texts};
use super::history::{History, Place};
use super::shared::Shared;
use super::stand::{self, Stands};
use super::undo::Undo;
use super::{ChangeHash, Edit, FicheText, Field, Splice, SpliceFault, check, portion, splice};
use crate::id::{ActorId, FicheId};
use automerge::{Automerge, PatchAction, PatchLog, ReadDoc};
use serde::{Deserialize, Serialize};
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// Why something could not be done with a phone's copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum ReplicaFault {
    /// What the server sent cannot be read, or contradicts this copy: open a new one.
    #[error("the document cannot be read")]
    Unreadable,
    /// Something the server sent before never came: open a new one.
    #[error("changes are missing")]
    Gap,
    /// This copy or these edits are from another document: type their words again.
    #[error("written on another document")]
    Stale,
    /// The splices cannot be made; nothing was changed.
    #[error(transparent)]
    Refused(#[from] SpliceFault),
}

/// One fiche on one phone, in one epoch, under the hand of one actor.
#[derive(Debug, Clone)]
pub struct Replica {
    fiche: FicheId,
    epoch: u32,
    actor: ActorId,
    texts: Texts,
    doc: Automerge,
    undo: Undo,
}

impl Replica {
    /// Opens the document that the server saved. An actor that has written before goes on after its last number in the document; edits it
    /// still keeps have to be replayed before it writes anew.
    pub fn open(fiche: FicheId, epoch: u32, document: &[u8], actor: ActorId) -> Result<Self, ReplicaFault> {
        let doc = engine::load(document).map_err(|_| ReplicaFault::Unreadable)?;
        let texts = Texts::find(&doc).ok_or(ReplicaFault::Unreadable)?;
        Ok(Self {
            fiche,
            epoch,
            actor,
            texts,
            doc,
            undo: Undo::default(),
        })
    }

    /// The fiche.
    pub fn fiche(&self) -> FicheId {
        self.fiche
    }

    /// The epoch of the document.
    pub fn epoch(&self) -> u32 {
        self.epoch
    }

    /// The hand that writes.
    pub fn actor(&self) -> ActorId {
        self.actor
    }

    /// The changes that nothing builds on yet, own ones included.
    pub fn heads(&self) -> Vec<ChangeHash> {
        engine::heads(&self.doc)
    }

    /// What it says.
    pub fn text(&self) -> FicheText {
        self.texts.read_all(&self.doc)
    }

    /// What one field says.
    pub fn field(&self, field: Field) -> String {
        self.texts.read(&self.doc, field)
    }

    /// Whether a change is in it.
    pub fn holds(&self, hash: ChangeHash) -> bool {
        engine::holds(&self.doc, hash)
    }

    /// Writes. The text is right at once; the edits are to be kept until the server confirms each. Usually there is one; none if nothing
    /// changes; several for what is too long for one. Refused as a whole or done as a whole.
    pub fn edit(&mut self, now_ms: u64, splices: &[Splice]) -> Result<Vec<Edit>, ReplicaFault> {
        let before = self.touched(splices);
        let edits = self.write(splices, &before)?;
        for (field, text) in &before {
            self.undo.wrote(now_ms, *field, text, splices);
        }
        Ok(edits)
    }

    /// Takes back the last step that was written here, and no letter of anybody else. The edits are drawn, kept and sent like others;
    /// none if there is nothing to take back.
    pub fn undo(&mut self) -> Result<Vec<Edit>, ReplicaFault> {
        let Some(splices) = self.undo.back() else { return Ok(Vec::new()) };
        let before = self.touched(&splices);
        let edits = self.write(&splices, &before).inspect_err(|_| self.undo.skip_back())?;
        for (field, text) in &before {
            self.undo.undid(*field, text, &splices);
        }
        Ok(edits)
    }

    /// Brings back what was taken back last.
    pub fn redo(&mut self) -> Result<Vec<Edit>, ReplicaFault> {
        let Some(splices) = self.undo.forth() else { return Ok(Vec::new()) };
        let before = self.touched(&splices);
        let edits = self.write(&splices, &before).inspect_err(|_| self.undo.skip_forth())?;
        for (field, text) in &before {
            self.undo.redid(*field, text, &splices);
        }
        Ok(edits)
    }

    /// Takes changes as the server sent them, in one step, and says what they do to the texts, to be drawn in this order. What is known
    /// already, or left over from an older epoch, does nothing. After an error the server's document is needed: for the words that are
    /// still here and did not arrive, `retype_into` after `Stale`, and `replay` on the new copy after `Gap` or `Unreadable`.
    pub fn receive(&mut self, epoch: u32, changes: &[u8]) -> Result<Vec<Splice>, ReplicaFault> {
        // Changes of another epoch can fit by accident, for equal texts begin with equal bytes.
        match epoch.cmp(&self.epoch) {
            Ordering::Less => return Ok(Vec::new()),
            Ordering::Greater => return Err(ReplicaFault::Stale),
            Ordering::Equal => {}
        }
        let changes = engine::parse(changes).ok_or(ReplicaFault::Unreadable)?;
        let mut log = PatchLog::active();
        self.doc
            .apply_changes_log_patches(changes, &mut log)
            .map_err(|_| ReplicaFault::Unreadable)?;
        // Automerge keeps a change that lacks what it builds on aside, and says nothing.
        if !self.doc.get_missing_deps(&[]).is_empty() {
            return Err(ReplicaFault::Gap);
        }
        let patches = self.doc.make_patches(&mut log);
        let splices: Vec<Splice> = patches
            .into_iter()
            .filter_map(|patch| drawn(self.texts.field(&patch.obj)?, patch.action))
            .collect();
        self.undo.others_wrote(&splices);
        Ok(splices)
    }

    /// Puts back, after a reload, the edits that the server had not confirmed: own ones, or those of a closed tab. Those in the document
    /// are skipped. They are the very same changes again, so sending them again does no harm. Done as a whole, or `Stale` and nothing.
    pub fn replay(&mut self, edits: &[Edit]) -> Result<(), ReplicaFault> {
        let mut history = History::of(&self.doc.get_changes(&[])).ok_or(ReplicaFault::Unreadable)?;
        let mut shared = Shared::new(self.doc.clone(), &self.texts);
        let mut stands = Stands::default();
        for edit in edits.iter().filter(|edit| !self.holds(edit.hash)) {
            if (edit.fiche, edit.epoch) != (self.fiche, self.epoch) {
                return Err(ReplicaFault::Stale);
            }
            let deps: Vec<Place> = edit
                .deps
                .iter()
                .map(|&dep| history.place(dep))
                .collect::<Option<_>>()
                .ok_or(ReplicaFault::Stale)?;
            let stand = stands.at(edit.actor, &deps, &history, &shared).map_err(|_| ReplicaFault::Stale)?;
            let text_of = |field| self.texts.read(&stand.doc, field);
            let change = stand::rebuild(&stand.doc, &self.texts, edit, text_of)
                .map_err(|_| ReplicaFault::Stale)?
                .change;
            history.push(&change).ok_or(ReplicaFault::Stale)?;
            shared.stage(change, edit.splices.iter().map(|splice| splice.field));
        }
        shared.settle(&self.texts, &history.heads()).ok_or(ReplicaFault::Stale)?;
        self.doc = shared.doc;
        Ok(())
    }

    /// What this copy had in common with the server when these own changes had not arrived: what to name on a reconnect. Nobody else's
    /// change builds on them.
    pub fn heads_without(&self, unsent: &[ChangeHash]) -> Vec<ChangeHash> {
        let changes = self.doc.get_changes(&[]);
        let arrived = || changes.iter().filter(|change| !unsent.contains(&change.hash().into()));
        let built_on: HashSet<_> = arrived().flat_map(|change| change.deps()).collect();
        arrived()
            .map(|change| change.hash())
            .filter(|hash| !built_on.contains(hash))
            .map(ChangeHash::from)
            .collect()
    }

    /// What the document would say without these own changes.
    pub fn text_without(&self, unsent: &[ChangeHash]) -> FicheText {
        let heads: Vec<_> = self.heads_without(unsent).into_iter().map(automerge::ChangeHash::from).collect();
        let read = |field| self.doc.text_at(self.texts.of(field), &heads).unwrap_or_default();
        Field::ALL.into_iter().map(|field| (field, read(field))).collect()
    }

    /// After `Rebase`: types what is in this copy and never arrived (`unsent`) into the server's new document.
    pub fn retype_into(&self, fresh: &mut Self, unsent: &[ChangeHash], now_ms: u64) -> Result<Vec<Edit>, ReplicaFault> {
        let (base, local, server) = (self.text_without(unsent), self.text(), fresh.text());
        let retype = |field| splice::retype(field, base.get(field), local.get(field), server.get(field));
        let splices: Vec<Splice> = Field::ALL.into_iter().flat_map(retype).collect();
        fresh.edit(now_ms, &splices)
    }

    fn touched(&self, splices: &[Splice]) -> BTreeMap<Field, String> {
        let fields: BTreeSet<Field> = splices.iter().map(|splice| splice.field).collect();
        fields.into_iter().map(|field| (field, self.field(field))).collect()
    }

    fn write(&mut self, splices: &[Splice], before: &BTreeMap<Field, String>) -> Result<Vec<Edit>, ReplicaFault> {
        let text_of = |field| before.get(&field).cloned().unwrap_or_default();
        check::fit(splices, text_of)?;
        let portions = portion::portions(splices, text_of);
        // One change cannot fail after the check. Of several, a later one can, and then the earlier ones must not have been.
        let fence = (portions.len() > 1).then(|| self.doc.clone());
        let edits = self.change(portions);
        if let (Err(_), Some(doc)) = (&edits, fence) {
            self.doc = doc;
        }
        edits
    }

    fn change(&mut self, portions: Vec<Vec<Splice>>) -> Result<Vec<Edit>, ReplicaFault> {
        let several = portions.len() > 1;
        let mut edits = Vec::new();
        for splices in portions {
            if several {
                check::fit(&splices, |field| self.field(field))?;
            }
            let change = engine::make(&mut self.doc, &self.texts, self.actor, &splices).map_err(|_| ReplicaFault::Unreadable)?;
            edits.extend(change.map(|change| self.described(&change, splices)));
        }
        Ok(edits)
    }

    fn described(&self, change: &automerge::Change, splices: Vec<Splice>) -> Edit {
        Edit {
            fiche: self.fiche,
            epoch: self.epoch,
            actor: self.actor,
            seq: change.seq(),
            deps: change.deps().iter().map(|&dep| dep.into()).collect(),
            splices,
            hash: change.hash().into(),
        }
    }
}

fn drawn(field: Field, action: PatchAction) -> Option<Splice> {
    match action {
        PatchAction::SpliceText { index, value, .. } => Some(Splice {
            field,
            at: index as u32,
            delete: 0,
            insert: value.make_string(),
        }),
        PatchAction::DeleteSeq { index, length } => Some(Splice {
            field,
            at: index as u32,
            delete: length as u32,
            insert: String::new(),
        }),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
