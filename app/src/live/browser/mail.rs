//! The edits on their way: this page's own, and those of closed tabs that it looks after.

use super::device;
use super::shelf::Shelf;
use crate::live::outbox::{Drafted, Outbox, Scope, words};
use crate::live::pace::Pace;
use kabinet_core::fiche::{Edit, FicheText};
use kabinet_core::id::{ActorId, FicheId};
use std::collections::BTreeSet;

/// The wait after the server said that it cannot write just now, milliseconds.
const LATER_MS: u64 = 2_000;

/// The edits on their way.
pub struct Mail {
    shelf: Shelf,
    own: Option<Outbox>,
    /// Of closed tabs; the server lets this page send them.
    adopted: Vec<Outbox>,
    /// Of an actor that the server did not give back to this page: to be typed again by whoever has the fiche open.
    stranded: Option<Outbox>,
    /// The short proposal that is being typed on this page.
    draft: Option<FicheId>,
    pace: Pace,
    hold: u64,
    /// Actors that were named to the server once; what it did not adopt belongs to somebody.
    named: BTreeSet<ActorId>,
}

impl Mail {
    /// Nothing on its way yet.
    pub fn new(scope: Scope) -> Self {
        let pace = Pace::new(device::now());
        Self {
            shelf: Shelf::new(scope),
            own: None,
            adopted: Vec::new(),
            stranded: None,
            draft: None,
            pace,
            hold: 0,
            named: BTreeSet::new(),
        }
    }

    /// The actor that this page writes as.
    pub fn actor(&self) -> Option<ActorId> {
        self.own.as_ref().map(|own| own.actor)
    }

    /// The actors to name to the server: the own one first, then those of closed tabs.
    pub fn claims(&mut self) -> Vec<ActorId> {
        let own = self.actor();
        let mut actors: Vec<ActorId> = own.into_iter().collect();
        actors.extend(self.shelf.orphans().into_iter().filter(|&actor| Some(actor) != own));
        self.named.extend(&actors);
        actors
    }

    /// Whether a tab was closed since and left edits behind, while nothing of this page's own is on its way.
    pub fn has_newcomers(&self) -> bool {
        self.is_idle() && self.shelf.orphans().iter().any(|actor| !self.named.contains(actor))
    }

    /// The connection is new: this page writes as `actor`, and may send what those `adopted` left.
    pub fn welcome(&mut self, actor: ActorId, adopted: &[ActorId]) {
        self.hold = 0;
        self.pace = Pace::new(device::now());
        match self.own.take() {
            Some(mut own) if own.actor == actor => {
                own.resend();
                self.own = Some(own);
            }
            other => {
                self.stranded = self.stranded.take().or(other.filter(|own| !own.is_empty()));
                // After a reload the server gives the actor of before back, and with it what that one had not sent.
                let own = Outbox::new(actor, self.shelf.edits(actor));
                self.shelf.keep(&own);
                self.own = Some(own);
            }
        }
        let ours: Vec<ActorId> = [&self.own, &self.stranded]
            .into_iter()
            .flatten()
            .map(|outbox| outbox.actor)
            .collect();
        self.adopted = (adopted.iter().filter(|actor| !ours.contains(actor)))
            .map(|&actor| Outbox::new(actor, self.shelf.edits(actor)))
            .filter(|outbox| !outbox.is_empty())
            .collect();
        self.adopted.iter().for_each(|outbox| self.shelf.live(outbox.actor));
    }

    /// Puts edits aside that nobody can type again, because their fiche is not open on this page.
    pub fn strand(&mut self, is_open: impl Fn(FicheId) -> bool) {
        let fiches: BTreeSet<FicheId> = self.stranded.iter().flat_map(Outbox::edits).map(|edit| edit.fiche).collect();
        for fiche in fiches.into_iter().filter(|&fiche| !is_open(fiche)) {
            let edits = self.stranded.as_ref().map(|stranded| stranded.of(fiche)).unwrap_or_default();
            self.shelf.put_aside(fiche, &words(&edits));
            self.take_stranded(fiche);
        }
    }

    /// Keeps edits of this page until they are on disk at the server.
    pub fn keep(&mut self, edits: Vec<Edit>) {
        // Nothing is written before the server said with which hand.
        if let Some(own) = &mut self.own {
            edits.into_iter().for_each(|edit| own.push(edit));
            self.shelf.keep(own);
        }
    }

    /// The edits of this page in a fiche.
    pub fn pending(&self, fiche: FicheId) -> Vec<Edit> {
        [&self.stranded, &self.own]
            .into_iter()
            .flatten()
            .flat_map(|outbox| outbox.of(fiche))
            .collect()
    }

    /// Puts others in their place, stored before the old ones go. Gives epoch and number of those that were sent: answers to them may
    /// still come.
    pub fn replace(&mut self, fiche: FicheId, edits: Vec<Edit>) -> Vec<(u32, u64)> {
        let sent = self.own.as_mut().map(|own| own.sent(fiche)).unwrap_or_default();
        if let Some(own) = &mut self.own {
            own.take(fiche);
        }
        self.keep(edits);
        self.take_stranded(fiche);
        sent
    }

    /// Takes the edits of this page in a fiche from those to be sent; their words are kept. Gives epoch and number of those that were
    /// sent.
    pub fn put_aside(&mut self, fiche: FicheId) -> Vec<(u32, u64)> {
        self.shelf.put_aside(fiche, &words(&self.pending(fiche)));
        self.replace(fiche, Vec::new())
    }

    /// The edits of another actor in a fiche are never taken: their words are kept.
    pub fn put_aside_of(&mut self, actor: ActorId, fiche: FicheId) {
        if let Some(outbox) = self.adopted.iter_mut().find(|outbox| outbox.actor == actor) {
            self.shelf.put_aside(fiche, &words(&outbox.take(fiche)));
            self.shelf.keep(outbox);
        }
    }

    /// The words that were put aside.
    pub fn aside(&self, fiche: FicheId) -> FicheText {
        self.shelf.aside(fiche)
    }

    /// All words that were put aside.
    pub fn asides(&self) -> Vec<(FicheId, FicheText)> {
        self.shelf.asides()
    }

    /// Forgets them.
    pub fn clear_aside(&self, fiche: FicheId) {
        self.shelf.clear_aside(fiche);
    }

    /// Keeps the text of fields that no edit can be made of.
    pub fn keep_loose(&self, fiche: FicheId, text: &FicheText) {
        self.shelf.keep_loose(fiche, text);
    }

    /// Puts such text aside.
    pub fn put_loose_aside(&self, fiche: FicheId) {
        self.shelf.put_loose_aside(fiche);
    }

    /// A short proposal that was being typed and that no living tab looks after: from now on this page does.
    pub fn take_up_draft(&mut self) -> Option<Drafted> {
        // What cannot be read is of another build or none of ours.
        while let Some(fiche) = self.shelf.orphan_draft() {
            if let Some(draft) = self.shelf.draft(fiche) {
                self.shelf.live(fiche);
                self.draft = Some(fiche);
                return Some(draft);
            }
            self.shelf.drop_draft(fiche);
        }
        None
    }

    /// Keeps the short proposal that is being typed on this page; none where there is nothing to keep.
    pub fn keep_draft(&mut self, draft: Option<&Drafted>) {
        draft.iter().for_each(|draft| self.shelf.keep_draft(draft));
        let next = draft.map(|draft| draft.fiche);
        // The new words are stored before the old ones go.
        if let Some(before) = std::mem::replace(&mut self.draft, next).filter(|&before| Some(before) != next) {
            self.shelf.drop_draft(before);
        }
    }

    /// Edits are on disk.
    pub fn saved(&mut self, actor: ActorId, fiche: FicheId, epoch: u32, seq: u64) {
        let all = self.own.iter_mut().chain(&mut self.adopted).chain(&mut self.stranded);
        for outbox in all.filter(|outbox| outbox.actor == actor) {
            if outbox.saved(fiche, epoch, seq) {
                self.shelf.keep(outbox);
            }
        }
    }

    /// Whether an edit of this page's own hand is on its way.
    pub fn holds(&self, fiche: FicheId, epoch: u32, seq: u64) -> bool {
        self.own.as_ref().is_some_and(|own| own.holds(fiche, epoch, seq))
    }

    /// Whether nothing of an actor is on its way to a fiche any more.
    pub fn is_through(&self, actor: ActorId, fiche: FicheId) -> bool {
        let mut theirs = self.adopted.iter().filter(|outbox| outbox.actor == actor);
        theirs.all(|outbox| outbox.of(fiche).is_empty())
    }

    /// The server cannot write just now, or lacks something: from this edit on all goes again, in a moment.
    pub fn later(&mut self, actor: ActorId, fiche: FicheId, seq: u64) {
        self.hold = device::now() + LATER_MS;
        let all = self.own.iter_mut().chain(&mut self.adopted);
        all.filter(|outbox| outbox.actor == actor)
            .for_each(|outbox| outbox.resend_from(fiche, seq));
    }

    /// The edits of this page in a fiche go again.
    pub fn resend(&mut self, fiche: FicheId) {
        self.own.iter_mut().for_each(|own| own.resend_from(fiche, 0));
    }

    /// The next edit that may go now.
    pub fn next(&mut self) -> Option<Edit> {
        let now = device::now();
        let outbox = self
            .adopted
            .iter_mut()
            .chain(&mut self.own)
            .find(|outbox| outbox.has_unsent())
            .filter(|_| now >= self.hold)?;
        if self.pace.take(now) { outbox.send() } else { None }
    }

    /// Whether nothing is on its way.
    pub fn is_idle(&self) -> bool {
        self.own.iter().chain(&self.adopted).chain(&self.stranded).all(Outbox::is_empty)
    }

    /// Whether this person has no words on this device that are not on disk at the server, in whichever tab.
    pub fn is_done(&self) -> bool {
        self.is_idle() && self.shelf.is_empty()
    }

    /// Says that this tab lives.
    pub fn live(&self) {
        self.outboxes().for_each(|outbox| self.shelf.live(outbox.actor));
        self.draft.iter().for_each(|fiche| self.shelf.live(fiche));
    }

    /// The page may be gone in a moment: what is left is for the next tab.
    pub fn release(&self) {
        self.outboxes().for_each(|outbox| self.shelf.release(outbox.actor));
        self.draft.iter().for_each(|fiche| self.shelf.release(fiche));
    }

    /// Forgets everything that is stored.
    pub fn wipe(&self) {
        self.shelf.wipe();
    }

    fn outboxes(&self) -> impl Iterator<Item = &Outbox> {
        self.own
            .iter()
            .chain(&self.adopted)
            .chain(&self.stranded)
            .filter(|outbox| !outbox.is_empty())
    }

    fn take_stranded(&mut self, fiche: FicheId) {
        let Some(stranded) = &mut self.stranded else { return };
        stranded.take(fiche);
        self.shelf.keep(stranded);
        if stranded.is_empty() {
            self.stranded = None;
        }
    }
}
