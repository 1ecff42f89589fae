//! What arrives at a room: who it is from, and which part of the rules it is for.

use super::{Answer, Turn};
use crate::live::peers::PeerId;
use crate::live::room::Task;
use crate::live::{Input, now};
use kabinet_core::fiche::GENESIS;
use kabinet_core::id::{ActorId, FicheId, PersonId};
use kabinet_core::limits;
use kabinet_core::wire::{ClientMsg, CloseReason, PROTOCOL};

impl Task {
    /// Decides one input.
    pub(in crate::live) fn take(&mut self, input: Input, turn: &mut Turn) {
        match input {
            Input::Head { reply } => turn.answers.push(Answer::Head(reply)),
            Input::Look { person, reply } => turn.answers.push(Answer::Look(person, reply)),
            Input::Read { person, fiche, reply } => turn.answers.push(Answer::Read(person, fiche, reply)),
            Input::Report { person, reply } => turn.answers.push(Answer::Report(person, reply)),
            Input::Join { join, reply } => {
                let result = self.join(join, turn);
                turn.answers.push(Answer::Asked(reply, result));
            }
            Input::Ask { person, ask, reply } => {
                let result = self.ask(person, ask, turn);
                turn.answers.push(Answer::Asked(reply, result));
            }
            Input::Attach { person, queue, reply } => {
                let peer = self.peers.attach(&self.content.cabinet, person, queue);
                if peer.is_ok() {
                    self.glance.soft.presence(person);
                }
                // A socket that has gone in the meantime never says hello, and detaches.
                let _ = reply.send(peer);
            }
            Input::Detach { peer } => self.detach(peer),
            // The room's task ends before it comes to this.
            Input::End => {}
            Input::Frame { peer, message } => self.frame(peer, message, turn),
        }
    }

    fn detach(&mut self, id: PeerId) {
        if let Some(peer) = self.peers.get(id) {
            for open in peer.open.keys() {
                if let Some(fiche) = self.content.fiches.get_mut(open) {
                    fiche.carets = true;
                    peer.actors.iter().for_each(|&actor| fiche.document.forget_writer(actor));
                }
            }
        }
        self.peers
            .detach(id)
            .into_iter()
            .for_each(|person| self.glance.soft.presence(person));
    }

    fn frame(&mut self, id: PeerId, message: ClientMsg, turn: &mut Turn) {
        let Some(peer) = self.peers.get_mut(id) else { return };
        if !peer.ready && !matches!(message, ClientMsg::Hello { .. }) {
            return peer.queue.close(CloseReason::Malformed);
        }
        let person = peer.person;
        match message {
            ClientMsg::Hello { protocol, .. } if protocol != PROTOCOL => peer.queue.close(CloseReason::Outdated),
            // A page greets once; each greeting costs a whole view and could collect more hands.
            ClientMsg::Hello { .. } if peer.greeted => peer.queue.close(CloseReason::Malformed),
            ClientMsg::Hello { seq, actors, .. } => self.hello(id, person, seq, actors, turn),
            ClientMsg::Do { request, ask } => {
                let result = self.ask(person, ask, turn);
                turn.answers.push(Answer::Done(id, request, result));
            }
            ClientMsg::Open { fiche, mode, have } => turn.answers.push(Answer::Open {
                peer: id,
                fiche,
                mode,
                have,
            }),
            ClientMsg::Shut { fiche } => {
                peer.open.remove(&fiche);
                peer.caret = peer.caret.filter(|(at, _)| *at != fiche);
                self.caret_moved(fiche);
                turn.answers.push(Answer::Row { peer: id, fiche });
            }
            ClientMsg::Writing { fiche, field } => {
                if peer.open.contains_key(&fiche) {
                    let before = peer.caret.replace((fiche, field));
                    // Told again, it is no news.
                    if before != Some((fiche, field)) {
                        self.caret_moved(fiche);
                    }
                } else if field.is_some() {
                    // A proposal that is still in its form: whoever ends the stage should know of it.
                    peer.typed = now();
                }
            }
            ClientMsg::Got { fiche, version } => {
                let opened = peer.open.contains_key(&fiche);
                if let Some(open) = self.content.fiches.get_mut(&fiche).filter(|_| opened) {
                    open.got(person, version);
                    self.glance.soon();
                }
            }
            ClientMsg::Edit(edit) => self.edit(id, person, edit, turn),
            ClientMsg::Ping => {}
        }
    }

    fn caret_moved(&mut self, fiche: FicheId) {
        if let Some(open) = self.content.fiches.get_mut(&fiche) {
            open.carets = true;
            self.glance.soon();
        }
    }

    fn hello(&mut self, id: PeerId, person: PersonId, seq: Option<u64>, claimed: Vec<ActorId>, turn: &mut Turn) {
        if let Some(peer) = self.peers.get_mut(id) {
            peer.greeted = true;
        }
        let mut adopted = Vec::new();
        // Nobody writes with the hand that laid the documents out.
        let claimed = claimed.into_iter().filter(|&actor| actor != GENESIS);
        for actor in claimed.take(limits::ACTORS_PER_SOCKET) {
            // A hand that nobody ever wrote with is free: a phone may have typed with it while the server was away.
            let owner = self.content.actors.get(&actor).or_else(|| self.given.get(&actor));
            if owner.is_none_or(|&owner| owner == person) {
                self.given.insert(actor, person);
                self.peers.hand(id, actor);
                adopted.push(actor);
            }
        }
        let actor = adopted.first().copied().unwrap_or_else(|| ActorId(rand::random()));
        self.given.insert(actor, person);
        self.peers.hand(id, actor);
        turn.answers.push(Answer::Welcome {
            peer: id,
            seq,
            actor,
            adopted,
        });
    }
}
