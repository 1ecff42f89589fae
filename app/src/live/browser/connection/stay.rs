//! Staying connected: dialling, noticing silence, coming back.

use super::Connection;
use crate::live::backoff::{Reaction, SETTLED_MS, reaction};
use crate::live::browser::device;
use crate::live::browser::mail::Mail;
use crate::live::browser::socket::{Happening, Socket};
use crate::live::pulse::{Beat, Pulse};
use crate::live::{FicheNews, Link, Live, Rest};
use kabinet_core::wire::{self, ClientMsg, PROTOCOL, Parts};
use leptos::prelude::{GetUntracked, Set, WithUntracked};

/// Time between two signs of life to other tabs, milliseconds.
const ALIVE_MS: u64 = 2_000;
/// Time between two looks for what closed tabs left, milliseconds.
const ORPHANS_MS: u64 = 10_000;

impl Connection {
    pub(super) fn dial(&self) {
        let Some(live) = self.live.get() else { return };
        let now = device::now();
        let me = self.me.clone();
        let happened = move |what| {
            if let Some(connection) = me.upgrade() {
                connection.happened(what);
            }
        };
        let socket = address(*live).and_then(|address| Socket::open(&address, happened));
        let mut state = self.state.borrow_mut();
        state.welcome = false;
        state.since = now;
        state.pulse = Pulse::new(now);
        state.parts = Parts::default();
        if socket.is_none() {
            state.retry = now + state.backoff.next(device::chance());
        }
        state.socket = socket;
        drop(state);
        self.show_link();
    }

    pub(super) fn happened(&self, what: Happening) {
        match what {
            Happening::Opened => self.hello(),
            Happening::Frame(bytes) => {
                let now = device::now();
                let message = {
                    let mut state = self.state.borrow_mut();
                    state.pulse.heard(now);
                    state.heard.heard(now);
                    state.parts.take(&bytes)
                };
                match message {
                    Ok(Some(message)) => self.hear(message),
                    // The rest of it is on its way.
                    Ok(None) => {}
                    // Only a server of another build writes what this page cannot read.
                    Err(_) => self.renew(),
                }
            }
            Happening::Closed(code) => match reaction(code, device::chance()) {
                Reaction::Again { after_ms } => self.lose(after_ms),
                Reaction::Renew => self.renew(),
                Reaction::Leave => self.go_away(),
                Reaction::Rest(why) => self.rest(why),
            },
        }
    }

    pub(super) fn hello(&self) {
        let actors = self.with_mail(Mail::claims).unwrap_or_default();
        let state = self.state.borrow();
        let hello = ClientMsg::Hello {
            protocol: PROTOCOL,
            seq: Some(state.seq),
            actors,
        };
        if let Some(socket) = &state.socket {
            socket.send(&wire::encode(&hello));
        }
    }

    /// The connection is gone; the page comes back after this long at the least.
    pub(super) fn lose(&self, after_ms: u64) {
        let now = device::now();
        self.hang_up();
        let mut state = self.state.borrow_mut();
        let wait = state.backoff.next(device::chance());
        state.retry = now + wait.max(after_ms);
        drop(state);
        self.show_link();
    }

    pub(super) fn hang_up(&self) {
        let socket = {
            let mut state = self.state.borrow_mut();
            state.welcome = false;
            state.socket.take()
        };
        drop(socket);
    }

    pub(super) fn rest(&self, why: Rest) {
        self.tell_all(&FicheNews::Leaving);
        self.hang_up();
        self.state.borrow_mut().resting = true;
        self.with_mail(|mail| mail.release());
        if let Some(live) = self.live.get() {
            let _ = live.link.try_set(Link::Resting(why));
        }
    }

    pub(super) fn tick(&self) {
        let now = device::now();
        let beat = {
            let mut state = self.state.borrow_mut();
            if state.resting {
                return;
            }
            if state.welcome && now.saturating_sub(state.since) >= SETTLED_MS {
                state.backoff.settle();
            }
            if state.socket.is_some() {
                Some(state.pulse.beat(now))
            } else {
                None
            }
        };
        match beat {
            Some(Beat::Ask) => self.say(&ClientMsg::Ping),
            Some(Beat::Dead) => self.lose(0),
            None if self.state.borrow().retry <= now => self.dial(),
            Some(Beat::Fine) | None => {}
        }
        self.show_link();
        self.look_after(now);
        self.pump();
    }

    /// Other tabs, living and closed.
    pub(super) fn look_after(&self, now: u64) {
        let (alive, orphans) = {
            let mut state = self.state.borrow_mut();
            let alive = now.saturating_sub(state.alive) >= ALIVE_MS;
            let orphans = state.welcome && now.saturating_sub(state.orphans) >= ORPHANS_MS;
            state.alive = if alive { now } else { state.alive };
            state.orphans = if orphans { now } else { state.orphans };
            (alive, orphans)
        };
        if alive {
            self.with_mail(|mail| mail.live());
        }
        // Only a greeting names actors, so a closed tab's words cost one new connection.
        if orphans && self.with_mail(|mail| mail.has_newcomers()) == Some(true) {
            self.hang_up();
            self.dial();
        }
    }

    /// Sends what waits, as fast as the server likes it.
    pub(super) fn pump(&self) {
        if !self.state.borrow().welcome {
            return;
        }
        while let Some(edit) = self.with_mail(Mail::next).flatten() {
            self.say(&ClientMsg::Edit(edit));
        }
    }

    pub(super) fn show_link(&self) {
        let Some(live) = self.live.get() else { return };
        let link = {
            let state = self.state.borrow();
            match (state.resting, state.welcome) {
                (true, _) => return,
                (false, true) => Link::Live,
                (false, false) if state.heard.silent(device::now()) => Link::Lost,
                (false, false) => Link::Connecting,
            }
        };
        if live.link.try_get_untracked().is_some_and(|shown| shown != link) {
            let _ = live.link.try_set(link);
            if link == Link::Live {
                let _ = live.begun.try_set(true);
            }
        }
    }
}

/// Where the socket of this page is. Absolute, for older browsers know no other.
fn address(live: Live) -> Option<String> {
    let location = device::window()?.location();
    let scheme = if location.protocol().ok()? == "https:" { "wss" } else { "ws" };
    let cabinet = live.view.try_with_untracked(|view| view.head.cabinet)?;
    Some(format!(
        "{scheme}://{}/c/{cabinet}/live?as={}",
        location.host().ok()?,
        live.seat.name()
    ))
}
