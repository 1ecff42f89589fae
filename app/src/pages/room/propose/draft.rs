//! What is being typed, kept beside the form and on the device: the form goes when the stage changes, the page when it is loaded again;
//! the words must not.

use crate::device;
use crate::live::Live;
use crate::live::outbox::{Drafted, OWNER_DEAD_MS};
use crate::seed::RoomSeed;
use kabinet_core::cabinet::Command;
use kabinet_core::fiche::Field;
use kabinet_core::id::{FicheId, PersonId, TableId};
use kabinet_core::limits;
use kabinet_core::refusal::Refusal;
use kabinet_core::text::{TextFault, clean, units};
use kabinet_core::wire::{Ask, ClientMsg};
use leptos::prelude::*;
use std::time::Duration;

/// Time between two words to the server that somebody is typing, milliseconds.
const TYPING_MS: u64 = 2_000;
/// So many proposals of closed tabs are looked through at once.
const CLOSED_TABS: usize = 16;

/// How long it is said what became of a proposal.
const SAID: Duration = Duration::from_secs(12);

/// What to say of the proposal before the one that is being typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said {
    /// It is kept, for its author alone.
    Private,
    /// It is kept, and the table sees it.
    Table,
    /// It is kept as it was sent; what was typed since is still in the form.
    Earlier,
}

/// A proposal that is not on disk yet.
#[derive(Clone, Copy)]
pub struct Draft {
    /// The id it will have, so that sent twice it is one.
    pub next: RwSignal<FicheId>,
    /// What it is called.
    pub title: RwSignal<String>,
    /// What it proposes.
    pub proposal: RwSignal<String>,
    /// Whose it is, if somebody else writes it down.
    pub author: RwSignal<Option<PersonId>>,
    /// Whether it is on its way.
    pub waiting: RwSignal<bool>,
    /// What became of the last one; none while there is nothing to say about it.
    pub said: RwSignal<Option<Said>>,
    /// Set when what was typed before is here again.
    pub restored: RwSignal<bool>,
    /// Title and proposal as they were sent last.
    sent: RwSignal<Option<(String, String)>>,
}

impl Draft {
    /// An empty one, or what was typed in a form that was refused.
    pub fn new(seed: &RoomSeed) -> Self {
        let (title, proposal) = seed.typed.clone().unwrap_or_default();
        Self {
            next: RwSignal::new(seed.next_fiche),
            title: RwSignal::new(title),
            proposal: RwSignal::new(proposal),
            author: RwSignal::new(None),
            waiting: RwSignal::new(false),
            said: RwSignal::new(None),
            restored: RwSignal::new(false),
            sent: RwSignal::new(None),
        }
    }

    /// Keeps on this device what is typed from now on, and brings back what was typed before the page was loaded.
    pub fn stays(&self, live: Live) {
        let draft = *self;
        Effect::new(move |told: Option<u64>| {
            if told.is_none() {
                draft.take_up(live);
                // A tab that was killed a moment ago still counts as alive.
                let later = move || {
                    if !draft.is_something() {
                        draft.take_up(live);
                    }
                };
                set_timeout(later, Duration::from_millis(OWNER_DEAD_MS + 500));
            }
            let kept = Drafted {
                fiche: draft.next.get(),
                title: draft.title.get(),
                proposal: draft.proposal.get(),
                author: draft.author.get(),
                sent: draft.sent.get(),
            };
            live.line.keep_draft(live.scope(), draft.is_something().then_some(&kept));
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

    /// Goes on with what this page, or a tab that was closed, left on the device. A form with words in it keeps them.
    fn take_up(&self, live: Live) {
        let scope = live.scope();
        for _ in 0..CLOSED_TABS {
            if self.is_something() {
                break;
            }
            live.line.keep_draft(scope, None);
            let Some(kept) = live.line.take_up_draft(scope) else { break };
            self.restore(live, kept);
        }
        self.restored.try_set(true);
    }

    fn restore(&self, live: Live, kept: Drafted) {
        let stored = live.peek(|view| {
            let row = view.fiches.get(&kept.fiche)?;
            Some((row.title.clone(), row.proposal.clone()))
        });
        let is_stored = stored.is_some();
        let known = kept.sent.clone().or(stored);
        let same = known.is_some_and(|known| known == (clean(&kept.title), clean(&kept.proposal)));
        if is_stored && same {
            return;
        }
        // Sent, and then written on: what is newer is a proposal of its own.
        self.next.set(if is_stored { FicheId(device::fresh_id()) } else { kept.fiche });
        self.sent.set(kept.sent.filter(|_| !is_stored));
        self.title.set(kept.title);
        self.proposal.set(kept.proposal);
        self.author.set(kept.author);
    }

    /// Forgets it: the person threw it away.
    pub fn drop_words(&self, live: Live) {
        self.title.set(String::new());
        self.proposal.set(String::new());
        self.author.set(None);
        self.take_up(live);
    }

    /// Whether anything is typed.
    pub fn is_something(&self) -> bool {
        let blank = |text: &String| text.trim().is_empty();
        let blank = |text: RwSignal<String>| text.try_with(blank).unwrap_or(true);
        !(blank(self.title) && blank(self.proposal))
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

    /// Sends it; `then` once it is on disk and the form is empty again. The draft lives as long as the room, whichever page shows it.
    pub fn send(&self, live: Live, table: TableId, private: bool, then: impl FnOnce() + 'static) {
        let draft = *self;
        let words = (clean(&draft.title.get_untracked()), clean(&draft.proposal.get_untracked()));
        let fault = if draft.is_something() {
            too_long(&words)
        } else {
            Some(TextFault::Empty)
        };
        if let Some(fault) = fault {
            return live.refusal.set(Some(Refusal::Text(fault)));
        }
        // Another tab may have sent what was typed there under this number.
        if live.peek(|view| view.fiches.contains_key(&draft.next.get_untracked())) {
            draft.next.set(FicheId(device::fresh_id()));
        }
        draft.waiting.set(true);
        draft.said.set(None);
        draft.sent.set(Some(words.clone()));
        live.refusal.set(None);
        let me = live.peek(|view| view.me.person);
        let author = draft.author.get_untracked().unwrap_or(me);
        let private = private && author == me;
        let command = Command::AddFiche {
            fiche: draft.next.get_untracked(),
            table,
            private,
            author,
        };
        let (title, proposal) = words.clone();
        let ask = Ask::Propose { command, title, proposal };
        live.ask(ask, move |answer| {
            draft.waiting.try_set(false);
            if answer.is_ok() && draft.stored(live, &words, private) {
                then();
            }
            live.refusal.try_set(answer.err());
        });
    }

    /// What was sent is on disk, and the next one begins; with what was typed since, if anything was. Whether nothing was.
    fn stored(&self, live: Live, sent: &(String, String), private: bool) -> bool {
        let now = (self.title.try_get_untracked(), self.proposal.try_get_untracked());
        let (Some(title), Some(proposal)) = now else { return false };
        let same = (clean(&title), clean(&proposal)) == *sent;
        self.next.set(FicheId(device::fresh_id()));
        self.sent.set(None);
        self.said.set(Some(match (same, private) {
            (false, _) => Said::Earlier,
            (true, true) => Said::Private,
            (true, false) => Said::Table,
        }));
        let said = self.said;
        // Soon it may be otherwise: shown, given back, merged.
        set_timeout(
            move || {
                said.try_set(None);
            },
            SAID,
        );
        if same {
            self.drop_words(live);
        }
        same
    }
}

/// What does not fit: the server would not take it either, and a frame too large would cost the connection.
fn too_long((title, proposal): &(String, String)) -> Option<TextFault> {
    [(title, limits::TITLE_UNITS), (proposal, limits::FIELD_UNITS)]
        .into_iter()
        .find(|(text, limit)| units(text) > *limit)
        .map(|(_, limit)| TextFault::TooLong { limit })
}

/// Words that were kept and words that stand in the form already: both, unless one goes on where the other ends.
pub fn both(kept: &str, typed: &str, between: &str) -> String {
    if kept.starts_with(typed) {
        kept.to_owned()
    } else if typed.starts_with(kept) {
        typed.to_owned()
    } else {
        format!("{kept}{between}{typed}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_typed_before_the_page_was_alive_come_beside_those_that_were_kept() {
        assert_eq!(both("Speelstraat", "", " "), "Speelstraat");
        assert_eq!(both("", "Bus", " "), "Bus");
        assert_eq!(both("Elke zondag.", "Elke", "\n"), "Elke zondag.");
        assert_eq!(both("Elke", "Elke zondag.", "\n"), "Elke zondag.");
        assert_eq!(both("Elke zondag.", "Zonder auto's.", "\n"), "Elke zondag.\nZonder auto's.");
    }

    #[test]
    fn what_does_not_fit_is_found_before_it_is_sent() {
        let words = |title: usize, proposal: usize| ("x".repeat(title), "x".repeat(proposal));
        assert_eq!(too_long(&words(limits::TITLE_UNITS, limits::FIELD_UNITS)), None);
        for (words, limit) in [
            (words(limits::TITLE_UNITS + 1, 0), limits::TITLE_UNITS),
            (words(1, limits::FIELD_UNITS + 1), limits::FIELD_UNITS),
        ] {
            assert_eq!(too_long(&words), Some(TextFault::TooLong { limit }));
        }
    }
}
