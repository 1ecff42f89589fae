//! What the server says, and who is told.

use super::Connection;
use crate::live::FicheNews;
use crate::live::browser::device;
use kabinet_core::id::{ActorId, FicheId};
use kabinet_core::view::View;
use kabinet_core::wire::{ClientMsg, ServerMsg, Unsaved};
use leptos::prelude::{GetUntracked, Set, Update, WithUntracked};

impl Connection {
    pub(super) fn hear(&self, message: ServerMsg) {
        match message {
            ServerMsg::Welcome {
                seq,
                now,
                actor,
                adopted,
                view,
            } => self.welcomed(seq, now, actor, &adopted, view),
            ServerMsg::Patch { seq, patch } => self.saw(seq, |view| view.apply(patch)),
            ServerMsg::Refresh { seq, view } => self.saw(seq, |shown| *shown = *view),
            ServerMsg::Done { request } => self.answered(request, Ok(())),
            ServerMsg::Refused { request, refusal } => self.answered(request, Err(refusal)),
            ServerMsg::Typing { people } => {
                if let Some(live) = self.live.get() {
                    let _ = live.typing.try_set(people);
                }
            }
            ServerMsg::Pong { now } => {
                self.state.borrow_mut().pulse.answered(device::now());
                self.skew(now);
            }
            ServerMsg::Saved {
                fiche,
                epoch,
                actor,
                seq,
                version,
            } => {
                let own = self.actor() == Some(actor);
                self.stuck(false);
                self.with_mail(|mail| mail.saved(actor, fiche, epoch, seq));
                if own {
                    self.tell(fiche, FicheNews::Saved { epoch, seq, version });
                } else if self.with_mail(|mail| mail.is_through(actor, fiche)) == Some(true) {
                    self.tell(fiche, FicheNews::Behind);
                }
                self.wipe_when_closed();
            }
            ServerMsg::Unsaved {
                fiche,
                epoch,
                actor,
                seq,
                why,
            } => self.unsaved(fiche, epoch, actor, seq, why),
            ServerMsg::Document {
                fiche,
                epoch,
                version,
                bytes,
            } => {
                let _ = self.tell(fiche, FicheNews::Document { epoch, version, bytes });
            }
            ServerMsg::Changes {
                fiche,
                epoch,
                version,
                bytes,
            } => {
                let _ = self.tell(fiche, FicheNews::Changes { epoch, version, bytes });
            }
            ServerMsg::Text { fiche, text } => {
                let _ = self.tell(fiche, FicheNews::Text(text));
            }
            ServerMsg::Unopened { fiche, refusal } => {
                let _ = self.tell(fiche, FicheNews::Unopened(refusal));
            }
            ServerMsg::Seen { fiche, version } => {
                let _ = self.tell(fiche, FicheNews::Seen(version));
            }
            ServerMsg::Writers { fiche, writers } => {
                let _ = self.tell(fiche, FicheNews::Writers(writers));
            }
            // Put together before they come here.
            ServerMsg::Part { .. } => {}
        }
    }

    fn welcomed(&self, seq: u64, now: u64, actor: ActorId, adopted: &[ActorId], view: Option<Box<View>>) {
        {
            let mut state = self.state.borrow_mut();
            state.welcome = true;
            state.since = device::now();
        }
        self.stuck(false);
        self.skew(now);
        self.shows(seq, |shown| {
            if let Some(view) = view {
                *shown = *view;
            }
        });
        let open: Vec<FicheId> = self.handlers.borrow().keys().copied().collect();
        self.with_mail(|mail| {
            mail.welcome(actor, adopted);
            mail.strand(|fiche| open.contains(&fiche));
        });
        self.show_kept();
        self.asks.borrow().again().iter().for_each(|ask| self.say(ask));
        self.show_link();
        // Fiches are opened before words for them are sent.
        self.tell_all(&FicheNews::Connected(actor));
        self.pump();
        self.wipe_when_closed();
    }

    fn unsaved(&self, fiche: FicheId, epoch: u32, actor: ActorId, seq: u64, why: Unsaved) {
        let own = self.actor() == Some(actor);
        match why {
            Unsaved::Later => {
                let _ = self.with_mail(|mail| mail.later(actor, fiche, seq));
                self.stuck(true);
            }
            why if own => {
                let told = self.tell(fiche, FicheNews::Unsaved { epoch, seq, why });
                if !told && self.with_mail(|mail| mail.holds(fiche, epoch, seq)) == Some(true) {
                    // The page has gone to another place since.
                    self.put_aside(fiche);
                }
            }
            _ => {
                self.with_mail(|mail| mail.put_aside_of(actor, fiche));
                self.show_kept();
                // The server may have opened the fiche for this page, to have the words typed again.
                if !self.handlers.borrow().contains_key(&fiche) {
                    self.say(&ClientMsg::Shut { fiche });
                }
            }
        }
    }

    fn answered(&self, request: u32, answer: Result<(), kabinet_core::refusal::Refusal>) {
        // Out of the borrow: whoever waited may ask for the next thing at once.
        let then = self.asks.borrow_mut().answered(request);
        if let Some(then) = then {
            then(answer);
        }
    }

    fn saw(&self, seq: u64, change: impl FnOnce(&mut View)) {
        self.shows(seq, change);
        self.wipe_when_closed();
    }

    fn shows(&self, seq: u64, change: impl FnOnce(&mut View)) {
        self.state.borrow_mut().seq = seq;
        let Some(live) = self.live.get() else { return };
        let lang = || live.view.try_with_untracked(|view| view.lang);
        let before = lang();
        let _ = live.view.try_update(change);
        if before != lang() && !self.state.borrow().chose_a_language {
            // Chosen on another page of the same person: half a page in each language helps nobody. On this one the answer to the form
            // is on its way, and the browser's cookie with it.
            self.tell_all(&FicheNews::Leaving);
            crate::device::load_again();
        }
    }

    /// Whether the server can keep words at this moment.
    fn stuck(&self, stuck: bool) {
        if let Some(live) = self.live.get()
            && live.stuck.try_get_untracked().is_some_and(|shown| shown != stuck)
        {
            live.stuck.set(stuck);
        }
    }

    #[expect(clippy::cast_possible_wrap, reason = "milliseconds of this age")]
    fn skew(&self, now: u64) {
        if let Some(live) = self.live.get() {
            let _ = live.skew.try_set(now as i64 - device::now() as i64);
        }
    }
}
