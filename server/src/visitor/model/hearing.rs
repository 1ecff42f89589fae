//! What the server says, and what a page makes of it.

use super::Model;
use crate::visitor::desk::Desk;
use kabinet_core::fiche::{ChangeHash, Edit, Replica};
use kabinet_core::id::{ActorId, FicheId};
use kabinet_core::refusal::Refusal;
use kabinet_core::view::View;
use kabinet_core::wire::{ClientMsg, Mode, ServerMsg, Unsaved};

impl Model {
    /// Takes what the server says.
    pub(in crate::visitor) fn hear(&mut self, message: ServerMsg, now: u64) {
        match message {
            ServerMsg::Welcome { seq, actor, view, .. } => self.welcomed(seq, actor, view),
            ServerMsg::Patch { seq, patch } => {
                self.seq = Some(seq);
                self.view.iter_mut().for_each(|view| view.apply(patch.clone()));
            }
            ServerMsg::Refresh { seq, view } => (self.seq, self.view) = (Some(seq), Some(view)),
            ServerMsg::Done { request } => self.answered(request, Ok(())),
            ServerMsg::Refused { request, refusal } => self.answered(request, Err(refusal)),
            ServerMsg::Document {
                fiche,
                epoch,
                version,
                bytes,
            } => {
                let fresh = self.actor.and_then(|actor| Replica::open(fiche, epoch, &bytes, actor).ok());
                fresh.into_iter().for_each(|fresh| self.take(fresh, version, now));
            }
            ServerMsg::Changes {
                fiche,
                epoch,
                version,
                bytes,
            } => {
                self.desks.entry(fiche).and_modify(|desk| desk.arrive(epoch, version, &bytes));
            }
            ServerMsg::Text { fiche, text } => self.at(fiche, |desk| desk.text = Some(text)),
            ServerMsg::Unopened { fiche, refusal } => self.at(fiche, |desk| {
                (desk.replica, desk.text, desk.refusal) = (None, None, Some(refusal));
            }),
            ServerMsg::Saved {
                fiche, epoch, actor, seq, ..
            } => self.stored(fiche, epoch, actor, seq),
            ServerMsg::Unsaved {
                fiche, epoch, seq, why, ..
            } => self.unsaved(fiche, epoch, seq, why),
            ServerMsg::Seen { fiche, version } => self.at(fiche, |desk| desk.seen = version),
            ServerMsg::Writers { fiche, writers } => self.at(fiche, |desk| desk.writers = writers),
            ServerMsg::Typing { people } => self.typing = people,
            // Parts are put together before they come here.
            ServerMsg::Pong { .. } | ServerMsg::Part { .. } => {}
        }
    }

    fn welcomed(&mut self, seq: u64, actor: ActorId, view: Option<Box<View>>) {
        (self.seq, self.actor, self.welcome) = (Some(seq), Some(actor), true);
        if view.is_some() {
            self.view = view;
        }
        let fiches: Vec<FicheId> = self.desks.keys().copied().collect();
        for fiche in fiches {
            self.catch_up(fiche);
            let unsent = self.unsent(fiche);
            if let Some(desk) = self.desks.get_mut(&fiche) {
                desk.retype |= desk.is_of_another(actor);
                let open = desk.asking(&unsent);
                self.tell(open);
            }
        }
        let asks: Vec<_> = self.asks.clone().into_iter().collect();
        asks.into_iter()
            .for_each(|(request, ask)| self.tell(ClientMsg::Do { request, ask }));
        // Another hand cannot send these; they are typed again when the document is here.
        if self.waiting.iter().all(|edit| edit.actor == actor) {
            self.resend();
        }
    }

    fn take(&mut self, fresh: Replica, version: u64, now: u64) {
        let fiche = fresh.fiche();
        if self.asks_first(fiche, fresh.epoch()) {
            return;
        }
        let desk = self.desks.entry(fiche).or_insert_with(|| Desk::new(fiche, Mode::Write));
        let (pending, others) = std::mem::take(&mut self.waiting).into_iter().partition(|edit| edit.fiche == fiche);
        let before: Vec<Edit> = pending;
        let (edits, lost) = desk.take(fresh, version, before.clone(), now);
        if edits != before {
            self.outdate(fiche);
        }
        self.refused.extend(lost.into_iter().map(|edit| (edit, Refusal::TryAgain)));
        self.waiting = others;
        self.waiting.extend(edits.iter().cloned());
        edits.into_iter().for_each(|edit| self.tell(ClientMsg::Edit(edit)));
        self.catch_up(fiche);
    }

    /// A new epoch says the words of the edits before it that were stored, and not those of the others. Which is which only the server
    /// knows: the document is taken up when it has answered all of them, or said what it lacks.
    fn asks_first(&mut self, fiche: FicheId, epoch: u32) -> bool {
        let Some(desk) = self.desks.get_mut(&fiche).filter(|desk| !desk.retype) else {
            return false;
        };
        let unclear = is_unclear(&self.waiting, fiche, epoch, self.actor);
        desk.next = unclear.then_some(epoch);
        if unclear {
            let sent = |edit: &Edit| self.sent.contains(&(edit.fiche, edit.epoch, edit.seq));
            let silent = self.waiting.iter().filter(|edit| edit.fiche == fiche && !sent(edit));
            let again: Vec<Edit> = silent.cloned().collect();
            again.into_iter().for_each(|edit| self.tell(ClientMsg::Edit(edit)));
        }
        unclear
    }

    fn stored(&mut self, fiche: FicheId, epoch: u32, actor: ActorId, seq: u64) {
        if !self.is_news(fiche, epoch, seq) {
            return;
        }
        let before = self.waiting.len();
        self.waiting
            .retain(|edit| (edit.fiche, edit.epoch, edit.actor) != (fiche, epoch, actor) || edit.seq > seq);
        self.saved += (before - self.waiting.len()) as u64;
        let next = self.desks.get(&fiche).and_then(|desk| Some((desk.mode, desk.next?)));
        if let Some((mode, _)) = next.filter(|&(_, next)| !is_unclear(&self.waiting, fiche, next, self.actor)) {
            // All of them are in the new document.
            self.tell(ClientMsg::Open { fiche, mode, have: None });
        }
    }

    fn unsaved(&mut self, fiche: FicheId, epoch: u32, seq: u64, why: Unsaved) {
        if !self.is_news(fiche, epoch, seq) {
            return;
        }
        match why {
            Unsaved::Rebase => self.at(fiche, |desk| desk.retype = true),
            // The document follows, and with it they are sent again.
            Unsaved::Resync => {}
            Unsaved::Later => (self.later, self.again) = (self.later + 1, true),
            Unsaved::Never(refusal) => {
                let (gone, kept) = std::mem::take(&mut self.waiting).into_iter().partition(|edit| edit.fiche == fiche);
                let gone: Vec<Edit> = gone;
                self.outdate(fiche);
                self.waiting = kept;
                self.refused.extend(gone.into_iter().map(|edit| (edit, refusal.clone())));
                if let Some(mode) = self.desks.get(&fiche).map(|desk| desk.mode) {
                    self.tell(ClientMsg::Open { fiche, mode, have: None });
                }
            }
        }
    }

    /// The answers still to come to edits of this fiche are about words that are typed anew.
    fn outdate(&mut self, fiche: FicheId) {
        let (old, sent) = std::mem::take(&mut self.sent).into_iter().partition(|(known, ..)| *known == fiche);
        self.sent = sent;
        let old: Vec<_> = old;
        self.outdated.extend(old);
    }

    /// Whether an answer is about what is waiting now.
    fn is_news(&mut self, fiche: FicheId, epoch: u32, seq: u64) -> bool {
        let take = |from: &mut Vec<(FicheId, u32, u64)>| {
            let found = from.iter().position(|&known| known == (fiche, epoch, seq));
            found.map(|index| from.swap_remove(index)).is_some()
        };
        if take(&mut self.outdated) {
            return false;
        }
        take(&mut self.sent);
        true
    }

    fn answered(&mut self, request: u32, answer: Result<(), Refusal>) {
        self.asks.remove(&request);
        self.answers.insert(request, answer);
    }

    fn unsent(&self, fiche: FicheId) -> Vec<ChangeHash> {
        self.waiting
            .iter()
            .filter(|edit| edit.fiche == fiche)
            .map(|edit| edit.hash)
            .collect()
    }

    fn at(&mut self, fiche: FicheId, change: impl FnOnce(&mut Desk)) {
        if let Some(desk) = self.desks.get_mut(&fiche) {
            change(desk);
        }
    }

    pub(super) fn catch_up(&mut self, fiche: FicheId) {
        if let Some(message) = self.desks.get_mut(&fiche).and_then(Desk::catch_up) {
            self.tell(message);
        }
    }
}

/// Whether edits of this hand were written in an epoch before this one.
fn is_unclear(waiting: &[Edit], fiche: FicheId, epoch: u32, hand: Option<ActorId>) -> bool {
    waiting
        .iter()
        .any(|edit| edit.fiche == fiche && edit.epoch < epoch && Some(edit.actor) == hand)
}
