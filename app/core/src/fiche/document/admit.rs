//! What can be said of an edit before anything is built: its epoch, its number, what it builds on, and whether there is room.

use super::Document;
use crate::fiche::history::Place;
use crate::fiche::{Edit, EditFault, Splice, Staged};
use crate::limits;
use crate::text::{TextFault, units};
use automerge::ReadDoc;

impl Document {
    /// Epoch and number: an edit is from an older document, the next one, a repeat, or a lie.
    pub(super) fn known(&self, edit: &Edit) -> Result<Option<Staged>, EditFault> {
        if edit.fiche != self.fiche || edit.seq == 0 {
            return Err(EditFault::Forged);
        }
        if edit.epoch != self.epoch {
            let in_the_text = self
                .retired
                .get(&edit.actor)
                .is_some_and(|&(epoch, last)| edit.epoch == epoch && edit.seq <= last);
            return match edit.epoch < self.epoch {
                true if in_the_text => Ok(Some(Staged::Repeat)),
                true => Err(EditFault::Rebase),
                false => Err(EditFault::Resync),
            };
        }
        let last = self.history.last_seq(edit.actor);
        match self.history.nth(edit.actor, edit.seq) {
            Some(hash) if hash == edit.hash => Ok(Some(Staged::Repeat)),
            Some(_) => Err(EditFault::Forged),
            None if edit.seq == last + 1 => Ok(None),
            None => Err(EditFault::Resync),
        }
    }

    /// What the edit builds on. Automerge always names the actor's own last change, so an edit that does not is none of its making.
    pub(super) fn places(&self, edit: &Edit) -> Result<Vec<Place>, EditFault> {
        if edit.deps.is_empty() || edit.deps.len() > limits::EDIT_DEPS {
            return Err(EditFault::Forged);
        }
        let places: Vec<Place> = edit
            .deps
            .iter()
            .map(|&dep| self.history.place(dep))
            .collect::<Option<_>>()
            .ok_or(EditFault::Resync)?;
        let own = self.history.nth(edit.actor, self.history.last_seq(edit.actor));
        if own.is_some_and(|own| !edit.deps.contains(&own)) {
            return Err(EditFault::Forged);
        }
        Ok(places)
    }

    /// Each writer may fill a field on an old copy; what all of them fill together ends here.
    pub(super) fn leave_room(&self, splices: &[Splice]) -> Result<(), EditFault> {
        for splice in splices.iter().filter(|splice| !splice.insert.is_empty()) {
            let field = splice.field;
            let held = self.shared.doc.length(self.texts.of(field)) + self.growing[field as usize];
            let limit = field.limit() * limits::MERGED_FIELDS;
            if (held + units(&splice.insert)).saturating_sub(splice.delete as usize) > limit {
                return Err(EditFault::Splice(TextFault::TooLong { limit: field.limit() }.into()));
            }
        }
        Ok(())
    }
}
