//! What a page reads of a living cabinet, and how it asks for things. On the server all of it is inert.
//!
//! Beside it: `outbox`, `light`, `pace`, `pulse` and `backoff` are plain rules with ordinary tests; `browser` is what carries them out.

pub mod backoff;
#[cfg(feature = "hydrate")]
pub mod browser;
#[cfg(not(feature = "hydrate"))]
mod inert;
pub mod light;
pub mod outbox;
pub mod pace;
pub mod pulse;

#[cfg(feature = "hydrate")]
pub use browser::{Line, fresh_id};
#[cfg(not(feature = "hydrate"))]
pub use inert::Line;

use crate::seed::RoomSeed;
use kabinet_core::cabinet::Command;
use kabinet_core::fiche::{FicheText, Field};
use kabinet_core::id::{ActorId, FicheId, PersonId};
use kabinet_core::refusal::Refusal;
use kabinet_core::view::View;
use kabinet_core::wire::{Ask, Unsaved};
use leptos::prelude::*;
use outbox::Scope;

/// As what a page is in the room: which of a person's seats its socket takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seat {
    /// A parent or a moderator.
    Table,
    /// The facilitator.
    Console,
    /// A projector.
    Screen,
}

impl Seat {
    /// The name in the socket's address.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Table => "table",
            Self::Console => "console",
            Self::Screen => "screen",
        }
    }
}

/// How the page stands with the server.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Link {
    /// Not yet, or again: trying.
    #[default]
    Connecting,
    /// Connected, and heard of within seconds.
    Live,
    /// Nothing was heard for too long; what is typed stays on this phone.
    Lost,
    /// It will not try by itself: the tab was replaced by another, removed, or too many are open.
    Resting(Rest),
}

/// Why a page no longer tries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rest {
    /// The facilitator asked this person to leave.
    Removed,
    /// The same tab is open elsewhere.
    Replaced,
    /// Too many tabs are open.
    TooMany,
    /// The page is older than the server and could not renew itself.
    Outdated,
}

/// What happens to one fiche, for whoever has it open.
#[derive(Debug, Clone)]
pub enum FicheNews {
    /// The page is connected, and writes as this actor from now on: open the fiche (again).
    Connected(ActorId),
    /// Words of a closed tab came into it by this page, which hears only of those of others: ask for what is missing.
    Behind,
    /// The page may be gone in a moment: nothing may wait.
    Leaving,
    /// The fiche with its history.
    Document {
        /// Its epoch.
        epoch: u32,
        /// Its version.
        version: u64,
        /// Automerge's bytes.
        bytes: Vec<u8>,
    },
    /// Changes of others, or those that were missing.
    Changes {
        /// In which epoch.
        epoch: u32,
        /// The version after them.
        version: u64,
        /// Automerge's bytes.
        bytes: Vec<u8>,
    },
    /// Its words, for whom only reads.
    Text(FicheText),
    /// It cannot be opened.
    Unopened(Refusal),
    /// Edits of this page are on disk.
    Saved {
        /// The epoch in which they were written.
        epoch: u32,
        /// Up to which.
        seq: u64,
        /// The version that holds them.
        version: u64,
    },
    /// Somebody else has this version on the screen.
    Seen(u64),
    /// An edit of this page was not taken.
    Unsaved {
        /// The epoch in which it was written.
        epoch: u32,
        /// Which.
        seq: u64,
        /// Why.
        why: Unsaved,
    },
    /// Who else has the caret where.
    Writers(Vec<(PersonId, Option<Field>)>),
}

/// A living cabinet, as a page uses it. Cheap to copy; provided as context by the room's pages.
#[derive(Clone, Copy)]
pub struct Live {
    /// What this person sees.
    pub view: RwSignal<View>,
    /// How the page stands with the server.
    pub link: RwSignal<Link>,
    /// Whether the server said last that it cannot keep what this page sends; it goes on trying.
    pub stuck: RwSignal<bool>,
    /// Whether it was connected once.
    pub begun: RwSignal<bool>,
    /// The server's time less this device's, milliseconds.
    pub skew: RwSignal<i64>,
    /// How many people are writing at this moment; only those who lead are told.
    pub typing: RwSignal<u16>,
    /// The last "no", until the person puts it away or does something else.
    pub refusal: RwSignal<Option<Refusal>>,
    /// Words of this person that could not be saved, fiche by fiche: on this device alone, until somebody has seen to them.
    pub asides: RwSignal<Vec<(FicheId, FicheText)>>,
    /// In a closed cabinet: whether no words of this person are on this device alone.
    pub kept: RwSignal<bool>,
    /// Which of the person's seats the page takes.
    pub seat: Seat,
    /// The line to the server.
    pub line: Line,
}

impl Live {
    /// A living cabinet that begins as the seed says.
    pub fn new(seed: &RoomSeed, seat: Seat) -> Self {
        Self {
            view: RwSignal::new(seed.view.clone()),
            link: RwSignal::new(Link::default()),
            stuck: RwSignal::new(false),
            begun: RwSignal::new(false),
            skew: RwSignal::new(0),
            typing: RwSignal::new(0),
            refusal: RwSignal::new(None),
            asides: RwSignal::new(Vec::new()),
            kept: RwSignal::new(true),
            seat,
            line: Line::new(seed.seq),
        }
    }

    /// Looks at what this person sees, and follows it.
    pub fn see<T>(&self, look: impl FnOnce(&View) -> T) -> T {
        look(&self.view.read())
    }

    /// Looks at what this person sees at this moment.
    pub fn peek<T>(&self, look: impl FnOnce(&View) -> T) -> T {
        look(&self.view.read_untracked())
    }

    /// Connects to the server and stays connected; after a rest, connects again.
    pub fn connect(&self) {
        self.line.connect(*self);
    }

    /// Whether the page is connected at this moment.
    pub fn is_live(&self) -> bool {
        self.link.get_untracked() == Link::Live
    }

    /// Whether what is asked for reaches the server by this page: now, or when the connection is back. Where not, forms go their plain way.
    pub fn asks(&self) -> bool {
        self.begun.get_untracked() && !matches!(self.link.get_untracked(), Link::Resting(_))
    }

    /// Whose words this page keeps.
    pub fn scope(&self) -> Scope {
        self.peek(|view| Scope {
            cabinet: view.head.cabinet,
            person: view.me.person,
        })
    }

    /// Asks for something; `then` gets the answer once it is on disk, or the "no". What is asked while there is no connection waits for one.
    pub fn ask(&self, ask: Ask, then: impl FnOnce(Result<(), Refusal>) + 'static) {
        self.line.ask(ask, Box::new(then));
    }

    /// Asks for something by command; a "no" is shown where the page shows them.
    pub fn command(&self, command: Command) {
        let refusal = self.refusal;
        self.ask(Ask::Command(command), move |answer| {
            // The page may be another one by the time the answer comes.
            let _ = refusal.try_set(answer.err());
        });
    }
}

/// Where a fiche is read and written.
pub fn fiche_path(view: &View, fiche: FicheId) -> String {
    format!("/c/{}/f/{fiche}", view.head.cabinet)
}
