//! What is told when something could not be stored or loaded: to try again, and what is there once it can be read.

use crate::live::Input;
use crate::live::peers::PeerId;
use crate::live::room::Task;
use crate::live::turn::{Answer, Turn};
use kabinet_core::id::FicheId;
use kabinet_core::refusal::Refusal;
use kabinet_core::wire::{ClientMsg, CloseReason, Mode, Unsaved};

impl Task {
    /// Tells the senders of a turn that was not stored to try again. Nobody else hears of it.
    pub(in crate::live) fn fail(&mut self, turn: Turn) {
        for answer in turn.answers {
            match answer {
                // A "no" too may rest on what was decided before it in this turn, and that does not stand.
                Answer::Asked(reply, _) => drop(reply.send(Err(Refusal::TryAgain))),
                Answer::Done(peer, request, _) => self.answer(Answer::Done(peer, request, Err(Refusal::TryAgain))),
                Answer::Saved {
                    peer,
                    fiche,
                    epoch,
                    actor,
                    seq,
                    ..
                }
                | Answer::Unsaved {
                    peer,
                    fiche,
                    epoch,
                    actor,
                    seq,
                    ..
                } => {
                    self.answer(Answer::Unsaved {
                        peer,
                        fiche,
                        epoch,
                        actor,
                        seq,
                        why: Unsaved::Later,
                    });
                }
                Answer::Dismiss(_) => self.answer(answer),
                Answer::Welcome { peer, .. } | Answer::Open { peer, .. } => self.send_away(peer, CloseReason::Reload),
                // Dropping a reply tells whoever waits for it to try again.
                Answer::Head(_) | Answer::Look(..) | Answer::Read(..) | Answer::Report(..) => {}
                Answer::Row { .. } | Answer::Share { .. } | Answer::Expel(_) => {}
            }
        }
    }

    /// Answers an input that cannot be decided, because the cabinet cannot be loaded.
    pub(in crate::live) fn put_off(&mut self, input: Input) {
        match input {
            Input::Join { reply, .. } | Input::Ask { reply, .. } => drop(reply.send(Err(Refusal::TryAgain))),
            Input::Attach { reply, .. } => drop(reply.send(Err(CloseReason::Reload))),
            Input::Detach { peer } => drop(self.peers.detach(peer)),
            Input::Frame {
                peer,
                message: ClientMsg::Do { request, .. },
            } => {
                self.answer(Answer::Done(peer, request, Err(Refusal::TryAgain)));
            }
            Input::Frame {
                peer,
                message: ClientMsg::Edit(edit),
            } => {
                self.answer(Answer::Unsaved {
                    peer,
                    fiche: edit.fiche,
                    epoch: edit.epoch,
                    actor: edit.actor,
                    seq: edit.seq,
                    why: Unsaved::Later,
                });
            }
            Input::Frame {
                peer,
                message: ClientMsg::Hello { .. } | ClientMsg::Open { .. },
            } => self.send_away(peer, CloseReason::Reload),
            Input::Frame { .. } | Input::Head { .. } | Input::Look { .. } | Input::Read { .. } | Input::Report { .. } | Input::End => {}
        }
    }

    /// Shows everybody what is there now: after the room had to be loaded again.
    pub(in crate::live) fn show_all_again(&mut self) {
        let peers: Vec<PeerId> = self.peers.iter().filter(|(_, peer)| peer.ready).map(|(id, _)| id).collect();
        self.revision += 1;
        for id in peers {
            self.turn_around(id);
            let open: Vec<(FicheId, Mode)> = self
                .peers
                .get(id)
                .map(|peer| peer.open.iter().map(|(&f, &m)| (f, m)).collect())
                .unwrap_or_default();
            open.into_iter().for_each(|(fiche, mode)| self.open(id, fiche, mode, None));
        }
    }

    fn send_away(&self, peer: PeerId, reason: CloseReason) {
        if let Some(peer) = self.peers.get(peer) {
            peer.queue.close(reason);
        }
    }
}
