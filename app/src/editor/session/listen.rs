//! The events of the fields.

use super::Session;
use crate::editor::Deed;
use crate::editor::tend::Tended;
use crate::live::browser::device::Listener;
use kabinet_core::fiche::Field;
use kabinet_core::wire::ClientMsg;
use leptos::web_sys::{Event, InputEvent, KeyboardEvent};
use wasm_bindgen::JsCast;

impl Session {
    pub(super) fn listen(&self) -> Vec<Listener> {
        let state = self.state.borrow();
        let mut listeners = Vec::new();
        for (index, area) in state.areas.iter().enumerate() {
            let mut listen = |name, act: fn(&Self, usize, Event)| {
                let me = self.me.clone();
                let then = move |event| {
                    if let Some(session) = me.upgrade() {
                        act(&session, index, event);
                    }
                };
                listeners.push(Listener::new(&area.element, name, Box::new(then)));
            };
            // After `input`, not before it and not by keys: this covers dictation, swiping, autocorrection, paste and drag alike.
            listen("input", |session, index, _| session.typed(index));
            listen("compositionstart", |session, index, _| session.composes(index));
            listen("compositionend", |session, index, _| session.composed(index));
            listen("focus", |session, index, _| session.caret(Some(index)));
            listen("blur", |session, index, _| session.left(index));
            // The browser's own undo knows nothing of what others wrote in between.
            listen("beforeinput", |session, _, event| session.history(&event));
            listen("keydown", |session, index, event| session.key(index, &event));
        }
        listeners
    }

    fn caret(&self, index: Option<usize>) {
        let field = {
            let mut state = self.state.borrow_mut();
            let field = index.and_then(|index| state.areas.get(index)).map(|area| area.place.field);
            state.caret = field;
            field
        };
        self.live.line.say(&ClientMsg::Writing {
            fiche: self.desk.fiche,
            field,
        });
    }

    fn left(&self, index: usize) {
        // Some keyboards leave without a word that they have finished.
        self.composed(index);
        self.flush();
        self.caret(None);
    }

    fn is_name(&self, index: usize) -> bool {
        self.state
            .borrow()
            .areas
            .get(index)
            .is_some_and(|area| area.place.field == Field::Title)
    }

    fn history(&self, event: &Event) {
        let kind = event.dyn_ref::<InputEvent>().map(InputEvent::input_type).unwrap_or_default();
        let deed = match kind.as_str() {
            "historyUndo" => Deed::Undo,
            "historyRedo" => Deed::Redo,
            _ => return,
        };
        event.prevent_default();
        self.deed(deed);
    }

    fn key(&self, index: usize, event: &Event) {
        let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
        if key.key() == "Enter" && !key.is_composing() && self.is_name(index) {
            // A name is one line: on to the next field.
            event.prevent_default();
            let next = self.state.borrow().areas.get(index + 1).map(|area| area.element.clone());
            if let Some(next) = next {
                // It fails only for an element that is not on the page.
                let _ = next.focus();
            }
            return;
        }
        if !(key.ctrl_key() || key.meta_key()) || key.alt_key() || key.is_composing() {
            return;
        }
        let deed = match (key.key().to_lowercase().as_str(), key.shift_key()) {
            ("z", false) => Deed::Undo,
            ("z", true) | ("y", false) => Deed::Redo,
            _ => return,
        };
        event.prevent_default();
        self.deed(deed);
    }
}
