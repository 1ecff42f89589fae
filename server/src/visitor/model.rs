//! What a page knows: its view, its fiches, and what was typed and is not on disk yet. No sockets here.

mod hearing;

use super::desk::Desk;
use kabinet_core::fiche::{Edit, FicheText, Field, ReplicaFault, Splice};
use kabinet_core::id::{ActorId, FicheId, PersonId};
use kabinet_core::refusal::Refusal;
use kabinet_core::text::units;
use kabinet_core::view::View;
use kabinet_core::wire::{Ask, ClientMsg, Mode, PROTOCOL};
use std::collections::{BTreeMap, VecDeque};

/// What a page knows.
#[derive(Debug, Default)]
pub struct Model {
    view: Option<Box<View>>,
    seq: Option<u64>,
    actor: Option<ActorId>,
    welcome: bool,
    desks: BTreeMap<FicheId, Desk>,
    waiting: Vec<Edit>,
    /// Edits that were sent on this connection and not answered.
    sent: Vec<(FicheId, u32, u64)>,
    /// The same, of edits that have been typed anew since, perhaps under the same numbers: their answers mean nothing.
    outdated: Vec<(FicheId, u32, u64)>,
    asks: BTreeMap<u32, Ask>,
    answers: BTreeMap<u32, Result<(), Refusal>>,
    requests: u32,
    saved: u64,
    typing: u16,
    refused: Vec<(Edit, Refusal)>,
    later: u32,
    again: bool,
    pub(super) mail: VecDeque<ClientMsg>,
}

impl Model {
    /// What this person sees; nothing before the first welcome.
    pub fn view(&self) -> Option<&View> {
        self.view.as_deref()
    }

    /// Whether what this person sees fulfils a condition.
    pub fn sees(&self, condition: impl FnOnce(&View) -> bool) -> bool {
        self.view().is_some_and(condition)
    }

    /// The hand that writes.
    pub fn actor(&self) -> Option<ActorId> {
        self.actor
    }

    /// What a field of an open fiche says, with all that arrived.
    pub fn text(&mut self, fiche: FicheId, field: Field) -> String {
        self.catch_up(fiche);
        let Some(desk) = self.desks.get(&fiche) else { return String::new() };
        match (&desk.replica, &desk.text) {
            (Some(replica), _) => replica.field(field),
            (None, Some(text)) => text.get(field).to_owned(),
            (None, None) => String::new(),
        }
    }

    /// All fields of an open fiche.
    pub fn texts(&mut self, fiche: FicheId) -> FicheText {
        Field::ALL.into_iter().map(|field| (field, self.text(fiche, field))).collect()
    }

    /// How long a field is, in UTF-16 units.
    pub fn length(&mut self, fiche: FicheId, field: Field) -> u32 {
        u32::try_from(units(&self.text(fiche, field))).unwrap_or(u32::MAX)
    }

    /// The epoch of the copy of a fiche that is written in.
    pub fn epoch(&self, fiche: FicheId) -> Option<u32> {
        Some(self.desks.get(&fiche)?.replica.as_ref()?.epoch())
    }

    /// Whether the words of a fiche are here.
    pub fn has_open(&self, fiche: FicheId) -> bool {
        self.desks
            .get(&fiche)
            .is_some_and(|desk| desk.replica.is_some() || desk.text.is_some())
    }

    /// Why a fiche could not be opened, or was taken away.
    pub fn unopened(&self, fiche: FicheId) -> Option<&Refusal> {
        self.desks.get(&fiche)?.refusal.as_ref()
    }

    /// Who else has the caret in a fiche.
    pub fn writers(&self, fiche: FicheId) -> &[(PersonId, Option<Field>)] {
        self.desks.get(&fiche).map_or(&[], |desk| &desk.writers)
    }

    /// Up to which version somebody else has a fiche on the screen.
    pub fn seen(&self, fiche: FicheId) -> u64 {
        self.desks.get(&fiche).map_or(0, |desk| desk.seen)
    }

    /// How many edits the server said are on disk.
    pub const fn saved(&self) -> u64 {
        self.saved
    }

    /// Edits that wait for that.
    pub fn pending(&self) -> &[Edit] {
        &self.waiting
    }

    /// Edits that the server will never take.
    pub fn refused(&self) -> &[(Edit, Refusal)] {
        &self.refused
    }

    /// How often the server said that it cannot save just now.
    pub const fn later(&self) -> u32 {
        self.later
    }

    /// How many people are typing; only those who lead are told.
    pub const fn typing(&self) -> u16 {
        self.typing
    }

    pub(super) const fn is_welcome(&self) -> bool {
        self.welcome
    }

    /// The connection is gone; what was to be said is said again in other words on the next one.
    pub(super) fn cut(&mut self) {
        self.welcome = false;
        self.mail.clear();
        self.sent.clear();
        self.outdated.clear();
    }

    pub(super) fn hello(&mut self) {
        let actors = self.actor.into_iter().collect();
        let protocol = PROTOCOL;
        self.mail.push_back(ClientMsg::Hello {
            protocol,
            seq: self.seq,
            actors,
        });
    }

    pub(super) fn ask(&mut self, ask: Ask) -> u32 {
        self.requests += 1;
        let request = self.requests;
        self.asks.insert(request, ask.clone());
        self.tell(ClientMsg::Do { request, ask });
        request
    }

    pub(super) fn answer(&mut self, request: u32) -> Option<Result<(), Refusal>> {
        self.answers.remove(&request)
    }

    pub(super) fn open(&mut self, fiche: FicheId, mode: Mode) {
        let desk = self.desks.entry(fiche).or_insert_with(|| Desk::new(fiche, mode));
        (desk.mode, desk.refusal) = (mode, None);
        let message = ClientMsg::Open { fiche, mode, have: None };
        self.tell(message);
    }

    pub(super) fn shut(&mut self, fiche: FicheId) {
        self.desks.remove(&fiche);
        self.tell(ClientMsg::Shut { fiche });
    }

    pub(super) fn write(&mut self, fiche: FicheId, splices: &[Splice], now: u64) -> Result<usize, ReplicaFault> {
        self.catch_up(fiche);
        let desk = self.desks.get_mut(&fiche).ok_or(ReplicaFault::Unreadable)?;
        let edits = desk.write(now, splices)?;
        let count = edits.len();
        for edit in edits {
            self.waiting.push(edit.clone());
            self.tell(ClientMsg::Edit(edit));
        }
        Ok(count)
    }

    pub(super) fn tell(&mut self, message: ClientMsg) {
        if !self.welcome {
            return;
        }
        if let ClientMsg::Edit(edit) = &message {
            self.sent.push((edit.fiche, edit.epoch, edit.seq));
        }
        self.mail.push_back(message);
    }

    /// Whether edits are to be sent again after a moment; asked once.
    pub(super) const fn wants_again(&mut self) -> bool {
        std::mem::replace(&mut self.again, false)
    }

    pub(super) fn resend(&mut self) {
        let edits: Vec<Edit> = self.waiting.clone();
        edits.into_iter().for_each(|edit| self.tell(ClientMsg::Edit(edit)));
    }
}
