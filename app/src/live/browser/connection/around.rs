//! What happens around a connection: the page wakes, hides, leaves, or is too old.

use super::Connection;
use crate::live::browser::device::{self, Listener, Ticker};
use crate::live::pulse::Beat;
use crate::live::{FicheNews, Rest, Seat};
use kabinet_core::agenda::StageKind;
use kabinet_core::refusal::Refusal;
use kabinet_core::wire::ClientMsg;
use leptos::prelude::{GetUntracked, Set, WithUntracked};
use wasm_bindgen::JsCast;

/// Time between two looks at the clock, milliseconds.
const TICK_MS: u64 = 250;
/// A page that loaded itself again does not do so again for this long, milliseconds.
const RENEWED_MS: u64 = 60_000;
const RENEWED: &str = "kabinet.renewed";

impl Connection {
    /// Loads the page again, unless it has just done so.
    pub fn renew(&self) {
        let Some(window) = device::window() else { return };
        let now = device::now();
        let storage = window.session_storage().ok().flatten();
        let last = storage.as_ref().and_then(|storage| storage.get_item(RENEWED).ok().flatten());
        let lately = last
            .and_then(|time| time.parse::<u64>().ok())
            .is_some_and(|last| last.abs_diff(now) < RENEWED_MS);
        let noted = storage.is_some_and(|storage| storage.set_item(RENEWED, &now.to_string()).is_ok());
        if lately || !noted {
            return self.rest(Rest::Outdated);
        }
        self.hang_up();
        // Fails only where navigation is forbidden, and then the page rests.
        if window.location().reload().is_err() {
            self.rest(Rest::Outdated);
        }
    }

    pub(super) fn listeners(&self) -> Vec<Listener> {
        let mut listeners = Vec::new();
        let mut listen = |target: &web_sys::EventTarget, name, act: fn(&Self, web_sys::Event)| {
            let me = self.me.clone();
            let then = move |event| {
                if let Some(connection) = me.upgrade() {
                    act(&connection, event);
                }
            };
            listeners.push(Listener::new(target, name, Box::new(then)));
        };
        if let Some(window) = device::window() {
            listen(&window, "online", |connection, _| connection.wake());
            listen(&window, "pageshow", |connection, _| connection.wake());
            listen(&window, "pagehide", |connection, _| connection.leave());
        }
        if let Some(document) = device::document() {
            listen(&document, "visibilitychange", |connection, _| {
                if device::is_visible() {
                    connection.wake()
                } else {
                    connection.tell_all(&FicheNews::Leaving)
                }
            });
            listen(&document, "submit", Self::submitted);
        }
        listeners
    }

    pub(super) fn ticker(&self) -> Ticker {
        let me = self.me.clone();
        Ticker::new(
            TICK_MS,
            Box::new(move || me.upgrade().iter().for_each(|connection| connection.tick())),
        )
    }

    /// There is no seat for this person (any more): to where one joins.
    pub(super) fn go_away(&self) {
        self.hang_up();
        self.state.borrow_mut().resting = true;
        let (Some(live), Some(window)) = (self.live.get(), device::window()) else {
            return;
        };
        let gone = match live.seat {
            Seat::Table => {
                let code = live.view.try_with_untracked(|view| view.head.code.to_string()).unwrap_or_default();
                window.location().assign(&format!("/j/{code}"))
            }
            // The server says on the same address what is the matter.
            Seat::Console | Seat::Screen => return self.renew(),
        };
        if gone.is_err() {
            self.rest(Rest::Removed);
        }
    }

    /// Somebody looks at the page again, or the network is back.
    pub(super) fn wake(&self) {
        let now = device::now();
        let (dead, ask) = {
            let mut state = self.state.borrow_mut();
            if state.resting {
                return;
            }
            let silence = state.pulse.wake(now);
            let ask = state.welcome && silence == Beat::Ask && state.pulse.ask(now);
            // A try that began before the network came back leads nowhere; one of this second may.
            let stuck = state.socket.is_some() && !state.welcome && now.saturating_sub(state.since) > 1_000;
            (state.socket.is_none() || stuck || silence == Beat::Dead, ask)
        };
        if dead {
            self.hang_up();
            self.state.borrow_mut().backoff.settle();
            self.dial();
        } else if ask {
            self.say(&ClientMsg::Ping);
        }
    }

    /// The page may be gone in a moment.
    pub(super) fn leave(&self) {
        self.tell_all(&FicheNews::Leaving);
        self.with_mail(|mail| mail.release());
    }

    /// Who leaves the cabinet leaves nothing on a phone that others use too, and is told before words go with it.
    pub(super) fn submitted(&self, event: web_sys::Event) {
        let form = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlFormElement>().ok());
        let action = form.and_then(|form| form.get_attribute("action")).unwrap_or_default();
        self.state.borrow_mut().chose_a_language |= action == "/lang";
        if !action.ends_with("/leave") {
            return;
        }
        let Some(live) = self.live.get() else { return };
        let warned = live.refusal.try_get_untracked() == Some(Some(Refusal::NotSaved));
        if live.is_live() && (warned || self.with_mail(|mail| mail.is_done()) == Some(true)) {
            self.with_mail(|mail| mail.wipe());
        } else {
            event.prevent_default();
            let _ = live
                .refusal
                .try_set(Some(if live.is_live() { Refusal::NotSaved } else { Refusal::TryAgain }));
        }
    }

    /// Shows which words of this person stay on this device alone.
    pub(super) fn show_kept(&self) {
        let (Some(live), Some(asides)) = (self.live.get(), self.with_mail(|mail| mail.asides())) else {
            return;
        };
        if live.asides.try_with_untracked(|shown| *shown != asides) == Some(true) {
            let _ = live.asides.try_set(asides);
        }
    }

    /// Once the cabinet is closed and no words wait to be sent or to be seen to, nothing of it stays on this device.
    pub(super) fn wipe_when_closed(&self) {
        let closed = self
            .live
            .get()
            .and_then(|live| live.view.try_with_untracked(|view| view.stage.kind == StageKind::Closed));
        if closed != Some(true) {
            return;
        }
        let done = self.with_mail(|mail| mail.is_done()) == Some(true);
        if let Some(live) = self.live.get() {
            let _ = live.kept.try_set(done);
        }
        if !self.state.borrow().wiped && done {
            self.state.borrow_mut().wiped = true;
            self.with_mail(|mail| mail.wipe());
        }
    }
}
