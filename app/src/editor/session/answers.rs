//! What became of the edits of this page, as the server says it.

use super::Session;
use kabinet_core::fiche::Edit;
use kabinet_core::id::ActorId;
use kabinet_core::wire::Unsaved;
use leptos::prelude::Set;

/// Documents that were asked for in a row without anything being saved, after which unsent words are typed again, and after which the
/// page is taken for one of another build.
const PATIENCE: u32 = 3;

impl Session {
    /// A new epoch says the words of the edits before it that were stored, and not those of the others. Which is which only the server
    /// knows, so they are sent to it once more, and the document is taken up when it has said what it lacks.
    pub(super) fn asks_first(&self, epoch: u32, actor: ActorId, pending: &[Edit]) -> bool {
        let unclear = unclear(pending, epoch, actor);
        let answered = {
            let mut state = self.state.borrow_mut();
            state.next = unclear.then_some(epoch);
            if unclear { std::mem::take(&mut state.answered) } else { Vec::new() }
        };
        // The others are on their way: each connection begins with all of them.
        if pending.iter().any(|edit| answered.contains(&(edit.epoch, edit.seq))) {
            self.live.line.resend(self.desk.fiche);
        }
        unclear
    }

    /// Edits of this page are on disk.
    pub(super) fn saved(&self, epoch: u32, seq: u64, version: u64) {
        let next = {
            let mut state = self.state.borrow_mut();
            if state.replica.as_ref().is_some_and(|replica| replica.epoch() == epoch) {
                state.lights.saved(seq, version);
                state.rebases = 0;
            }
            state.next
        };
        if let (Some(next), Some(actor)) = (next, self.live.line.actor())
            && !unclear(&self.live.line.pending(self.desk.fiche), next, actor)
        {
            // All of them are in the new document.
            self.ask_anew();
        }
        self.show_lights();
    }

    /// Answers to these may still come, and then mean nothing.
    pub(super) fn replaced(&self, sent: Vec<(u32, u64)>) {
        let mut state = self.state.borrow_mut();
        let answered = std::mem::take(&mut state.answered);
        state.stale.extend(sent.into_iter().filter(|edit| !answered.contains(edit)));
    }

    /// An edit was not taken. A document follows, unless it never will be.
    pub(super) fn unsaved(&self, epoch: u32, seq: u64, why: Unsaved) {
        let rebases = {
            let mut state = self.state.borrow_mut();
            if let Some(place) = state.stale.iter().position(|&stale| stale == (epoch, seq)) {
                state.stale.remove(place);
                return;
            }
            if state.replica.as_ref().is_some_and(|replica| replica.epoch() > epoch) {
                // Its words were typed anew since.
                return;
            }
            state.answered.push((epoch, seq));
            state.rebases += 1;
            state.retype |= why == Unsaved::Rebase || state.rebases > PATIENCE;
            state.rebases
        };
        if let Unsaved::Never(refusal) = why {
            self.replaced(self.live.line.put_aside(self.desk.fiche));
            self.live.refusal.set(Some(refusal));
            self.show_aside();
            self.ask_anew();
        } else if rebases > 2 * PATIENCE {
            self.live.line.renew();
        }
    }
}

/// Whether edits of this hand were written in an epoch before this one.
fn unclear(pending: &[Edit], epoch: u32, actor: ActorId) -> bool {
    pending.iter().any(|edit| edit.epoch < epoch && edit.actor == actor)
}
