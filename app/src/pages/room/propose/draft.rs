//! What is being typed, kept beside the form and on the device: the form goes when the stage changes, the page when it is loaded again;
//! the words must not.

use crate::device;
use crate::live::Live;
use crate::live::outbox::Drafted;
use crate::seed::RoomSeed;
use kabinet_core::cabinet::Command;
use kabinet_core::fiche::Field;
use kabinet_core::id::{FicheId, PersonId, TableId};
use kabinet_core::refusal::Refusal;
use kabinet_core::text::TextFault;
use kabinet_core::wire::{Ask, ClientMsg};
use leptos::prelude::*;

/// Time between two words to the server that somebody is typing, milliseconds.
const TYPING_MS: u64 = 2_000;

/// A proposal that is not on disk yet.
#[derive(Clone, Copy)]
pub struct Draft {
    /// The id it will have, so that sent twice it is one.
    pub next: RwSignal<FicheId>,
    /// What it is called.
    pub title: RwSignal<String>,
    /// What it proposes.
    pub proposal: RwSignal<String>,
    /// Whether it is on its way.
    pub waiting: RwSignal<bool>,
    /// Whether the last one was kept private; none while there is nothing to say about it.
    pub said: RwSignal<Option<bool>>,
    /// Whether what was typed before the page was loaded is here again.
    pub restored: RwSignal<bool>,
}

impl Draft {
    /// An empty one, or what was typed in a form that was refused.
    pub fn new(seed: &RoomSeed) -> Self {
        let (title, proposal) = seed.typed.clone().unwrap_or_default();
        Self {
            next: RwSignal::new(seed.next_fiche),
            title: RwSignal::new(title),
            proposal: RwSignal::new(proposal),
            waiting: RwSignal::new(false),
            said: RwSignal::new(None),
            restored: RwSignal::new(false),
        }
    }

    /// Keeps on this device what is typed from now on, and brings back what was typed before the page was loaded.
    pub fn stays(&self, live: Live) {
        let draft = *self;
        Effect::new(move |told: Option<u64>| {
            let scope = live.scope();
            if told.is_none() {
                draft.restore(
                    live.line
                        .draft(scope)
                        .filter(|kept| !live.peek(|view| view.fiches.contains_key(&kept.fiche))),
                );
            }
            let kept = Drafted {
                fiche: draft.next.get(),
                title: draft.title.get(),
                proposal: draft.proposal.get(),
            };
            live.line.keep_draft(scope, draft.is_something().then_some(&kept));
            // Whoever leads is told how many are still typing.
            let (told, now) = (told.unwrap_or_default(), device::now());
            if draft.is_something() && now.saturating_sub(told) >= TYPING_MS {
                let field = Some(Field::Proposal);
                live.line.say(&ClientMsg::Writing { fiche: kept.fiche, field });
                return now;
            }
            told
        });
    }

    fn restore(&self, kept: Option<Drafted>) {
        // A form that was refused came back with its words.
        if let Some(kept) = kept.filter(|_| !self.is_something()) {
            self.next.set(kept.fiche);
            self.title.set(kept.title);
            self.proposal.set(kept.proposal);
        }
        self.restored.set(true);
    }

    /// Forgets it: the person threw it away.
    pub fn drop_words(&self) {
        self.title.set(String::new());
        self.proposal.set(String::new());
    }

    /// Whether anything is typed.
    pub fn is_something(&self) -> bool {
        let blank = |text: &String| text.trim().is_empty();
        !(self.title.with(blank) && self.proposal.with(blank))
    }

    /// The title is being typed.
    pub fn type_title(&self, title: String) {
        self.title.set(title);
        self.said.set(None);
    }

    /// The rest is being typed.
    pub fn type_proposal(&self, proposal: String) {
        self.proposal.set(proposal);
        self.said.set(None);
    }

    /// Sends it; `then` once it is on disk. The draft lives as long as the room, whichever page shows it.
    pub fn send(&self, live: Live, table: TableId, author: PersonId, private: bool, then: impl FnOnce() + 'static) {
        let draft = *self;
        if !draft.is_something() {
            return live.refusal.set(Some(Refusal::Text(TextFault::Empty)));
        }
        // Another tab may have sent what was typed there under this number.
        if live.peek(|view| view.fiches.contains_key(&draft.next.get_untracked())) {
            draft.next.set(FicheId(device::fresh_id()));
        }
        draft.waiting.set(true);
        draft.said.set(None);
        live.refusal.set(None);
        let command = Command::AddFiche {
            fiche: draft.next.get_untracked(),
            table,
            private,
            author,
        };
        let ask = Ask::Propose {
            command,
            title: draft.title.get_untracked(),
            proposal: draft.proposal.get_untracked(),
        };
        let mine = live.peek(|view| view.me.person) == author;
        live.ask(ask, move |answer| {
            draft.waiting.try_set(false);
            if answer.is_ok() {
                draft.clear(FicheId(device::fresh_id()), private && mine);
                then();
            }
            live.refusal.try_set(answer.err());
        });
    }

    /// It is on disk: the next one begins.
    fn clear(&self, next: FicheId, private: bool) {
        self.next.try_set(next);
        self.title.try_set(String::new());
        self.proposal.try_set(String::new());
        self.said.try_set(Some(private));
    }
}
