//! What the person does.

use super::Session;
use crate::editor::area::Area;
use crate::live::browser::device;
use kabinet_core::fiche::binding::{DomUpdate, Typed};
use kabinet_core::fiche::{Edit, Field, Replica, ReplicaFault, SpliceFault};
use kabinet_core::limits::KEYSTROKES_MS;
use kabinet_core::text::{TextFault, clean, units};
use leptos::prelude::Set;
use std::collections::BTreeSet;

/// Time in which keystrokes are joined while there is no connection, milliseconds: all that waits is written to the storage each time.
const LOST_KEYSTROKES_MS: u64 = 500;

impl Session {
    /// Something changed in a textarea.
    pub(super) fn typed(&self, index: usize) {
        {
            let mut state = self.state.borrow_mut();
            let Some(area) = state.areas.get_mut(index) else { return };
            area.dirty = true;
            area.measure(&area.element.value());
            let field = area.place.field;
            state.lights.loose(field, true);
        }
        self.show_lights();
        let wait = if self.live.is_live() { KEYSTROKES_MS } else { LOST_KEYSTROKES_MS };
        self.plan(|session| &session.will_flush, |then| device::after(wait, then), Self::flush);
    }

    pub(super) fn composes(&self, index: usize) {
        if let Some(area) = self.state.borrow_mut().areas.get_mut(index) {
            area.binding.composition_start();
        }
    }

    pub(super) fn composed(&self, index: usize) {
        let composing = self.state.borrow().areas.get(index).is_some_and(|area| area.binding.is_composing());
        if composing {
            self.take(index, true);
        }
    }

    /// Makes edits of all that was typed. Before anything of others is taken in, or their positions are wrong.
    pub(super) fn flush(&self) {
        let dirty: Vec<usize> = self
            .state
            .borrow()
            .areas
            .iter()
            .enumerate()
            .filter(|(_, area)| area.dirty)
            .map(|(index, _)| index)
            .collect();
        dirty.into_iter().for_each(|index| self.take(index, false));
    }

    /// Makes an edit of what a textarea holds.
    fn take(&self, index: usize, composed: bool) {
        let (edits, loose) = {
            let mut guard = self.state.borrow_mut();
            let state = &mut *guard;
            let (Some(replica), Some(area)) = (&mut state.replica, state.areas.get_mut(index)) else {
                return;
            };
            area.dirty = false;
            let (value, selection) = (area.element.value(), area.selection());
            let before = (!composed).then(|| area.binding.clone());
            let typed = if composed {
                area.binding.composition_end(&value, selection)
            } else {
                area.binding.input(&value, selection)
            };
            let field = area.place.field;
            match typed
                .map_err(|fault| ReplicaFault::Refused(SpliceFault::Text(fault)))
                .and_then(|typed| written(replica, typed))
            {
                Ok((edits, draw)) => {
                    state.lights.loose(field, false);
                    edits.last().into_iter().for_each(|last| state.lights.wrote(field, last.seq));
                    draw.iter().for_each(|update| area.draw(update));
                    area.place.trouble.set(None);
                    let was_loose = !state.loose.get(field).is_empty();
                    state.loose.set(field, String::new());
                    (edits, was_loose.then(|| state.loose.clone()))
                }
                Err(fault) => {
                    // The words stay in the field and on this device, and the sentence says why they are not taken.
                    before.into_iter().for_each(|before| area.binding = before);
                    state.lights.loose(field, true);
                    area.place.trouble.set(trouble(fault));
                    state.loose.set(field, value);
                    (Vec::new(), Some(state.loose.clone()))
                }
            }
        };
        if let Some(loose) = loose {
            self.live.line.keep_loose(self.desk.fiche, &loose);
        }
        self.send(edits);
    }

    /// Takes the last own step back, or brings it back.
    pub(super) fn turn_back(&self, turn: fn(&mut Replica) -> Result<Vec<Edit>, ReplicaFault>) {
        self.flush();
        // What cannot be taken back any more is skipped.
        let edits = self
            .state
            .borrow_mut()
            .replica
            .as_mut()
            .and_then(|replica| turn(replica).ok())
            .unwrap_or_default();
        self.wrote_beside(edits);
    }

    /// Types the words that could not be saved at the end of their fields. What is too long stands there again, to be made shorter.
    pub(super) fn put_back(&self) {
        let aside = self.live.line.aside(self.desk.fiche);
        let fields: Vec<usize> = {
            let state = self.state.borrow();
            if state.replica.is_none() {
                return;
            }
            let lost = |area: &Area| Some(aside.get(area.place.field)).filter(|words| !words.is_empty());
            let areas = state.areas.iter().enumerate();
            let found = areas.filter_map(|(index, area)| {
                let (before, words) = (area.element.value(), lost(area)?);
                let gap = if before.is_empty() { "" } else { "\n" };
                area.element.set_value(&format!("{before}{gap}{}", clean(words)));
                Some(index)
            });
            found.collect()
        };
        fields.iter().for_each(|&index| self.typed(index));
        // They are on this device as what stands in the fields before they are taken from the card.
        self.flush();
        self.live.line.clear_aside(self.desk.fiche);
        self.show_aside();
        let first = fields
            .first()
            .and_then(|&index| Some(self.state.borrow().areas.get(index)?.element.clone()));
        if let Some(first) = first {
            // It fails only for an element that is not on the page.
            let _ = first.focus();
        }
    }

    pub(super) fn show_aside(&self) {
        self.desk.aside.set(self.live.line.aside(self.desk.fiche));
    }

    /// Something was written that was not typed in a textarea: shows and sends it.
    fn wrote_beside(&self, edits: Vec<Edit>) {
        {
            let mut guard = self.state.borrow_mut();
            let state = &mut *guard;
            let Some(replica) = &state.replica else { return };
            let fields: BTreeSet<Field> = edits.iter().flat_map(|edit| &edit.splices).map(|splice| splice.field).collect();
            for area in state.areas.iter_mut().filter(|area| fields.contains(&area.place.field)) {
                let selection = area.selection();
                if let Some(mut update) = area.binding.replaced(&replica.field(area.place.field), selection) {
                    // The caret goes where something happened.
                    let place = edits
                        .iter()
                        .flat_map(|edit| &edit.splices)
                        .rfind(|splice| splice.field == area.place.field);
                    if let Some(splice) = place {
                        let caret = splice.at + units(&splice.insert) as u32;
                        (update.selection_start, update.selection_end) = (caret, caret);
                    }
                    area.draw(&update);
                }
            }
            for edit in &edits {
                edit.splices.iter().for_each(|splice| state.lights.wrote(splice.field, edit.seq));
            }
        }
        self.send(edits);
    }

    fn send(&self, edits: Vec<Edit>) {
        if !edits.is_empty() {
            self.live.line.keep(edits);
        }
        self.show_lights();
    }
}

fn written(replica: &mut Replica, typed: Typed) -> Result<(Vec<Edit>, Option<DomUpdate>), ReplicaFault> {
    let edits = if typed.splices.is_empty() {
        Vec::new()
    } else {
        replica.edit(device::now(), &typed.splices)?
    };
    Ok((edits, typed.draw))
}

fn trouble(fault: ReplicaFault) -> Option<TextFault> {
    match fault {
        ReplicaFault::Refused(SpliceFault::Text(fault)) => Some(fault),
        // None of the others is about words; the next document mends them.
        _ => Some(TextFault::Form),
    }
}
