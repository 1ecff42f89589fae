//! Keystrokes: whose hand, whether they may, and the change that they make.

use super::{Answer, Turn};
use crate::live::now;
use crate::live::peers::PeerId;
use crate::live::room::Task;
use crate::store::NewChange;
use kabinet_core::cabinet::may_write;
use kabinet_core::fiche::{Change, Edit, EditFault, SpliceFault, Staged};
use kabinet_core::id::{FicheId, PersonId};
use kabinet_core::limits;
use kabinet_core::refusal::Refusal;
use kabinet_core::wire::{CloseReason, Mode, ServerMsg, Unsaved, encode};

impl Task {
    pub(super) fn edit(&mut self, id: PeerId, person: PersonId, edit: Edit, turn: &mut Turn) {
        let Edit {
            fiche, epoch, actor, seq, ..
        } = edit;
        let sound = !turn.broken;
        match self.write(id, person, &edit, turn) {
            Ok(version) => turn.answers.push(Answer::Saved {
                peer: id,
                fiche,
                epoch,
                actor,
                seq,
                version,
            }),
            Err(why) => {
                let again = matches!(why, Unsaved::Rebase | Unsaved::Resync);
                turn.answers.push(Answer::Unsaved {
                    peer: id,
                    fiche,
                    epoch,
                    actor,
                    seq,
                    why,
                });
                if again {
                    turn.answers.push(Answer::Open {
                        peer: id,
                        fiche,
                        mode: Mode::Write,
                        have: None,
                    });
                }
                if sound && turn.broken {
                    turn.answers.push(Answer::Dismiss(id));
                }
            }
        }
    }

    /// Checks and stages an edit; gives the version that holds it.
    fn write(&mut self, id: PeerId, person: PersonId, edit: &Edit, turn: &mut Turn) -> Result<u64, Unsaved> {
        if !self.peers.get(id).is_some_and(|peer| peer.actors.contains(&edit.actor)) {
            self.strike(id);
            return Err(Unsaved::Never(Refusal::NotYourRole));
        }
        // What is stored stays stored, though the stage is over or the fiche is locked by now.
        if let Some(open) = self.content.fiches.get(&edit.fiche).filter(|open| open.document.has(edit)) {
            return Ok(open.version());
        }
        may_write(&self.content.cabinet, person, edit.fiche, now()).map_err(Unsaved::Never)?;
        let open = self.content.fiches.get_mut(&edit.fiche).ok_or(Unsaved::Never(Refusal::NotThere))?;
        match open.document.stage(edit) {
            Ok(Staged::Repeat) => Ok(open.version()),
            Ok(Staged::New(change)) => {
                let version = open.version();
                (open.stale, open.unread) = (true, true);
                let message = ServerMsg::Changes {
                    fiche: edit.fiche,
                    epoch: change.epoch,
                    version,
                    bytes: change.bytes.clone(),
                };
                turn.answers.push(Answer::Share {
                    from: id,
                    fiche: edit.fiche,
                    frame: encode(&message).into(),
                });
                turn.batch.changes.push(row(edit.fiche, &change));
                if self.content.actors.insert(edit.actor, person).is_none() {
                    turn.batch.actors.push((edit.actor, person));
                }
                self.glance.soft.words(&self.content.scene(self.peers.here()), edit.fiche);
                if let Some(peer) = self.peers.get_mut(id) {
                    peer.typed = now();
                }
                Ok(version)
            }
            Err(EditFault::Rebase) => Err(Unsaved::Rebase),
            Err(EditFault::Resync) => Err(Unsaved::Resync),
            // Somebody else's edit of this turn did it.
            Err(EditFault::Broken) if turn.broken => Err(Unsaved::Later),
            Err(EditFault::Broken) => {
                tracing::error!(cabinet = %self.id, fiche = %edit.fiche, "an edit broke a document, which is loaded again without it");
                turn.broken = true;
                // Sent again it would do so again, and everybody's room with it.
                Err(Unsaved::Never(Refusal::NotNow))
            }
            Err(fault) => {
                self.strike(id);
                Err(Unsaved::Never(match fault {
                    EditFault::Splice(SpliceFault::Text(fault)) => Refusal::Text(fault),
                    _ => Refusal::NotNow,
                }))
            }
        }
    }

    fn strike(&mut self, id: PeerId) {
        if let Some(peer) = self.peers.get_mut(id) {
            peer.strikes += 1;
            if peer.strikes >= limits::STRIKES {
                peer.queue.close(CloseReason::Malformed);
            }
        }
    }
}

pub(super) fn row(fiche: FicheId, change: &Change) -> NewChange {
    NewChange {
        fiche,
        epoch: change.epoch,
        actor: change.actor,
        seq: change.seq,
        hash: change.hash.0,
        bytes: change.bytes.clone(),
    }
}
