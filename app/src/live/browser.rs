//! The line to the server, as it is in a browser.

mod asks;
mod connection;
pub mod device;
mod mail;
mod shelf;
mod socket;

pub use device::fresh_id;

use super::outbox::{Drafted, Scope};
use super::{FicheNews, Live};
use connection::Connection;
use kabinet_core::fiche::{Edit, FicheText};
use kabinet_core::id::{ActorId, FicheId};
use kabinet_core::refusal::Refusal;
use kabinet_core::wire::{Ask, ClientMsg};
use leptos::prelude::{LocalStorage, StoredValue, WithValue};
use std::rc::Rc;

/// The line to the server. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Line(StoredValue<Rc<Connection>, LocalStorage>);

impl Line {
    pub(super) fn new(seq: u64) -> Self {
        Self(StoredValue::new_local(Connection::new(seq)))
    }

    pub(super) fn connect(self, live: Live) {
        self.with(|connection| connection.begin(live));
    }

    pub(super) fn ask(self, ask: Ask, then: Box<dyn FnOnce(Result<(), Refusal>)>) {
        self.with(|connection| connection.ask(ask, then));
    }

    /// Says something to the server, if it is there; nothing that matters goes this way.
    pub fn say(self, message: &ClientMsg) {
        self.with(|connection| connection.say(message));
    }

    /// The actor that this page writes as, while it is connected.
    pub fn actor(self) -> Option<ActorId> {
        self.with(|connection| connection.actor()).flatten()
    }

    /// From now on `then` hears what happens to a fiche. It hears at once if the page is connected.
    pub fn on_fiche(self, fiche: FicheId, then: Box<dyn Fn(FicheNews)>) {
        self.with(|connection| connection.on_fiche(fiche, Rc::from(then)));
    }

    /// Nobody wants to hear of a fiche any more.
    pub fn off_fiche(self, fiche: FicheId) {
        self.with(|connection| connection.off_fiche(fiche));
    }

    /// Keeps edits on this device until they are on disk at the server, and sends them.
    pub fn keep(self, edits: Vec<Edit>) {
        self.with(|connection| connection.keep(edits));
    }

    /// The edits of this page in a fiche that are not known to be on disk, in order.
    pub fn pending(self, fiche: FicheId) -> Vec<Edit> {
        self.with(|connection| connection.pending(fiche)).unwrap_or_default()
    }

    /// Puts others in the place of the pending edits of a fiche. Gives epoch and number of those that were sent: answers to them may still
    /// come.
    pub fn replace(self, fiche: FicheId, edits: Vec<Edit>) -> Vec<(u32, u64)> {
        self.with(|connection| connection.replace(fiche, edits)).unwrap_or_default()
    }

    /// Sends the pending edits of a fiche again.
    pub fn resend(self, fiche: FicheId) {
        self.with(|connection| connection.resend(fiche));
    }

    /// Takes the pending edits of a fiche away from those to be sent; their words are kept. Gives epoch and number of those that were
    /// sent.
    pub fn put_aside(self, fiche: FicheId) -> Vec<(u32, u64)> {
        self.with(|connection| connection.put_aside(fiche)).unwrap_or_default()
    }

    /// The words that were put aside.
    pub fn aside(self, fiche: FicheId) -> FicheText {
        self.with(|connection| connection.aside(fiche)).unwrap_or_default()
    }

    /// Forgets the words that were put aside.
    pub fn clear_aside(self, fiche: FicheId) {
        self.with(|connection| connection.clear_aside(fiche));
    }

    /// Keeps the text of fields that no edit can be made of, as long as they are in sight.
    pub fn keep_loose(self, fiche: FicheId, text: &FicheText) {
        self.with(|connection| connection.keep_loose(fiche, text));
    }

    /// Puts such text aside: its fields are out of sight.
    pub fn put_loose_aside(self, fiche: FicheId) {
        self.with(|connection| connection.put_loose_aside(fiche));
    }

    /// A short proposal that was being typed in this cabinet, by a page that is gone.
    pub fn take_up_draft(self, scope: Scope) -> Option<Drafted> {
        self.with(|connection| connection.take_up_draft(scope)).flatten()
    }

    /// Keeps the one of this page on this device; none where there is nothing to keep.
    pub fn keep_draft(self, scope: Scope, draft: Option<&Drafted>) {
        self.with(|connection| connection.keep_draft(scope, draft));
    }

    /// Loads the page again, once a minute at the most: it is of another build than the server.
    pub fn renew(self) {
        self.with(|connection| connection.renew());
    }

    fn with<T>(self, act: impl FnOnce(&Rc<Connection>) -> T) -> Option<T> {
        // The connection is taken out first: what it does may come back here.
        let connection = self.0.try_with_value(Rc::clone)?;
        Some(act(&connection))
    }
}
