//! Taking a change apart.

use super::{Delta, Part};
use crate::fiche::splice::byte_at;
use std::collections::VecDeque;

/// Parts that are taken off piece by piece; at the end everything stays.
pub(super) struct Parts(VecDeque<Part>);

impl Parts {
    pub(super) fn new(delta: Delta) -> Self {
        Self(delta.0.into())
    }

    pub(super) fn some(&self) -> bool {
        !self.0.is_empty()
    }

    pub(super) fn front(&self) -> Option<&Part> {
        self.0.front()
    }

    pub(super) fn width(&self) -> u32 {
        self.front().map_or(u32::MAX, Part::units)
    }

    pub(super) fn skip(&mut self) {
        self.0.pop_front();
    }

    pub(super) fn insert(&mut self) -> Option<String> {
        match self.0.pop_front() {
            Some(Part::Insert(text)) => Some(text),
            Some(other) => {
                self.0.push_front(other);
                None
            }
            None => None,
        }
    }

    pub(super) fn take(&mut self, count: u32) -> Part {
        let Some(part) = self.0.pop_front() else { return Part::Keep(count) };
        let (taken, left) = match part {
            Part::Keep(all) => (Part::Keep(count), Part::Keep(all - count)),
            Part::Drop(all) => (Part::Drop(count), Part::Drop(all - count)),
            Part::Insert(mut text) => {
                // No change cuts a pair in two, so the cut falls between letters.
                let cut = byte_at(&text, count as usize).unwrap_or(text.len());
                let rest = text.split_off(cut);
                (Part::Insert(text), Part::Insert(rest))
            }
        };
        if left.units() > 0 {
            self.0.push_front(left);
        }
        taken
    }
}
