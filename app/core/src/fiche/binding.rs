//! A textarea that several people write in, without the textarea: what to do when its value, its selection or the document changes.
//!
//! The element is the person's. What they type is sent while a keyboard still composes; what others write is held back until it has
//! finished, because touching value or selection breaks the composition.

use super::delta::Delta;
use super::{Field, Splice, check, splice};
use crate::text::{self, TextFault, units};

/// A selection, in UTF-16 units.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Selection {
    /// Where it starts.
    pub start: u32,
    /// Where it ends; the caret when it equals the start.
    pub end: u32,
}

/// What to write into the element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DomUpdate {
    /// The value.
    pub value: String,
    /// Where the selection starts.
    pub selection_start: u32,
    /// Where it ends.
    pub selection_end: u32,
}

/// What an input event comes to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Typed {
    /// For `Replica::edit`.
    pub splices: Vec<Splice>,
    /// For the element, if it cannot stay as it is.
    pub draw: Option<DomUpdate>,
}

/// One field in one textarea.
///
/// Before remote changes are given to the replica, what waits in the element has to go through `input`, or its positions are wrong.
#[derive(Debug, Clone)]
pub struct FieldBinding {
    field: Field,
    /// The text that element and replica agreed on last. The replica is ahead by `waiting`.
    shadow: String,
    /// What others wrote and the element does not show yet.
    waiting: Delta,
    composing: bool,
    /// The element shows something that was not taken: too long, or spelled otherwise.
    astray: bool,
}

impl FieldBinding {
    /// A textarea that shows what the replica says.
    pub fn new(field: Field, text: impl Into<String>) -> Self {
        Self {
            field,
            shadow: text.into(),
            waiting: Delta::default(),
            composing: false,
            astray: false,
        }
    }

    /// The field.
    pub fn field(&self) -> Field {
        self.field
    }

    /// The text that the element shows, as far as it was taken.
    pub fn shadow(&self) -> &str {
        &self.shadow
    }

    /// Whether a keyboard composes.
    pub fn is_composing(&self) -> bool {
        self.composing
    }

    /// The element's value changed. On an error nothing is lost: the element keeps its value, others' changes wait, and the next input
    /// says all that is new.
    pub fn input(&mut self, value: &str, selection: Selection) -> Result<Typed, TextFault> {
        let taken = self.taken(value, selection.end);
        let local = match splice::diff(&self.shadow, &taken, selection.end as usize) {
            Some((at, delete, insert)) => Delta::of(&Splice {
                field: self.field,
                at,
                delete,
                insert,
            }),
            None => Delta::default(),
        };
        let replica = units(&self.shadow).saturating_add_signed(self.waiting.growth() as isize);
        let refused = text::fits(replica.saturating_add_signed(local.growth() as isize), replica, self.field.limit());
        if let Err(fault) = refused {
            self.astray = true;
            return Err(fault);
        }
        let splices = local.after(&self.waiting, true).into_splices(self.field);
        self.waiting = self.waiting.after(&local, false);
        self.astray = taken != value;
        self.shadow = taken;
        // The caret keeps its distance to the end, as what was cleaned away stood before it.
        let behind = units(value).saturating_sub(selection.end as usize);
        let caret = units(&self.shadow).saturating_sub(behind) as u32;
        let draw = if self.astray {
            self.draw(Selection { start: caret, end: caret })
        } else {
            self.draw(selection)
        };
        Ok(Typed { splices, draw })
    }

    /// Others wrote, and the replica has it. What is for other fields is passed over.
    pub fn remote(&mut self, splices: &[Splice], selection: Selection) -> Option<DomUpdate> {
        for splice in splices.iter().filter(|splice| splice.field == self.field) {
            self.waiting = std::mem::take(&mut self.waiting).then(Delta::of(splice));
        }
        if self.astray { None } else { self.draw(selection) }
    }

    /// The replica was replaced and now says `text`; what the element holds has gone through `input` and was typed again.
    pub fn replaced(&mut self, text: &str, selection: Selection) -> Option<DomUpdate> {
        self.waiting = Delta::between(&self.shadow, text);
        if self.astray { None } else { self.draw(selection) }
    }

    /// A keyboard begins to compose.
    pub fn composition_start(&mut self) {
        self.composing = true;
    }

    /// It has finished, or the element lost the focus. Its last value goes through `input` here.
    pub fn composition_end(&mut self, value: &str, selection: Selection) -> Result<Typed, TextFault> {
        self.composing = false;
        self.input(value, selection)
    }

    /// The value as far as it can be taken: as it is, unless what is new in it cannot stand.
    fn taken(&self, value: &str, caret: u32) -> String {
        let fits = splice::diff(&self.shadow, value, caret as usize).is_none_or(|(at, delete, insert)| {
            let splice = Splice { field: self.field, at, delete, insert };
            !matches!(check::fit(&[splice], |_| self.shadow.clone()), Err(check::SpliceFault::Text(fault)) if !matches!(fault, TextFault::TooLong { .. }))
        });
        if fits { value.to_owned() } else { text::clean(value) }
    }

    /// Brings what waits into the shadow and says what the element has to show.
    fn draw(&mut self, selection: Selection) -> Option<DomUpdate> {
        if self.composing || (self.waiting.is_empty() && !self.astray) {
            return None;
        }
        let mut update = DomUpdate {
            value: std::mem::take(&mut self.shadow),
            selection_start: selection.start,
            selection_end: selection.end,
        };
        for splice in std::mem::take(&mut self.waiting).into_splices(self.field) {
            // Replica and element have seen the same changes, so this fits; if not, the value stays and the next `replaced` mends it.
            if splice.apply(&mut update.value).is_ok() {
                update.selection_start = splice::shift(update.selection_start, &splice);
                update.selection_end = splice::shift(update.selection_end, &splice);
            }
        }
        self.shadow.clone_from(&update.value);
        self.astray = false;
        Some(update)
    }
}

#[cfg(test)]
mod tests;
