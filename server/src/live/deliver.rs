//! Telling: after the commit, everybody what they may know, each sender what became of it. Nothing here can fail or wait.

mod failing;
mod frames;
mod reading;

use super::now;
use super::peers::PeerId;
use super::room::Task;
use super::turn::{Answer, Turn};
use frames::Frames;
use kabinet_core::id::FicheId;
use kabinet_core::refusal::Refusal;
use kabinet_core::view::{self, Touched};
use kabinet_core::wire::{CloseReason, Mode, ServerMsg};
use std::collections::BTreeSet;

impl Task {
    /// Tells what a stored turn brought.
    pub(super) fn deliver(&mut self, turn: Turn) {
        self.tell(&turn.touched);
        turn.answers.into_iter().for_each(|answer| self.answer(answer));
        turn.anew.into_iter().for_each(|fiche| self.open_anew(fiche));
    }

    /// Tells every audience what was touched.
    pub(super) fn tell(&mut self, touched: &Touched) {
        if touched.is_empty() {
            return;
        }
        self.revision += 1;
        self.content.read_stale();
        let (turned, others): (Vec<_>, Vec<_>) = self
            .peers
            .iter()
            .filter(|(_, peer)| peer.ready)
            .map(|(id, peer)| (id, peer.person))
            .partition(|(_, person)| touched.turned.contains(person));
        let mut frames = Frames::default();
        for (id, _) in others {
            if let Some(peer) = self.peers.get(id) {
                // Whoever writes in a fiche sees its words already.
                let writing = |(fiche, mode): &(&FicheId, &Mode)| **mode == Mode::Write && touched.fiches.contains(fiche);
                let open = peer.open.iter().filter(|_| self.glance.only_words()).filter(writing);
                let hidden: Vec<FicheId> = open.map(|(&fiche, _)| fiche).collect();
                if let Some(frame) = frames.of(self, touched, peer.me, &hidden) {
                    peer.queue.push(frame);
                }
            }
        }
        turned.into_iter().for_each(|(id, _)| self.turn_around(id));
        if !self.glance.only_words() {
            self.shut_hidden(&touched.fiches);
        }
    }

    /// Who may no longer read a fiche is sent nothing more of it; that it is gone, the rows have told.
    fn shut_hidden(&mut self, fiches: &BTreeSet<FicheId>) {
        let scene = self.content.scene(self.peers.here());
        let hidden = self.peers.iter().flat_map(|(id, peer)| {
            let open = peer.open.keys().filter(|fiche| fiches.contains(fiche));
            let lost = open.filter(|&&fiche| view::text(&scene, peer.me, fiche).is_none());
            lost.map(move |&fiche| (id, fiche)).collect::<Vec<_>>()
        });
        let hidden: Vec<(PeerId, FicheId)> = hidden.collect();
        for (id, fiche) in hidden {
            if let Some(peer) = self.peers.get_mut(id) {
                peer.open.remove(&fiche);
            }
            // Nobody else has the caret in it now.
            if let Some(open) = self.content.fiches.get_mut(&fiche) {
                open.carets = true;
                self.glance.soon();
            }
        }
    }

    /// A whole view for somebody whose seat changed; what they may no longer read is taken from their page.
    fn turn_around(&mut self, id: PeerId) {
        let Some(peer) = self.peers.get_mut(id) else { return };
        let Some(me) = view::audience(&self.content.cabinet, peer.person) else {
            return;
        };
        peer.me = me;
        let scene = self.content.scene(self.peers.here());
        let Some(peer) = self.peers.get(id) else { return };
        let lost: Vec<FicheId> = peer
            .open
            .keys()
            .copied()
            .filter(|&fiche| view::text(&scene, me, fiche).is_none())
            .collect();
        peer.queue.tell(&ServerMsg::Refresh {
            seq: self.revision,
            view: Box::new(view::snapshot(&scene, me)),
        });
        for fiche in lost {
            if let Some(peer) = self.peers.get_mut(id) {
                peer.open.remove(&fiche);
                peer.queue.tell(&ServerMsg::Unopened {
                    fiche,
                    refusal: Refusal::NotThere,
                });
            }
        }
    }

    pub(super) fn answer(&mut self, answer: Answer) {
        match answer {
            Answer::Head(reply) => drop(reply.send(self.head())),
            Answer::Look(person, reply) => drop(reply.send(self.look(person))),
            Answer::Read(person, fiche, reply) => {
                self.content.read_stale();
                let scene = self.content.scene(self.peers.here());
                let text = view::audience(&self.content.cabinet, person).and_then(|me| view::text(&scene, me, fiche));
                drop(reply.send(text.cloned().ok_or(Refusal::NotThere)));
            }
            Answer::Report(person, reply) => drop(reply.send(self.report(person))),
            Answer::Asked(reply, result) => drop(reply.send(result)),
            Answer::Done(peer, request, Ok(())) => self.to(peer, &ServerMsg::Done { request }),
            Answer::Done(peer, request, Err(refusal)) => self.to(peer, &ServerMsg::Refused { request, refusal }),
            Answer::Welcome {
                peer: id,
                seq,
                actor,
                adopted,
            } => {
                self.content.read_stale();
                let Some(peer) = self.peers.get_mut(id) else { return };
                let Some(me) = view::audience(&self.content.cabinet, peer.person) else {
                    return peer.queue.close(CloseReason::Removed);
                };
                (peer.me, peer.ready) = (me, true);
                let newest = seq == Some(self.revision);
                let view = (!newest).then(|| Box::new(view::snapshot(&self.content.scene(self.peers.here()), me)));
                self.to(
                    id,
                    &ServerMsg::Welcome {
                        seq: self.revision,
                        now: now(),
                        actor,
                        adopted,
                        view,
                    },
                );
            }
            Answer::Open { peer, fiche, mode, have } => self.open(peer, fiche, mode, have),
            Answer::Row { peer, fiche } => {
                let touched = Touched {
                    fiches: [fiche].into(),
                    ..Touched::default()
                };
                if let Some(peer) = self.peers.get(peer)
                    && let Some(frame) = Frames::default().of(self, &touched, peer.me, &[])
                {
                    peer.queue.push(frame);
                }
            }
            Answer::Saved {
                peer,
                fiche,
                epoch,
                actor,
                seq,
                version,
            } => self.to(
                peer,
                &ServerMsg::Saved {
                    fiche,
                    epoch,
                    actor,
                    seq,
                    version,
                },
            ),
            Answer::Unsaved {
                peer,
                fiche,
                epoch,
                actor,
                seq,
                why,
            } => self.to(
                peer,
                &ServerMsg::Unsaved {
                    fiche,
                    epoch,
                    actor,
                    seq,
                    why,
                },
            ),
            Answer::Share { from, fiche, frame } => {
                let writers = self
                    .peers
                    .iter()
                    .filter(|(id, peer)| *id != from && peer.open.get(&fiche) == Some(&Mode::Write));
                writers.for_each(|(_, peer)| peer.queue.push(frame.clone()));
            }
            Answer::Dismiss(peer) => {
                if let Some(peer) = self.peers.get(peer) {
                    peer.queue.end(CloseReason::Malformed);
                }
            }
            Answer::Expel(person) => self.peers.of(person).for_each(|peer| peer.queue.close(CloseReason::Removed)),
        }
    }

    pub(super) fn to(&self, peer: PeerId, message: &ServerMsg) {
        if let Some(peer) = self.peers.get(peer) {
            peer.queue.tell(message);
        }
    }
}
