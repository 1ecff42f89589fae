//! What the server says.

use super::Session;
use crate::editor::area::hold_still;
use crate::live::FicheNews;
use crate::live::browser::device;
use kabinet_core::fiche::binding::FieldBinding;
use kabinet_core::fiche::{ChangeHash, Edit, Replica};
use kabinet_core::id::ActorId;
use kabinet_core::wire::{ClientMsg, Mode};
use leptos::prelude::Set;

impl Session {
    pub(super) fn hear(&self, news: FicheNews) {
        match news {
            FicheNews::Connected(actor) => self.connected(actor),
            FicheNews::Behind => self.ask_for_missing(),
            FicheNews::Leaving => self.flush(),
            FicheNews::Document { epoch, version, bytes } => self.document(epoch, version, &bytes),
            FicheNews::Changes { epoch, version, bytes } => self.changes(epoch, version, &bytes),
            FicheNews::Saved { epoch, seq, version } => self.saved(epoch, seq, version),
            FicheNews::Seen(version) => {
                self.state.borrow_mut().lights.seen(version);
                self.show_lights();
            }
            FicheNews::Unsaved { epoch, seq, why } => self.unsaved(epoch, seq, why),
            FicheNews::Writers(writers) => {
                let _ = self.desk.writers.try_set(writers);
            }
            FicheNews::Unopened(refusal) => {
                let _ = self.live.refusal.try_set(Some(refusal));
            }
            // For whom only reads.
            FicheNews::Text(_) => {}
        }
    }

    /// The page is connected (again).
    fn connected(&self, actor: ActorId) {
        let (fits, caret) = {
            let mut state = self.state.borrow_mut();
            state.stale.clear();
            state.answered.clear();
            state.next = None;
            // Another hand cannot go on with this copy: the words that are not saved are typed into a new one.
            let fits = state.replica.as_ref().is_some_and(|replica| replica.actor() == actor) && !state.broken;
            (fits, state.caret)
        };
        if fits {
            self.ask_for_missing()
        } else {
            self.ask_anew()
        }
        if caret.is_some() {
            self.live.line.say(&ClientMsg::Writing {
                fiche: self.desk.fiche,
                field: caret,
            });
        }
    }

    fn ask_for_missing(&self) {
        let fiche = self.desk.fiche;
        let unsaved: Vec<ChangeHash> = self.live.line.pending(fiche).iter().map(|edit| edit.hash).collect();
        let have = (self.state.borrow().replica.as_ref()).map(|replica| (replica.epoch(), replica.heads_without(&unsaved)));
        self.live.line.say(&ClientMsg::Open {
            fiche,
            mode: Mode::Write,
            have,
        });
    }

    pub(super) fn ask_anew(&self) {
        self.live.line.say(&ClientMsg::Open {
            fiche: self.desk.fiche,
            mode: Mode::Write,
            have: None,
        });
    }

    /// Others wrote. Drawn with the next picture, in one step however much it is.
    fn changes(&self, epoch: u32, version: u64, bytes: &[u8]) {
        {
            let mut state = self.state.borrow_mut();
            if state.next == Some(epoch) {
                // That document is asked for as soon as the answers are here.
                return;
            }
            if state.replica.as_ref().is_none_or(|replica| replica.epoch() != epoch) {
                drop(state);
                return self.ask_anew();
            }
            state.incoming.extend_from_slice(bytes);
            state.version = state.version.max(version);
        }
        self.plan(|session| &session.will_draw, device::before_drawing, Self::draw);
    }

    fn draw(&self) {
        self.flush();
        let received = {
            let mut guard = self.state.borrow_mut();
            let state = &mut *guard;
            let bytes = std::mem::take(&mut state.incoming);
            let Some(replica) = &mut state.replica else { return };
            let epoch = replica.epoch();
            replica.receive(epoch, &bytes).map(|splices| {
                hold_still(&mut state.areas, |areas| {
                    for area in areas {
                        let selection = area.selection();
                        if let Some(update) = area.binding.remote(&splices, selection) {
                            area.draw(&update);
                        }
                    }
                });
            })
        };
        match received {
            Ok(()) => self.confirm(),
            // Something is missing or broken; the words typed here are in the outbox.
            Err(_) => {
                self.state.borrow_mut().broken = true;
                self.ask_anew();
            }
        }
    }

    /// The fiche as the server has it. What was typed here and never arrived goes into it.
    fn document(&self, epoch: u32, version: u64, bytes: &[u8]) {
        let line = self.live.line;
        let Some(actor) = line.actor() else { return };
        self.flush();
        let Ok(mut fresh) = Replica::open(self.desk.fiche, epoch, bytes, actor) else {
            return line.renew();
        };
        let pending: Vec<Edit> = line.pending(self.desk.fiche);
        if !self.state.borrow().retype && self.asks_first(epoch, actor, &pending) {
            return;
        }
        let unsent: Vec<ChangeHash> = pending.iter().map(|edit| edit.hash).filter(|&hash| !fresh.holds(hash)).collect();
        let retype = std::mem::take(&mut self.state.borrow_mut().retype);
        // Only what this page's own hand wrote can be sent as it is.
        let own = pending.iter().all(|edit| edit.actor == actor);
        let kept = if own && !retype && fresh.replay(&pending).is_ok() {
            line.resend(self.desk.fiche);
            pending
        } else {
            let retyped = self
                .state
                .borrow()
                .replica
                .as_ref()
                .map(|old| old.retype_into(&mut fresh, &unsent, device::now()));
            match retyped {
                Some(Ok(edits)) => {
                    self.replaced(line.replace(self.desk.fiche, edits.clone()));
                    edits
                }
                // From before the page was loaded, or it does not fit: the person is shown the words.
                Some(Err(_)) | None => {
                    self.replaced(line.put_aside(self.desk.fiche));
                    Vec::new()
                }
            }
        };
        self.take_up(fresh, version, &kept);
        self.show_aside();
        self.show_lights();
        self.confirm();
    }

    fn take_up(&self, fresh: Replica, version: u64, kept: &[Edit]) {
        let first = {
            let mut guard = self.state.borrow_mut();
            let state = &mut *guard;
            let first = state.replica.is_none();
            for area in &mut state.areas {
                let field = area.place.field;
                let text = fresh.field(field);
                if first {
                    // Nobody could type before; what the element shows may be older, or the browser's memory of another time.
                    area.binding = FieldBinding::new(field, text.clone());
                    if area.element.value() != text {
                        area.element.set_value(&text);
                    }
                    area.measure(&text);
                } else {
                    let selection = area.selection();
                    if let Some(update) = area.binding.replaced(&text, selection) {
                        area.draw(&update);
                    }
                }
            }
            state.lights.restart();
            for edit in kept {
                edit.splices.iter().for_each(|splice| state.lights.wrote(splice.field, edit.seq));
            }
            state.incoming.clear();
            state.next = None;
            state.broken = false;
            state.version = version;
            state.replica = Some(fresh);
            first
        };
        if first {
            self.desk.ready.set(true);
        }
    }
}
