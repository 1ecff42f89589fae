//! The browser's own storage, and memory where it has none or it is full (private windows): typing goes on either way.

use super::device;
use crate::live::outbox::{self, Drafted, Outbox, Owner, Scope};
use kabinet_core::fiche::{Edit, FicheText};
use kabinet_core::id::{ActorId, FicheId};
use serde::de::DeserializeOwned;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fmt::Display;
use web_sys::Storage;

/// Where this tab keeps what is not on disk at the server.
pub struct Shelf {
    scope: Scope,
    /// This tab, among those of the browser.
    tab: u64,
    storage: Option<Storage>,
    /// What the storage did not take, as long as this page lasts.
    memory: RefCell<BTreeMap<String, String>>,
}

impl Shelf {
    /// The shelf of one person in one cabinet.
    pub fn new(scope: Scope) -> Self {
        let storage = device::window().and_then(|window| window.local_storage().ok().flatten());
        let [a, b, c, d, e, f, g, h, ..] = device::fresh_id();
        Self {
            scope,
            tab: u64::from_be_bytes([a, b, c, d, e, f, g, h]),
            storage,
            memory: RefCell::default(),
        }
    }

    /// Keeps the edits of an outbox; the caller holds them in memory as well.
    pub fn keep(&self, outbox: &Outbox) {
        if outbox.is_empty() {
            self.forget(outbox.actor);
        } else {
            // The owner first: edits without one are anybody's.
            self.live(outbox.actor);
            self.put(&self.scope.edits(outbox.actor), &outbox::write(&outbox.edits()));
        }
    }

    /// Says that this tab lives and looks after the edits of an actor, or writes a proposal.
    pub fn live(&self, what: impl Display) {
        self.put(
            &self.scope.tab(what),
            &Owner {
                tab: self.tab,
                seen: device::now(),
            }
            .write(),
        );
    }

    /// Leaves them to whoever comes next.
    pub fn release(&self, what: impl Display) {
        self.remove(&self.scope.tab(what));
    }

    /// Throws the edits of an actor away: they are on disk, or kept elsewhere.
    pub fn forget(&self, actor: ActorId) {
        self.remove(&self.scope.edits(actor));
        self.remove(&self.scope.tab(actor));
    }

    /// The edits that no living tab looks after.
    pub fn orphans(&self) -> Vec<ActorId> {
        outbox::orphans(&self.scope, &self.stored(), self.tab, device::now())
    }

    /// The edits kept for an actor.
    pub fn edits(&self, actor: ActorId) -> Vec<Edit> {
        self.read(&self.scope.edits(actor))
    }

    /// The words of a fiche that could not be saved.
    pub fn aside(&self, fiche: FicheId) -> FicheText {
        self.read(&self.scope.aside(fiche))
    }

    /// The words of all fiches that could not be saved.
    pub fn asides(&self) -> Vec<(FicheId, FicheText)> {
        let stored = self.stored();
        let fiches = stored.iter().filter_map(|(name, _)| self.scope.aside_of(name));
        fiches.map(|fiche| (fiche, self.aside(fiche))).collect()
    }

    /// Puts words of a fiche that could not be saved below the others.
    pub fn put_aside(&self, fiche: FicheId, words: &FicheText) {
        if !words.is_empty() {
            let all = outbox::beside(&self.aside(fiche), words);
            self.put(&self.scope.aside(fiche), &outbox::write(&all));
        }
    }

    /// Forgets the words of a fiche that could not be saved: the person has seen to them.
    pub fn clear_aside(&self, fiche: FicheId) {
        self.remove(&self.scope.aside(fiche));
    }

    /// Keeps the text of fields that no edit can be made of, as long as they are in sight.
    pub fn keep_loose(&self, fiche: FicheId, text: &FicheText) {
        let name = self.scope.loose(fiche);
        if text.is_empty() {
            self.remove(&name);
        } else {
            self.put(&name, &outbox::write(text));
        }
    }

    /// Puts such text aside: its fields are out of sight.
    pub fn put_loose_aside(&self, fiche: FicheId) {
        let name = self.scope.loose(fiche);
        self.put_aside(fiche, &self.read(&name));
        self.remove(&name);
    }

    /// A short proposal that was being typed and that no living tab looks after.
    pub fn orphan_draft(&self) -> Option<FicheId> {
        let all = outbox::orphan_drafts(&self.scope, &self.stored(), self.tab, device::now());
        all.into_iter().next()
    }

    /// What it says.
    pub fn draft(&self, fiche: FicheId) -> Option<Drafted> {
        self.read(&self.scope.draft(fiche))
    }

    /// Keeps a short proposal that is being typed.
    pub fn keep_draft(&self, draft: &Drafted) {
        self.live(draft.fiche);
        self.put(&self.scope.draft(draft.fiche), &outbox::write(&Some(draft)));
    }

    /// Throws it away: it is on disk, or nobody wants it.
    pub fn drop_draft(&self, fiche: FicheId) {
        self.remove(&self.scope.draft(fiche));
        self.remove(&self.scope.tab(fiche));
    }

    /// Whether no words of this person lie here.
    pub fn is_empty(&self) -> bool {
        !self.stored().iter().any(|(name, _)| self.scope.is_words(name))
    }

    /// Forgets everything of this person in this cabinet.
    pub fn wipe(&self) {
        self.stored()
            .iter()
            .filter(|(name, _)| self.scope.owns(name))
            .for_each(|(name, _)| self.remove(name));
    }

    fn stored(&self) -> Vec<(String, String)> {
        let mut stored: Vec<_> = self.memory.borrow().clone().into_iter().collect();
        if let Some(storage) = &self.storage {
            let names = (0..storage.length().unwrap_or(0)).filter_map(|index| storage.key(index).ok().flatten());
            stored.extend(names.filter_map(|name| Some((name.clone(), storage.get_item(&name).ok().flatten()?))));
        }
        stored
    }

    fn read<T: DeserializeOwned + Default>(&self, name: &str) -> T {
        self.get(name).map(|text| outbox::read(&text)).unwrap_or_default()
    }

    fn get(&self, name: &str) -> Option<String> {
        let kept = self.memory.borrow().get(name).cloned();
        kept.or_else(|| self.storage.as_ref()?.get_item(name).ok().flatten())
    }

    fn put(&self, name: &str, value: &str) {
        let stored = self.storage.as_ref().is_some_and(|storage| storage.set_item(name, value).is_ok());
        let mut memory = self.memory.borrow_mut();
        if stored {
            memory.remove(name);
        } else {
            memory.insert(name.to_owned(), value.to_owned());
        }
    }

    fn remove(&self, name: &str) {
        self.memory.borrow_mut().remove(name);
        if let Some(storage) = &self.storage {
            let _ = storage.remove_item(name);
        }
    }
}
